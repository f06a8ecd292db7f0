import GANKit

/// What a layer owns must be found by checkpoints and optimisers.
func checkListing(of root: any Layer, in book: inout LawBook) {
    let layers = namedLayers(of: root)
    // A tied weight is listed once, by whichever layer; and a layer may know its siblings and the root.
    var listed = Set(layers.map { ObjectIdentifier($0.layer) })
    for case let owner as any ParameterizedLayer in layers.map(\.layer) {
        listed.formUnion(owner.parameters.map { ObjectIdentifier($0.parameter) })
        listed.formUnion(owner.buffers.map { ObjectIdentifier($0.buffer) })
    }
    for (path, layer) in layers {
        let place = path.isEmpty ? "the layer" : "layer \(path)"
        let own = layer as? any ParameterizedLayer
        let children = (layer as? any CompositeLayer)?.children ?? []
        let names = (own?.parameters ?? []).map(\.name) + (own?.buffers ?? []).map(\.name) + children.map(\.name)
        book.require(Set(names).count == names.count, "\(place) gives one name twice: \(names.joined(separator: ", "))")
        for name in names {
            book.require(
                !name.isEmpty && !name.contains("."),
                "\(place) gives the name \"\(name)\"; names are not empty and have no point, which separates layers")
        }
        for (property, object, kind) in ownedObjects(of: layer) where !listed.contains(ObjectIdentifier(object)) {
            book.require(
                false,
                "\(place) has the \(kind) \(property) and does not list it: no optimiser and no checkpoint will find it"
            )
        }
    }
}

private typealias OwnedObject = (property: String, object: AnyObject, kind: String)

/// Parameters, buffers and layers among the stored properties of a layer.
private func ownedObjects(of layer: any Layer) -> [OwnedObject] {
    var mirror: Mirror? = Mirror(reflecting: layer)
    var found: [OwnedObject] = []
    while let level = mirror {
        for child in level.children { found += ownedObjects(in: child.value, of: child.label ?? "?") }
        mirror = level.superclassMirror
    }
    return found
}

/// Those in a value: in itself, or in whatever optionals, collections, tuples, structures and cases hold them.
private func ownedObjects(in value: Any, of property: String) -> [OwnedObject] {
    switch value {
    case let parameter as Parameter: return [(property, parameter, "parameter")]
    case let buffer as Buffer: return [(property, buffer, "buffer")]
    case let layer as any Layer: return [(property, layer, "layer")]
    // A table of a million numbers would take its time.
    case let sequence as any Sequence where holdsNumbers(sequence): return []
    default:
        let mirror = Mirror(reflecting: value)
        // Other objects belong to nobody in particular, and may refer to each other in a circle.
        guard mirror.displayStyle != .class else { return [] }
        return mirror.children.flatMap { ownedObjects(in: $0.value, of: property) }
    }
}

private func holdsNumbers<Values: Sequence>(_ values: Values) -> Bool { Values.Element.self is any Numeric.Type }
