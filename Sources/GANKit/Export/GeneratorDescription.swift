import Foundation

/// What `generator.json` says: everything about a generator but its weights.
struct GeneratorDescription {
    /// What the file calls itself.
    static let format = "GANKit generator"
    /// The version of the format: a reader refuses later ones, whose layers may compute something else.
    static let version = 1

    /// The layers.
    let network: Generator
    /// The name of the recipe that trained it.
    let recipe: String
    /// Steps of training.
    let step: Int
    /// Whether the weights are an average over training.
    let isAveraged: Bool
    /// The type of number of the weights.
    let dtype: DType

    /// Describes a generator.
    init(of generator: TrainedGenerator) {
        network = generator.network
        recipe = generator.recipe
        step = generator.step
        isAveraged = generator.isAveraged
        dtype = generator.dtype
    }

    /// The file's contents.
    ///
    /// - Throws: `GANError` with status 64 when a layer cannot be written down.
    func json() throws -> JSONText {
        .object([
            ("format", .string(Self.format)), ("version", .integer(Self.version)),
            ("gankit", .string(GANKitVersion.current)), ("recipe", .string(recipe)), ("step", .integer(step)),
            ("weights", .string(isAveraged ? "averaged" : "last")),
            ("numbers", .string(dtype.rawValue)),
            ("parameters", .integer(network.parameters.reduce(0) { $0 + $1.tensor.count })),
            ("latent", .integer(network.latent)),
            ("sampleShape", .array(network.sampleShape.map { .integer($0) })),
            ("range", network.sampleShape.count == 3 ? .array([.integer(-1), .integer(1)]) : .string("any")),
            ("network", try LayerText.json(of: network.body, at: "network")),
        ])
    }
}

extension GeneratorDescription {
    /// No network that is worth its name is described in more bytes.
    private static let longest = 16_000_000
    /// Bytes of the name of a recipe, which is a type in Swift.
    private static let longestName = 4_096
    /// No training takes more steps, and sums with them cannot overflow.
    private static let mostSteps = 1 << 48

    /// Reads a file and builds its network, with weights that are still to be filled.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - layers: Types of layers beside those of GANKit.
    ///   - room: How many weights there are.
    /// - Throws: `GANError` with status 66 when the file is not there, 65 when something in it is wrong.
    init(reading path: String, layers: [any DescribedLayer.Type], room: WeightRoom) throws {
        guard let bytes = try RegularFile.contents(of: path, atMost: Self.longest, followsLinks: true) else {
            throw GANError(
                .missingInput,
                "cannot read \(path): \(String(cString: strerror(ENOENT))); 'gan export' makes it of a run")
        }
        do {
            guard let fields = try? JSONDecoder().decode(JSONValue.self, from: bytes).fields
            else { throw GANError(.badData, "it is not the JSON that 'gan export' writes") }
            try self.init(fields, reader: LayerReader(own: layers, room: room))
        } catch let error as GANError {
            throw GANError(error.status, "\(path) cannot be used: \(error.message)")
        }
    }

    private init(_ fields: [String: JSONValue], reader: LayerReader) throws {
        guard fields["format"]?.string == Self.format, let version = fields["version"]?.wholeNumber else {
            throw GANError(.badData, "it does not say that it is a \(Self.format), and of which version")
        }
        guard version >= 1 else { throw GANError(.badData, "\"version\" is \(version) and must be 1 or more") }
        guard version <= Self.version else {
            throw GANError(
                .badData,
                "it is of version \(version) of the format, and GANKit \(GANKitVersion.current) knows versions up to \(Self.version); take a newer GANKit"
            )
        }
        func field<Value>(_ name: String, _ value: Value?) throws -> Value {
            guard let value else { throw GANError(.badData, "\"\(name)\" is missing or impossible") }
            return value
        }
        recipe = try field("recipe", fields["recipe"]?.string.flatMap { $0.utf8.count <= Self.longestName ? $0 : nil })
        step = try field("step", fields["step"]?.wholeNumber.flatMap { 0...Self.mostSteps ~= $0 ? $0 : nil })
        isAveraged = try field("weights", ["averaged": true, "last": false][fields["weights"]?.string ?? ""])
        dtype = try field(
            "numbers", [DType.float32, .float64].first { $0.rawValue == fields["numbers"]?.string })
        let sizes = 1...LayerSettings.largestSize
        let latent = try field("latent", fields["latent"]?.wholeNumber.flatMap { sizes.contains($0) ? $0 : nil })
        let sampleShape = try field("sampleShape", fields["sampleShape"]?.wholeNumbers)
        let body = try reader.layer(field("network", fields["network"]), at: "network")
        network = Generator(body, latent: latent, sampleShape: sampleShape)
        try network.checkShape()
    }
}

extension Generator {
    /// Follows a latent through all layers.
    ///
    /// - Throws: `GANError` with status 65 when something does not fit, 64 when a layer is no `DescribedLayer`.
    func checkShape() throws {
        let made = try outputShape(of: body, for: [latent], at: "network")
        guard made == sampleShape else {
            throw GANError(.badData, "the network makes samples of the shape \(made) and promises \(sampleShape)")
        }
    }
}
