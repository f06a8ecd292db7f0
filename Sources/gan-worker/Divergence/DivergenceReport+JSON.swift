import GANCommandOptions
import GANKit

extension DivergenceReport {
    /// For programs; what theory does not know is left out, and infinity is the text "inf".
    var json: JSONText {
        var fields: [(key: String, value: JSONText)] = [
            ("version", .integer(1)), ("real", .string(options.real)), ("fake", .string(options.fake)),
            ("k", .number(options.k)), ("p", .number(options.p)), ("sampler", .string(options.sampler.rawValue)),
            ("seed", .string("\(options.seed)")), ("steps", .integer(meter.step)), ("batch", .integer(options.batch)),
            ("width", .integer(options.width)), ("converged", .bool(isConverged)), ("measured", measured),
            ("w1", distances),
        ]
        if let known { fields.append(("theory", theory(known))) }
        return .object(fields)
    }

    private var measured: JSONText {
        .object([
            ("points", .integer(reading.points)), ("divergence", .number(reading.divergence.value)),
            ("divergence_error", .number(reading.divergence.error)), ("gap", .number(reading.gap.value)),
            ("gap_error", .number(reading.gap.error)), ("penalty", .number(reading.penalty.value)),
            ("penalty_error", .number(reading.penalty.error)), ("virial", .number(reading.virial)),
            ("distance", .number(reading.distance)), ("mean_slope", .number(reading.meanSlope)),
            ("max_slope", .number(reading.steepest)), ("flow", .number(reading.flow)),
        ])
    }

    private var distances: JSONText {
        .object([
            ("points", .integer(bracket.points)), ("slope_bound", .number(reading.slopeBound)),
            ("certified", .number(bracket.certified)), ("exact", .number(bracket.exact)),
            ("real_floor", .number(bracket.realFloor)), ("fake_floor", .number(bracket.fakeFloor)),
            ("real_floor_points", .integer(bracket.realFloorPoints)),
            ("fake_floor_points", .integer(bracket.fakeFloorPoints)),
        ])
    }

    private func theory(_ known: KnownDivergence) -> JSONText {
        let numbers: [(key: String, value: Double?)] = [
            ("w1", known.wasserstein), ("divergence", known.divergence), ("gap", known.gap), ("penalty", known.penalty),
            ("distance", known.distance),
        ]
        return .object(numbers.compactMap { key, value in value.map { (key, .number($0)) } })
    }
}
