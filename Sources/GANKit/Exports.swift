@_exported public import ArgumentParser
@_exported public import GANBase
@_exported public import GANConstraints
@_exported public import GANData
@_exported public import GANLosses
@_exported public import GANNetworks
@_exported public import GANTensors
