import Foundation

/// A page as a browser without a window shows it.
package struct Chromium {
    /// The page's elements after its scripts have run.
    package let document: String
    /// What its scripts complained of.
    package let complaints: [String]

    /// The browser; nil where there is none.
    package static let program = [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ].first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Opens a page; nil where there is no browser.
    ///
    /// - Parameters:
    ///   - page: The page's file.
    ///   - isDark: Whether the reader prefers dark pages.
    ///   - folder: A folder for the browser's own files.
    package init?(_ page: String, isDark: Bool, in folder: String) throws {
        guard let program = Self.program else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--user-data-dir=\(folder)/browser", "--enable-logging=stderr", "--virtual-time-budget=3000",
            "--window-size=1400,900", "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", "--dump-dom",
            URL(fileURLWithPath: page).absoluteString,
        ]
        process.standardInput = FileHandle.nullDevice
        let (output, errors) = ("\(folder)/document", "\(folder)/complaints")
        for file in [output, errors] { try Data().write(to: URL(fileURLWithPath: file)) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
        process.waitUntilExit()
        document = try String(contentsOfFile: output, encoding: .utf8)
        complaints = try String(contentsOfFile: errors, encoding: .utf8)
            .components(separatedBy: "\n").filter { $0.contains("CONSOLE") }
    }
}
