"""The critic's gap over steps, with a constraint and without."""
import numpy

from runs import CRITIC, steps, together, train
from style import FAKE, INK, PALE, PENALTY, REAL, figure, name_line

WORDS = {"none": ("no constraint", FAKE), "gradient": ("gradient penalty", PENALTY), "divergence": ("divergence, k = 2, p = 6", REAL)}


def draw():
    folders = together(train, [(CRITIC, "--constraint", name) for name in WORDS])
    picture, axes = figure(3.4, 1, 1)
    facts = []
    axes.axhline(2, color=PALE, linewidth=1)
    for folder, (name, (words, colour)) in zip(folders, WORDS.items()):
        lines = steps(folder)
        gaps = numpy.array([line["criticGap"] for line in lines]).reshape(-1, 10).mean(1)
        axes.plot(numpy.arange(1, len(gaps) + 1) * 10, gaps, color=colour)
        end = numpy.mean([line["criticGap"] for line in lines[-50:]])
        name_line(axes, lines[-1]["step"] * 1.01, end, words, colour, va="center")
        facts.append(f"{name}: gap {end:.4g} at the end")
    axes.set(yscale="log", xlabel="critic steps", ylabel="mean real − mean fake", xlim=(0, 2000))
    return picture, facts
