import CTorch
import Foundation
import Testing

/// The C interface: every function is declared, commented, defined and guarded.
@Suite struct ShimTests {
    /// Functions that return no status because nothing in them can throw.
    private let unguarded: Set<String> = [
        "ct_last_error", "ct_compiled_version", "ct_loaded_version", "ct_loaded_path", "ct_tensor_free",
        "ct_tensor_live_count", "ct_rank", "ct_count", "ct_gradient_mode", "ct_set_gradient_mode", "ct_generator_free",
        "ct_script_free",
    ]

    private func header() throws -> String {
        try String(contentsOf: shimFolder.appending(path: "include/ctorch.h"), encoding: .utf8)
    }

    /// Name, result and body of every definition in the .cpp files.
    ///
    /// Definitions start at the margin and end with a `}` there.
    private func definitions() throws -> [(name: String, result: String, head: String, body: String)] {
        let files = try FileManager.default.contentsOfDirectory(at: shimFolder, includingPropertiesForKeys: nil)
        let sources = try files.filter { $0.pathExtension == "cpp" }.map { try String(contentsOf: $0, encoding: .utf8) }
        let definition =
            #/
            (?m) ^ (?<result> [A-Za-z] [\w\ \*]*? [\ \*]) (?<name> ct_\w+) \( (?<head> [^{;]*)
            \{ (?<body> [^\n]* \}\n | (?s: .*?) ^\})
            /#
        return sources.flatMap { source in
            source.matches(of: definition).map {
                (String($0.name), $0.result.trimmingCharacters(in: .whitespaces), String($0.head), String($0.body))
            }
        }
    }

    @Test func everyFunctionIsGuarded() throws {
        let all = try definitions()
        #expect(all.count > 100)
        for function in all {
            #expect(function.head.contains("noexcept"), "\(function.name) is not noexcept")
            if unguarded.contains(function.name) {
                #expect(function.result != "ct_status", "\(function.name) returns a status and is not guarded")
            } else {
                #expect(function.result == "ct_status", "\(function.name) does not return a status")
                let isGuarded = function.body.contains(/^\s*return (ctorch::)?guarded\(\[&?\] \{/)
                #expect(isGuarded, "\(function.name) does not start with `return guarded`")
            }
        }
    }

    @Test func declarationsAndDefinitionsAgree() throws {
        let declared = try header().matches(of: /CT_API [^(]*?(ct_\w+)\(/).map { String($0.output.1) }
        let defined = try definitions().map(\.name)
        #expect(Set(declared) == Set(defined))
        #expect(declared.count == Set(declared).count)
        #expect(defined.count == Set(defined).count)
        #expect(unguarded.isSubset(of: declared))
    }

    @Test func everyDeclarationIsCommentedAndNoexcept() throws {
        let lines = try header().split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.hasPrefix("CT_API") {
            #expect(lines[index - 1].hasPrefix("///"), "no comment: \(line)")
        }
        for declaration in try header().matches(of: /(?m)^CT_API [^;]*;/) {
            #expect(declaration.output.hasSuffix("CT_NOEXCEPT;"), "\(declaration.output)")
        }
    }

    @Test func noHeaderButPerOperatorOnes() throws {
        let files = try FileManager.default.contentsOfDirectory(at: shimFolder, includingPropertiesForKeys: nil)
        for file in files where ["cpp", "hpp"].contains(file.pathExtension) {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains("<torch/torch.h>") && !text.contains("<ATen/ATen.h>"), "\(file.lastPathComponent)")
        }
    }

    @Test(arguments: [
        (0, CT_ERROR, "a plain error of torch"),
        (1, CT_OUT_OF_MEMORY, "the device is full"),
        (2, CT_INDEX, "an index out of range"),
        (3, CT_NOT_IMPLEMENTED, "not written yet"),
        (4, CT_OUT_OF_MEMORY, "the system is out of memory"),
        (5, CT_ERROR, "an error of the standard library"),
        (6, CT_UNKNOWN, "unknown C++ exception"),
        (7, CT_OUT_OF_MEMORY, "DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes."),
    ])
    func exceptionBecomesStatus(kind: Int, status: ct_status, message: String) {
        #expect(ct_test_throw(Int32(kind)) == status)
        #expect(String(cString: ct_last_error()) == message)
    }

    @Test func successIsOK() { #expect(ct_test_throw(-1) == CT_OK) }

    @Test func messageBelongsToTheThread() {
        _ = ct_test_throw(0)
        let thread = Thread { _ = ct_test_throw(5) }
        thread.start()
        while !thread.isFinished { usleep(1000) }
        #expect(String(cString: ct_last_error()) == "a plain error of torch")
    }

    @Test func resultIsUntouchedOnFailure() {
        var result = ct_tensor(ref: nil)
        var shape: [Int64] = [-1]
        #expect(ct_zeros(&shape, 1, CT_FLOAT32, ct_device(CT_CPU), &result) == CT_ERROR)
        #expect(result.ref == nil)
    }

    @Test func asking2To60BytesIsOutOfMemory() {
        var result = ct_tensor(ref: nil)
        var shape: [Int64] = [1 << 60]
        #expect(ct_zeros(&shape, 1, CT_UINT8, ct_device(CT_CPU), &result) == CT_OUT_OF_MEMORY)
        #expect(String(cString: ct_last_error()).contains("allocate"))
        shape = [1 << 62]
        #expect(ct_zeros(&shape, 1, CT_FLOAT64, ct_device(CT_CPU), &result) == CT_OUT_OF_MEMORY)
    }

    @Test func nullGeneratorIsRefused() {
        var result = ct_tensor(ref: nil)
        #expect(ct_random_permutation(3, ct_generator(ref: nil), &result) == CT_ERROR)
    }
}
