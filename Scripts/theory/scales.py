"""What k and p do to the best critic between N(0, 1) and N(2, 1): gap, slope and S_p over k."""
import numpy

from runs import divergence, together
from style import ACCENT, GREY, INK, PALE, figure, name_line

WEIGHTS = [0.1, 0.5, 2, 10]
POWERS = {2: GREY, 3: INK, 6: ACCENT}
PAIR = ("normal:0,1", "normal:2,1", "--sampler", "interpolated")


def draw():
    picture, panels = figure(3.2, 1, 3)
    facts, known_distances = [], {}
    for p, colour in POWERS.items():
        found = together(divergence, [(*PAIR, "--k", f"{k:g}", "--p", f"{p}") for k in WEIGHTS])
        measured = [one["measured"] for one in found]
        known_distances[p] = found[2]["theory"]["distance"]
        for axes, name in zip(panels, ["gap", "mean_slope", "distance"]):
            values = [one[name] for one in measured]
            axes.plot(WEIGHTS, values, "o", color=colour, markersize=5)
            # Through the known value at k = 2 (the mean slope, which has no formula here, through the measured one).
            power = 0 if name == "distance" else -1 / (p - 1)
            known = {"gap": found[2]["theory"]["gap"], "distance": found[2]["theory"]["distance"], "mean_slope": values[2]}
            line = numpy.array([0.07, 14])
            axes.plot(line, known[name] * (line / 2) ** power, color=colour, linewidth=1.2)
            if name != "distance":
                name_line(axes, 16, known[name] * 8 ** power, f"p = {p}", colour, va="center")
        facts += [f"p {p}, k {k:g}: gap {m['gap']:.4f} ({one['theory']['gap']:.4f}), mean slope {m['mean_slope']:.4f}, "
                  f"S_p {m['distance']:.4f} ({one['theory']['distance']:.4f}), virial {m['virial']:.4f}, steps {one['steps']}"
                  for k, m, one in zip(WEIGHTS, measured, found)]
    for axes, title in zip(panels, ["gap L of the best critic", "mean slope ‖∇T‖", "S_p = L / R^(1/p)"]):
        axes.set(xscale="log", xlabel="penalty weight k", xlim=(0.06, 16), xticks=WEIGHTS, xticklabels=["0.1", "½", "2", "10"])
        axes.set_title(title)
        if axes is not panels[2]:
            axes.set(yscale="log", yticks=[0.1, 1, 10], yticklabels=["0.1", "1", "10"], ylim=(0.04, 35))
    panels[2].set(ylim=(0, 2.5), yticks=[0, 1, 2])
    for row, (p, colour) in enumerate(POWERS.items()):
        panels[2].text(0.12, 0.66 - 0.08 * row, f"p = {p}: {known_distances[p]:.3f}", color=colour,
                       transform=panels[2].transAxes)
    panels[2].text(0.12, 0.36, "W1 = 2", color="#777777", transform=panels[2].transAxes)
    panels[2].axhline(2, color=PALE, linewidth=1, zorder=0)
    for axes in panels:
        axes.minorticks_off()
    return picture, facts
