// Changes tar archives so that their headers stay readable.

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t count, size_t limit, unsigned int seed);
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t limit);

enum { block_size = 512, checksum_place = 148, checksum_size = 8, magic_place = 257 };

/// A header's checksum is the sum of its bytes, with spaces in the checksum's place.
static void repair_checksum(uint8_t *block) {
    memset(block + checksum_place, ' ', checksum_size);
    unsigned int sum = 0;
    for (size_t place = 0; place < block_size; place++) {
        sum += block[place];
    }
    char text[checksum_size + 1];
    snprintf(text, sizeof text, "%06o", sum);
    memcpy(block + checksum_place, text, 7);
}

/// Without right checksums nearly every changed archive would end at its first header. One in sixteen keeps wrong ones.
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t count, size_t limit, unsigned int seed) {
    count = LLVMFuzzerMutate(bytes, count, limit);
    if (seed % 16 == 0) {
        return count;
    }
    for (size_t place = 0; place + block_size <= count; place += block_size) {
        if (memcmp(bytes + place + magic_place, "ustar", 5) == 0) {
            repair_checksum(bytes + place);
        }
    }
    return count;
}
