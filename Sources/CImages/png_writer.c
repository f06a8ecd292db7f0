// RGB to PNG.

#include "internal.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

typedef struct writer {
    png_structp png;
    png_infop info;
    uint8_t *bytes;
    size_t count;
    size_t room;
    jmp_buf jump;
    char *message;
    size_t message_size;
} writer;

static void fail(png_structp png, png_const_charp words) {
    writer *state = png_get_error_ptr(png);
    ci_say(state->message, state->message_size, words);
    longjmp(state->jump, 1);
}

static void ignore_warning(png_structp png, png_const_charp words) {
    (void)png;
    (void)words;
}

static void append(png_structp png, png_bytep bytes, size_t count) {
    writer *state = png_get_io_ptr(png);
    if (count > state->room - state->count) {
        size_t room = (state->room + count) * 2;
        uint8_t *grown = realloc(state->bytes, room);
        if (grown == NULL) {
            png_error(png, "out of memory");
        }
        state->bytes = grown;
        state->room = room;
    }
    memcpy(state->bytes + state->count, bytes, count);
    state->count += count;
}

static void flush(png_structp png) {
    (void)png;
}

static void end(writer *state) {
    if (state->png != NULL) {
        png_destroy_write_struct(&state->png, &state->info);
    }
    free(state->bytes);
    free(state);
}

int ci_encode_png(
    const uint8_t *pixels, int32_t width, int32_t height, int level, uint8_t **bytes, size_t *count, char *message,
    size_t message_size) {
    *bytes = NULL;
    *count = 0;
    if (ci_check_size(width < 0 ? 0 : width, height < 0 ? 0 : height, message, message_size) != 0) {
        return -1;
    }
    ci_say(message, message_size, "out of memory");
    writer *state = calloc(1, sizeof(writer));
    if (state == NULL) {
        return -1;
    }
    state->message = message;
    state->message_size = message_size;
    if (setjmp(state->jump)) {
        end(state);
        return -1;
    }
    state->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, state, fail, ignore_warning);
    state->info = state->png == NULL ? NULL : png_create_info_struct(state->png);
    if (state->info == NULL) {
        end(state);
        return -1;
    }
    png_set_write_fn(state->png, state, append, flush);
    png_set_IHDR(
        state->png, state->info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(state->png, level < 0 ? 0 : level > 9 ? 9 : level);
    png_write_info(state->png, state->info);
    for (int32_t y = 0; y < height; y++) {
        png_write_row(state->png, pixels + (size_t)y * (size_t)width * 3);
    }
    png_write_end(state->png, state->info);
    *bytes = state->bytes;
    *count = state->count;
    state->bytes = NULL;
    end(state);
    return 0;
}
