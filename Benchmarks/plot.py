"""Plots the curves of `Scripts/bench --growth`, beside the JSON file.

    python Benchmarks/plot.py Benchmarks/results/growth.json      # writes growth.png
"""
import json
import pathlib
import sys

import matplotlib
matplotlib.use("Agg")
from matplotlib import pyplot
from matplotlib.ticker import NullLocator

LABELS = {"copied": "PyTorch, as people copy it (a)", "best": "PyTorch at its best (b)", "gankit": "GANKit"}
COLOURS = {"copied": "#b04a3a", "best": "#d9a441", "gankit": "#2f6f9f"}
AXES = {"batch": "samples of each class", "side": "side in pixels", "width": "channels of the first layer", "threads": "threads"}


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    path = pathlib.Path(sys.argv[1])
    results = json.loads(path.read_text())
    # A run that was ended early has only some of the curves.
    measured = {key.split("=")[0] for key, result in results["cases"].items() if "programs" in result}
    axes = {name: label for name, label in AXES.items() if name in measured}
    if not axes:
        raise SystemExit(f"{path} has no case that was measured")
    figure, panels = pyplot.subplots(1, len(axes), figsize=(1 + 3.5 * len(axes), 4.2), layout="constrained", squeeze=False)
    panels = panels[0]
    for panel, (name, label) in zip(panels, axes.items()):
        found = {int(key.split("=")[1]): result["programs"] for key, result in results["cases"].items()
                 if key.startswith(f"{name}=") and "programs" in result}
        points = sorted(found)
        for program, words in LABELS.items():
            times = [found[point][program]["critic_step_ms"]["median"] for point in points]
            panel.plot(points, times, "o-", color=COLOURS[program], label=words)
        panel.set(xlabel=label, xscale="log", yscale="log")
        panel.set_xticks(points, [str(point) for point in points])
        panel.xaxis.set_minor_locator(NullLocator())
        panel.grid(alpha=0.3, which="both")
    panels[0].set_ylabel("critic step, ms")
    panels[0].legend(fontsize=8)
    machine = results["machine"]
    figure.suptitle(f"Critic step of WGAN-div, DCGAN networks, around side 64, width 64, batch 64\n{machine['processor']}, "
                    f"torch {machine['torch']}, {machine['date'][:10]}", fontsize=10)
    target = path.with_suffix(".png")
    figure.savefig(target, dpi=120)
    print(f"Written: {target}")


if __name__ == "__main__":
    main()
