#include "handles.hpp"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/_foreach_add.h>
#include <ATen/ops/_foreach_addcdiv.h>
#include <ATen/ops/_foreach_addcmul.h>
#include <ATen/ops/_foreach_mul.h>
#include <ATen/ops/_foreach_sqrt.h>
#include <ATen/ops/_fused_adam.h>
#include <ATen/ops/_fused_sgd.h>
#include <ATen/ops/empty_like.h>

using namespace ctorch;

namespace {

/// Gradients in the memory order of their parameters.
///
/// The fused kernels walk through raw memory and never look at strides: a contiguous gradient of a channels-last weight
/// would be added to the wrong elements, without a word.
std::vector<at::Tensor> aligned(const ct_tensor *gradients, const std::vector<at::Tensor> &parameters) {
    auto result = tensors(gradients, parameters.size());
    for (size_t i = 0; i < parameters.size(); ++i) {
        const auto &parameter = parameters[i];
        auto &gradient = result[i];
        TORCH_CHECK(gradient.defined() && gradient.sizes() == parameter.sizes(), "parameter ", i, " has shape ",
                    parameter.sizes(), " and its gradient has ", gradient.sizes());
        if (gradient.strides() != parameter.strides() || gradient.scalar_type() != parameter.scalar_type()) {
            gradient = at::empty_like(parameter).copy_(gradient);
        }
    }
    return result;
}

/// Checks that state walks through memory as the parameters do.
std::vector<at::Tensor> state(const ct_tensor *handles, const std::vector<at::Tensor> &parameters) {
    auto result = tensors(handles, parameters.size());
    for (size_t i = 0; i < parameters.size(); ++i) {
        TORCH_CHECK(parameters[i].is_non_overlapping_and_dense(), "parameter ", i, " has gaps in memory");
        TORCH_CHECK(result[i].strides() == parameters[i].strides() && result[i].sizes() == parameters[i].sizes(),
                    "parameter ", i, " changed its shape or memory order after the optimiser was made");
    }
    return result;
}

}  // namespace

ct_status ct_adam_step(const ct_tensor *parameters, const ct_tensor *gradients, const ct_tensor *means,
                       const ct_tensor *squares, const ct_tensor *steps, size_t count, double rate, double beta1,
                       double beta2, double epsilon, double weightDecay) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        auto targets = tensors(parameters, count);
        const auto slopes = aligned(gradients, targets);
        auto counters = tensors(steps, count);
        at::_foreach_add_(counters, 1);
        at::_fused_adam_(targets, slopes, state(means, targets), state(squares, targets), {}, counters, rate, beta1,
                         beta2, weightDecay, epsilon, /*amsgrad=*/false, /*maximize=*/false);
    });
}

ct_status ct_sgd_step(const ct_tensor *parameters, const ct_tensor *gradients, const ct_tensor *buffers, size_t count,
                      double rate, double momentum) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        auto targets = tensors(parameters, count);
        const auto momenta = buffers == nullptr ? std::vector<at::Tensor>() : state(buffers, targets);
        at::_fused_sgd_(targets, aligned(gradients, targets), momenta, /*weight_decay=*/0, momentum, rate,
                        /*dampening=*/0, /*nesterov=*/false, /*maximize=*/false, /*is_first_step=*/false);
    });
}

ct_status ct_rmsprop_step(const ct_tensor *parameters, const ct_tensor *gradients, const ct_tensor *squares,
                          const ct_tensor *buffers, size_t count, double rate, double smoothing, double epsilon,
                          double momentum) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        auto targets = tensors(parameters, count);
        const auto slopes = aligned(gradients, targets);
        auto averages = state(squares, targets);
        at::_foreach_mul_(averages, smoothing);
        at::_foreach_addcmul_(averages, slopes, slopes, 1 - smoothing);
        auto deviations = at::_foreach_sqrt(averages);
        at::_foreach_add_(deviations, epsilon);
        if (buffers == nullptr) {
            at::_foreach_addcdiv_(targets, slopes, deviations, -rate);
            return;
        }
        auto momenta = state(buffers, targets);
        at::_foreach_mul_(momenta, momentum);
        at::_foreach_addcdiv_(momenta, slopes, deviations);
        at::_foreach_add_(targets, momenta, -rate);
    });
}
