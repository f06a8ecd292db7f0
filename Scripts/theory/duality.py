"""A critic with slope 1 between two normal laws of one mean: its tent, and what it says of W1."""
import numpy

from runs import CRITIC, divergence, steps, train
from style import FAKE, INK, PALE, REAL, field, figure, name_line


def draw():
    folder = train(CRITIC, "--real", "normal:0,0.5", "--fake", "normal:0,2", "--constraint", "slope", "--weight", "50",
                   "--smooth", "--view", "5")
    last = steps(folder)[-1]
    gap = numpy.mean([line["criticGap"] for line in steps(folder)[-500:]])
    known = divergence("normal:0,0.5", "normal:0,2", "--sampler", "realAndFake", "--steps", "50")["theory"]["w1"]
    found = field(folder)
    place, slope = found["places"][:, 0], found["gradients"][:, 0]

    picture, (mass, height, slopes) = figure(5, 3, 1, sharex=True, gridspec_kw={"height_ratios": [1.1, 1.3, 1]})
    for name, colour in [("real", REAL), ("fake", FAKE)]:
        mass.hist(found[name][:, 0], bins=numpy.arange(-5, 5.1, 0.25), density=True, color=colour, alpha=0.7)
    name_line(mass, 0.75, 0.6, "real", REAL)
    name_line(mass, 2.2, 0.2, "fake, to be moved inwards", FAKE)
    for side in (-1, 1):
        mass.annotate("", (side * 1.3, 0.42), (side * 3.3, 0.42), arrowprops={"arrowstyle": "->", "color": FAKE})
    mass.set(yticks=[], ylabel="mass")
    height.plot(place, found["scores"] - found["scores"].max(), color=INK)
    height.set(ylabel="score T(x)")
    slopes.axhline(1, color=PALE, linewidth=1)
    slopes.axhline(-1, color=PALE, linewidth=1)
    slopes.plot(place, slope, color=INK)
    slopes.set(ylabel="slope of T", xlabel="place x", ylim=(-1.4, 1.4), yticks=[-1, 0, 1], xlim=(-5, 5))
    for axes in (mass, height):
        axes.tick_params(bottom=False)
    name_line(height, 1.9, -0.6, f"mean real − mean fake = {gap:.2f}\nW1 = {known:.2f}", INK)
    return picture, [f"gap {gap:.4f}, W1 of samples {last['metrics']['w1']:.4f}, W1 {known:.4f}"]
