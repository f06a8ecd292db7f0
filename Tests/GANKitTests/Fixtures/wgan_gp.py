"""WGAN-GP on the swiss roll."""
import argparse
import itertools
import math

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def mlp(inputs, outputs, width=64):
    return nn.Sequential(
        nn.Linear(inputs, width), nn.ReLU(),
        nn.Linear(width, width), nn.ReLU(),
        nn.Linear(width, width), nn.ReLU(),
        nn.Linear(width, outputs),
    )


def swiss_roll(count):
    angle = 1.5 * math.pi * (1 + 2 * torch.rand(count))
    spiral = torch.stack([angle * angle.cos(), angle * angle.sin()], dim=1)
    return (spiral + 0.25 * torch.randn(count, 2)) / 7.5


def gradient_penalty(critic, real, fake, share):
    points = (share * real + (1 - share) * fake).requires_grad_()
    (slopes,) = torch.autograd.grad(critic(points).sum(), points, create_graph=True)
    return ((slopes.flatten(1).norm(dim=1) - 1) ** 2).mean()


def critic_step(generator, critic, optimizer, real, latents, share, weight=0.1):
    with torch.no_grad():
        fake = generator(latents)
    loss = critic(fake).mean() - critic(real).mean()
    penalty = weight * gradient_penalty(critic, real, fake, share)
    optimizer.zero_grad()
    (loss + penalty).backward()
    optimizer.step()
    return loss.item(), penalty.item()


def generator_step(generator, critic, optimizer, latents):
    loss = -critic(generator(latents)).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def adam(network):
    return torch.optim.Adam(network.parameters(), lr=1e-4, betas=(0.5, 0.9))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    generator, critic = mlp(2, 2), mlp(2, 1)
    players = adam(generator), adam(critic)
    loader = DataLoader(TensorDataset(swiss_roll(50_000)), batch_size=options.batch, shuffle=True, drop_last=True)
    batches = itertools.chain.from_iterable(itertools.repeat(loader))
    for step in range(1, options.steps + 1):
        for _ in range(5):
            (real,) = next(batches)
            latents, share = torch.randn(len(real), 2), torch.rand(len(real), 1)
            loss, penalty = critic_step(generator, critic, players[1], real, latents, share)
        raised = generator_step(generator, critic, players[0], torch.randn(options.batch, 2))
        if step % 100 == 0 or step == options.steps:
            print(f"step {step}  critic {loss:.4f}  penalty {penalty:.4f}  generator {raised:.4f}")
    torch.save({"generator": generator.state_dict(), "critic": critic.state_dict()}, "wgan_gp.pt")


if __name__ == "__main__":
    main()
