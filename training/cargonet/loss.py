"""Varifocal loss on the scores, generalised IoU on the boxes."""

import torch
from torch import Tensor
from torch.nn import functional

from .assignment import IGNORED

BOX_WEIGHT = 2.0
# How much the sum over all background cells counts beside the targets.
BACKGROUND_WEIGHT = 0.75
# Overlap to which a target is trained while its box is still far off, so that scores need not wait for boxes.
LEAST_QUALITY = 0.2


def flatten_heads(heads: tuple[Tensor, ...], class_count: int) -> tuple[Tensor, Tensor]:
    """Heads (N, classes + 4, h, w) of all outputs to logits (N, cells, classes) and logarithms (N, cells, 4)."""
    flat = torch.cat([head.flatten(2) for head in heads], dim=2).transpose(1, 2)
    return flat[..., :class_count], flat[..., class_count:]


def cell_centres(size: int, config: dict) -> tuple[Tensor, Tensor]:
    """Centres (cells, 2) and strides (cells, 1) of all cells for a square input."""
    centres, strides = [], []
    for output in config["outputs"]:
        stride = output["stride"]
        steps = (torch.arange(size // stride) + 0.5) * stride
        y, x = torch.meshgrid(steps, steps, indexing="ij")
        centres.append(torch.stack([x.flatten(), y.flatten()], dim=1))
        strides.append(torch.full((x.numel(), 1), float(stride)))
    return torch.cat(centres), torch.cat(strides)


def detection_loss(
    logits: Tensor, logs: Tensor, labels: Tensor, targets: Tensor, centres: Tensor, strides: Tensor, max_log: float
) -> tuple[Tensor, Tensor]:
    """Score loss and box loss of a batch; `labels` (N, cells), `targets` (N, cells, 4) in pixels."""
    image, cell = torch.nonzero(labels >= 0, as_tuple=True)
    distances = torch.exp(logs[image, cell].clamp(-max_log, max_log)) * strides[cell]
    centre = centres[cell]
    predicted = torch.cat([centre - distances[:, :2], centre + distances[:, 2:]], dim=1)
    overlap, generalised = _ious(predicted, targets[image, cell])
    quality = overlap.detach().clamp(min=LEAST_QUALITY)

    wanted = torch.zeros_like(logits)
    wanted[image, cell, labels[image, cell]] = quality
    # Targets count by their quality; background counts by the square of the score it wrongly gets.
    focus = torch.where(wanted > 0, wanted, BACKGROUND_WEIGHT * torch.sigmoid(logits).detach() ** 2)
    scores = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none") * focus
    scores = scores * (labels != IGNORED)[..., None]
    total = quality.sum().clamp(min=1.0)
    return scores.sum() / total, BOX_WEIGHT * (quality * (1 - generalised)).sum() / total


def _ious(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """IoU and generalised IoU of pairs of boxes (n, 4) given by corners."""
    sides = (torch.minimum(a[:, 2:], b[:, 2:]) - torch.maximum(a[:, :2], b[:, :2])).clamp(min=0)
    shared = sides[:, 0] * sides[:, 1]
    area_a, area_b = ((box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1]) for box in (a, b))
    joint = (area_a + area_b - shared).clamp(min=1e-6)
    hull = torch.maximum(a[:, 2:], b[:, 2:]) - torch.minimum(a[:, :2], b[:, :2])
    hull_area = (hull[:, 0] * hull[:, 1]).clamp(min=1e-6)
    return shared / joint, shared / joint - (hull_area - joint) / hull_area
