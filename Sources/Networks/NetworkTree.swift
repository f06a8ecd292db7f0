public import GANTensors

/// Every layer of a network in the order of computation, with the path that PyTorch's `state_dict` would give it.
///
/// A composite layer comes before its children. The root's path is empty.
public func namedLayers(of root: any Layer) -> [(path: String, layer: any Layer)] {
    var found: [(path: String, layer: any Layer)] = []
    func visit(_ layer: any Layer, _ path: String) {
        found.append((path, layer))
        guard let composite = layer as? any CompositeLayer else { return }
        for (name, child) in composite.children {
            visit(child, path.isEmpty ? name : "\(path).\(name)")
        }
    }
    visit(root, "")
    return found
}

/// Every parameter of a network under the name that PyTorch's `state_dict` would give it, such as `3.weight`.
///
/// A reparametrised weight has PyTorch's name for the raw one, `3.weight_orig`.
public func namedParameters(of root: any Layer) -> [(name: String, parameter: Parameter)] {
    namedLayers(of: root).flatMap { path, layer in
        ((layer as? any ParameterizedLayer)?.parameters ?? []).map { name, parameter in
            let own = parameter.reparametrisation == nil ? name : "\(name)_orig"
            return (name: path.isEmpty ? own : "\(path).\(own)", parameter: parameter)
        }
    }
}

/// Every buffer of a network under the name that PyTorch's `state_dict` would give it, such as `4.running_mean`.
///
/// The state of reparametrised weights follows the layer's own buffers, as `0.weight_u` and the like.
public func namedBuffers(of root: any Layer) -> [(name: String, buffer: Buffer)] {
    namedLayers(of: root).flatMap { path, layer -> [(name: String, buffer: Buffer)] in
        guard let layer = layer as? any ParameterizedLayer else { return [] }
        let rewritten = layer.parameters.flatMap { name, parameter in
            (parameter.reparametrisation?.buffers ?? []).map { (name: "\(name)_\($0.name)", buffer: $0.buffer) }
        }
        return (layer.buffers + rewritten).map {
            (name: path.isEmpty ? $0.name : "\(path).\($0.name)", buffer: $0.buffer)
        }
    }
}

/// Moves a network's parameters and buffers to a device and, those with a fraction, to a type of number.
///
/// Convolution kernels become channels-last, as the images that meet them.
public func place(_ root: any Layer, on device: Device, as dtype: DType) {
    withoutGradients {
        for (_, parameter) in namedParameters(of: root) {
            let moved = parameter.tensor.to(device).to(dtype)
            parameter.replace(with: moved.rank == 4 ? moved.channelsLast() : moved)
        }
        for (_, buffer) in namedBuffers(of: root) {
            let moved = buffer.tensor.to(device)
            buffer.tensor = moved.dtype.isFloatingPoint ? moved.to(dtype) : moved
        }
    }
}
