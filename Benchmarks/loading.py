"""Loading of pictures: GANKit beside Python's Pillow and DataLoader, the same files, the same cores, one run.

    Scripts/bench data                        # makes the files in a temporary folder: CIFAR-10 as JPEG, and large JPEGs
    Scripts/bench data --small FOLDER         # small JPEGs of one's own
    Scripts/bench data --quick                # few files: a smoke test, whose times mean nothing

For each set GANKit reads five epochs with its cache empty (the first decodes, the later ones come from the cache; the second meets each page of
the cache for the first time), and five in exact mode without a cache. Python has a DataLoader with as many worker processes, that are started before the clock: open, convert to RGB, resize
with antialiasing, crop, and numbers in -1 to 1; and, where torchvision is installed, its decoder and its resize. Each in turn, --rounds
times; a number is the median. The yardstick is a copy of the batches' numbers from memory to memory on one core.
"""
import argparse
import datetime
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import torch
from PIL import Image

try:
    import torchvision
    from torchvision.transforms import v2 as transforms
except (ImportError, RuntimeError):
    # A torchvision of another build than torch's raises the second.
    torchvision = None

ROOT = pathlib.Path(__file__).resolve().parent.parent
BATCH = 64


class WithPillow(torch.utils.data.Dataset):
    """Pictures as most people load them."""

    def __init__(self, folder, side):
        self.paths = sorted(str(path) for path in pathlib.Path(folder).rglob("*.jpg"))
        self.side = side

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        picture = Image.open(self.paths[index]).convert("RGB")
        width, height = picture.size
        if min(width, height) != self.side:
            scale = self.side / min(width, height)
            picture = picture.resize((max(self.side, int(width * scale)), max(self.side, int(height * scale))), Image.BILINEAR)
        left, top = (picture.width - self.side) // 2, (picture.height - self.side) // 2
        picture = picture.crop((left, top, left + self.side, top + self.side))
        return torch.from_numpy(numpy.array(picture)).permute(2, 0, 1).float() / 127.5 - 1


class WithTorchvision(WithPillow):
    """torchvision's own decoder, and its resize on tensors."""

    def __getitem__(self, index):
        picture = torchvision.io.decode_jpeg(torchvision.io.read_file(self.paths[index]), mode=torchvision.io.ImageReadMode.RGB)
        if min(picture.shape[1:]) != self.side:
            picture = transforms.functional.resize(picture, [self.side], antialias=True)
        return transforms.functional.center_crop(picture, [self.side]).float() / 127.5 - 1


def python_rate(dataset, workers, epochs):
    """Images a second, of each epoch; the workers are there before the clock starts."""
    loader = torch.utils.data.DataLoader(dataset, BATCH, shuffle=True, drop_last=True, num_workers=workers, persistent_workers=True)
    rates = []
    for epoch in range(epochs + 1):
        start, count = time.perf_counter(), 0
        for batch in loader:
            count += len(batch)
        # The first epoch starts the processes and fills the page cache.
        if epoch > 0:
            rates.append(count / (time.perf_counter() - start))
    return rates


def gankit_rate(options, folder, side, exact):
    """Images a second of five epochs, with an empty cache folder."""
    with tempfile.TemporaryDirectory() as cache:
        command = [options.gan, "data", "bench", str(folder), "--side", str(side), "--epochs", "5", "--batch", str(BATCH),
                   "--threads", str(options.threads), "--json"] + (["--exact", "--cache", "off"] if exact else [])
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"GAN_CACHE": cache})
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)} ended with status {done.returncode}:\n{done.stderr}")
        return json.loads(done.stdout)["images_per_second"]


def copy_rate(side):
    """Batches of numbers copied from memory to memory, in images a second."""
    # Many of them, so that they are not in the processor's caches.
    source = [torch.rand(BATCH, 3, side, side) for _ in range(max(4, 2**28 // (BATCH * 12 * side * side)))]
    target = torch.empty_like(source[0])
    torch.set_num_threads(1)
    best = 0.0
    for _ in range(5):
        start = time.perf_counter()
        for batch in source:
            target.copy_(batch)
        best = max(best, BATCH * len(source) / (time.perf_counter() - start))
    return best


def small_pictures(folder, options):
    """The JPEG files of CIFAR-10."""
    archive = pathlib.Path(options.cifar)
    if not archive.exists():
        raise SystemExit(f"{archive} is not there; name the archive by --cifar, or a folder of small JPEG files by --small")
    subprocess.run(["tar", "-xf", str(archive), "-C", str(folder)], check=True)


def large_pictures(folder, count, small):
    """JPEG files of 350 to 700 pixels a side: small ones enlarged, with the noise of a camera, so that they are as long as photographs."""
    random = numpy.random.default_rng(0)
    sources = sorted(pathlib.Path(small).rglob("*.jpg"))
    for number in range(count):
        width, height = random.integers(350, 700, 2)
        picture = Image.open(sources[number * len(sources) // count]).convert("RGB").resize((width, height), Image.BICUBIC)
        pixels = numpy.asarray(picture) + random.normal(0, 6, (height, width, 1))
        Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8)).save(f"{folder}/{number:05}.jpg", quality=90)


def measure(folder, side, options):
    programs = {"GANKit": lambda: gankit_rate(options, folder, side, exact=False),
                "GANKit, exact": lambda: gankit_rate(options, folder, side, exact=True),
                "Pillow and DataLoader": lambda: python_rate(WithPillow(folder, side), options.threads, 1)}
    if torchvision:
        programs["torchvision and DataLoader"] = lambda: python_rate(WithTorchvision(folder, side), options.threads, 1)
    rounds = {name: [] for name in programs}
    for turn in range(options.rounds):
        for name, program in programs.items():
            print(f"{folder}: round {turn + 1} of {options.rounds}, {name}", file=sys.stderr, flush=True)
            rounds[name].append(program())
    middle = {name: [statistics.median(epoch) for epoch in zip(*rates)] for name, rates in rounds.items()}
    return {"images": len(WithPillow(folder, side)), "side": side, "copying": copy_rate(side), "programs": middle, "rounds": rounds}


def table(name, result):
    programs = result["programs"]
    pillow = programs["Pillow and DataLoader"][0]
    rows = [("GANKit, first epoch", programs["GANKit"][0]), ("GANKit, later epochs, from the cache", max(programs["GANKit"][1:])),
            ("GANKit, exact, first epoch", programs["GANKit, exact"][0]), ("Pillow and DataLoader", pillow)]
    if "torchvision and DataLoader" in programs:
        rows.append(("torchvision and DataLoader", programs["torchvision and DataLoader"][0]))
    rows.append(("a copy of the numbers, one core", result["copying"]))
    lines = [f"### {name}: {result['images']:,} files to {result['side']}×{result['side']}", "",
             "| what | images a second | over Pillow and DataLoader |", "| --- | --- | --- |"]
    return lines + [f"| {what} | {rate:,.0f} | {rate / pillow:.1f} |" for what, rate in rows] + [""]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cifar", default=str(ROOT.parent / "shared/data/cifar10-jpeg.tar.xz"), help="archive of CIFAR-10 as JPEG files")
    parser.add_argument("--small", help="folder of small JPEG files instead")
    parser.add_argument("--threads", type=int, default=2, help="threads of GANKit, and worker processes of Python (2)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each program runs (3)")
    parser.add_argument("--large", type=int, default=2000, help="how many large JPEG files (2000)")
    parser.add_argument("--quick", action="store_true", help="few files, one round: a smoke test")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "Benchmarks/results", help="folder of the results")
    parser.add_argument("--gan", default=str(ROOT / "gan"), help="GANKit's program")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = pathlib.Path(options.small or f"{folder}/small"), pathlib.Path(f"{folder}/large")
        large.mkdir()
        if not options.small:
            small.mkdir()
            small_pictures(small, options)
        if options.quick:
            options.rounds, options.large = 1, 128
            few = pathlib.Path(f"{folder}/few")
            few.mkdir()
            for path in sorted(small.rglob("*.jpg"))[:256]:
                shutil.copy(path, few)
            small = few
        large_pictures(large, options.large, small)
        results = {"small JPEG files": measure(small, 32, options), "large JPEG files": measure(large, 64, options)}
    lines = [f"Command: `Scripts/bench data {' '.join(sys.argv[1:])}`".rstrip(" `") + "`, "
             f"rounds: {options.rounds}, threads or worker processes: {options.threads}; torch {torch.__version__}, Pillow {Image.__version__}"
             + (f", torchvision {torchvision.__version__}" if torchvision else ", torchvision is not installed, or not for this torch")
             + f"; {datetime.datetime.now().astimezone().isoformat(' ', 'minutes')}.", ""]
    for name, result in results.items():
        lines += table(name, result)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "loading.md").write_text("\n".join(lines))
    (options.out / "loading.json").write_text(json.dumps(results, indent=1) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
