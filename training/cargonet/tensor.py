"""From raw planes to the network's six channels.

The workstation does the same in src/detection/tensor; parity.fixture.json there holds the two together.
Change both or neither.
"""

import numpy as np


def block_factors(pitch_x_mm: float, pitch_y_mm: float, height_px: int, spec: dict) -> tuple[int, int]:
    """Source pixels per network pixel along x and y: near the target pitch, square on the object, fitting the strip."""
    factor_y = max(1, _round_half_up(spec["targetPitchMm"] / pitch_y_mm), -(-height_px // spec["stripHeightPx"]))
    factor_x = max(1, _round_half_up(factor_y * pitch_y_mm / pitch_x_mm))
    return factor_x, factor_y


def _round_half_up(value: float) -> int:
    return int(np.floor(value + 0.5))


def block_means(samples: np.ndarray, factor_x: int, factor_y: int) -> np.ndarray:
    """Transmission (rows, columns) in 0..1 of uint16 samples, averaged per block; ragged edge blocks average what they have."""
    height, width = samples.shape
    rows, columns = -(-height // factor_y), -(-width // factor_x)
    sums = np.add.reduceat(samples.astype(np.float64), np.arange(rows) * factor_y, axis=0)
    sums = np.add.reduceat(sums, np.arange(columns) * factor_x, axis=1)
    count_y = np.minimum(factor_y, height - np.arange(rows) * factor_y)
    count_x = np.minimum(factor_x, width - np.arange(columns) * factor_x)
    return sums / (count_y[:, None] * count_x[None, :] * 65535.0)


def nearest_curve(spec: dict, high_mev: float | None, low_mev: float | None) -> dict:
    """The water curve of the nearest pair of energies; the first one when the energies are not known."""
    if high_mev is None or low_mev is None:
        return spec["waterCurves"][0]
    return min(spec["waterCurves"], key=lambda curve: abs(curve["highMeV"] - high_mev) + abs(curve["lowMeV"] - low_mev))


def channels(high: np.ndarray, low: np.ndarray | None, heights: np.ndarray, curve: dict, spec: dict) -> np.ndarray:
    """Six channels (..., 6, H, W) from transmissions (..., H + 2, W + 2) that carry a border of one pixel.

    `heights` (..., H) is the normalised height of each row: 0 at the top of the scan, 1 at its bottom.
    """
    attenuation_high = -np.log(np.maximum(high, spec["floorTransmission"]))
    inner = (..., slice(1, -1), slice(1, -1))
    inner_high = attenuation_high[inner]
    if low is None:
        inner_low = inner_high * spec["singleEnergyFactor"]
        valid = np.zeros_like(inner_high)
        ratio = valid
    else:
        attenuation_low = -np.log(np.maximum(low, spec["floorTransmission"]))
        inner_low = attenuation_low[inner]
        smooth_high = _box3(attenuation_high)
        valid = (smooth_high >= spec["validAttenuationMin"]) & (smooth_high <= spec["validAttenuationMax"])
        water = np.interp(smooth_high, curve["attenuation"], curve["ratio"])
        excess = _box3(attenuation_low) / np.maximum(smooth_high, spec["validAttenuationMin"]) - water
        ratio = np.clip(excess / spec["ratioScale"], -spec["ratioClip"], spec["ratioClip"]) * valid
    scale = spec["attenuationScale"]
    height = np.broadcast_to(heights[..., :, None], inner_high.shape)
    planes = [high[inner], inner_high / scale, inner_low / scale, ratio, valid, height]
    return np.stack([np.asarray(plane, dtype=np.float32) for plane in planes], axis=-3)


def _box3(values: np.ndarray) -> np.ndarray:
    """Mean of 3×3 neighbours; takes (..., H + 2, W + 2), gives (..., H, W)."""
    rows = values[..., :-2, :] + values[..., 1:-1, :] + values[..., 2:, :]
    return (rows[..., :-2] + rows[..., 1:-1] + rows[..., 2:]) / 9


def strip_positions(columns: int, spec: dict) -> list[int]:
    """Left edges of the strips in network pixels; the last one ends with the scan."""
    last = max(0, columns - spec["stripWidthPx"])
    return [*range(0, last, spec["strideXPx"]), last]


def prepare_strip(high: np.ndarray, low: np.ndarray | None, x_px: int, curve: dict, spec: dict) -> np.ndarray:
    """One strip (6, stripHeightPx, stripWidthPx) from block means (rows, columns); air beyond the scan."""
    rows, columns = high.shape
    height, width = spec["stripHeightPx"], spec["stripWidthPx"]

    def window(plane: np.ndarray) -> np.ndarray:
        out = np.ones((height + 2, width + 2), dtype=plane.dtype)
        left, right = max(0, x_px - 1), min(columns, x_px + width + 1)
        out[1 : rows + 1, left - x_px + 1 : right - x_px + 1] = plane[:, left:right]
        return out

    heights = np.minimum(1.0, (np.arange(height) + 0.5) / rows)
    return channels(window(high), None if low is None else window(low), heights, curve, spec)
