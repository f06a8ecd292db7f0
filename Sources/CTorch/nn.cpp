#include "bfloat16.hpp"
#include "handles.hpp"

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/convolution.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/group_norm.h>
#include <ATen/ops/instance_norm.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/upsample_bicubic2d.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <ATen/ops/upsample_nearest2d.h>

#include <array>

using namespace ctorch;

ct_status ct_matmul(ct_tensor a, ct_tensor b, ct_tensor *result) noexcept {
    return guarded([&] {
        const auto product = [](const auto &a, const auto &b) { return at::matmul(a, b); };
        *result = give(multiplied(product, tensor(a), tensor(b)));
    });
}

ct_status ct_linear(ct_tensor x, ct_tensor weight, ct_tensor bias, ct_tensor *result) noexcept {
    return guarded([&] {
        const auto product = [](const auto &x, const auto &weight, const auto &bias) { return at::linear(x, weight, bias); };
        *result = give(multiplied(product, tensor(x), tensor(weight), optionalTensor(bias)));
    });
}

ct_status ct_convolution(ct_tensor x, ct_tensor weight, ct_tensor bias, const int64_t *stride, const int64_t *padding,
                         const int64_t *dilation, const int64_t *outputPadding, size_t count, bool transposed,
                         int64_t groups, ct_tensor *result) noexcept {
    return guarded([&] {
        const auto convolution = [&](const auto &x, const auto &weight, const auto &bias) {
            return at::convolution(x, weight, bias, integers(stride, count), integers(padding, count),
                                   integers(dilation, count), transposed, integers(outputPadding, count), groups);
        };
        *result = give(multiplied(convolution, tensor(x), tensor(weight), optionalTensor(bias)));
    });
}

ct_status ct_average_pool(ct_tensor x, const int64_t *size, const int64_t *stride, const int64_t *padding,
                          ct_tensor *result) noexcept {
    return guarded([&] {
        *result = give(at::avg_pool2d(tensor(x), integers(size, 2), integers(stride, 2), integers(padding, 2)));
    });
}

ct_status ct_max_pool(ct_tensor x, const int64_t *size, const int64_t *stride, const int64_t *padding,
                      ct_tensor *result) noexcept {
    return guarded([&] {
        *result = give(at::max_pool2d(tensor(x), integers(size, 2), integers(stride, 2), integers(padding, 2)));
    });
}

ct_status ct_upsample(ct_tensor x, int64_t height, int64_t width, ct_filter filter, bool antialiased,
                      ct_tensor *result) noexcept {
    return guarded([&] {
        const auto &value = tensor(x);
        const std::array<int64_t, 2> size{height, width};
        switch (filter) {
        case CT_NEAREST: *result = give(at::upsample_nearest2d(value, size)); return;
        case CT_BILINEAR:
            *result = give(antialiased ? at::_upsample_bilinear2d_aa(value, size, /*align_corners=*/false)
                                       : at::upsample_bilinear2d(value, size, /*align_corners=*/false));
            return;
        case CT_BICUBIC:
            *result = give(antialiased ? at::_upsample_bicubic2d_aa(value, size, /*align_corners=*/false)
                                       : at::upsample_bicubic2d(value, size, /*align_corners=*/false));
            return;
        }
        TORCH_CHECK(false, "there is no filter ", static_cast<int>(filter));
    });
}

ct_status ct_batch_norm(ct_tensor x, ct_tensor weight, ct_tensor bias, ct_tensor runningMean, ct_tensor runningVariance,
                        bool training, double momentum, double epsilon, ct_tensor *result) noexcept {
    return guarded([&] {
        *result = give(at::batch_norm(tensor(x), optionalTensor(weight), optionalTensor(bias),
                                      optionalTensor(runningMean), optionalTensor(runningVariance), training, momentum,
                                      epsilon, /*cudnn_enabled=*/true));
    });
}

ct_status ct_layer_norm(ct_tensor x, const int64_t *shape, size_t rank, ct_tensor weight, ct_tensor bias,
                        double epsilon, ct_tensor *result) noexcept {
    return guarded([&] {
        *result = give(at::layer_norm(tensor(x), integers(shape, rank), optionalTensor(weight), optionalTensor(bias),
                                      epsilon));
    });
}

ct_status ct_group_norm(ct_tensor x, int64_t groups, ct_tensor weight, ct_tensor bias, double epsilon,
                        ct_tensor *result) noexcept {
    return guarded([&] {
        *result = give(at::group_norm(tensor(x), groups, optionalTensor(weight), optionalTensor(bias), epsilon));
    });
}

ct_status ct_instance_norm(ct_tensor x, ct_tensor weight, ct_tensor bias, double epsilon, ct_tensor *result) noexcept {
    return guarded([&] {
        *result = give(at::instance_norm(tensor(x), optionalTensor(weight), optionalTensor(bias), {}, {},
                                         /*use_input_stats=*/true, /*momentum=*/0, epsilon, /*cudnn_enabled=*/true));
    });
}

ct_status ct_embedding(ct_tensor table, ct_tensor indices, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::embedding(tensor(table), tensor(indices))); });
}

ct_status ct_softmax(ct_tensor x, int64_t dimension, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::softmax(tensor(x), dimension)); });
}

ct_status ct_log_softmax(ct_tensor x, int64_t dimension, ct_tensor *result) noexcept {
    return guarded([&] { *result = give(at::log_softmax(tensor(x), dimension)); });
}
