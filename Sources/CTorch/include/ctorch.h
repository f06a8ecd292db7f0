// ctorch.h: everything that Swift knows about libtorch.
//
// Conventions, the same for every function:
//   * It is `noexcept`. One that can fail returns a `ct_status`; on anything but `CT_OK` the results are untouched and
//     `ct_last_error` holds torch's words.
//   * Results come last, through pointers. A `ct_tensor` or `ct_generator` received that way belongs to the caller.
//   * Handles passed in are borrowed. Optional ones may hold null, which is said in the comment.
//   * Arrays are a pointer and a count. Dimensions may be negative, counted from the end, as in torch.
//   * `in place` functions are never recorded by autograd.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__cplusplus)
#define CT_API extern "C" __attribute__((visibility("default")))
#define CT_NOEXCEPT noexcept
#else
#define CT_API extern
#define CT_NOEXCEPT
#endif

// MARK: - Kinds

/// A tensor owned by the holder; release it with `ct_tensor_free`. Null means "undefined tensor".
typedef struct {
    void *ref;
} ct_tensor;

/// A source of random numbers owned by the holder; release it with `ct_generator_free`.
typedef struct {
    void *ref;
} ct_generator;

/// A network saved as TorchScript, owned by the holder; release it with `ct_script_free`.
typedef struct {
    void *ref;
} ct_script;

/// Outcome of a call.
typedef enum {
    CT_OK = 0,
    CT_ERROR = 1,
    CT_OUT_OF_MEMORY = 2,
    CT_INDEX = 3,
    CT_NOT_IMPLEMENTED = 4,
    CT_UNKNOWN = 5,
} ct_status;

/// Kind of number in a tensor; the values are torch's own.
typedef enum {
    CT_UINT8 = 0,
    CT_INT64 = 4,
    CT_FLOAT32 = 6,
    CT_FLOAT64 = 7,
    CT_BOOL = 11,
    CT_BFLOAT16 = 15,
} ct_dtype;

/// Where a tensor lives; `CT_CPU`, or the index of a CUDA device, which is 0 or more.
typedef int32_t ct_device;
enum { CT_CPU = -1 };

/// Order of the numbers in memory.
typedef enum { CT_CONTIGUOUS = 0, CT_CHANNELS_LAST = 1 } ct_layout;

/// An elementwise comparison.
typedef enum { CT_LESS, CT_LESS_EQUAL, CT_GREATER, CT_GREATER_EQUAL, CT_EQUAL, CT_NOT_EQUAL } ct_comparison;

/// How new pixels are computed from old ones.
typedef enum { CT_NEAREST, CT_BILINEAR, CT_BICUBIC } ct_filter;

// MARK: - Runtime

/// Message of this thread's most recent failure. Borrowed: copy it before the next call on this thread.
CT_API const char *ct_last_error(void) CT_NOEXCEPT;

/// Version of torch's headers that this shim was compiled with: major, minor and patch in the top three bytes.
CT_API uint64_t ct_compiled_version(void) CT_NOEXCEPT;

/// Version of the libtorch that is loaded, in the same form.
CT_API uint64_t ct_loaded_version(void) CT_NOEXCEPT;

/// Path of the libtorch_cpu that is loaded; empty if the loader does not say. Borrowed for ever.
CT_API const char *ct_loaded_path(void) CT_NOEXCEPT;

/// Number of threads that one operation may use.
CT_API ct_status ct_threads(int32_t *result) CT_NOEXCEPT;

/// Sets the number of threads that one operation may use. Process-wide.
CT_API ct_status ct_set_threads(int32_t count) CT_NOEXCEPT;

/// Whether torch multiplies bfloat16 matrices on this CPU by hardware; otherwise products go by way of float32.
CT_API ct_status ct_cpu_multiplies_bfloat16(bool *result) CT_NOEXCEPT;

/// Number of CUDA devices that can be used; 0 where libtorch has no CUDA.
CT_API ct_status ct_cuda_device_count(int32_t *result) CT_NOEXCEPT;

/// Treats denormal numbers as zero on this thread and on those started from it. `result` tells whether the CPU can.
CT_API ct_status ct_set_flush_denormals(bool on, bool *result) CT_NOEXCEPT;

/// Keeps the memory of freed CPU tensors for the next ones instead of giving it back to the system, whose pages cost
/// time to get again. At most twice the peak is held.
CT_API ct_status ct_keep_memory(void) CT_NOEXCEPT;

/// Bytes that CPU tensors made since `ct_keep_memory` occupy now, and the most that they did since this was called last.
CT_API ct_status ct_tensor_memory(int64_t *occupied, int64_t *most) CT_NOEXCEPT;

/// Uses only operations that give the same numbers each time; those of which torch has no such form fail.
CT_API ct_status ct_set_deterministic(bool on) CT_NOEXCEPT;

/// Waits until the device has finished everything asked of it.
CT_API ct_status ct_synchronize(ct_device device) CT_NOEXCEPT;

/// Largest number of bytes that tensors have occupied on a CUDA device.
CT_API ct_status ct_cuda_peak_memory(ct_device device, int64_t *result) CT_NOEXCEPT;

/// For tests: throws the C++ exception `kind` inside the guard. 0 c10::Error, 1 c10::OutOfMemoryError,
/// 2 c10::IndexError, 3 c10::NotImplementedError, 4 std::bad_alloc, 5 std::runtime_error, 6 int, 7 torch's text for
/// exhausted CPU memory.
CT_API ct_status ct_test_throw(int32_t kind) CT_NOEXCEPT;

// MARK: - Tensor: lifetime and properties

/// Releases a tensor; null is allowed.
CT_API void ct_tensor_free(ct_tensor tensor) CT_NOEXCEPT;

/// Number of handles made and not yet released, for tests.
CT_API int64_t ct_tensor_live_count(void) CT_NOEXCEPT;

/// Number of dimensions.
CT_API int64_t ct_rank(ct_tensor tensor) CT_NOEXCEPT;

/// Number of elements.
CT_API int64_t ct_count(ct_tensor tensor) CT_NOEXCEPT;

/// Writes `ct_rank` sizes.
CT_API ct_status ct_shape(ct_tensor tensor, int64_t *result) CT_NOEXCEPT;

/// Kind of number; fails for one that this header does not list.
CT_API ct_status ct_tensor_dtype(ct_tensor tensor, ct_dtype *result) CT_NOEXCEPT;

/// Device; fails for one that is neither the CPU nor CUDA.
CT_API ct_status ct_tensor_device(ct_tensor tensor, ct_device *result) CT_NOEXCEPT;

/// Whether the numbers lie in row-major or channels-last order without gaps.
CT_API ct_status ct_has_layout(ct_tensor tensor, ct_layout layout, bool *result) CT_NOEXCEPT;

/// Whether autograd records operations on this tensor.
CT_API ct_status ct_requires_gradient(ct_tensor tensor, bool *result) CT_NOEXCEPT;

/// Makes a leaf record, or stops it from recording.
CT_API ct_status ct_set_requires_gradient(ct_tensor tensor, bool on) CT_NOEXCEPT;

/// Whether the tensor was made by the user rather than by a recorded operation.
CT_API ct_status ct_is_leaf(ct_tensor tensor, bool *result) CT_NOEXCEPT;

// MARK: - Tensor: copying in and out, converting

/// Copies `length` bytes, row-major, into a new tensor; fails unless the length is what shape and dtype ask for.
CT_API ct_status ct_from_bytes(const void *bytes, size_t length, const int64_t *shape, size_t rank, ct_dtype dtype,
                               ct_device device, ct_tensor *result) CT_NOEXCEPT;

/// Copies all numbers out, row-major. `length` must be count times size. Waits for the device.
CT_API ct_status ct_copy_bytes(ct_tensor tensor, void *bytes, size_t length) CT_NOEXCEPT;

/// The number in a tensor of one element. Waits for the device.
CT_API ct_status ct_item(ct_tensor tensor, double *result) CT_NOEXCEPT;

/// Converts to another kind of number; the same tensor if it has it already.
CT_API ct_status ct_to_dtype(ct_tensor tensor, ct_dtype dtype, ct_tensor *result) CT_NOEXCEPT;

/// Moves to another device; the same tensor if it is there already.
CT_API ct_status ct_to_device(ct_tensor tensor, ct_device device, ct_tensor *result) CT_NOEXCEPT;

/// Puts the numbers in the given order; the same tensor if they are.
CT_API ct_status ct_to_layout(ct_tensor tensor, ct_layout layout, ct_tensor *result) CT_NOEXCEPT;

/// Shares the numbers and forgets how they were computed.
CT_API ct_status ct_detach(ct_tensor tensor, ct_tensor *result) CT_NOEXCEPT;

/// Copies the numbers, recorded by autograd.
CT_API ct_status ct_clone(ct_tensor tensor, ct_tensor *result) CT_NOEXCEPT;

// MARK: - Tensor: in place

/// target = source, converted and broadcast.
CT_API ct_status ct_copy_in_place(ct_tensor target, ct_tensor source) CT_NOEXCEPT;

/// target = value.
CT_API ct_status ct_fill_in_place(ct_tensor target, double value) CT_NOEXCEPT;

/// target += scale · other.
CT_API ct_status ct_add_in_place(ct_tensor target, ct_tensor other, double scale) CT_NOEXCEPT;

/// target *= factor.
CT_API ct_status ct_multiply_in_place(ct_tensor target, double factor) CT_NOEXCEPT;

/// target *= factors, elementwise.
CT_API ct_status ct_multiply_tensor_in_place(ct_tensor target, ct_tensor factors) CT_NOEXCEPT;

/// Limits target to [minimum, maximum]; null means no limit on that side.
CT_API ct_status ct_clamp_in_place(ct_tensor target, const double *minimum, const double *maximum) CT_NOEXCEPT;

/// target += weight · (end − target).
CT_API ct_status ct_lerp_in_place(ct_tensor target, ct_tensor end, double weight) CT_NOEXCEPT;

/// targets[i] += weight · (ends[i] − targets[i]), all in as few kernels as torch can.
CT_API ct_status ct_lerp_all_in_place(const ct_tensor *targets, const ct_tensor *ends, size_t count,
                                      double weight) CT_NOEXCEPT;

// MARK: - Factories

/// A tensor whose numbers are whatever the memory held, for a caller that fills it next.
CT_API ct_status ct_empty(const int64_t *shape, size_t rank, ct_dtype dtype, ct_device device,
                          ct_tensor *result) CT_NOEXCEPT;

/// A tensor of zeros.
CT_API ct_status ct_zeros(const int64_t *shape, size_t rank, ct_dtype dtype, ct_device device,
                          ct_tensor *result) CT_NOEXCEPT;

/// A tensor of ones.
CT_API ct_status ct_ones(const int64_t *shape, size_t rank, ct_dtype dtype, ct_device device,
                         ct_tensor *result) CT_NOEXCEPT;

/// A tensor with `value` everywhere.
CT_API ct_status ct_full(const int64_t *shape, size_t rank, double value, ct_dtype dtype, ct_device device,
                         ct_tensor *result) CT_NOEXCEPT;

/// 0, 1, … count − 1.
CT_API ct_status ct_arange(int64_t count, ct_dtype dtype, ct_device device, ct_tensor *result) CT_NOEXCEPT;

/// The identity matrix of side n.
CT_API ct_status ct_eye(int64_t n, ct_dtype dtype, ct_device device, ct_tensor *result) CT_NOEXCEPT;

/// Zeros with the shape, dtype, device and layout of `tensor`.
CT_API ct_status ct_zeros_like(ct_tensor tensor, ct_tensor *result) CT_NOEXCEPT;

/// Ones with the shape, dtype, device and layout of `tensor`.
CT_API ct_status ct_ones_like(ct_tensor tensor, ct_tensor *result) CT_NOEXCEPT;

// MARK: - Pointwise: two operands

/// a + scale · b.
CT_API ct_status ct_add(ct_tensor a, ct_tensor b, double scale, ct_tensor *result) CT_NOEXCEPT;

/// a + b with a number, which does not widen a's floating-point dtype.
CT_API ct_status ct_add_scalar(ct_tensor a, double b, ct_tensor *result) CT_NOEXCEPT;

/// a − b.
CT_API ct_status ct_subtract(ct_tensor a, ct_tensor b, ct_tensor *result) CT_NOEXCEPT;

/// a − b with a number first.
CT_API ct_status ct_subtract_from_scalar(double a, ct_tensor b, ct_tensor *result) CT_NOEXCEPT;

/// a · b, elementwise.
CT_API ct_status ct_multiply(ct_tensor a, ct_tensor b, ct_tensor *result) CT_NOEXCEPT;

/// a · b with a number.
CT_API ct_status ct_multiply_scalar(ct_tensor a, double b, ct_tensor *result) CT_NOEXCEPT;

/// a / b, elementwise.
CT_API ct_status ct_divide(ct_tensor a, ct_tensor b, ct_tensor *result) CT_NOEXCEPT;

/// a / b with a number last.
CT_API ct_status ct_divide_scalar(ct_tensor a, double b, ct_tensor *result) CT_NOEXCEPT;

/// a / b with a number first.
CT_API ct_status ct_divide_from_scalar(double a, ct_tensor b, ct_tensor *result) CT_NOEXCEPT;

/// Elementwise comparison, a bool tensor.
CT_API ct_status ct_compare(ct_tensor a, ct_tensor b, ct_comparison comparison, ct_tensor *result) CT_NOEXCEPT;

/// Elementwise comparison with a number, a bool tensor.
CT_API ct_status ct_compare_scalar(ct_tensor a, double b, ct_comparison comparison, ct_tensor *result) CT_NOEXCEPT;

/// The smaller of a and b, elementwise.
CT_API ct_status ct_minimum(ct_tensor a, ct_tensor b, ct_tensor *result) CT_NOEXCEPT;

/// The larger of a and b, elementwise.
CT_API ct_status ct_maximum(ct_tensor a, ct_tensor b, ct_tensor *result) CT_NOEXCEPT;

/// a where condition is true, b elsewhere.
CT_API ct_status ct_where(ct_tensor condition, ct_tensor a, ct_tensor b, ct_tensor *result) CT_NOEXCEPT;

/// a + weight · (b − a) with a number as weight.
CT_API ct_status ct_lerp(ct_tensor a, ct_tensor b, double weight, ct_tensor *result) CT_NOEXCEPT;

/// a + weight · (b − a), elementwise.
CT_API ct_status ct_lerp_tensor(ct_tensor a, ct_tensor b, ct_tensor weight, ct_tensor *result) CT_NOEXCEPT;

// MARK: - Pointwise: one operand

/// −x.
CT_API ct_status ct_negative(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// e to the x.
CT_API ct_status ct_exp(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Natural logarithm.
CT_API ct_status ct_log(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// log(1 + x), exact near 0.
CT_API ct_status ct_log1p(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Square root.
CT_API ct_status ct_sqrt(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// 1 / √x.
CT_API ct_status ct_rsqrt(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// 1 / x.
CT_API ct_status ct_reciprocal(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// |x|.
CT_API ct_status ct_abs(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// −1, 0 or 1.
CT_API ct_status ct_sign(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// x².
CT_API ct_status ct_square(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// x to the exponent.
CT_API ct_status ct_pow(ct_tensor x, double exponent, ct_tensor *result) CT_NOEXCEPT;

/// Hyperbolic tangent.
CT_API ct_status ct_tanh(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// 1 / (1 + e^−x).
CT_API ct_status ct_sigmoid(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// log(1 + e^x), linear above 20 in torch's way.
CT_API ct_status ct_softplus(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// max(x, 0).
CT_API ct_status ct_relu(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// x where positive, slope · x elsewhere.
CT_API ct_status ct_leaky_relu(ct_tensor x, double slope, ct_tensor *result) CT_NOEXCEPT;

/// x · sigmoid(x).
CT_API ct_status ct_silu(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// x · Φ(x), Φ the normal distribution.
CT_API ct_status ct_gelu(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Sine.
CT_API ct_status ct_sin(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Cosine.
CT_API ct_status ct_cos(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Largest whole number not above x.
CT_API ct_status ct_floor(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Limits x to [minimum, maximum]; null means no limit on that side.
CT_API ct_status ct_clamp(ct_tensor x, const double *minimum, const double *maximum, ct_tensor *result) CT_NOEXCEPT;

/// Where x is neither infinite nor NaN, a bool tensor.
CT_API ct_status ct_is_finite(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Where x is NaN, a bool tensor.
CT_API ct_status ct_is_nan(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Where x is zero or false, a bool tensor.
CT_API ct_status ct_logical_not(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

// MARK: - Reductions

/// Sum of everything.
CT_API ct_status ct_sum_all(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Sum over some dimensions.
CT_API ct_status ct_sum(ct_tensor x, const int64_t *dimensions, size_t count, bool keep,
                        ct_tensor *result) CT_NOEXCEPT;

/// Mean of everything.
CT_API ct_status ct_mean_all(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Mean over some dimensions.
CT_API ct_status ct_mean(ct_tensor x, const int64_t *dimensions, size_t count, bool keep,
                         ct_tensor *result) CT_NOEXCEPT;

/// Variance over some dimensions, divided by count − correction.
CT_API ct_status ct_variance(ct_tensor x, const int64_t *dimensions, size_t count, double correction, bool keep,
                             ct_tensor *result) CT_NOEXCEPT;

/// Largest of everything.
CT_API ct_status ct_max_all(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Smallest of everything.
CT_API ct_status ct_min_all(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Largest along one dimension.
CT_API ct_status ct_max(ct_tensor x, int64_t dimension, bool keep, ct_tensor *result) CT_NOEXCEPT;

/// Smallest along one dimension.
CT_API ct_status ct_min(ct_tensor x, int64_t dimension, bool keep, ct_tensor *result) CT_NOEXCEPT;

/// Index of the largest along one dimension, int64.
CT_API ct_status ct_argmax(ct_tensor x, int64_t dimension, bool keep, ct_tensor *result) CT_NOEXCEPT;

/// log Σ e^x over some dimensions, without overflow.
CT_API ct_status ct_log_sum_exp(ct_tensor x, const int64_t *dimensions, size_t count, bool keep,
                                ct_tensor *result) CT_NOEXCEPT;

/// Running sum along one dimension.
CT_API ct_status ct_cumulative_sum(ct_tensor x, int64_t dimension, ct_tensor *result) CT_NOEXCEPT;

/// 2-norm of everything; its gradient at zero is zero.
CT_API ct_status ct_norm(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Whether any element is true, a bool tensor of one element.
CT_API ct_status ct_any(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Whether all elements are true, a bool tensor of one element.
CT_API ct_status ct_all(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Values in order along one dimension and where they came from, int64; equal values keep their order.
CT_API ct_status ct_sort(ct_tensor x, int64_t dimension, bool descending, ct_tensor *values,
                         ct_tensor *indices) CT_NOEXCEPT;

/// The k-th smallest along one dimension, which goes; k counts from 1.
CT_API ct_status ct_kth_smallest(ct_tensor x, int64_t k, int64_t dimension, ct_tensor *result) CT_NOEXCEPT;

// MARK: - Shape

/// Same numbers, another shape; one size may be −1.
CT_API ct_status ct_reshape(ct_tensor x, const int64_t *shape, size_t rank, ct_tensor *result) CT_NOEXCEPT;

/// Dimensions from `start` on become one.
CT_API ct_status ct_flatten(ct_tensor x, int64_t start, ct_tensor *result) CT_NOEXCEPT;

/// Exchanges two dimensions.
CT_API ct_status ct_transpose(ct_tensor x, int64_t first, int64_t second, ct_tensor *result) CT_NOEXCEPT;

/// Puts dimensions in another order.
CT_API ct_status ct_permute(ct_tensor x, const int64_t *order, size_t count, ct_tensor *result) CT_NOEXCEPT;

/// Repeats dimensions of size 1 without copying; −1 keeps a size.
CT_API ct_status ct_expand(ct_tensor x, const int64_t *shape, size_t rank, ct_tensor *result) CT_NOEXCEPT;

/// Inserts a dimension of size 1.
CT_API ct_status ct_unsqueeze(ct_tensor x, int64_t dimension, ct_tensor *result) CT_NOEXCEPT;

/// Removes a dimension of size 1.
CT_API ct_status ct_squeeze(ct_tensor x, int64_t dimension, ct_tensor *result) CT_NOEXCEPT;

/// Elements start ..< end along one dimension, a view.
CT_API ct_status ct_slice(ct_tensor x, int64_t dimension, int64_t start, int64_t end, ct_tensor *result) CT_NOEXCEPT;

/// Joins along an existing dimension.
CT_API ct_status ct_concatenate(const ct_tensor *tensors, size_t count, int64_t dimension,
                                ct_tensor *result) CT_NOEXCEPT;

/// Joins along a new dimension.
CT_API ct_status ct_stack(const ct_tensor *tensors, size_t count, int64_t dimension, ct_tensor *result) CT_NOEXCEPT;

/// Cuts along one dimension into pieces of the given sizes; `results` takes `count` tensors.
CT_API ct_status ct_split(ct_tensor x, const int64_t *sizes, size_t count, int64_t dimension,
                          ct_tensor *results) CT_NOEXCEPT;

/// Picks entries along one dimension by a 1-D int64 tensor.
CT_API ct_status ct_index_select(ct_tensor x, int64_t dimension, ct_tensor indices, ct_tensor *result) CT_NOEXCEPT;

/// Picks single elements along one dimension by an int64 tensor of x's rank.
CT_API ct_status ct_gather(ct_tensor x, int64_t dimension, ct_tensor indices, ct_tensor *result) CT_NOEXCEPT;

/// Adds a border of `value`; amounts as in torch: before and after, last dimension first. Negative amounts cut.
CT_API ct_status ct_pad(ct_tensor x, const int64_t *amounts, size_t count, double value, ct_tensor *result) CT_NOEXCEPT;

/// Reverses some dimensions.
CT_API ct_status ct_flip(ct_tensor x, const int64_t *dimensions, size_t count, ct_tensor *result) CT_NOEXCEPT;

/// Moves elements along one dimension; those that fall off come back at the other end.
CT_API ct_status ct_roll(ct_tensor x, int64_t amount, int64_t dimension, ct_tensor *result) CT_NOEXCEPT;

// MARK: - Networks

/// Matrix product, batched and broadcast as in torch.
CT_API ct_status ct_matmul(ct_tensor a, ct_tensor b, ct_tensor *result) CT_NOEXCEPT;

/// x · weightᵀ + bias; weight is [outputs, inputs], bias may be null.
CT_API ct_status ct_linear(ct_tensor x, ct_tensor weight, ct_tensor bias, ct_tensor *result) CT_NOEXCEPT;

/// Convolution over the trailing `count` dimensions; bias may be null. Output padding is for transposed ones.
CT_API ct_status ct_convolution(ct_tensor x, ct_tensor weight, ct_tensor bias, const int64_t *stride,
                                const int64_t *padding, const int64_t *dilation, const int64_t *outputPadding,
                                size_t count, bool transposed, int64_t groups, ct_tensor *result) CT_NOEXCEPT;

/// Mean over windows of the last two dimensions. Arrays of two; padded zeros count.
CT_API ct_status ct_average_pool(ct_tensor x, const int64_t *size, const int64_t *stride, const int64_t *padding,
                                 ct_tensor *result) CT_NOEXCEPT;

/// Largest in windows of the last two dimensions. Arrays of two.
CT_API ct_status ct_max_pool(ct_tensor x, const int64_t *size, const int64_t *stride, const int64_t *padding,
                             ct_tensor *result) CT_NOEXCEPT;

/// Resamples the last two dimensions of an [N, C, H, W] tensor, corners not aligned; bilinear and bicubic can smooth
/// first.
CT_API ct_status ct_upsample(ct_tensor x, int64_t height, int64_t width, ct_filter filter, bool antialiased,
                             ct_tensor *result) CT_NOEXCEPT;

/// Batch normalisation. Weight, bias and the running statistics may be null; the latter are updated while training.
CT_API ct_status ct_batch_norm(ct_tensor x, ct_tensor weight, ct_tensor bias, ct_tensor runningMean,
                               ct_tensor runningVariance, bool training, double momentum, double epsilon,
                               ct_tensor *result) CT_NOEXCEPT;

/// Layer normalisation over the trailing dimensions `shape`; weight and bias may be null.
CT_API ct_status ct_layer_norm(ct_tensor x, const int64_t *shape, size_t rank, ct_tensor weight, ct_tensor bias,
                               double epsilon, ct_tensor *result) CT_NOEXCEPT;

/// Group normalisation of the channels; weight and bias may be null.
CT_API ct_status ct_group_norm(ct_tensor x, int64_t groups, ct_tensor weight, ct_tensor bias, double epsilon,
                               ct_tensor *result) CT_NOEXCEPT;

/// Instance normalisation by the sample's own statistics; weight and bias may be null.
CT_API ct_status ct_instance_norm(ct_tensor x, ct_tensor weight, ct_tensor bias, double epsilon,
                                  ct_tensor *result) CT_NOEXCEPT;

/// Rows of `table` picked by int64 indices of any shape.
CT_API ct_status ct_embedding(ct_tensor table, ct_tensor indices, ct_tensor *result) CT_NOEXCEPT;

/// Softmax along one dimension.
CT_API ct_status ct_softmax(ct_tensor x, int64_t dimension, ct_tensor *result) CT_NOEXCEPT;

/// Logarithm of softmax along one dimension.
CT_API ct_status ct_log_softmax(ct_tensor x, int64_t dimension, ct_tensor *result) CT_NOEXCEPT;

// MARK: - Networks: parts of gradients, for the critic step in four passes

/// Gradient of Σ delta · convolution(x, weight) with respect to x. Arrays as for `ct_convolution`; of x only shape,
/// dtype and layout matter.
CT_API ct_status ct_convolution_input_gradient(ct_tensor delta, ct_tensor x, ct_tensor weight, const int64_t *stride,
                                               const int64_t *padding, const int64_t *dilation,
                                               const int64_t *outputPadding, size_t count, bool transposed,
                                               int64_t groups, ct_tensor *result) CT_NOEXCEPT;

/// Gradient of Σ delta · convolution(x, weight) with respect to weight, of which only shape, dtype and layout matter.
CT_API ct_status ct_convolution_weight_gradient(ct_tensor delta, ct_tensor x, ct_tensor weight, const int64_t *stride,
                                                const int64_t *padding, const int64_t *dilation,
                                                const int64_t *outputPadding, size_t count, bool transposed,
                                                int64_t groups, ct_tensor *result) CT_NOEXCEPT;

/// delta where `output` is positive, slope · delta elsewhere: the gradient of a leaky ReLU by the output that it gave.
CT_API ct_status ct_leaky_relu_gradient(ct_tensor delta, ct_tensor output, double slope, ct_tensor *result) CT_NOEXCEPT;

/// x + a · b, elementwise, in one kernel.
CT_API ct_status ct_add_product(ct_tensor x, ct_tensor a, ct_tensor b, ct_tensor *result) CT_NOEXCEPT;

// MARK: - Linear algebra

/// Eigenvalues of a symmetric matrix, ascending.
CT_API ct_status ct_eigenvalues_symmetric(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// Eigenvalues of a symmetric matrix, ascending, and eigenvectors in columns.
CT_API ct_status ct_eigen_symmetric(ct_tensor x, ct_tensor *values, ct_tensor *vectors) CT_NOEXCEPT;

/// Singular values, descending.
CT_API ct_status ct_singular_values(ct_tensor x, ct_tensor *result) CT_NOEXCEPT;

/// x = u · diag(values) · vh, the thin form.
CT_API ct_status ct_svd(ct_tensor x, ct_tensor *u, ct_tensor *values, ct_tensor *vh) CT_NOEXCEPT;

/// The lower triangle L with x = L · Lᵀ. `isPositive` is false, and the result of no use, where x has no such form.
CT_API ct_status ct_cholesky(ct_tensor x, ct_tensor *result, bool *isPositive) CT_NOEXCEPT;

// MARK: - TorchScript

/// Reads a network that was saved as TorchScript, for use without training. The file's own code may run already here, and runs when it is
/// called; it can read and write files.
CT_API ct_status ct_script_load(const char *path, ct_device device, ct_script *result) CT_NOEXCEPT;

/// Releases a network; null is allowed.
CT_API void ct_script_free(ct_script script) CT_NOEXCEPT;

/// script(x, flag), without gradients. Fails unless the answer is one tensor.
CT_API ct_status ct_script_call(ct_script script, ct_tensor x, bool flag, ct_tensor *result) CT_NOEXCEPT;

// MARK: - Autograd

/// Gradients of Σ outputs · seeds with respect to inputs. `seeds` may be null (ones, for outputs of one element).
/// An input on which the outputs do not depend gets a null handle. `gradients` takes `inputCount` handles.
CT_API ct_status ct_gradients(const ct_tensor *outputs, size_t outputCount, const ct_tensor *inputs, size_t inputCount,
                              const ct_tensor *seeds, bool retainGraph, bool createGraph,
                              ct_tensor *gradients) CT_NOEXCEPT;

/// Whether this thread records operations.
CT_API bool ct_gradient_mode(void) CT_NOEXCEPT;

/// Sets whether this thread records operations.
CT_API void ct_set_gradient_mode(bool on) CT_NOEXCEPT;

// MARK: - Random numbers

/// A generator of its own on a device, started with a seed.
CT_API ct_status ct_generator_make(uint64_t seed, ct_device device, ct_generator *result) CT_NOEXCEPT;

/// Releases a generator; null is allowed.
CT_API void ct_generator_free(ct_generator generator) CT_NOEXCEPT;

/// The whole state, a uint8 tensor on the CPU.
CT_API ct_status ct_generator_state(ct_generator generator, ct_tensor *result) CT_NOEXCEPT;

/// Puts back a state from `ct_generator_state`.
CT_API ct_status ct_generator_set_state(ct_generator generator, ct_tensor state) CT_NOEXCEPT;

/// Fills with normal numbers, in place.
CT_API ct_status ct_random_normal(ct_tensor target, double mean, double deviation, ct_generator generator) CT_NOEXCEPT;

/// Fills with uniform numbers from `low` to below `high`, in place.
CT_API ct_status ct_random_uniform(ct_tensor target, double low, double high, ct_generator generator) CT_NOEXCEPT;

/// Fills with whole numbers from 0 to below `bound`, in place.
CT_API ct_status ct_random_integers(ct_tensor target, int64_t bound, ct_generator generator) CT_NOEXCEPT;

/// Fills with ones with the given probability and zeros otherwise, in place.
CT_API ct_status ct_random_bernoulli(ct_tensor target, double probability, ct_generator generator) CT_NOEXCEPT;

/// 0, 1, … n − 1 in random order, int64, on the generator's device.
CT_API ct_status ct_random_permutation(int64_t n, ct_generator generator, ct_tensor *result) CT_NOEXCEPT;

// MARK: - Optimisers, all in place

/// One step of Adam by torch's fused kernel. `steps` are float32 scalars that count the steps and grow by one.
/// Gradients may be of any layout. All tensors of one call share a device and a dtype, the steps' dtype aside.
CT_API ct_status ct_adam_step(const ct_tensor *parameters, const ct_tensor *gradients, const ct_tensor *means,
                              const ct_tensor *squares, const ct_tensor *steps, size_t count, double rate, double beta1,
                              double beta2, double epsilon, double weightDecay) CT_NOEXCEPT;

/// One step of stochastic gradient descent by torch's fused kernel; `buffers` is null without momentum.
CT_API ct_status ct_sgd_step(const ct_tensor *parameters, const ct_tensor *gradients, const ct_tensor *buffers,
                             size_t count, double rate, double momentum) CT_NOEXCEPT;

/// One step of RMSProp; `buffers` is null without momentum.
CT_API ct_status ct_rmsprop_step(const ct_tensor *parameters, const ct_tensor *gradients, const ct_tensor *squares,
                                 const ct_tensor *buffers, size_t count, double rate, double smoothing, double epsilon,
                                 double momentum) CT_NOEXCEPT;

/// The position of the first tensor with a number that is infinite or undefined, or -1. Waits for the device.
CT_API ct_status ct_first_not_finite(const ct_tensor *tensors, size_t count, int64_t *index) CT_NOEXCEPT;

// MARK: - Pixels

/// Pixels [count, height, width, channels] of 8 bits as numbers in -1 to 1, shape [count, channels, height, width],
/// channels-last in memory. The bytes have been read when the call returns.
CT_API ct_status ct_colours(const uint8_t *pixels, int64_t count, int64_t height, int64_t width, int64_t channels,
                            ct_dtype dtype, ct_device device, ct_tensor *result) CT_NOEXCEPT;

/// The part of some pixels that is a picture, in pixels and parts of pixels. It reaches to the left or right end of the rows,
/// and to the first or last row.
typedef struct ct_box {
    double left, top, width, height;
} ct_box;

/// Antialiased resize of a box of 8-bit RGB pixels, rows after one another, as Pillow does it. Callable from any thread.
CT_API ct_status ct_resize_bytes(const uint8_t *source, int64_t sourceHeight, int64_t sourceWidth, ct_box box,
                                 ct_filter filter, int64_t height, int64_t width, uint8_t *result) CT_NOEXCEPT;
