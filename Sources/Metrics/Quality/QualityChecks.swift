import GANBase
import GANTensors

/// Refuses an interval and a number of samples with which nothing can be measured.
func checkPlan(_ metric: any Metric, _ name: String) throws {
    try checkCount(metric.interval, atLeast: 1, "every", of: name)
    try checkCount(metric.samples, atLeast: 2, "samples", of: name)
}

/// Refuses a number that is too small.
func checkCount(_ value: Int, atLeast least: Int, _ parameter: String, of name: String) throws {
    guard value >= least else {
        throw GANError(.usage, "\(name): \(parameter) is \(value) and must be \(least) at least")
    }
}

/// Refuses pictures that are not pictures, too small, or of another size than those before.
///
/// - Parameters:
///   - batch: What came.
///   - shape: Channels, height and width of those before; set by the first ones.
///   - least: The smallest side.
///   - metric: What they are wanted for, for messages.
func checkPictures(_ batch: Tensor, like shape: inout [Int]?, least: Int, for metric: String) throws {
    guard batch.rank == 4, batch.shape[1] > 0 else {
        throw GANError(
            .badData, "\(metric) needs pictures of shape [N, channels, height, width], and there came \(batch.shape)")
    }
    let (height, width) = (batch.shape[2], batch.shape[3])
    guard min(height, width) >= least else {
        throw GANError(
            .badData,
            "\(metric) needs pictures with a side of \(least) pixels at least, and these have \(width) × \(height)")
    }
    let known = shape ?? Array(batch.shape.dropFirst())
    shape = known
    guard Array(batch.shape.dropFirst()) == known else {
        throw GANError(
            .badData,
            "\(metric) needs pictures of one size, and there are some of [channels, height, width] = \(known) and some of \(Array(batch.shape.dropFirst())): resize them first"
        )
    }
}
