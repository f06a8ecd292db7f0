import Foundation

/// Samples as the numbers that they are, in one file: for samples that are neither pictures nor points, and for programs.
///
/// `.npy` is NumPy's format, version 1.0: a magic number, the length of a text, the text with type and shape, the numbers
/// (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html). `.safetensors` holds one tensor, `samples`.
/// Both are written block after block, so that memory stays bounded.
enum NumberFile: String, CaseIterable {
    case npy
    case safetensors

    /// The format that a file's name stands for.
    init?(path: String) { self.init(rawValue: (path as NSString).pathExtension.lowercased()) }

    /// Writes samples.
    ///
    /// - Parameters:
    ///   - path: The file; folders above it are made.
    ///   - shape: The shape of all of them, the first dimension counts them.
    ///   - dtype: Their type; NumPy has no bfloat16, which becomes float32.
    ///   - forEachBlock: Hands the samples over, in order, block after block.
    /// - Throws: `GANError` with status 73 when the file cannot be written, and what the closure throws.
    func write(
        to path: String, shape: [Int], dtype: DType, forEachBlock: ((Tensor) throws -> Void) throws -> Void
    ) throws {
        let stored: DType = self == .npy && dtype == .bfloat16 ? .float32 : dtype
        let file = try AsideFile(path)
        switch self {
        case .npy: try file.write(Self.numPyHeader(shape, stored))
        case .safetensors: try file.write(SafeTensors.header([("samples", shape, stored)]))
        }
        try forEachBlock { try file.write($0.to(stored).bytes()) }
        try file.close()
        try file.commit()
    }

    /// The bytes before the numbers; their count divides by 64, as NumPy asks.
    private static func numPyHeader(_ shape: [Int], _ dtype: DType) -> Data {
        let sizes = shape.map { "\($0)" }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
        var text = "{'descr': '<f\(dtype.byteSize)', 'fortran_order': False, 'shape': (\(sizes)), }"
        // Ten bytes stand before the text, and a line feed ends it.
        text += String(repeating: " ", count: (64 - (text.utf8.count + 11) % 64) % 64) + "\n"
        let length = withUnsafeBytes(of: UInt16(text.utf8.count).littleEndian) { Data($0) }
        return Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0]) + length + Data(text.utf8)
    }
}
