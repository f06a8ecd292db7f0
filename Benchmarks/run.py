"""The benchmark: for each case GANKit and two PyTorch programs in turn, round after round, each a process of its own.

    Scripts/bench                                    # the whole table, about an hour on two cores
    Scripts/bench --cases dcgan64-realAndFake,mlp
    Scripts/bench --growth                           # batch, side, width and threads, with a plotted curve
    Scripts/bench --quick                            # a smoke test with tiny networks; its times mean nothing

Writes table.md and table.json, or growth.md, growth.json and growth.png, into --out, after each case anew. A number is the median over
the rounds of each round's median. On the main case other forms of the second program run too: with malloc keeping its memory, and with
the gradient compiled by torch.compile.
"""
import argparse
import dataclasses
import datetime
import json
import os
import pathlib
import platform
import shlex
import statistics
import subprocess
import sys
import tempfile

import cases
import report

# Linux counts the parent's memory as its child's peak until the child has started, so this program stays small: no torch here.
ROOT = pathlib.Path(__file__).resolve().parent.parent
HERE = pathlib.Path(__file__).resolve().parent
RECIPE = "Benchmarks/CriticStep.swift"
PROGRAMS = {"gankit": None, "copied": ["copied"], "best": ["best"]}
FORMS = {"best, memory kept": ["best", "--keep-memory"], "best, compiled": ["best", "--compile"],
         "best, compiled, memory kept": ["best", "--compile", "--keep-memory"]}


class Failure(Exception):
    """A program ended without an answer."""


def answer(command: list[str]) -> dict:
    """Runs a program and reads the JSON object in the last line that it prints."""
    # Whoever has tuned OpenMP or malloc in the shell shall get the same numbers as anybody else.
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(("OMP_", "GOMP_", "KMP_", "MKL_", "DNNL_", "ONEDNN_", "MALLOC_", "LD_PRELOAD"))}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        ending = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise Failure(f"{shlex.join(command)} ended with status {done.returncode}:\n{ending}")
    return json.loads(lines[-1])


def python(script: str, *arguments: str) -> list[str]:
    return [sys.executable, str(HERE / script), *arguments]


def command(arguments: list[str] | None, case: cases.Case, options: argparse.Namespace) -> list[str]:
    if arguments is None:
        return [options.gan, "bench", RECIPE, *case.options(), "--repeat", repetitions(case, options), "--json"]
    return python("pytorch.py", *arguments, *case.options(), "--repeat", repetitions(case, options))


def repetitions(case: cases.Case, options: argparse.Namespace) -> str:
    """The MLP's steps take milliseconds, so they are timed more often."""
    return str(options.repeat * (20 if case.network == "mlp" else 1))


def summary(rounds: list[dict]) -> dict:
    """One program's rounds as one: medians over the rounds, the extremes of all."""
    steps = {name: {"min": min(one[name]["min"] for one in rounds),
                    "median": statistics.median(one[name]["median"] for one in rounds),
                    "max": max(one[name]["max"] for one in rounds)}
             for name in ("critic_step_ms", "generator_step_ms")}
    whole = statistics.median(one["critic_step_ms"]["median"] + one["generator_step_ms"]["median"] for one in rounds)
    return steps | {"whole_step_ms": whole, "critic_method": rounds[0]["critic_method"],
                    "peak_memory_mib": max(one["peak_memory_mib"] for one in rounds)}


def gradient_check(case: cases.Case, options: argparse.Namespace) -> dict:
    """Whether both PyTorch programs find GANKit's gradient from the same weights and samples.

    In float64: in float32 the patterns' own gradients differ by a thousandth of a parameter's largest number, because an activation that
    is nearly zero may have another sign when it was summed up in another order, and the slope of LeakyReLU jumps there.
    """
    if case.precision == "float32":
        case = dataclasses.replace(case, precision="float64")
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/step.safetensors"
        answer([options.gan, "bench", RECIPE, *case.options(), "--repeat", "1", "--json", "--dump", file])
        return {pattern: answer(python("pytorch.py", pattern, *case.options(), "--check", file))
                for pattern in ("copied", "best")}


def measure(name: str, case: cases.Case, options: argparse.Namespace) -> dict:
    """Everything about one case; a failure is recorded and does not end the run."""
    programs = dict(PROGRAMS)
    if name == cases.MAIN and not options.growth:
        programs |= FORMS
    rounds = {program: [] for program in programs}
    result = {"case": dataclasses.asdict(case), "words": case.words()}
    try:
        if not options.growth:
            result["check"] = gradient_check(case, options)
        for turn in range(options.rounds):
            for program, arguments in programs.items():
                say(f"{name}: round {turn + 1} of {options.rounds}, {program}")
                rounds[program].append(answer(command(arguments, case, options)))
            if name in (cases.MAIN, cases.MAIN_BF16) and not options.growth:
                result.setdefault("convolution", []).append(answer(python("convolution.py", *case.options())))
        result["programs"] = {program: summary(times) for program, times in rounds.items()}
    except Failure as failure:
        result["failure"] = str(failure)
        say(str(failure))
    return result | {"rounds": rounds}


def machine(options: argparse.Namespace) -> dict[str, str]:
    """Where and when; stops when GANKit and PyTorch would not run the same libtorch."""
    version, folder = answer([sys.executable, "-c", "import json, torch; print(json.dumps({'torch': torch.__version__, "
                              "'folder': torch.__path__[0]}))"]).values()
    linked = pathlib.Path(os.environ.get("GAN_TORCH_DIR") or ROOT / ".torch").resolve()
    if linked != pathlib.Path(folder).resolve():
        raise SystemExit(f"GANKit is linked to {linked} and Python's torch is in {folder}: times could not be compared")
    text = pathlib.Path("/proc/cpuinfo").read_text() if os.path.exists("/proc/cpuinfo") else ""
    fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    fields = {key.strip(): value.strip() for key, value in fields.items()}
    known = ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16")
    flags = [flag for flag in known if flag in fields.get("flags", "").split()]
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    return {
        "processor": f"{fields.get('model name') or platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
                     f"{' '.join(flags) or 'no vector instructions that we know of'}",
        "torch": version, "threads": str(options.threads), "commit": commit,
        "load": f"{os.getloadavg()[0]:.1f}", "date": datetime.datetime.now().astimezone().isoformat(" ", "minutes"),
    }


def chosen(options: argparse.Namespace) -> dict[str, cases.Case]:
    """The cases to run, with the number of threads and the device that were asked for."""
    if options.growth:
        found = {f"{name}={value}": cases.Case(**{"threads": options.threads, "device": options.device, name: value})
                 for name, values in cases.GROWTH.items() for value in values}
    else:
        names = options.cases.split(",") if options.cases else list(cases.TABLE)
        if unknown := [name for name in names if name not in cases.TABLE]:
            raise SystemExit(f"there is no case {unknown[0]}; the cases are {', '.join(cases.TABLE)}")
        found = {name: dataclasses.replace(cases.TABLE[name], threads=options.threads, device=options.device) for name in names}
    if options.quick:
        found = {name: dataclasses.replace(case, side=min(case.side, 16), width=8, batch=8) for name, case in found.items()}
    return found


def say(text: str):
    print(text, file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", metavar="NAME,…", help=f"some of {', '.join(cases.TABLE)}")
    parser.add_argument("--growth", action="store_true", help="vary batch, side, width and threads instead")
    parser.add_argument("--quick", action="store_true", help="tiny networks, one round: a smoke test")
    parser.add_argument("--rounds", type=int, help="how often each program runs (3)")
    parser.add_argument("--repeat", type=int, help="how often a program times each step (5)")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="threads of every program (default: all cores)")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--out", type=pathlib.Path, default=HERE / "results", help="folder of the results")
    parser.add_argument("--gan", default="./gan", help="GANKit's program")
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 3)
    options.repeat = options.repeat or (2 if options.quick else 5)
    found = chosen(options)
    results = {"command": shlex.join(["Scripts/bench", *sys.argv[1:]]), "machine": machine(options), "rounds": options.rounds,
               "repeat": options.repeat, "quick": options.quick, "cases": {}}
    if float(results["machine"]["load"]) > 0.5:
        say(f"The machine is busy (load {results['machine']['load']}): the times will be of little worth.")
    options.out.mkdir(parents=True, exist_ok=True)
    base = options.out / ("growth" if options.growth else "table")
    measured: dict[cases.Case, dict] = {}
    for name, case in found.items():
        # The main case is a point of every curve, and is measured once.
        if case not in measured:
            measured[case] = measure(name, case, options)
        results["cases"][name] = measured[case]
        base.with_suffix(".json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
        base.with_suffix(".md").write_text(report.markdown(results))
    print(report.markdown(results))
    if options.growth:
        subprocess.run(python("plot.py", str(base.with_suffix(".json"))), check=True)
    say(f"Written: {base}.md and {base}.json")
    wrong = [name for name, result in results["cases"].items() if "failure" in result or not report.agrees(result)]
    if wrong:
        raise SystemExit(f"failed, or with another gradient: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
