// Recognises a picture by its first bytes and hands it to the library that reads it.

#include "internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct ci_reader {
    ci_header header;
    ci_jpeg *jpeg;
    ci_png *png;
    int is_spent;
};

void ci_say(char *message, size_t message_size, const char *text) {
    if (message != NULL && message_size > 0) {
        snprintf(message, message_size, "%s", text);
    }
}

int ci_check_size(uint64_t width, uint64_t height, char *message, size_t message_size) {
    if (width >= 1 && height >= 1 && width <= CI_MAXIMUM_SIDE && height <= CI_MAXIMUM_SIDE
        && width * height <= CI_MAXIMUM_PIXELS) {
        return 0;
    }
    if (message != NULL && message_size > 0) {
        snprintf(
            message, message_size,
            "its header says %" PRIu64 "×%" PRIu64
            " pixels; GANKit reads sides of 1 to %d and %d million pixels at most: make it smaller, or remove it",
            width, height, CI_MAXIMUM_SIDE, CI_MAXIMUM_PIXELS / 1000000);
    }
    return -1;
}

ci_format ci_recognise(const uint8_t *bytes, size_t count) {
    if (bytes == NULL || count < 3) {
        return CI_FORMAT_UNKNOWN;
    }
    if (bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF) {
        return CI_FORMAT_JPEG;
    }
    // Four bytes of PNG's eight: the rest tells of damage in transfer, of which libpng knows the words.
    if (count >= 4 && bytes[0] == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G') {
        return CI_FORMAT_PNG;
    }
    return CI_FORMAT_UNKNOWN;
}

int ci_open(
    const uint8_t *bytes, size_t count, const ci_options *options, ci_reader **reader, ci_header *header,
    char *message, size_t message_size) {
    *reader = NULL;
    ci_format format = ci_recognise(bytes, count);
    if (format == CI_FORMAT_UNKNOWN) {
        ci_say(message, message_size, count == 0 ? "the file is empty" : "it is neither a JPEG nor a PNG file");
        return -1;
    }
    ci_reader *opened = calloc(1, sizeof(ci_reader));
    if (opened == NULL) {
        ci_say(message, message_size, "out of memory");
        return -1;
    }
    int status = format == CI_FORMAT_JPEG
        ? ci_jpeg_open(bytes, count, options, &opened->jpeg, &opened->header, message, message_size)
        : ci_png_open(bytes, count, options, &opened->png, &opened->header, message, message_size);
    if (status != 0) {
        free(opened);
        return -1;
    }
    *header = opened->header;
    *reader = opened;
    return 0;
}

int ci_read(ci_reader *reader, uint8_t *pixels, size_t capacity, char *message, size_t message_size) {
    size_t needed = (size_t)reader->header.decoded_width * (size_t)reader->header.decoded_height * 3;
    if (reader->is_spent || capacity < needed) {
        ci_say(
            message, message_size,
            reader->is_spent ? "the pixels were already read" : "there is too little room for the pixels");
        return -1;
    }
    reader->is_spent = 1;
    return reader->jpeg != NULL ? ci_jpeg_read(reader->jpeg, pixels, message, message_size)
                                : ci_png_read(reader->png, pixels, message, message_size);
}

void ci_close(ci_reader *reader) {
    if (reader == NULL) {
        return;
    }
    if (reader->jpeg != NULL) {
        ci_jpeg_close(reader->jpeg);
    }
    if (reader->png != NULL) {
        ci_png_close(reader->png);
    }
    free(reader);
}

void ci_free(uint8_t *bytes) {
    free(bytes);
}
