"""The virial ratio over training: a healthy run, a critic that is not trained enough, and one whose penalty is too strong."""
import numpy

from runs import steps, together, train
from style import ACCENT, GREY, INK, PALE, figure, name_line

RECIPE = "Scripts/theory/Gauges.swift"
RUNS = {
    "healthy": (ACCENT, ()),
    "one critic step": (INK, ("--critic-steps", "1", "--critic-rate", "3e-5")),
    "k raised": (GREY, ("--later-k", "2e4")),
}


def ratio(lines, block=20):
    """The ratio of sums over blocks of steps, as GANKit's own warnings take it: a single gap may come close to 0."""
    usable = lines[: len(lines) // block * block]
    gap = numpy.array([line["criticGap"] for line in usable]).reshape(-1, block)
    virial = numpy.array([line["virial"] for line in usable]).reshape(-1, block)
    return numpy.arange(1, len(gap) + 1) * block, (virial * gap).sum(1) / gap.sum(1)


def draw():
    folders = together(train, [(RECIPE, *words) for _, words in RUNS.values()])
    picture, axes = figure(3.6, 1, 1)
    facts = []
    axes.axhline(1, color=PALE, linewidth=1)
    for folder, (name, (colour, words)) in zip(folders, RUNS.items()):
        lines = steps(folder)
        step, values = ratio(lines)
        axes.plot(step, values, color=colour)
        name_line(axes, step[-1] * 1.01, values[-10:].mean(), name, colour, va="center")
        facts.append(f"{name}: {' '.join(f'{v:.3g}' for v in values[4::10])}; {lines[-1]['metrics']}")
    axes.set(yscale="log", xlabel="steps", ylabel="virial ratio p·k·R / L", xlim=(0, 2000))
    return picture, facts
