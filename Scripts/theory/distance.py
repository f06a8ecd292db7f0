"""W1 and the Jensen–Shannon divergence between two blocks of mass that move apart."""
import math

import numpy

from runs import CRITIC, steps, together, train
from style import FAKE, GREY, INK, REAL, field, mosaic, name_line

DISTANCES = [0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3]


def draw():
    folders = together(train, [
        (CRITIC, "--real", "uniform:0,1", "--fake", f"uniform:{d:g},{d + 1:g}", "--loss", "minimax",
         "--constraint", "none", "--smooth", "--rate", "0.01") for d in DISTANCES])
    wasserstein = [steps(folder)[-1]["metrics"]["w1"] for folder in folders]
    # The best critic of the logistic loss has 2·log 2 − 2·JS.
    shannon = [math.log(2) - numpy.mean([line["criticLoss"] for line in steps(folder)[-200:]]) / 2 for folder in folders]

    picture, panels = mosaic(3.6, [["above", "far"], ["middle", "far"], ["below", "far"]], width_ratios=[1, 1.25])
    for (row, name), d in zip(enumerate(["above", "middle", "below"]), [0.5, 1, 2]):
        axes = panels[name]
        points = field(folders[DISTANCES.index(d)])
        for name, colour in [("real", REAL), ("fake", FAKE)]:
            axes.hist(points[name][:, 0], bins=numpy.arange(0, 3.3, 0.125), density=True, color=colour, alpha=0.75)
        axes.set(xlim=(0, 3.2), ylim=(0, 2.3), yticks=[], xticks=[0, 1, 2, 3] if row == 2 else [])
        axes.spines.left.set_visible(False)
        axes.annotate("", (0.5, 1.75), (0.5 + d, 1.75), arrowprops={"arrowstyle": "->", "color": INK})
        axes.text(0.62 + d, 1.75, f"d = {d:g}", va="center")
        if row == 0:
            axes.set_title("the mass has to move by d")
    panels["below"].set_xlabel("place")
    panels["middle"].text(0.5, 0.4, "real", color="white", ha="center")
    panels["middle"].text(1.5, 0.4, "fake", color="white", ha="center")

    axes = panels["far"]
    line = numpy.linspace(0, 3.2, 200)
    axes.plot(line, line, color=INK)
    axes.plot(line, numpy.minimum(line, 1) * math.log(2), color=GREY)
    axes.plot(DISTANCES, wasserstein, "o", color=INK, markersize=5)
    axes.plot(DISTANCES, shannon, "o", color=GREY, markersize=5)
    name_line(axes, 1.75, 2.1, "Wasserstein distance W1", INK, ha="right")
    name_line(axes, 3.2, 0.8, "Jensen–Shannon, log 2 at most", GREY, ha="right")
    axes.set(xlabel="distance d", ylabel="how far apart they are", xlim=(0, 3.3), ylim=(0, 3.3), xticks=range(4),
             yticks=range(4))
    axes.set_title("lines: formulas, dots: measured")
    return picture, [f"d {d:g}: W1 {w:.3f}, JS {s:.4f}" for d, w, s in zip(DISTANCES, wasserstein, shannon)]
