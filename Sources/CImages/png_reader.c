// PNG to RGB.

#include "internal.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

/// Compressed bytes behind the last row; they may unpack to a thousand times as much.
#define MOST_BYTES_LEFT_OVER 65536

struct ci_png {
    png_structp png;
    png_infop info;
    const uint8_t *bytes;
    size_t count;
    size_t position;
    /// Whether rows are being read and what follows the last one was not looked at.
    int has_rest;
    png_color_16 background;
    jmp_buf jump;
    char *message;
    size_t message_size;
};

static void fail(png_structp png, png_const_charp words) {
    ci_png *reader = png_get_error_ptr(png);
    ci_say(reader->message, reader->message_size, words);
    longjmp(reader->jump, 1);
}

/// libpng warns of oddities that leave the pixels whole; damage is an error.
static void ignore_warning(png_structp png, png_const_charp words) {
    (void)png;
    (void)words;
}

static uint32_t number(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/// The orientation by the EXIF chunk, which may stand before or behind the pixels. libpng reads past it and compares its checksum.
static int orientation(const uint8_t *bytes, size_t count) {
    size_t place = 8;
    while (count >= 12 && place <= count - 12) {
        size_t length = number(bytes + place);
        if (length > count - place - 12) {
            break;
        }
        if (memcmp(bytes + place + 4, "eXIf", 4) == 0) {
            return ci_exif_orientation(bytes + place + 8, length);
        }
        place += 12 + length;
    }
    return 1;
}

/// The first byte behind the last chunk of compressed pixels.
static size_t end_of_pixels(const ci_png *reader) {
    size_t end = 0;
    size_t place = 8;
    while (reader->count >= 12 && place <= reader->count - 12) {
        size_t length = number(reader->bytes + place);
        size_t left = reader->count - place - 12;
        if (memcmp(reader->bytes + place + 4, "IDAT", 4) == 0) {
            end = place + 8 + (length < left ? length : left);
        }
        if (length > left) {
            break;
        }
        place += 12 + length;
    }
    return end;
}

/// libpng unpacks all that follows the last row and throws it away: ten megabytes would keep it busy for half a minute.
/// An encoder may leave a little behind.
static void refuse_endless_pixels(ci_png *reader) {
    size_t end = end_of_pixels(reader);
    if (end > reader->position && end - reader->position > MOST_BYTES_LEFT_OVER) {
        png_error(
            reader->png,
            "it has far more compressed bytes than pixels, as a decompression bomb has; save it again or remove it");
    }
}

static int all_rows_are_read(const ci_png *reader) {
    // After the seventh pass the rows of an interlaced picture are counted from 0 again.
    return png_get_current_pass_number(reader->png) >= 7
        || png_get_current_row_number(reader->png) >= png_get_image_height(reader->png, reader->info);
}

static void read_bytes(png_structp png, png_bytep target, size_t wanted) {
    ci_png *reader = png_get_io_ptr(png);
    if (wanted > reader->count - reader->position) {
        png_error(png, "Read Error: the PNG file ends too early");
    }
    if (reader->has_rest && all_rows_are_read(reader)) {
        reader->has_rest = 0;
        refuse_endless_pixels(reader);
    }
    memcpy(target, reader->bytes + reader->position, wanted);
    reader->position += wanted;
}

int ci_png_open(
    const uint8_t *bytes, size_t count, const ci_options *options, ci_png **png, ci_header *header, char *message,
    size_t message_size) {
    ci_png *opened = calloc(1, sizeof(ci_png));
    if (opened == NULL) {
        ci_say(message, message_size, "out of memory");
        return -1;
    }
    opened->bytes = bytes;
    opened->count = count;
    opened->background.red = options->background[0];
    opened->background.green = options->background[1];
    opened->background.blue = options->background[2];
    // Which libpng takes where the picture and the colour are both grey.
    opened->background.gray = options->background[1];
    opened->message = message;
    opened->message_size = message_size;
    ci_say(message, message_size, "out of memory");
    if (setjmp(opened->jump)) {
        ci_png_close(opened);
        return -1;
    }
    opened->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, opened, fail, ignore_warning);
    opened->info = opened->png == NULL ? NULL : png_create_info_struct(opened->png);
    if (opened->info == NULL) {
        ci_png_close(opened);
        return -1;
    }
    png_set_read_fn(opened->png, opened, read_bytes);
    png_set_crc_action(opened->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    // Nothing but IHDR, PLTE, tRNS, IDAT and IEND bears on the pixels; gamma and profiles are left alone, and
    // texts that unpack to gigabytes stay packed.
    png_set_keep_unknown_chunks(opened->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_read_info(opened->png, opened->info);
    png_uint_32 width = png_get_image_width(opened->png, opened->info);
    png_uint_32 height = png_get_image_height(opened->png, opened->info);
    if (ci_check_size(width, height, message, message_size) != 0) {
        ci_png_close(opened);
        return -1;
    }
    header->format = CI_FORMAT_PNG;
    header->width = (int32_t)width;
    header->height = (int32_t)height;
    header->decoded_width = header->width;
    header->decoded_height = header->height;
    header->picture_width = header->width;
    header->picture_height = header->height;
    header->orientation = orientation(bytes, count);
    int color_type = png_get_color_type(opened->png, opened->info);
    int has_alpha_channel = (color_type & PNG_COLOR_MASK_ALPHA) != 0;
    header->color = (color_type & PNG_COLOR_MASK_PALETTE) != 0 ? CI_COLOR_PALETTE
        : (color_type & PNG_COLOR_MASK_COLOR) != 0             ? CI_COLOR_RGB
                                                               : CI_COLOR_GREY;
    header->depth = png_get_bit_depth(opened->png, opened->info);
    header->has_alpha = has_alpha_channel || png_get_valid(opened->png, opened->info, PNG_INFO_tRNS) != 0;
    header->is_progressive = png_get_interlace_type(opened->png, opened->info) != PNG_INTERLACE_NONE;
    *png = opened;
    return 0;
}

int ci_png_read(ci_png *reader, uint8_t *pixels, char *message, size_t message_size) {
    reader->message = message;
    reader->message_size = message_size;
    if (setjmp(reader->jump)) {
        return -1;
    }
    png_structp png = reader->png;
    png_infop info = reader->info;
    int color_type = png_get_color_type(png, info);
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    if ((color_type & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(png, info, PNG_INFO_tRNS) != 0) {
        png_set_background(png, &reader->background, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
    }
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    size_t stride = (size_t)png_get_image_width(png, info) * 3;
    if (png_get_rowbytes(png, info) != stride) {
        png_error(png, "the colour type and depth do not become RGB");
    }
    png_uint_32 height = png_get_image_height(png, info);
    reader->has_rest = 1;
    for (int pass = 0; pass < passes; pass++) {
        for (png_uint_32 y = 0; y < height; y++) {
            png_read_row(png, pixels + y * stride, NULL);
        }
    }
    png_read_end(png, NULL);
    return 0;
}

void ci_png_close(ci_png *reader) {
    if (reader->png != NULL) {
        png_destroy_read_struct(&reader->png, &reader->info, NULL);
    }
    free(reader);
}
