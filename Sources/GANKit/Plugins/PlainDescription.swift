/// A plugin as one would write it in a recipe: `Divergence(k: 2, p: 6, at: .realAndFake)`.
///
/// - Parameter plugin: A value whose stored properties are its settings.
func plainDescription(of plugin: Any) -> String {
    switch plugin {
    case let number as Double: return plainNumber(number)
    case let schedule as Schedule: return Double(schedule.description).map(plainNumber) ?? schedule.description
    case let average as WeightAverage: return average.description
    default: break
    }
    let mirror = Mirror(reflecting: plugin)
    if mirror.displayStyle == .tuple {
        return "(" + mirror.children.map { plainDescription(of: $0.value) }.joined(separator: ", ") + ")"
    }
    guard mirror.displayStyle == .struct else { return "\(plugin)" }
    let name = "\(type(of: plugin))"
    // A type without settings has a leading-dot spelling as an argument.
    guard !mirror.children.isEmpty else { return ".\(lowerCamelCase(name))" }
    let settings = mirror.children.compactMap { child -> String? in
        guard let label = child.label, !(label == "interval" && child.value as? Int == 1) else { return nil }
        let argument = ["power": "p", "sampler": "at"][label] ?? label
        return "\(argument): \(plainDescription(of: child.value))"
    }
    return "\(name)(\(settings.joined(separator: ", ")))"
}

/// 2 rather than 2.0.
private func plainNumber(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
}
