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

VERSION = 2


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
        for target in self.targets:
            # Much of a header, and not needed for boxes.
            target.pop("mask", None)
        self.steps = [self.header["steps"][basis] for basis in ("compton", "pair", "photo")]
        sizes = [*self.header["tileBytes"], *(target["bytes"] for target in self.targets)]
        self._ends = 8 + length + np.cumsum(sizes)
        self._sizes = sizes

    def read(self, window: Window, targets: list[int]) -> np.ndarray:
        """The scene with some of its targets (3, height, width) as areal densities in `steps`; air beyond the scene."""
        maps = np.zeros((3, window.height, window.width), dtype=np.float32)
        with open(self.path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            side = self.header["tilePx"]
            across = -(-self.width // side)
            for top in range(max(0, window.y) // side * side, min(self.height, window.y + window.height), side):
                for left in range(max(0, window.x) // side * side, min(self.width, window.x + window.width), side):
                    place = Window(left, top, min(side, self.width - left), min(side, self.height - top))
                    self._add(maps, window, content, top // side * across + left // side, place, np.uint16)
            for target in targets:
                place = Window(**self.targets[target]["window"])
                if _shared(window, place):
                    self._add(maps, window, content, len(self.header["tileBytes"]) + target, place, np.int16)
        return maps

    def _add(self, maps: np.ndarray, window: Window, content: mmap.mmap, part: int, place: Window, kind: type) -> None:
        end, size = int(self._ends[part]), self._sizes[part]
        shared = _shared(window, place)
        if size == 0 or not shared:
            return
        x, y, right, bottom = shared
        columns = slice(x - place.x, right - place.x)
        halves = np.frombuffer(zlib.decompress(content[end - size : end]), np.uint8)
        halves = halves.reshape(3, 2, place.height, place.width)[:, :, : bottom - place.y, columns]
        values = halves[:, 1].astype(np.uint16)
        values <<= 8
        values |= halves[:, 0]
        # Overflow is meant: differences are modulo 2^16.
        np.add.accumulate(values, axis=1, out=values)
        maps[:, y - window.y : bottom - window.y, x - window.x : right - window.x] += values.view(kind)[:, y - place.y :]


def _shared(a: Window, b: Window) -> tuple[int, int, int, int] | None:
    left, top = max(a.x, b.x), max(a.y, b.y)
    right, bottom = min(a.x + a.width, b.x + b.width), min(a.y + a.height, b.y + b.height)
    return (left, top, right, bottom) if left < right and top < bottom else None
