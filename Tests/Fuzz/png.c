// Fuzzes the PNG reader: Scripts/fuzz png SECONDS.

#include "pictures.h"

#include <zlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t count, size_t limit, unsigned int seed);
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t limit);

static uint32_t number(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/// Gives each chunk its right checksum, up to the first whose length reaches beyond the end.
static void repair_checksums(uint8_t *bytes, size_t count) {
    size_t place = 8;
    while (place + 12 <= count && number(bytes + place) <= count - place - 12) {
        size_t length = number(bytes + place);
        uint32_t checksum = (uint32_t)crc32_z(0, bytes + place + 4, 4 + length);
        for (size_t byte = 0; byte < 4; byte++) {
            bytes[place + 8 + length + byte] = (uint8_t)(checksum >> (24 - 8 * byte));
        }
        place += 12 + length;
    }
}

/// Without right checksums nearly every changed file would end at the first one, and nothing behind it would be tried.
/// One file in sixteen keeps wrong ones, for they are to be found, too.
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t count, size_t limit, unsigned int seed) {
    count = LLVMFuzzerMutate(bytes, count, limit);
    if (seed % 16 != 0) {
        repair_checksums(bytes, count);
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    // What is no PNG is left to the other target.
    if (count < 4 || number(bytes) != 0x89504E47) {
        return -1;
    }
    // Depth, colour type and interlacing are in the header, which comes first.
    uint32_t kind = count < 29 ? 0 : (uint32_t)bytes[24] << 16 | (uint32_t)bytes[25] << 8 | bytes[28];
    read_picture(bytes, count, kind);
    return 0;
}
