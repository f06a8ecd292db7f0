"""One case of the benchmark, and the list of all. Imported by run.py and pytorch.py; loads nothing big.

    Case(network="dcgan", side=32).options()    # what CriticStep.swift and pytorch.py are called with
"""
import argparse
import dataclasses

CHOICES = {
    "network": ("dcgan", "resnet", "mlp"),
    "penalty": ("divergence", "gradientPenalty", "r1"),
    "sampler": ("interpolated", "realAndFake", "real"),
    "precision": ("float32", "float64", "bf16"),
}


@dataclasses.dataclass(frozen=True)
class Case:
    """The defaults are the first case of the table: WGAN-div with k = 2 and p = 6, DCGAN networks for 64×64."""
    network: str = "dcgan"
    side: int = 64
    width: int = 64
    batch: int = 64
    penalty: str = "divergence"
    sampler: str = "realAndFake"
    precision: str = "float32"
    threads: int = 2
    device: str = "cpu"
    seed: int = 0

    def options(self) -> list[str]:
        """The command line options of this case, the same for GANKit's recipe and for pytorch.py."""
        return [word for name, value in dataclasses.asdict(self).items() for word in (f"--{name}", str(value))]

    def words(self) -> str:
        """The case for a table."""
        shape = f"{self.width} wide" if self.network == "mlp" else f"side {self.side}, width {self.width}"
        penalty = {"divergence": f"Divergence at .{self.sampler}", "gradientPenalty": "WGAN-GP", "r1": "R1"}[self.penalty]
        return f".{self.network}, {shape}, batch {self.batch}, {penalty}, {self.precision}"


def add_options(parser: argparse.ArgumentParser):
    """Adds an option for each of a case's numbers."""
    for field in dataclasses.fields(Case):
        parser.add_argument(f"--{field.name}", type=field.type, default=field.default, choices=CHOICES.get(field.name))


def case_of(options: argparse.Namespace) -> Case:
    """The case that was asked for on the command line."""
    return Case(**{field.name: getattr(options, field.name) for field in dataclasses.fields(Case)})


# The ResNet critic takes 17 times the operations of DCGAN's; with a batch of 64 one step lasts half a minute on two cores.
TABLE = {
    "dcgan64-interpolated": Case(sampler="interpolated"),
    "dcgan64-realAndFake": Case(),
    "dcgan64-real": Case(sampler="real"),
    "dcgan32": Case(side=32),
    "dcgan128": Case(side=128, batch=16),
    "resnet64": Case(network="resnet", batch=16),
    "mlp": Case(network="mlp", width=512, batch=256),
    "dcgan64-gradientPenalty": Case(penalty="gradientPenalty", sampler="interpolated"),
    "dcgan64-r1": Case(penalty="r1", sampler="real"),
    "dcgan64-bf16": Case(precision="bf16"),
}
MAIN, MAIN_BF16 = "dcgan64-realAndFake", "dcgan64-bf16"

# Around the main case, one number at a time.
GROWTH = {
    "batch": (8, 16, 32, 64, 128, 256),
    "side": (16, 32, 64, 128),
    "width": (16, 32, 64, 128),
    "threads": (1, 2),
}
