public import GANKit

/// Checks the laws that every source of pictures must obey.
///
/// The source opens, and opening it again lists the same pictures under the same names and labels. A picture depends on its
/// number alone: reading it twice, in another order or on four threads at once gives the same pixels, and one that cannot be
/// read fails each time in the same way, with a `GANError` of status 65 whose message leaves the name out. Names are not empty
/// and differ, labels count from 0 and stay below the number of class names where there are any, parts hold each number
/// once and in order, and the fingerprint stays the same as long as nothing changes.
///
/// ```swift
/// @Test func laws() throws { try checkLaws(of: MyArchive("faces.pack")) }
/// ```
///
/// - Parameter source: The source, with one readable picture at least. Of a large one 24 pictures are read, spread evenly.
/// - Throws: ``LawsBroken``, which lists what is broken, with numbers; what `ImageSource.open()` throws.
public func checkLaws(of source: any ImageSource) throws {
    var book = LawBook(source)
    book.require(!source.place.isEmpty, "place is empty, and messages say \"pictures in \\(place)\"")
    let (first, second) = (try source.open(), try source.open())
    book.require(first.count >= 1, "open() lists \(first.count) pictures: without any it must throw, with status 66")
    book.require(
        first.count == second.count, "open() lists \(first.count) pictures, and \(second.count) when it is called again"
    )
    guard first.count >= 1, first.count == second.count else { return try book.close() }

    let chosen = spread(over: first.count, atMost: 24)
    checkNames(of: first, second, at: chosen, in: &book)
    checkParts(of: first, in: &book)
    checkFingerprint(of: first, second, in: &book)
    let pictures = chosen.map { Picture(of: first, at: $0) }
    book.require(
        pictures.contains { $0.image != nil },
        "none of \(chosen.count) pictures can be read; the first says: \(pictures[0].reason ?? "")")
    checkReasons(of: pictures, in: first, in: &book)
    func compare(_ others: [Int: Picture], _ when: String) {
        let wrong = pictures.first { others[$0.index] != $0 }
        book.require(wrong == nil, "picture \(wrong?.index ?? 0) is not the same \(when)")
    }
    compare(Picture.byIndex(chosen.map { Picture(of: first, at: $0) }), "when it is read again")
    compare(
        Picture.byIndex(chosen.reversed().map { Picture(of: second, at: $0) }), "in another order, from another open()")
    compare(Picture.readByThreads(of: first, at: chosen), "when four threads read at once")
    try book.close()
}

/// Some numbers of `0 ..< count`, evenly, the first and the last among them.
private func spread(over count: Int, atMost most: Int) -> [Int] {
    guard count > most else { return Array(0..<count) }
    return (0..<most).map { $0 * (count - 1) / (most - 1) }
}

private func checkNames(
    of first: any ImageCollection, _ second: any ImageCollection, at chosen: [Int], in book: inout LawBook
) {
    let names = chosen.map { first.name(at: $0) }
    book.require(!names.contains(""), "a picture has an empty name")
    book.require(Set(names).count == names.count, "two pictures have one name, so that a message does not say which")
    book.require(
        names == chosen.map { second.name(at: $0) }, "names come in another order when open() is called again")
    let labels = chosen.map { first.label(at: $0) }
    book.require(
        labels == chosen.map { second.label(at: $0) }, "labels are others when open() is called again")
    let classes = first.classNames.count
    for case (let index, let label?) in zip(chosen, labels) {
        book.require(label >= 0, "picture \(index) has the label \(label); classes are counted from 0")
        book.require(
            classes == 0 || label < classes,
            "picture \(index) has the label \(label), and there are \(classes) class names")
    }
}

private func checkParts(of collection: any ImageCollection, in book: inout LawBook) {
    var next = 0
    for part in collection.parts {
        book.require(part.lowerBound == next, "a part begins at \(part.lowerBound) where \(next) is next")
        next = part.upperBound
    }
    book.require(next == collection.count, "the parts end at \(next), and there are \(collection.count) pictures")
}

private func checkFingerprint(
    of first: any ImageCollection, _ second: any ImageCollection, in book: inout LawBook
) {
    do {
        let (before, after) = (try first.fingerprint(), try second.fingerprint())
        book.require(before == after, "the fingerprint changes although no picture does")
        book.require(before != "", "the fingerprint is empty; nil says that decoded pictures are not worth keeping")
    } catch {
        book.require(error is GANError, "fingerprint() throws \(type(of: error)) and must throw GANError")
    }
}

private func checkReasons(of pictures: [Picture], in collection: any ImageCollection, in book: inout LawBook) {
    for picture in pictures {
        guard let reason = picture.reason else { continue }
        let name = collection.name(at: picture.index)
        book.require(
            picture.status == .badData,
            "picture \(picture.index) cannot be read, with \(picture.status.map { "the status \($0.rawValue)" } ?? "no GANError"): it must be a GANError with status 65"
        )
        book.require(!reason.isEmpty, "picture \(picture.index) cannot be read and does not say why")
        book.require(
            !holds(reason, name: name),
            "the message of picture \(picture.index) holds its name; whoever reads puts the name before it")
    }
}

/// Whether a text holds a name as a word of its own.
///
/// Numbers and short words may well mean something else, such as a size.
private func holds(_ text: String, name: String) -> Bool {
    let isPath = name.contains(".") || name.contains("/")
    guard isPath || name.count >= 4 && !name.allSatisfy(\.isNumber) else { return false }
    let isInside = { (character: Character?) in character.map { $0.isLetter || $0.isNumber } ?? false }
    return text.ranges(of: name).contains {
        !isInside(text[..<$0.lowerBound].last) && !isInside(text[$0.upperBound...].first)
    }
}
