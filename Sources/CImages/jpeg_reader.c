// JPEG to RGB.

#include "internal.h"
#include "jpeg_errors.h"
#include "jpeg_scans.h"

#include <stdlib.h>
#include <string.h>

struct ci_jpeg {
    struct jpeg_decompress_struct decompress;
    ci_jpeg_scans scans;
    ci_jpeg_errors errors;
    /// How many rows are worth decoding.
    JDIMENSION needed_rows;
};

static ci_color color_of(J_COLOR_SPACE space) {
    switch (space) {
    case JCS_GRAYSCALE: return CI_COLOR_GREY;
    case JCS_RGB:
    case JCS_YCbCr: return CI_COLOR_RGB;
    case JCS_CMYK:
    case JCS_YCCK: return CI_COLOR_CMYK;
    default: return CI_COLOR_OTHER;
    }
}

/// A size as the file stores the picture; 0×0 where nothing is asked for.
typedef struct stored_size {
    uint64_t width, height;
} stored_size;

static stored_size needed_size(const ci_options *options, int orientation) {
    if (options->needed_width <= 0 || options->needed_height <= 0) {
        return (stored_size){0, 0};
    }
    uint64_t width = (uint64_t)options->needed_width, height = (uint64_t)options->needed_height;
    // From 5 on, EXIF turns pictures by a quarter.
    return options->is_upright && orientation >= 5 ? (stored_size){height, width} : (stored_size){width, height};
}

/// Has libjpeg decode at the smallest of 1/8, 1/4, 1/2 and 1 that leaves a picture as large as needed; for these it has fast code.
static void choose_scale(j_decompress_ptr decompress, stored_size needed) {
    uint64_t width = decompress->image_width, height = decompress->image_height;
    unsigned int eighths = needed.width > 0 ? 1 : 8;
    while (eighths < 8 && (width * eighths < 8 * needed.width || height * eighths < 8 * needed.height)) {
        eighths *= 2;
    }
    decompress->scale_denom = 8;
    decompress->scale_num = eighths;
    jpeg_calc_output_dimensions(decompress);
}

/// How many rows from the top take part in the middle of the picture, cut to the needed shape, once it is resized by any filter.
static JDIMENSION needed_rows(j_decompress_ptr decompress, int is_middle_only, stored_size size, const uint8_t *bytes, size_t count) {
    uint64_t width = decompress->output_width, height = decompress->output_height;
    // What is left out cannot be found to be damaged. That the end of the file is there shows that it was not cut off: within a
    // scan these two bytes cannot follow each other. A file of several scans is decoded before its first row comes out.
    int is_whole = count >= 2 && bytes[count - 2] == 0xFF && bytes[count - 1] == JPEG_EOI;
    if (!is_middle_only || size.width == 0 || !is_whole || jpeg_has_multiple_scans(decompress)) {
        return decompress->output_height;
    }
    // What is cut out of the full width ends half its height below the middle. A cubic filter reaches two new pixels further,
    // rounding of sizes and places less than one; the rest is to be safe.
    uint64_t middle = (width * size.height + size.width - 1) / size.width;
    uint64_t needed = (height + middle) / 2 + 4 * (width / size.width + 1) + 8;
    return (JDIMENSION)(needed < height ? needed : height);
}

/// The orientation by the first EXIF block.
static int orientation(j_decompress_ptr decompress) {
    static const uint8_t name[6] = {'E', 'x', 'i', 'f', 0, 0};
    for (jpeg_saved_marker_ptr marker = decompress->marker_list; marker != NULL; marker = marker->next) {
        if (marker->data_length > sizeof(name) && memcmp(marker->data, name, sizeof(name)) == 0) {
            return ci_exif_orientation(marker->data + sizeof(name), marker->data_length - sizeof(name));
        }
    }
    return 1;
}

int ci_jpeg_open(
    const uint8_t *bytes, size_t count, const ci_options *options, ci_jpeg **jpeg, ci_header *header, char *message,
    size_t message_size) {
    ci_jpeg *opened = calloc(1, sizeof(ci_jpeg));
    if (opened == NULL) {
        ci_say(message, message_size, "out of memory");
        return -1;
    }
    opened->decompress.err = ci_jpeg_errors_begin(&opened->errors, message, message_size);
    if (setjmp(opened->errors.jump)) {
        ci_jpeg_close(opened);
        return -1;
    }
    jpeg_create_decompress(&opened->decompress);
    ci_jpeg_watch_scans(&opened->decompress, &opened->scans);
    jpeg_mem_src(&opened->decompress, bytes, count);
    // The whole of each block: orientation is in the first directory, and some programs put that last.
    jpeg_save_markers(&opened->decompress, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&opened->decompress, TRUE);
    if (ci_check_size(opened->decompress.image_width, opened->decompress.image_height, message, message_size) != 0) {
        ci_jpeg_close(opened);
        return -1;
    }
    header->format = CI_FORMAT_JPEG;
    header->width = (int32_t)opened->decompress.image_width;
    header->height = (int32_t)opened->decompress.image_height;
    header->color = color_of(opened->decompress.jpeg_color_space);
    header->depth = opened->decompress.data_precision;
    header->is_progressive = opened->decompress.progressive_mode;
    header->orientation = orientation(&opened->decompress);
    stored_size needed = needed_size(options, header->orientation);
    choose_scale(&opened->decompress, needed);
    opened->needed_rows = needed_rows(&opened->decompress, options->is_middle_only, needed, bytes, count);
    header->decoded_width = (int32_t)opened->decompress.output_width;
    header->decoded_height = (int32_t)opened->decompress.output_height;
    header->picture_width = header->width * (opened->decompress.scale_num / 8.0);
    header->picture_height = header->height * (opened->decompress.scale_num / 8.0);
    *jpeg = opened;
    return 0;
}

/// a * b / 255, rounded.
static inline int scaled(int a, int b) {
    int product = a * b + 128;
    return ((product >> 8) + product) >> 8;
}

/// CMYK without an ink profile: what an ink leaves over, times what black leaves over.
///
/// Photoshop stores 255 for no ink. So do all programs, also those that do not put the Adobe marker into the file, and so all
/// programs read it.
static void convert_inks(const uint8_t *inks, uint8_t *rgb, size_t width) {
    for (size_t x = 0; x < width; x++) {
        int left_by_black = inks[4 * x + 3];
        for (size_t channel = 0; channel < 3; channel++) {
            int ink = 255 - inks[4 * x + channel];
            rgb[3 * x + channel] = (uint8_t)(left_by_black - scaled(ink, left_by_black));
        }
    }
}

int ci_jpeg_read(ci_jpeg *jpeg, uint8_t *pixels, char *message, size_t message_size) {
    j_decompress_ptr decompress = &jpeg->decompress;
    jpeg->errors.message = message;
    jpeg->errors.message_size = message_size;
    if (setjmp(jpeg->errors.jump)) {
        return -1;
    }
    int has_inks = decompress->jpeg_color_space == JCS_CMYK || decompress->jpeg_color_space == JCS_YCCK;
    decompress->out_color_space = has_inks ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(decompress);
    size_t width = decompress->output_width;
    JSAMPARRAY inks = NULL;
    if (has_inks) {
        inks = decompress->mem->alloc_sarray((j_common_ptr)decompress, JPOOL_IMAGE, (JDIMENSION)(4 * width), 1);
    }
    while (decompress->output_scanline < jpeg->needed_rows) {
        uint8_t *row = pixels + (size_t)decompress->output_scanline * width * 3;
        if (has_inks) {
            jpeg_read_scanlines(decompress, inks, 1);
            convert_inks(inks[0], row, width);
        } else {
            jpeg_read_scanlines(decompress, &row, 1);
        }
    }
    if (jpeg->needed_rows < decompress->output_height) {
        const uint8_t *last = pixels + (size_t)(jpeg->needed_rows - 1) * width * 3;
        for (size_t y = jpeg->needed_rows; y < decompress->output_height; y++) {
            memcpy(pixels + y * width * 3, last, width * 3);
        }
        jpeg_abort_decompress(decompress);
        return 0;
    }
    // Reads up to the end marker: a file that ends before it was cut off.
    jpeg_finish_decompress(decompress);
    return 0;
}

void ci_jpeg_close(ci_jpeg *jpeg) {
    jpeg_destroy_decompress(&jpeg->decompress);
    free(jpeg);
}
