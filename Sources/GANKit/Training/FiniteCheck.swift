/// Finds numbers that are infinite or undefined in the gradients and weights of a network, in the step where they appear.
struct FiniteCheck {
    private let player: String
    private let names: [String]
    private let layers: [String]

    /// - Parameters:
    ///   - player: "critic" or "generator".
    ///   - network: Its layers.
    init(_ player: String, _ network: any Layer) {
        self.player = player
        let parameters = namedParameters(of: network)
        names = parameters.map(\.name)
        let types = namedLayers(of: network).map { ($0.path, "\(type(of: $0.layer))") }
        layers = parameters.map { parameter in
            let path = parameter.name.split(separator: ".").dropLast().joined(separator: ".")
            return types.first { $0.0 == path }?.1 ?? "layer"
        }
    }

    /// Looks at gradients before they are used.
    ///
    /// - Returns: The first that is not finite, in words; nil when all are.
    func finding(inGradients gradients: [Tensor?]) -> String? {
        let (indices, tensors) = gradients.enumerated().reduce(into: ([Int](), [Tensor]())) { found, item in
            guard let gradient = item.element else { return }
            found.0.append(item.offset)
            found.1.append(gradient)
        }
        return Tensor.firstNotFinite(among: tensors).map { "the gradient of \(place(indices[$0])) is not finite" }
    }

    /// Looks at weights after they were moved.
    ///
    /// - Returns: The first that is not finite, in words; nil when all are.
    func finding(inWeights weights: [Tensor]) -> String? {
        Tensor.firstNotFinite(among: weights).map { "\(place($0)) is not finite after the step" }
    }

    private func place(_ index: Int) -> String {
        guard names.indices.contains(index) else { return "a weight of the \(player)" }
        return "the \(player)'s \(names[index]) (\(layers[index]))"
    }
}
