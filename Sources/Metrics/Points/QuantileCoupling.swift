/// The cheapest way to carry one set of numbers to another: in order.
enum QuantileCoupling {
    /// W1 of two sets of numbers, each number with an equal share of its set: ∫ |F⁻¹(u) − G⁻¹(u)| du over u in 0…1.
    ///
    /// - Parameters:
    ///   - first: One number or more.
    ///   - second: One number or more; they need not be as many.
    static func distance(_ first: [Double], _ second: [Double]) -> Double {
        let (first, second) = (first.sorted(), second.sorted())
        // Shares in units of 1 / (first.count · second.count), so that they are whole numbers.
        var (i, j) = (0, 0)
        var (left, right) = (second.count, first.count)
        var sum = 0.0
        while i < first.count, j < second.count {
            let carried = min(left, right)
            sum += abs(first[i] - second[j]) * Double(carried)
            left -= carried
            right -= carried
            if left == 0 { (i, left) = (i + 1, second.count) }
            if right == 0 { (j, right) = (j + 1, first.count) }
        }
        return sum / (Double(first.count) * Double(second.count))
    }
}
