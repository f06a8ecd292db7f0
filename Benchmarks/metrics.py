"""The Fréchet distance: GANKit beside Python, the same pictures, the same feature network, the same cores, one run.

    Scripts/bench metrics --real cifar/test --fake drawn --features cifar10-features.pt
    Scripts/bench metrics … --quick          # few pictures: a smoke test, whose times mean nothing

Python reads pictures with a DataLoader of --workers processes, calls the module as GANKit does, gathers all features, and takes
numpy.cov and scipy.linalg.sqrtm, as most people's scripts do. GANKit is the whole command `gan evaluate --no-floor`, with its caches empty.
The second part has a network of 2,048 features that costs next to nothing (a random matrix), so that the statistics are what takes time;
for Python sqrtm alone is counted, for GANKit the whole command once more when it knows the real statistics and has 20 pictures to compare:
starting, reading these and the trace, which takes as long whatever the number of pictures. Then the memory of `gan evaluate` for few and for many pictures. A number is the median of --rounds.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

import numpy
import scipy.linalg
import torch
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parent.parent
BATCH = 64


class Pictures(torch.utils.data.Dataset):
    def __init__(self, folder, count):
        paths = sorted(p for p in pathlib.Path(folder).rglob("*") if p.suffix.lower() in {".png", ".jpg", ".jpeg"})
        self.paths = [paths[i * len(paths) // count] for i in range(count)] if len(paths) > count else paths

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        return torch.from_numpy(numpy.array(Image.open(self.paths[index]).convert("RGB"))).permute(2, 0, 1)


def moments(folder, options, module):
    loader = torch.utils.data.DataLoader(Pictures(folder, options.count), BATCH, num_workers=options.workers)
    with torch.no_grad():
        features = torch.cat([module(batch, True) for batch in loader]).double().numpy()
    return features.mean(0), numpy.cov(features, rowvar=False)


def with_python(options, features):
    """The distance, seconds in all, and seconds of sqrtm."""
    start = time.perf_counter()
    module = torch.jit.load(features).eval()
    (mean1, covariance1), (mean2, covariance2) = (moments(f, options, module) for f in (options.real, options.fake))
    before = time.perf_counter()
    root = scipy.linalg.sqrtm(covariance1 @ covariance2)
    now = time.perf_counter()
    distance = ((mean1 - mean2) ** 2).sum() + numpy.trace(covariance1 + covariance2) - 2 * numpy.trace(root).real
    return float(distance), now - start, now - before


def with_gankit(options, features, count, fakes=None, kept=None):
    """The distance, seconds in all, and the peak of memory in MB."""
    cache = kept or tempfile.mkdtemp()
    words = [options.gan, "evaluate", "--real", options.real, "--fake", fakes or options.fake, "--features", features, "--metrics", "frechet",
             "--no-floor", "--json", "--samples", str(count), "--loader-threads", str(options.workers)]
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.PIPE, env={**os.environ, "GAN_CACHE": cache})
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if not kept:
        shutil.rmtree(cache)
    if status != 0:
        raise SystemExit(f"{' '.join(words)} ended with status {os.waitstatus_to_exitcode(status)}")
    return json.loads(text)["frechet"], seconds, usage.ru_maxrss / 1024


def wide_network(side, folder):
    """A module of 2,048 features: a random matrix and a ReLU."""
    class Wide(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.register_buffer("matrix", torch.randn(3 * side * side, 2048, generator=torch.Generator().manual_seed(0)) / side)

        def forward(self, x, features: bool):
            return torch.relu((x.float().flatten(1) / 127.5 - 1) @ self.matrix)

    path = os.path.join(folder, "wide.pt")
    torch.jit.script(Wide()).save(path)
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", required=True)
    parser.add_argument("--fake", required=True)
    parser.add_argument("--features", required=True)
    parser.add_argument("--gan", default=str(ROOT / "gan"))
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only-wide", action="store_true", help="the second part alone")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    if options.quick:
        options.count, options.rounds = 200, 1
    median = lambda results: [statistics.median(column) for column in zip(*results)]
    if not options.only_wide:
        ours, theirs = [], []
        for _ in range(options.rounds):
            ours.append(with_gankit(options, options.features, options.count))
            theirs.append(with_python(options, options.features))
        mine, python = median(ours), median(theirs)
        print(f"{options.count:,} pictures of each kind, {pathlib.Path(options.features).name}")
        print(f"  distance          GANKit {mine[0]:.6f}  Python {python[0]:.6f}  relative difference {abs(mine[0] / python[0] - 1):.1e}")
        print(f"  seconds in all    GANKit {mine[1]:.2f}  Python {python[1]:.2f}  ratio {mine[1] / python[1]:.2f}")
    with tempfile.TemporaryDirectory() as folder:
        side = Pictures(options.real, 1)[0].shape[1]
        wide = wide_network(side, folder)
        few = os.path.join(folder, "few")
        os.mkdir(few)
        for path in Pictures(options.fake, 20).paths:
            shutil.copy(path, few)
        kept = os.path.join(folder, "cache")
        mine, python = with_gankit(options, wide, options.count, kept=kept), with_python(options, wide)
        alone = statistics.median(
            with_gankit(options, wide, options.count, fakes=few, kept=kept)[1] for _ in range(options.rounds))
    print("2,048 features of a random matrix")
    print(f"  distance          GANKit {mine[0]:.6f}  Python {python[0]:.6f}  relative difference {abs(mine[0] / python[0] - 1):.1e}")
    print(f"  seconds in all    GANKit {mine[1]:.1f}  Python {python[1]:.1f}  ratio {mine[1] / python[1]:.2f}")
    print(f"  the trace         GANKit, starting included, {alone:.1f}  Python, sqrtm alone {python[2]:.1f}  ratio {python[2] / alone:.1f}")
    if options.only_wide:
        return
    few, many = (with_gankit(options, options.features, n)[2] for n in (max(options.count // 5, 2), options.count))
    print(f"memory              {few:.0f} MB for {options.count // 5:,} pictures of each kind, {many:.0f} MB for {options.count:,}")


if __name__ == "__main__":
    main()
