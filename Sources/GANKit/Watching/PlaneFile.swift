import Foundation
import GANTensors

/// Points of the plane and the critic's scores around them, for a page that draws them: `samples/000500.json`.
///
/// ```json
/// {"step": 500, "range": 2, "real": [0.51, 1.32, …], "fake": […], "critic": {"side": 64, "scores": […]}}
/// ```
///
/// Points are x and y in turn. Scores are of side × side places from (−range, −range) to (range, range), a row of equal y
/// after the other. Each file has about 60 kB.
struct PlaneFile {
    /// Points of each kind.
    private static let points = 1_000
    /// Places each way of which there is a score.
    private static let side = 64

    private let step: Int
    private let range: Double
    private let real: [Double]
    private let fake: [Double]
    private let scores: [Double]

    /// Measures.
    ///
    /// - Parameters:
    ///   - moment: The networks.
    ///   - fake: Samples, shape [N, 2].
    ///   - range: What is in view.
    init(_ moment: TrainingMoment, fake: Tensor, range: Double) {
        step = moment.step
        self.range = range
        real = moment.real.map(Self.coordinates) ?? []
        self.fake = Self.coordinates(of: fake)
        let places = (0..<Self.side).map { (2 * Double($0) / Double(Self.side - 1) - 1) * range }
        let grid = Tensor(
            places.flatMap { y in places.flatMap { x in [x, y] } }, shape: [Self.side * Self.side, 2],
            dtype: moment.precision.dtype, device: moment.device)
        scores = withoutGradients { moment.critic(grid, in: .sampling).values() }
    }

    /// Writes the file.
    ///
    /// - Throws: `GANError` with status 73.
    func write(to path: String) throws {
        let finite = scores.filter(\.isFinite)
        let spread = (finite.max() ?? 0) - (finite.min() ?? 0)
        let json = JSONText.object([
            ("step", .integer(step)), ("range", .number(range)), ("real", Self.list(real, scale: range)),
            ("fake", Self.list(fake, scale: range)),
            ("critic", .object([("side", .integer(Self.side)), ("scores", Self.list(scores, scale: spread))])),
        ])
        try WholeFile.write(Data((json.line + "\n").utf8), to: path)
    }

    private static func coordinates(of points: Tensor) -> [Double] {
        Array(points.rows(0..<min(points.shape[0], Self.points)).values())
    }

    /// Numbers to about a thousandth of a scale.
    private static func list(_ values: [Double], scale: Double) -> JSONText {
        guard scale > 1e-12, scale < 1e12 else { return .array(values.map { .number($0) }) }
        // A power of ten, so that few digits are written.
        let unit = pow(10, 3 - log10(scale).rounded(.down))
        return .array(values.map { .number(($0 * unit).rounded() / unit) })
    }
}
