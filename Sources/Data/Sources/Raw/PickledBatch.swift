import GANBase

/// The pixels and labels in a batch file of CIFAR-10's Python version.
///
/// The file is a pickle, a program for Python's unpickler. Nothing of it is executed: this reader knows the opcodes that
/// the published files consist of, builds plain values of them, and refuses everything else.
struct PickledBatch {
    /// Where the pixels are in the file.
    private(set) var data: Range<Int> = 0..<0
    private(set) var labels: [Int] = []

    private indirect enum Value {
        case none
        case mark
        case number(Int)
        /// Bytes, by their place in the file.
        case text(Range<Int>)
        case tuple([Value])
        case list([Value])
        case dictionary([(key: Value, value: Value)])
        /// A function or class, by its name alone.
        case name(String)
        /// What `_reconstruct` or `dtype` would have made; with its state, once that was given.
        case object(String, state: Value?)
    }

    private static let names: Set<String> = [
        "numpy.core.multiarray _reconstruct", "numpy ndarray", "numpy dtype",
    ]
    private static let mostValues = 1 << 20
    /// The published files put fewer than 50 lists, tuples and dictionaries together; without a limit a small file could
    /// nest values as deep as it has bytes.
    private static let mostStructures = 256

    private var reader: ArchiveReader
    private let file: ArchiveFile
    private var stack: [Value] = []
    private var memory: [Int: Value] = [:]
    private var structures = 0

    /// Reads the file.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    init(_ file: ArchiveFile) throws {
        self.file = file
        reader = ArchiveReader(file, 0..<file.size)
        guard try reader.take(2) == [0x80, 2] else { throw Self.other("it does not begin as one") }
        while try step() {}
        guard case .dictionary(let pairs)? = stack.last, stack.count == 1 else {
            throw Self.other("it holds no dictionary")
        }
        for (key, value) in pairs {
            switch (try text(key), value) {
            case ("data", .object("numpy.core.multiarray _reconstruct", .tuple(let state)?)):
                guard state.count == 5, case .text(let range) = state[4] else {
                    throw Self.other("its pixels have no bytes")
                }
                data = range
            case ("labels", .list(let values)):
                labels = try values.map { value in
                    guard case .number(let number) = value else { throw Self.other("a label is no number") }
                    return number
                }
            default: continue
            }
        }
    }

    /// Takes one opcode; `false` at the last.
    private mutating func step() throws -> Bool {
        guard stack.count <= Self.mostValues, memory.count <= Self.mostValues else {
            throw Self.other("it has too many values")
        }
        let code = try reader.take(1)[0]
        switch Character(Unicode.Scalar(code)) {
        case ".": return false
        case "(": stack.append(.mark)
        case "}": stack.append(.dictionary([]))
        case "]": stack.append(.list([]))
        case "N": stack.append(.none)
        case "\u{88}": stack.append(.number(1))
        case "\u{89}": stack.append(.number(0))
        case "K": stack.append(.number(try number(1)))
        case "M": stack.append(.number(try number(2)))
        case "J": stack.append(.number(Int(Int32(truncatingIfNeeded: try number(4)))))
        case "U": try takeText(try number(1))
        case "T": try takeText(try number(4))
        case "q": memory[try number(1)] = try top()
        case "r": memory[try number(4)] = try top()
        case "h": try recall(try number(1))
        case "j": try recall(try number(4))
        case "c": try takeName()
        case "t", "\u{85}", "\u{86}", "\u{87}", "a", "e", "s", "u", "R", "b": try combine(code)
        default: throw Self.other("opcode \(code) at byte \(reader.offset - 1) is none that they have")
        }
        return true
    }

    // MARK: Opcodes

    private mutating func combine(_ code: UInt8) throws {
        structures += 1
        guard structures <= Self.mostStructures else { throw Self.other("it has too many lists or tuples") }
        switch Character(Unicode.Scalar(code)) {
        case "t": stack.append(.tuple(try popToMark()))
        case "\u{85}", "\u{86}", "\u{87}": stack.append(.tuple(try pop(Int(code) - 0x84)))
        case "a": try append(try pop(1))
        case "e": try append(try popToMark())
        case "s": try setItems(try pop(2))
        case "u": try setItems(try popToMark())
        case "R": try makeObject()
        case "b": try setState()
        default: break
        }
    }

    private mutating func makeObject() throws {
        let pair = try pop(2)
        guard case .name(let name) = pair[0], name != "numpy ndarray", case .tuple = pair[1] else {
            throw Self.other("it calls something else")
        }
        stack.append(.object(name, state: nil))
    }

    private mutating func setState() throws {
        let pair = try pop(2)
        guard case .object(let name, nil) = pair[0] else { throw Self.other("it sets the state of something else") }
        stack.append(.object(name, state: pair[1]))
    }

    private mutating func append(_ values: [Value]) throws {
        guard case .list(let list) = try pop(1)[0] else { throw Self.other("it appends to something else") }
        stack.append(.list(list + values))
    }

    private mutating func setItems(_ values: [Value]) throws {
        guard case .dictionary(var pairs) = try pop(1)[0], values.count % 2 == 0 else {
            throw Self.other("it sets items of something else")
        }
        for index in stride(from: 0, to: values.count, by: 2) {
            pairs.append((values[index], values[index + 1]))
        }
        stack.append(.dictionary(pairs))
    }

    private mutating func takeText(_ length: Int) throws {
        guard length <= file.size - reader.offset else { throw GANError(.badData, "it ends too early") }
        stack.append(.text(reader.offset..<reader.offset + length))
        reader.skip(length)
    }

    private mutating func takeName() throws {
        let name = try (line() + " " + line())
        guard Self.names.contains(name) else {
            throw Self.other("it asks for \"\(ArchiveName.text(name.utf8))\", which could run a program")
        }
        stack.append(.name(name))
    }

    // MARK: Values

    private mutating func number(_ width: Int) throws -> Int {
        ByteFields(try reader.take(width)).littleEndian(at: 0, width)
    }

    private mutating func line() throws -> String {
        var bytes: [UInt8] = []
        while bytes.count < 64 {
            let byte = try reader.take(1)[0]
            if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        throw Self.other("a name is too long")
    }

    private func text(_ value: Value) throws -> String {
        guard case .text(let range) = value, range.count <= 64 else { throw Self.other("a key is no text") }
        return String(decoding: try file.read(at: range.lowerBound, count: range.count), as: UTF8.self)
    }

    private func top() throws -> Value {
        guard let last = stack.last else { throw Self.other("a value is missing") }
        return last
    }

    private mutating func recall(_ place: Int) throws {
        guard let value = memory[place] else { throw Self.other("a value is missing") }
        stack.append(value)
    }

    private mutating func pop(_ count: Int) throws -> [Value] {
        guard stack.count >= count else { throw Self.other("a value is missing") }
        defer { stack.removeLast(count) }
        return Array(stack.suffix(count))
    }

    private mutating func popToMark() throws -> [Value] {
        var values: [Value] = []
        while let last = stack.popLast() {
            if case .mark = last { return values.reversed() }
            values.append(last)
        }
        throw Self.other("a mark is missing")
    }

    private static func other(_ words: String) -> GANError {
        GANError(.badData, "it is not a pickle as CIFAR-10's batches are: \(words)")
    }
}
