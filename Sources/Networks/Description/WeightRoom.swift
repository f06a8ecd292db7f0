internal import GANBase

/// How many weights the layers of a network may have together, so that a description of absurd sizes is refused before
/// memory is asked for.
package final class WeightRoom {
    private var left: Int

    /// Room for so many numbers.
    package init(_ count: Int) {
        left = count
    }

    /// Room for anything.
    package static var unlimited: WeightRoom { WeightRoom(.max) }

    /// Takes room for a tensor.
    ///
    /// - Throws: `GANError` with status 65 when there is not as much.
    package func claim(_ shape: [Int]) throws {
        var count = 1
        for size in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            count = overflow ? .max : product
        }
        guard count <= left else {
            throw GANError(
                .badData, "needs weights of the shape \(shape), more numbers than the file of weights has left")
        }
        left -= count
    }
}
