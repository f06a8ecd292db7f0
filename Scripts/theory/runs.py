"""Runs GANKit for the pictures and keeps what the runs leave, so that a picture can be drawn again without them."""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEPT = ROOT / ".build/pictures"
CRITIC = "Examples/TheoryInPictures/CriticAlone"
AT_ONCE = max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))


def train(recipe, *words):
    """A run of a recipe. Returns its folder."""
    folder = kept("run", sources(recipe), words)
    if not folder.exists():
        aside = folder.with_suffix(".part")
        shutil.rmtree(aside, ignore_errors=True)
        gan("run", recipe, *words, "--threads", "1", "--quiet", "--out", str(aside))
        aside.rename(folder)
    return folder


def divergence(real, fake, *words):
    """What `gan divergence` measures, as its object."""
    file = kept("divergence", "", (real, fake) + words).with_suffix(".json")
    if not file.exists():
        aside = file.with_suffix(".part")
        aside.write_text(gan("divergence", real, fake, *words, "--json"))
        aside.rename(file)
    return json.loads(file.read_text())


def together(function, calls):
    """Calls a function with each list of words, as many at once as there are cores."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda words: function(*words), calls))


def steps(folder):
    """The lines of a run's metrics that tell of a step."""
    lines = [json.loads(line) for line in (folder / "metrics.jsonl").read_text().splitlines()]
    return [line for line in lines if "event" not in line]


def gan(*words):
    print("  gan", *words, flush=True)
    # One thread each: sums are added up in one order, and several processes share the cores.
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    ending = subprocess.run([str(ROOT / "gan"), *words], cwd=ROOT, env=environment, capture_output=True, text=True)
    if ending.returncode:
        raise SystemExit(f"pictures: gan {' '.join(words)} ended with status {ending.returncode}\n{ending.stderr}")
    return ending.stdout


def sources(recipe):
    path = ROOT / recipe
    files = sorted(path.glob("*.swift")) if path.is_dir() else [path]
    return "".join(file.read_text() for file in files)


def kept(kind, text, words):
    KEPT.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256("\0".join((text,) + tuple(words)).encode()).hexdigest()[:16]
    return KEPT / f"{kind}-{digest}"
