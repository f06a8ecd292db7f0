/// In which order an epoch takes the pictures, each once.
public enum Shuffle: Hashable, Sendable {
    /// Any order: each file is read wherever it is. Best for pictures on a local disk.
    case whole
    /// Nearly the order of the files: shards in any order, each from its beginning to its end, through a buffer from which
    /// the next picture is drawn at random, as WebDataset does it. For archives on disks that are slow to seek.
    ///
    /// - Parameter size: How many pictures the buffer has; it holds numbers, not pixels.
    case buffer(_ size: Int)
}
