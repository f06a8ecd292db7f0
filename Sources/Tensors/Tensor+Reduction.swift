import CTorch

extension Tensor {
    // MARK: - Everything

    /// The sum of all elements, a tensor of no dimensions.
    public func sum() -> Tensor { make("sum", self) { ct_sum_all(handle, $0) } }

    /// The mean of all elements, a tensor of no dimensions.
    public func mean() -> Tensor { make("mean", self) { ct_mean_all(handle, $0) } }

    /// The largest element, a tensor of no dimensions.
    public func max() -> Tensor { make("max", self) { ct_max_all(handle, $0) } }

    /// The smallest element, a tensor of no dimensions.
    public func min() -> Tensor { make("min", self) { ct_min_all(handle, $0) } }

    /// √Σ x² over all elements, a tensor of no dimensions.
    ///
    /// Its gradient at 0 is 0.
    public func norm() -> Tensor { make("norm", self) { ct_norm(handle, $0) } }

    // MARK: - Some dimensions

    /// The sum over some dimensions, which vanish or are kept with size 1.
    public func sum(over dimensions: [Int], keepingDimensions keep: Bool = false) -> Tensor {
        make("sum(over: \(dimensions))", self) { result in
            withIntegers(dimensions) { ct_sum(handle, $0, $1, keep, result) }
        }
    }

    /// The mean over some dimensions, which vanish or are kept with size 1.
    public func mean(over dimensions: [Int], keepingDimensions keep: Bool = false) -> Tensor {
        make("mean(over: \(dimensions))", self) { result in
            withIntegers(dimensions) { ct_mean(handle, $0, $1, keep, result) }
        }
    }

    /// The variance over some dimensions: Σ (x − mean)² divided by n − 1 if unbiased, else by n.
    public func variance(
        over dimensions: [Int], unbiased: Bool = true, keepingDimensions keep: Bool = false
    ) -> Tensor {
        make("variance(over: \(dimensions))", self) { result in
            withIntegers(dimensions) { ct_variance(handle, $0, $1, unbiased ? 1 : 0, keep, result) }
        }
    }

    /// log Σ e^x over some dimensions, without overflow.
    public func logSumExp(over dimensions: [Int], keepingDimensions keep: Bool = false) -> Tensor {
        make("logSumExp(over: \(dimensions))", self) { result in
            withIntegers(dimensions) { ct_log_sum_exp(handle, $0, $1, keep, result) }
        }
    }

    // MARK: - One dimension

    /// The largest along one dimension.
    ///
    /// The gradient goes to one of equals.
    public func max(over dimension: Int, keepingDimensions keep: Bool = false) -> Tensor {
        make("max(over: \(dimension))", self) { ct_max(handle, Int64(dimension), keep, $0) }
    }

    /// The smallest along one dimension.
    ///
    /// The gradient goes to one of equals.
    public func min(over dimension: Int, keepingDimensions keep: Bool = false) -> Tensor {
        make("min(over: \(dimension))", self) { ct_min(handle, Int64(dimension), keep, $0) }
    }

    /// The index of the largest along one dimension, int64.
    public func argmax(over dimension: Int, keepingDimensions keep: Bool = false) -> Tensor {
        make("argmax(over: \(dimension))", self) { ct_argmax(handle, Int64(dimension), keep, $0) }
    }

    /// The running sum along one dimension, same shape.
    public func cumulativeSum(over dimension: Int) -> Tensor {
        make("cumulativeSum(over: \(dimension))", self) { ct_cumulative_sum(handle, Int64(dimension), $0) }
    }

    /// The elements in order along one dimension, same shape; equals keep their order.
    public func sorted(over dimension: Int, descending: Bool = false) -> Tensor {
        sortedWithIndices(dimension, descending).values
    }

    /// Where the elements of ``sorted(over:descending:)`` come from, int64, same shape.
    public func argsort(over dimension: Int, descending: Bool = false) -> Tensor {
        sortedWithIndices(dimension, descending).indices
    }

    /// The `k`-th smallest along one dimension, which goes; 1 is the smallest.
    public func kthSmallest(_ k: Int, over dimension: Int) -> Tensor {
        make("kthSmallest(\(k), over: \(dimension))", self) { ct_kth_smallest(handle, Int64(k), Int64(dimension), $0) }
    }

    private func sortedWithIndices(_ dimension: Int, _ descending: Bool) -> (values: Tensor, indices: Tensor) {
        var values = ct_tensor()
        var indices = ct_tensor()
        perform("sorted(over: \(dimension))", self) {
            ct_sort(handle, Int64(dimension), descending, &values, &indices)
        }
        return (Tensor(adopting: values), Tensor(adopting: indices))
    }
}
