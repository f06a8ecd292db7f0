import Foundation
import GANKit

/// A layer's twin in PyTorch must take its state and compute the same.
///
/// - Throws: `GANError` if Python does not answer; what writing the question throws.
func checkPython(_ trial: LayerTrial, _ program: String, in book: inout LawBook) throws {
    guard let layer = trial.layer as? any DescribedLayer else { return }
    let twin: PythonLayer
    do {
        twin = try python(of: layer, for: trial.sampleShape, at: "the layer")
    } catch {
        book.require(false, "it has no twin in PyTorch: \(error)")
        return
    }
    // The training pass comes last: it moves running statistics, here as there.
    let question = PythonQuestion(
        state: namedParameters(of: layer).map { PythonArray($0.name, $0.parameter.tensor) }
            + namedBuffers(of: layer).map { PythonArray($0.name, $0.buffer.tensor) },
        input: PythonArray("input", trial.input))
    let sampling = trial.output(in: .sampling)
    let isSteady = trial.isSteady(in: .training)
    let training = trial.output(in: .training)
    let answer = try question.ask(program, script: script(of: twin))
    if let words = answer.failure {
        book.require(false, "its twin in PyTorch does not work: \(words)")
        return
    }
    for (values, shape, output, phase) in [
        (answer.sampling, answer.samplingShape, sampling, "in .sampling"),
        (answer.training, answer.trainingShape, training, "in .training"),
    ] where isSteady || phase == "in .sampling" {
        book.require(
            shape == output.shape, "its twin in PyTorch gives the shape \(shape) instead of \(output.shape)")
        guard shape == output.shape else { continue }
        let expected = output.values()
        let differences = zip(values, expected).map { abs($0 - $1) }
        // The largest of some numbers is any of them where one is not a number.
        let difference = differences.first(where: \.isNaN) ?? differences.max() ?? 0
        book.require(
            difference <= 1e-9 * max(1, expected.map(abs).max() ?? 0),
            "its twin in PyTorch differs by \(difference) \(phase)")
    }
}

private func script(of twin: PythonLayer) -> String {
    """
    import json
    import math
    import sys

    import torch
    from torch import nn


    \(twin.definitions.map { $0 + "\n\n\n" }.joined())def read(array):
        # What JSON has no number for comes as a word, and goes back as one.
        values = [float(value) if isinstance(value, str) else value for value in array["values"]]
        return torch.tensor(values, dtype=getattr(torch, array["type"])).reshape(array["shape"])


    def answer(question):
        layer = \(twin.expression.replacingOccurrences(of: "\n", with: "\n    "))
        layer = layer.to(torch.float64)
        layer.load_state_dict({array["name"]: read(array) for array in question["state"]})
        sample = read(question["input"])
        with torch.no_grad():
            outputs = {"sampling": layer.eval()(sample), "training": layer.train()(sample)}
        result = {}
        for name, output in outputs.items():
            values = output.flatten().tolist()
            result[name] = [value if math.isfinite(value) else str(value) for value in values]
            result[name + "Shape"] = list(output.shape)
        return result


    try:
        print(json.dumps(answer(json.load(open(sys.argv[1])))))
    except Exception as error:
        nothing = {"sampling": [], "samplingShape": [], "training": [], "trainingShape": []}
        print(json.dumps(nothing | {"failure": f"{type(error).__name__}: {error}"}))
    """
}

/// Numbers on their way to Python.
private struct PythonArray: Encodable {
    let name: String
    let type: String
    let shape: [Int]
    let values: [Double]

    init(_ name: String, _ tensor: Tensor) {
        self.name = name
        type = tensor.dtype.isFloatingPoint ? "float64" : "int64"
        shape = tensor.shape
        values = tensor.contiguous().values()
    }
}

private struct PythonAnswer: Decodable {
    let sampling, training: [Double]
    let samplingShape, trainingShape: [Int]
    let failure: String?
}

private struct PythonQuestion: Encodable {
    let state: [PythonArray]
    let input: PythonArray

    func ask(_ program: String, script: String) throws -> PythonAnswer {
        let folder = FileManager.default.temporaryDirectory.path + "/gan-laws-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(script.utf8).write(to: URL(fileURLWithPath: "\(folder)/layer.py"))
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        try encoder.encode(self).write(to: URL(fileURLWithPath: "\(folder)/question.json"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["\(folder)/layer.py", "\(folder)/question.json"]
        process.standardInput = FileHandle.nullDevice
        // Files and not pipes: nothing has to be read while Python runs.
        let (output, errors) = ("\(folder)/output", "\(folder)/errors")
        for file in [output, errors] { try Data().write(to: URL(fileURLWithPath: file)) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        do {
            try process.run()
        } catch {
            throw GANError(.missingInput, "\(program) cannot be started: \(error.localizedDescription)")
        }
        process.waitUntilExit()
        let text = try String(contentsOfFile: output, encoding: .utf8)
        guard process.terminationStatus == 0, let last = text.split(separator: "\n").last else {
            let words = try String(contentsOfFile: errors, encoding: .utf8)
            throw GANError(.missingInput, "\(program) did not compare the layer with PyTorch: \(words)")
        }
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        do {
            return try decoder.decode(PythonAnswer.self, from: Data(last.utf8))
        } catch {
            throw GANError(.badData, "\(program) answers with \"\(last.prefix(200))\": is it a Python with PyTorch?")
        }
    }
}
