"""How the pictures look: few inks, words at the things themselves."""
import io
import json

import matplotlib
matplotlib.use("Agg")
import numpy
from matplotlib import pyplot
from PIL import Image, ImageColor

# Points: real ones, fakes, and those of the penalty.
REAL, FAKE, PENALTY = "#2f6f9f", "#c0503c", "#c98f1e"
# Lines: three things that are compared, and what is only there for the eye.
INK, GREY, ACCENT, PALE = "#222222", "#8a8a8a", "#6a3d9a", "#c4c4c4"
INKS = [REAL, FAKE, PENALTY, INK, GREY, ACCENT]

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


def plane(axes, field, view, levels=10):
    """The critic's heights, the lighter the higher, on a plane without numbers."""
    side = int(len(field["scores"]) ** 0.5)
    line = numpy.linspace(-view, view, side)
    heights = field["scores"].reshape(side, side)
    axes.contourf(line, line, heights, levels=levels, cmap="Greys_r", alpha=0.35)
    axes.contour(line, line, heights, levels=levels, colors="#888888", linewidths=0.5, linestyles="solid")
    axes.set(xlim=(-view, view), ylim=(-view, view), aspect="equal", xticks=[], yticks=[])
    for spine in axes.spines.values():
        spine.set_visible(False)


def dots(axes, points, colour, size=3, **more):
    axes.plot(points[:, 0], points[:, 1], ".", color=colour, markersize=size, markeredgewidth=0, **more)


def save(picture, path):
    """Writes a PNG with a palette, which has a third of the size."""
    whole = io.BytesIO()
    picture.savefig(whole, dpi=150)
    pyplot.close(picture)
    whole = Image.open(whole).convert("RGB")
    # The inks of few dots would get lost among the shades of large areas.
    # Shades that are nearly white would tint the paper.
    shades = numpy.array(whole.quantize(200).getpalette()[:600]).reshape(-1, 3)
    inks = numpy.array([ImageColor.getrgb(ink) for ink in ["#ffffff"] + INKS])
    palette = Image.new("P", (1, 1))
    palette.putpalette(numpy.concatenate([shades[shades.min(1) < 246], inks]).flatten().tolist())
    whole.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)
