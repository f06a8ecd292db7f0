internal import GANBase

/// The settings of a layer by name, on their way to a file and back.
///
/// ```swift
/// var settings: LayerSettings { ["size": .integer(size), "stride": .integer(stride)] }
/// ```
///
/// Reading checks kind and range of each in words.
public struct LayerSettings: ExpressibleByDictionaryLiteral {
    /// One setting.
    public enum Value {
        /// A whole number.
        case integer(Int)
        /// A number.
        case number(Double)
        /// Yes or no.
        case flag(Bool)
        /// A word.
        case text(String)
        /// Whole numbers, such as a shape.
        case integers([Int])
        /// A layer inside this one; nil is left out.
        case layer((any Layer)?)
        /// Layers inside this one.
        case layers([any Layer])
    }

    /// The largest size that is read: of a dimension, a kernel, a number of channels.
    public static let largestSize = 1 << 24

    /// The largest number that is read, either way: the largest of float32, in which layers compute.
    public static let largestNumber = Double(Float.greatestFiniteMagnitude)

    /// The settings in order.
    package let pairs: [(name: String, value: Value)]
    private let values: [String: Value]
    private let reading = Reading()
    private let room: WeightRoom

    private final class Reading {
        var asked: Set<String> = []
    }

    /// Takes settings in order.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) }, room: .unlimited)
    }

    /// Takes settings from a file.
    ///
    /// - Parameter room: How many weights there may be.
    package init(_ pairs: [(name: String, value: Value)], room: WeightRoom) {
        self.pairs = pairs
        self.room = room
        values = Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// Claims room for weights and buffers, before they are made: no file makes a layer larger than the weights beside it.
    ///
    /// - Parameter shapes: The shapes of all parameters and buffers.
    /// - Throws: `GANError` with status 65 when the file of weights does not hold as many numbers.
    public func claim(_ shapes: [Int]...) throws {
        for shape in shapes { try room.claim(shape) }
    }

    /// Looks a setting up.
    func value(_ name: String) -> Value? {
        reading.asked.insert(name)
        return values[name]
    }

    /// Objects to settings that the layer has not asked for: what they mean would be lost.
    package func refuseUnread() throws {
        guard let name = pairs.first(where: { !reading.asked.contains($0.name) })?.name else { return }
        throw GANError(.badData, "has the setting \"\(name)\", which is not known here")
    }
}
