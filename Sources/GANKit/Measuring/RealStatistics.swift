import Crypto
import Foundation
import GANBase
import GANMetrics
import GANTensors

/// What a metric knows of the real samples, and what it gives for real samples against others.
struct RealStatistics {
    /// What it knows, by name; empty for a metric that must see the samples each time.
    var state: [(name: String, tensor: Tensor)]
    /// How many samples that is of.
    var count: Int
    /// The numbers for two disjoint sets of real samples, by the name of the measure; a perfect generator gets no better.
    var floors: [String: Double]

    /// More than this is not kept on disk.
    private static let limit = 128 << 20

    /// The file of a metric against some data.
    ///
    /// Everything that decides the numbers is in its name: the data, how pictures become bytes, the feature network, and how
    /// many samples.
    static func path(of metric: any Metric, data: String) throws -> String {
        var words = ["statistics 3", "bytes: x·127.5 + 128, cut", data]
        switch metric.input {
        case .samples: words.append("samples")
        case .pictures: words.append("pictures")
        case .features(let source), .logits(let source): words.append(try source.identity())
        }
        // How often it is measured, and where the network's file is, decide nothing.
        let parameters = Mirror(reflecting: metric).children.filter {
            $0.label != "interval" && !($0.value is any FeatureSource)
        }
        words.append(
            "\(type(of: metric)) " + parameters.map { "\($0.label ?? ""): \($0.value)" }.joined(separator: ", "))
        let digest = SHA256.hash(data: Data(words.joined(separator: "\n").utf8)).prefix(16)
        return "\(CacheFolder.path)/statistics/\(digest.hexadecimal).safetensors"
    }

    /// Reads a file; nil where there is none, or it is damaged.
    init?(_ path: String) {
        guard FileManager.default.fileExists(atPath: path),
            let tensors = try? SafeTensors.read(path, followsLinks: true),
            let count = tensors["count"]
        else { return nil }
        self.count = Int(count.scalar())
        (state, floors) = ([], [:])
        for (name, tensor) in tensors {
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            switch (parts.first, parts.last) {
            case ("floor", .some(let measure)): floors[measure] = tensor.scalar()
            case ("state", .some(let name)): state.append((name, tensor))
            default: break
            }
        }
    }

    /// Gathers what was learnt.
    init(state: [(name: String, tensor: Tensor)], count: Int, floors: [String: Double]) {
        self.state = state
        self.count = count
        self.floors = floors
    }

    /// Writes the file, if that is of use and not too much.
    ///
    /// - Throws: `GANError` with status 73.
    func write(to path: String) throws {
        var tensors = [(name: "count", tensor: Tensor([Double(count)], dtype: .float64))]
        tensors += floors.sorted { $0.key < $1.key }.map { ("floor.\($0.key)", Tensor([$0.value], dtype: .float64)) }
        tensors += state.map { ("state.\($0.name)", $0.tensor) }
        let size = tensors.reduce(0) { $0 + $1.tensor.count * $1.tensor.dtype.byteSize }
        guard size <= Self.limit else { return }
        try WholeFile.makeFolder(path.parentFolder)
        try WholeFile.write(SafeTensors.encode(tensors), to: path)
    }
}
