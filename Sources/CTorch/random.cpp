#include "handles.hpp"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/randperm.h>

#include <mutex>

using namespace ctorch;

ct_status ct_generator_make(uint64_t seed, ct_device on, ct_generator *result) noexcept {
    return guarded([&] {
        const auto where = device(on);
        auto made = where.is_cpu() ? at::detail::createCPUGenerator(seed)
                                   : at::detail::getCUDAHooks().getNewGenerator(where.index());
        made.set_current_seed(seed);
        *result = ct_generator{new at::Generator(std::move(made))};
    });
}

void ct_generator_free(ct_generator handle) noexcept { delete static_cast<at::Generator *>(handle.ref); }

ct_status ct_generator_state(ct_generator handle, ct_tensor *result) noexcept {
    return guarded([&] {
        auto &source = generator(handle);
        const std::lock_guard<std::mutex> lock(source.mutex());
        *result = give(source.get_state());
    });
}

ct_status ct_generator_set_state(ct_generator handle, ct_tensor state) noexcept {
    return guarded([&] {
        auto &source = generator(handle);
        const std::lock_guard<std::mutex> lock(source.mutex());
        source.set_state(tensor(state));
    });
}

ct_status ct_random_normal(ct_tensor target, double mean, double deviation, ct_generator source) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).normal_(mean, deviation, generator(source));
    });
}

ct_status ct_random_uniform(ct_tensor target, double low, double high, ct_generator source) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).uniform_(low, high, generator(source));
    });
}

ct_status ct_random_integers(ct_tensor target, int64_t bound, ct_generator source) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).random_(0, bound, generator(source));
    });
}

ct_status ct_random_bernoulli(ct_tensor target, double probability, ct_generator source) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).bernoulli_(probability, generator(source));
    });
}

ct_status ct_random_permutation(int64_t n, ct_generator source, ct_tensor *result) noexcept {
    return guarded([&] {
        auto &from = generator(source);
        *result = give(at::randperm(n, from, at::TensorOptions().dtype(at::kLong).device(from.device())));
    });
}
