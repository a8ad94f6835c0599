"""What is usual for harmless cargo: mean and spread of the features behind the novelty output, computed after training."""

import numpy as np
import torch
from torch.nn import functional

from .crops import IGNORED
from .network import CargoNet
from .scene_pool import ScenePool
from .train import make_batch

STEPS = 16
# Directions in which the features hardly vary must not blow up what they say.
LEAST_SHARE = 1e-3


def whiten(network: CargoNet, pool: ScenePool, config: dict) -> None:
    """Sets the whitening of a network from cells of containers in which nothing is hidden."""
    network.eval()
    found = []
    for step in range(STEPS):
        batch = make_batch(pool, step, 1, config)
        with torch.no_grad():
            features = network.features(batch.planes)[1]
        size = features.shape[-2:]
        hidden = functional.adaptive_max_pool2d((batch.dense["changed"] != 0).float(), size) > 0
        inside = functional.interpolate(batch.dense["cargo"][:, None].float(), size)[:, 0] != IGNORED
        found.append(features.permute(0, 2, 3, 1)[inside & ~hidden])
    cells = torch.cat(found).double().numpy()
    mean = cells.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov(cells - mean, rowvar=False))
    whitening = (vectors / np.sqrt(np.maximum(values, values.max() * LEAST_SHARE))).T
    network.novelty.whitening.weight.data = torch.from_numpy(whitening[..., None, None]).float()
    network.novelty.whitening.bias.data = torch.from_numpy(-whitening @ mean).float()
