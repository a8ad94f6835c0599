"""Scenes on disk: areal densities before any scanner, with what each target changes kept apart.

training/simulation/scene-file.ts writes them and says what is in them. Nothing is held in memory but the headers:
a window is read from the file, mapped, when it is drawn.
"""

import json
import mmap
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

VERSION = 1


@dataclass(frozen=True)
class Window:
    """A rectangle in fine pixels; may reach beyond the scene."""

    x: int
    y: int
    width: int
    height: int


class SceneFile:
    """The header of a scene, and its maps window by window."""

    def __init__(self, path: Path):
        self.path = path
        with open(path, "rb") as file:
            magic, length = struct.unpack("<4sI", file.read(8))
            self.header = json.loads(file.read(length))
        if magic != b"GSCN" or self.header["version"] != VERSION:
            raise ValueError(f"{path} is no scene of version {VERSION}")
        self.width, self.height = self.header["widthPx"], self.header["heightPx"]
        self.targets = self.header["targets"]
        self._steps = np.array([self.header["steps"][basis] for basis in ("compton", "pair", "photo")], dtype=np.float32)
        sizes = [*self.header["tileBytes"], *(target["bytes"] for target in self.targets)]
        self._ends = 8 + length + np.cumsum(sizes)
        self._sizes = sizes

    def read(self, window: Window, targets: list[int]) -> np.ndarray:
        """Areal densities (3, height, width), g/cm², of the scene with some of its targets; air beyond the scene."""
        steps = np.zeros((3, window.height, window.width), dtype=np.int32)
        with open(self.path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            side = self.header["tilePx"]
            across = -(-self.width // side)
            for top in range(max(0, window.y) // side * side, min(self.height, window.y + window.height), side):
                for left in range(max(0, window.x) // side * side, min(self.width, window.x + window.width), side):
                    place = Window(left, top, min(side, self.width - left), min(side, self.height - top))
                    self._add(steps, window, content, top // side * across + left // side, place, np.uint16)
            for target in targets:
                place = Window(**self.targets[target]["window"])
                if _shared(window, place):
                    self._add(steps, window, content, len(self.header["tileBytes"]) + target, place, np.int16)
        maps = steps.astype(np.float32)
        maps *= self._steps[:, None, None]
        return maps

    def _add(self, steps: np.ndarray, window: Window, content: mmap.mmap, part: int, place: Window, kind: type) -> None:
        end, size = int(self._ends[part]), self._sizes[part]
        shared = _shared(window, place)
        if size == 0 or not shared:
            return
        x, y, right, bottom = shared
        halves = np.frombuffer(zlib.decompress(content[end - size : end]), np.uint8)
        halves = halves.reshape(3, 2, place.height, place.width)[:, :, : bottom - place.y]
        values = halves[:, 1].astype(np.uint16)
        values <<= 8
        values |= halves[:, 0]
        np.add.accumulate(values, axis=1, out=values)
        steps[:, y - window.y : bottom - window.y, x - window.x : right - window.x] += values.view(kind)[
            :, y - place.y :, x - place.x : right - place.x
        ]


def _shared(a: Window, b: Window) -> tuple[int, int, int, int] | None:
    left, top = max(a.x, b.x), max(a.y, b.y)
    right, bottom = min(a.x + a.width, b.x + b.width), min(a.y + a.height, b.y + b.height)
    return (left, top, right, bottom) if left < right and top < bottom else None
