import GANBase
import GANTensors
import Testing

/// Making, reading and converting tensors.
@Suite struct TensorTests {
    @Test func makesFromNumbers() {
        let tensor = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
        #expect(tensor.shape == [2, 3])
        #expect(tensor.rank == 2)
        #expect(tensor.count == 6)
        #expect(tensor.dtype == .float32)
        #expect(tensor.device == .cpu)
        #expect(tensor.values() == [1, 2, 3, 4, 5, 6])
        #expect(Tensor(2.5).shape == [])
        #expect(Tensor(2.5).scalar() == 2.5)
        #expect(Tensor([]).shape == [0])
        #expect(Tensor([]).values() == [])
    }

    @Test(arguments: DType.allCases) func everyKindHoldsNumbers(dtype: DType) {
        let tensor = Tensor([0, 1, 1], dtype: dtype)
        #expect(tensor.dtype == dtype)
        #expect(tensor.values() == [0, 1, 1])
        #expect(tensor.bytes().count == 3 * dtype.byteSize)
        #expect(Tensor.zeros([2], dtype: dtype).dtype == dtype)
        #expect(tensor.to(.float64).values() == [0, 1, 1])
    }

    @Test func fills() {
        #expect(Tensor.zeros([2]).values() == [0, 0])
        #expect(Tensor.ones([2], dtype: .float64).values() == [1, 1])
        #expect(Tensor.full([2], 0.1, dtype: .float64).values() == [0.1, 0.1])
        #expect(Tensor.arange(3).values() == [0, 1, 2])
        #expect(Tensor.arange(3).dtype == .float32)
        #expect(Tensor.eye(2).values() == [1, 0, 0, 1])
        let like = Tensor.ones(like: pattern([2, 3, 2, 2]).channelsLast())
        #expect(like.isChannelsLast && like.dtype == .float64 && like.sum().scalar() == 24)
        #expect(Tensor.zeros(like: like).sum().scalar() == 0)
    }

    @Test func bytesGoInAndOut() throws {
        let tensor = try Tensor(bytes: [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0], shape: [2], dtype: .int64)
        #expect(tensor.values() == [1, 2])
        let picture = pattern([1, 3, 2, 2], dtype: .float32)
        let copy = try picture.bytes().withUnsafeBytes { try Tensor(bytes: $0, shape: [1, 3, 2, 2], dtype: .float32) }
        #expect(copy.values() == picture.values())
        // Row-major whatever the order in memory.
        #expect(picture.channelsLast().bytes() == picture.bytes())
        #expect(picture.transposed(1, 3).values() == picture.permuted([0, 3, 2, 1]).contiguous().values())
    }

    @Test func wrongNumberOfBytesThrows() {
        let error = #expect(throws: GANError.self) { try Tensor(bytes: [1, 2, 3], shape: [1], dtype: .float32) }
        #expect(error?.status == .badData)
        #expect(error?.message == "Tensor: shape [1] of Float takes 4 bytes and got 3")
        #expect(throws: GANError.self) { try Tensor(bytes: [], shape: [-1], dtype: .uint8) }
        #expect(throws: GANError.self) { try Tensor(bytes: [], shape: [1 << 40, 1 << 40], dtype: .uint8) }
    }

    @Test func layouts() {
        let picture = pattern([2, 3, 4, 5])
        let last = picture.channelsLast()
        #expect(picture.isContiguous && !picture.isChannelsLast)
        #expect(last.isChannelsLast && !last.isContiguous)
        #expect(last.values() == picture.values())
        #expect(last.contiguous().isContiguous)
        #expect(!pattern([2, 3]).isChannelsLast)
    }

    @Test func leavesAndDetaching() {
        let x = pattern([3])
        #expect(!x.requiresGradient && x.isLeaf)
        x.requiresGradient = true
        let y = x * 2
        #expect(y.requiresGradient && !y.isLeaf)
        #expect(!y.detached().requiresGradient)
        #expect(y.clone().requiresGradient)
        x.requiresGradient = false
        #expect(!(x * 2).requiresGradient)
        // A detached tensor shares its memory, a clone does not.
        let shared = x.detached()
        let own = x.clone()
        x.fill(9)
        #expect(shared.values() == [9, 9, 9])
        #expect(own.values() == pattern([3]).values())
    }

    @Test func describesItself() {
        #expect(Tensor([1, 2]).description == "Tensor [2] float32 cpu: 1.0, 2.0")
        #expect(Tensor.zeros([3, 3], dtype: .int64).description.hasSuffix("0.0, …"))
        #expect(Tensor(1.5).description == "Tensor [] float32 cpu: 1.5")
    }

    @Test func devices() throws {
        #expect(try Device(parsing: "cpu") == .cpu)
        #expect(Device.cuda(1).description == "cuda:1")
        #expect(Device.cuda() == .cuda(0))
        for text in ["gpu", "cuda:x", "cuda:-1", "cuda:1:2", "", "cuda:"] {
            let error = #expect(throws: GANError.self) { try Device(parsing: text) }
            #expect(error?.status == .usage)
            #expect(error?.message.hasPrefix("there is no device '\(text)'") == true)
        }
    }

    @Test(.enabled(if: Runtime.cudaDeviceCount == 0)) func cudaIsRefusedInWords() {
        let error = #expect(throws: GANError.self) { try Device(parsing: "cuda") }
        #expect(error?.status == .usage)
        #expect(error?.message.contains("has no CUDA") == true)
        #expect(error?.message.contains("use --device cpu") == true)
    }
}
