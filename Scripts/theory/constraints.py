"""Four ways to keep a critic tame, on one pair: heights over the plane, and norms of the gradient."""
import numpy

from runs import CRITIC, steps, together, train
from style import FAKE, INK, PALE, REAL, dots, field, figure, plane

PAIR = ("--real", "ring:8,1.5,0.1", "--fake", "normal:0,0,1", "--view", "2.4")
WAYS = {
    "clipping": "weight clipping", "gradient": "gradient penalty", "spectral": "spectral norm",
    "divergence": "divergence",
}


def draw():
    folders = together(train, [(CRITIC, *PAIR, "--constraint", name) for name in WAYS])
    picture, panels = figure(4.1, 2, 4, gridspec_kw={"height_ratios": [1.35, 1]})
    facts = []
    for (above, below), folder, (name, words) in zip(panels.T, folders, WAYS.items()):
        found = field(folder)
        plane(above, found, 2.4)
        dots(above, found["real"], REAL)
        dots(above, found["fake"], FAKE)
        above.set_title(words)
        norms = numpy.linalg.norm(found["penalizedGradients"], axis=1)
        below.axvline(1, color=PALE, linewidth=1)
        below.hist(norms, bins=numpy.logspace(-2, 1, 46), color=INK)
        below.set(xscale="log", xlim=(0.03, 5), yticks=[], xticks=[0.1, 1], xticklabels=["0.1", "1"])
        below.minorticks_off()
        below.spines.left.set_visible(False)
        gap = numpy.mean([line["criticGap"] for line in steps(folder)[-100:]])
        low, middle, high = numpy.quantile(norms, [0.05, 0.5, 0.95])
        below.set_xlabel(f"‖∇T‖, median {middle:.2f}")
        distances = [line["distance"] for line in steps(folder)[-100:] if "distance" in line]
        if distances:
            facts.append(f"{name}: S_p {numpy.mean(distances):.3f}")
        facts.append(f"{name}: gap {gap:.3f}, ‖∇T‖ 5 % {low:.3f}, median {middle:.3f}, 95 % {high:.3f}, "
                     f"W1 {steps(folder)[-1]['metrics']['w1']:.3f}")
    return picture, facts
