"""Training crops: where they are cut and the targets they hold."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np


@dataclass(frozen=True)
class Crop:
    """`planes` (6, C, C); `boxes` (n, 4) in crop pixels, cut to the crop; `ignored` (m, 4) are neither learned nor punished."""

    planes: np.ndarray
    boxes: np.ndarray
    classes: np.ndarray
    ignored: np.ndarray
    place: tuple[int, int, int] = (0, 0, 0)


class Source(Protocol):
    """A scan or a scene. Boxes (n, 4) are corners in network pixels; a class of -1 is not trained."""

    boxes: np.ndarray
    classes: np.ndarray
    container: tuple[float, float, float, float]

    def cut(self, x: int, y: int, size: int, with_twin: bool, random: np.random.Generator) -> list[Crop]:
        """A varied crop; after it, where there can be one, its twin without any target."""


NOT_TRAINED = -1
# A target of which less than this share is in the crop is neither learned nor punished.
LEARNED_SHARE = 0.3
SMALLEST_SIDE_PX = 3


class CropSampler:
    """Draws crops: around targets, balanced over the classes; where the network erred before; anywhere in a container."""

    def __init__(self, sources: list[Source], config: dict):
        self.sources = sources
        self.options = config["training"]
        self.hard: list[tuple[float, tuple[int, int, int]]] = []
        self.by_class = [
            [(s, t) for s, source in enumerate(sources) for t in np.nonzero(source.classes == c)[0]]
            for c in range(len(config["classes"]))
        ]
        weights = [self.options["targetWeights"][entry["id"]] for entry in config["classes"]]
        weights = np.array([weight if members else 0.0 for weight, members in zip(weights, self.by_class)])
        self.class_shares = weights / weights.sum()

    def note_errors(self, places: list[tuple[int, int, int]], scores: list[float]) -> None:
        """Remembers the places of the highest scores given to background; forgets the oldest."""
        self.hard.extend((score, place) for score, place in zip(scores, places) if score > 0.2)
        self.hard = self.hard[-600:]

    def draw(self, size: int, count: int, random: np.random.Generator) -> list[Crop]:
        """Varied crops with sides of `size` pixels; some of those around targets come with their twins."""
        crops: list[Crop] = []
        while len(crops) < count:
            choice, with_twin = random.random(), False
            if choice < self.options["targetCropShare"]:
                place = self._near_target(random, size)
                with_twin = len(crops) + 1 < count and random.random() < self.options["twinShare"]
            elif choice < self.options["targetCropShare"] + self.options["hardCropShare"] and self.hard:
                place = self.hard[random.integers(len(self.hard))][1]
                place = (place[0], place[1] + int(random.integers(-40, 41)), place[2] + int(random.integers(-20, 21)))
            else:
                place = self._in_container(random, size)
            index, x, y = place
            made = self.sources[index].cut(x, y, size, with_twin, random)
            crops.extend(Crop(crop.planes, crop.boxes, crop.classes, crop.ignored, place) for crop in made)
        return crops

    def _near_target(self, random: np.random.Generator, size: int) -> tuple[int, int, int]:
        members = self.by_class[random.choice(len(self.by_class), p=self.class_shares)]
        index, target = members[random.integers(len(members))]
        x0, y0, x1, y1 = self.sources[index].boxes[target]
        # A random point of the target lands on a random point of the middle of the crop.
        x = random.uniform(x0, x1) - random.uniform(0.15, 0.85) * size
        y = random.uniform(y0, y1) - random.uniform(0.15, 0.85) * size
        return index, int(x), int(y)

    def _in_container(self, random: np.random.Generator, size: int) -> tuple[int, int, int]:
        index = int(random.integers(len(self.sources)))
        x0, y0, x1, y1 = self.sources[index].container
        x = random.uniform(x0 - size * 0.4, max(x0, x1 - size * 0.6))
        y = random.uniform(y0 - size * 0.3, max(y0, y1 - size * 0.6))
        return index, int(x), int(y)


def around(boxes: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    """The box around boxes, all by their corners."""
    x0, y0, x1, y1 = zip(*boxes)
    return min(x0), min(y0), max(x1), max(y1)


def class_numbers(class_ids: list[str], config: dict) -> np.ndarray:
    """Places of classes among those that are trained; `NOT_TRAINED` for the others."""
    ids = [entry["id"] for entry in config["classes"]]
    return np.array([ids.index(class_id) if class_id in ids else NOT_TRAINED for class_id in class_ids], dtype=np.int64)


def lawful_boxes(containers: list[dict], corners, config: dict) -> list[tuple[float, float, float, float]]:
    """Containers whose declared goods are of a trained class themselves: seeing it there is neither right nor wrong."""
    ids = {entry["id"] for entry in config["classes"]}
    return [corners(container["box"]) for container in containers if ids.intersection(container.get("lawfulClasses", []))]


def with_targets(planes: np.ndarray, boxes: np.ndarray, classes: np.ndarray, size: int) -> Crop:
    """Sorts targets into those that a crop teaches and those that it had better not speak of."""
    cut = np.clip(boxes, 0, size)
    area = np.prod(np.maximum(0, cut[:, 2:] - cut[:, :2]), axis=1)
    whole = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
    seen = area > 0
    sides = (cut[:, 2:] - cut[:, :2]).min(axis=1) if len(cut) else np.zeros(0)
    learned = seen & (area >= LEARNED_SHARE * whole) & (sides >= SMALLEST_SIDE_PX)
    # What fills the crop is learned although most of it lies outside.
    learned |= seen & (area >= 0.25 * size * size)
    learned &= classes != NOT_TRAINED
    return Crop(planes, cut[learned], classes[learned], cut[seen & ~learned])


def mirrored(planes: np.ndarray, boxes: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The container passing the other way round."""
    return planes[..., ::-1], boxes[:, [2, 1, 0, 3]] * [-1, 1, -1, 1] + [size, 0, size, 0]


def rescale_of(options: dict, random: np.random.Generator) -> float:
    """How much larger than drawn a crop shows things: mostly 1."""
    if random.random() >= options["rescaleShare"]:
        return 1.0
    return float(np.exp(random.uniform(np.log(0.8), np.log(1.25))))
