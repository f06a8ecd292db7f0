import Foundation

extension TrainedGenerator {
    /// Reads a generator that `gan export` wrote: `generator.json` and `generator.safetensors` of a folder.
    ///
    /// - Parameters:
    ///   - folder: The folder.
    ///   - layers: The types of layers of one's own that the network has beside those of GANKit.
    ///   - device: Where to compute.
    /// - Throws: `GANError` with status 66 when a file is not there, 65 when one is damaged, asks for what this version
    ///   does not know, or does not fit the other.
    public convenience init(
        at folder: String, layers: [any DescribedLayer.Type] = [], device: Device = .cpu
    ) throws {
        let folder = (folder as NSString).expandingTildeInPath
        let weights = "\(folder)/\(GeneratorExport.weightsName)"
        let stored = try SafeTensors.read(weights, advice: "export the generator again", followsLinks: true)
        let room = WeightRoom(stored.values.reduce(0) { $0 + $1.count })
        let description = try GeneratorDescription(
            reading: "\(folder)/\(GeneratorExport.descriptionName)", layers: layers, room: room)
        let network = description.network
        place(network.body, on: device, as: description.dtype)
        try Checkpoint.fill(
            Checkpoint.state(of: network.body), with: stored, of: weights,
            needing: "the network of \(GeneratorExport.descriptionName)",
            advice: "export the generator again")
        guard Checkpoint.state(of: network.body).allSatisfy({ $0.tensor.to(.float64).sum().scalar().isFinite }) else {
            throw GANError(.badData, "\(weights) holds numbers that are not finite, so it makes no samples")
        }
        self.init(
            network, recipe: description.recipe, step: description.step, isAveraged: description.isAveraged,
            device: device, dtype: description.dtype)
    }
}
