"""GANKit's networks in PyTorch: same layers, same order and names of parameters. Imported by pytorch.py.

    critic, generator = networks.make("dcgan", side=64, width=64)

The names are those of GANKit's checkpoints and dumps: 0.weight, 1.branch.3.bias, 2.shortcut.0.weight and so on. Critics have no
normalisation, generators of pictures normalise over the batch, as `.dcgan()`, `.resnet()` and `.mlp()` do by default.
"""
import math

import torch
from torch import nn

LATENTS = {"dcgan": 128, "resnet": 128, "mlp": 2}
HIDDEN_LAYERS = 4


class Residual(nn.Module):
    """branch(x) + shortcut(x)."""

    def __init__(self, branch: nn.Module, shortcut: nn.Module):
        super().__init__()
        self.branch, self.shortcut = branch, shortcut

    def forward(self, value):
        return self.branch(value) + self.shortcut(value)


def dcgan_critic(side: int, width: int) -> nn.Sequential:
    layers, channels = [nn.Conv2d(3, width, 4, 2, 1), nn.LeakyReLU(0.2, inplace=True)], width
    for _ in range(levels(side) - 1):
        layers += [nn.Conv2d(channels, 2 * channels, 4, 2, 1), nn.LeakyReLU(0.2, inplace=True)]
        channels *= 2
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(16 * channels, 1))


def dcgan_generator(side: int, width: int) -> nn.Sequential:
    channels = width << (levels(side) - 1)
    layers = [nn.Linear(LATENTS["dcgan"], 16 * channels, bias=False), nn.Unflatten(1, (channels, 4, 4)),
              nn.BatchNorm2d(channels), nn.ReLU(inplace=True)]
    for _ in range(levels(side) - 1):
        layers += [nn.ConvTranspose2d(channels, channels // 2, 4, 2, 1, bias=False),
                   nn.BatchNorm2d(channels // 2), nn.ReLU(inplace=True)]
        channels //= 2
    return nn.Sequential(*layers, nn.ConvTranspose2d(channels, 3, 4, 2, 1), nn.Tanh())


def resnet_critic(side: int, width: int) -> nn.Sequential:
    channels = [min(width << level, 8 * width) for level in range(levels(side) + 1)]
    blocks = [Residual(nn.Sequential(nn.ReLU(), nn.Conv2d(few, few, 3, 1, 1), nn.ReLU(inplace=True),
                                     nn.Conv2d(few, many, 3, 1, 1), nn.AvgPool2d(2)),
                       nn.Sequential(nn.Conv2d(few, many, 1), nn.AvgPool2d(2)))
              for few, many in zip(channels, channels[1:])]
    return nn.Sequential(nn.Conv2d(3, width, 3, 1, 1), *blocks, nn.Flatten(), nn.Linear(16 * channels[-1], 1))


def resnet_generator(side: int, width: int) -> nn.Sequential:
    channels = [min(width << level, 8 * width) for level in reversed(range(levels(side) + 1))]
    blocks = [Residual(nn.Sequential(nn.BatchNorm2d(many), nn.ReLU(inplace=True), nn.Upsample(scale_factor=2),
                                     nn.Conv2d(many, few, 3, 1, 1), nn.BatchNorm2d(few), nn.ReLU(inplace=True),
                                     nn.Conv2d(few, few, 3, 1, 1)),
                       nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(many, few, 1)))
              for many, few in zip(channels, channels[1:])]
    return nn.Sequential(nn.Linear(LATENTS["resnet"], 16 * channels[0]), nn.Unflatten(1, (channels[0], 4, 4)), *blocks,
                         nn.BatchNorm2d(width), nn.ReLU(inplace=True), nn.Conv2d(width, 3, 3, 1, 1), nn.Tanh())


def dense_network(inputs: int, width: int, outputs: int, activation) -> nn.Sequential:
    sizes = [inputs] + HIDDEN_LAYERS * [width]
    hidden = [layer for few, many in zip(sizes, sizes[1:]) for layer in (nn.Linear(few, many), activation())]
    return nn.Sequential(*hidden, nn.Linear(width, outputs))


def make(network: str, side: int, width: int) -> tuple[nn.Module, nn.Module]:
    """The critic and the generator, with weights drawn as CriticStep.swift has it.

    He's rule, but N(0, 0.02²) for DCGAN's generator. With He's rule a critic's gradient has a norm near one: the penalty counts.
    """
    if network == "dcgan":
        pair = dcgan_critic(side, width), dcgan_generator(side, width)
    elif network == "resnet":
        pair = resnet_critic(side, width), resnet_generator(side, width)
    else:
        pair = (dense_network(2, width, 1, lambda: nn.LeakyReLU(0.2, inplace=True)),
                dense_network(LATENTS["mlp"], width, 2, lambda: nn.ReLU(inplace=True)))
    critic, generator = pair
    initialise(critic, None)
    initialise(generator, 0.02 if network == "dcgan" else None)
    return critic, generator


def sample_shape(network: str, side: int) -> list[int]:
    """The shape of one sample."""
    return [2] if network == "mlp" else [3, side, side]


def forward_flops(network: nn.Module, input_shape: list[int]) -> int:
    """Floating point operations of convolutions and dense layers in one sample's forward pass; a multiply-add counts two."""
    from torch.utils.flop_counter import FlopCounterMode
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        # Two samples, because batch normalisation refuses one.
        network(torch.zeros([2] + input_shape))
    return counter.get_total_flops() // 2


def levels(side: int) -> int:
    """Halvings from the side to 4."""
    if side < 8 or side & (side - 1):
        raise SystemExit(f"--side is {side} and must be a power of two, 8 or more")
    return side.bit_length() - 3


def initialise(network: nn.Module, deviation: float | None):
    for layer in network.modules():
        if isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)):
            inputs = layer.weight[0].numel() if not isinstance(layer, nn.ConvTranspose2d) else layer.weight[:, 0].numel()
            nn.init.normal_(layer.weight, std=deviation or math.sqrt(2 / inputs))
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
