"""The virial ratio over training: a healthy run, a critic trained too little, one whose penalty is too strong."""
import numpy

from runs import steps, together, train
from style import ACCENT, GREY, INK, PALE, figure, name_line

RECIPE = "Examples/TheoryInPictures/Gauges.swift"
# Words, their place, colour, options.
RUNS = [
    ("over-penalised:\nk from 2 to 20,000", (1060, 60), GREY, ("--later-k", "2e4")),
    ("healthy", (380, 2), ACCENT, ()),
    ("under-trained: one critic step,\nat a tenth of the rate", (560, 2e-4), INK,
     ("--critic-steps", "1", "--critic-rate", "1e-4")),
]


def ratio(lines, block=10):
    """The ratio of sums over blocks of steps, as GANKit's own warnings take it: a single gap may come close to 0."""
    usable = lines[: len(lines) // block * block]
    gap = numpy.array([line["criticGap"] for line in usable]).reshape(-1, block)
    virial = numpy.array([line["virial"] for line in usable]).reshape(-1, block)
    values = (virial * gap).sum(1) / gap.sum(1)
    # A fresh critic may have its scores the wrong way round.
    return numpy.arange(1, len(gap) + 1) * block, numpy.where(values > 0, values, numpy.nan)


def draw():
    folders = together(train, [(RECIPE, *options) for *_, options in RUNS])
    picture, axes = figure(3.6, 1, 1)
    facts = []
    axes.axhline(1, color=PALE, linewidth=1)
    for folder, (words, place, colour, _) in zip(folders, RUNS):
        lines = steps(folder)
        step, values = ratio(lines)
        axes.plot(step, values, color=colour)
        name_line(axes, *place, words, colour)
        settled = numpy.nanquantile(values[10:], [0.05, 0.95])
        last = lines[-1]["metrics"]
        facts.append(f"{words.splitlines()[0]} {' '.join(f'{v:.3g}' for v in values[9::10])}; "
                     f"highest {numpy.nanmax(values):.4g}, 90 % after step 100 {settled[0]:.3f} to {settled[1]:.3f}, "
                     f"w1 {last['w1']:.3f} (floor {last['w1Floor']:.3f}), high quality {last['highQuality']:.3f}")
    axes.set(yscale="log", xlabel="steps", ylabel="virial ratio p·k·R / L", xlim=(0, 2000), ylim=(1e-6, 1e4),
             yticks=[1e-6, 1e-4, 0.01, 1, 100, 1e4], yticklabels=["$10^{-6}$", "$10^{-4}$", "0.01", "1", "100", "$10^4$"])
    axes.minorticks_off()
    return picture, facts
