#include "handles.hpp"

#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/flatten.h>
#include <ATen/ops/flip.h>
#include <ATen/ops/gather.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/permute.h>
#include <ATen/ops/reshape.h>
#include <ATen/ops/roll.h>
#include <ATen/ops/slice.h>
#include <ATen/ops/split_with_sizes.h>
#include <ATen/ops/squeeze.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/transpose.h>
#include <ATen/ops/unsqueeze.h>

using namespace ctorch;

ct_status ct_reshape(ct_tensor x, const int64_t *shape, size_t rank, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::reshape(tensor(x), integers(shape, rank))); });
}

ct_status ct_flatten(ct_tensor x, int64_t start, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::flatten(tensor(x), start, -1)); });
}

ct_status ct_transpose(ct_tensor x, int64_t first, int64_t second, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::transpose(tensor(x), first, second)); });
}

ct_status ct_permute(ct_tensor x, const int64_t *order, size_t count, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::permute(tensor(x), integers(order, count))); });
}

ct_status ct_expand(ct_tensor x, const int64_t *shape, size_t rank, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(tensor(x).expand(integers(shape, rank))); });
}

ct_status ct_unsqueeze(ct_tensor x, int64_t dimension, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::unsqueeze(tensor(x), dimension)); });
}

ct_status ct_squeeze(ct_tensor x, int64_t dimension, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::squeeze(tensor(x), dimension)); });
}

ct_status ct_slice(ct_tensor x, int64_t dimension, int64_t start, int64_t end, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::slice(tensor(x), dimension, start, end)); });
}

ct_status ct_concatenate(const ct_tensor *tensors, size_t count, int64_t dimension, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::cat(ctorch::tensors(tensors, count), dimension)); });
}

ct_status ct_stack(const ct_tensor *tensors, size_t count, int64_t dimension, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::stack(ctorch::tensors(tensors, count), dimension)); });
}

ct_status ct_split(ct_tensor x, const int64_t *sizes, size_t count, int64_t dimension, ct_tensor *results) noexcept {
    return guarded([&] {
        auto pieces = at::split_with_sizes(tensor(x), integers(sizes, count), dimension);
        for (size_t i = 0; i < count; ++i) {
            results[i] = give(std::move(pieces[i]));
        }
    });
}

ct_status ct_index_select(ct_tensor x, int64_t dimension, ct_tensor indices, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::index_select(tensor(x), dimension, tensor(indices))); });
}

ct_status ct_gather(ct_tensor x, int64_t dimension, ct_tensor indices, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::gather(tensor(x), dimension, tensor(indices))); });
}

ct_status ct_pad(ct_tensor x, const int64_t *amounts, size_t count, double value, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::constant_pad_nd(tensor(x), integers(amounts, count), value)); });
}

ct_status ct_flip(ct_tensor x, const int64_t *dimensions, size_t count, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::flip(tensor(x), integers(dimensions, count))); });
}

ct_status ct_roll(ct_tensor x, int64_t amount, int64_t dimension, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::roll(tensor(x), amount, dimension)); });
}
