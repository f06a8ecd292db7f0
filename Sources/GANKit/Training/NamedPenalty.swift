/// A penalty with the name under which it is logged.
struct NamedPenalty {
    /// The type's name in lower camel case, with a number where several are alike: `divergence`, `divergence2`.
    let name: String
    let penalty: any Penalty

    /// The critic steps from one use to the next, and the factor that makes up for it.
    var interval: Int {
        (penalty as? any LazyPenalty)?.interval ?? 1
    }

    /// The penalty with a memory of its own, where it has one.
    func starting() -> NamedPenalty {
        (penalty as? any StatefulPenalty).map { NamedPenalty(name: name, penalty: $0.starting()) } ?? self
    }

    /// The penalty with its schedules at their present values.
    func at(step: Int) -> NamedPenalty {
        guard let settled = (penalty as? any Scheduled)?.at(step: step) as? any Penalty else { return self }
        return NamedPenalty(name: name, penalty: settled)
    }

    /// A term multiplied to make up for the steps in which it is left out.
    func scaled(_ term: Tensor) -> Tensor {
        interval == 1 ? term : term * Double(interval)
    }

    /// Names the penalties among constraints.
    static func naming(_ constraints: [any Constraint]) -> [NamedPenalty] {
        var uses: [String: Int] = [:]
        return constraints.compactMap { $0 as? any Penalty }.map { penalty in
            let name = lowerCamelCase("\(type(of: penalty))")
            uses[name, default: 0] += 1
            let use = uses[name, default: 1]
            return NamedPenalty(name: use == 1 ? name : "\(name)\(use)", penalty: penalty)
        }
    }
}

/// `Divergence` → `divergence`, `R1` → `r1`, `LeCam` → `leCam`, `WGANPenalty` → `wganPenalty`.
func lowerCamelCase(_ typeName: String) -> String {
    let plain = typeName.prefix { $0 != "<" }
    let capitals = plain.prefix { $0.isUppercase || $0.isNumber }
    let initial = capitals.count > 1 && capitals.count < plain.count ? capitals.dropLast() : capitals
    return initial.lowercased() + plain.dropFirst(initial.count)
}
