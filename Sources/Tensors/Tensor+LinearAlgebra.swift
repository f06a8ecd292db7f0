import CTorch

extension Tensor {
    /// The eigenvalues of a symmetric matrix, shape [..., n, n], in ascending order.
    ///
    /// Only the lower triangle is read.
    public func eigenvaluesSymmetric() -> Tensor {
        make("eigenvaluesSymmetric", self) { ct_eigenvalues_symmetric(handle, $0) }
    }

    /// The eigenvalues of a symmetric matrix, in ascending order, and its eigenvectors as columns.
    public func eigenSymmetric() -> (values: Tensor, vectors: Tensor) {
        var values = ct_tensor()
        var vectors = ct_tensor()
        perform("eigenSymmetric", self) { ct_eigen_symmetric(handle, &values, &vectors) }
        return (Tensor(adopting: values), Tensor(adopting: vectors))
    }

    /// The singular values of a matrix, shape [..., m, n], in descending order.
    public func singularValues() -> Tensor {
        make("singularValues", self) { ct_singular_values(handle, $0) }
    }

    /// The thin singular value decomposition: self = left · diag(values) · right.
    public func singularValueDecomposition() -> (left: Tensor, values: Tensor, right: Tensor) {
        var left = ct_tensor()
        var values = ct_tensor()
        var right = ct_tensor()
        perform("singularValueDecomposition", self) { ct_svd(handle, &left, &values, &right) }
        return (Tensor(adopting: left), Tensor(adopting: values), Tensor(adopting: right))
    }

    /// The lower triangle L with self = L · Lᵀ; nil where the matrix is not positive definite.
    public func cholesky() -> Tensor? {
        var triangle = ct_tensor()
        var isPositive = false
        perform("cholesky", self) { ct_cholesky(handle, &triangle, &isPositive) }
        let result = Tensor(adopting: triangle)
        return isPositive ? result : nil
    }
}
