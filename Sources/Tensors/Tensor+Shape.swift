import CTorch

extension Tensor {
    // MARK: - Rearranging

    /// The same elements in row-major order under another shape; one size may be −1 and is then computed.
    public func reshaped(_ shape: [Int]) -> Tensor {
        make("reshaped(\(shape))", self) { result in withIntegers(shape) { ct_reshape(handle, $0, $1, result) } }
    }

    /// The dimensions from `start` on joined into one.
    public func flattened(from start: Int = 0) -> Tensor {
        make("flattened(from: \(start))", self) { ct_flatten(handle, Int64(start), $0) }
    }

    /// Two dimensions exchanged.
    public func transposed(_ first: Int, _ second: Int) -> Tensor {
        make("transposed(\(first), \(second))", self) { ct_transpose(handle, Int64(first), Int64(second), $0) }
    }

    /// The dimensions in another order: dimension i of the result is dimension `order[i]` of this.
    public func permuted(_ order: [Int]) -> Tensor {
        make("permuted(\(order))", self) { result in withIntegers(order) { ct_permute(handle, $0, $1, result) } }
    }

    /// Dimensions of size 1 repeated up to a shape, without copying; −1 keeps a size.
    public func expanded(to shape: [Int]) -> Tensor {
        make("expanded(to: \(shape))", self) { result in withIntegers(shape) { ct_expand(handle, $0, $1, result) } }
    }

    /// A dimension of size 1 put in.
    public func unsqueezed(at dimension: Int) -> Tensor {
        make("unsqueezed(at: \(dimension))", self) { ct_unsqueeze(handle, Int64(dimension), $0) }
    }

    /// A dimension of size 1 taken out; unchanged if its size is not 1.
    public func squeezed(at dimension: Int) -> Tensor {
        make("squeezed(at: \(dimension))", self) { ct_squeeze(handle, Int64(dimension), $0) }
    }

    /// The elements reversed along some dimensions.
    public func flipped(along dimensions: [Int]) -> Tensor {
        make("flipped(along: \(dimensions))", self) { result in
            withIntegers(dimensions) { ct_flip(handle, $0, $1, result) }
        }
    }

    /// The elements moved along one dimension; those that fall off come back at the other end.
    public func rolled(by amount: Int, along dimension: Int) -> Tensor {
        make("rolled(by: \(amount), along: \(dimension))", self) {
            ct_roll(handle, Int64(amount), Int64(dimension), $0)
        }
    }

    // MARK: - Picking

    /// The elements `start ..< end` along one dimension, in the same memory.
    ///
    /// Limits beyond the end mean the end.
    public func sliced(along dimension: Int, from start: Int, to end: Int) -> Tensor {
        make("sliced(along: \(dimension), from: \(start), to: \(end))", self) {
            ct_slice(handle, Int64(dimension), Int64(start), Int64(end), $0)
        }
    }

    /// The entries along one dimension that a one-dimensional int64 tensor lists.
    public func indexed(by indices: Tensor, along dimension: Int = 0) -> Tensor {
        make("indexed(by:along: \(dimension))", self, indices) {
            ct_index_select(handle, Int64(dimension), indices.handle, $0)
        }
    }

    /// Single elements along one dimension: the result has the shape of `indices`, an int64 tensor of this one's rank.
    public func gathered(_ indices: Tensor, along dimension: Int) -> Tensor {
        make("gathered(along: \(dimension))", self, indices) {
            ct_gather(handle, Int64(dimension), indices.handle, $0)
        }
    }

    // MARK: - Joining and cutting

    /// Tensors joined along a dimension that they have.
    public static func concatenated(_ tensors: [Tensor], along dimension: Int = 0) -> Tensor {
        join("concatenated(along: \(dimension))", tensors, dimension, ct_concatenate)
    }

    /// Tensors of one shape joined along a new dimension.
    public static func stacked(_ tensors: [Tensor], along dimension: Int = 0) -> Tensor {
        join("stacked(along: \(dimension))", tensors, dimension, ct_stack)
    }

    /// Pieces of the given sizes along one dimension, in the same memory.
    ///
    /// The sizes add up to the dimension's.
    public func split(sizes: [Int], along dimension: Int = 0) -> [Tensor] {
        var pieces = [ct_tensor](repeating: ct_tensor(), count: sizes.count)
        perform("split(sizes: \(sizes), along: \(dimension))", self) {
            withIntegers(sizes) { ct_split(handle, $0, $1, Int64(dimension), &pieces) }
        }
        return pieces.map(Tensor.init(adopting:))
    }

    /// A border of `value` around the tensor.
    ///
    /// - Parameters:
    ///   - amounts: How much before and after, the last dimension first: [left, right, top, bottom] for pictures.
    ///     Negative amounts cut off.
    ///   - value: What the border is filled with.
    public func padded(_ amounts: [Int], value: Double = 0) -> Tensor {
        make("padded(\(amounts))", self) { result in withIntegers(amounts) { ct_pad(handle, $0, $1, value, result) } }
    }

    private static func join(
        _ name: String, _ tensors: [Tensor], _ dimension: Int,
        _ function: (UnsafePointer<ct_tensor>?, Int, Int64, UnsafeMutablePointer<ct_tensor>?) -> ct_status
    ) -> Tensor {
        var result = ct_tensor()
        let status = withHandles(tensors) { function($0, tensors.count, Int64(dimension), &result) }
        guard status == CT_OK else { stop(name, tensors, status) }
        return Tensor(adopting: result)
    }
}
