// The one field of EXIF that bears on the pixels: how the camera was held.

#include "internal.h"

#define ORIENTATION 0x0112

/// The bytes of a whole number by TIFF's number of its type: 1 is BYTE, 3 SHORT, 4 LONG, then the same with a sign. EXIF asks for
/// SHORT; programs have written the others, and all readers take them. 0 for everything else.
static size_t size_of(uint32_t type) {
    static const size_t sizes[] = {0, 1, 0, 2, 4, 0, 1, 0, 2, 4};
    return type < sizeof(sizes) / sizeof(sizes[0]) ? sizes[type] : 0;
}

typedef struct fields {
    const uint8_t *bytes;
    size_t count;
    int is_big_endian;
} fields;

/// A number of 2 or 4 bytes; 0 where the block ends before.
static uint32_t number(const fields *block, size_t offset, size_t size) {
    if (size > block->count || offset > block->count - size) {
        return 0;
    }
    uint32_t value = 0;
    for (size_t i = 0; i < size; i++) {
        value = value << 8 | block->bytes[offset + (block->is_big_endian ? i : size - 1 - i)];
    }
    return value;
}

int ci_exif_orientation(const uint8_t *bytes, size_t count) {
    if (count < 8 || bytes[0] != bytes[1] || (bytes[0] != 'I' && bytes[0] != 'M')) {
        return 1;
    }
    fields block = {.bytes = bytes, .count = count, .is_big_endian = bytes[0] == 'M'};
    if (number(&block, 2, 2) != 42) {
        return 1;
    }
    size_t directory = number(&block, 4, 4);
    size_t entries = number(&block, directory, 2);
    for (size_t entry = 0; entry < entries; entry++) {
        size_t place = directory + 2 + 12 * entry;
        if (number(&block, place, 2) == ORIENTATION) {
            // 0 where the type is none, or the block ends before.
            uint32_t value = number(&block, place + 8, size_of(number(&block, place + 2, 2)));
            return value >= 1 && value <= 8 ? (int)value : 1;
        }
    }
    return 1;
}
