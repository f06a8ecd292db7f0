import GANBase

/// Reads a pickle into plain values.
///
/// A pickle is a program for Python's unpickler. Nothing of it is executed: this reader knows the opcodes that CIFAR-10's
/// published files consist of, and refuses everything else.
struct PickleReader {
    private static let names: Set<String> = [
        "numpy.core.multiarray _reconstruct", "numpy ndarray", "numpy dtype",
    ]
    /// The published files put fewer than 50 lists, tuples and dictionaries together; without a limit a small file could
    /// nest values as deep as it has bytes.
    private static let mostStructures = 256

    private var reader: ArchiveReader
    private let file: ArchiveFile
    private var stack = PickleStack()
    private var structures = 0

    /// Reads the file to its end.
    ///
    /// - Returns: The one value that is left.
    /// - Throws: `GANError` with status 65 and the reason alone.
    static func read(_ file: ArchiveFile) throws -> PickleValue {
        var pickle = PickleReader(file)
        guard try pickle.reader.take(2) == [0x80, 2] else { throw other("it does not begin as one") }
        while try pickle.step() {}
        return try pickle.stack.only()
    }

    /// The error for a file that is something else.
    static func other(_ words: String) -> GANError {
        GANError(.badData, "it is not a pickle as CIFAR-10's batches are: \(words); download it again")
    }

    private init(_ file: ArchiveFile) {
        self.file = file
        reader = ArchiveReader(file, 0..<file.size)
    }

    /// Takes one opcode; `false` at the last.
    private mutating func step() throws -> Bool {
        let code = try reader.take(1)[0]
        switch Character(Unicode.Scalar(code)) {
        case ".": return false
        case "(": try stack.push(.mark)
        case "}": try stack.push(.dictionary([]))
        case "]": try stack.push(.list([]))
        case "N": try stack.push(.none)
        case "\u{88}": try stack.push(.number(1))
        case "\u{89}": try stack.push(.number(0))
        case "K": try stack.push(.number(number(1)))
        case "M": try stack.push(.number(number(2)))
        case "J": try stack.push(.number(Int(Int32(truncatingIfNeeded: number(4)))))
        case "U": try takeText(number(1))
        case "T": try takeText(number(4))
        case "q": try stack.remember(number(1))
        case "r": try stack.remember(number(4))
        case "h": try stack.recall(number(1))
        case "j": try stack.recall(number(4))
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
        case "t": try stack.push(.tuple(stack.popToMark()))
        case "\u{85}", "\u{86}", "\u{87}": try stack.push(.tuple(stack.pop(Int(code) - 0x84)))
        case "a": try append(stack.pop(1))
        case "e": try append(stack.popToMark())
        case "s": try setItems(stack.pop(2))
        case "u": try setItems(stack.popToMark())
        case "R": try makeObject()
        case "b": try setState()
        default: break
        }
    }

    private mutating func makeObject() throws {
        let pair = try stack.pop(2)
        guard case .name(let name) = pair[0], name != "numpy ndarray", case .tuple(let arguments) = pair[1]
        else {
            throw Self.other("it calls something else")
        }
        try stack.push(.object(name, arguments: arguments, state: nil))
    }

    private mutating func setState() throws {
        let pair = try stack.pop(2)
        guard case .object(let name, let arguments, nil) = pair[0] else {
            throw Self.other("it sets the state of something else")
        }
        try stack.push(.object(name, arguments: arguments, state: pair[1]))
    }

    private mutating func append(_ values: [PickleValue]) throws {
        guard case .list(let list) = try stack.pop(1)[0] else { throw Self.other("it appends to something else") }
        try stack.push(.list(list + values))
    }

    private mutating func setItems(_ values: [PickleValue]) throws {
        guard case .dictionary(var pairs) = try stack.pop(1)[0], values.count % 2 == 0 else {
            throw Self.other("it sets items of something else")
        }
        for index in stride(from: 0, to: values.count, by: 2) {
            pairs.append((values[index], values[index + 1]))
        }
        try stack.push(.dictionary(pairs))
    }

    private mutating func takeText(_ length: Int) throws {
        guard length <= file.size - reader.offset else { throw GANError(.badData, "it ends too early") }
        try stack.push(.text(reader.offset..<reader.offset + length))
        reader.skip(length)
    }

    private mutating func takeName() throws {
        let name = try (line() + " " + line())
        guard Self.names.contains(name) else {
            throw Self.other("it asks for \"\(ArchiveName.text(name.utf8))\", which could run a program")
        }
        try stack.push(.name(name))
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
}
