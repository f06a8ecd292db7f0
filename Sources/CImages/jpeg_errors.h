// libjpeg's errors and warnings as text and a longjmp.

#ifndef CIMAGES_JPEG_ERRORS_H
#define CIMAGES_JPEG_ERRORS_H

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

typedef struct ci_jpeg_errors {
    struct jpeg_error_mgr base;
    jmp_buf jump;
    char *message;
    size_t message_size;
} ci_jpeg_errors;

/// Prepares the error handler of a libjpeg object; `message` may be exchanged before each use.
struct jpeg_error_mgr *ci_jpeg_errors_begin(ci_jpeg_errors *errors, char *message, size_t message_size);

/// Leaves libjpeg with words of our own.
_Noreturn void ci_jpeg_fail(j_common_ptr common, const char *words);

#endif
