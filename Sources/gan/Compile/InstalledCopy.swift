import Foundation

/// What `Scripts/install` noted beside an installed library.
struct InstalledCopy {
    /// The folder that holds `bin`, `lib` and `share`.
    let prefix: String
    /// The paths of all files and folders that were installed, relative to `prefix`.
    let paths: [String]
    private let notes: [String: String]

    /// Reads the notes in the folder of the library, `<prefix>/lib/gan`; `nil` where that was not installed.
    init?(at folder: String) {
        guard let manifest = Files.text(of: "\(folder)/manifest") else { return nil }
        prefix = Files.folder(of: Files.folder(of: folder))
        paths = manifest.split(separator: "\n").map(String.init)
        let lines = (Files.text(of: "\(folder)/installation") ?? "").split(separator: "\n")
        let pairs = lines.compactMap { line in
            line.firstRange(of: ": ").map { (String(line[..<$0.lowerBound]), String(line[$0.upperBound...])) }
        }
        notes = Dictionary(pairs) { first, _ in first }
    }

    /// The compiler that wrote the modules, if it is still there.
    var compiler: String? { notes["compiler"].flatMap { Files.isExecutable($0) ? $0 : nil } }

    /// What was installed and is not there any more.
    var missing: [String] { paths.filter { !Files.exists("\(prefix)/\($0)") } }

    /// What installing again means, as a command where the sources are still there.
    var remedy: String {
        let words = "Scripts/install --prefix \(ShellWord.quoting(prefix))"
        if let sources = notes["sources"], Files.isExecutable("\(sources)/Scripts/install") {
            return "install GANKit again: cd \(ShellWord.quoting(sources)) && \(words)"
        }
        return "install GANKit again: in its sources, run \(words)"
    }
}
