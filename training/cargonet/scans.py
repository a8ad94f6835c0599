"""Simulated scans on disk, as the workstation gets them."""

import json
from pathlib import Path

import numpy as np
from PIL import Image


def read_planes(path: Path) -> list[np.ndarray]:
    """The 16-bit pages of a TIFF, high energy first."""
    planes = []
    with Image.open(path) as image:
        for page in range(getattr(image, "n_frames", 1)):
            image.seek(page)
            planes.append(np.array(image).astype(np.uint16))
    return planes


def read_scan(truth_path: Path) -> tuple[list[np.ndarray], dict, dict]:
    """Planes, sidecar and truth of a scan, by the path of its truth."""
    name = truth_path.name.removesuffix(".truth.json")
    sidecar = json.loads(truth_path.with_name(f"{name}.json").read_text())
    return read_planes(truth_path.with_name(f"{name}.tif")), sidecar, json.loads(truth_path.read_text())
