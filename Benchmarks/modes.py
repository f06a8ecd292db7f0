"""Mode coverage and high-quality samples of 2-D toys, by PacGAN's protocol.

    gan run Recipes/Ring.swift --seed 0 --out ring-0 && gan sample ring-0 --count 2500 --out ring-0.csv
    python Benchmarks/modes.py ring ring-0.csv

A sample is of high quality if its distance to the nearest centre is below three standard deviations; a mode is captured if it has one
such sample or more. A perfect generator has 98.9 % of high quality.
"""
import argparse
import math

import numpy

RINGS = [(2 * math.cos(2 * math.pi * i / 8) / 1.414, 2 * math.sin(2 * math.pi * i / 8) / 1.414) for i in range(8)]
GRID = [(x / 2.828, y / 2.828) for x in (-4, -2, 0, 2, 4) for y in (-4, -2, 0, 2, 4)]
TOYS = {"ring": (RINGS, 0.02 / 1.414), "grid": (GRID, 0.05 / 2.828)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("toy", choices=TOYS)
    parser.add_argument("points", nargs="+", help="CSV files of gan sample")
    options = parser.parse_args()
    centres, deviation = TOYS[options.toy]
    for path in options.points:
        points = numpy.loadtxt(path, delimiter=",")
        distances = numpy.linalg.norm(points[:, None] - numpy.array(centres)[None], axis=2)
        good = distances.min(1) < 3 * deviation
        counts = numpy.bincount(distances.argmin(1)[good], minlength=len(centres))
        shares = counts[counts > 0] / max(counts.sum(), 1)
        # Without a sample of high quality: the largest that it can be.
        divergence = (shares * numpy.log(shares * len(centres))).sum() if len(shares) else math.log(len(centres))
        print(f"{path}: {(counts > 0).sum()} of {len(centres)} modes, {100 * good.mean():.1f} % of high quality, "
              f"reverse KL {divergence:.4f}, {len(points)} samples")


if __name__ == "__main__":
    main()
