// Networks that were saved as TorchScript.
#include "handles.hpp"

#include <ATen/core/ivalue.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

using namespace ctorch;

ct_status ct_script_load(const char *path, ct_device on, ct_script *result) noexcept {
    return guarded([&] {
        auto module = torch::jit::load(path, device(on));
        module.eval();
        *result = ct_script{new torch::jit::Module(std::move(module))};
    });
}

void ct_script_free(ct_script handle) noexcept { delete static_cast<torch::jit::Module *>(handle.ref); }

ct_status ct_script_call(ct_script handle, ct_tensor x, bool flag, ct_tensor *result) noexcept {
    return guarded([&] {
        TORCH_CHECK(handle.ref != nullptr, "there is no module to call");
        at::NoGradGuard noGradients;
        auto &module = *static_cast<torch::jit::Module *>(handle.ref);
        const auto answer = module.forward({tensor(x), flag});
        TORCH_CHECK(answer.isTensor(), "the module's answer is a ", answer.tagKind(), ", not a tensor");
        *result = give(answer.toTensor().detach());
    });
}
