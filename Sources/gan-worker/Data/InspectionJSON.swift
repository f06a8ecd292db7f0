import GANCommandOptions
import GANKit

extension InspectionReport {
    /// For programs.
    var json: JSONText {
        func pair(_ size: ImageSize?) -> JSONText {
            .array(size.map { [.integer($0.width), .integer($0.height)] } ?? [])
        }
        var fields: [(key: String, value: JSONText)] = [
            ("version", .integer(1)), ("path", .string(options.source.path)), ("quick", .bool(options.quick)),
            ("images", .integer(survey.readable.count)), ("bytes", .integer(survey.byteCount)),
            ("formats", .object(formatCounts(survey.formats))),
            ("progressive", .object(formatCounts(survey.progressive))),
            ("colors", .object(colorCounts.map { ($0.name, .integer($0.count)) })),
            ("smallest", pair(survey.smallest)), ("median", pair(survey.median)), ("largest", pair(survey.largest)),
        ]
        let bins = survey.shorterSides.bins.map { bin -> JSONText in
            .object([
                ("from", .integer(bin.sides.lowerBound)), ("to", .integer(bin.sides.upperBound)),
                ("count", .integer(bin.count)),
            ])
        }
        let classes = classCounts.map { label, count -> JSONText in
            let name = classNames.indices.contains(label) ? [("name", JSONText.string(classNames[label]))] : []
            return .object([("label", .integer(label))] + name + [("count", .integer(count))])
        }
        fields += [
            ("shorter_sides", .array(bins)), ("classes", .array(classes)), ("unlabelled", .integer(survey.unlabelled)),
            ("label_origin", .string(labelOrigin)), ("unreadable", .array(survey.unreadable.map(\.json))),
            ("notes", .array(findings.map(JSONText.string))),
        ]
        if sheetCount != nil, let sheet = options.sheet { fields.append(("sheet", .string(sheet))) }
        return .object(fields)
    }

    private func formatCounts(_ counts: [ImageFormat: Int]) -> [(key: String, value: JSONText)] {
        ImageFormat.allCases.map { ($0.rawValue, .integer(counts[$0] ?? 0)) }
    }
}
