import Foundation
public import GANTensors

/// How fresh weights are drawn.
public enum Initialization: Sendable, Equatable {
    /// Weights from N(0, deviation²), biases zero: the DCGAN rule (arXiv:1511.06434) with deviation 0.02.
    case normal(deviation: Double)
    /// Weights and biases from U(−1/√inputs, 1/√inputs): what PyTorch's layers do by themselves.
    case uniform
    /// Weights from N(0, 2/inputs), biases zero (He et al., arXiv:1502.01852): for ReLU networks.
    case he
    /// Weights from U(−a, a) with a = √(6/(inputs + outputs)), biases zero (Glorot and Bengio 2010).
    case glorot

    /// Draws every parameter of a network afresh.
    ///
    /// - Parameters:
    ///   - layer: The network; its scales become one and its shifts zero.
    ///   - random: Where the numbers come from. The order of draws is the order of the parameters' names in the
    ///     network.
    public func apply(to layer: any Layer, random: Random) {
        withoutGradients {
            for (_, parameter) in namedParameters(of: layer) where parameter.role != .given {
                let fresh = draw(parameter.role, shape: parameter.tensor.shape, random: random)
                parameter.tensor.copy(from: fresh)
            }
        }
    }

    private func draw(_ role: Parameter.Role, shape: [Int], random: Random) -> Tensor {
        switch (role, self) {
        case (.scale, _): .ones(shape)
        case (.shift, _), (.given, _): .zeros(shape)
        case (.weight, .normal(let deviation)): random.normal(shape, deviation: deviation)
        case (.weight(let inputs, _), .he): random.normal(shape, deviation: (2 / Double(inputs)).squareRoot())
        case (.weight(let inputs, let outputs), .glorot):
            uniform(shape, bound: (6 / Double(inputs + outputs)).squareRoot(), random: random)
        case (.weight(let inputs, _), .uniform), (.bias(let inputs), .uniform):
            uniform(shape, bound: 1 / Double(inputs).squareRoot(), random: random)
        case (.bias, _): .zeros(shape)
        }
    }

    private func uniform(_ shape: [Int], bound: Double, random: Random) -> Tensor {
        random.uniform(shape, from: -bound, to: bound)
    }
}
