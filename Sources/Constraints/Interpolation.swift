internal import GANTensors

/// α·a + (1 − α)·b with one α from U[0, 1] for each sample, without a history.
func interpolate(_ a: Tensor, _ b: Tensor, random: Random) -> Tensor {
    withoutGradients {
        let share = random.uniform([a.shape[0]] + [Int](repeating: 1, count: a.rank - 1), dtype: a.dtype).to(a.device)
        return b + share * (a - b)
    }
}

/// For each of n samples another one, each used once: a random order turned by one place.
///
/// A single sample is its own partner.
///
/// A plain permutation would leave one sample on average to itself.
func partners(_ count: Int, random: Random) -> [Int] {
    let order = random.permutation(count).values().map { Int($0) }
    var partner = [Int](repeating: 0, count: count)
    for (place, sample) in order.enumerated() { partner[sample] = order[(place + 1) % count] }
    return partner
}

/// The samples at some positions, without a history.
func pick(_ samples: Tensor, _ positions: [Int]) -> Tensor {
    withoutGradients {
        let index = Tensor(positions.map(Double.init), dtype: .float64, device: samples.device).to(.int64)
        return samples.indexed(by: index, along: 0)
    }
}
