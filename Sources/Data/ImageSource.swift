/// A place that holds pictures: a folder, an archive, a data set in a format of its own.
///
/// A value of a conforming type names the place; ``open()`` looks into it. Shipped: ``ImageFolder``, ``ImageZip``,
/// ``ImageTar``, ``ImagePath``, which is whichever of them a path turns out to be, ``CIFAR10`` and ``MNIST``. To train on
/// a source of your own, hand it to ``Images/init(from:size:flipped:crop:channels:filter:exact:background:)``.
public protocol ImageSource: Sendable {
    /// The place in words that follow "pictures in": a path, as the user wrote it.
    var place: String { get }

    /// Lists the pictures, without decoding any.
    ///
    /// - Returns: The pictures in an order that is the same each time the same content is listed.
    /// - Throws: `GANError` with status 66 when the place does not exist or holds no picture; the message says what was
    ///   looked for and what was found instead.
    func open() throws -> any ImageCollection
}
