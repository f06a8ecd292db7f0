import Foundation

extension Tensor {
    /// Writes pictures side by side as one PNG file.
    ///
    /// - Parameters:
    ///   - path: The file; folders above it are made.
    ///   - columns: Pictures across; about as many as down when left out.
    /// - Throws: `GANError` with status 64 when the shape is not [N, 1 or 3, height, width] or the whole would be too
    ///   large, 73 when the file cannot be written.
    public func writePNG(to path: String, columns: Int? = nil) throws {
        let square = Int(Double(shape.first ?? 1).squareRoot().rounded(.up))
        try writePictures(self, columns: columns ?? square, to: (path as NSString).expandingTildeInPath)
    }

    /// Writes points as text, one a line, numbers separated by commas.
    ///
    /// - Parameter path: The file; folders above it are made.
    /// - Throws: `GANError` with status 64 when the shape is not [N, width], 73 when the file cannot be written.
    public func writeCSV(to path: String) throws {
        try WholeFile.write(Data(textOfPoints().utf8), to: (path as NSString).expandingTildeInPath)
    }

    /// Points as lines of a .csv file.
    ///
    /// - Throws: `GANError` with status 64 when the shape is not [N, width].
    func textOfPoints() throws -> String {
        guard rank == 2, shape[1] >= 1 else {
            throw GANError(.usage, "samples of shape \(Array(shape.dropFirst())) are no points and make no .csv file")
        }
        let (width, values) = (shape[1], values())
        return stride(from: 0, to: values.count, by: width).map { start in
            values[start..<start + width].map { "\($0)" }.joined(separator: ",") + "\n"
        }.joined()
    }
}
