import GANMetrics

/// What was measured, in words: never a number without what it is of.
enum MetricText {
    /// A line for each group of numbers that were measured on the same samples: "frechet 12.3 (two halves of the real data:
    /// 0.8), on 10,000 generated and 10,000 real samples, built-in scattering features".
    static func lines(_ values: [MetricValue]) -> [String] {
        var groups: [(key: String, values: [MetricValue])] = []
        for value in values {
            let key = value.basis.map { "\($0.real) \($0.fake) \($0.features ?? "")" } ?? ""
            if let index = groups.firstIndex(where: { $0.key == key }) {
                groups[index].values.append(value)
            } else {
                groups.append((key, [value]))
            }
        }
        return groups.map { group in
            let numbers = group.values.map { value in
                let floor = value.basis?.floor.map { " (real against real \(short($0)))" } ?? ""
                return "\(value.name) \(value.isKnown ? short(value.value) : "unknown")\(floor)"
            }
            let on = group.values.first?.basis.map { basis in
                " on \(basis.fake.grouped) generated and \(basis.real.grouped) real samples\(basis.features.map { ", " + $0 } ?? "")"
            }
            return numbers.joined(separator: ", ") + (on ?? "")
        }
    }
}
