import ArgumentParser
import Foundation
import GANBase

/// `gan doctor`: checks all that GANKit needs.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check that everything is in place, and say how to mend what is not.",
        discussion: """
            Looks at the compiler, GANKit's library, libtorch, the cache folder, Python and the machine, and compiles a small \
            recipe. Nothing is changed. The exit status is 0 when all is well.
            """)

    func run() throws {
        var worst = ExitStatus.success
        Examination(environment: ProcessInfo.processInfo.environment).run { finding in
            Answer.print(Self.lines(for: finding))
            fflush(nil)
            if worst == .success { worst = finding.status }
        }
        Answer.print(worst == .success ? "\nAll is well." : "\nNot all is well: see the lines marked with !!.")
        if worst != .success { throw ExitCode(worst.rawValue) }
    }

    /// The finding as it is printed; further lines are set in under the first.
    static func lines(for finding: Finding) -> String {
        let mark = finding.status == .success ? "ok" : "!!"
        let margin = String(repeating: " ", count: 15)
        let subject = finding.subject.padding(toLength: 10, withPad: " ", startingAt: 0)
        let words = finding.words.split(separator: "\n", omittingEmptySubsequences: false)
        var text = " \(mark)  \(subject) " + words.joined(separator: "\n\(margin) ")
        if let remedy = finding.remedy { text += "\n\(margin) To mend it: \(remedy)" }
        return text
    }
}
