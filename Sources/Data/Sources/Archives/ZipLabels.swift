import Foundation
import GANBase

/// The labels of StyleGAN's `dataset.json`: `{"labels": [["00000/img00000000.png", 6], …]}`, or null for none.
struct ZipLabels {
    /// The class of each picture by its name in the archive.
    private(set) var numbers: [String: Int] = [:]

    private static let most = 256 << 20
    /// Bytes that a picture's name and label may take; vectors have thousands of numbers.
    private static let mostOfFile = 1 << 14

    private struct File: Decodable {
        let labels: [Label]?
    }

    private struct Label: Decodable {
        let name: String
        /// Nothing for what is no class: StyleGAN also knows vectors.
        let number: Int?

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            name = try pair.decode(String.self)
            number = try? pair.decode(Int.self)
        }
    }

    /// Refuses what would fill the memory, before it is decompressed.
    ///
    /// - Parameters:
    ///   - size: Bytes of the file.
    ///   - files: How many files the archive has.
    /// - Throws: `GANError` with status 65 and the reason alone.
    static func check(size: Int, files: Int) throws {
        let limit = min(most, mostOfFile * (files + 1))
        guard size <= limit else {
            throw GANError(
                .badData,
                "it has \(size.grouped) bytes, and no more than \(limit.grouped) are read for \(files.grouped) files")
        }
    }

    /// Reads the file.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    init(_ bytes: [UInt8]) throws {
        guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)) else {
            throw GANError(.badData, "it is not of the form {\"labels\": [[\"name.png\", 0], …]}")
        }
        for label in file.labels ?? [] {
            if let number = label.number, number >= 0 {
                numbers[label.name] = number
            }
        }
    }
}
