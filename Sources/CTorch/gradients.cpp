#include "bfloat16.hpp"
#include "handles.hpp"

#include <ATen/ops/addcmul.h>
#include <ATen/ops/convolution_backward.h>
#include <ATen/ops/leaky_relu_backward.h>

#include <array>

using namespace ctorch;

namespace {

enum Part : size_t { input = 0, weight = 1 };

/// One of the gradients of a convolution; torch leaves out the work for the others.
at::Tensor convolutionGradient(Part part, ct_tensor delta, ct_tensor x, ct_tensor kernels, const int64_t *stride,
                               const int64_t *padding, const int64_t *dilation, const int64_t *outputPadding,
                               size_t count, bool transposed, int64_t groups) {
    const auto gradient = [&](const auto &delta, const auto &x, const auto &kernels) {
        auto parts = at::convolution_backward(delta, x, kernels, /*bias_sizes=*/std::nullopt, integers(stride, count),
                                              integers(padding, count), integers(dilation, count), transposed,
                                              integers(outputPadding, count), groups,
                                              {part == input, part == weight, false});
        return part == input ? std::get<0>(parts) : std::get<1>(parts);
    };
    return multiplied(gradient, tensor(delta), tensor(x), tensor(kernels));
}

}  // namespace

ct_status ct_convolution_input_gradient(ct_tensor delta, ct_tensor x, ct_tensor kernels, const int64_t *stride,
                                        const int64_t *padding, const int64_t *dilation, const int64_t *outputPadding,
                                        size_t count, bool transposed, int64_t groups, ct_tensor *result) noexcept {
    return guarded([&] {
        *result = give(convolutionGradient(input, delta, x, kernels, stride, padding, dilation, outputPadding, count,
                                           transposed, groups));
    });
}

ct_status ct_convolution_weight_gradient(ct_tensor delta, ct_tensor x, ct_tensor kernels, const int64_t *stride,
                                         const int64_t *padding, const int64_t *dilation, const int64_t *outputPadding,
                                         size_t count, bool transposed, int64_t groups, ct_tensor *result) noexcept {
    return guarded([&] {
        *result = give(convolutionGradient(weight, delta, x, kernels, stride, padding, dilation, outputPadding, count,
                                           transposed, groups));
    });
}

ct_status ct_leaky_relu_gradient(ct_tensor delta, ct_tensor output, double slope, ct_tensor *result) noexcept {
    return guarded([&] {
        *result = give(at::leaky_relu_backward(tensor(delta), tensor(output), slope, /*self_is_result=*/true));
    });
}

ct_status ct_add_product(ct_tensor x, ct_tensor a, ct_tensor b, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::addcmul(tensor(x), tensor(a), tensor(b))); });
}
