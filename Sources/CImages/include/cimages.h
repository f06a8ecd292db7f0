// JPEG and PNG files to RGB pixels and back, over libjpeg and libpng.
//
// Written in C because both libraries report errors by longjmp, which must not cross Swift frames. No function
// here keeps anything global; each may be called on any thread, one reader on one thread at a time.
//
// Functions that can fail return 0 when all went well and -1 when not, and then write what happened, in words and
// ended by a zero byte, into `message`, which has room for `message_size` bytes (CI_MESSAGE_SIZE is enough).

#ifndef CIMAGES_H
#define CIMAGES_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The longest side in pixels that is read.
#define CI_MAXIMUM_SIDE 16384
/// The largest number of pixels that is read.
#define CI_MAXIMUM_PIXELS 64000000
/// Room for any message.
#define CI_MESSAGE_SIZE 320

/// What a file holds, by its first bytes.
typedef enum ci_format {
    CI_FORMAT_UNKNOWN = 0,
    CI_FORMAT_JPEG = 1,
    CI_FORMAT_PNG = 2,
} ci_format;

/// How a file stores the colour of a pixel.
typedef enum ci_color {
    /// Something that libjpeg has no name for, and does not decode.
    CI_COLOR_OTHER = 0,
    CI_COLOR_GREY = 1,
    CI_COLOR_RGB = 2,
    CI_COLOR_PALETTE = 3,
    CI_COLOR_CMYK = 4,
} ci_color;

/// What the header of a picture says.
typedef struct ci_header {
    ci_format format;
    /// The picture's size.
    int32_t width;
    int32_t height;
    /// The size of what `ci_read` will write: smaller where a JPEG file is decoded at a fraction of its size.
    int32_t decoded_width;
    int32_t decoded_height;
    /// How much of that is the picture, from the top left: up to a pixel less where the fraction leaves a part of one, as
    /// 225 rows at a half are 113 rows of pixels for 112.5.
    double picture_width;
    double picture_height;
    /// How the camera was held, by EXIF: 1 (upright) to 8. The pixels are not turned.
    int32_t orientation;
    ci_color color;
    /// Bits of a sample, or of an index into a palette.
    int32_t depth;
    /// 1 where pixels may be transparent.
    int32_t has_alpha;
    /// 1 where the picture comes in several passes: progressive JPEG, interlaced PNG.
    int32_t is_progressive;
} ci_header;

/// How a picture shall be decoded.
typedef struct ci_options {
    /// The size that will be needed. A JPEG file is decoded at a half, a quarter or an eighth of its size where that leaves as
    /// much both ways; 0 asks for the full size.
    int32_t needed_width;
    int32_t needed_height;
    /// 1 where that is the size of the picture as EXIF turns it, not as it is stored.
    int32_t is_upright;
    /// 1 where only the middle will be looked at, as much as has the needed shape, after a resize to the needed size. Rows far
    /// enough below it that no antialiased filter reaches them may then repeat the last one above; a JPEG file that has its end
    /// mark is not read as far as that.
    int32_t is_middle_only;
    /// What transparent pixels are laid over: red, green, blue.
    uint8_t background[3];
} ci_options;

/// A picture whose header was read and whose pixels were not.
typedef struct ci_reader ci_reader;

/// Recognises a picture by its first bytes; four are enough.
ci_format ci_recognise(const uint8_t *bytes, size_t count);

/// Reads the header of a picture, without room for a single pixel.
///
/// Pictures larger than CI_MAXIMUM_SIDE or CI_MAXIMUM_PIXELS are refused. The bytes must stay where they are until
/// `ci_close`. On success `*reader` is to be closed; on failure it is NULL.
int ci_open(
    const uint8_t *bytes, size_t count, const ci_options *options, ci_reader **reader, ci_header *header,
    char *message, size_t message_size);

/// Decodes the pixels: rows from the top, three bytes a pixel (red, green, blue), no padding. May be called once.
///
/// `capacity` is the room in bytes and must be 3 * decoded_width * decoded_height or more. Grey, palettes and CMYK
/// become RGB, 16 bits become 8, transparent pixels are laid over the background; gamma and colour profiles are left alone. Whatever libjpeg warns
/// of (a file that ends early, damaged data) is a failure with libjpeg's words.
int ci_read(ci_reader *reader, uint8_t *pixels, size_t capacity, char *message, size_t message_size);

/// Frees a reader; NULL is allowed.
void ci_close(ci_reader *reader);

/// Encodes RGB pixels as a PNG file; `level` is zlib's, 0 to 9. `*bytes` is to be freed by `ci_free`.
int ci_encode_png(
    const uint8_t *pixels, int32_t width, int32_t height, int level, uint8_t **bytes, size_t *count, char *message,
    size_t message_size);

/// Encodes RGB pixels as a JPEG file with full-size colour planes; `quality` is libjpeg's, 1 to 100. `*bytes` is to be
/// freed by `ci_free`.
int ci_encode_jpeg(
    const uint8_t *pixels, int32_t width, int32_t height, int quality, uint8_t **bytes, size_t *count, char *message,
    size_t message_size);

/// Frees what an encoder returned; NULL is allowed.
void ci_free(uint8_t *bytes);

/// Decompresses bytes by zlib into room of a given size, and stops where it is full.
///
/// - window: zlib's window bits: -15 for bytes without a header, 31 for a gzip file.
/// - ended: whether the compressed bytes came to their end.
int ci_inflate(const unsigned char *bytes, size_t count, int window, unsigned char *room, size_t size, size_t *written,
               int *ended, char *message, size_t message_size);

/// The CRC-32 of bytes.
unsigned int ci_checksum(const unsigned char *bytes, size_t count);

#ifdef __cplusplus
}
#endif

#endif
