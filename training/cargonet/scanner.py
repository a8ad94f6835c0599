"""A scene as some scanner sees it on some day: the forward model and the detector's chain of src/simulator, repeated.

Only what is done to every pixel is repeated here. Spectra, ranges and kinds of scanners come from the scene files; the
order of the chain is that of src/simulator/scanner/acquire.ts and read-out.ts. scanner.fixture.json, written by the
simulator, holds the two together: `python3 -m cargonet.parity`. Change both or neither.
"""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from .scenes import SceneFile, Window

# As in read-out.ts.
FEW_EVENTS = 20
REACH_OF_BLOCK = 1.26
ENERGIES = ("high", "low")
BAND_ROWS = 128


@dataclass(frozen=True)
class Scanner:
    """What a scene file says about the scanner it was planned for; any scanner can scan any scene."""

    energies: dict
    spectra: dict
    imperfections: dict
    motion: dict
    pitch_mm: float


def scanner_of(header: dict) -> Scanner:
    """The planned scanner of a scene."""
    planned = header["acquisition"]
    return Scanner(planned["energies"], header["spectra"], planned["imperfections"], planned["motion"], planned["pitchMm"])


@dataclass(frozen=True)
class View:
    """Some columns and rows of the picture that a scan of a scene gives.

    A pixel covers `step` fine pixels of the scene each way; the simulator's own pictures have its fineness.
    """

    x: int
    y: int
    width: int
    height: int
    step: float


@dataclass(frozen=True)
class Warp:
    """Where the pixels of a view begin in the scene, in fine pixels: each column, and how far down each is shifted."""

    left: np.ndarray
    down: np.ndarray


def wave(turns: np.ndarray) -> np.ndarray:
    """Two parabolas near a sine."""
    t = turns - np.floor(turns)
    half = np.where(t < 0.5, t * 2, (t - 0.5) * 2)
    arch = 4 * half * (1 - half)
    return np.where(t < 0.5, arch, -arch)


def swing(turns: np.ndarray) -> np.ndarray:
    """A boom swings at more than one frequency."""
    return 0.6 * wave(turns) + 0.4 * wave(1.618 * turns + 0.3)


def warp_of(scene: SceneFile, view: View, scanner: Scanner, energy: str) -> Warp:
    """What motion, tilt and wobble do to the columns of a view."""
    motion, width = scanner.motion, scene.width / view.step
    column = np.arange(view.x, view.x + view.width)
    along = column / width
    offset = motion["interlacePx"] * (-0.5 if energy == "high" else 0.5)
    drift = motion["speedError"] * width * wave(along * motion["speedWaves"]) / (2 * math.pi * motion["speedWaves"])
    source = np.clip(column + offset + drift, 0, width - 1)
    down = motion["tiltPx"] * (along - 0.5) + motion["wobblePx"] * swing(along * motion["wobbleWaves"])
    return Warp(source * view.step, down * view.step)


def window_of(scene: SceneFile, view: View, warps: list[Warp]) -> Window:
    """The part of the scene that a view needs."""
    left = min(warp.left.min() for warp in warps)
    right = max(warp.left.max() for warp in warps) + view.step + 1
    top = view.y * view.step - max(warp.down.max() for warp in warps)
    bottom = (view.y + view.height) * view.step - min(warp.down.min() for warp in warps) + 1
    x, y = min(max(0, math.floor(left)), scene.width - 1), min(max(0, math.floor(top)), scene.height - 1)
    return Window(x, y, max(1, min(scene.width, math.ceil(right)) - x), max(1, min(scene.height, math.ceil(bottom)) - y))


def transmission(maps: Tensor, steps: list[float], spectrum: dict) -> Tensor:
    """Share of the signal (h, w) that passes areal densities (3, h, w) in steps of so many g/cm²."""
    total = sum(spectrum["weights"])
    nodes = [
        (weight / total, *(-basis * step for basis, step in zip(bases, steps)))
        for weight, *bases in zip(*(spectrum[name] for name in ("weights", "compton", "pair", "photo")))
    ]
    passed = torch.zeros_like(maps[0])
    # Where a hollow is deeper than its body nothing is left, rather than less than nothing.
    has_hollows = bool(maps.min() < 0)
    # In bands that stay in the processor's cache.
    for band, out in zip(maps.split(BAND_ROWS, dim=1), passed.split(BAND_ROWS)):
        exponent = torch.empty_like(out)
        for weight, compton, pair, photo in nodes:
            torch.mul(band[0], compton, out=exponent)
            if pair != 0:
                exponent.add_(band[1], alpha=pair)
            exponent.add_(band[2], alpha=photo)
            if has_hollows:
                exponent.clamp_(max=0)
            out.add_(exponent.exp_(), alpha=weight)
    return passed


@dataclass(frozen=True)
class Taps:
    """Fine pixels under each pixel, one after the other, and the share of each in what the pixel collects."""

    index: list[Tensor]
    share: list[Tensor]


def taps_of(start: np.ndarray, length: float, count: int) -> Taps:
    """For intervals of a length among so many fine pixels; beyond the edges a scene goes on as it ends."""
    first = np.floor(start)
    part = (start - first).astype(np.float32)
    first = first.astype(np.int64)
    index, share = [], []
    for i in range(math.ceil(length) + 1):
        index.append(torch.from_numpy(np.clip(first + i, 0, count - 1)))
        covered = 1 - part if i == 0 else np.clip(part + np.float32(length - i), 0, 1)
        share.append(torch.from_numpy(covered / np.float32(length)))
    return Taps(index, share)


def collected(fine: Tensor, along: Taps, down: Taps) -> Tensor:
    """What each pixel of a view collects: the mean over its area."""
    columns = result = None
    for index, share in zip(along.index, along.share):
        part = fine.index_select(1, index).mul_(share)
        columns = part if columns is None else columns.add_(part)
    for index, share in zip(down.index, down.share):
        part = columns.gather(0, index).mul_(share)
        result = part if result is None else result.add_(part)
    return result


def detected(ideal: Tensor, scanner: Scanner) -> Tensor:
    """Ideal transmission with scatter and point spread."""
    given = scanner.imperfections
    block = max(2, math.floor(given["scatterReachMm"] / (REACH_OF_BLOCK * scanner.pitch_mm) + 0.5))
    signal = (ideal + given["floor"] + given["scatter"] * _wide_blur(ideal, block)) / (1 + given["floor"] + given["scatter"])
    spot = given["focalSpotMm"] * (given["magnification"] - 1) / (given["magnification"] * scanner.pitch_mm)
    share = spot * spot / (2 * 5.545)
    return _neighbour_blur(_neighbour_blur(signal, share, 1), given["crosstalk"] + share, 0)


def _wide_blur(plane: Tensor, block: int) -> Tensor:
    height, width = plane.shape
    cells = functional.avg_pool2d(plane[None, None], block, ceil_mode=True)
    for _ in range(2):
        cells = functional.avg_pool2d(functional.pad(cells, (1, 1, 1, 1), mode="replicate"), 3, 1)
    return functional.interpolate(cells, scale_factor=block, mode="bilinear", align_corners=False)[0, 0, :height, :width]


def _neighbour_blur(plane: Tensor, share: float, axis: int) -> Tensor:
    size = plane.shape[axis]
    before = torch.cat([plane.narrow(axis, 0, 1), plane.narrow(axis, 0, size - 1)], dim=axis)
    after = torch.cat([plane.narrow(axis, 1, size - 1), plane.narrow(axis, size - 1, 1)], dim=axis)
    return before.add_(after).mul_(share).add_(plane, alpha=1 - 2 * share)


@dataclass(frozen=True)
class Rows:
    """Errors of the detector rows of a view on one day, the same for both energies."""

    gain: np.ndarray
    offset: np.ndarray
    # Row of the view, columns in which it is broken, and the fault.
    faults: list[tuple[int, np.ndarray, dict]]


def rows_of(scene_rows: float, view: View, scanner: Scanner, random: np.random.Generator) -> Rows:
    """Draws the machine. Row faults have their place in the whole picture, of which a view shows a part."""
    given = scanner.imperfections
    module = np.floor(np.arange(view.y, view.y + view.height) / given["moduleRows"]).astype(int)
    modules = 1 + given["moduleStep"] * random.standard_normal(module[-1] - module[0] + 1)
    gain = modules[module - module[0]] * (1 + given["rowGain"] * random.standard_normal(view.height))
    offset = given["rowOffset"] * random.standard_normal(view.height) - given["blackLevel"]
    faults = []
    for fault in given["rowFaults"]:
        row = min(math.ceil(scene_rows) - 1, math.floor(fault["at"] * scene_rows)) - view.y
        if 0 <= row < view.height:
            faults.append((row, _broken_columns(view.width, fault, random), fault))
    return Rows(gain.astype(np.float32), offset.astype(np.float32), faults)


def _broken_columns(width: int, fault: dict, random: np.random.Generator) -> np.ndarray:
    if fault["duty"] >= 1:
        return np.ones(width, dtype=bool)
    ends = 1 / fault["pieceColumns"]
    begins = min(1.0, ends * fault["duty"] / (1 - fault["duty"]))
    broken, columns = random.random() < fault["duty"], np.zeros(width, dtype=bool)
    x = 0
    while x < width:
        length = int(random.geometric(ends if broken else begins))
        columns[x : x + length] = broken
        broken, x = not broken, x + length
    return columns


def doses(scene_columns: float, view: View, scanner: Scanner, energy: str, random: np.random.Generator) -> np.ndarray:
    """Dose of the pulse of each column over that of the air calibration."""
    given, drift = scanner.imperfections, scanner.imperfections["airDrift"]
    column = np.arange(view.x, view.x + view.width)
    dose = 1 + given["doseJitter"] * random.standard_normal(view.width)
    dose *= 1 + drift["share"] * wave(drift["waves"] * column / scene_columns + drift["phase"][energy])
    for pulse in given["lostPulses"]:
        if pulse["energy"] == energy:
            dose[column == math.floor(pulse["at"] * scene_columns)] *= pulse["dose"]
    return dose.astype(np.float32)


def read_out(signal: np.ndarray, dose: np.ndarray, rows: Rows, scanner: Scanner, energy: str, random: np.random.Generator) -> np.ndarray:
    """16-bit samples of a detected signal."""
    given = scanner.imperfections
    scale = np.float32(65535 * given["airLevel"][energy])
    electronics = np.float32(given["electronics"])
    mean = signal * dose
    # What passed through matter is hard: fewer quanta make the same signal.
    per_event = 2 - np.sqrt(np.sqrt(np.minimum(1, mean)))
    per_event *= np.float32(scanner.spectra[energy]["excessNoise"] / given["quanta"][energy])
    noise = random.standard_normal(signal.shape, dtype=np.float32)
    few = mean < FEW_EVENTS * per_event
    counted = np.sqrt(mean * per_event + electronics * electronics)
    counted *= noise
    counted += mean
    if few.any():
        counted[few] = random.poisson(mean[few] / per_event[few]) * per_event[few] + electronics * noise[few]
    counted *= (rows.gain * scale)[:, None]
    counted += (rows.offset * scale)[:, None] + np.float32(0.5)
    samples = np.floor(np.clip(counted, 0, 65535, out=counted), out=counted)
    _spoil(samples, rows, scanner, scale, random)
    return samples


def _spoil(samples: np.ndarray, rows: Rows, scanner: Scanner, scale: float, random: np.random.Generator) -> None:
    given = scanner.imperfections
    for row, broken, fault in rows.faults:
        level = fault["level"] * scale
        if fault["kind"] == "dead":
            left = (given["electronics"] * random.standard_normal(samples.shape[1]) - given["blackLevel"]) * scale
            samples[row, broken] = np.floor(np.maximum(0, left + 0.5))[broken]
            continue
        samples[row, broken] = np.minimum(65535, np.floor(samples[row, broken] + level))
        if fault["kind"] == "restless":
            top = math.floor(row / given["moduleRows"]) * given["moduleRows"]
            module = [y for y in range(max(0, math.ceil(top)), samples.shape[0]) if y < top + given["moduleRows"] and y != row]
            columns = broken & (random.random(samples.shape[1]) < 0.5)
            picked = np.ix_(module, np.nonzero(columns)[0])
            samples[picked] = np.minimum(65535, np.floor(samples[picked] + level))


class Pass:
    """One pass of a scene through a scanner, seen in one view, with or without targets: the machine stays the same."""

    def __init__(self, scene: SceneFile, scanner: Scanner, view: View, random: np.random.Generator):
        self.scene, self.scanner, self.view = scene, scanner, view
        self.warps = [warp_of(scene, view, scanner, energy) for energy in ENERGIES]
        self.window = window_of(scene, view, self.warps)
        self._along = [taps_of(warp.left - self.window.x, view.step, self.window.width) for warp in self.warps]
        top = np.arange(view.y, view.y + view.height)[:, None] * view.step - self.warps[0].down - self.window.y
        self._down = taps_of(top, view.step, self.window.height)
        self.columns, self.height = scene.width / view.step, scene.height / view.step
        self._rows = rows_of(self.height, view, scanner, random)
        self._doses = [doses(self.columns, view, scanner, energy, random) for energy in ENERGIES]
        self._bare: np.ndarray | None = None
        self._attenuated: dict[str, Tensor] = {}

    def maps(self, targets: list[int]) -> np.ndarray:
        """Areal densities (3, h, w) of the window in steps, with some of the targets."""
        if self._bare is None:
            self._bare = self.scene.read(self.window, [])
        if self.scene.changed(self.window, targets) is None:
            return self._bare
        return self.scene.add(self._bare.copy(), self.window, targets)

    def ideal(self, targets: list[int], energies: tuple[str, ...] = ENERGIES) -> list[Tensor]:
        """Transmissions (h, w) of the first energies without any error but those of motion."""
        fine = [self._fine(targets, energy) for energy in energies]
        return [collected(plane, along, self._down) for plane, along in zip(fine, self._along)]

    def _fine(self, targets: list[int], energy: str) -> Tensor:
        """Attenuation is worked out once for a view; with targets, only what they change is worked out again."""
        spectrum = self.scanner.spectra[energy]
        if targets and energy not in self._attenuated:
            return transmission(torch.from_numpy(self.maps(targets)), self.scene.steps, spectrum)
        if energy not in self._attenuated:
            self._attenuated[energy] = transmission(torch.from_numpy(self.maps([])), self.scene.steps, spectrum)
        bare, part = self._attenuated[energy], self.scene.changed(self.window, targets)
        if part is None:
            return bare
        fine, x, y = bare.clone(), part.x - self.window.x, part.y - self.window.y
        changed = torch.from_numpy(self.scene.read(part, targets))
        fine[y : y + part.height, x : x + part.width] = transmission(changed, self.scene.steps, spectrum)
        return fine

    def planes(self, targets: list[int], random: np.random.Generator, energies: tuple[str, ...] = ENERGIES) -> np.ndarray:
        """Transmissions (energies, h, w) as the picture shows them, high energy first; air beyond the picture."""
        planes = np.ones((len(energies), self.view.height, self.view.width), dtype=np.float32)
        inside = self._inside()
        for plane, energy, ideal, dose in zip(planes, energies, self.ideal(targets, energies), self._doses):
            signal = detected(ideal, self.scanner).numpy()
            samples = read_out(signal, dose, self._rows, self.scanner, energy, random)
            plane[inside] = samples[inside] / np.float32(65535)
        return planes

    def in_view(self, boxes: np.ndarray) -> np.ndarray:
        """Corners (n, 4) in fine pixels of the scene as they come to lie in the view."""
        left = (self.warps[0].left + self.warps[1].left) / 2
        columns, step = np.arange(self.view.width), self.view.step
        # Beyond the view things go on as they are at its sides.
        left = np.concatenate([[left[0] - 1e4 * step], left, [left[-1] + 1e4 * step]])
        columns = np.concatenate([[-1e4], columns, [columns[-1] + 1e4]])
        x0, x1 = np.interp(boxes[:, 0], left, columns), np.interp(boxes[:, 2], left, columns)
        middle = np.clip((x0 + x1) / 2, 0, self.view.width - 1).astype(int)
        down = self.warps[0].down[middle]
        y0, y1 = ((boxes[:, side] + down) / step - self.view.y for side in (1, 3))
        return np.stack([x0, y0, x1, y1], axis=1)

    def in_scene(self, columns: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Fine pixels of the scene, x and y (rows, columns), that show at such places of the view."""
        at = np.clip(columns, 0, self.view.width - 1)
        left = (self.warps[0].left + self.warps[1].left) / 2
        x = np.interp(at, np.arange(self.view.width), left)
        down = np.interp(at, np.arange(self.view.width), self.warps[0].down)
        y = (self.view.y + rows[:, None]) * self.view.step - down[None, :]
        return np.broadcast_to(x, y.shape), y

    def _inside(self) -> tuple[slice, slice]:
        x, y, view = self.view.x, self.view.y, self.view
        right, bottom = math.floor(self.columns), math.floor(self.height)
        return slice(max(0, -y), max(0, min(view.height, bottom - y))), slice(max(0, -x), max(0, min(view.width, right - x)))
