"""The critic's gap over steps, with a constraint and without."""
import numpy

from runs import CRITIC, steps, together, train
from style import ACCENT, GREY, INK, figure

WAYS = {"none": ("no constraint", INK, 0), "gradient": ("gradient penalty", GREY, 5),
        "divergence": ("divergence", ACCENT, -5)}
# The learning rate falls afterwards.
STEPS = 1_000


def draw():
    folders = together(train, [(CRITIC, "--constraint", name, "--smooth") for name in WAYS])
    picture, axes = figure(3.2, 1, 1)
    facts = []
    for folder, (name, (words, colour, lift)) in zip(folders, WAYS.items()):
        gaps = numpy.array([line["criticGap"] for line in steps(folder)])
        blocks = gaps[:STEPS].reshape(-1, 10).mean(1)
        axes.plot(numpy.arange(1, len(blocks) + 1) * 10, blocks, color=colour)
        axes.annotate(words, (STEPS, blocks[-1]), (6, lift), textcoords="offset points", color=colour, va="center",
                      annotation_clip=False)
        facts.append(f"{name}: gap {blocks[9]:.4g} around step 100, {blocks[-1]:.4g} around {STEPS}, "
                     f"{gaps[-500:].mean():.4f} in the last 500 of {len(gaps)}")
    axes.set(yscale="log", xlabel="critic steps", ylabel="mean real − mean fake", xlim=(0, STEPS), ylim=(0.5, 200),
             yticks=[1, 10, 100], yticklabels=["1", "10", "100"])
    axes.minorticks_off()
    return picture, facts
