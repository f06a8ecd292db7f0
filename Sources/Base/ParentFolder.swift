extension String {
    /// The folder that a path's last part lies in: "a" of "a/b", "/" of "/a", "" of "a" and of "".
    ///
    /// In place of `NSString.deletingLastPathComponent`, which ends the program on Linux when the path is one character
    /// without a slash, such as "a" (Swift 6.3).
    package var parentFolder: String {
        var path = self[...]
        while path.count > 1, path.last == "/" { path.removeLast() }
        guard let slash = path.lastIndex(of: "/") else { return "" }
        var folder = path[..<slash]
        while folder.last == "/" { folder.removeLast() }
        return folder.isEmpty ? "/" : String(folder)
    }
}
