"""Fréchet distance between two folders of pictures, by the features of a TorchScript module.

    python Benchmarks/frechet.py REAL FAKE --features cifar10-features.pt --count 10000

The module is called as module(uint8 NCHW, True), the convention of StyleGAN's metrics. Covariances divide by N - 1. The trace of
the matrix root is the sum of the roots of the eigenvalues of the symmetric form S1^1/2 S2 S1^1/2. Pictures are taken in sorted order,
evenly spread when there are more than --count.
"""
import argparse
import pathlib

import numpy
import torch
from PIL import Image


def pictures(folder, count):
    paths = sorted(p for p in pathlib.Path(folder).rglob("*") if p.suffix.lower() in {".png", ".jpg", ".jpeg"})
    if len(paths) < 2:
        raise SystemExit(f"{folder} holds {len(paths)} pictures; a covariance needs 2 or more")
    if len(paths) > count:
        paths = [paths[i * len(paths) // count] for i in range(count)]
    for start in range(0, len(paths), 250):
        arrays = [numpy.asarray(Image.open(p).convert("RGB")) for p in paths[start:start + 250]]
        yield torch.from_numpy(numpy.stack(arrays)).permute(0, 3, 1, 2)


def statistics(folder, count, module):
    with torch.no_grad():
        features = torch.cat([module(batch, True) for batch in pictures(folder, count)]).double().numpy()
    return len(features), features.mean(0), numpy.cov(features, rowvar=False)


def frechet(mean1, covariance1, mean2, covariance2):
    values, vectors = numpy.linalg.eigh(covariance1)
    root = (vectors * numpy.sqrt(values.clip(0))) @ vectors.T
    cross = numpy.linalg.eigvalsh(root @ covariance2 @ root).clip(0)
    return float(((mean1 - mean2) ** 2).sum() + numpy.trace(covariance1 + covariance2) - 2 * numpy.sqrt(cross).sum())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("real")
    parser.add_argument("fake")
    parser.add_argument("--features", required=True)
    parser.add_argument("--count", type=int, default=10_000)
    options = parser.parse_args()
    module = torch.jit.load(options.features).eval()
    reals, *real = statistics(options.real, options.count, module)
    fakes, *fake = statistics(options.fake, options.count, module)
    print(f"Fréchet distance {frechet(*real, *fake):.3f} ({reals} real, {fakes} fake, {len(real[0])} features)")


if __name__ == "__main__":
    main()
