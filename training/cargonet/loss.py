"""What the network is punished for: scores (varifocal loss), boxes (generalised IoU), matter, cargo, and pairs."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from .assignment import IGNORED, assign
from .crops import IGNORED as UNKNOWN

# Of the logarithm of the spread of the areal density.
SPREAD_LIMITS = (-4.0, 2.0)
# How far a changed place must stand out against its unchanged twin, in logits.
PAIR_MARGIN = 2.0

BOX_WEIGHT = 2.0
# How much the sum over all background cells counts beside the targets.
BACKGROUND_WEIGHT = 0.75
# Overlap to which a target is trained while its box is still far off, so that scores need not wait for boxes.
LEAST_QUALITY = 0.2


@dataclass
class Batch:
    """Crops as tensors: `planes` (N, 6, C, C), `labels` and `silenced` (N, cells), `targets` (N, cells, 4) in pixels,
    `dense` by name (N, rows, columns), `twins` (N,), true for what follows the crop that it is the twin of."""

    planes: Tensor
    labels: Tensor
    targets: Tensor
    silenced: Tensor
    dense: dict[str, Tensor]
    twins: Tensor

    def to(self, device: torch.device) -> "Batch":
        if device.type == "cpu":
            return self
        moved = {name: value.to(device, non_blocking=True) for name, value in vars(self).items() if name != "dense"}
        return Batch(**moved, dense={name: value.to(device, non_blocking=True) for name, value in self.dense.items()})


def batch_of(crops: list, config: dict) -> Batch:
    """Stacks crops."""
    labels, targets, silenced = zip(*(assign(crop, config) for crop in crops))
    stacked = {name: torch.from_numpy(np.stack([vars(crop.dense)[name] for crop in crops])) for name in vars(crops[0].dense)}
    return Batch(
        planes=torch.from_numpy(np.stack([crop.planes for crop in crops])).contiguous(memory_format=torch.channels_last),
        labels=torch.from_numpy(np.stack(labels)),
        targets=torch.from_numpy(np.stack(targets)),
        silenced=torch.from_numpy(np.stack(silenced)),
        dense=stacked,
        twins=torch.tensor([crop.is_twin for crop in crops]),
    )


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
    logits: Tensor, logs: Tensor, batch: "Batch", centres: Tensor, strides: Tensor, config: dict
) -> tuple[Tensor, Tensor]:
    """Score loss and box loss of a batch."""
    labels, targets, max_log = batch.labels, batch.targets, config["decoding"]["maxLogDistance"]
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
    classes = torch.arange(logits.shape[2], device=logits.device)
    silenced = (batch.silenced[..., None] >> classes) & 1
    ids = [entry["id"] for entry in config["classes"]]
    for one in config["training"]["unseen"]:
        silenced[..., ids.index(one)] = 1
    scores = scores * (labels != IGNORED)[..., None] * (1 - silenced)
    total = quality.sum().clamp(min=1.0)
    return scores.sum() / total, BOX_WEIGHT * (quality * (1 - generalised)).sum() / total


def dense_losses(matter: Tensor, cargo: Tensor, batch: Batch, config: dict) -> dict[str, Tensor]:
    """Losses of the auxiliary outputs, by the names of their weights."""
    dense = batch.dense
    channels = {entry["name"]: entry["channels"] for entry in config["auxiliary"]}
    materials = channels["matter"].index("threat")
    threat, changed, density, spread = matter[:, materials:].unbind(1)
    losses = {"material": _entropy_over(matter[:, :materials], dense["material"])}
    losses["threat"] = _silhouette_loss(threat, dense["threat"], dense["threat"] != UNKNOWN)
    # Only beside its twin is it known what a crop would look like unchanged.
    paired = batch.twins | torch.roll(batch.twins, -1)
    shown = (dense["changed"] != UNKNOWN) & paired[:, None, None]
    losses["changed"] = _silhouette_loss(changed, dense["changed"], shown)
    losses["pair"] = _pair_loss(changed, dense["changed"], batch.twins)
    log_spread = spread.clamp(*SPREAD_LIMITS)
    spread_out = (density - dense["density"]).abs() * torch.exp(-log_spread) + log_spread
    losses["density"] = _mean_over(spread_out, dense["density"] != UNKNOWN)
    losses["cargo"] = _entropy_over(cargo[:, :-1], dense["cargo"])
    held = dense["fill"] >= 0
    losses["fill"] = _mean_over((torch.sigmoid(cargo[:, -1]) - dense["fill"]).abs(), held)
    return losses


def _entropy_over(logits: Tensor, wanted: Tensor) -> Tensor:
    """Mean cross entropy over the cells that are known."""
    entropy = functional.cross_entropy(logits, wanted.long(), reduction="none", ignore_index=UNKNOWN)
    return _mean_over(entropy, wanted != UNKNOWN)


def _silhouette_loss(logits: Tensor, wanted: Tensor, shown: Tensor) -> Tensor:
    """Cross entropy and Dice over the cells that are shown; nothing when none is."""
    truth = wanted.clamp(min=0).to(logits.dtype)
    entropy = _mean_over(functional.binary_cross_entropy_with_logits(logits, truth, reduction="none"), shown)
    guessed, truth = torch.sigmoid(logits) * shown, truth * shown
    return entropy + 1 - (2 * (guessed * truth).sum() + 1) / (guessed.sum() + truth.sum() + 1)


def _pair_loss(logits: Tensor, changed: Tensor, twins: Tensor) -> Tensor:
    """Where targets changed something, the mean logit has to be above that of the twin by a margin."""
    second = torch.nonzero(twins)[:, 0]
    if len(second) == 0:
        return logits.sum() * 0
    covered = (changed[second - 1] == 1).to(logits.dtype)
    size = covered.sum((1, 2))
    rise = ((logits[second - 1] - logits[second]) * covered).sum((1, 2)) / size.clamp(min=1)
    return (functional.relu(PAIR_MARGIN - rise) * (size > 0)).mean()


def _mean_over(values: Tensor, shown: Tensor) -> Tensor:
    return (values * shown).sum() / shown.sum().clamp(min=1)


def _ious(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """IoU and generalised IoU of pairs of boxes (n, 4) given by corners."""
    sides = (torch.minimum(a[:, 2:], b[:, 2:]) - torch.maximum(a[:, :2], b[:, :2])).clamp(min=0)
    shared = sides[:, 0] * sides[:, 1]
    area_a, area_b = ((box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1]) for box in (a, b))
    joint = (area_a + area_b - shared).clamp(min=1e-6)
    hull = torch.maximum(a[:, 2:], b[:, 2:]) - torch.minimum(a[:, :2], b[:, :2])
    hull_area = (hull[:, 0] * hull[:, 1]).clamp(min=1e-6)
    return shared / joint, shared / joint - (hull_area - joint) / hull_area
