import Foundation
import GANBase
import Testing

@testable import gan

/// The store of compiled recipes.
@Suite struct RecipeCacheTests {
    private func make(_ path: String, size: Int = 4) throws {
        try Data(repeating: 0, count: size).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    @Test func storesAndFinds() throws {
        let folder = try TemporaryFolder()
        let cache = try RecipeCache(root: folder.path)
        #expect(cache.program("a") == nil)
        let path = try cache.store("a", replacing: false) { try make($0) }
        #expect(path == folder.path + "/recipes/a/recipe")
        #expect(cache.program("a") == path)
    }

    @Test func keepsNothingOfAFailure() throws {
        let folder = try TemporaryFolder()
        let cache = try RecipeCache(root: folder.path)
        #expect(throws: GANError(.badData, "no")) {
            try cache.store("a", replacing: false) { path in
                try make(path)
                throw GANError(.badData, "no")
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.folder) == [])
    }

    /// A disk that was full, a crash, somebody's hand: what is not the program that was stored is none.
    @Test(arguments: ["", "text\n", "half", "flipped", "without its digest"])
    func damagedProgramsAreMadeAgain(damage: String) throws {
        let folder = try TemporaryFolder()
        let cache = try RecipeCache(root: folder.path)
        let path = try cache.store("a", replacing: false) { try make($0, size: 1000) }
        switch damage {
        case "half": #expect(truncate(path, 500) == 0)
        case "flipped": try folder.write("recipes/a/recipe", String(repeating: "\0", count: 999) + "1", mode: 0o755)
        case "without its digest": #expect(unlink(path + ".sha256") == 0)
        default: try folder.write("recipes/a/recipe", damage, mode: 0o755)
        }
        #expect(cache.program("a") == nil)
        #expect(try cache.store("a", replacing: false) { try make($0, size: 1000) } == path)
        #expect(cache.program("a") == path)
        #expect(folder.text("recipes/a/recipe").utf8.count == 1000)
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.folder) == ["a"])
    }

    /// Another `gan` was faster: its program is used, and nothing is left over.
    @Test func losesARaceWithoutHarm() throws {
        let folder = try TemporaryFolder()
        let cache = try RecipeCache(root: folder.path)
        _ = try cache.store("a", replacing: false) { path in
            try make(path)
            _ = try RecipeCache(root: folder.path).store("b", replacing: false) { path in
                try folder.write("other", "the other's", mode: 0o755)
                #expect(rename(folder.path + "/other", path) == 0)
            }
            #expect(rename(folder.path + "/recipes/b", folder.path + "/recipes/a") == 0)
        }
        #expect(folder.text("recipes/a/recipe") == "the other's")
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.folder) == ["a"])
    }

    @Test func replaces() throws {
        let folder = try TemporaryFolder()
        let cache = try RecipeCache(root: folder.path)
        _ = try cache.store("a", replacing: false) { try make($0, size: 4) }
        _ = try cache.store("a", replacing: true) { try make($0, size: 5) }
        #expect(folder.text("recipes/a/recipe").utf8.count == 5)
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.folder) == ["a"])
    }

    @Test func isForItsOwnerAlone() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/recipes", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o777])
        let cache = try RecipeCache(root: folder.path)
        let attributes = try FileManager.default.attributesOfItem(atPath: cache.folder)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    /// Beyond the limit the entries that were used longest ago go; the newest stays whatever its size.
    @Test func prunesByLastUse() throws {
        let folder = try TemporaryFolder()
        let cache = try RecipeCache(root: folder.path)
        for (key, age) in [("old", 300.0), ("older", 400), ("recent", 100)] {
            _ = try cache.store(key, replacing: false) { try make($0, size: 100) }
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: "\(cache.folder)/\(key)")
        }
        _ = cache.program("older")
        _ = try cache.store("new", replacing: false) { try make($0, size: 100) }
        // Each takes 100 bytes, and 64 for its digest.
        cache.prune(keeping: "new", limit: 400)
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: cache.folder)) == ["older", "new"])
    }

    @Test func sweepsUpAfterInterruptedCompiles() throws {
        let folder = try TemporaryFolder()
        let cache = try RecipeCache(root: folder.path)
        for (name, age) in [("a.1.tmp", 90_000.0), ("b.2.tmp", 60)] {
            try folder.write("recipes/\(name)/recipe", "half")
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: "\(cache.folder)/\(name)")
        }
        cache.prune(keeping: "")
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.folder) == ["b.2.tmp"])
    }
}
