import CTorch

/// Parameters in groups that one fused kernel can take: of one kind, on one device.
struct ParameterGroups {
    let parameters: [Tensor]
    private let groups: [[Int]]

    init(_ parameters: [Tensor]) {
        self.parameters = parameters
        struct Key: Hashable {
            let dtype: DType
            let device: Device
        }
        var order: [Key] = []
        var members: [Key: [Int]] = [:]
        for (index, parameter) in parameters.enumerated() {
            let key = Key(dtype: parameter.dtype, device: parameter.device)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(index)
        }
        groups = order.compactMap { members[$0] }
    }

    /// Calls the kernel for each group, with the indices of the parameters that have gradients, and those gradients.
    func forEach(
        _ operation: String, _ gradients: [Tensor?], _ body: (_ indices: [Int], _ gradients: [Tensor]) -> ct_status
    ) {
        guard gradients.count == parameters.count else {
            stop(operation, because: "\(parameters.count) parameters cannot take \(gradients.count) gradients")
        }
        for group in groups {
            let indices = group.filter { gradients[$0] != nil }
            guard !indices.isEmpty else { continue }
            let status = body(indices, indices.compactMap { gradients[$0] })
            guard status == CT_OK else { stop(operation, indices.map { parameters[$0] }, status) }
        }
    }
}

extension [Tensor] {
    /// Zeros with the shapes and memory orders of these.
    func zerosLike() -> [Tensor] { map { Tensor.zeros(like: $0.detached()) } }

    /// The elements at some indices.
    func at(_ indices: [Int]) -> [Tensor] { indices.map { self[$0] } }

    /// Names each by its position, such as `exp_avg.0`.
    func named(_ name: String) -> [(name: String, tensor: Tensor)] {
        enumerated().map { ("\(name).\($0.offset)", $0.element) }
    }
}
