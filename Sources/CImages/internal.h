// What the files of this folder share.

#ifndef CIMAGES_INTERNAL_H
#define CIMAGES_INTERNAL_H

#include "cimages.h"

typedef struct ci_jpeg ci_jpeg;
typedef struct ci_png ci_png;

/// Writes `text` to the caller's buffer, shortened where it does not fit.
void ci_say(char *message, size_t message_size, const char *text);

/// The orientation that an EXIF block tells: 1 to 8, and 1 where it tells none. The bytes begin behind "Exif\0\0".
int ci_exif_orientation(const uint8_t *bytes, size_t count);

/// Refuses sizes beyond the limits, in words.
int ci_check_size(uint64_t width, uint64_t height, char *message, size_t message_size);

int ci_jpeg_open(
    const uint8_t *bytes, size_t count, const ci_options *options, ci_jpeg **jpeg, ci_header *header, char *message,
    size_t message_size);
int ci_jpeg_read(ci_jpeg *jpeg, uint8_t *pixels, char *message, size_t message_size);
void ci_jpeg_close(ci_jpeg *jpeg);

int ci_png_open(
    const uint8_t *bytes, size_t count, const ci_options *options, ci_png **png, ci_header *header, char *message,
    size_t message_size);
int ci_png_read(ci_png *png, uint8_t *pixels, char *message, size_t message_size);
void ci_png_close(ci_png *png);

#endif
