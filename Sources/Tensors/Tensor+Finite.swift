import CTorch

extension Tensor {
    /// The first of several tensors that holds a number which is infinite or undefined (NaN).
    ///
    /// One look at every number: on a CPU as fast as the memory; on other devices it waits for them.
    ///
    /// - Parameter tensors: Tensors of numbers with a fraction.
    /// - Returns: Its position; nil when all numbers of all tensors are finite.
    public static func firstNotFinite(among tensors: [Tensor]) -> Int? {
        var index: Int64 = -1
        let status = withHandles(tensors) { ct_first_not_finite($0, tensors.count, &index) }
        guard status == CT_OK else { stop("firstNotFinite", tensors, status) }
        return index < 0 ? nil : Int(index)
    }
}
