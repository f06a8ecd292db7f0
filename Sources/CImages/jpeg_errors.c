#include "jpeg_errors.h"

#include "internal.h"

#include <string.h>

#include <jerror.h>

static _Noreturn void leave(j_common_ptr common) {
    ci_jpeg_errors *errors = (ci_jpeg_errors *)common->err;
    longjmp(errors->jump, 1);
}

static _Noreturn void fail_with_libjpeg_words(j_common_ptr common) {
    ci_jpeg_errors *errors = (ci_jpeg_errors *)common->err;
    char words[JMSG_LENGTH_MAX];
    common->err->format_message(common, words);
    ci_say(errors->message, errors->message_size, words);
    leave(common);
}

/// Whether bytes that libjpeg has just skipped before a marker cannot have been pixels.
///
/// Before the first scan there are none. Behind the last block of a scan there may be padding, one byte over and over; whatever
/// else lies there is what a damaged scan has left over, in three of four files the only sign of the damage.
static int skipped_no_pixels(j_decompress_ptr decompress) {
    const int *numbers = decompress->err->msg_parm.i;
    size_t skipped = numbers[0] > 0 ? (size_t)numbers[0] : 0;
    int is_inside_scan = numbers[1] >= JPEG_RST0 && numbers[1] <= JPEG_RST0 + 7;
    if (decompress->input_scan_number == 0) {
        return 1;
    }
    // All of the file is in memory, and the skipped bytes are the last that were taken from it.
    const JOCTET *end = decompress->src->next_input_byte;
    return !is_inside_scan && skipped > 0 && memcmp(end - skipped, end - skipped + 1, skipped - 1) == 0;
}

static int says_nothing_about_pixels(j_common_ptr common) {
    switch (common->err->msg_code) {
    case JWRN_JFIF_MAJOR:
    case JWRN_ADOBE_XFORM: return 1;
    case JWRN_EXTRANEOUS_DATA: return common->is_decompressor && skipped_no_pixels((j_decompress_ptr)common);
    default: return 0;
    }
}

/// libjpeg goes on after a warning and invents what is missing (grey for the rest of a truncated picture). That is for
/// viewers; a picture to learn from is whole or it is not used.
static void take_message(j_common_ptr common, int level) {
    int is_warning = level < 0;
    if (is_warning && !says_nothing_about_pixels(common)) {
        fail_with_libjpeg_words(common);
    }
}

static void stay_silent(j_common_ptr common) {
    (void)common;
}

struct jpeg_error_mgr *ci_jpeg_errors_begin(ci_jpeg_errors *errors, char *message, size_t message_size) {
    struct jpeg_error_mgr *base = jpeg_std_error(&errors->base);
    base->error_exit = fail_with_libjpeg_words;
    base->emit_message = take_message;
    base->output_message = stay_silent;
    errors->message = message;
    errors->message_size = message_size;
    return base;
}

_Noreturn void ci_jpeg_fail(j_common_ptr common, const char *words) {
    ci_jpeg_errors *errors = (ci_jpeg_errors *)common->err;
    ci_say(errors->message, errors->message_size, words);
    leave(common);
}
