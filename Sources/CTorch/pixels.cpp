#include "handles.hpp"

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>

#include <array>
#include <cstring>

using namespace ctorch;

ct_status ct_resize_bytes(const uint8_t *source, int64_t sourceHeight, int64_t sourceWidth, ct_filter filter,
                          int64_t height, int64_t width, uint8_t *result) noexcept {
    return guarded([&] {
        const c10::InferenceMode unrecorded;
        TORCH_CHECK(sourceHeight > 0 && sourceWidth > 0 && height > 0 && width > 0, "cannot resize ", sourceWidth, "×",
                    sourceHeight, " pixels to ", width, "×", height);
        TORCH_CHECK(filter == CT_BILINEAR || filter == CT_BICUBIC, "there is no antialiased filter ",
                    static_cast<int>(filter));
        // Rows of RGB are a channels-last tensor as they stand. torch has a kernel for exactly that, in the integer
        // arithmetic of Pillow, on the calling thread only. It reads; the cast is for an interface without const.
        const auto pixels = at::from_blob(const_cast<uint8_t *>(source), {1, sourceHeight, sourceWidth, 3},
                                          at::TensorOptions().dtype(at::kByte))
                                .permute({0, 3, 1, 2});
        const std::array<int64_t, 2> size{height, width};
        const auto resized = filter == CT_BICUBIC ? at::_upsample_bicubic2d_aa(pixels, size, /*align_corners=*/false)
                                                  : at::_upsample_bilinear2d_aa(pixels, size, /*align_corners=*/false);
        const auto rows = resized.permute({0, 2, 3, 1}).contiguous();
        std::memcpy(result, rows.const_data_ptr(), rows.nbytes());
    });
}
