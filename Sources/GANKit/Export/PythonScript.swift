/// The text of `generator.py`: a generator in plain PyTorch.
struct PythonScript {
    /// The whole text.
    let text: String

    /// Writes a generator in Python.
    ///
    /// - Throws: `GANError` with status 64 when a layer cannot be written down.
    init(of generator: TrainedGenerator) throws {
        let network = try python(of: generator.network.body, for: [generator.network.latent], at: "network")
        let body = network.expression.split(separator: "\n", omittingEmptySubsequences: false).joined(
            separator: "\n    ")
        let definitions = network.definitions.map { $0 + "\n\n\n" }.joined()
        let weights = generator.isAveraged ? "averaged weights" : "weights"
        // Names in Swift may hold what would end the text that they stand in.
        let recipe = generator.recipe.filter { $0 != "\"" && $0 != "\\" }
        text = #"""
            """The generator of \#(recipe): its \#(weights) after step \#(generator.step.grouped).

                python generator.py --count 64 --seed 1 --out grid.png    the samples of 'gan sample --count 64 --seed 1'
                python generator.py --check                               compares this network with GANKit's

            In another program: "import generator", then "generator.load()(generator.latents(16, seed=1))". Needs torch and
            safetensors, for pictures also NumPy and Pillow. Written by GANKit \#(GANKitVersion.current).
            """
            import argparse
            import json
            import math
            import sys
            from pathlib import Path

            LACKING = "generator.py: {}; to install what it needs: python -m pip install torch safetensors numpy pillow"
            try:
                import torch
                from safetensors.torch import load_file
                from torch import nn
            except ImportError as error:
                if __name__ != "__main__":
                    raise
                sys.exit(LACKING.format(error))

            FOLDER = Path(__file__).resolve().parent
            FACTS = json.loads((FOLDER / "\#(GeneratorExport.descriptionName)").read_text(encoding="utf-8"))
            DTYPE = getattr(torch, FACTS["numbers"])


            \#(definitions)def build():
                """The layers, with fresh weights."""
                return \#(body)


            def load():
                """The trained network: latents of the shape [N, \#(generator.network.latent)] in, samples out."""
                network = build().to(DTYPE)
                network.load_state_dict(load_file(FOLDER / "\#(GeneratorExport.weightsName)"))
                return network.eval().requires_grad_(False)


            \#(Self.rest)

            """#
    }

    private static let rest = #"""
        # What samples are written as: points as text, pictures as a grid, anything else as numbers.
        ENDING = {1: "csv", 3: "png" if FACTS["sampleShape"][0] in (1, 3) else "npy"}.get(len(FACTS["sampleShape"]), "npy")


        def latents(count, seed=0, truncation=1.0):
            """Latents from N(0, truncation²), the same numbers that GANKit draws for a seed."""
            mask, state = (1 << 64) - 1, 0xCBF29CE484222325
            for byte in b"drawn":
                state = (state ^ byte) * 0x100000001B3 & mask
            state = (state ^ seed) + 0x9E3779B97F4A7C15 & mask
            state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & mask
            state = (state ^ state >> 27) * 0x94D049BB133111EB & mask
            random = torch.Generator().manual_seed(state ^ state >> 31)
            blocks = [torch.randn(\#(LatentSource.block), FACTS["latent"], generator=random, dtype=DTYPE) for _ in range(0, count, \#(LatentSource.block))]
            return torch.cat(blocks)[:count] * truncation


        def save(samples, path):
            """Pictures as one grid; points as text, one a line; anything else as a NumPy file."""
            if samples.dim() == 2:
                lines = [",".join(map(repr, point)) + "\n" for point in samples.tolist()]
                return Path(path).write_text("".join(lines))
            if samples.dim() != 4 or samples.shape[1] not in (1, 3):
                import numpy

                return numpy.save(path, samples.float().numpy() if DTYPE == torch.bfloat16 else samples.numpy())
            from PIL import Image

            count, _, height, width = samples.shape
            columns = math.ceil(math.sqrt(count))
            rows = math.ceil(count / columns)
            grid = torch.full((3, 2 + rows * (height + 2), 2 + columns * (width + 2)), 255, dtype=torch.uint8)
            for index, picture in enumerate((samples.float() * 127.5 + 128).clamp(0, 255).to(torch.uint8)):
                top, left = 2 + index // columns * (height + 2), 2 + index % columns * (width + 2)
                grid[:, top : top + height, left : left + width] = picture
            Image.fromarray(grid.permute(1, 2, 0).contiguous().numpy()).save(path)


        def check():
            """Compares samples with those that GANKit made of the same latents."""
            kept = load_file(FOLDER / "\#(GeneratorExport.checkName)")
            difference = (load()(kept["latents"]) - kept["samples"]).abs().max().item()
            print(f"largest difference {difference:.2g} in {len(kept['samples'])} samples")
            return 0 if difference <= \#(GeneratorExport.tolerance) * max(1, kept["samples"].abs().max().item()) else 1


        def main():
            parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
            parser.add_argument("--count", type=int, default=64, help="how many samples")
            parser.add_argument("--seed", type=int, default=0, help="decides the latents")
            parser.add_argument("--truncation", type=float, default=1.0, help="0 to 1; less is more typical and less varied")
            parser.add_argument("--out", default="samples." + ENDING)
            parser.add_argument("--check", action="store_true", help="compare this network with GANKit's")
            options = parser.parse_args()
            if options.check:
                return check()
            if options.count < 1:
                parser.error(f"--count is {options.count} and must be 1 or more")
            network = load()
            parts = latents(options.count, options.seed, options.truncation).split(64)
            save(torch.cat([network(part) for part in parts]), options.out)
            return 0


        if __name__ == "__main__":
            try:
                sys.exit(main())
            except ImportError as error:
                sys.exit(LACKING.format(error))
        """#
}
