"""The results of run.py as Markdown. Imported by run.py; by itself it prints the table of a JSON file.

    python Benchmarks/report.py Benchmarks/results/table.json
"""
import json
import sys

import cases

COLUMNS = ("gankit", "copied", "best")
# What issue 4 asks for: words, quantity, GANKit's case, PyTorch's case, and the factors over (a) and (b).
GOALS = (
    ("critic step, `.dcgan` 64, `.realAndFake`", "critic_step_ms", cases.MAIN, cases.MAIN, 2.8, 2.3),
    ("the same in bf16, against their float32", "critic_step_ms", cases.MAIN_BF16, cases.MAIN, 4.5, 3.5),
    ("the same in bf16, against their bf16 autocast", "critic_step_ms", cases.MAIN_BF16, cases.MAIN_BF16, 2.0, 1.5),
    ("critic step, `.interpolated` (WGAN-GP)", "critic_step_ms", "dcgan64-gradientPenalty", "dcgan64-gradientPenalty", 1.8, 1.5),
    ("generator step, `.dcgan` 64", "generator_step_ms", cases.MAIN, cases.MAIN, 1.5, 1.1),
    ("whole step of the 2-D toy", "whole_step_ms", "mlp", "mlp", 3.0, 2.0),
)


def value(program: dict, quantity: str) -> float:
    found = program[quantity]
    return found["median"] if isinstance(found, dict) else found


def number(amount: float) -> str:
    return f"{amount:,.0f}" if amount >= 100 else f"{amount:.1f}" if amount >= 10 else f"{amount:.2f}"


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    return ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]] + [""]


def agrees(result: dict) -> bool:
    return all(check["agrees"] for check in result.get("check", {}).values())


def markdown(results: dict) -> str:
    whole = {name: result for name, result in results["cases"].items() if "programs" in result}
    machine = results["machine"]
    lines = [f"Command: `{results['command']}`, rounds: {results['rounds']}, times in each: {results['repeat']} (the MLP 20 times that).",
             "",
             f"Machine: {machine['processor']}; torch {machine['torch']}, threads: {machine['threads']}; GANKit {machine['commit']}; "
             f"{machine['date']}, load at the start {machine['load']}.", "",
             "(a) is what people copy, (b) the best PyTorch that we could write with autograd; see `Benchmarks/steps.py`.", "",
             *table(["case", "what", "critic step"], [[name, result["words"], result["programs"]["gankit"]["critic_method"]]
                                                      for name, result in whole.items()])]
    if results["quick"]:
        lines += ["**A smoke test with tiny networks: no number below means anything.**", ""]
    for title, quantity in (("Critic step", "critic_step_ms"), ("Generator step", "generator_step_ms"),
                            ("Both steps", "whole_step_ms")):
        lines += [f"## {title}", ""] + times(whole, quantity)
    lines += ["## Peak memory of the process, libtorch and Python included", ""] + memory(whole)
    lines += forms(whole) + rate(whole) + gradients(results["cases"]) + goals(whole)
    for name, result in results["cases"].items():
        if "failure" in result:
            lines += [f"**{name} failed:**", "", "```", result["failure"], "```", ""]
    return "\n".join(lines)


def times(whole: dict, quantity: str) -> list[str]:
    rows = []
    for name, result in whole.items():
        gankit, *others = [value(result["programs"][program], quantity) for program in COLUMNS]
        rows.append([name, *map(number, [gankit, *others]), *[f"{other / gankit:.2f}" for other in others]])
    return table(["case", "GANKit ms", "(a) ms", "(b) ms", "(a)/GANKit", "(b)/GANKit"], rows)


def memory(whole: dict) -> list[str]:
    rows = []
    for name, result in whole.items():
        gankit, *others = [result["programs"][program]["peak_memory_mib"] for program in COLUMNS]
        rows.append([name, *map(number, [gankit, *others]), *[f"{100 * gankit / other:.0f} %" for other in others]])
    return table(["case", "GANKit MiB", "(a) MiB", "(b) MiB", "of (a)", "of (b)"], rows)


def forms(whole: dict) -> list[str]:
    """Other ways to run (b), on the main case."""
    result = whole.get(cases.MAIN, {"programs": {}})
    found = [name for name in result["programs"] if name.startswith("best")]
    if len(found) < 2:
        return []
    gankit, rows = result["programs"]["gankit"], []
    for name in found:
        program = result["programs"][name]
        rows.append([name] + [text for quantity in ("critic_step_ms", "generator_step_ms", "peak_memory_mib") for text in
                              (number(value(program, quantity)), f"{value(program, quantity) / value(gankit, quantity):.2f}")])
    lines = [f"## Forms of (b) on {cases.MAIN}", ""]
    lines += table(["form", "critic ms", "/GANKit", "generator ms", "/GANKit", "MiB", "/GANKit"], rows)
    for name in found:
        compiled = result["rounds"][name][0].get("compile")
        if compiled:
            lines += [f"torch.compile ({name}): " + "; ".join(f"{key}: {word}" for key, word in compiled.items()) + ".", ""]
    return lines


def rate(whole: dict) -> list[str]:
    """What share of one large convolution's rate the critic step reaches."""
    rows = []
    for name in (cases.MAIN, cases.MAIN_BF16):
        if name not in whole:
            continue
        result = whole[name]
        best = max(one["gflops"] for one in result["convolution"])
        one, batch = result["convolution"][0], result["case"]["batch"]
        passes = 4 * 2 * batch * one["critic_gflop"]
        step = value(result["programs"]["gankit"], "critic_step_ms") / 1000
        counts = [("four passes", passes, step),
                  ("four passes and the generator's forward", passes + batch * one["generator_gflop"], step)]
        gradients = [one.get("critic_gradient_ms") for one in result["rounds"]["gankit"]]
        if all(gradients):
            middle = sorted(one["median"] for one in gradients)[len(gradients) // 2]
            counts.append(("four passes over the gradient's time alone", passes, middle / 1000))
        rows += [[name, number(best), what, number(work), number(1000 * seconds), number(work / seconds),
                  f"{100 * work / seconds / best:.0f} %"] for what, work, seconds in counts]
    if not rows:
        return []
    return ["## Share of one large convolution's rate", "",
            "The convolution: oneDNN, 3×3, 128 to 128 channels, 32×32 pixels, batch 128, channels-last, forward, the best of 10 in "
            "each round, of all rounds. Counted are 4 passes × 2 × batch × the operations of the critic's convolutions and dense "
            "layers in a forward pass, a multiply-add as two. The time of the critic step also holds the generator's forward pass "
            "and Adam.", "",
            *table(["case", "convolution GFLOP/s", "counted", "GFLOP", "ms", "GFLOP/s", "share"], rows)]


def gradients(found: dict) -> list[str]:
    rows = [[name, pattern, f"{check['gradient_difference']:.1e}", check["parameter"], f"{check['whole_gradient_difference']:.1e}",
             f"{100 * check['penalty_share']:.0f} %", "yes" if check["agrees"] else "**no**"]
            for name, result in found.items() for pattern, check in result.get("check", {}).items()]
    if not rows:
        return []
    return ["## The same gradient?", "", "GANKit's gradient beside PyTorch's own, from the same weights, samples and points.", "",
            *table(["case", "program", "largest difference", "in", "as one vector", "penalty's part", "agrees"], rows)]


def goals(whole: dict) -> list[str]:
    rows = []
    for words, quantity, own, theirs, *wanted in GOALS:
        if own in whole and theirs in whole:
            gankit = value(whole[own]["programs"]["gankit"], quantity)
            reached = [value(whole[theirs]["programs"][program], quantity) / gankit for program in ("copied", "best")]
            rows.append([words] + [f"{ratio:.2f} of {goal} {'✓' if ratio >= goal else '✗'}" for ratio, goal in zip(reached, wanted)])
    if cases.MAIN in whole:
        programs = whole[cases.MAIN]["programs"]
        shares = [programs["gankit"]["peak_memory_mib"] / programs[program]["peak_memory_mib"] for program in ("copied", "best")]
        rows.append(["peak memory, `.dcgan` 64"] + [f"{100 * share:.0f} % of at most {goal} % {'✓' if 100 * share <= goal else '✗'}"
                                                    for share, goal in zip(shares, (60, 70))])
    return ["## Goals", "", *table(["what", "against (a)", "against (b)"], rows)] if rows else []


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    print(markdown(json.load(open(sys.argv[1]))))
