"""The scenes of a moment: unpacked, and slowly exchanged for others, so that memory stays bounded and reading cheap."""

from pathlib import Path

import numpy as np

from .scene_crops import SceneSource
from .scenes import SceneFile


class ScenePool:
    """An endless row of all scenes of a folder, shuffled anew in every round, of which a stretch is held at a time."""

    def __init__(self, folder: Path, size: int, config: dict):
        self._paths = sorted(folder.glob("*.scene"))
        if not self._paths:
            raise FileNotFoundError(f"There are no scenes in {folder}")
        self._size, self._config = min(size, len(self._paths)), config
        self._held: dict[int, SceneSource] = {}

    def at(self, first: int) -> list[SceneSource]:
        """The stretch that begins at a place of the row; what lay before it is forgotten."""
        wanted = range(first, first + self._size)
        for place in [place for place in self._held if place not in wanted]:
            del self._held[place]
        for place in wanted:
            if place not in self._held:
                self._held[place] = SceneSource(SceneFile(self._path(place)), self._config)
        return [self._held[place] for place in wanted]

    def _path(self, place: int) -> Path:
        turn, index = divmod(place, len(self._paths))
        order = np.random.default_rng([self._config["training"]["seed"], turn]).permutation(len(self._paths))
        return self._paths[order[index]]
