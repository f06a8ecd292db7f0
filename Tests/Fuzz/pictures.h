// What the targets for JPEG and PNG share.

#ifndef FUZZ_PICTURES_H
#define FUZZ_PICTURES_H

#include <stddef.h>
#include <stdint.h>

/// Reads a picture as GANKit does, its header and its pixels, and stops the program where that breaks a promise of
/// cimages.h.
///
/// libjpeg and libpng are the system's and count nothing for libFuzzer. What it is told instead, so that it keeps the
/// files that got somewhere new, is which of their messages came up for which kind of picture.
///
/// - kind: any number that tells kinds of pictures apart (colour type, depth, interlacing).
void read_picture(const uint8_t *bytes, size_t count, uint32_t kind);

#endif
