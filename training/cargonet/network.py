"""The network: plain 3×3 convolutions, a small feature pyramid, and heads for boxes, matter, cargo and novelty."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

CHANNELS = 6


class ConvUnit(nn.Sequential):
    """Convolution, batch normalisation (folded on export), ReLU."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1, kernel: int = 3):
        super().__init__(
            nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(inplace=True),
        )


class Residual(nn.Module):
    """Two 3×3 convolutions beside the identity."""

    def __init__(self, width: int):
        super().__init__()
        self.first = ConvUnit(width, width)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))
        nn.init.constant_(self.second[1].weight, 0.5)

    def forward(self, x: Tensor) -> Tensor:
        return functional.relu(x + self.second(self.first(x)))


class Boxes(nn.Module):
    """Scores (logits) and ltrb distances (logarithms, in strides) of one level."""

    def __init__(self, width: int, class_count: int):
        super().__init__()
        self.scores = nn.Sequential(ConvUnit(width, width), nn.Conv2d(width, class_count, 3, 1, 1))
        self.distances = nn.Sequential(ConvUnit(width, width), nn.Conv2d(width, 4, 3, 1, 1))
        nn.init.normal_(self.scores[-1].weight, std=0.01)
        nn.init.constant_(self.scores[-1].bias, -math.log(99))
        nn.init.normal_(self.distances[-1].weight, std=0.01)
        nn.init.constant_(self.distances[-1].bias, 0.5)

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([self.scores(x), self.distances(x)], dim=1)


class Novelty(nn.Module):
    """Squared distance of a feature from those of harmless cargo, in standard deviations and per dimension.

    The whitening is no part of training: `whitening.py` computes it afterwards.
    """

    def __init__(self, width: int):
        super().__init__()
        self.whitening = nn.Conv2d(width, width, 1)
        self.whitening.requires_grad_(False)

    def forward(self, x: Tensor) -> Tensor:
        white = self.whitening(x)
        return (white * white).mean(dim=1, keepdim=True)


class CargoNet(nn.Module):
    """(N, 6, H, W), H and W multiples of 32, to the outputs of the configuration: boxes at strides 8, 16 and 32, matter
    at stride 8, cargo at stride 32, novelty at stride 16."""

    def __init__(self, class_count: int, matter_count: int, cargo_count: int, stem: int, stages: list[int], fused: int):
        super().__init__()
        s4, s8, s16, s32 = stages
        self.stem = ConvUnit(CHANNELS, stem, 2)
        self.stage4 = nn.Sequential(ConvUnit(stem, s4, 2), Residual(s4))
        self.stage8 = nn.Sequential(ConvUnit(s4, s8, 2), Residual(s8))
        self.stage16 = nn.Sequential(ConvUnit(s8, s16, 2), Residual(s16))
        self.stage32 = nn.Sequential(ConvUnit(s16, s32, 2), Residual(s32))
        self.lateral = nn.ModuleList([nn.Conv2d(width, fused, 1) for width in (s8, s16, s32)])
        self.smooth = nn.ModuleList([ConvUnit(fused, fused) for _ in range(2)])
        self.boxes = nn.ModuleList([Boxes(fused, class_count) for _ in range(3)])
        self.matter = nn.Sequential(ConvUnit(fused, fused), nn.Conv2d(fused, matter_count, 3, 1, 1))
        self.cargo = nn.Sequential(ConvUnit(s32, fused), nn.Conv2d(fused, cargo_count, 1))
        self.novelty = Novelty(fused)

    def features(self, planes: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Of the pyramid at strides 8, 16 and 32, and of the last stage."""
        x8 = self.stage8(self.stage4(self.stem(planes)))
        x16 = self.stage16(x8)
        x32 = self.stage32(x16)
        p32 = self.lateral[2](x32)
        p16 = self.smooth[1](self.lateral[1](x16) + functional.interpolate(p32, scale_factor=2.0, mode="nearest"))
        p8 = self.smooth[0](self.lateral[0](x8) + functional.interpolate(p16, scale_factor=2.0, mode="nearest"))
        return p8, p16, functional.relu(p32), x32

    def forward(self, planes: Tensor) -> tuple[Tensor, ...]:
        p8, p16, p32, x32 = self.features(planes)
        boxes = [head(level) for head, level in zip(self.boxes, (p8, p16, p32))]
        return *boxes, self.matter(p8), self.cargo(x32), self.novelty(p16)


def build_network(config: dict) -> CargoNet:
    """An untrained network of the configured widths."""
    network, auxiliary = config["network"], {entry["name"]: len(entry["channels"]) for entry in config["auxiliary"]}
    return CargoNet(
        len(config["classes"]), auxiliary["matter"], auxiliary["cargo"], network["stem"], network["stages"], network["fused"]
    )
