"""How the pictures look: few inks, words at the things themselves."""
import json

import matplotlib
matplotlib.use("Agg")
import numpy
from matplotlib import pyplot

REAL, FAKE, PENALTY, INK, PALE = "#2f6f9f", "#c0503c", "#c98f1e", "#333333", "#b8b8b8"

pyplot.rcParams.update({
    "font.size": 10, "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": "#777777",
    "axes.labelcolor": INK, "xtick.color": "#555555", "ytick.color": "#555555", "text.color": INK,
    "axes.titlesize": 10, "axes.titlelocation": "left", "savefig.facecolor": "white", "lines.linewidth": 1.8,
    "mathtext.default": "regular",
})


def figure(height, rows, columns, **more):
    """A figure that is 800 pixels wide at 100 a inch."""
    return pyplot.subplots(rows, columns, figsize=(8, height), layout="constrained", **more)


def mosaic(height, names, **more):
    """The same, with panels that span rows, by their names."""
    return pyplot.subplot_mosaic(names, figsize=(8, height), layout="constrained", **more)


def field(folder):
    """What CriticField wrote, as arrays."""
    return {name: numpy.array(value) for name, value in json.loads((folder / "critic.json").read_text()).items()}


def name_line(axes, x, y, words, colour, **more):
    axes.annotate(words, (x, y), color=colour, annotation_clip=False, **more)


def plane(axes, field, view, colour=INK, levels=14):
    """The critic's heights as contour lines, on a plane without numbers."""
    side = int(len(field["scores"]) ** 0.5)
    line = numpy.linspace(-view, view, side)
    axes.contour(line, line, field["scores"].reshape(side, side), levels=levels, colors=colour, linewidths=0.6,
                 linestyles="solid", alpha=0.6)
    axes.set(xlim=(-view, view), ylim=(-view, view), aspect="equal", xticks=[], yticks=[])


def dots(axes, points, colour, size=3, **more):
    axes.plot(points[:, 0], points[:, 1], ".", color=colour, markersize=size, markeredgewidth=0, **more)
