// A limit on what the scans of a JPEG file may cost.

#ifndef CIMAGES_JPEG_SCANS_H
#define CIMAGES_JPEG_SCANS_H

#include <stdint.h>
#include <stdio.h>

#include <jpeglib.h>

typedef struct ci_jpeg_scans {
    struct jpeg_progress_mgr base;
    /// The number of the last scan whose work was added.
    int number;
    uint64_t work;
} ci_jpeg_scans;

/// Watches the scans of a file, which must have the errors of ci_jpeg_errors; `scans` must start as zeros.
void ci_jpeg_watch_scans(j_decompress_ptr decompress, ci_jpeg_scans *scans);

#endif
