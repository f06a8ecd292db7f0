import Foundation
import Testing

/// Installing again, and uninstalling, after something went wrong.
@Suite struct InstallRepairTests {
    private static let deadProcess = "4194999"

    /// Killed between the two renames: the old copy is aside, and nothing is in its place.
    @Test func killedBetweenTheRenames() throws {
        let small = try SmallInstallation()
        let before = try small.files
        try small.folder.write("x/lib/gan/mine.txt", "mine")
        try small.rename("x/lib/gan", to: "x/lib/.gan-old.\(Self.deadProcess)")
        let script = try small.install()
        #expect(script.status == 0, "\(script.errors)")
        #expect(try small.files == (before + ["lib/gan/mine.txt"]).sorted())
    }

    /// The numbers of processes come again in containers: what one with our own number left is no living process's.
    @Test func leftByOnesOwnNumber() throws {
        let small = try SmallInstallation()
        let before = try small.files
        let leave = "echo $$ >x/lib/.gan-lock; mkdir x/lib/.gan-new.$$; touch x/bin/.gan-new.$$; exec \"$@\""
        let script = try small.install(startedBy: ["/bin/sh", "-c", leave, "sh"])
        #expect(script.status == 0, "\(script.errors)")
        #expect(try small.files == before)
    }

    /// A lock that was made by somebody who was killed before it had a number.
    @Test func emptyLock() throws {
        let small = try SmallInstallation()
        try small.folder.write("x/lib/.gan-lock", "")
        #expect(try small.install().status == 0)
        #expect(!small.folder.has("x/lib/.gan-lock"))
    }

    /// A lock whose owner has made it and writes its number a moment later: while the script sleeps.
    @Test func lockWithoutItsNumber() throws {
        let small = try SmallInstallation()
        let lock = try small.folder.write("x/lib/.gan-lock", "")
        try small.folder.write("first/sleep", "#!/bin/sh\necho \(getpid()) >'\(lock)'", mode: 0o755)
        let first = ["/usr/bin/env", "PATH=\(small.folder.path)/first:/usr/bin:/bin"]
        let script = try small.install(startedBy: first)
        #expect(script.status == 73)
        #expect(script.errors.hasPrefix("install: process \(getpid()) is installing to \(small.prefix); if "))
        #expect(small.folder.text("x/lib/.gan-lock") == "\(getpid())\n")
    }

    /// A lock of another user, whose process this one may not signal.
    @Test(.enabled(if: geteuid() == 0, "only root can start a program as another user"))
    func anotherUsersLock() throws {
        let small = try SmallInstallation()
        try small.folder.write("x/lib/.gan-lock", "1\n")
        let open = "chmod -R a+rwX . && exec setpriv --reuid=65534 --clear-groups \"$@\""
        let script = try small.install(startedBy: ["/bin/sh", "-c", open, "sh"])
        #expect(script.status == 73)
        #expect(script.errors.hasPrefix("install: process 1 is installing to \(small.prefix); if "))
    }

    /// Nothing is removed while somebody installs.
    @Test func uninstallTakesTheLock() throws {
        let small = try SmallInstallation()
        try small.folder.write("x/lib/.gan-lock", "\(getpid())\n")
        let before = try small.files
        let script = try small.uninstall()
        #expect(script.status == 73)
        #expect(script.errors.hasPrefix("uninstall: process \(getpid()) is installing to \(small.prefix); if "))
        #expect(try small.files == before)
        try small.folder.write("x/lib/.gan-lock", "\(Self.deadProcess)\n")
        #expect(try small.uninstall().status == 0)
        #expect(try small.files == [])
        #expect(!small.folder.has("x/lib"), "the folders that were made go too")
    }

    /// A folder that comes into the place of `gan` while files are copied is not moved into, and the message says what is there.
    @Test func folderInTheWay() throws {
        let small = try SmallInstallation()
        let inTheWay = "rm -f '\(small.prefix)/bin/gan'; mkdir -p '\(small.prefix)/bin/gan/mine'"
        _ = try InstallScript.smallBuild(in: small.folder, gan: inTheWay)
        let script = try small.install()
        #expect(script.status == 73)
        #expect(script.errors.contains("install: GANKit is only in part in \(small.prefix); the reason is above."))
        #expect(!script.errors.contains("still there"))
        #expect(try small.files.filter { $0.hasPrefix("bin") || $0.hasPrefix("lib/.") } == [])
        try FileManager.default.removeItem(atPath: small.prefix + "/bin/gan")
        _ = try InstallScript.smallBuild(in: small.folder)
        #expect(try small.install().status == 0)
        #expect(small.folder.has("x/bin/gan"))
    }

    /// A link in the place of `lib/gan` may lead to another installation: nothing is installed or removed through it.
    @Test func linkedFolder() throws {
        let small = try SmallInstallation()
        try small.rename("x/lib/gan", to: "elsewhere")
        try small.link("x/lib/gan", to: "elsewhere")
        let before = try InstallScript.files(in: small.folder.path)
        for script in [try small.install(), try small.uninstall()] {
            #expect(script.status == 73)
            #expect(script.errors.contains("x/lib/gan is a link to \(small.folder.path)/elsewhere; put the"))
        }
        #expect(try InstallScript.files(in: small.folder.path) == before)
    }
}
