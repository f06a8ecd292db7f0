#include "handles.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/eye.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

using namespace ctorch;

ct_status ct_empty(const int64_t *shape, size_t rank, ct_dtype dtype, ct_device on, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::empty(integers(shape, rank), options(dtype, on))); });
}

ct_status ct_zeros(const int64_t *shape, size_t rank, ct_dtype dtype, ct_device on, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::zeros(integers(shape, rank), options(dtype, on))); });
}

ct_status ct_ones(const int64_t *shape, size_t rank, ct_dtype dtype, ct_device on, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::ones(integers(shape, rank), options(dtype, on))); });
}

ct_status ct_full(const int64_t *shape, size_t rank, double value, ct_dtype dtype, ct_device on,
                  ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::full(integers(shape, rank), value, options(dtype, on))); });
}

ct_status ct_arange(int64_t count, ct_dtype dtype, ct_device on, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::arange(count, options(dtype, on))); });
}

ct_status ct_eye(int64_t n, ct_dtype dtype, ct_device on, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::eye(n, options(dtype, on))); });
}

ct_status ct_zeros_like(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::zeros_like(tensor(x))); });
}

ct_status ct_ones_like(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::ones_like(tensor(x))); });
}
