"""Simulated scans on disk: their planes averaged to network pixels once, their targets as boxes in network pixels."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from .crops import NOT_TRAINED, around, class_numbers, lawful_boxes
from .tensor import block_factors, block_means, nearest_curve


@dataclass(frozen=True)
class Scan:
    """One scan in network pixels.

    `means` is (2, rows, columns), high then low energy, as 16-bit samples (65535 is air); `boxes` (n, 4) is x0, y0, x1, y1;
    a class of -1 is not trained.
    """

    name: str
    means: np.ndarray
    boxes: np.ndarray
    classes: np.ndarray
    container: tuple[float, float, float, float]
    curve: dict
    energies: tuple[float, float]


def read_planes(path: Path) -> list[np.ndarray]:
    """The 16-bit pages of a TIFF, high energy first."""
    planes = []
    with Image.open(path) as image:
        for page in range(getattr(image, "n_frames", 1)):
            image.seek(page)
            planes.append(np.array(image).astype(np.uint16))
    return planes


def load_scans(folder: Path, config: dict) -> list[Scan]:
    """All dual-energy scans of a folder in the order of their names; block means are cached beside it."""
    cache = folder.with_name(folder.name + "-means")
    cache.mkdir(exist_ok=True)
    return [_load(path, cache, config) for path in sorted(folder.glob("*.truth.json"))]


def _load(truth_path: Path, cache: Path, config: dict) -> Scan:
    name = truth_path.name.removesuffix(".truth.json")
    truth = json.loads(truth_path.read_text())
    sidecar = json.loads(truth_path.with_name(f"{name}.json").read_text())
    spec, pitch = config["input"], sidecar["pixelPitchMm"]
    cached = cache / f"{name}.npy"
    tif = truth_path.with_name(f"{name}.tif")
    if not cached.exists():
        high, low = read_planes(tif)
        factors = block_factors(pitch["x"], pitch["y"], high.shape[0], spec)
        means = np.stack([block_means(plane, *factors) for plane in (high, low)])
        np.save(cached, np.round(means * 65535).astype(np.uint16))
        cached.with_suffix(".json").write_text(json.dumps(factors))
    factor_x, factor_y = json.loads(cached.with_suffix(".json").read_text())
    boxes = [_corners(target["box"], factor_x, factor_y) for target in truth["targets"]]
    classes = class_numbers([target["classId"] for target in truth["targets"]], config)
    lawful = lawful_boxes(truth["containers"], lambda box: _corners(box, factor_x, factor_y), config)
    energies = [plane["energyMeV"] for plane in sidecar["planes"]]
    return Scan(
        name=name,
        means=np.load(cached, mmap_mode="r"),
        boxes=np.array(boxes + lawful, dtype=np.float32).reshape(-1, 4),
        classes=np.concatenate([classes, np.full(len(lawful), NOT_TRAINED)]),
        container=around([_corners(container["box"], factor_x, factor_y) for container in truth["containers"]]),
        curve=nearest_curve(spec, *energies),
        energies=(energies[0], energies[1]),
    )


def _corners(box: dict, factor_x: int, factor_y: int) -> tuple[float, float, float, float]:
    return (
        box["x"] / factor_x,
        box["y"] / factor_y,
        (box["x"] + box["width"]) / factor_x,
        (box["y"] + box["height"]) / factor_y,
    )
