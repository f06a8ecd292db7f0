// Products of bfloat16 numbers on processors that cannot multiply them.
#pragma once

#include <ATen/core/Tensor.h>

#include <optional>

namespace ctorch {

/// Whether torch multiplies bfloat16 matrices on this CPU by hardware; otherwise its own kernels take twenty times as long as float32's.
inline bool multipliesBFloat16() {
#if defined(__x86_64__)
    // What oneDNN asks for before it takes bfloat16.
    static const bool isPossible = __builtin_cpu_supports("avx512bw") != 0;
    return isPossible;
#else
    return true;
#endif
}

inline at::Tensor widened(const at::Tensor &x) { return x.to(at::kFloat); }

inline std::optional<at::Tensor> widened(const std::optional<at::Tensor> &x) {
    return x ? std::optional(x->to(at::kFloat)) : std::nullopt;
}

/// `product(first, others…)`, by way of float32 where the CPU lacks bfloat16 arithmetic: the hardware, too, multiplies exactly, adds up in
/// float32 and rounds once, so the numbers are the same but for the order of the sum.
template <typename Product, typename... Operands>
at::Tensor multiplied(const Product &product, const at::Tensor &first, const Operands &...others) {
    if (first.scalar_type() != at::kBFloat16 || !first.is_cpu() || multipliesBFloat16()) {
        return product(first, others...);
    }
    return product(widened(first), widened(others)...).to(at::kBFloat16);
}

}  // namespace ctorch
