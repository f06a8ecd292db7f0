/// Real samples that no generator of this shape can make: pictures of 0…255 for one that ends with a tanh.
struct ReachGauge: Gauge {
    let trouble = GaugeWatch.Trouble.unreachableSamples
    private let reach: ClosedRange<Double>

    /// Nil where the generator can make any number, as far as its layers say.
    init?(_ generator: Generator) {
        let everything = -Double.infinity...Double.infinity
        reach = outputBounds(of: generator.body, for: everything)
        if reach == everything { return nil }
    }

    func read(_ window: GaugeWindow) -> GaugeReading {
        guard let real = window.reports.last?.realBounds else { return .open }
        // Rounding, or a resampling that overshoots a little, is no matter.
        let width = reach.upperBound - reach.lowerBound
        let slack = 0.05 * (width.isFinite ? width : real.upperBound - real.lowerBound)
        guard real.lowerBound < reach.lowerBound - slack || real.upperBound > reach.upperBound + slack else {
            return .open
        }
        return .trouble(
            "\(window.place): the real samples lie in \(words(real)), and the generator's last layers cannot leave \(words(reach)): it will never make such samples; "
                + "bring the data into that range (x / 127.5 - 1 for bytes), or let the generator end without a layer that cuts"
        )
    }

    private func words(_ range: ClosedRange<Double>) -> String {
        "\(range.lowerBound.isInfinite ? "−∞" : short(range.lowerBound))…\(range.upperBound.isInfinite ? "∞" : short(range.upperBound))"
    }
}
