import Foundation
import GANBase

/// The labels of StyleGAN's `dataset.json`: `{"labels": [["00000/img00000000.png", 6], …]}`, or null for none.
struct ZipLabels {
    /// The class of each picture by its name in the archive.
    private(set) var numbers: [String: Int] = [:]

    private static let largest = 256 << 20

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

    /// Reads the file.
    ///
    /// - Throws: `GANError` with status 65 and the reason alone.
    init(_ bytes: [UInt8]) throws {
        guard bytes.count <= Self.largest else {
            throw GANError(.badData, "it has more than 256 MB")
        }
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
