#include "handles.hpp"

#include <ATen/ops/all.h>
#include <ATen/ops/any.h>
#include <ATen/ops/argmax.h>
#include <ATen/ops/cumsum.h>
#include <ATen/ops/kthvalue.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/logsumexp.h>
#include <ATen/ops/max.h>
#include <ATen/ops/mean.h>
#include <ATen/ops/min.h>
#include <ATen/ops/sort.h>
#include <ATen/ops/sum.h>
#include <ATen/ops/var.h>

using namespace ctorch;

ct_status ct_sum_all(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::sum(tensor(x))); });
}

ct_status ct_sum(ct_tensor x, const int64_t *dimensions, size_t count, bool keep, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::sum(tensor(x), integers(dimensions, count), keep)); });
}

ct_status ct_mean_all(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::mean(tensor(x))); });
}

ct_status ct_mean(ct_tensor x, const int64_t *dimensions, size_t count, bool keep, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::mean(tensor(x), integers(dimensions, count), keep)); });
}

ct_status ct_variance(ct_tensor x, const int64_t *dimensions, size_t count, double correction, bool keep,
                      ct_tensor *result) noexcept {
    return guarded([&] {
        *result = give(at::var(tensor(x), integers(dimensions, count), at::Scalar(correction), keep));
    });
}

ct_status ct_max_all(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::max(tensor(x))); });
}

ct_status ct_min_all(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::min(tensor(x))); });
}

ct_status ct_max(ct_tensor x, int64_t dimension, bool keep, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(std::get<0>(at::max(tensor(x), dimension, keep))); });
}

ct_status ct_min(ct_tensor x, int64_t dimension, bool keep, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(std::get<0>(at::min(tensor(x), dimension, keep))); });
}

ct_status ct_argmax(ct_tensor x, int64_t dimension, bool keep, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::argmax(tensor(x), dimension, keep)); });
}

ct_status ct_log_sum_exp(ct_tensor x, const int64_t *dimensions, size_t count, bool keep, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::logsumexp(tensor(x), integers(dimensions, count), keep)); });
}

ct_status ct_cumulative_sum(ct_tensor x, int64_t dimension, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::cumsum(tensor(x), dimension)); });
}

ct_status ct_norm(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::linalg_vector_norm(tensor(x), 2)); });
}

ct_status ct_any(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::any(tensor(x))); });
}

ct_status ct_all(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::all(tensor(x))); });
}

ct_status ct_sort(ct_tensor x, int64_t dimension, bool descending, ct_tensor *values, ct_tensor *indices) noexcept {
    return guarded([&] {
        auto [sorted, origins] = at::sort(tensor(x), /*stable=*/true, dimension, descending);
        *values = give(std::move(sorted));
        *indices = give(std::move(origins));
    });
}

ct_status ct_kth_smallest(ct_tensor x, int64_t k, int64_t dimension, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(std::get<0>(at::kthvalue(tensor(x), k, dimension))); });
}
