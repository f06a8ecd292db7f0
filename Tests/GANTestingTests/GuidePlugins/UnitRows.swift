import GANKit

/// Divides the part of a weight that makes one output by its length (arXiv:1602.07868, with a length of 1).
struct UnitRows: Reparametrisation {
    func rewrite(_ critic: Critic, random: Random) throws {
        let weights = critic.parameters.filter { if case .weight = $0.role { true } else { false } }
        guard !weights.isEmpty else {
            throw GANError(.usage, "UnitRows: the critic has no weights; it needs dense layers or convolutions")
        }
        for weight in weights { weight.reparametrisation = Rows(of: weight) }
    }

    final class Rows: WeightReparametrisation {
        private let others: [Int]

        init(of weight: Parameter) {
            others = (0..<weight.tensor.rank).filter { $0 != weight.outputDimension }
        }

        func value(of leaf: Tensor) -> Tensor {
            leaf / leaf.square().sum(over: others, keepingDimensions: true).sqrt()
        }

        func advance(_ leaf: Tensor) {}
        var buffers: [(name: String, buffer: Buffer)] { [] }
    }
}
