"""Times the steps of one case in PyTorch, in one of two ways, and prints one JSON object with the keys of `gan bench --json`.

    python Benchmarks/pytorch.py copied --network dcgan --side 64 --sampler realAndFake --repeat 5
    python Benchmarks/pytorch.py best --side 64 --precision bf16
    python Benchmarks/pytorch.py best --side 64 --compile              # the critic's gradient by torch.compile, where that works
    python Benchmarks/pytorch.py best --side 64 --check step.safetensors

--check compares with the gradient of `gan bench Benchmarks/CriticStep.swift … --dump step.safetensors`, and ends with status 1 when a
number differs by 1e-9 or more (in float64; 1e-2 in float32) of the largest in its parameter's gradient (or of a hundredth of the largest of
all, as the last bias' gradient is zero but for rounding). In bf16, where biases' gradients are mostly rounding, the gradient as one vector
decides: 10 %.
"""
import argparse
import ctypes
import json
import resource
import statistics
import sys
import time

import torch

import cases
import networks
import steps


def peak_memory() -> float:
    """The most memory that this process ever held, Python and libtorch included, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def keep_memory():
    """Makes glibc keep what is freed, so that the kernel need not clear pages anew in every step."""
    trim_threshold, largest_mapping_count = -1, -4
    library = ctypes.CDLL(None)
    if not (library.mallopt(trim_threshold, 2**31 - 1) and library.mallopt(largest_mapping_count, 0)):
        raise SystemExit("--keep-memory needs glibc's malloc")


def milliseconds(device: torch.device, step, *arguments) -> float:
    start = time.perf_counter()
    step(*arguments)
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return 1000 * (time.perf_counter() - start)


def spread(times: list[float]) -> dict[str, float]:
    return {"min": min(times), "median": statistics.median(times), "max": max(times)}


def samples(case: cases.Case) -> torch.Tensor:
    """Random numbers in place of real samples."""
    return 2 * torch.rand([case.batch] + networks.sample_shape(case.network, case.side)) - 1


def words(error: Exception) -> str:
    """An error's own words, without the advice and the traceback that torch adds."""
    return f"{type(error).__name__}: {str(error).strip()}".split("\n\n")[0]


def try_compiling(pair: steps.Best, real: torch.Tensor) -> dict[str, object]:
    """Has torch compile the critic's gradient, and says how that went; what works is used from then on."""
    report = {}
    small = steps.Best(cases.Case(side=16, width=8, batch=4))
    small.critic = torch.compile(small.critic)
    tiny = small.placed(samples(small.case))
    try:
        small.gradient(tiny, tiny.flip(0))
        report["critic alone"] = "works"
    except Exception as error:
        report["critic alone"] = words(error)
    # The whole gradient as one graph: forward, gradient by the samples, and backward through both.
    torch._dynamo.config.trace_autograd_ops = True
    compiled = torch.compile(pair.gradient_by_autograd, fullgraph=True)
    fake = pair.fakes().detach()
    start = time.perf_counter()
    try:
        slopes = compiled(real, fake)
        report["whole gradient"] = "works"
        report["first_call_s"] = time.perf_counter() - start
        if pair.sampler != "interpolated":
            others = pair.gradient_by_autograd(real, fake)
            report["difference"] = length(a - b for a, b in zip(slopes, others)) / length(others)
        pair.gradient = compiled
    except Exception as error:
        report["whole gradient"] = words(error)
    return report


def time_steps(pair: steps.Steps, options: argparse.Namespace) -> dict[str, object]:
    case, device = pair.case, pair.device
    real = pair.placed(samples(case))
    report = {"compile": try_compiling(pair, real)} if options.compile else {}
    critic_times, generator_times = [], []
    # Steps in turn, as in training.
    for turn in range(-options.warmup, options.repeat):
        critic = milliseconds(device, pair.critic_step, real)
        generator = milliseconds(device, pair.generator_step)
        if turn >= 0:
            critic_times.append(critic)
            generator_times.append(generator)
    whole = statistics.median(critic_times) + statistics.median(generator_times)
    peak = torch.cuda.max_memory_reserved(device) / 2**20 if device.type == "cuda" else peak_memory()
    return report | {
        "critic_step_ms": spread(critic_times), "generator_step_ms": spread(generator_times),
        "images_per_second": 1000 * case.batch / whole, "critic_method": f"double backward, {options.pattern}",
        "peak_memory_mib": peak, "threads": torch.get_num_threads(), "device": case.device, "precision": case.precision,
        "start_memory_mib": options.start_memory, "torch": torch.__version__,
    }


def check(pair: steps.Steps, options: argparse.Namespace) -> dict[str, object]:
    """The largest difference from a dumped gradient."""
    from safetensors.torch import load_file
    dump = load_file(options.check)
    pair.critic.load_state_dict({name.removeprefix("parameter."): tensor for name, tensor in dump.items()
                                 if name.startswith("parameter.")})
    real, fake = pair.placed(dump["real"]), pair.placed(dump["fake"]).requires_grad_(options.pattern == "copied")
    points = pair.placed(dump["points"]) if "points" in dump else None
    if (points is not None) != (pair.sampler == "interpolated"):
        raise SystemExit(f"{options.check} has {'no ' if points is None else ''}points: it is of another sampler")
    loss, penalty = pair.terms(real, fake, points)
    names, parameters = zip(*pair.critic.named_parameters())
    own = torch.autograd.grad(loss + penalty, parameters, retain_graph=True)
    by_penalty = torch.autograd.grad(penalty, parameters, allow_unused=True)
    others = [dump[f"gradient.{name}"].to(pair.device) for name in names]
    errors = [other - slope for other, slope in zip(others, own)]
    floor = max(largest(own)) / 100
    differences = [error / max(size, floor) for error, size in zip(largest(errors), largest(own))]
    worst = max(differences)
    whole = length(errors) / length(own)
    return {"gradient_difference": worst, "parameter": names[differences.index(worst)], "whole_gradient_difference": whole,
            "agrees": whole < 0.1 if options.precision == "bf16" else worst < (1e-9 if options.precision == "float64" else 1e-2),
            "penalty_share": length(by_penalty) / length(own)}


def largest(tensors) -> list[float]:
    """The largest size of a number in each."""
    return [float(tensor.abs().max()) for tensor in tensors]


def length(tensors) -> float:
    """The 2-norm of all as one vector."""
    return sum(float(tensor.double().square().sum()) for tensor in tensors if tensor is not None) ** 0.5


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pattern", choices=steps.PATTERNS, help="copied: what people copy; best: the best we could write")
    cases.add_options(parser)
    parser.add_argument("--repeat", type=int, default=5, help="how often each step is timed")
    parser.add_argument("--warmup", type=int, default=3, help="steps before that")
    parser.add_argument("--compile", action="store_true", help="try torch.compile on the critic's gradient (best)")
    parser.add_argument("--keep-memory", action="store_true", help="have malloc keep what is freed (glibc)")
    parser.add_argument("--check", metavar="FILE", help="compare with a dumped gradient instead")
    options = parser.parse_args()
    if options.repeat < 1 or options.warmup < 0:
        parser.error("--repeat must be 1 or more, and --warmup 0 or more")
    if options.compile and options.pattern != "best":
        parser.error("--compile goes with best")
    options.start_memory = peak_memory()
    if options.keep_memory:
        keep_memory()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    pair = steps.PATTERNS[options.pattern](cases.case_of(options))
    report = check(pair, options) if options.check else time_steps(pair, options)
    print(json.dumps(report))
    sys.exit(0 if report.get("agrees", True) else 1)


if __name__ == "__main__":
    main()
