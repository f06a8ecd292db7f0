"""The Wasserstein divergence: two points at a distance, and the slope of the best critic between two normal laws."""
import math

import numpy

from runs import CRITIC, divergence, together, train
from style import ACCENT, GREY, field, figure, name_line

DISTANCES = [0.25, 0.5, 1, 1.5, 2]
CASES = [(0.5, 2, GREY), (2, 6, ACCENT)]


def factor(k, p):
    """C(p, k) = (p − 1) · p^(−p/(p−1)) · k^(−1/(p−1))."""
    return (p - 1) * p ** (-p / (p - 1)) * k ** (-1 / (p - 1))


def normal(x):
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi), math.erfc(-x / math.sqrt(2)) / 2


def slope(x, k, p):
    """The best critic's slope at x between N(0, 1) and N(2, 1), penalised at real and fake samples."""
    (real, below), (fake, below_fake) = normal(x), normal(x - 2)
    return -(abs(below_fake - below) / (k * p * (real + fake) / 2)) ** (1 / (p - 1))


def draw():
    picture, (left, right) = figure(3.6, 1, 2)
    facts = []
    line = numpy.linspace(0, 2.1, 200)
    for k, p, colour in CASES:
        found = together(divergence, [("mass:0", f"mass:{d:g}", "--k", f"{k:g}", "--p", f"{p:g}") for d in DISTANCES])
        left.plot(line, factor(k, p) * line ** (p / (p - 1)), color=colour)
        left.plot(DISTANCES, [one["measured"]["divergence"] for one in found], "o", color=colour, markersize=5)
        facts += [f"k {k:g}, p {p:g}, d {d:g}: W {one['measured']['divergence']:.4f}, formula "
                  f"{factor(k, p) * d ** (p / (p - 1)):.4f}, S_p {one['measured']['distance']:.4f}, steps {one['steps']}"
                  for d, one in zip(DISTANCES, found)]
    left.set(xlabel="distance d of the two points", ylabel="divergence $W_{k,p}$", xlim=(0, 2.1), ylim=(0, 2.2),
             xticks=range(3), yticks=range(3))
    name_line(left, 1.6, 1.6, "k = ½, p = 2: d² / 2", GREY, ha="right")
    name_line(left, 1.55, 0.62, "k = 2, p = 6", ACCENT)

    folders = together(train, [
        (CRITIC, "--smooth", "--k", f"{k:g}", "--p", f"{p:g}", "--at", "realAndFake") for k, p, _ in CASES])
    places = numpy.linspace(-2, 4, 121)
    for folder, (k, p, colour) in zip(folders, CASES):
        right.plot(places, [-slope(x, k, p) for x in places], color=colour)
        found = field(folder)
        some = slice(0, None, 20)
        right.plot(found["places"][some, 0], -found["gradients"][some, 0], "o", color=colour, markersize=5)
        facts.append(f"k {k:g}, p {p:g}: slope at 1 {-found['gradients'][250, 0]:.4f}, formula {-slope(1, k, p):.4f}")
    name_line(right, 1, 3.0, "k = ½, p = 2", GREY, ha="center")
    name_line(right, 1, 0.45, "k = 2, p = 6", ACCENT, ha="center")
    right.set(xlim=(-2, 4), ylim=(0, 3.3), yticks=range(4), xlabel="place x, from N(0, 1) to N(2, 1)",
              ylabel="slope ‖∇T‖")
    picture.suptitle("lines: formulas, dots: measured", x=0.01, ha="left", fontsize=10)
    return picture, facts
