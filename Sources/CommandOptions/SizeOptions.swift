package import ArgumentParser
package import GANBase

/// The size of pictures on a command line: a side where they are square, else width and height.
package struct SizeOptions: ParsableArguments {
    /// The side of square pictures.
    @Option(help: ArgumentHelp("Side of square pictures in pixels.", valueName: "n"))
    package var side: Int?

    /// The width of pictures that need not be square.
    @Option(help: ArgumentHelp("Width of the pictures in pixels, with --height in place of --side.", valueName: "n"))
    package var width: Int?

    /// The height of pictures that need not be square.
    @Option(help: ArgumentHelp("Height of the pictures in pixels, with --width.", valueName: "n"))
    package var height: Int?

    package init() {}

    /// The size that was asked for; nil where none was.
    package var size: ImageSize? {
        if let side { return ImageSize(side: side) }
        guard let width, let height else { return nil }
        return ImageSize(width: width, height: height)
    }

    package func validate() throws {
        if side != nil, width != nil || height != nil {
            throw ValidationError("--side is for square pictures; leave it out beside --width and --height")
        }
        if let width, height == nil {
            throw ValidationError("--width \(width) needs --height too; square pictures are said by --side")
        }
        if let height, width == nil {
            throw ValidationError("--height \(height) needs --width too; square pictures are said by --side")
        }
    }

    /// Stops at numbers that make no sense.
    ///
    /// - Throws: A `ValidationError` that names the option and what it can be.
    func check(_ range: ClosedRange<Int>) throws {
        try NumberCheck.check("--side", side, range)
        try NumberCheck.check("--width", width, range)
        try NumberCheck.check("--height", height, range)
    }
}
