#include "handles.hpp"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/_foreach_lerp.h>
#include <ATen/ops/empty.h>

#include <cstring>

using namespace ctorch;

// MARK: - Lifetime and properties

void ct_tensor_free(ct_tensor handle) noexcept {
    if (handle.ref != nullptr) {
        delete static_cast<at::Tensor *>(handle.ref);
        liveTensors.fetch_sub(1, std::memory_order_relaxed);
    }
}

int64_t ct_tensor_live_count(void) noexcept { return liveTensors.load(std::memory_order_relaxed); }

int64_t ct_rank(ct_tensor handle) noexcept { return tensor(handle).dim(); }

int64_t ct_count(ct_tensor handle) noexcept { return tensor(handle).numel(); }

ct_status ct_shape(ct_tensor handle, int64_t *result) noexcept {
    return guarded([&] {
        const auto sizes = tensor(handle).sizes();
        std::copy(sizes.begin(), sizes.end(), result);
    });
}

ct_status ct_tensor_dtype(ct_tensor handle, ct_dtype *result) noexcept {
    return guarded([&] {
        static_assert(static_cast<int>(at::kByte) == CT_UINT8 && static_cast<int>(at::kLong) == CT_INT64);
        static_assert(static_cast<int>(at::kFloat) == CT_FLOAT32 && static_cast<int>(at::kDouble) == CT_FLOAT64);
        static_assert(static_cast<int>(at::kBool) == CT_BOOL && static_cast<int>(at::kBFloat16) == CT_BFLOAT16);
        const auto type = tensor(handle).scalar_type();
        switch (type) {
        case at::kByte:
        case at::kLong:
        case at::kFloat:
        case at::kDouble:
        case at::kBool:
        case at::kBFloat16: *result = static_cast<ct_dtype>(type); return;
        default: TORCH_CHECK(false, "a tensor of ", type, " has no counterpart in GANKit");
        }
    });
}

ct_status ct_tensor_device(ct_tensor handle, ct_device *result) noexcept {
    return guarded([&] {
        const auto where = tensor(handle).device();
        TORCH_CHECK(where.is_cpu() || where.is_cuda(), "device ", where, " has no counterpart in GANKit");
        *result = where.is_cpu() ? static_cast<ct_device>(CT_CPU) : static_cast<ct_device>(where.index());
    });
}

ct_status ct_has_layout(ct_tensor handle, ct_layout layout, bool *result) noexcept {
    return guarded([&] {
        const auto &value = tensor(handle);
        *result = (layout == CT_CONTIGUOUS || value.dim() == 4) && value.is_contiguous(memoryFormat(layout));
    });
}

ct_status ct_requires_gradient(ct_tensor handle, bool *result) noexcept {
    return guarded([&] { *result = tensor(handle).requires_grad(); });
}

ct_status ct_set_requires_gradient(ct_tensor handle, bool on) noexcept {
    return guarded([&] { mutableTensor(handle).set_requires_grad(on); });
}

ct_status ct_is_leaf(ct_tensor handle, bool *result) noexcept {
    return guarded([&] { *result = tensor(handle).is_leaf(); });
}

// MARK: - Copying in and out, converting

ct_status ct_from_bytes(const void *bytes, size_t length, const int64_t *shape, size_t rank, ct_dtype dtype,
                        ct_device on, ct_tensor *result) noexcept {
    return guarded([&] {
        size_t expected = at::elementSize(scalarType(dtype));
        for (size_t i = 0; i < rank; ++i) {
            TORCH_CHECK(shape[i] >= 0, "a size cannot be negative, which ", shape[i], " is");
            TORCH_CHECK(!__builtin_mul_overflow(expected, static_cast<size_t>(shape[i]), &expected),
                        "shape ", integers(shape, rank), " has more bytes than a computer can address");
        }
        TORCH_CHECK(expected == length, "shape ", integers(shape, rank), " of ", scalarType(dtype), " takes ", expected,
                    " bytes and got ", length);
        auto value = at::empty(integers(shape, rank), options(dtype, CT_CPU));
        if (length > 0) {
            std::memcpy(value.mutable_data_ptr(), bytes, length);
        }
        *result = give(value.to(device(on)));
    });
}

ct_status ct_copy_bytes(ct_tensor handle, void *bytes, size_t length) noexcept {
    return guarded([&] {
        const auto value = tensor(handle).detach().to(at::kCPU).contiguous();
        TORCH_CHECK(value.nbytes() == length, "the tensor has ", value.nbytes(), " bytes, not ", length);
        if (length > 0) {
            std::memcpy(bytes, value.const_data_ptr(), length);
        }
    });
}

ct_status ct_item(ct_tensor handle, double *result) noexcept {
    return guarded([&] { *result = tensor(handle).item().toDouble(); });
}

ct_status ct_to_dtype(ct_tensor handle, ct_dtype dtype, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(tensor(handle).to(scalarType(dtype))); });
}

ct_status ct_to_device(ct_tensor handle, ct_device on, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(tensor(handle).to(device(on))); });
}

ct_status ct_to_layout(ct_tensor handle, ct_layout layout, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(tensor(handle).contiguous(memoryFormat(layout))); });
}

ct_status ct_detach(ct_tensor handle, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(tensor(handle).detach()); });
}

ct_status ct_clone(ct_tensor handle, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(tensor(handle).clone()); });
}

// MARK: - In place

ct_status ct_copy_in_place(ct_tensor target, ct_tensor source) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).copy_(tensor(source));
    });
}

ct_status ct_fill_in_place(ct_tensor target, double value) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).fill_(value);
    });
}

ct_status ct_add_in_place(ct_tensor target, ct_tensor other, double scale) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).add_(tensor(other), factor(scale));
    });
}

ct_status ct_multiply_in_place(ct_tensor target, double factor) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).mul_(factor);
    });
}

ct_status ct_multiply_tensor_in_place(ct_tensor target, ct_tensor factors) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).mul_(tensor(factors));
    });
}

ct_status ct_clamp_in_place(ct_tensor target, const double *minimum, const double *maximum) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).clamp_(optionalScalar(minimum), optionalScalar(maximum));
    });
}

ct_status ct_lerp_in_place(ct_tensor target, ct_tensor end, double weight) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        mutableTensor(target).lerp_(tensor(end), weight);
    });
}

ct_status ct_lerp_all_in_place(const ct_tensor *targets, const ct_tensor *ends, size_t count, double weight) noexcept {
    return guarded([&] {
        const at::NoGradGuard unrecorded;
        if (count > 0) {
            at::_foreach_lerp_(tensors(targets, count), tensors(ends, count), weight);
        }
    });
}
