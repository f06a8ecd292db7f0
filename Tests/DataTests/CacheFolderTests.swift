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

    @Test func subfoldersAreMade() throws {
        let folder = try TemporaryFolder()
        let made = try CacheFolder.makeSubfolder("a/b", in: folder.path)
        #expect(made == folder.path + "/a/b")
        var isFolder: ObjCBool = false
        #expect(FileManager.default.fileExists(atPath: made, isDirectory: &isFolder) && isFolder.boolValue)
    }
}
