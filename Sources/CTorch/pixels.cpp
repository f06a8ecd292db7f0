#include "handles.hpp"

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/flip.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>

#include <array>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

using namespace ctorch;

namespace {

/// One pass over memory, where torch's operators would take three.
template <class Number>
at::Tensor colours(const uint8_t *pixels, const std::array<int64_t, 4> &shape) {
    auto result = at::empty(shape, c10::CppTypeToScalarType<Number>::value);
    auto *const numbers = result.template mutable_data_ptr<Number>();
    const int64_t count = result.numel();
    for (int64_t i = 0; i < count; ++i) {
        numbers[i] = static_cast<Number>(pixels[i]) / static_cast<Number>(127.5) - 1;
    }
    return result;
}

/// One side of the picture and of the pixels that it is made of.
struct Side {
    double start, length;
    int64_t pixels;

    bool isWhole() const { return start == 0 && length == static_cast<double>(pixels); }
    /// torch begins at the first pixel. A picture that begins inside of it must end with the last one: in a mirror it
    /// begins with the first.
    bool isMirrored() const { return start > 0; }

    void check() const {
        const double end = start + length;
        TORCH_CHECK(start >= 0 && length > 0 && end <= static_cast<double>(pixels) &&
                        (start == 0 || end == static_cast<double>(pixels)),
                    "a picture from ", start, " to ", end, " is not at either end of ", pixels, " pixels");
    }

    /// New pixels for each old one; none lets torch divide, to the bit as ever.
    std::optional<double> scale(int64_t wanted) const {
        return isWhole() ? std::nullopt : std::optional<double>(static_cast<double>(wanted) / length);
    }
};

}  // namespace

ct_status ct_colours(const uint8_t *pixels, int64_t count, int64_t height, int64_t width, int64_t channels,
                     ct_dtype dtype, ct_device on, ct_tensor *result) noexcept {
    return guarded([&] {
        const std::array<int64_t, 4> shape{count, height, width, channels};
        at::Tensor numbers;
        if (on == CT_CPU) {
            numbers = dtype == CT_FLOAT64 ? colours<double>(pixels, shape) : colours<float>(pixels, shape);
        } else {
            // The bytes cross to the device, a quarter of what the numbers would be. From pinned memory, which torch keeps
            // and reuses, they do so while the last step still computes.
            const auto bytes = at::from_blob(const_cast<uint8_t *>(pixels), shape, at::TensorOptions().dtype(at::kByte));
            const auto type = dtype == CT_FLOAT64 ? at::kDouble : at::kFloat;
            numbers = bytes.pin_memory().to(device(on), /*non_blocking=*/true).to(type).div_(127.5).sub_(1);
        }
        *result = give(numbers.permute({0, 3, 1, 2}).to(scalarType(dtype)));
    });
}

ct_status ct_resize_bytes(const uint8_t *source, int64_t sourceHeight, int64_t sourceWidth, ct_box box,
                          ct_filter filter, int64_t height, int64_t width, uint8_t *result) noexcept {
    return guarded([&] {
        const c10::InferenceMode unrecorded;
        TORCH_CHECK(sourceHeight > 0 && sourceWidth > 0 && height > 0 && width > 0, "cannot resize ", sourceWidth, "×",
                    sourceHeight, " pixels to ", width, "×", height);
        TORCH_CHECK(filter == CT_BILINEAR || filter == CT_BICUBIC, "there is no antialiased filter ",
                    static_cast<int>(filter));
        const Side down{box.top, box.height, sourceHeight};
        const Side across{box.left, box.width, sourceWidth};
        down.check();
        across.check();
        std::vector<int64_t> mirrored;
        if (down.isMirrored()) mirrored.push_back(2);
        if (across.isMirrored()) mirrored.push_back(3);
        // Rows of RGB are a channels-last tensor as they stand. torch has a kernel for exactly that, in the integer
        // arithmetic of Pillow, on the calling thread only. It reads; the cast is for an interface without const.
        auto pixels = at::from_blob(const_cast<uint8_t *>(source), {1, sourceHeight, sourceWidth, 3},
                                          at::TensorOptions().dtype(at::kByte))
                                .permute({0, 3, 1, 2});
        if (!mirrored.empty()) pixels = pixels.flip(mirrored);
        const std::array<int64_t, 2> size{height, width};
        const auto [scaleDown, scaleAcross] = std::pair(down.scale(height), across.scale(width));
        auto resized = filter == CT_BICUBIC
            ? at::_upsample_bicubic2d_aa(pixels, size, /*align_corners=*/false, scaleDown, scaleAcross)
            : at::_upsample_bilinear2d_aa(pixels, size, /*align_corners=*/false, scaleDown, scaleAcross);
        if (!mirrored.empty()) resized = resized.flip(mirrored);
        const auto rows = resized.permute({0, 2, 3, 1}).contiguous();
        std::memcpy(result, rows.const_data_ptr(), rows.nbytes());
    });
}
