import Foundation
import GANBase
import Testing

struct CacheFolderTests {
    @Test func variablesAreTakenInOrder() {
        let home = ["HOME": "/home/ada"]
        #expect(CacheFolder.path(environment: home) == "/home/ada/.cache/gan")
        let caches = home.merging(["XDG_CACHE_HOME": "/var/caches"]) { $1 }
        #expect(CacheFolder.path(environment: caches) == "/var/caches/gan")
        let own = caches.merging(["GAN_CACHE": "/fast/disk/"]) { $1 }
        #expect(CacheFolder.path(environment: own) == "/fast/disk")
    }

    @Test func emptyAndRelativeVariables() {
        let environment = ["HOME": "/home/ada", "XDG_CACHE_HOME": "relative", "GAN_CACHE": ""]
        #expect(CacheFolder.path(environment: environment) == "/home/ada/.cache/gan")
        #expect(CacheFolder.path(environment: [:]).hasSuffix("/.cache/gan"))
        let relative = CacheFolder.path(environment: ["GAN_CACHE": "here"])
        #expect(relative == FileManager.default.currentDirectoryPath + "/here")
    }

    @Test(
        "a folder of another user is refused, and so is a link of another user's",
        .enabled(if: geteuid() == 0, "only root can give a folder to another user"))
    func foreignSubfolders() throws {
        let folder = try TemporaryFolder()
        for name in ["recipes", "modules", "memory", "smileys"] {
            let path = try CacheFolder.makeSubfolder(name, in: folder.path)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o700)
            try #require(chown(path, 65_534, 65_534) == 0)
            let error = failure { try CacheFolder.makeSubfolder(name, in: folder.path) }
            #expect(error.status == .cannotWrite)
            #expect(error.message.hasPrefix("\(path) belongs to another user"))
        }
        let (own, link) = (folder.path + "/own", folder.path + "/link")
        try WholeFile.makeFolder(own)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "own")
        #expect(try CacheFolder.makeSubfolder("link", in: folder.path) == link)
        try #require(lchown(link, 65_534, 65_534) == 0)
        #expect(failure { try CacheFolder.makeSubfolder("link", in: folder.path) }.status == .cannotWrite)
    }

    @Test func subfoldersAreMade() throws {
        let folder = try TemporaryFolder()
        let made = try CacheFolder.makeSubfolder("a/b", in: folder.path)
        #expect(made == folder.path + "/a/b")
        var isFolder: ObjCBool = false
        #expect(FileManager.default.fileExists(atPath: made, isDirectory: &isFolder) && isFolder.boolValue)
    }
}
