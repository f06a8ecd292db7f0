// Fuzzes the JPEG reader: Scripts/fuzz jpeg SECONDS.

#include "pictures.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/// The kind of the first frame: which of JPEG's processes, how many components, how the first of them is sampled.
static uint32_t frame_kind(const uint8_t *bytes, size_t count) {
    size_t place = 2;
    while (place + 10 <= count && bytes[place] == 0xFF) {
        uint8_t marker = bytes[place + 1];
        int is_table = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        if ((marker & 0xF0) == 0xC0 && !is_table) {
            uint32_t sampling = place + 11 < count ? bytes[place + 11] : 0;
            return (uint32_t)marker << 16 | (uint32_t)bytes[place + 9] << 8 | sampling;
        }
        place += 2 + ((size_t)bytes[place + 2] << 8 | bytes[place + 3]);
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    // What is no JPEG is left to the other target.
    if (count < 3 || bytes[0] != 0xFF || bytes[1] != 0xD8 || bytes[2] != 0xFF) {
        return -1;
    }
    read_picture(bytes, count, frame_kind(bytes, count));
    return 0;
}
