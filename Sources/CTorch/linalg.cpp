#include "handles.hpp"

#include <ATen/ops/linalg_cholesky_ex.h>
#include <ATen/ops/linalg_eigh.h>
#include <ATen/ops/linalg_eigvalsh.h>
#include <ATen/ops/linalg_svd.h>
#include <ATen/ops/linalg_svdvals.h>

using namespace ctorch;

ct_status ct_eigenvalues_symmetric(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::linalg_eigvalsh(tensor(x))); });
}

ct_status ct_eigen_symmetric(ct_tensor x, ct_tensor *values, ct_tensor *vectors) noexcept {
    return guarded([&] {
        auto [eigenvalues, eigenvectors] = at::linalg_eigh(tensor(x));
        *values = give(std::move(eigenvalues));
        *vectors = give(std::move(eigenvectors));
    });
}

ct_status ct_singular_values(ct_tensor x, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::linalg_svdvals(tensor(x))); });
}

ct_status ct_svd(ct_tensor x, ct_tensor *u, ct_tensor *values, ct_tensor *vh) noexcept {
    return guarded([&] {
        auto [left, singular, right] = at::linalg_svd(tensor(x), /*full_matrices=*/false);
        *u = give(std::move(left));
        *values = give(std::move(singular));
        *vh = give(std::move(right));
    });
}

ct_status ct_cholesky(ct_tensor x, ct_tensor *result, bool *isPositive) noexcept {
    return guarded([&] {
        auto [triangle, information] = at::linalg_cholesky_ex(tensor(x));
        *isPositive = information.min().item<int>() == 0 && information.max().item<int>() == 0;
        *result = give(std::move(triangle));
    });
}
