"""Where six samplers put the penalty, and the critics that come of it."""
import numpy

from runs import CRITIC, steps, together, train
from style import FAKE, PENALTY, REAL, dots, field, figure, plane

PAIR = ("--real", "ring:3,1.6,0.12", "--fake", "normal:0,0,0.12", "--view", "2.2")
SAMPLERS = ["interpolated", "interpolatedWithin", "interpolatedMixed", "realAndFake", "fake", "real"]


def draw():
    folders = together(train, [(CRITIC, *PAIR, "--at", name) for name in SAMPLERS])
    picture, panels = figure(5.6, 2, 3)
    facts = []
    for number, (axes, folder, name) in enumerate(zip(panels.flat, folders, SAMPLERS), 1):
        found = field(folder)
        plane(axes, found, 2.2)
        dots(axes, found["real"][:200], REAL, 6)
        dots(axes, found["fake"][:200], FAKE, 6)
        dots(axes, found["penalized"][:: len(found["penalized"]) // 160], PENALTY, 3.5)
        lines = steps(folder)
        gap = numpy.mean([line["criticGap"] for line in lines[-100:]])
        half = numpy.mean([line["criticGap"] for line in lines[len(lines) // 2 - 100:len(lines) // 2]])
        axes.set_title(f"{number}  {name}")
        axes.set_xlabel(f"L = {gap:.2f}")
        facts.append(f"{name}: gap {gap:.3f}, half way {half:.3f}, S_p {numpy.mean([l['distance'] for l in lines[-100:]]):.3f}, "
                     f"W1 {lines[-1]['metrics']['w1']:.3f}")
    return picture, facts
