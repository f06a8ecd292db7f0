import Foundation
import Testing

@testable import GANKit

/// Exports that are read back, whole and damaged.
@Suite("TrainedGenerator")
struct TrainedGeneratorTests {
    private func exported(_ layers: [any Layer], latent: Int, _ shape: [Int]) throws -> TrainedNetworks.Folder {
        let folder = TrainedNetworks.Folder()
        let generator = TrainedNetworks.trained(Generator(Sequential(layers), latent: latent, sampleShape: shape))
        try GeneratorExport(generator).write(to: folder.path)
        return folder
    }

    private func small() throws -> TrainedNetworks.Folder {
        try exported(
            [Dense(4, 16), Reshape([4, 2, 2]), BatchNormalization(4), ReLU(), Convolution(4, 3, kernel: 1), Tanh()],
            latent: 4, [3, 2, 2])
    }

    @Test("every shipped generator comes back: the same facts, the same samples to the last bit, the same text")
    func roundTrip() throws {
        for (name, generator) in try TrainedNetworks.all() {
            let folder = TrainedNetworks.Folder()
            try GeneratorExport(generator).write(to: folder.path)
            let again = try TrainedGenerator(at: folder.path)
            #expect((again.recipe, again.step, again.isAveraged) == ("Tests", 1200, true))
            #expect((again.network.latent, again.dtype) == (generator.network.latent, generator.dtype), "\(name)")
            #expect(again.network.sampleShape == generator.network.sampleShape)
            let samples = again.samples(5, seed: 9, truncation: 0.8)
            #expect(samples.shape == [5] + again.network.sampleShape)
            #expect(samples.bytes() == generator.samples(5, seed: 9, truncation: 0.8).bytes(), "\(name)")
            let text = try GeneratorDescription(of: again).json().pretty() + "\n"
            #expect(try text == folder.text("generator.json"), "\(name)")
        }
    }

    @Test("a walk begins with the seed's first sample; pictures and points go to files, each to its own kind")
    func files() throws {
        let folder = try small()
        let generator = try TrainedGenerator(at: folder.path)
        let walk = generator.walk(steps: 6, keys: 3, seed: 2)
        #expect(walk.shape == [6, 3, 2, 2])
        let first = generator.samples(1, seed: 2).values()
        #expect(zip(walk.values(), first).allSatisfy { abs($0 - $1) < 1e-6 })
        try walk.writePNG(to: "\(folder.path)/walk.png", columns: 2)
        let picture = try DecodedImage(
            decoding: Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/walk.png"))))
        #expect((picture.width, picture.height) == (10, 14))
        #expect(throws: GANError.self) { try walk.writeCSV(to: "\(folder.path)/walk.csv") }
        let points = Tensor([1, 2.5, -3, 4], shape: [2, 2])
        try points.writeCSV(to: "\(folder.path)/points.csv")
        #expect(try folder.text("points.csv") == "1.0,2.5\n-3.0,4.0\n")
        #expect(throws: GANError.self) { try points.writePNG(to: "\(folder.path)/points.png") }
    }

    @Test("weights that a reparametrisation rewrites are exported as layers use them")
    func reparametrised() throws {
        let dense = Dense(4, 3)
        dense.weight.reparametrisation = Halved()
        let generator = TrainedNetworks.trained(Generator(dense, latent: 4, sampleShape: [3]))
        let folder = TrainedNetworks.Folder()
        try GeneratorExport(generator).write(to: folder.path)
        let again = try TrainedGenerator(at: folder.path)
        #expect(again.samples(3).values() == generator.samples(3).values())
        #expect(namedParameters(of: again.network.body).map(\.name) == ["weight", "bias"])
    }

    private final class Halved: WeightReparametrisation {
        func value(of leaf: Tensor) -> Tensor { leaf * 0.5 }
        func advance(_ leaf: Tensor) {}
        var buffers: [(name: String, buffer: Buffer)] { [] }
    }

    @Test("weights that are no numbers are neither exported nor read")
    func notFinite() throws {
        let generator = TrainedNetworks.trained(Generator(Dense(4, 3), latent: 4, sampleShape: [3]))
        let folder = TrainedNetworks.Folder()
        try GeneratorExport(generator).write(to: folder.path)
        let body = try #require(generator.network.body as? Dense)
        body.weight.replace(with: body.weight.tensor * Double.nan)
        let error = #expect(throws: GANError.self) { try GeneratorExport(generator).write(to: folder.path) }
        #expect(error?.message.contains("diverged") == true)
        #expect(try TrainedGenerator(at: folder.path).samples(2).values().allSatisfy(\.isFinite))
        try folder.write("generator.safetensors", SafeTensors.encode(Checkpoint.state(of: body)))
        let reading = #expect(throws: GANError.self) { try TrainedGenerator(at: folder.path) }
        #expect(reading?.message.contains("not finite") == true)
    }

    /// What somebody may do to generator.json, and what is said then.
    @Test(
        "a description that is wrong is refused in words",
        arguments: [
            (#""version": 1"#, #""version": 2"#, "take a newer GANKit"), (#""version": 1,"#, "", "of which version"),
            ("GANKit generator", "something", "does not say that it is"),
            (#""latent": 4"#, #""latent": 0"#, "\"latent\""),
            (#""latent": 4"#, #""latent": 5"#, "network (Sequential): layer 0 (Dense): takes 4 numbers a sample"),
            (#""sampleShape": [3, 2, 2]"#, #""sampleShape": [3, 2, 3]"#, "and promises [3, 2, 3]"),
            (#""sampleShape": [3, 2, 2]"#, #""sampleShape": "x""#, "\"sampleShape\""),
            (#""numbers": "float32""#, #""numbers": "int64""#, "\"numbers\""),
            (#""weights": "averaged""#, #""weights": "good""#, "\"weights\""),
            (
                #"{"layer": "ReLU"}"#, #"{"layer": "Wobble"}"#,
                "layer 3 is of the kind \"Wobble\", which is not known here"
            ),
            (#"{"layer": "ReLU"}"#, "7", "layer 3 is no layer"),
            (#"{"layer": "ReLU"}"#, #"{"layer": "Residual"}"#, "\"branch\""),
            (#"{"layer": "ReLU"}"#, #"{"layer": "ReLU", "slope": 0.1}"#, "has the setting \"slope\""),
            (#""kernel": 1, "#, "", "(Convolution): lacks the setting \"kernel\""),
            (#""kernel": 1"#, #""kernel": "one""#, "not a whole number"),
            (#""kernel": 1"#, #""kernel": 2"#, "needs weights of the shape [3, 4, 2, 2]"),
            (#""stride": 1"#, #""stride": 0"#, "\"stride\" is 0 and must be 1 to 16777216"),
            (#""padding": 0"#, #""padding": -1"#, "\"padding\" is -1"),
            (#""padding": 0"#, #""padding": 8000000"#, "makes samples of the shape"),
            (#""outputs": 16"#, #""outputs": 16777216"#, "more numbers than the file of weights has left"),
            (#""channels": 4"#, #""channels": 3"#, "takes 3 channels"),
            (#""bias": true}"#, #""bias": 1}"#, "not true or false"),
            (#""momentum": 0.1"#, #""momentum": null"#, "not a number"),
            (#""momentum": 0.1"#, #""momentum": 1.5"#, "\"momentum\" is 1.5 and must be 0.0 to 1.0"),
            (#""epsilon": 1e-05"#, #""epsilon": -1e-05"#, "\"epsilon\" is -1e-05 and must be 0.0 to"),
            (#""epsilon": 1e-05"#, #""epsilon": 1e308"#, "\"epsilon\" is 1e+308"),
            (
                #"{"layer": "ReLU"}"#, #"{"layer": "LeakyReLU", "slope": 1e308}"#,
                "\"slope\" is 1e+308 and must be -3.4028234663852886e+38 to 3.4028234663852886e+38"
            ),
            (#"{"layer": "ReLU"}"#, #"{"layer": "LeakyReLU", "slope": 1e999}"#, "not the JSON"),
            (#""version": 1"#, #""version": -1"#, "\"version\" is -1"),
            (#""step": 1200"#, #""step": -1"#, "\"step\""),
            (#""step": 1200"#, #""step": 9223372036854775807"#, "\"step\""),
            (#""shape": [4, 2, 2]"#, #""shape": [4, 2, -2]"#, "\"shape\" is -2"),
            (#""shape": [4, 2, 2]"#, #""shape": [16777216, 16777216, 16777216]"#, "gets samples of the shape [16]"),
            ("{\n", "[\n", "not the JSON"), (#""latent": 4"#, #""latent": 1e99"#, "\"latent\""),
        ])
    func wrong(what: String, instead: String, words: String) throws {
        let folder = try small()
        let text = try folder.text("generator.json")
        let changed = text.replacingOccurrences(of: what, with: instead, range: text.range(of: what))
        #expect(changed != text)
        try folder.write("generator.json", changed.utf8)
        let error = #expect(throws: GANError.self) { try TrainedGenerator(at: folder.path) }
        #expect(error?.status == .badData)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains(folder.path) == true)
    }

    @Test("numbers at the end of their range make samples, whatever these are worth", arguments: ["-", ""])
    func extremes(sign: String) throws {
        let folder = try small()
        let text = try folder.text("generator.json").replacingOccurrences(
            of: #"{"layer": "ReLU"}"#,
            with: #"{"layer": "LeakyReLU", "slope": \#(sign)\#(LayerSettings.largestNumber)}"#
        ).replacingOccurrences(of: #""epsilon": 1e-05"#, with: #""epsilon": \#(sign.isEmpty ? "0" : "1e38")"#)
        try folder.write("generator.json", text.utf8)
        let samples = try TrainedGenerator(at: folder.path).samples(2)
        #expect(samples.shape == [2, 3, 2, 2])
    }

    @Test("files that a hub keeps behind links are read, a pipe is refused")
    func links() throws {
        let folder = try small()
        for name in ["generator.json", "generator.safetensors"] {
            let path = "\(folder.path)/\(name)"
            try FileManager.default.moveItem(atPath: path, toPath: path + ".blob")
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: name + ".blob")
        }
        #expect(try TrainedGenerator(at: folder.path).samples(1).shape == [1, 3, 2, 2])
        for name in ["generator.json", "generator.safetensors"] {
            let path = "\(folder.path)/\(name)"
            try FileManager.default.removeItem(atPath: path)
            try #require(mkfifo(path, 0o600) == 0)
            let error = #expect(throws: GANError.self) { try TrainedGenerator(at: folder.path) }
            #expect(error?.message.contains("\(name) is a pipe") == true, "\(error?.message ?? "")")
        }
    }

    @Test("layers nested without end, files that are missing, cut short or those of another generator")
    func otherDamage() throws {
        let folder = try small()
        let text = try folder.text("generator.json")
        for depth in [40, 400, 100_000] {
            let nested =
                String(repeating: #"{"layer": "Sequential", "layers": ["#, count: depth)
                + String(repeating: "]}", count: depth)
            try folder.write("generator.json", text.replacingOccurrences(of: #"{"layer": "ReLU"}"#, with: nested).utf8)
            #expect(throws: GANError.self) { try TrainedGenerator(at: folder.path) }
        }
        for length in stride(from: 0, to: text.utf8.count - 2, by: 3) {
            try folder.write("generator.json", text.utf8.prefix(length))
            #expect(throws: GANError.self) { try TrainedGenerator(at: folder.path) }
        }
        try folder.write("generator.json", text.utf8)
        try folder.write(
            "generator.safetensors", SafeTensors.encode([("0.weight", .zeros([16, 4])), ("0.bias", .zeros([1000]))]))
        let other = #expect(throws: GANError.self) { try TrainedGenerator(at: folder.path) }
        #expect(other?.message.contains("export the generator again") == true, "\(other?.message ?? "")")
        for name in ["generator.json", "generator.safetensors"] {
            try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
            let missing = #expect(throws: GANError.self) { try TrainedGenerator(at: folder.path) }
            #expect(missing?.status == .missingInput)
        }
    }

    @Test("bytes that changed at random are refused, or make a generator that works")
    func fuzzed() throws {
        let folder = try small()
        let whole = try ["generator.json", "generator.safetensors"].map {
            (name: $0, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\($0)"))))
        }
        var state: UInt64 = 1
        func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let likely = Array("0123456789-.e\"{}[],:".utf8)
        for round in 0..<400 {
            let file = whole[round % 2]
            var bytes = file.bytes
            for _ in 0...next(below: 3) {
                // Of the weights it is the header that is read with care.
                bytes[next(below: min(bytes.count, 900))] =
                    next(below: 2) == 0 ? likely[next(below: likely.count)] : UInt8(next(below: 256))
            }
            try folder.write(file.name, bytes)
            if let generator = try? TrainedGenerator(at: folder.path), generator.network.latent < 100 {
                #expect(generator.samples(1).shape == [1] + generator.network.sampleShape)
            }
            try folder.write(file.name, file.bytes)
        }
    }
}
