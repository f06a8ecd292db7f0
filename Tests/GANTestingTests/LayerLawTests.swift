import GANKit
import GANTestSupport
import GANTesting
import Testing

/// The laws of layers.
@Suite("Laws of layers")
struct LayerLawTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let make: @Sendable () -> any Layer
        let input: [Int]
        let bound: Int?

        init(_ input: [Int], below bound: Int? = nil, _ make: @autoclosure @escaping @Sendable () -> any Layer) {
            self.make = make
            self.input = input
            self.bound = bound
        }

        var testDescription: String { "\(type(of: make())) on \(input)" }
    }

    static let cases = [
        Case([3, 7, 9], AveragePooling(2)), Case([3, 7, 9], AveragePooling(3, stride: 1)),
        Case([4], BatchNormalization(4, momentum: 0.01, epsilon: 1e-3)), Case([4, 5, 6], BatchNormalization(4)),
        Case([2], Constant([1, 2, 3])), Case([3, 7, 9], Convolution(3, 5, kernel: 3, stride: 2, padding: 1)),
        Case([3, 2, 2], Convolution(3, 5, kernel: 4, padding: 1, bias: false)), Case([4], Dense(4, 6)),
        Case([2, 4], Dense(4, 6, bias: false)), Case([], below: 10, Embedding(10, width: 3)),
        Case([2, 3, 4], Flatten()), Case([3, 4, 5], GlobalPooling()), Case([3, 4, 5], GlobalPooling(sum: true)),
        Case([6, 4, 4], GroupNormalization(groups: 3, 6)), Case([6], GroupNormalization(groups: 2, 6, epsilon: 1e-3)),
        Case([2, 3], Identity()), Case([4], InnerProduct([1, 2, 3, 4])), Case([3, 4, 5], InstanceNormalization(3)),
        Case([3, 4, 5], LayerNormalization([4, 5])), Case([5], LayerNormalization([5], epsilon: 1e-3)),
        Case([3], LeakyReLU(0.3)), Case([3], LeakyReLU(-0.3)), Case([3, 7, 9], MaxPooling(3, stride: 2)),
        Case([3, 7, 9], Pad(left: 1, right: -2, top: 3, bottom: -1)), Case([2, 3], ReLU()),
        Case([12], Reshape([3, 2, 2])), Case([3, 4, 4], Residual(Convolution(3, 3, kernel: 3, padding: 1))),
        Case([3, 4, 4], Residual(Convolution(3, 5, kernel: 1), shortcut: Convolution(3, 5, kernel: 1))),
        Case(
            [3],
            Sequential([Dense(3, 8), LeakyReLU(0.2), Reshape([2, 2, 2]), Convolution(2, 2, kernel: 1), MaxPooling(2)])),
        Case([2], Tanh()),
        Case([3, 4, 5], TransposedConvolution(3, 2, kernel: 5, stride: 3, padding: 1, outputPadding: 2)),
        Case([3, 4, 5], Upsample(scale: 3)), Case([3, 4, 5], Upsample(scale: 2, method: .bicubic)),
    ]

    @Test("every shipped layer has a case")
    func complete() {
        #expect(Set(Self.cases.map { "\(type(of: $0.make()))" }) == Set(shippedLayers.keys))
    }

    @Test("what is shipped obeys them", arguments: cases)
    func shipped(layer: Case) throws {
        try checkLaws(of: layer.make(), on: layer.input, wholeNumbersBelow: layer.bound)
    }

    @Test(
        "its twins in PyTorch agree", .enabled(if: PythonProcess.isComplete),
        arguments: cases.filter { ["GroupNormalization", "Pad", "Sequential"].contains("\(type(of: $0.make()))") })
    func python(layer: Case) throws {
        let program = try #require(PythonProcess.program)
        try checkLaws(of: layer.make(), on: layer.input, wholeNumbersBelow: layer.bound, python: program)
    }

    @Test(
        "each mistake is named",
        arguments: [
            (Case([3], WrongLayers.Hidden()), "does not list it"), (Case([3], WrongLayers.Dotted()), "have no point"),
            (Case([3], WrongLayers.Cut()), "no gradient reaches the parameter weight"),
            (Case([3], WrongLayers.Bent()), "with respect to the input is"),
            (Case([3], WrongLayers.Coupled()), "treat each sample by itself"),
            (Case([3], WrongLayers.Doubled()), "isShiftEquivariant is true"),
            (Case([3], WrongLayers.Noisy()), "another output the second time"),
            (Case([3], WrongLayers.Counting()), "in .sampling calls changes"),
            (Case([3], WrongLayers.Learning()), "the forward pass changes the parameter weight"),
            (Case([3], WrongLayers.Raw()), "used as `tensor`"), (Case([3], WrongLayers.Unit()), "used as `tensor`"),
            (Case([3], WrongLayers.InDictionary()), "has the layer inner and does not list it"),
            (Case([3], WrongLayers.InTuple()), "has the parameter pair and does not list it"),
            (Case([3], WrongLayers.InStructure()), "has the parameter parts and does not list it"),
            (Case([3], WrongLayers.Empty()), "the output is empty"),
            (Case([3], WrongLayers.Wide()), "where input and parameters are float32"),
            (Case([3], WrongLayers.Curved()), "not locally linear"),
            (Case([3], WrongLayers.Shifted()), "moves the output of penalised samples otherwise"),
            (Case([3], WrongLayers.Halved()), "four passes' gradient of weight differs"),
            (Case([3], WrongLayers.HalfLearnt()), "with respect to the parameter weight is"),
            (Case([3], WrongLayers.Backwards()), "from autograd, with the last two samples penalised"),
            (Case([3], WrongLayers.Moody()), "must not depend on the phase"),
            (Case([3], WrongLayers.Twice()), "gives one name twice"),
            (Case([3], WrongLayers.Misannounced()), "outputShape(of:) announces [4]"),
            (Case([3], WrongLayers.Forgetful(2)), "is a setting left out?"),
            (Case([3], WrongLayers.ForgetfulShape(2)), "is a setting left out?"),
            (Case([3], WrongLayers.Drawn()), "neither parameter nor buffer"),
            (Case([3], WrongLayers.Flat()), "whose first dimension must count samples"),
        ])
    func mistakes(layer: Case, law: String) {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: layer.make(), on: layer.input) }
        #expect(broken?.laws.contains { $0.contains(law) } == true, "\(String(describing: broken))")
    }

    @Test("a weight that a sibling lists is listed")
    func tied() throws { try checkLaws(of: RightLayers.Tied(), on: [3]) }

    @Test("what cannot be compared with Python hides no other law", arguments: ["/bin/echo", "/nowhere/python"])
    func noPython(program: String) {
        let broken = #expect(throws: LawsBroken.self) {
            try checkLaws(of: WrongLayers.Forgetful(2), on: [3], python: program)
        }
        for law in ["is a setting left out?", "it was not compared with its twin in PyTorch: \(program)"] {
            #expect(broken?.laws.contains { $0.contains(law) } == true, "\(String(describing: broken))")
        }
    }

    @Test("a buffer of infinity goes to Python and back", .enabled(if: PythonProcess.isComplete))
    func infinity() throws {
        let program = try #require(PythonProcess.program)
        try checkLaws(of: RightLayers.Ceiling(), on: [3], python: program)
    }

    @Test("a twin that computes something else, or has other names, is named", .enabled(if: PythonProcess.isComplete))
    func wrongTwins() throws {
        let program = try #require(PythonProcess.program)
        for (twin, law) in [
            ("nn.LeakyReLU(0.3)", "differs by"), ("nn.Linear(3, 3)", "Missing key"), ("nn.Nothing()", "AttributeError"),
            ("nn.LeakyReLU(float('nan'))", "differs by nan in .training"),
            ("nn.LeakyReLU(float('inf'))", "differs by inf in .sampling"),
            ("nn.AdaptiveAvgPool1d(0)", "gives the shape [4, 0] instead of [4, 3]"),
        ] {
            let broken = #expect(throws: LawsBroken.self) {
                try checkLaws(of: WrongLayers.Twin(twin), on: [3], python: program)
            }
            #expect(broken?.laws.contains { $0.contains(law) } == true, "\(String(describing: broken))")
        }
    }
}
