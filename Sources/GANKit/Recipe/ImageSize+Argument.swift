public import ArgumentParser

extension ImageSize: ExpressibleByArgument {
    /// Reads a size as typed by a person: "96x64", or "64" for a square; `nil` for anything else.
    public init?(argument: String) {
        guard let size = try? ImageSize(parsing: argument) else { return nil }
        self = size
    }

    /// "96x64", as it would be typed.
    public var defaultValueDescription: String { "\(width)x\(height)" }
}
