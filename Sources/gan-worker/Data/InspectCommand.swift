import ArgumentParser
import Foundation
import GANCommandOptions
import GANKit

/// Looks pictures over, for `gan data inspect`.
struct InspectCommand: ParsableCommand {
    static let configuration = InspectOptions.configuration

    @OptionGroup var options: InspectOptions

    func run() throws {
        let collection = try OpenPictures.open(options.source.path, classes: options.classes)
        let interruption = try Interruption()
        let threads = options.work.threadCount
        let bar = ProgressBar(options.quick ? "Reading" : "Decoding", total: collection.count)
        let survey = try ImageSurvey(of: collection, effort: options.quick ? .header : .pixels, threads: threads) {
            bar.advance(by: $0)
            try interruption.check()
        }
        bar.clear()
        let sheet = try drawSheet(of: collection, survey.readable, threads: threads)
        let report = InspectionReport(
            survey: survey, classNames: collection.classNames, labelOrigin: collection.labelOrigin,
            findings: collection.findings, options: options, sheetCount: sheet)
        Answer.print(
            options.answer.json ? report.json.pretty() : report.lines.joined(separator: "\n"),
            isJSON: options.answer.json)
        guard !survey.readable.isEmpty else {
            fflush(nil)
            throw GANError(.missingInput, "none of the pictures in \"\(options.source.path)\" can be read")
        }
    }

    /// Writes the contact sheet if there shall be one, and says how many pictures are on it.
    private func drawSheet(
        of collection: any EncodedImageCollection, _ readable: [Int], threads: Int
    ) throws -> Int? {
        guard let path = options.sheet else { return nil }
        let chosen = ContactSheet.chosen(options.sheetCount, of: readable)
        let sheet = try ProgressBar.whileShowing("Drawing \(path) …") {
            try ContactSheet.draw(
                chosen, of: collection, size: options.size.size ?? ContactSheet.usualSize, threads: threads)
        }
        guard let sheet else { return nil }
        try PNGFile.write(sheet, to: NSString(string: path).expandingTildeInPath)
        return chosen.count
    }
}
