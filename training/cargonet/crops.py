"""Training crops: where they are cut, how they are varied, and the targets they hold."""

from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from .scans import Scan
from .tensor import channels


@dataclass(frozen=True)
class Crop:
    """`planes` (6, C, C); `boxes` (n, 4) in crop pixels, cut to the crop; `ignored` (m, 4) are too little of a target."""

    planes: np.ndarray
    boxes: np.ndarray
    classes: np.ndarray
    ignored: np.ndarray
    place: tuple[int, int, int]


# A target of which less than this share is in the crop is neither learned nor punished.
LEARNED_SHARE = 0.3
SMALLEST_SIDE_PX = 3


class CropSampler:
    """Draws crops: around targets, balanced over the classes; where the network erred before; anywhere in a container."""

    def __init__(self, scans: list[Scan], config: dict):
        self.scans = scans
        self.spec = config["input"]
        self.options = config["training"]
        self.hard: list[tuple[float, tuple[int, int, int]]] = []
        self.by_class = [
            [(s, t) for s, scan in enumerate(scans) for t in np.nonzero(scan.classes == c)[0]]
            for c in range(len(config["classes"]))
        ]
        weights = [self.options["targetWeights"][entry["id"]] for entry in config["classes"]]
        weights = np.array([weight if members else 0.0 for weight, members in zip(weights, self.by_class)])
        self.class_shares = weights / weights.sum()

    def note_errors(self, places: list[tuple[int, int, int]], scores: list[float]) -> None:
        """Remembers the places of the highest scores given to background; forgets the oldest."""
        self.hard.extend((score, place) for score, place in zip(scores, places) if score > 0.2)
        self.hard = self.hard[-600:]

    def draw(self, size: int, random: np.random.Generator) -> Crop:
        """One varied crop with sides of `size` pixels."""
        choice = random.random()
        if choice < self.options["targetCropShare"]:
            place = self._near_target(random, size)
        elif choice < self.options["targetCropShare"] + self.options["hardCropShare"] and self.hard:
            place = self.hard[random.integers(len(self.hard))][1]
            place = (place[0], place[1] + int(random.integers(-40, 41)), place[2] + int(random.integers(-20, 21)))
        else:
            place = self._in_container(random, size)
        return self.cut(place, size, random)

    def _near_target(self, random: np.random.Generator, size: int) -> tuple[int, int, int]:
        members = self.by_class[random.choice(len(self.by_class), p=self.class_shares)]
        scan_index, target = members[random.integers(len(members))]
        x0, y0, x1, y1 = self.scans[scan_index].boxes[target]
        # A random point of the target lands on a random point of the middle of the crop.
        x = random.uniform(x0, x1) - random.uniform(0.15, 0.85) * size
        y = random.uniform(y0, y1) - random.uniform(0.15, 0.85) * size
        return scan_index, int(x), int(y)

    def _in_container(self, random: np.random.Generator, size: int) -> tuple[int, int, int]:
        scan_index = int(random.integers(len(self.scans)))
        x0, y0, x1, y1 = self.scans[scan_index].container
        x = random.uniform(x0 - size * 0.4, max(x0, x1 - size * 0.6))
        y = random.uniform(y0 - size * 0.3, max(y0, y1 - size * 0.6))
        return scan_index, int(x), int(y)

    def cut(self, place: tuple[int, int, int], size: int, random: np.random.Generator) -> Crop:
        """The crop at a place (scan, x, y), varied."""
        scan_index, x, y = place
        scan = self.scans[scan_index]
        rescale = 1.0
        if random.random() < self.options["rescaleShare"]:
            rescale = float(np.exp(random.uniform(np.log(0.8), np.log(1.25))))
        source = size + 2 if rescale == 1.0 else int(round((size + 2) / rescale))
        means = _window(scan.means, x - 1, y - 1, source)
        if rescale != 1.0:
            resized = functional.interpolate(
                torch.from_numpy(means)[None], size=(size + 2, size + 2), mode="bilinear", antialias=rescale < 1.0
            )
            means = resized[0].numpy()
        zoom = (size + 2) / source
        boxes = (scan.boxes - np.array([x - 1, y - 1, x - 1, y - 1])) * zoom - 1
        rows = scan.means.shape[1]
        heights = np.clip((y + (np.arange(size) + 0.5) / zoom) / rows, 0.0, 1.0)
        means = _vary(means, random)
        single = random.random() < self.options["singleEnergyShare"]
        if random.random() < 0.5:
            means, boxes = means[:, :, ::-1], boxes[:, [2, 1, 0, 3]] * [-1, 1, -1, 1] + [size, 0, size, 0]
        planes = channels(means[0], None if single else means[1], heights, scan.curve, self.spec)
        return _with_targets(planes, boxes, scan.classes, place, size)


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


def _with_targets(planes: np.ndarray, boxes: np.ndarray, classes: np.ndarray, place: tuple, size: int) -> Crop:
    cut = np.clip(boxes, 0, size)
    area = np.prod(np.maximum(0, cut[:, 2:] - cut[:, :2]), axis=1)
    whole = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
    seen = area > 0
    sides = (cut[:, 2:] - cut[:, :2]).min(axis=1) if len(cut) else np.zeros(0)
    learned = seen & (area >= LEARNED_SHARE * whole) & (sides >= SMALLEST_SIDE_PX)
    # What fills the crop is learned although most of it lies outside.
    learned |= seen & (area >= 0.25 * size * size)
    return Crop(planes, cut[learned], classes[learned], cut[seen & ~learned], place)
