import Foundation
import GANCommandOptions
import GANKit

/// What `gan data inspect` prints for people.
struct InspectionReport {
    /// What was found.
    let survey: ImageSurvey
    /// The names of the classes, where they have any.
    let classNames: [String]
    /// Where the labels come from, or why there are none.
    let labelOrigin: String
    /// What else there is to know of what was listed, a line each.
    let findings: [String]
    /// What the user asked for.
    let options: InspectOptions
    /// Pictures on the contact sheet; `nil` where none was drawn.
    let sheetCount: Int?

    /// Classes that are listed where not all are.
    private static let mostClasses = 20

    /// For people.
    var lines: [String] {
        var lines = [
            titled(
                "Pictures",
                "\(survey.readable.count.grouped) in \(options.source.path), \(ByteSize.words(survey.byteCount))")
        ]
        if let smallest = survey.smallest, let median = survey.median, let largest = survey.largest {
            lines.append(titled("Formats", formatWords))
            lines.append(
                titled("Colours", colorCounts.map { "\($0.name) \($0.count.grouped)" }.joined(separator: ", ")))
            let sizes = "\(smallest) smallest, \(median) median, \(largest) largest"
            lines.append(titled("Sizes", smallest == largest ? "all \(smallest)" : sizes))
            lines += histogram + classes
        }
        return lines + unreadable + findings.map { titled("Note", $0) } + [sheet].compactMap { $0 }
    }

    private var formatWords: String {
        ImageFormat.allCases.compactMap { format in
            guard let count = survey.formats[format] else { return nil }
            let passes = format == .jpeg ? "progressive" : "interlaced"
            let some = survey.progressive[format].map { " (\($0.grouped) \(passes))" } ?? ""
            return "\(format.rawValue) \(count.grouped)\(some)"
        }.joined(separator: ", ")
    }

    /// Pictures by colour type, the most frequent first.
    var colorCounts: [(name: String, count: Int)] {
        survey.colorTypes.map { (name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }

    /// Pictures by class, in the order of the classes.
    var classCounts: [(label: Int, count: Int)] {
        survey.classes.map { (label: $0.key, count: $0.value) }.sorted { $0.label < $1.label }
    }

    /// One bar says nothing.
    private var histogram: [String] {
        let bins = survey.shorterSides.bins
        guard bins.count > 1 else { return [] }
        let rows = bins.map { bin -> BarTable.Row in
            let (lower, upper) = (bin.sides.lowerBound, bin.sides.upperBound)
            return .init(name: lower == upper ? "\(lower)" : "\(lower)–\(upper)", count: bin.count)
        }
        return ["Shorter side"] + BarTable(rows, namesOnRight: true).lines(whole: survey.readable.count)
    }

    private var classes: [String] {
        let counts = classCounts
        guard let least = counts.map(\.count).min(), let most = counts.map(\.count).max() else {
            var folder: ObjCBool = false
            let path = NSString(string: options.source.path).expandingTildeInPath
            let isFolder = FileManager.default.fileExists(atPath: path, isDirectory: &folder) && folder.boolValue
            let words = labelOrigin.hasPrefix("from ") ? "no class number \(labelOrigin)" : labelOrigin
            let why = words.isEmpty ? "" : ": " + words
            let advice = isFolder ? "; --classes takes the folders in it as classes" : ""
            return [titled("Classes", "none\(why)\(advice)")]
        }
        let each = least == most ? "\(most.grouped)" : "\(least.grouped) to \(most.grouped)"
        let origin = labelOrigin.isEmpty ? "" : ", " + labelOrigin
        let without =
            survey.unlabelled > 0
            ? "; \(survey.unlabelled.grouped) \(survey.unlabelled == 1 ? "picture" : "pictures") without one" : ""
        let rows = counts.map { label, count -> BarTable.Row in
            .init(name: classNames.indices.contains(label) ? classNames[label] : "\(label)", count: count)
        }
        let shown = options.all ? rows : Array(rows.prefix(Self.mostClasses))
        let rest = rows.count - shown.count
        return [
            titled(
                "Classes",
                "\(counts.count.grouped), \(each) \(most == 1 ? "picture" : "pictures") each\(origin)\(without)")
        ]
            + BarTable(shown, namesOnRight: classNames.isEmpty).lines(whole: survey.readable.count)
            + (rest > 0 ? ["  and \(rest.grouped) more; --all lists them"] : [])
    }

    private var unreadable: [String] {
        let files = survey.unreadable
        guard !files.isEmpty else { return [titled("Unreadable", "none")] }
        let names = BadFiles.lines(files, atMost: options.all ? .max : BadFiles.mostNamed, advice: "; --all lists them")
        return [titled("Unreadable", "\(files.count.grouped) \(files.count == 1 ? "file" : "files")")] + names
    }

    private var sheet: String? {
        guard let path = options.sheet else {
            return survey.readable.isEmpty ? nil : titled("Sheet", "none; --sheet pictures.png draws one")
        }
        guard let sheetCount else { return nil }
        return titled("Sheet", "\(path), \(sheetCount.grouped) \(sheetCount == 1 ? "picture" : "pictures")")
    }
}
