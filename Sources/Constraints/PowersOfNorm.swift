internal import GANTensors

/// ‖g‖^p from ‖g‖², with a finite derivative at zero for every p.
func powerOfNorm(_ squaredNorms: Tensor, _ power: Double) -> Tensor {
    if power == 2 { return squaredNorms }
    // Below 2 the derivative with respect to the squared norm is infinite at zero, where the gradient's own derivative
    // vanishes.
    let safe = power < 2 ? squaredNorms.clamped(min: 1e-30, max: nil) : squaredNorms
    return safe.pow(power / 2)
}

/// ‖g‖ from ‖g‖², with a derivative of zero at zero, where the norm has none.
func norm(_ squaredNorms: Tensor) -> Tensor {
    squaredNorms.clamped(min: 1e-30, max: nil).sqrt()
}
