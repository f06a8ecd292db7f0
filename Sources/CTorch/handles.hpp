// From handles to torch's types and back.
#pragma once

#include "guard.hpp"

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>
#include <c10/util/ArrayRef.h>

#include <atomic>
#include <optional>
#include <vector>

namespace ctorch {

/// How many tensor handles exist.
inline std::atomic<int64_t> liveTensors{0};

/// The tensor of a handle; undefined for null.
inline const at::Tensor &tensor(ct_tensor handle) {
    static const at::Tensor undefined;
    return handle.ref == nullptr ? undefined : *static_cast<const at::Tensor *>(handle.ref);
}

/// The tensor of a handle, for operations in place.
inline at::Tensor &mutableTensor(ct_tensor handle) {
    TORCH_CHECK(handle.ref != nullptr, "an operation in place needs a tensor");
    return *static_cast<at::Tensor *>(handle.ref);
}

/// The tensor of a handle, or nothing for null.
inline std::optional<at::Tensor> optionalTensor(ct_tensor handle) {
    if (handle.ref == nullptr) {
        return std::nullopt;
    }
    return tensor(handle);
}

/// The tensors of an array of handles.
inline std::vector<at::Tensor> tensors(const ct_tensor *handles, size_t count) {
    std::vector<at::Tensor> result;
    result.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        result.push_back(tensor(handles[i]));
    }
    return result;
}

/// A new handle for a tensor, null if it is undefined. Owned by whoever receives it.
inline ct_tensor give(at::Tensor value) {
    if (!value.defined()) {
        return ct_tensor{nullptr};
    }
    auto *owned = new at::Tensor(std::move(value));
    liveTensors.fetch_add(1, std::memory_order_relaxed);
    return ct_tensor{owned};
}

/// The generator of a handle.
inline at::Generator &generator(ct_generator handle) {
    TORCH_CHECK(handle.ref != nullptr, "a random operation needs a generator");
    return *static_cast<at::Generator *>(handle.ref);
}

inline at::IntArrayRef integers(const int64_t *values, size_t count) { return at::IntArrayRef(values, count); }

/// The number behind a pointer, or nothing for null.
inline std::optional<at::Scalar> optionalScalar(const double *value) {
    return value == nullptr ? std::nullopt : std::optional<at::Scalar>(*value);
}

/// A factor as torch takes it: whole numbers as integers, because integral tensors refuse a fraction.
inline at::Scalar factor(double value) {
    const auto whole = static_cast<int64_t>(value);
    return value == static_cast<double>(whole) ? at::Scalar(whole) : at::Scalar(value);
}

inline at::ScalarType scalarType(ct_dtype dtype) { return static_cast<at::ScalarType>(dtype); }

inline at::Device device(ct_device device) {
    TORCH_CHECK(device >= CT_CPU, "there is no device ", device);
    return device == CT_CPU ? at::Device(at::kCPU) : at::Device(at::kCUDA, static_cast<at::DeviceIndex>(device));
}

inline at::TensorOptions options(ct_dtype dtype, ct_device on) {
    return at::TensorOptions().dtype(scalarType(dtype)).device(device(on));
}

inline at::MemoryFormat memoryFormat(ct_layout layout) {
    return layout == CT_CHANNELS_LAST ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
}

}  // namespace ctorch
