import Foundation

/// A file of TensorBoard's events: records, each with its length and two checksums.
///
/// A record is the message's length in eight bytes, the checksum of these, the message, and its checksum. A reader
/// stops at a record that is not whole, so whatever ends the process, what is before stays readable.
final class EventFile {
    /// Where it is.
    let path: String

    private let file: UnsafeMutablePointer<FILE>
    private var flushedAt = ContinuousClock.now

    /// What every file's name begins with.
    private static let prefix = "events.out.tfevents."
    /// How long what was appended may wait for the system.
    private static let pause = Duration.seconds(1)

    /// Begins a file, which says its version first.
    ///
    /// - Throws: `GANError` with status 73.
    init(path: String) throws {
        let descriptor = try RegularFile.open(path, .onlyNew)
        guard let file = fdopen(descriptor, "w") else {
            close(descriptor)
            throw WholeFile.cannotWrite(path)
        }
        self.path = path
        self.file = file
        setvbuf(file, nil, _IOFBF, 1 << 16)
        // Versions before 2 do not know the mark of a restart.
        try append { $0.append(3, text: "brain.Event:2") }
        try flush()
    }

    deinit { fclose(file) }

    /// The path of a folder's next file: `events.out.tfevents.<seconds>.<host>.<process>`.
    ///
    /// TensorBoard reads files in the order of their names. So the seconds are later than those of every file in the
    /// folder, also where a run goes on within the same second, or on a computer whose clock is behind.
    static func path(in folder: String, at date: Date = Date()) -> String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let latest = names.compactMap { name in
            name.hasPrefix(prefix) ? Int(name.dropFirst(prefix.count).prefix { $0 != "." }) : nil
        }
        // Beyond the year 9999 it is no time, and nothing could come after the last number there is.
        .filter { $0 < 253_402_300_800 }.max()
        let seconds = max(Int(date.timeIntervalSince1970), (latest ?? 0) + 1)
        return "\(folder)/\(prefix)\(seconds).\(hostName).\(getpid())"
    }

    /// Appends an event of this moment.
    ///
    /// - Parameter fill: Adds what the event tells: fields of the message Event from 2 on.
    /// - Throws: `GANError` with status 73, for example when the disk is full.
    func append(_ fill: (inout ProtobufMessage) -> Void) throws {
        var event = ProtobufMessage()
        event.append(1, double: Date().timeIntervalSince1970)
        fill(&event)
        var length: [UInt8] = []
        length.append(littleEndian: UInt64(event.bytes.count))
        var record = length
        record.reserveCapacity(event.bytes.count + 16)
        record.append(littleEndian: CRC32C.masked(length))
        record += event.bytes
        record.append(littleEndian: CRC32C.masked(event.bytes))
        guard fwrite(record, 1, record.count, file) == record.count else { throw WholeFile.cannotWrite(path) }
        if ContinuousClock.now - flushedAt >= Self.pause { try flush() }
    }

    /// Hands what was appended to the system.
    ///
    /// - Throws: `GANError` with status 73, for example when the disk is full.
    func flush() throws {
        guard fflush(file) == 0 else { throw WholeFile.cannotWrite(path) }
        flushedAt = ContinuousClock.now
    }
}
