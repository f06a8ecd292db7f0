import GANBase
import GANTensors
import Testing

/// Optimisers against torch.optim of torch 2.13 in Python: four steps, float64, tolerance 1e-12.
///
/// Parameter 0 always has a gradient, parameter 1 has none in the second step, parameter 2 never has one. The gradient
/// of parameter k in step s is θ (s + 1) / 2 + (k + 1) / 10.
@Suite struct OptimizerTests {
    private let tolerance = 1e-12
    /// 0.1, 0.05, 0.025, 0.0125.
    private let rate = Schedule.step(0.1, factor: 0.5, every: 1)

    private func start() -> [Tensor] {
        let parameters = [
            Tensor([1, -2, 3], dtype: .float64), Tensor([0.5, -0.5, 0.25, 4], shape: [2, 2], dtype: .float64),
            Tensor([7], dtype: .float64),
        ]
        for parameter in parameters { parameter.requiresGradient = true }
        return parameters
    }

    private func step(_ state: any OptimizerState, _ parameters: [Tensor], _ step: Int) {
        let gradients = parameters.enumerated().map { index, parameter -> Tensor? in
            if index == 2 || (index == 1 && step == 1) { return nil }
            return parameter.detached() * (Double(step + 1) * 0.5) + 0.1 * Double(index + 1)
        }
        state.step(gradients: gradients, at: step)
    }

    private func run(_ optimizer: any Optimizer) -> (parameters: [Tensor], state: any OptimizerState) {
        let parameters = start()
        let state = optimizer.makeState(for: parameters)
        for index in 0..<4 { step(state, parameters, index) }
        return (parameters, state)
    }

    @Test func adam() {
        let (parameters, state) = run(.adam(rate, betas: (0.5, 0.999)))
        #expect(difference(parameters[0], [0.8050368203666238, -1.804343683936055, 2.8044771454442525]) <= tolerance)
        let second = [0.3599930224206327, -0.3613260335893455, 0.11096895990635841, 3.8598921892254205]
        #expect(difference(parameters[1], second) <= tolerance)
        #expect(parameters[2].values() == [7])
        #expect(state.stepsTaken == 4)
        #expect(parameters.allSatisfy { $0.requiresGradient && $0.isLeaf })
    }

    @Test func adamWithSchedulesAndDecay() throws {
        let betas = (Schedule.linear(0.5, to: 0.8, over: 3), Schedule.linear(0.99, to: 0.96, over: 3))
        let (parameters, state) = run(.adam(rate, betas: betas, epsilon: 1e-6, weightDecay: 0.1))
        #expect(difference(parameters[0], [0.7885504043646498, -1.791776845696744, 2.7909773191697917]) <= tolerance)
        let second = [0.34790393446162216, -0.35844331561695236, 0.0926404597214618, 3.8533459570646498]
        #expect(difference(parameters[1], second) <= tolerance)
        let saved = Dictionary(uniqueKeysWithValues: state.tensors.map { ($0.name, $0.tensor) })
        let mean = try #require(saved["exp_avg.0"])
        #expect(difference(mean, [1.0676669395314395, -2.054047800434724, 3.3712141265211337]) <= tolerance)
        let square = try #require(saved["exp_avg_sq.1"])
        let expected = [0.06031874803942658, 0.019386685747278386, 0.014420210634396628, 4.03151549174531]
        #expect(difference(square, expected) <= tolerance)
        #expect(["step.0", "step.1", "step.2"].map { saved[$0]?.scalar() } == [4, 3, 0])
        #expect(saved.count == 9)
    }

    @Test func gradientDescent() {
        let plain = run(.sgd(rate))
        #expect(difference(plain.parameters[0], [0.829645, -1.71117453125, 2.5235246875]) <= tolerance)
        let second = [0.41961406250000005, -0.47190156250000004, 0.19673515625, 3.53991875]
        #expect(difference(plain.parameters[1], second) <= tolerance)
        #expect(plain.state.tensors.isEmpty)
        let heavy = run(.sgd(rate, momentum: 0.9))
        #expect(difference(heavy.parameters[0], [0.7379940624999999, -1.5602684375, 2.2701690625]) <= tolerance)
        #expect(difference(heavy.parameters[1], [0.3952578125, -0.4641953125, 0.18039453125, 3.40334375]) <= tolerance)
        #expect(heavy.parameters[2].values() == [7])
        #expect(heavy.state.tensors.map(\.name) == ["momentum_buffer.0", "momentum_buffer.1", "momentum_buffer.2"])
    }

    @Test func rmsProp() {
        let plain = run(.rmsProp(rate, smoothing: 0.9, epsilon: 1e-6))
        let first = [0.473308652144696, -1.4529643810055626, 2.453235100421629]
        #expect(difference(plain.parameters[0], first) <= tolerance)
        let second = [0.10138602054592688, -0.10223215579681097, -0.09313041038539568, 3.578317382452414]
        #expect(difference(plain.parameters[1], second) <= tolerance)
        let heavy = run(.rmsProp(rate, smoothing: 0.9, epsilon: 1e-6, momentum: 0.9))
        let third = [0.147998583604589, -1.104398361384197, 2.1022759535396585]
        #expect(difference(heavy.parameters[0], third) <= tolerance)
        let fourth = [-0.022587442418601115, -0.014671134763965891, -0.19021357374208597, 3.4419540292918254]
        #expect(difference(heavy.parameters[1], fourth) <= tolerance)
        #expect(heavy.parameters[2].values() == [7])
        #expect(heavy.state.tensors.count == 6)
    }

    /// torch.nn.utils.clip_grad_norm_ before each step, with the norms that it returns; the third step is not clipped.
    @Test func clippedGradients() throws {
        let limit = Schedule.constant(1.5).then(.constant(100).then(2.5, after: 1), after: 2)
        let clipped = run(.adam(rate, betas: (0.5, 0.999)).clippingGradients(to: limit))
        let first = [0.8092740583859193, -1.8087428014079314, 2.8088735472761583]
        #expect(difference(clipped.parameters[0], first) <= tolerance)
        let second = [0.3643497222167013, -0.3658762974324381, 0.11428182141022425, 3.8647478129920874]
        #expect(difference(clipped.parameters[1], second) <= tolerance)
        let measured = try #require((clipped.state as? any GradientMeasuring)?.lastGradientNorm)
        #expect(Swift.abs(measured - 10.63464348449419) <= tolerance)

        let heavy = run(.sgd(rate, momentum: 0.9).clippingGradients(to: limit))
        let third = [0.8514207857995733, -1.7487508217334777, 2.5848685241549405]
        #expect(difference(heavy.parameters[0], third) <= tolerance)
        let fourth = [0.4334140799466798, -0.4745316450751708, 0.2064276486912171, 3.6112241175231565]
        #expect(difference(heavy.parameters[1], fourth) <= tolerance)
    }

    @Test func slowedClippingKeepsTheLimit() {
        let optimizer = Adam(2).clippingGradients(to: 3).slowed(by: 0.5)
        #expect(optimizer.rate == 1 && optimizer.limit == 3)
    }

    @Test func aGradientThatIsNotANumberStaysOne() {
        let parameter = Tensor([1.0, 2])
        let state = StochasticGradientDescent(0.1).clippingGradients(to: 1).makeState(for: [parameter])
        state.step(gradients: [Tensor([Double.nan, 1])], at: 0)
        #expect(parameter.values().allSatisfy { $0.isNaN })
    }

    /// torch.optim.Adam with StyleGAN2's lr · c and β^c, c = 16/17.
    @Test func correctedForLaziness() {
        let (parameters, _) = run(Adam(rate, betas: (0.5, 0.999)).correctedForLaziness(interval: 16))
        #expect(difference(parameters[0], [0.8169950953211367, -1.816503961492407, 2.816589710177776]) <= tolerance)
        let second = [0.36840506201880024, -0.36991722519405806, 0.11914620400585427, 3.868431853292559]
        #expect(difference(parameters[1], second) <= tolerance)
    }

    @Test(
        arguments: [
            (Adam(0), "Adam: the learning rate is 0.0 and must be above 0"),
            (Adam(.linear(1e-3, to: -1e-3, over: 10)), "must be above 0"),
            (Adam(.linear(1, to: 0, over: 0)), "Adam: the learning rate changes over 0 steps"),
            (Adam(1e-3, betas: (1, 0.9)), "Adam: the first beta is 1.0 and must be 0 or more and below 1"),
            (Adam(1e-3, betas: (0, .linear(0.9, to: 1, over: 10))), "Adam: the second beta is 0.9 to 1.0"),
            (Adam(1e-3, epsilon: -1), "Adam: epsilon is -1.0"),
            (RMSProp(1e-3, smoothing: 1), "RMSProp: the smoothing is 1.0"),
            (StochasticGradientDescent(0.1, momentum: -0.1), "StochasticGradientDescent: the momentum is -0.1"),
            (Adam(1e-3).clippingGradients(to: 0), "ClippedGradients: the gradients' largest norm is 0.0"),
            (Adam(-1).clippingGradients(to: 1), "Adam: the learning rate is -1.0"),
        ] as [(any Optimizer & SelfChecking, String)])
    func refusals(optimizer: any Optimizer & SelfChecking, words: String) {
        let error = #expect(throws: GANError.self) { try optimizer.check() }
        #expect(error?.status == .usage)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    private static let everyOptimizer: [any Optimizer] = [
        .adam(0.1), .adam(0.1).clippingGradients(to: 0.5), .rmsProp(0.1), .rmsProp(0.1, momentum: 0.5), .sgd(0.1),
        .sgd(0.1, momentum: 0.5),
    ]

    @Test(arguments: everyOptimizer.indices) func stateCanBeSavedAndRestored(index: Int) {
        let optimizer = Self.everyOptimizer[index]
        let parameters = start()
        let state = optimizer.makeState(for: parameters)
        for index in 0..<2 { step(state, parameters, index) }
        let saved = state.tensors.map { (name: $0.name, tensor: $0.tensor.clone()) }
        let copies = parameters.map { $0.detached().clone() }
        for index in 2..<4 { step(state, parameters, index) }

        let again = optimizer.makeState(for: copies)
        for (slot, source) in zip(again.tensors, saved) {
            #expect(slot.name == source.name)
            slot.tensor.copy(from: source.tensor)
        }
        again.stepsTaken = 2
        for index in 2..<4 { step(again, copies, index) }
        #expect(copies.map { $0.values() } == parameters.map { $0.values() })
        #expect(again.stepsTaken == 4)
    }

    /// The fused kernels look at raw memory only, so gradients of another memory order must be put in order first.
    @Test(arguments: everyOptimizer.indices) func memoryOrderDoesNotMatter(index: Int) {
        func moved(_ parameter: Tensor, _ gradient: Tensor) -> [Double] {
            let state = Self.everyOptimizer[index].makeState(for: [parameter])
            for step in 0..<2 { state.step(gradients: [gradient], at: step) }
            return parameter.values()
        }
        let shape = [2, 3, 2, 2]
        let gradient = numbers(shape)
        let expected = moved(pattern(shape), gradient)
        #expect(moved(pattern(shape), gradient.channelsLast()) == expected)
        #expect(moved(pattern(shape).channelsLast(), gradient) == expected)
        #expect(moved(pattern(shape).channelsLast(), gradient.channelsLast()) == expected)
        let flat = moved(pattern(shape), Tensor([0.5], dtype: .float64).expanded(to: shape))
        #expect(flat == moved(pattern(shape), Tensor.full(shape, 0.5, dtype: .float64)))
    }

    @Test(arguments: [DType.float32, .bfloat16]) func otherKinds(dtype: DType) {
        for optimizer in Self.everyOptimizer {
            let parameters = [Tensor([1, -2, 3], dtype: dtype), Tensor([1, -2, 3], dtype: .float64)]
            let state = optimizer.makeState(for: parameters)
            let gradient = Tensor([1, 1, -1], dtype: .float64)
            for step in 0..<3 { state.step(gradients: [gradient.to(dtype), gradient], at: step) }
            #expect(parameters[0].dtype == dtype)
            #expect(difference(parameters[0], parameters[1].values()) <= (dtype == .bfloat16 ? 0.05 : 1e-5))
        }
    }

    @Test func nothingToOptimizeIsFine() {
        for optimizer in Self.everyOptimizer {
            let state = optimizer.makeState(for: [])
            state.step(gradients: [], at: 0)
            #expect(state.stepsTaken == 1)
        }
    }
}
