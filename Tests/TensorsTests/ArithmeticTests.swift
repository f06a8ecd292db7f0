import GANTensors
import Testing

/// Operators, comparisons and pointwise functions.
///
/// Tolerance 1e-15 in float64 unless stated.
@Suite struct ArithmeticTests {
    private let a = Tensor([1, 2, 4], dtype: .float64)
    private let b = Tensor([8, 4, 2], dtype: .float64)

    @Test func operators() {
        #expect(difference(a + b, [9, 6, 6]) == 0)
        #expect(difference(a - b, [-7, -2, 2]) == 0)
        #expect(difference(a * b, [8, 8, 8]) == 0)
        #expect(difference(a / b, [0.125, 0.5, 2]) == 0)
        #expect(difference(-a, [-1, -2, -4]) == 0)
        #expect(difference(a + 1, [2, 3, 5]) == 0)
        #expect(difference(1 + a, [2, 3, 5]) == 0)
        #expect(difference(a - 1, [0, 1, 3]) == 0)
        #expect(difference(1 - a, [0, -1, -3]) == 0)
        #expect(difference(a * 2, [2, 4, 8]) == 0)
        #expect(difference(2 * a, [2, 4, 8]) == 0)
        #expect(difference(a / 2, [0.5, 1, 2]) == 0)
        #expect(difference(2 / a, [2, 1, 0.5]) == 0)
        #expect(difference(1 / Tensor([3], dtype: .float64), [0.3333333333333333]) == 0)
        #expect(
            difference(
                5 / Tensor([3, 7, 49], dtype: .float64), [1.6666666666666667, 0.7142857142857143, 0.10204081632653061])
                == 0)
    }

    @Test func broadcasting() {
        let column = a.unsqueezed(at: 1)
        #expect((column + b).shape == [3, 3])
        #expect(difference(column * b, [8, 4, 2, 16, 8, 4, 32, 16, 8]) == 0)
    }

    @Test(arguments: [DType.float32, .float64, .bfloat16]) func numbersDoNotWiden(dtype: DType) {
        let x = Tensor([1, 2], dtype: dtype)
        let sums: [Tensor] = [x + 0.1, 0.1 + x, x - 0.1, 0.1 - x]
        let products: [Tensor] = [x * 0.1, 0.1 * x, x / 0.1, 0.1 / x]
        #expect((sums + products).allSatisfy { $0.dtype == dtype })
        // Without dimensions torch would let a number decide the kind, if it did not know that it is one.
        let point = Tensor(2, dtype: dtype)
        let results: [Tensor] = [point + 0.1, 0.1 - point, 0.1 * point, point / 0.1, 0.1 / point]
        #expect(results.allSatisfy { $0.dtype == dtype })
        #expect(x.pow(1.5).dtype == dtype)
        #expect(x.clamped(min: 0.1).dtype == dtype)
        #expect(x.lerp(x, 0.5).dtype == dtype)
        #expect(x.leakyReLU(slope: 0.1).dtype == dtype)
        #expect(x.variance(over: [0]).dtype == dtype)
    }

    @Test func comparisons() {
        #expect(difference(a.isLess(than: b), [1, 1, 0]) == 0)
        #expect(difference(a.isLess(than: 2), [1, 0, 0]) == 0)
        #expect(difference(a.isAtMost(2), [1, 1, 0]) == 0)
        #expect(difference(a.isAtMost(b), [1, 1, 0]) == 0)
        #expect(difference(a.isGreater(than: b), [0, 0, 1]) == 0)
        #expect(difference(a.isGreater(than: 1), [0, 1, 1]) == 0)
        #expect(difference(a.isAtLeast(2), [0, 1, 1]) == 0)
        #expect(difference(a.isAtLeast(b), [0, 0, 1]) == 0)
        #expect(difference(a.isEqual(to: 2), [0, 1, 0]) == 0)
        #expect(a.isEqual(to: a.clone()).all())
        #expect(a.isEqual(to: 2).dtype == .bool)
        #expect(a.isEqual(to: 2).any() && !a.isEqual(to: 2).all())
        #expect(!a.isEqual(to: 3).any())
        #expect(difference(a.isEqual(to: 2).isFalse(), [1, 0, 1]) == 0)
        let odd = Tensor([.infinity, .nan, 0], dtype: .float64)
        #expect(difference(odd.isFinite(), [0, 0, 1]) == 0)
        #expect(difference(odd.isNaN(), [0, 1, 0]) == 0)
        #expect(difference(Tensor.select(a.isLess(than: b), a, b), [1, 2, 2]) == 0)
    }

    @Test func functions() {
        let x = Tensor([0.25, 1, 4], dtype: .float64)
        #expect(difference(x.exp(), [1.2840254166877414, 2.718281828459045, 54.598150033144236]) <= 1e-14)
        #expect(difference(x.log(), [-1.3862943611198906, 0, 1.3862943611198906]) <= 1e-15)
        #expect(difference(Tensor([1e-20], dtype: .float64).log1p(), [1e-20]) <= 1e-35)
        #expect(difference(x.sqrt(), [0.5, 1, 2]) == 0)
        #expect(difference(x.reciprocalSqrt(), [2, 1, 0.5]) == 0)
        #expect(difference(x.reciprocal(), [4, 1, 0.25]) == 0)
        #expect(difference(x.square(), [0.0625, 1, 16]) == 0)
        #expect(difference(x.pow(1.5), [0.125, 1, 8]) == 0)
        let y = Tensor([-1.5, 0, 2.5], dtype: .float64)
        #expect(difference(y.abs(), [1.5, 0, 2.5]) == 0)
        #expect(difference(y.sign(), [-1, 0, 1]) == 0)
        #expect(difference(y.floor(), [-2, 0, 2]) == 0)
        #expect(difference(y.relu(), [0, 0, 2.5]) == 0)
        #expect(difference(y.clamped(min: -1), [-1, 0, 2.5]) == 0)
        #expect(difference(y.clamped(max: 1), [-1.5, 0, 1]) == 0)
        #expect(difference(y.clamped(min: -1, max: 1), [-1, 0, 1]) == 0)
        #expect(difference(y.tanh(), [-0.905148253644866, 0, 0.98661429815143]) <= 1e-14)
        #expect(difference(y.sigmoid(), [0.182425523806356, 0.5, 0.924141819978757]) <= 1e-14)
        #expect(difference(y.sin(), [-0.997494986604054, 0, 0.598472144103957]) <= 1e-14)
        #expect(difference(y.cos(), [0.0707372016677029, 1, -0.801143615546934]) <= 1e-14)
        #expect(difference(y.softmax(over: 0).sum(), [1]) <= 1e-15)
        #expect(difference(y.logSoftmax(over: 0).exp() - y.softmax(over: 0), [0, 0, 0]) <= 1e-15)
        #expect(difference(a.minimum(b), [1, 2, 2]) == 0)
        #expect(difference(a.maximum(b), [8, 4, 4]) == 0)
        #expect(difference(a.lerp(b, 0.5), [4.5, 3, 3]) == 0)
        #expect(difference(a.lerp(b, Tensor([0, 0.5, 1], dtype: .float64)), [1, 3, 2]) == 0)
    }

    // Literals from torch 2.13 in Python, float64; tolerance 1e-15.
    @Test func activations() {
        let x = Tensor([-2, -0.5, 0, 0.5, 3], dtype: .float64)
        let softplus = [
            0.1269280110429725, 0.4740769841801067, 0.6931471805599453, 0.9740769841801067, 3.048587351573742,
        ]
        #expect(difference(x.softplus(), softplus) <= 1e-15)
        let silu = [-0.2384058440442351, -0.1887703343990727, 0, 0.3112296656009273, 2.8577223804672998]
        #expect(difference(x.silu(), silu) <= 1e-15)
        let gelu = [-0.04550026389635842, -0.15426876936299344, 0, 0.34573123063700656, 2.99595030590511]
        #expect(difference(x.gelu(), gelu) <= 1e-15)
        #expect(difference(x.leakyReLU(slope: 0.2), [-0.4, -0.1, 0, 0.5, 3]) <= 1e-15)
    }

    @Test func inPlace() {
        let x = Tensor([1, 2, 3], dtype: .float64)
        x.requiresGradient = true
        x.add(Tensor([1, 1, 1]), scale: 2)
        #expect(difference(x, [3, 4, 5]) == 0)
        x.multiply(by: 2)
        #expect(difference(x, [6, 8, 10]) == 0)
        x.multiply(by: Tensor([1, 0, -1], dtype: .float64))
        #expect(difference(x, [6, 0, -10]) == 0)
        x.clamp(min: -1, max: 2)
        #expect(difference(x, [2, 0, -1]) == 0)
        x.clamp(max: 1)
        #expect(difference(x, [1, 0, -1]) == 0)
        x.lerp(toward: Tensor([3, 4, 5], dtype: .float64), by: 0.5)
        #expect(difference(x, [2, 2, 2]) == 0)
        x.copy(from: Tensor([7]))
        #expect(difference(x, [7, 7, 7]) == 0)
        x.fill(1)
        #expect(difference(x, [1, 1, 1]) == 0)
        #expect(x.isLeaf && x.requiresGradient)
        let averages = [Tensor([0, 0]), Tensor([4])]
        Tensor.lerp(averages, toward: [Tensor([1, 2]), Tensor([0])], by: 0.25)
        #expect(averages.map { $0.values() } == [[0.25, 0.5], [3]])
    }
}
