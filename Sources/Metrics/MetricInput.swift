/// What a metric looks at.
public enum MetricInput: Sendable {
    /// Samples as the data gives them and the generator makes them, shape [N, …].
    case samples
    /// Pictures as bytes, uint8 of shape [N, channels, height, width], by the rule of ``GANTensors/Tensor/pictureBytes()``.
    case pictures
    /// Features of pictures, float32 of shape [N, features].
    case features(any FeatureSource)
    /// Scores of classes before the softmax, float32 of shape [N, classes].
    case logits(any FeatureSource)
}
