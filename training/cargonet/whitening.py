"""What is usual for harmless cargo: mean and spread of the features behind the novelty output, computed after training."""

import numpy as np
import torch

from .assignment import BACKGROUND
from .network import CargoNet
from .train import batch_of_step
from .scene_pool import ScenePool

STEPS = 16
# Directions in which the features hardly vary must not blow up what they say.
LEAST_SHARE = 1e-3


def whiten(network: CargoNet, pool: ScenePool, config: dict) -> None:
    """Sets the whitening of a network from cells of containers in which nothing is hidden."""
    network.eval()
    found = []
    stride = next(entry["stride"] for entry in config["auxiliary"] if entry["name"] == "novelty")
    for step in range(STEPS):
        batch = batch_of_step(pool, step, 1, config)
        with torch.no_grad():
            features = network.features(batch.planes)[1]
        size = features.shape[-1]
        grid = next(output for output in _levels(batch.labels, batch.planes.shape[-1], config) if output.shape[-1] == size)
        inside = torch.nn.functional.interpolate(batch.dense["cargo"][:, None].float(), scale_factor=32 // stride)[:, 0] >= 0
        found.append(features.permute(0, 2, 3, 1)[(grid == BACKGROUND) & inside])
    cells = torch.cat(found).double().numpy()
    mean = cells.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov(cells - mean, rowvar=False))
    whitening = (vectors / np.sqrt(np.maximum(values, values.max() * LEAST_SHARE))).T
    network.novelty.whitening.weight.data = torch.from_numpy(whitening[..., None, None]).float()
    network.novelty.whitening.bias.data = torch.from_numpy(-whitening @ mean).float()


def _levels(labels: torch.Tensor, size: int, config: dict) -> list[torch.Tensor]:
    """Labels (N, cells) of all outputs as one grid for each."""
    sides = [size // output["stride"] for output in config["outputs"]]
    parts = labels.split([side * side for side in sides], dim=1)
    return [part.view(-1, side, side) for part, side in zip(parts, sides)]
