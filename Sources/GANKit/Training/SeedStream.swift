/// A seed of its own for each use of random numbers, so that one use does not shift another.
///
/// FNV-1a over the name, mixed with the run's seed by SplitMix64.
///
/// - Parameters:
///   - seed: The run's seed.
///   - name: What the numbers are for.
public func seedStream(_ seed: UInt64, _ name: String) -> UInt64 {
    let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    var mixed = (seed ^ hash) &+ 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
}
