#include "handles.hpp"

#include <ATen/ops/isfinite.h>

#include <algorithm>
#include <cstdint>

using namespace ctorch;

namespace {

/// Whether all exponents of `count` numbers leave room: all ones means infinite or undefined. Numbers are compared as bits, so that no setting
/// for denormal numbers or fast mathematics changes the answer, in a loop without a branch that compilers make wide.
template <class Bits>
bool allFinite(const void *numbers, int64_t count, Bits exponent) {
    const auto *bits = static_cast<const Bits *>(numbers);
    constexpr int64_t piece = 4096;
    for (int64_t start = 0; start < count; start += piece) {
        const int64_t end = std::min(count, start + piece);
        Bits bad = 0;
        for (int64_t i = start; i < end; ++i) {
            bad |= static_cast<Bits>((bits[i] & exponent) == exponent);
        }
        if (bad != 0) {
            return false;
        }
    }
    return true;
}

bool isFinite(const at::Tensor &x) {
    const int64_t count = x.numel();
    if (x.is_cpu() && x.is_non_overlapping_and_dense()) {
        switch (x.scalar_type()) {
        case at::kFloat: return allFinite<uint32_t>(x.const_data_ptr(), count, 0x7F800000U);
        case at::kDouble: return allFinite<uint64_t>(x.const_data_ptr(), count, 0x7FF0000000000000ULL);
        case at::kBFloat16: return allFinite<uint16_t>(x.const_data_ptr(), count, 0x7F80U);
        default: break;
        }
    }
    return at::isfinite(x).all().item<bool>();
}

}  // namespace

ct_status ct_first_not_finite(const ct_tensor *values, size_t count, int64_t *index) noexcept {
    return guarded([&] {
        *index = -1;
        for (size_t i = 0; i < count; ++i) {
            if (!isFinite(tensor(values[i]))) {
                *index = static_cast<int64_t>(i);
                return;
            }
        }
    });
}
