#include "cimages.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

int ci_inflate(const unsigned char *bytes, size_t count, int window, unsigned char *room, size_t size, size_t *written,
               int *ended, char *message, size_t message_size) {
    *written = 0;
    *ended = 0;
    if (count > UINT_MAX || size > UINT_MAX) {
        snprintf(message, message_size, "it is larger than 4 GB");
        return 1;
    }
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, window) != Z_OK) {
        snprintf(message, message_size, "zlib cannot start");
        return 1;
    }
    stream.next_in = (Bytef *)bytes;
    stream.avail_in = (uInt)count;
    stream.next_out = room;
    stream.avail_out = (uInt)size;
    int status = inflate(&stream, Z_SYNC_FLUSH);
    // Gzip files that were put one after the other are one, as gunzip has it.
    while (status == Z_STREAM_END && window > 15 && stream.avail_in > 1 && stream.next_in[0] == 0x1F &&
           stream.next_in[1] == 0x8B && inflateReset(&stream) == Z_OK) {
        status = inflate(&stream, Z_SYNC_FLUSH);
    }
    *written = size - stream.avail_out;
    *ended = status == Z_STREAM_END;
    int failed = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR;
    if (failed) {
        snprintf(message, message_size, "its compressed bytes are damaged (%s); copy or download it again", stream.msg ? stream.msg : zError(status));
    }
    inflateEnd(&stream);
    return failed;
}

unsigned int ci_checksum(const unsigned char *bytes, size_t count) { return (unsigned int)crc32_z(0, bytes, count); }
