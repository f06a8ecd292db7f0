import Foundation
import GANBase

/// The labels of StyleGAN's `dataset.json`: `{"labels": [["00000/img00000000.png", 6], …]}`, or null for none.
///
/// Names are paths from the folder in which the file is.
struct StyleGANLabels {
    /// The class of each picture by its path, with slashes between folders.
    private(set) var numbers: [String: Int] = [:]
    /// How many labels are no class, as StyleGAN also knows vectors; and the first one's name.
    private(set) var others: (count: Int, first: String) = (0, "")

    private static let fileName = Array("dataset.json".utf8)
    private static let most = 256 << 20
    /// Bytes that a picture's name and label may take; vectors have thousands of numbers.
    private static let mostOfFile = 1 << 14

    private struct File: Decodable {
        let labels: [Label]?

        private enum Key: CodingKey { case labels }

        init(from decoder: any Decoder) throws {
            let file = try decoder.container(keyedBy: Key.self)
            // StyleGAN makes a dictionary of either.
            do {
                labels = try file.decodeIfPresent([Label].self, forKey: .labels)
            } catch {
                labels = try file.decode([String: Number].self, forKey: .labels).map {
                    Label(name: $0, number: $1.value)
                }
            }
        }
    }

    private struct Number: Decodable {
        let value: Int?

        init(from decoder: any Decoder) throws {
            value = try? decoder.singleValueContainer().decode(Int.self)
        }
    }

    private struct Label: Decodable {
        let name: String
        /// Nothing for what is no class.
        let number: Int?

        init(name: String, number: Int?) {
            self.name = name
            self.number = number
        }

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            name = try pair.decode(String.self)
            number = try? pair.decode(Int.self)
        }
    }

    /// Whether a file is a list of labels by its path.
    static func isList(_ path: some BidirectionalCollection<UInt8>) -> Bool {
        path.suffix(fileName.count).elementsEqual(fileName)
            && [nil, UInt8(ascii: "/"), UInt8(ascii: "\\")].contains(path.dropLast(fileName.count).last)
    }

    /// Which of some lists counts, the one at the top or the only one below: its place among them, and the folder in which it
    /// is, with a slash at the end.
    static func chosen(of paths: [String]) -> (index: Int, folder: String)? {
        let paths = paths.map(path)
        let index = paths.lastIndex { !$0.contains("/") } ?? (paths.count == 1 ? 0 : nil)
        return index.map { ($0, String(paths[$0].dropLast(fileName.count))) }
    }

    /// Refuses what would fill the memory, before it is decompressed.
    ///
    /// - Parameters:
    ///   - size: Bytes of the file.
    ///   - files: How many files the archive or the folder has.
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
                numbers[Self.path(label.name)] = number
            } else {
                if others.count == 0 { others.first = label.name }
                others.count += 1
            }
        }
    }

    /// Labels pictures.
    ///
    /// - Parameters:
    ///   - paths: The pictures' paths.
    ///   - folder: The folder in which the list is, with a slash at the end.
    ///   - findings: Takes what is lost.
    /// - Returns: A label for each picture that has one.
    func labels(of paths: some Sequence<String>, in folder: String, _ findings: inout ListingFindings) -> [Int?] {
        var found = 0
        var unmatched = numbers
        let labels = paths.map { whole -> Int? in
            let path = Self.path(whole)
            guard path.hasPrefix(folder) else { return nil }
            let name = String(path.dropFirst(folder.count))
            guard let number = numbers[name] else { return nil }
            found += 1
            unmatched[name] = nil
            return number
        }
        findings.add(.notAClass, others.first, count: others.count)
        findings.add(.nameOfNothing, unmatched.keys.min() ?? "", count: unmatched.count)
        return labels
    }

    /// Windows puts backslashes between folders, and some tools a point and a slash before all.
    private static func path(_ name: String) -> String {
        let path = name.contains("\\") ? name.replacing("\\", with: "/") : name
        return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }
}
