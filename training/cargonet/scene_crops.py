"""Crops of scenes, each time seen by another scanner; with a target and, as its exact twin, without."""

from pathlib import Path

import numpy as np

from .crops import NOT_TRAINED, Crop, around, class_numbers, lawful_boxes, mirrored, rescale_of, with_targets
from .scanner import ENERGIES, Pass, Scanner, View, scanner_of
from .scenes import SceneFile
from .tensor import block_factors, channels, nearest_curve


class SceneSource:
    """One scene, and the scanners of all scenes to look at it with."""

    def __init__(self, scene: SceneFile, scanners: list[Scanner], config: dict):
        header = scene.header
        pitch = header["camera"]["pitchMm"]
        if block_factors(pitch, pitch, header["camera"]["heightPx"], config["input"]) != (1, 1):
            raise ValueError(f"{scene.path} is not drawn at the pitch of the network")
        self.boxes = np.array([_corners(target["box"]) for target in scene.targets], dtype=np.float32).reshape(-1, 4)
        self.classes = class_numbers([target["classId"] for target in scene.targets], config)
        self.container = around([_corners(container["box"]) for container in header["containers"]])
        self._lawful = np.array(lawful_boxes(header["containers"], _corners, config), dtype=np.float32).reshape(-1, 4)
        self._scene, self._scanners, self._spec, self._options = scene, scanners, config["input"], config["training"]

    def cut(self, x: int, y: int, size: int, with_twin: bool, random: np.random.Generator) -> list[Crop]:
        """The crop at a place seen by a random scanner, and its twin: the same machine and pulses, other quanta."""
        scanner = self._scanners[random.integers(len(self._scanners))]
        zoom = rescale_of(self._options, random)
        view = View(round(x * zoom) - 1, round(y * zoom) - 1, size + 2, size + 2, self._scene.header["fineness"] / zoom)
        scan = Pass(self._scene, scanner, view, random)
        boxes = scan.in_view(np.concatenate([self.boxes, self._lawful]) * self._scene.header["fineness"]) - 1
        classes = np.concatenate([self.classes, np.full(len(self._lawful), NOT_TRAINED)])
        lawful = list(range(len(self.boxes), len(boxes)))
        heights = np.clip((view.y + 1 + np.arange(size) + 0.5) / scan.height, 0.0, 1.0)
        curve = nearest_curve(self._spec, scanner.energies["high"], scanner.energies["low"])
        energies = ENERGIES[:1] if random.random() < self._options["singleEnergyShare"] else ENERGIES
        is_mirrored = random.random() < 0.5
        crops = []
        for targets in [list(range(len(self.boxes))), *([[]] if with_twin else [])]:
            planes, shown = scan.planes(targets, random, energies), boxes[targets + lawful]
            if is_mirrored:
                planes, shown = mirrored(planes, shown, size)
            tensor = channels(planes[0], planes[1] if len(planes) > 1 else None, heights, curve, self._spec)
            crops.append(with_targets(tensor, shown, classes[targets + lawful], size))
        return crops


def load_scenes(folder: Path, config: dict) -> list[SceneSource]:
    """All scenes of a folder in the order of their names."""
    scenes = [SceneFile(path) for path in sorted(folder.glob("*.scene"))]
    scanners = [scanner_of(scene.header) for scene in scenes]
    return [SceneSource(scene, scanners, config) for scene in scenes]


def _corners(box: dict) -> tuple[float, float, float, float]:
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]
