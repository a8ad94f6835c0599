"""Crops of finished scans, as the workstation would read them; for validation."""

import numpy as np
import torch
from torch.nn import functional

from .crops import Crop, mirrored, rescale_of, with_targets
from .scans import Scan
from .tensor import channels


class ScanSource:
    """One finished scan. What is hidden in it cannot be taken out: there are no twins."""

    def __init__(self, scan: Scan, config: dict):
        self.boxes, self.classes, self.container = scan.boxes, scan.classes, scan.container
        self._scan, self._spec, self._options = scan, config["input"], config["training"]

    def cut(self, x: int, y: int, size: int, with_twin: bool, random: np.random.Generator) -> list[Crop]:
        """The crop at a place, varied."""
        rescale = rescale_of(self._options, random)
        source = size + 2 if rescale == 1.0 else int(round((size + 2) / rescale))
        means = _window(self._scan.means, x - 1, y - 1, source)
        if rescale != 1.0:
            resized = functional.interpolate(
                torch.from_numpy(means)[None], size=(size + 2, size + 2), mode="bilinear", antialias=rescale < 1.0
            )
            means = resized[0].numpy()
        zoom = (size + 2) / source
        boxes = (self.boxes - np.array([x - 1, y - 1, x - 1, y - 1])) * zoom - 1
        heights = np.clip((y + (np.arange(size) + 0.5) / zoom) / self._scan.means.shape[1], 0.0, 1.0)
        means = _vary(means, random)
        single = random.random() < self._options["singleEnergyShare"]
        if random.random() < 0.5:
            means, boxes = mirrored(means, boxes, size)
        planes = channels(means[0], None if single else means[1], heights, self._scan.curve, self._spec)
        return [with_targets(planes, boxes, self.classes, size)]


def _window(means: np.ndarray, x: int, y: int, size: int) -> np.ndarray:
    """A square of transmissions, air where it reaches beyond the scan."""
    out = np.ones((2, size, size), dtype=np.float32)
    rows, columns = means.shape[1:]
    top, left, bottom, right = max(0, y), max(0, x), min(rows, y + size), min(columns, x + size)
    if bottom > top and right > left:
        out[:, top - y : bottom - y, left - x : right - x] = means[:, top:bottom, left:right] / np.float32(65535)
    return out


def _vary(means: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Other gain, another offset, and for half of the crops more noise, as of a lower dose."""
    gain = 1 + random.normal(0, 0.01) + random.normal(0, 0.003, size=(2, 1, 1))
    varied = means * gain.astype(np.float32) + np.float32(random.uniform(0, 2e-5))
    if random.random() < 0.5:
        quanta = np.exp(random.uniform(np.log(3e4), np.log(1e6)))
        varied = varied + random.standard_normal(means.shape, dtype=np.float32) * np.sqrt(varied / np.float32(quanta))
    return np.clip(varied, 0, 1)
