"""Training crops: where they are cut and what they teach."""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

# Neither learned nor punished.
IGNORED = -1
NOT_TRAINED = -1
# A target of which less than this share is in the crop is neither learned nor punished.
LEARNED_SHARE = 0.3
SMALLEST_SIDE_PX = 3


@dataclass(frozen=True)
class Dense:
    """What the cells of the auxiliary outputs learn; `IGNORED` where they learn nothing.

    At the stride of "matter": `material` (place of the logit), `threat` and `changed` (0 or 1), `density`
    (ln(1 + g/cm²)). At the stride of "cargo": `cargo` (place of the type) and `fill` (share of the hold).
    """

    material: np.ndarray
    threat: np.ndarray
    changed: np.ndarray
    density: np.ndarray
    cargo: np.ndarray
    fill: np.ndarray

    def mirrored(self) -> "Dense":
        return Dense(*(np.ascontiguousarray(plane[:, ::-1]) for plane in vars(self).values()))


@dataclass(frozen=True)
class Crop:
    """`planes` (6, C, C); `boxes` (n, 4) in crop pixels, cut to the crop; `ignored` (m, 4) teach nothing about any class,
    `lawful` (k, 4) nothing about the class in `lawful_classes`. A twin follows the crop that it belongs to.

    `judged`, boxes (j, 4) with classes (j,): outside of `boxes` nothing is known but that these hold nothing of their class;
    None when all of the crop is known."""

    planes: np.ndarray
    boxes: np.ndarray
    classes: np.ndarray
    ignored: np.ndarray
    lawful: np.ndarray
    lawful_classes: np.ndarray
    dense: Dense
    is_twin: bool
    judged: tuple[np.ndarray, np.ndarray] | None = None


def draw(sources: list, size: int, count: int, config: dict, random: np.random.Generator) -> list[Crop]:
    """Varied crops with sides of `size` pixels: around targets, evenly over the classes that the sources have; around
    innocent things that resemble targets; anywhere in a container."""
    options = config["training"]
    by_class = [
        [(s, t) for s, source in enumerate(sources) for t in np.nonzero(source.classes == c)[0]]
        for c in range(len(config["classes"]))
    ]
    by_class = [members for members in by_class if members]
    confusers = [(s, c) for s, source in enumerate(sources) for c in range(len(source.confusers))]
    crops: list[Crop] = []
    while len(crops) < count:
        choice, with_twin = random.random(), False
        if choice < options["targetCropShare"] and by_class:
            members = by_class[random.integers(len(by_class))]
            index, target = members[random.integers(len(members))]
            x, y = _around(sources[index].boxes[target], size, random)
            with_twin = len(crops) + 1 < count and random.random() < options["twinShare"]
        elif choice < options["targetCropShare"] + options["confuserCropShare"] and confusers:
            index, confuser = confusers[random.integers(len(confusers))]
            x, y = _around(sources[index].confusers[confuser], size, random)
        else:
            index = int(random.integers(len(sources)))
            x, y = _within(sources[index].container, size, random)
        scanner = sources[random.integers(len(sources))].scanner
        crops.extend(sources[index].cut(x, y, size, scanner, with_twin, random))
    return crops


def _around(box: np.ndarray, size: int, random: np.random.Generator) -> tuple[int, int]:
    """A random point of the box lands on a random point of the middle of the crop."""
    x = random.uniform(box[0], box[2]) - random.uniform(0.15, 0.85) * size
    y = random.uniform(box[1], box[3]) - random.uniform(0.15, 0.85) * size
    return int(x), int(y)


def _within(container: tuple, size: int, random: np.random.Generator) -> tuple[int, int]:
    x0, y0, x1, y1 = container
    x = random.uniform(x0 - size * 0.4, max(x0, x1 - size * 0.6))
    y = random.uniform(y0 - size * 0.3, max(y0, y1 - size * 0.6))
    return int(x), int(y)


def class_numbers(class_ids: list[str], config: dict) -> np.ndarray:
    """Places of classes among the score channels; `NOT_TRAINED` for those that the training leaves out."""
    ids, unseen = [entry["id"] for entry in config["classes"]], config["training"]["unseen"]
    trained = (ids.index(one) if one in ids and one not in unseen else NOT_TRAINED for one in class_ids)
    return np.array(list(trained), dtype=np.int64)


def learned_of(boxes: np.ndarray, classes: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sorts targets into boxes and classes that a crop teaches, and boxes that it had better not speak of."""
    cut = np.clip(boxes, 0, size)
    area = np.prod(np.maximum(0, cut[:, 2:] - cut[:, :2]), axis=1)
    whole = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
    seen = area > 0
    sides = (cut[:, 2:] - cut[:, :2]).min(axis=1) if len(cut) else np.zeros(0)
    learned = seen & (area >= LEARNED_SHARE * whole) & (sides >= SMALLEST_SIDE_PX)
    # What fills the crop is learned although most of it lies outside.
    learned |= seen & (area >= 0.25 * size * size)
    learned &= classes != NOT_TRAINED
    return cut[learned], classes[learned], cut[seen & ~learned]


def rescale_of(options: dict, random: np.random.Generator) -> float:
    """How much larger than drawn a crop shows things: mostly 1."""
    if random.random() >= options["rescaleShare"]:
        return 1.0
    return float(np.exp(random.uniform(np.log(0.8), np.log(1.25))))


def varied_levels(planes: np.ndarray, options: dict, random: np.random.Generator, quanta: np.random.Generator) -> np.ndarray:
    """Pictures from elsewhere: smoothed, levels a little off, more noise than the scanner's own, and often no more than 256
    levels, evenly spaced after a gamma. How, `random` says; what the noise is, `quanta`."""
    if random.random() < options["smoothShare"]:
        planes = _smoothed(planes, np.float32(random.uniform(0.05, 0.33)))
    if random.random() < options["offLevelShare"]:
        planes = planes * np.float32(np.exp(random.normal(0, 0.03))) + np.float32(random.uniform(-3e-4, 1e-3))
        planes = np.clip(planes, 0, 1, dtype=np.float32)
    if random.random() < options["noisyShare"]:
        least, most = np.log(options["noiseOfLevel"])
        share = np.float32(np.exp(random.uniform(least, most)))
        planes = np.clip(planes * (1 + share * quanta.standard_normal(planes.shape, dtype=np.float32)), 0, 1)
    if random.random() < options["eightBitShare"]:
        gamma = np.float32(random.uniform(0.5, 1))
        planes = (np.floor(255 * planes**gamma + np.float32(0.5)) / np.float32(255)) ** (1 / gamma)
    return planes


def exported(planes: np.ndarray, options: dict, random: np.random.Generator) -> np.ndarray:
    """Pictures as many terminals pass them on, in place of measured transmission: the darkest and brightest levels lost, the
    grey scale bent for the eye, edges sharpened, 256 levels compressed with loss (JPEG)."""
    kind = options["export"]
    black, white = (np.float32(random.uniform(*kind[end])) for end in ("black", "white"))
    least, most = np.log(kind["gamma"])
    shown = np.clip((planes - black) / (white - black), 0, 1) ** np.float32(np.exp(random.uniform(least, most)))
    if random.random() < 0.5:
        shown = shown + np.float32(random.uniform(0, kind["sharpening"])) * (shown - _smoothed(shown, np.float32(0.25)))
    quality = int(random.integers(*kind["quality"]))
    return np.stack([_compressed(plane, quality) for plane in shown])


def _compressed(plane: np.ndarray, quality: int) -> np.ndarray:
    file = io.BytesIO()
    greys = np.floor(255 * np.clip(plane, 0, 1) + np.float32(0.5)).astype(np.uint8)
    Image.fromarray(greys).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file), dtype=np.float32) / np.float32(255)


def _smoothed(planes: np.ndarray, share: np.float32) -> np.ndarray:
    """Planes (energies, rows, columns) of which each pixel gives so much to either neighbour, along both axes."""
    padded = np.pad(planes, ((0, 0), (1, 1), (1, 1)), mode="edge")
    along = (1 - 2 * share) * padded[..., 1:-1] + share * (padded[..., :-2] + padded[..., 2:])
    return (1 - 2 * share) * along[:, 1:-1] + share * (along[:, :-2] + along[:, 2:])
