#include "handles.hpp"

#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

using namespace ctorch;

ct_status ct_gradients(const ct_tensor *outputs, size_t outputCount, const ct_tensor *inputs, size_t inputCount,
                       const ct_tensor *seeds, bool retainGraph, bool createGraph, ct_tensor *gradients) noexcept {
    return guarded([&] {
        const auto seedTensors = seeds == nullptr ? std::vector<at::Tensor>() : tensors(seeds, outputCount);
        auto results = torch::autograd::grad(tensors(outputs, outputCount), tensors(inputs, inputCount), seedTensors,
                                             retainGraph || createGraph, createGraph, /*allow_unused=*/true);
        for (size_t i = 0; i < inputCount; ++i) {
            gradients[i] = give(std::move(results[i]));
        }
    });
}

bool ct_gradient_mode(void) noexcept { return at::GradMode::is_enabled(); }

void ct_set_gradient_mode(bool on) noexcept { at::GradMode::set_enabled(on); }
