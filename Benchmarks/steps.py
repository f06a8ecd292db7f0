"""A critic step and a generator step in PyTorch, written in two ways. Imported by pytorch.py.

`Copied` is what people copy: eriklindernoren/PyTorch-GAN's wgan_div.py and wgan_gp.py, and GAN_stability's R1. `Best` is the best that
we could write with autograd. Both are WGAN with the same penalties, Adam(2e-4, betas (0.5, 0.999)), and double backward.
"""
import contextlib

import torch

from cases import Case
import networks


class Steps:
    """Both networks and their optimisers."""
    fused = False

    def __init__(self, case: Case):
        self.case = case
        self.device = torch.device(case.device)
        critic, generator = networks.make(case.network, case.side, case.width)
        self.critic, self.generator = self.placed(critic), self.placed(generator)
        self.critic_optimiser, self.generator_optimiser = (
            torch.optim.Adam(network.parameters(), lr=2e-4, betas=(0.5, 0.999), fused=self.fused or None)
            for network in (self.critic, self.generator))

    def placed(self, thing):
        """A network or samples on the device, in the layout of the pattern."""
        return thing.to(self.device, self.dtype)

    @property
    def dtype(self) -> torch.dtype:
        """What weights and samples are kept in."""
        return torch.float64 if self.case.precision == "float64" else torch.float32

    def latents(self) -> torch.Tensor:
        return torch.randn(self.case.batch, networks.LATENTS[self.case.network], device=self.device, dtype=self.dtype)

    def autocast(self):
        """bfloat16 for dense layers and convolutions; weights, norms, penalties and losses stay float32."""
        if self.case.precision != "bf16":
            return contextlib.nullcontext()
        return torch.autocast(self.device.type, dtype=torch.bfloat16)

    def score(self, samples: torch.Tensor) -> torch.Tensor:
        with self.autocast():
            scores = self.critic(samples)
        return scores.to(self.dtype)

    def fakes(self) -> torch.Tensor:
        with self.autocast():
            fake = self.generator(self.latents())
        return fake.to(self.dtype)

    def penalty(self, squared_norms: torch.Tensor) -> torch.Tensor:
        """The penalty's term from ‖∇T‖² at its points."""
        match self.case.penalty:
            case "divergence": return 2 * (squared_norms ** (6 / 2)).mean()
            case "gradientPenalty": return 10 * ((squared_norms.sqrt() - 1) ** 2).mean()
            case "r1": return 10 / 2 * squared_norms.mean()

    def lines(self, real: torch.Tensor, fake: torch.Tensor) -> torch.Tensor:
        """Random points between real samples and fakes."""
        share = torch.rand([len(real)] + [1] * (real.dim() - 1), device=self.device)
        return (share * real + (1 - share) * fake).detach()

    @property
    def sampler(self) -> str:
        return {"divergence": self.case.sampler, "gradientPenalty": "interpolated", "r1": "real"}[self.case.penalty]


def squared_norms(scores: torch.Tensor, samples: torch.Tensor) -> torch.Tensor:
    """‖∇T‖² at each sample, with a graph."""
    slopes, = torch.autograd.grad(scores, samples, torch.ones_like(scores), create_graph=True)
    return slopes.flatten(1).pow(2).sum(1)


class Copied(Steps):
    """Real and fake apart, fakes attached to the generator, contiguous layout, stock Adam, backward into everything."""

    def terms(self, real, fake, points=None) -> tuple[torch.Tensor, torch.Tensor]:
        """The loss and the penalty of a critic step; fakes may have a history."""
        real = real.detach().requires_grad_(True)
        real_scores, fake_scores = self.score(real), self.score(fake)
        if self.sampler == "interpolated":
            points = (self.lines(real, fake) if points is None else points).requires_grad_(True)
            penalty = self.penalty(squared_norms(self.score(points), points))
        elif self.sampler == "real":
            penalty = self.penalty(squared_norms(real_scores, real))
        else:
            penalty = (self.penalty(squared_norms(real_scores, real)) + self.penalty(squared_norms(fake_scores, fake))) / 2
        return fake_scores.mean() - real_scores.mean(), penalty

    def critic_step(self, real):
        self.critic_optimiser.zero_grad()
        loss, penalty = self.terms(real, self.fakes())
        (loss + penalty).backward()
        self.critic_optimiser.step()

    def generator_step(self):
        self.generator_optimiser.zero_grad()
        loss = -self.score(self.fakes()).mean()
        loss.backward()
        self.generator_optimiser.step()


class Best(Steps):
    """One batch where the sampler allows, channels-last, detached fakes, fused Adam, no gradient that nobody needs."""
    fused = True

    def __init__(self, case: Case):
        torch.set_flush_denormal(True)
        super().__init__(case)
        self.gradient = self.gradient_by_autograd

    def placed(self, thing):
        pictures = isinstance(thing, torch.nn.Module) or thing.dim() == 4
        return thing.to(self.device, self.dtype, memory_format=torch.channels_last if pictures else torch.preserve_format)

    def terms(self, real, fake, points=None) -> tuple[torch.Tensor, torch.Tensor]:
        """The loss and the penalty of a critic step; samples have no history."""
        if self.sampler == "real":
            # Apart: in one batch the fakes would take part in the double backward, which costs more than it saves.
            real = real.detach().requires_grad_(True)
            real_scores, fake_scores = self.score(real), self.score(fake)
            norms = squared_norms(real_scores, real)
        else:
            samples = torch.cat([real, fake]).requires_grad_(self.sampler == "realAndFake")
            scores = self.score(samples)
            real_scores, fake_scores = scores.split([len(real), len(fake)])
            if self.sampler == "realAndFake":
                norms = squared_norms(scores, samples)
            else:
                points = (self.lines(real, fake) if points is None else points.detach()).requires_grad_(True)
                norms = squared_norms(self.score(points), points)
        return fake_scores.mean() - real_scores.mean(), self.penalty(norms)

    def gradient_by_autograd(self, real, fake):
        loss, penalty = self.terms(real, fake)
        return torch.autograd.grad(loss + penalty, list(self.critic.parameters()))

    def critic_step(self, real):
        with torch.no_grad():
            fake = self.fakes()
        for parameter, slope in zip(self.critic.parameters(), self.gradient(real, fake)):
            parameter.grad = slope
        self.critic_optimiser.step()

    def generator_step(self):
        self.critic.requires_grad_(False)
        loss = -self.score(self.fakes()).mean()
        parameters = list(self.generator.parameters())
        for parameter, slope in zip(parameters, torch.autograd.grad(loss, parameters)):
            parameter.grad = slope
        self.generator_optimiser.step()
        self.critic.requires_grad_(True)


PATTERNS = {"copied": Copied, "best": Best}
