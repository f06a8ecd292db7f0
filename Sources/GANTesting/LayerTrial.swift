import GANKit

/// A layer with random weights of float64, and samples to give it.
struct LayerTrial {
    /// How many samples.
    let count = 4
    let layer: any Layer
    let sampleShape: [Int]
    /// The samples, of float64 or whole numbers.
    let input: Tensor
    private let make: () -> any Layer
    private let isWhole: Bool

    init(_ make: @escaping () -> any Layer, _ sampleShape: [Int], _ bound: Int?) {
        self.make = make
        self.sampleShape = sampleShape
        isWhole = bound != nil
        let (random, shape) = (Random(seed: 21), [4] + sampleShape)
        input = bound.map { random.integers(shape, below: $0) } ?? random.normal(shape, dtype: .float64)
        layer = make()
        Self.fill(layer, seed: 22)
        // Statistics shall not be those of a fresh layer.
        withoutGradients { for _ in 0..<2 { _ = layer.forward(random.normal(like: input), in: .training) } }
    }

    /// Draws every parameter afresh, in float64.
    private static func fill(_ layer: any Layer, seed: UInt64) {
        place(layer, on: .cpu, as: .float64)
        let random = Random(seed: seed)
        withoutGradients {
            for (_, parameter) in namedParameters(of: layer) {
                let fresh = random.normal(parameter.tensor.shape, deviation: 0.5, dtype: .float64)
                parameter.tensor.copy(from: fresh)
            }
        }
    }

    /// Whether derivatives with respect to the input make sense.
    var isSmooth: Bool { !isWhole }

    /// The samples in another type, unless they are whole numbers.
    func input(as dtype: DType) -> Tensor { isWhole ? input : input.to(dtype) }

    /// The layer's output, without a history.
    func output(in phase: Phase, of samples: Tensor? = nil) -> Tensor {
        withoutGradients { layer.forward(samples ?? input, in: phase) }
    }

    /// The largest difference of two outputs; infinite where shapes differ, which no arithmetic would survive.
    func distance(_ some: Tensor, _ other: Tensor) -> Double {
        some.shape == other.shape ? withoutGradients { (some - other).abs().max().scalar() } : .infinity
    }

    /// Whether the same input gives the same output, unlike in a layer that leaves numbers out at random.
    func isSteady(in phase: Phase) -> Bool { output(in: phase).values() == output(in: phase).values() }

    /// The phase in which derivatives are looked at: training, unless chance comes in there.
    var steadyPhase: Phase { isSteady(in: .training) ? .training : .sampling }

    /// A number of the layer's state.
    struct Part {
        let name: String
        let isParameter: Bool
        let values: [Double]
    }

    /// Everything that checkpoints hold.
    var state: [Part] {
        namedParameters(of: layer).map { Part(name: $0.name, isParameter: true, values: $0.parameter.tensor.values()) }
            + namedBuffers(of: layer).map { Part(name: $0.name, isParameter: false, values: $0.buffer.tensor.values()) }
    }

    /// What is no longer as it was.
    func changes(since before: [Part]) -> [Part] {
        zip(before, state).filter { $0.values != $1.values }.map(\.1)
    }

    /// Another layer of the same making with the same state.
    func twin() -> any Layer {
        var book = LawBook(layer)
        let other = make()
        place(other, on: .cpu, as: .float64)
        _ = hand(overTo: other, in: &book, "")
        return other
    }

    /// Another layer of the same making with weights of its own.
    func stranger() -> any Layer {
        let other = make()
        Self.fill(other, seed: 23)
        return other
    }

    /// Copies the state into another layer, by name.
    ///
    /// - Returns: Whether the other has the same names and shapes; if not, that is noted.
    func hand(overTo other: any Layer, in book: inout LawBook, _ what: String) -> Bool {
        place(other, on: .cpu, as: .float64)
        let (mine, others) = (namedParameters(of: layer), namedParameters(of: other))
        let (buffers, otherBuffers) = (namedBuffers(of: layer), namedBuffers(of: other))
        func words(_ parts: [(String, [Int])]) -> [String] { parts.map { "\($0.0) \($0.1)" } }
        let known = words(
            mine.map { ($0.name, $0.parameter.tensor.shape) } + buffers.map { ($0.name, $0.buffer.tensor.shape) })
        let found = words(
            others.map { ($0.name, $0.parameter.tensor.shape) } + otherBuffers.map { ($0.name, $0.buffer.tensor.shape) }
        )
        book.require(known == found, "\(what) the layer has the state \(found) instead of \(known)")
        guard known == found else { return false }
        withoutGradients {
            for (from, to) in zip(mine, others) { to.parameter.replace(with: from.parameter.tensor.clone()) }
            for (from, to) in zip(buffers, otherBuffers) { to.buffer.tensor = from.buffer.tensor.clone() }
        }
        return true
    }
}

extension Random {
    /// Normally distributed numbers of a tensor's shape and type; a copy of whole numbers.
    fileprivate func normal(like tensor: Tensor) -> Tensor {
        tensor.dtype.isFloatingPoint ? normal(tensor.shape, dtype: tensor.dtype) : tensor
    }
}
