#include "bfloat16.hpp"
#include "handles.hpp"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <torch/headeronly/version.h>

#include <dlfcn.h>

#if TORCH_VERSION_MAJOR != 2 || TORCH_VERSION_MINOR < 13
#error "GANKit needs libtorch 2.13 or a later 2.x: run Scripts/setup"
#endif

// Declared here because torch's own header for it pulls in much else.
extern "C" uint64_t aoti_torch_abi_version();

using namespace ctorch;

uint64_t ct_compiled_version(void) noexcept { return TORCH_ABI_VERSION; }

uint64_t ct_loaded_version(void) noexcept { return aoti_torch_abi_version(); }

const char *ct_loaded_path(void) noexcept {
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void *>(&aoti_torch_abi_version), &info) == 0 || info.dli_fname == nullptr) {
        return "";
    }
    return info.dli_fname;
}

ct_status ct_threads(int32_t *result) noexcept {
    return guarded([&] { *result = at::get_num_threads(); });
}

ct_status ct_set_threads(int32_t count) noexcept {
    return guarded([&] { at::set_num_threads(count); });
}

ct_status ct_cpu_multiplies_bfloat16(bool *result) noexcept {
    return guarded([&] { *result = multipliesBFloat16(); });
}

ct_status ct_cuda_device_count(int32_t *result) noexcept {
    return guarded([&] {
        *result = at::hasCUDA() ? static_cast<int32_t>(at::detail::getCUDAHooks().deviceCount()) : 0;
    });
}

ct_status ct_set_flush_denormals(bool on, bool *result) noexcept {
    return guarded([&] { *result = at::globalContext().setFlushDenormal(on); });
}

ct_status ct_set_deterministic(bool on) noexcept {
    return guarded([&] {
        auto &context = at::globalContext();
        context.setDeterministicAlgorithms(on, /*warn_only=*/false);
        context.setDeterministicCuDNN(on);
        // A benchmark picks the convolution that happens to be fastest, and rounding with it.
        if (on) {
            context.setBenchmarkCuDNN(false);
        }
    });
}

ct_status ct_synchronize(ct_device on) noexcept {
    return guarded([&] {
        if (device(on).is_cuda()) {
            at::detail::getCUDAHooks().deviceSynchronize(static_cast<at::DeviceIndex>(on));
        }
    });
}

ct_status ct_cuda_peak_memory(ct_device on, int64_t *result) noexcept {
    return guarded([&] {
        TORCH_CHECK(at::hasCUDA() && device(on).is_cuda(), "peak memory is kept for CUDA devices only");
        const auto stats = at::getDeviceAllocator(at::kCUDA)->getDeviceStats(static_cast<at::DeviceIndex>(on));
        *result = stats.allocated_bytes[static_cast<size_t>(c10::CachingAllocator::StatType::AGGREGATE)].peak;
    });
}
