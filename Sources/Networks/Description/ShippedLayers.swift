/// The layers that GANKit ships, by the names that files give them.
package let shippedLayers: [String: any DescribedLayer.Type] = {
    let types: [any DescribedLayer.Type] = [
        AveragePooling.self, BatchNormalization.self, Constant.self, Convolution.self, Dense.self, Embedding.self,
        Flatten.self, GlobalPooling.self, GroupNormalization.self, Identity.self, InnerProduct.self,
        InstanceNormalization.self, LayerNormalization.self, LeakyReLU.self, MaxPooling.self, Pad.self, ReLU.self,
        Reshape.self, Residual.self, Sequential.self, Tanh.self, TransposedConvolution.self, Upsample.self,
    ]
    return Dictionary(uniqueKeysWithValues: types.map { ($0.kind, $0) })
}()
