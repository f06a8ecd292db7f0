import GANTensors
import Testing

/// Autograd: closed forms and the rules of ``gradients(of:withRespectTo:seeds:retainingGraph:creatingGraph:)``.
@Suite struct GradientTests {
    /// A leaf that records, with numbers.
    private func leaf(_ values: [Double], shape: [Int]? = nil) -> Tensor {
        let tensor = Tensor(values, shape: shape, dtype: .float64)
        tensor.requiresGradient = true
        return tensor
    }

    @Test func closedForms() throws {
        let x = leaf([1, 2, 3])
        let y = leaf([4, 5, 6])
        let result = gradients(of: [(x * y).sum() + x.square().sum()], withRespectTo: [x, y])
        #expect(try #require(result[0]).values() == [6, 9, 12])
        #expect(try #require(result[1]).values() == [1, 2, 3])
    }

    @Test func derivativesOfACube() throws {
        let x = leaf([2, -3])
        let first = try #require(
            gradients(of: [x.pow(3).sum()], withRespectTo: [x], creatingGraph: true)[0])
        #expect(first.values() == [12, 27])
        let second = try #require(gradients(of: [first.sum()], withRespectTo: [x], creatingGraph: true)[0])
        #expect(second.values() == [12, -18])
        let third = try #require(gradients(of: [second.sum()], withRespectTo: [x])[0])
        #expect(third.values() == [6, 6])
        #expect(!third.requiresGradient)
    }

    /// For T(x) = w·x the penalty |∇T|^6 is |w|^6, whose gradient with respect to w is 6 |w|⁴ w.
    @Test func penaltyOfALinearCritic() throws {
        let x = leaf([1, 2, 3, 4], shape: [2, 2])
        let w = leaf([0.6, -0.8], shape: [1, 2])
        let slope = try #require(
            gradients(of: [x.linear(weight: w).sum()], withRespectTo: [x], creatingGraph: true)[0])
        let penalty = slope.square().sum(over: [1]).pow(3).mean()
        #expect(Swift.abs(penalty.scalar() - 1) <= 1e-15)
        let result = try #require(gradients(of: [penalty], withRespectTo: [w])[0])
        #expect(difference(result, [3.6, -4.8]) <= 1e-14)
    }

    @Test func unusedInputsHaveNone() {
        let x = leaf([1])
        let y = leaf([2])
        let result = gradients(of: [x * 3], withRespectTo: [y, x])
        #expect(result[0] == nil)
        #expect(result[1]?.values() == [3])
    }

    @Test func seedsWeigh() throws {
        let x = leaf([1, 2])
        let seed = Tensor([10, 100], dtype: .float64)
        let result = try #require(gradients(of: [x.square()], withRespectTo: [x], seeds: [seed])[0])
        #expect(result.values() == [20, 400])
    }

    @Test func severalOutputsAddUp() throws {
        let x = leaf([1, 2])
        let result = try #require(gradients(of: [x.sum(), (x * x).sum()], withRespectTo: [x])[0])
        #expect(result.values() == [3, 5])
    }

    @Test func retainedGraphsCanBeUsedAgain() throws {
        let x = leaf([3])
        let y = x.square()
        for _ in 0..<2 {
            #expect(try #require(gradients(of: [y], withRespectTo: [x], retainingGraph: true)[0]).values() == [6])
        }
    }

    @Test func gradientsInTheMiddle() throws {
        let x = leaf([3])
        let hidden = x * 2
        let result = gradients(of: [hidden.square()], withRespectTo: [hidden, x])
        #expect(try #require(result[0]).values() == [12])
        #expect(try #require(result[1]).values() == [24])
    }

    @Test func gradientsAtKinks() throws {
        let zero = leaf([0])
        for value in [zero.abs(), zero.relu(), zero.norm()] {
            #expect(try #require(gradients(of: [value], withRespectTo: [zero])[0]).values() == [0])
        }
    }

    // MARK: - Mode

    @Test func nothingIsRecordedWithoutGradients() {
        let x = leaf([1])
        let y = withoutGradients { x * 2 }
        #expect(!y.requiresGradient)
        #expect((x * 2).requiresGradient)
        #expect(withoutGradients { withGradients { x * 2 } }.requiresGradient)
    }

    @Test func modeIsRestoredAfterAThrow() {
        struct Failure: Error {}
        let x = leaf([1])
        #expect(throws: Failure.self) { try withoutGradients { throw Failure() } }
        #expect((x * 2).requiresGradient)
        #expect(throws: Failure.self) {
            try withoutGradients {
                do { try withGradients { throw Failure() } } catch {
                    #expect(!(x * 2).requiresGradient)
                    throw error
                }
            }
        }
        #expect((x * 2).requiresGradient)
    }

    @Test func modesNest() {
        let x = leaf([1])
        withoutGradients {
            withoutGradients {}
            #expect(!(x * 2).requiresGradient)
        }
        #expect((x * 2).requiresGradient)
    }
}
