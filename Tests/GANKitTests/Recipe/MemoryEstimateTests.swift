import Foundation
import Testing

@testable import GANKit

/// In processes of their own, because the memory that tensors occupy is a process's.
@Suite("The memory to expect")
struct MemoryEstimateTests {
    @Test("tensors are counted when they are made and when they are gone, small ones too")
    func counting() async {
        await #expect(processExitsWith: .success) {
            Runtime.keepMemory()
            let before = Runtime.tensorMemory().occupied
            try withExtendedLifetime((Tensor.zeros([1 << 20]), Tensor.zeros([1_000]))) {
                let now = Runtime.tensorMemory().occupied - before
                guard (4_198_304...4_198_304 + 200_000).contains(now) else {
                    throw GANError(.ourFault, "\(now) bytes are counted")
                }
            }
            let after = Runtime.tensorMemory()
            guard after.occupied == before, after.most - before >= 4_198_304 else {
                throw GANError(.ourFault, "\(after) after \(before)")
            }
        }
    }
}
