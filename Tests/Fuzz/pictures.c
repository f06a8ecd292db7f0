// The one file of the targets that calls CImages.

#include "pictures.h"

#include "cimages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/// Of larger pictures only the header is read: they are slow, and no other code reads them.
#define MOST_PIXELS (1 << 16)
/// Longer files are passed over.
#define LONGEST_FILE (1 << 20)

#ifdef __linux__
/// libFuzzer takes each of these bytes for an edge of the program.
__attribute__((section("__libfuzzer_extra_counters")))
#endif
static uint8_t reached[1 << 14];

static void expect(int holds, const char *promise) {
    if (!holds) {
        fprintf(stderr, "broken promise of cimages.h: %s\n", promise);
        abort();
    }
}

/// Counts a message for a kind of picture. The numbers in it are left out, and the name of a chunk before a colon: they
/// would make each file look new.
static void count_message(const char *stage, const char *message, uint32_t kind) {
    uint32_t hash = (2166136261u ^ (uint32_t)stage[0]) * 16777619u + kind * 2654435761u;
    const char *colon = strrchr(message, ':');
    for (message = colon != NULL ? colon : message; *message != 0; message++) {
        if (*message < '0' || *message > '9') {
            hash = (hash ^ (uint8_t)*message) * 16777619u;
        }
    }
    reached[(hash ^ hash >> 15) % sizeof reached] = 1;
}

/// Room that ends where memory ends: libjpeg and libpng know nothing of AddressSanitizer, but they, too, cannot step
/// over this edge by a single byte.
///
/// - Returns: The first byte behind the room.
static uint8_t *room_before_edge(size_t size) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t whole = (size + page - 1) / page * page;
    uint8_t *start = mmap(NULL, whole + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (start == MAP_FAILED || mprotect(start + whole, page, PROT_NONE) != 0) {
        perror("mmap");
        exit(1);
    }
    return start + whole;
}

static void check_failure(const char *message) {
    expect(memchr(message, 0, CI_MESSAGE_SIZE) != NULL, "a message ends by a zero byte");
    expect(message[0] != 0, "a failure has words");
}

static void read_pixels(ci_reader *reader, const ci_header *header, uint32_t kind) {
    static uint8_t *edge;
    if (edge == NULL) {
        edge = room_before_edge(3 * MOST_PIXELS);
    }
    size_t needed = 3 * (size_t)header->decoded_width * (size_t)header->decoded_height;
    char message[CI_MESSAGE_SIZE] = {0};
    if (ci_read(reader, edge - needed, needed, message, sizeof message) != 0) {
        check_failure(message);
        count_message("pixels", message, kind);
        return;
    }
    count_message("pixels", "whole", kind);
    expect(
        ci_read(reader, edge - needed, needed, message, sizeof message) != 0 && message[0] != 0,
        "pixels are read once");
}

static void check_header(const ci_header *header) {
    expect(
        header->width >= 1 && header->width <= CI_MAXIMUM_SIDE && header->height >= 1
            && header->height <= CI_MAXIMUM_SIDE && (int64_t)header->width * header->height <= CI_MAXIMUM_PIXELS,
        "sizes are within the limits");
    expect(
        header->decoded_width >= 1 && header->decoded_width <= header->width && header->decoded_height >= 1
            && header->decoded_height <= header->height,
        "nothing is decoded at more than its size");
    expect(
        header->picture_width > header->decoded_width - 1 && header->picture_width <= header->decoded_width
            && header->picture_height > header->decoded_height - 1 && header->picture_height <= header->decoded_height,
        "the last pixels are a part of the picture");
    expect(header->orientation >= 1 && header->orientation <= 8, "the orientation is one of eight");
    expect(header->color >= CI_COLOR_OTHER && header->color <= CI_COLOR_CMYK, "the colour is a known one");
}

static void read_with(const ci_options *options, const uint8_t *bytes, size_t count, uint32_t kind) {
    ci_reader *reader = NULL;
    ci_header header = {0};
    char message[CI_MESSAGE_SIZE] = {0};
    if (ci_open(bytes, count, options, &reader, &header, message, sizeof message) != 0) {
        expect(reader == NULL, "a failure leaves no reader");
        check_failure(message);
        // Impossible kinds are many, and all alike.
        count_message("header", message, 0);
        return;
    }
    expect(reader != NULL && header.format == ci_recognise(bytes, count), "the format is that of the first bytes");
    check_header(&header);
    if ((int64_t)header.width * header.height <= MOST_PIXELS) {
        // How much smaller it is decoded is a kind of its own, and so is how the camera was held.
        uint32_t scale = (uint32_t)(8 * header.decoded_width / header.width);
        read_pixels(reader, &header, kind * 128 + scale * 8 + (uint32_t)header.orientation - 1);
    }
    ci_close(reader);
}

void read_picture(const uint8_t *bytes, size_t count, uint32_t kind) {
    static uint8_t *edge;
    if (edge == NULL) {
        edge = room_before_edge(LONGEST_FILE);
    }
    if (count > LONGEST_FILE) {
        return;
    }
    memcpy(edge - count, bytes, count);
    ci_options options = {.background = {200, 100, 50}};
    read_with(&options, edge - count, count, kind);
    if (ci_recognise(bytes, count) == CI_FORMAT_JPEG) {
        // And at a fraction of its size; which one hangs on the file's length, so that a file always does the same.
        options.needed_width = 1 + (int32_t)(count % 20);
        options.needed_height = 1 + (int32_t)(count % 13);
        options.is_upright = (int32_t)(count % 2);
        options.is_middle_only = (int32_t)(count / 2 % 2);
        read_with(&options, edge - count, count, kind);
    }
}
