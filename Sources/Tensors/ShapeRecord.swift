/// The shapes of one sample in a network, layer by layer, as far as a forward pass has come.
package final class ShapeRecord {
    private let root: AnyObject
    private var rows: [(name: String, shape: [Int])]
    private let remark: String?
    private var pending: String?

    /// Starts with what the network is given.
    ///
    /// - Parameters:
    ///   - root: The network's outermost layer, which notes its layers.
    ///   - input: The shape of the batch that the network is given.
    ///   - expected: The shape of one sample that the network was made for.
    package init(of root: AnyObject, given input: [Int], madeFor expected: [Int]) {
        self.root = root
        rows = [(name: "input", shape: input)]
        let isExpected = input.dropFirst().elementsEqual(expected)
        remark = isExpected ? nil : "It was made for samples of the shape \(expected), and gets a batch of \(input)."
    }

    /// The record of the pass under way whose outermost layer is this one.
    package static func current(of root: AnyObject) -> ShapeRecord? {
        guard let record = Place.current?.record, record.root === root else { return nil }
        return record
    }

    /// Notes that a layer begins.
    package func begin(_ layer: String) { pending = layer }

    /// Notes what the layer made.
    package func end(_ output: [Int]) {
        rows.append((name: pending ?? "", shape: output))
        pending = nil
    }

    /// The table, and what the network was made for where it gets something else.
    var table: String {
        let known = rows.map { (name: $0.name, shape: Self.sample($0.shape)) }
        let all = known + (pending.map { [(name: $0, shape: "does not fit")] } ?? [])
        let width = all.map(\.name.count).max() ?? 0
        let lines = all.map { row in
            "  \(row.name)\(String(repeating: " ", count: width - row.name.count))  \(row.shape)"
        }
        return ((remark.map { [$0] } ?? []) + ["The layers up to there, with the shape of one sample:"] + lines)
            .joined(separator: "\n")
    }

    private static func sample(_ batch: [Int]) -> String {
        batch.dropFirst().map(String.init).joined(separator: "×")
    }
}
