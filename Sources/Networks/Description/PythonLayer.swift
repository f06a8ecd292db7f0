/// A layer in Python with PyTorch: an expression that makes it, and the classes that the expression needs.
public struct PythonLayer: Sendable, Equatable {
    /// What makes the layer, such as `nn.Linear(64, 1024)`; further lines are indented as they shall stand.
    public let expression: String
    /// Definitions of classes, each once, that the expression uses beside those of `torch.nn` (as `nn`).
    public let definitions: [String]

    /// A layer that `torch.nn` has, or one with a class of its own.
    ///
    /// - Parameters:
    ///   - expression: What makes the layer.
    ///   - definition: A class that it uses.
    public init(_ expression: String, definition: String? = nil) {
        self.expression = expression
        definitions = definition.map { [$0] } ?? []
    }

    /// A layer around others: a call whose arguments are theirs, each on lines of its own.
    ///
    /// - Parameters:
    ///   - name: What is called, such as `nn.Sequential`.
    ///   - parts: The layers inside.
    ///   - definition: The class that is called, unless `torch.nn` has it.
    public init(calling name: String, with parts: [PythonLayer], definition: String? = nil) {
        let arguments = parts.map { part in
            part.expression.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
                .dropLast() + ",\n"
        }
        expression = parts.isEmpty ? "\(name)()" : "\(name)(\n\(arguments.joined()))"
        definitions = parts.flatMap(\.definitions).reduce(into: definition.map { [$0] } ?? []) { found, next in
            if !found.contains(next) { found.append(next) }
        }
    }

    /// A truth value in Python: `True` or `False`.
    public static func flag(_ value: Bool) -> String { value ? "True" : "False" }

    /// Whole numbers in Python, as a tuple: `(512, 4, 4)`, `(3,)`.
    public static func tuple(_ values: [Int]) -> String {
        "(" + values.map(String.init).joined(separator: ", ") + (values.count == 1 ? ",)" : ")")
    }
}
