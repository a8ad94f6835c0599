"""Crops of scenes, each time seen by another scanner; with a target and, as its exact twin, without."""

import numpy as np

from .crops import IGNORED, NOT_TRAINED, Crop, Dense, class_numbers, exported, learned_of, rescale_of, varied_levels
from .scanner import ENERGIES, Pass, Scanner, View, scanner_of
from .scenes import MASS_OF_BASES, SceneFile
from .tensor import block_factors, channels, nearest_curve

# Ratio of the pair to the Compton basis up to which matter counts as organic, mineral (and light metal), metal.
MATERIAL_LIMITS = (0.7, 1.5, 3.2)
# Below this much matter there is air, g/cm².
AIR = 0.3
# What targets must add or take away, g/cm², for a cell to count as changed.
CHANGED = 0.4
# Silhouettes are kept in blocks of so many pixels.
MASK_BLOCK = 4
# So many points along each side of a cell stand for it.
CELL_POINTS = 4


class SceneSource:
    """One scene, and a scanner to lend to others."""

    def __init__(self, scene: SceneFile, config: dict):
        header = scene.header
        pitch = header["camera"]["pitchMm"]
        # Of a picture too tall for a strip crops serve as well.
        if block_factors(pitch, pitch, 1, config["input"]) != (1, 1):
            raise ValueError(f"{scene.path} is not drawn at the pitch of the network")
        self.scanner = scanner_of(header)
        self.boxes = _boxes(target["box"] for target in scene.targets)
        self.classes = class_numbers([target["classId"] for target in scene.targets], config)
        self.confusers = _boxes(confuser["box"] for confuser in header["confusers"])
        containers = _boxes(container["box"] for container in header["containers"])
        self.container = (*containers[:, :2].min(axis=0), *containers[:, 2:].max(axis=0))
        lawful = [(box, one) for box, c in zip(containers, header["containers"]) for one in c["lawfulClasses"]]
        self._lawful = np.array([box for box, _ in lawful], dtype=np.float32).reshape(-1, 4)
        self._lawful_classes = class_numbers([one for _, one in lawful], config)
        self._masks = [_silhouette(target.pop("mask")) for target in scene.targets]
        self._scene, self._config = scene, config
        self._types = next(entry["channels"] for entry in config["auxiliary"] if entry["name"] == "cargo")

    def cut(self, x: int, y: int, size: int, scanner: Scanner, with_twin: bool, random: np.random.Generator) -> list[Crop]:
        """The crop at a place seen by a scanner; after it its twin: the same machine and pulses, other quanta."""
        options, spec, fineness = self._config["training"], self._config["input"], self._scene.header["fineness"]
        zoom = rescale_of(options, random)
        view = View(round(x * zoom) - 1, round(y * zoom) - 1, size + 2, size + 2, fineness / zoom)
        scan = Pass(self._scene, scanner, view, random)
        shown = scan.in_view(np.concatenate([self.boxes, self._lawful]) * fineness) - 1
        boxes, lawful = shown[: len(self.boxes)], shown[len(self.boxes) :]
        heights = np.clip((view.y + 1 + np.arange(size) + 0.5) / scan.height, 0.0, 1.0)
        curve = nearest_curve(spec, scanner.energies["high"], scanner.energies["low"])
        is_exported = random.random() < options["exportedShare"]
        is_single = is_exported or random.random() < options["singleEnergyShare"]
        is_mirrored = random.random() < 0.5
        every = list(range(len(self.boxes)))
        levels = random.integers(2**32)
        crops = []
        # The twin comes first: the other needs only what is different.
        for targets in [*([[]] if with_twin else []), every]:
            planes, chance = scan.planes(targets, random, ENERGIES[:1] if is_single else ENERGIES), np.random.default_rng(levels)
            planes = varied_levels(planes, options, chance, random)
            dense = self._dense(scan, size, targets, lawful)
            if is_exported:
                planes = exported(planes, options, chance)
                # A bent grey scale weighs nothing.
                dense.density.fill(IGNORED)
            if is_mirrored:
                planes, dense = planes[..., ::-1], dense.mirrored()
            tensor = channels(planes[0], planes[1] if len(planes) > 1 else None, heights, curve, spec)
            flip = (lambda box: box[:, [2, 1, 0, 3]] * [-1, 1, -1, 1] + [size, 0, size, 0]) if is_mirrored else (lambda box: box)
            taught = learned_of(flip(boxes[targets]), self.classes[targets], size)
            crops.append(Crop(tensor, *taught, flip(lawful), self._lawful_classes, dense, with_twin and not targets))
        return crops[::-1]

    def _dense(self, scan: Pass, size: int, targets: list[int], lawful: np.ndarray) -> Dense:
        strides = {entry["name"]: entry["stride"] for entry in self._config["auxiliary"]}
        centres = (np.arange(size // strides["matter"]) + 0.5) * strides["matter"]
        # A crop begins one pixel inside its view.
        x, y = scan.in_scene(centres + 1, centres + 1)
        block = strides["matter"] * scan.view.step
        mass, ratio = self._cells(scan, scan.maps(targets), x, y, block)
        bare = self._cells(scan, scan.maps([]), x, y, block)[0] if targets else mass
        material = np.where(mass < AIR, 0, 1 + np.digitize(ratio, MATERIAL_LIMITS))
        threat, changed = np.zeros(mass.shape, np.int8), (np.abs(mass - bare) >= CHANGED).astype(np.int8)
        for box in lawful:
            inside = (centres >= box[0]) & (centres <= box[2]), (centres >= box[1]) & (centres <= box[3])
            threat[np.ix_(inside[1], inside[0])] = IGNORED
        fineness = self._scene.header["fineness"]
        for target in targets:
            covered = _looked_up(*self._masks[target], x / fineness, y / fineness)
            threat[covered] = 1 if self.classes[target] != NOT_TRAINED else IGNORED
            if self.classes[target] == NOT_TRAINED:
                changed[covered] = IGNORED
        cargo, fill = self._cargo(scan, size, strides["cargo"], fineness)
        return Dense(material, threat, changed, np.log1p(np.maximum(mass, 0)), cargo, fill)

    def _cells(self, scan: Pass, maps: np.ndarray, x: np.ndarray, y: np.ndarray, block: float) -> tuple[np.ndarray, np.ndarray]:
        """Means around places of the scene: areal density in g/cm², and the ratio of the pair to the Compton basis."""
        offsets = (np.arange(CELL_POINTS) + 0.5) / CELL_POINTS * block - block / 2
        rows = np.clip(np.floor(y[..., None, None] + offsets[:, None] - scan.window.y), 0, maps.shape[1] - 1).astype(np.int32)
        columns = np.clip(np.floor(x[..., None, None] + offsets - scan.window.x), 0, maps.shape[2] - 1).astype(np.int32)
        at = rows * maps.shape[2] + columns
        outside = (x < 0) | (y < 0) | (x >= self._scene.width) | (y >= self._scene.height)
        means = (plane.ravel()[at].mean(axis=(-2, -1)) for plane in maps)
        bases = [np.where(outside, 0, mean) * step for mean, step in zip(means, self._scene.steps)]
        mass = sum(share * basis for share, basis in zip(MASS_OF_BASES, bases))
        return mass.astype(np.float32), bases[1] / np.maximum(bases[0], 1e-3)

    def _cargo(self, scan: Pass, size: int, stride: int, fineness: float) -> tuple[np.ndarray, np.ndarray]:
        centres = (np.arange(size // stride) + 0.5) * stride
        x, y = (place / fineness for place in scan.in_scene(centres + 1, centres + 1))
        cargo, fill = np.full(x.shape, IGNORED), np.full(x.shape, float(IGNORED), np.float32)
        for container in self._scene.header["containers"]:
            box = container["box"]
            inside = (x >= box["x"]) & (x < box["x"] + box["width"]) & (y >= box["y"]) & (y < box["y"] + box["height"])
            cargo[inside], fill[inside] = self._types.index("empty"), container["fill"]
            for load in container["loads"]:
                cargo[inside & (x >= load["columns"][0]) & (x < load["columns"][1])] = self._types.index(load["cargoType"])
        return cargo, fill


def _boxes(boxes) -> np.ndarray:
    corners = [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in boxes]
    return np.array(corners, dtype=np.float32).reshape(-1, 4)


def _silhouette(mask: dict) -> tuple[np.ndarray, int, int]:
    """A run-length mask as blocks, cut to what it covers, and where it begins, in blocks."""
    height, width = mask["size"]
    counts = np.array(mask["counts"])
    covered = np.repeat(np.arange(len(counts)) % 2 == 1, counts).reshape(width, height).T
    rows, columns = -(-height // MASK_BLOCK), -(-width // MASK_BLOCK)
    padded = np.zeros((rows * MASK_BLOCK, columns * MASK_BLOCK), dtype=bool)
    padded[:height, :width] = covered
    blocks = padded.reshape(rows, MASK_BLOCK, columns, MASK_BLOCK).any(axis=(1, 3))
    y, x = np.nonzero(blocks.any(axis=1))[0], np.nonzero(blocks.any(axis=0))[0]
    return blocks[y[0] : y[-1] + 1, x[0] : x[-1] + 1].copy(), int(x[0]), int(y[0])


def _looked_up(blocks: np.ndarray, left: int, top: int, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    columns, rows = np.floor(x / MASK_BLOCK).astype(int) - left, np.floor(y / MASK_BLOCK).astype(int) - top
    inside = (columns >= 0) & (rows >= 0) & (columns < blocks.shape[1]) & (rows < blocks.shape[0])
    return inside & blocks[np.where(inside, rows, 0), np.where(inside, columns, 0)]
