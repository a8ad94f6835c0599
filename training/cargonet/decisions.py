"""Scans that officers decided, exported as COCO (docs/findings-export.md), and what they teach."""

import json
from pathlib import Path

import numpy as np

from .crops import IGNORED, Crop, Dense, class_numbers, learned_of, varied_levels
from .scans import read_planes
from .tensor import block_factors, block_means, channels, nearest_curve

# A rejection for this reason says nothing of the picture: the goods may well be of the class, and lawful.
SAYS_NOTHING = "other"


class DecidedScan:
    """One decided scan in network pixels: `boxes` with `classes` are what officers confirmed or drew, `confusers` with
    `confuser_classes` what they said is not of a class. About 5 MB.

    In a cleared scan everything else is background; in any other it is unknown, and teaches nothing.
    """

    # Its picture was taken once and for all: nothing to lend to others.
    scanner = None

    def __init__(self, folder: Path, image: dict, annotations: list[dict], config: dict):
        facts = image["attributes"]
        self.id, self.is_cleared, self.is_simulated = facts["scan_id"], facts["outcome"] == "clear", facts["simulated"]
        self.sha256 = facts["files"][0]["sha256"]
        samples = [plane for file in facts["files"] for plane in read_planes(folder / file["file_name"])]
        self.size = {"widthPx": image["width"], "heightPx": image["height"]}
        pitch = facts["pixel_pitch_mm"]
        self.factors = block_factors(pitch["x"], pitch["y"], image["height"], config["input"])
        self.means = [block_means(plane, *self.factors).astype(np.float32) for plane in samples]
        self.curve = nearest_curve(config["input"], *([plane["energy_mev"] for plane in facts["planes"]] + [None])[:2])
        rows, columns = self.means[0].shape
        self.container = (0, 0, columns, rows)
        self._config = config

        taught = [one for one in annotations if one["attributes"]["decision"] != "rejected"]
        rejected = [one for one in annotations if one["attributes"]["decision"] == "rejected"]
        wrong = [(one, one["class"]) for one in rejected if one["attributes"]["reject_reason"] != SAYS_NOTHING]
        # What an officer confirmed as something else is not what the detector took it for.
        wrong += [(one, one["attributes"]["proposed_class"]) for one in taught if _is_corrected(one)]
        lawful = {one["class"] for one in rejected if one["attributes"]["reject_reason"] == SAYS_NOTHING}
        self.boxes, self.classes = self._placed([(one, one["class"]) for one in taught])
        self.confusers, self.confuser_classes = self._placed(wrong)
        self.lawful_classes = class_numbers(sorted(lawful), config)

    def cut(self, x: int, y: int, size: int, _scanner: None, _with_twin: bool, random: np.random.Generator) -> list[Crop]:
        """The crop at a place, mirrored or not, its levels varied. There is no twin: nobody has seen it without."""
        options, spec = self._config["training"], self._config["input"]
        energies = 1 if random.random() < options["singleEnergyShare"] else len(self.means)
        window = np.stack([self._window(plane, x - 1, y - 1, size + 2) for plane in self.means[:energies]])
        planes = varied_levels(window, options, random, random)
        is_mirrored = random.random() < 0.5
        if is_mirrored:
            planes = planes[..., ::-1]
        heights = np.clip((y + np.arange(size) + 0.5) / self.means[0].shape[0], 0.0, 1.0)
        tensor = channels(planes[0], planes[1] if energies > 1 else None, heights, self.curve, spec)

        def placed(boxes: np.ndarray) -> np.ndarray:
            shown = boxes - np.array([x, y, x, y], dtype=np.float32)
            return shown[:, [2, 1, 0, 3]] * [-1, 1, -1, 1] + [size, 0, size, 0] if is_mirrored else shown

        boxes, classes, ignored = learned_of(placed(self.boxes), self.classes, size)
        everywhere = np.tile(np.array([0, 0, size, size], dtype=np.float32), (len(self.lawful_classes), 1))
        judged = None if self.is_cleared else (placed(self.confusers), self.confuser_classes)
        return [Crop(tensor, boxes, classes, ignored, everywhere, self.lawful_classes, self._nothing(size), False, judged)]

    @staticmethod
    def _window(plane: np.ndarray, x: int, y: int, side: int) -> np.ndarray:
        """A square of a plane; air beyond it."""
        out = np.ones((side, side), dtype=plane.dtype)
        left, top, right, bottom = max(0, x), max(0, y), min(plane.shape[1], x + side), min(plane.shape[0], y + side)
        if right > left and bottom > top:
            out[top - y : bottom - y, left - x : right - x] = plane[top:bottom, left:right]
        return out

    def _placed(self, annotations: list[tuple[dict, str]]) -> tuple[np.ndarray, np.ndarray]:
        corners = [(x, y, x + width, y + height) for x, y, width, height in (one["bbox"] for one, _ in annotations)]
        scale = np.array([*self.factors, *self.factors], dtype=np.float32)
        return np.array(corners, dtype=np.float32).reshape(-1, 4) / scale, class_numbers([c for _, c in annotations], self._config)

    def _nothing(self, size: int) -> Dense:
        """What officers decide says nothing about matter, cargo and silhouettes."""
        strides = {entry["name"]: entry["stride"] for entry in self._config["auxiliary"]}
        fine, coarse = ((size // strides[name],) * 2 for name in ("matter", "cargo"))
        silent = np.full(fine, IGNORED, np.int8)
        unknown = np.full(fine, IGNORED, np.float32)
        return Dense(np.full(fine, IGNORED), silent, silent, unknown, np.full(coarse, IGNORED), np.full(coarse, IGNORED, np.float32))


def read_decisions(folder: Path, config: dict) -> list[DecidedScan]:
    """All decided scans of an export."""
    dataset = json.loads((folder / "annotations.json").read_text())
    names = {category["id"]: category["name"] for category in dataset["categories"]}
    of_image: dict[int, list[dict]] = {image["id"]: [] for image in dataset["images"]}
    for annotation in dataset["annotations"]:
        of_image[annotation["image_id"]].append(annotation | {"class": names[annotation["category_id"]]})
    return [DecidedScan(folder, image, of_image[image["id"]], config) for image in dataset["images"]]


def split_by_scan(scans: list[DecidedScan], held_out_share: float) -> tuple[list[DecidedScan], list[DecidedScan]]:
    """Those to learn from, and those to judge by. A scan stays on its side when others join."""
    held_out = [int(scan.sha256[:8], 16) / 2**32 < held_out_share for scan in scans]
    return [s for s, out in zip(scans, held_out) if not out], [s for s, out in zip(scans, held_out) if out]


def _is_corrected(annotation: dict) -> bool:
    return annotation["attributes"]["proposed_class"] not in (None, annotation["class"])
