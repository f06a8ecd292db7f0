import Foundation
import GANBase
public import GANTensors

/// A set of points that are at hand, all equally likely; drawn from with replacement for training.
public struct PointTable: FiniteDistribution {
    /// Numbers in a point.
    public let dimensions: Int
    /// How many points there are.
    public let count: Int
    /// One line for people.
    public let summary: String
    private let numbers: [Double]

    /// Takes over points.
    ///
    /// - Parameters:
    ///   - points: One point or more, all with as many numbers, one or more.
    ///   - summary: One line for people; how many there are, if left out.
    /// - Throws: `GANError` with status 65 when there is none, or they differ in size.
    public init(_ points: [[Double]], summary: String? = nil) throws {
        guard let first = points.first, !first.isEmpty else {
            throw GANError(.badData, "there is no point, or it has no numbers")
        }
        guard let other = points.firstIndex(where: { $0.count != first.count }) else {
            dimensions = first.count
            count = points.count
            numbers = points.flatMap { $0 }
            self.summary = summary ?? "\(points.count.grouped) \(points.count == 1 ? "point" : "points")"
            return
        }
        throw GANError(
            .badData, "point \(other + 1) has \(points[other].count) numbers and the first has \(first.count)")
    }

    /// Reads a .csv file: a point a line, numbers separated by commas, as `gan sample` writes points.
    ///
    /// - Parameter path: The file.
    /// - Throws: `GANError` with status 66 when the file cannot be read, 65 when a line is no point.
    public init(csv path: String) throws {
        let text: String
        do {
            text = try String(contentsOfFile: (path as NSString).expandingTildeInPath, encoding: .utf8)
        } catch {
            throw GANError(.missingInput, "the points in \"\(path)\" cannot be read: \(error.localizedDescription)")
        }
        var points: [[Double]] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.allSatisfy(\.isWhitespace) { continue }
            let point = try line.split(separator: ",", omittingEmptySubsequences: false).map { word in
                guard let value = Double(word.trimmingCharacters(in: .whitespaces)), value.isFinite else {
                    throw GANError(
                        .badData,
                        "line \(number + 1) of \"\(path)\" is no point: \"\(word.prefix(40))\" is not a finite number; a point is a line of "
                            + "numbers with commas between them, as gan sample writes them"
                    )
                }
                return value
            }
            if let first = points.first, first.count != point.count {
                throw GANError(
                    .badData,
                    "line \(number + 1) of \"\(path)\" has \(point.count) numbers and the first point has \(first.count)"
                )
            }
            points.append(point)
        }
        guard !points.isEmpty else { throw GANError(.badData, "there is no point in \"\(path)\"") }
        try self.init(
            points, summary: "\(points.count.grouped) \(points.count == 1 ? "point" : "points") in \(path)")
    }

    /// Points of the table, each time any of them.
    public func points(_ count: Int, random: Random, dtype: DType) -> Tensor {
        allPoints(dtype: dtype).indexed(by: random.integers([count], below: self.count), along: 0)
    }

    /// The points in the table's order.
    public func allPoints(dtype: DType) -> Tensor {
        Tensor(numbers, shape: [count, dimensions], dtype: dtype)
    }
}
