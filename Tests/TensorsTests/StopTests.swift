import GANTensors
import Testing

/// Mistakes in code that computes: the program ends with status 70 and says what happened, without a stack dump.
@Suite struct StopTests {
    /// What every such message is: one that names the operation and holds no stack.
    private func expect(_ result: ExitTest.Result?, _ message: String) {
        let text = errorText(result)
        #expect(text.contains(message), "\(text)")
        for trace in ["frame #", "Exception raised", "Fatal error", "Stack dump", ".swift:", ".cpp:"] {
            #expect(!text.contains(trace), "\(text)")
        }
    }

    @Test func shapesThatDoNotBroadcast() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2, 3]) + Tensor.zeros([2, 4])
        }
        expect(
            result,
            "gan: a + b: The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1 "
                + "(shapes [2, 3] and [2, 4])\n")
    }

    @Test func wrongChannels() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([1, 2, 5, 5]).convolved(weight: Tensor.zeros([4, 3, 3, 3]), bias: Tensor.zeros([4]))
        }
        expect(result, "gan: convolved: ")
        expect(result, "to have 3 channels, but got 2 channels instead (shapes [1, 2, 5, 5], [4, 3, 3, 3] and [4])\n")
    }

    @Test func placeIsNamed() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            withPlace("the critic") {
                withPlace("layer 3 (Dense)") { _ = Tensor.zeros([2, 3]).linear(weight: Tensor.zeros([4, 5])) }
            }
        }
        expect(result, "gan: linear: ")
        expect(result, "(shapes [2, 3] and [4, 5]) in layer 3 (Dense) in the critic\n")
    }

    @Test func impossibleShape() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2, 3]).reshaped([5])
        }
        expect(result, "gan: reshaped([5]): shape '[5]' is invalid for input of size 6 (shape [2, 3])\n")
    }

    @Test func tooManyElementsForAScalar() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2]).scalar()
        }
        expect(result, "gan: scalar: a Tensor with 2 elements cannot be converted to Scalar (shape [2])\n")
    }

    @Test func dimensionOutOfRange() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([2]).sum(over: [3])
        }
        expect(result, "gan: sum(over: [3]): Dimension out of range (expected to be in range of [-1, 0], but got 3)")
    }

    @Test func numbersThatDoNotFillTheShape() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Tensor([1, 2, 3], shape: [2, 2])
        }
        expect(result, "gan: Tensor: shape [2, 2] of Double takes 32 bytes and got 24\n")
    }

    @Test func outOfMemory() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Tensor.zeros([1 << 60], dtype: .uint8)
        }
        expect(result, "gan: zeros of [1152921504606846976]: out of memory: DefaultCPUAllocator: can't ")
        expect(result, "1152921504606846976 bytes")
        expect(
            result,
            "; a smaller batch, a batch in parts (--accumulate), smaller pictures or narrower networks need less\n")
    }

    @Test func gradientOfNothing() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            let x = Tensor([1, 2])
            _ = gradients(of: [x.sum()], withRespectTo: [x])
        }
        expect(result, "gan: gradients: ")
        expect(result, "does not require grad")
    }

    @Test func graphUsedTwice() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            let x = Tensor([1, 2])
            x.requiresGradient = true
            let y = x.square().sum()
            _ = gradients(of: [y], withRespectTo: [x])
            _ = gradients(of: [y], withRespectTo: [x])
        }
        expect(result, "gan: gradients: Trying to backward through the graph a second time")
    }

    @Test func numbersChangedUnderAutograd() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            let x = Tensor([1, 2])
            x.requiresGradient = true
            let y = x.square().sum()
            x.fill(3)
            _ = gradients(of: [y], withRespectTo: [x])
        }
        expect(result, "modified by an inplace operation")
    }

    @Test func gradientsThatDoNotFitTheParameters() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            let state = Adam(0.1).makeState(for: [Tensor([1, 2])])
            state.step(gradients: [Tensor([1, 2, 3])], at: 0)
        }
        expect(result, "gan: Adam: parameter 0 has shape [2] and its gradient has [3] (shape [2])\n")
        let count = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            Adam(0.1).makeState(for: [Tensor([1, 2])]).step(gradients: [], at: 0)
        }
        expect(count, "gan: Adam: 1 parameters cannot take 0 gradients\n")
    }

    @Test(.enabled(if: Runtime.cudaDeviceCount == 0)) func graphicsCardThatIsNotThere() async {
        let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
            _ = Random(seed: 1, device: .cuda())
        }
        expect(result, "gan: Random on cuda:0: ")
    }
}
