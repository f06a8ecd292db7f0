import Foundation
import GANBase

/// A part of random area and shape, chosen as torchvision's `RandomResizedCrop` does.
struct RandomPart {
    let left: Int
    let top: Int
    let width: Int
    let height: Int

    /// Draws a part; when ten draws do not fit, the largest part in the middle of a permitted shape.
    ///
    /// - Parameter size: What the part is resized to: ratios are those to its shape.
    init(
        of view: PixelView, area: ClosedRange<Double>, ratio: ClosedRange<Double>, shape size: ImageSize,
        random: inout SeededRandom
    ) {
        let wide = Double(size.width) / Double(size.height)
        let ratio = ratio.lowerBound * wide...ratio.upperBound * wide
        let whole = Double(view.width * view.height)
        for _ in 0..<10 {
            let part = whole * random.number(area)
            let shape = exp(random.number(log(ratio.lowerBound)...log(ratio.upperBound)))
            let (width, height) = (
                Int((part * shape).squareRoot().rounded()), Int((part / shape).squareRoot().rounded())
            )
            if (1...view.width).contains(width), (1...view.height).contains(height) {
                (self.width, self.height) = (width, height)
                left = random.integer(below: view.width - width + 1)
                top = random.integer(below: view.height - height + 1)
                return
            }
        }
        let shape = Double(view.width) / Double(view.height)
        width = shape > ratio.upperBound ? max(1, Int((Double(view.height) * ratio.upperBound).rounded())) : view.width
        height = shape < ratio.lowerBound ? max(1, Int((Double(view.width) / ratio.lowerBound).rounded())) : view.height
        left = (view.width - width) / 2
        top = (view.height - height) / 2
    }
}
