/// Layers as text.
enum LayerText {
    /// The key under which a layer's kind stands beside its settings.
    static let kindKey = "layer"

    /// A layer with everything inside it.
    ///
    /// - Parameter place: What to call the layer in a message.
    /// - Throws: `GANError` with status 64 when it cannot be written down.
    static func json(of layer: any Layer, at place: String) throws -> JSONText {
        try naming(layer, at: place) {
            let described = try described(layer)
            var pairs: [(key: String, value: JSONText)] = [(kindKey, .string(type(of: described).kind))]
            for (name, value) in described.settings.pairs {
                if let text = try json(of: value, at: name) { pairs.append((name, text)) }
            }
            return .object(pairs)
        }
    }

    private static func json(of value: LayerSettings.Value, at name: String) throws -> JSONText? {
        switch value {
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .flag(let flag): .bool(flag)
        case .text(let text): .string(text)
        case .integers(let numbers): .array(numbers.map { .integer($0) })
        case .layer(let layer): try layer.map { try json(of: $0, at: name) }
        case .layers(let layers):
            .array(try layers.enumerated().map { try json(of: $0.element, at: "layer \($0.offset)") })
        }
    }
}

/// Makes layers of text.
struct LayerReader {
    /// Deeper than any network is nested, and shallow enough for any thread's stack.
    private static let deepest = 32

    private let types: [String: any DescribedLayer.Type]
    private let room: WeightRoom

    /// Prepares.
    ///
    /// - Parameters:
    ///   - own: Types of layers beside those of GANKit.
    ///   - room: How many weights there are.
    init(own: [any DescribedLayer.Type], room: WeightRoom) {
        types = own.reduce(into: shippedLayers) { types, own in types[own.kind] = own }
        self.room = room
    }

    /// A layer with everything inside it.
    ///
    /// - Parameters:
    ///   - value: What the file says.
    ///   - place: What to call the layer in a message.
    /// - Throws: `GANError` with status 65.
    func layer(_ value: JSONValue, at place: String, depth: Int = 0) throws -> any Layer {
        guard var fields = value.fields, let kind = fields.removeValue(forKey: LayerText.kindKey)?.string else {
            throw GANError(.badData, "\(place) is no layer: it needs \"\(LayerText.kindKey)\" and settings")
        }
        guard depth < Self.deepest else {
            throw GANError(.badData, "\(place): layers are nested more than \(Self.deepest) deep")
        }
        guard let type = types[kind] else {
            throw GANError(
                .badData,
                "\(place) is of the kind \"\(kind)\", which is not known here; if it is a type of your own, name it: TrainedGenerator(at: …, layers: [\(kind).self])"
            )
        }
        do {
            let pairs = try fields.sorted { $0.key < $1.key }.map { name, value in
                (name: name, value: try setting(value, at: name, depth: depth))
            }
            let settings = LayerSettings(pairs, room: room)
            let layer = try type.init(settings: settings)
            try settings.refuseUnread()
            return layer
        } catch let error as GANError {
            throw GANError(error.status, "\(place) (\(kind)): \(error.message)")
        }
    }

    private func setting(_ value: JSONValue, at name: String, depth: Int) throws -> LayerSettings.Value {
        switch value {
        case .flag(let flag): return .flag(flag)
        case .integer(let number): return .integer(number)
        case .number(let number): return .number(number)
        case .text(let text): return .text(text)
        case .object: return .layer(try layer(value, at: name, depth: depth + 1))
        case .null: return .layer(nil)
        case .array(let items):
            if let numbers = value.wholeNumbers { return .integers(numbers) }
            return .layers(
                try items.enumerated().map { try layer($0.element, at: "layer \($0.offset)", depth: depth + 1) })
        }
    }
}
