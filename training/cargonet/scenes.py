"""Scenes on disk: areal densities before any scanner, with what each target changes kept apart.

training/simulation/scene-file.ts writes them and says what is in them.
"""

import json
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

VERSION = 2
# Areal density, g/cm², of what has these in the three bases; within 5 % for every substance of the simulator.
MASS_OF_BASES = (1.7354, 0.2195, -0.2805)


@dataclass(frozen=True)
class Window:
    """A rectangle in fine pixels; may reach beyond the scene."""

    x: int
    y: int
    width: int
    height: int


class SceneFile:
    """A scene, unpacked: about 24 MB."""

    def __init__(self, path: Path):
        self.path = path
        content = path.read_bytes()
        magic, length = struct.unpack("<4sI", content[:8])
        self.header = json.loads(content[8 : 8 + length])
        if magic != b"GSCN" or self.header["version"] != VERSION:
            raise ValueError(f"{path} is no scene of version {VERSION}")
        self.width, self.height = self.header["widthPx"], self.header["heightPx"]
        self.targets = self.header["targets"]
        self.steps = [self.header["steps"][basis] for basis in ("compton", "pair", "photo")]
        at = 8 + length
        self._base = np.zeros((3, self.height, self.width), dtype=np.uint16)
        for place, size in zip(self._tiles(), self.header["tileBytes"]):
            if size:
                part = self._base[:, place.y : place.y + place.height, place.x : place.x + place.width]
                part[...] = _unpacked(content[at : at + size], place)
            at += size
        self._changes = []
        for target in self.targets:
            place, size = Window(**target["window"]), target["bytes"]
            self._changes.append((place, _unpacked(content[at : at + size], place).view(np.int16) if size else None))
            at += size

    def read(self, window: Window, targets: list[int]) -> np.ndarray:
        """The scene with some of its targets (3, height, width) as areal densities in `steps`; air beyond the scene."""
        left, top = max(0, window.x), max(0, window.y)
        part = self._base[:, top : max(top, window.y + window.height), left : max(left, window.x + window.width)].astype(np.float32)
        if part.shape[1:] != (window.height, window.width):
            maps = np.zeros((3, window.height, window.width), dtype=np.float32)
            y, x = top - window.y, left - window.x
            maps[:, y : y + part.shape[1], x : x + part.shape[2]] = part
            part = maps
        return self.add(part, window, targets)

    def add(self, maps: np.ndarray, window: Window, targets: list[int]) -> np.ndarray:
        """Adds to maps of a window what some of the targets change; gives the same maps."""
        for target in targets:
            place, change = self._changes[target]
            shared = _shared(window, place)
            if change is not None and shared:
                x, y, right, bottom = shared
                inside = maps[:, y - window.y : bottom - window.y, x - window.x : right - window.x]
                inside += change[:, y - place.y : bottom - place.y, x - place.x : right - place.x]
        return maps

    def changed(self, window: Window, targets: list[int]) -> Window | None:
        """The part of a window that targets change."""
        shared = [part for part in (_shared(window, self._changes[target][0]) for target in targets) if part]
        if not shared:
            return None
        left, top, right, bottom = (pick(side) for pick, side in zip((min, min, max, max), zip(*shared)))
        return Window(left, top, right - left, bottom - top)

    def _tiles(self) -> list[Window]:
        side = self.header["tilePx"]
        return [
            Window(left, top, min(side, self.width - left), min(side, self.height - top))
            for top in range(0, self.height, side)
            for left in range(0, self.width, side)
        ]


def _unpacked(part: bytes, place: Window) -> np.ndarray:
    halves = np.frombuffer(zlib.decompress(part), np.uint8).reshape(3, 2, place.height, place.width)
    values = halves[:, 1].astype(np.uint16)
    values <<= 8
    values |= halves[:, 0]
    # Overflow is meant: differences are modulo 2^16.
    return np.add.accumulate(values, axis=1, out=values)


def _shared(a: Window, b: Window) -> tuple[int, int, int, int] | None:
    left, top = max(a.x, b.x), max(a.y, b.y)
    right, bottom = min(a.x + a.width, b.x + b.width), min(a.y + a.height, b.y + b.height)
    return (left, top, right, bottom) if left < right and top < bottom else None
