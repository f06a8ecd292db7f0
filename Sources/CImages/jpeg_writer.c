// RGB to JPEG.

#include "internal.h"
#include "jpeg_errors.h"

#include <stdlib.h>

typedef struct writer {
    struct jpeg_compress_struct compress;
    ci_jpeg_errors errors;
    unsigned char *bytes;
    unsigned long count;
} writer;

int ci_encode_jpeg(
    const uint8_t *pixels, int32_t width, int32_t height, int quality, uint8_t **bytes, size_t *count, char *message,
    size_t message_size) {
    *bytes = NULL;
    *count = 0;
    if (ci_check_size(width < 0 ? 0 : width, height < 0 ? 0 : height, message, message_size) != 0) {
        return -1;
    }
    writer *jpeg = calloc(1, sizeof(writer));
    if (jpeg == NULL) {
        ci_say(message, message_size, "out of memory");
        return -1;
    }
    jpeg->compress.err = ci_jpeg_errors_begin(&jpeg->errors, message, message_size);
    if (setjmp(jpeg->errors.jump)) {
        jpeg_destroy_compress(&jpeg->compress);
        free(jpeg->bytes);
        free(jpeg);
        return -1;
    }
    jpeg_create_compress(&jpeg->compress);
    jpeg_mem_dest(&jpeg->compress, &jpeg->bytes, &jpeg->count);
    jpeg->compress.image_width = (JDIMENSION)width;
    jpeg->compress.image_height = (JDIMENSION)height;
    jpeg->compress.input_components = 3;
    jpeg->compress.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg->compress);
    jpeg_set_quality(&jpeg->compress, quality, TRUE);
    jpeg->compress.optimize_coding = TRUE;
    // Halved colour planes smear small pictures.
    for (int component = 0; component < jpeg->compress.num_components; component++) {
        jpeg->compress.comp_info[component].h_samp_factor = 1;
        jpeg->compress.comp_info[component].v_samp_factor = 1;
    }
    jpeg_start_compress(&jpeg->compress, TRUE);
    while (jpeg->compress.next_scanline < jpeg->compress.image_height) {
        JSAMPROW row = (JSAMPROW)(pixels + (size_t)jpeg->compress.next_scanline * (size_t)width * 3);
        jpeg_write_scanlines(&jpeg->compress, &row, 1);
    }
    jpeg_finish_compress(&jpeg->compress);
    *bytes = jpeg->bytes;
    *count = jpeg->count;
    jpeg_destroy_compress(&jpeg->compress);
    free(jpeg);
    return 0;
}
