#include "handles.hpp"

#include <ATen/ops/abs.h>
#include <ATen/ops/add.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/cos.h>
#include <ATen/ops/div.h>
#include <ATen/ops/eq.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/floor.h>
#include <ATen/ops/ge.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/gt.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/isnan.h>
#include <ATen/ops/le.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/lerp.h>
#include <ATen/ops/log.h>
#include <ATen/ops/log1p.h>
#include <ATen/ops/logical_not.h>
#include <ATen/ops/lt.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/minimum.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/ne.h>
#include <ATen/ops/neg.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/reciprocal.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/rsub.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/sign.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/softplus.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/square.h>
#include <ATen/ops/sub.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/where.h>
#include <ATen/ScalarOps.h>

using namespace ctorch;

// MARK: - Two operands

ct_status ct_add(ct_tensor a, ct_tensor b, double scale, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::add(tensor(a), tensor(b), factor(scale))); });
}

ct_status ct_add_scalar(ct_tensor a, double b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::add(tensor(a), b)); });
}

ct_status ct_subtract(ct_tensor a, ct_tensor b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::sub(tensor(a), tensor(b))); });
}

ct_status ct_subtract_from_scalar(double a, ct_tensor b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::rsub(tensor(b), a)); });
}

ct_status ct_multiply(ct_tensor a, ct_tensor b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::mul(tensor(a), tensor(b))); });
}

ct_status ct_multiply_scalar(ct_tensor a, double b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::mul(tensor(a), b)); });
}

ct_status ct_divide(ct_tensor a, ct_tensor b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::div(tensor(a), tensor(b))); });
}

ct_status ct_divide_scalar(ct_tensor a, double b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::div(tensor(a), b)); });
}

ct_status ct_divide_from_scalar(double a, ct_tensor b, ct_tensor *result) noexcept {
    return guarded([&] {
        // A "wrapped number" does not widen b's dtype. Reciprocal times a would round twice.
        auto numerator = at::scalar_to_tensor(a);
        numerator.unsafeGetTensorImpl()->set_wrapped_number(true);
        *result = give(at::div(numerator, tensor(b)));
    });
}

namespace {
template <class Right>
at::Tensor compare(const at::Tensor &a, const Right &b, ct_comparison comparison) {
    switch (comparison) {
    case CT_LESS: return at::lt(a, b);
    case CT_LESS_EQUAL: return at::le(a, b);
    case CT_GREATER: return at::gt(a, b);
    case CT_GREATER_EQUAL: return at::ge(a, b);
    case CT_EQUAL: return at::eq(a, b);
    case CT_NOT_EQUAL: return at::ne(a, b);
    }
    TORCH_CHECK(false, "there is no comparison ", static_cast<int>(comparison));
}
}  // namespace

ct_status ct_compare(ct_tensor a, ct_tensor b, ct_comparison comparison, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(compare(tensor(a), tensor(b), comparison)); });
}

ct_status ct_compare_scalar(ct_tensor a, double b, ct_comparison comparison, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(compare(tensor(a), at::Scalar(b), comparison)); });
}

ct_status ct_minimum(ct_tensor a, ct_tensor b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::minimum(tensor(a), tensor(b))); });
}

ct_status ct_maximum(ct_tensor a, ct_tensor b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::maximum(tensor(a), tensor(b))); });
}

ct_status ct_where(ct_tensor condition, ct_tensor a, ct_tensor b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::where(tensor(condition), tensor(a), tensor(b))); });
}

ct_status ct_lerp(ct_tensor a, ct_tensor b, double weight, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::lerp(tensor(a), tensor(b), weight)); });
}

ct_status ct_lerp_tensor(ct_tensor a, ct_tensor b, ct_tensor weight, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::lerp(tensor(a), tensor(b), tensor(weight))); });
}

// MARK: - One operand

ct_status ct_negative(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::neg(tensor(x))); });
}

ct_status ct_exp(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::exp(tensor(x))); });
}

ct_status ct_log(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::log(tensor(x))); });
}

ct_status ct_log1p(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::log1p(tensor(x))); });
}

ct_status ct_sqrt(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::sqrt(tensor(x))); });
}

ct_status ct_rsqrt(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::rsqrt(tensor(x))); });
}

ct_status ct_reciprocal(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::reciprocal(tensor(x))); });
}

ct_status ct_abs(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::abs(tensor(x))); });
}

ct_status ct_sign(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::sign(tensor(x))); });
}

ct_status ct_square(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::square(tensor(x))); });
}

ct_status ct_pow(ct_tensor x, double exponent, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::pow(tensor(x), exponent)); });
}

ct_status ct_tanh(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::tanh(tensor(x))); });
}

ct_status ct_sigmoid(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::sigmoid(tensor(x))); });
}

ct_status ct_softplus(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] {
        // Torch takes x itself above 20, where log(1 + e^x) is x + 2e-9: less than float32 has, and more than float64.
        double linear = tensor(x).scalar_type() == at::kDouble ? 40 : 20;
        *result = give(at::softplus(tensor(x), 1, linear));
    });
}

ct_status ct_relu(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::relu(tensor(x))); });
}

ct_status ct_leaky_relu(ct_tensor x, double slope, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::leaky_relu(tensor(x), slope)); });
}

ct_status ct_silu(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::silu(tensor(x))); });
}

ct_status ct_gelu(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::gelu(tensor(x))); });
}

ct_status ct_sin(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::sin(tensor(x))); });
}

ct_status ct_cos(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::cos(tensor(x))); });
}

ct_status ct_floor(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::floor(tensor(x))); });
}

ct_status ct_clamp(ct_tensor x, const double *minimum, const double *maximum, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::clamp(tensor(x), optionalScalar(minimum), optionalScalar(maximum))); });
}

ct_status ct_is_finite(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::isfinite(tensor(x))); });
}

ct_status ct_is_nan(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::isnan(tensor(x))); });
}

ct_status ct_logical_not(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::logical_not(tensor(x))); });
}
