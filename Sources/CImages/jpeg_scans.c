#include "jpeg_scans.h"

#include "jpeg_errors.h"

/// A scan takes some microseconds however small the picture is; no camera or program writes more than a few dozen.
#define MOST_SCANS 500

/// A scan goes through the whole picture, however few bytes it has: a file of 170 kB could take many seconds. Work is counted in coefficients that a scan may change in each block, and a block by itself is as much as
/// sixteen. So much work takes up to two seconds; ten progressive scans of the largest colour picture are a third of it.
#define MOST_WORK 2400000000
#define WORK_OF_BLOCK 16
/// Each coefficient costs as much more where it is coded arithmetically.
#define WORK_OF_ARITHMETIC 3

static uint64_t work(j_decompress_ptr decompress) {
    uint64_t blocks = (uint64_t)decompress->MCUs_per_row * decompress->MCU_rows_in_scan
        * (uint64_t)decompress->blocks_in_MCU;
    int last_minus_first = decompress->Se - decompress->Ss;
    int coefficients = last_minus_first >= 0 && last_minus_first < DCTSIZE2 ? last_minus_first + 1 : DCTSIZE2;
    return blocks * (uint64_t)(WORK_OF_BLOCK + coefficients) * (decompress->arith_code ? WORK_OF_ARITHMETIC : 1);
}

/// libjpeg calls this all the time, so each scan is met before the first of its blocks is read.
static void check(j_common_ptr common) {
    j_decompress_ptr decompress = (j_decompress_ptr)common;
    ci_jpeg_scans *scans = (ci_jpeg_scans *)common->progress;
    if (decompress->input_scan_number == scans->number) {
        return;
    }
    scans->number = decompress->input_scan_number;
    scans->work += work(decompress);
    if (scans->number > MOST_SCANS || scans->work > MOST_WORK) {
        char words[160];
        snprintf(
            words, sizeof words,
            "it has more than %d scans of %u×%u pixels, more than GANKit decodes; save it again as a baseline JPEG file",
            scans->number - 1, decompress->image_width, decompress->image_height);
        ci_jpeg_fail(common, words);
    }
}

void ci_jpeg_watch_scans(j_decompress_ptr decompress, ci_jpeg_scans *scans) {
    scans->base.progress_monitor = check;
    decompress->progress = &scans->base;
}
