"""The rate of one large oneDNN convolution, the yardstick of the four passes; prints one JSON object.

    python Benchmarks/convolution.py --threads 2 --precision float32 --network dcgan --side 64

The convolution: 3×3, 128 to 128 channels, 32×32 pixels, batch 128, channels-last, forward, the best of --repeat times. Memory is
kept from one time to the next, so that clearing pages does not lower the yardstick. Beside the rate stand the operations of one
sample's forward pass through the case's critic and generator: convolutions and dense layers, a multiply-add as two.
"""
import argparse
import json

import torch

import cases
import networks
import pytorch


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cases.add_options(parser)
    parser.add_argument("--repeat", type=int, default=10, help="how often to convolve; the best counts")
    options = parser.parse_args()
    case = cases.case_of(options)
    if case.device == "cpu":
        pytorch.keep_memory()
    torch.set_num_threads(case.threads)
    precision = torch.float32 if case.precision == "float32" else torch.bfloat16
    layer = torch.nn.Conv2d(128, 128, 3, padding=1, bias=False)
    layer.to(case.device, precision, memory_format=torch.channels_last)
    pictures = torch.randn(128, 128, 32, 32).to(case.device, precision, memory_format=torch.channels_last)
    with torch.no_grad():
        times = [pytorch.milliseconds(pictures.device, layer, pictures) for _ in range(options.repeat + 2)][2:]
    operations = 2 * 128 * 32 * 32 * 128 * 128 * 9
    critic, generator = networks.make(case.network, case.side, case.width)
    print(json.dumps({
        "gflops": operations / min(times) / 1e6, "milliseconds": min(times), "precision": case.precision,
        "critic_gflop": networks.forward_flops(critic, networks.sample_shape(case.network, case.side)) / 1e9,
        "generator_gflop": networks.forward_flops(generator, [networks.LATENTS[case.network]]) / 1e9,
    }))


if __name__ == "__main__":
    main()
