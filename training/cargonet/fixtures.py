"""Writes the parity fixtures that hold the workstation's TypeScript to this code."""

import json

import numpy as np

from .config import REPOSITORY, class_ids, load_config
from .proposals import decode_strip, merge_strips
from .tensor import block_factors, block_means, nearest_curve, prepare_strip, strip_positions

DETECTION = REPOSITORY / "src" / "detection"


def small_spec(config: dict) -> dict:
    """The configured input, with strips small enough for a fixture."""
    return config["input"] | {"stripWidthPx": 32, "stripHeightPx": 32, "strideXPx": 24}


def noisy_scan(width: int, height: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Two planes with air, cargo of rising thickness, a block that nothing penetrates and dead pixels."""
    random = np.random.default_rng(seed)
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    attenuation = np.where(y > height * 0.25, 4.5 * x / width, 0.02)
    attenuation = attenuation + np.where((np.abs(x - width * 0.6) < 7) & (np.abs(y - height * 0.6) < 9), 8.0, 0.0)
    planes = []
    for ratio in (1.0, 1.19):
        transmission = np.exp(-attenuation * ratio) * (1 + 0.02 * random.standard_normal(attenuation.shape))
        samples = np.clip(np.round(65535 * transmission), 0, 65535).astype(np.uint16)
        samples[height // 2, ::17] = 0
        planes.append(samples)
    return planes[0], planes[1]


def tensor_case(name: str, spec: dict, size: tuple[int, int], pitch: tuple[float, float], energies: dict | None, dual: bool) -> dict:
    """One scan with a spread of expected input values and the sum of every channel, for every strip."""
    high, low = noisy_scan(*size, seed=7)
    factor_x, factor_y = block_factors(pitch[0], pitch[1], size[1], spec)
    curve = nearest_curve(spec, *((energies["high"], energies["low"]) if energies else (None, None)))
    means = [block_means(plane, factor_x, factor_y) for plane in (high, low)]
    strips = []
    for x_px in strip_positions(means[0].shape[1], spec):
        strip = prepare_strip(means[0], means[1] if dual else None, x_px, curve, spec)
        indices = np.arange(0, strip.size, 29)
        strips.append(
            {
                "xPx": x_px,
                "indices": indices.tolist(),
                "values": [round(float(value), 7) for value in strip.ravel()[indices]],
                "channelSums": strip.sum(axis=(1, 2), dtype=np.float64).round(4).tolist(),
            }
        )
    return {
        "name": name,
        "widthPx": size[0],
        "heightPx": size[1],
        "pixelPitchMm": {"x": pitch[0], "y": pitch[1]},
        **({"energiesMeV": energies} if energies else {}),
        "high": high.ravel().tolist(),
        **({"low": low.ravel().tolist()} if dual else {}),
        "scaleX": factor_x,
        "scaleY": factor_y,
        "strips": strips,
    }


def tensor_fixture(config: dict) -> dict:
    """Dual and single energy, square and oblong pixels, a scan too tall for the target pitch."""
    spec = small_spec(config)
    return {
        "spec": spec,
        "cases": [
            tensor_case("dual energy, ragged edges", spec, (95, 61), (4.0, 4.0), {"high": 9.0, "low": 6.0}, True),
            tensor_case("single energy, oblong pixels", spec, (60, 50), (8.0, 4.0), None, False),
            tensor_case("taller than a strip", spec, (70, 66), (7.0, 8.0), {"high": 6.0, "low": 4.0}, True),
        ],
    }


def proposal_fixture(config: dict) -> dict:
    """Random heads of three overlapping strips with a few planted objects, and the proposals they must become."""
    spec = config["input"] | {"stripWidthPx": 128, "stripHeightPx": 64, "strideXPx": 96}
    # One class with calibrated scores, the others without.
    calibration = {"narcotics": {"scores": [0.0, 0.3, 0.7, 1.0], "probabilities": [0.02, 0.35, 0.8, 0.95]}}
    reduced = config | {"input": spec, "calibration": calibration}
    ids = class_ids(config)
    thresholds = {class_id: 0.3 + 0.03 * index for index, class_id in enumerate(ids)}
    scan = {"columns": 300, "scaleX": 2, "scaleY": 3, "widthPx": 599, "heightPx": 190}
    random = np.random.default_rng(11)
    planted = [(0, 20, 10, 36, 30), (1, 100, 12, 150, 60), (2, 110, 20, 122, 34), (3, 60, 30, 100, 50), (0, 200, 5, 299, 62), (2, 61, 31, 99, 50)]
    strips = []
    for x_px in strip_positions(scan["columns"], spec):
        heads = {}
        for output in config["outputs"]:
            stride = output["stride"]
            shape = (len(ids) + 4, 64 // stride, 128 // stride)
            head = random.normal(0, 0.3, shape)
            head[: len(ids)] -= 4
            for class_index, x0, y0, x1, y1 in planted:
                _plant(head, len(ids), stride, class_index, (x0 - x_px, y0, x1 - x_px, y1), random)
            heads[output["name"]] = np.round(head, 4).astype(np.float32)
        candidates = decode_strip(heads, ids, thresholds, reduced)
        strips.append({"xPx": x_px, "heads": {k: _rounded(v) for k, v in heads.items()}, "candidates": candidates})
    return {
        "reading": {
            "classes": config["classes"],
            "thresholds": thresholds,
            "outputs": config["outputs"],
            "decoding": config["decoding"],
            "calibration": calibration,
            "input": {"stripWidthPx": 128, "stripHeightPx": 64},
        },
        "merging": config["merging"],
        "scan": scan,
        "strips": strips,
        "proposals": merge_strips(strips, scan, reduced),
    }


def _plant(head: np.ndarray, classes: int, stride: int, class_index: int, box: tuple, random: np.random.Generator) -> None:
    """Makes the cells in the middle of a box, as far as the strip shows it, speak for it."""
    x0, y0, x1, y1 = max(0, box[0]), max(0, box[1]), min(128, box[2]), min(64, box[3])
    if x1 - x0 < 4 or y1 - y0 < 4:
        return
    for row in range(head.shape[1]):
        for column in range(head.shape[2]):
            x, y = (column + 0.5) * stride, (row + 0.5) * stride
            if abs(x - (x0 + x1) / 2) > (x1 - x0) / 4 or abs(y - (y0 + y1) / 2) > (y1 - y0) / 4:
                continue
            head[class_index, row, column] = random.uniform(-1.5, 3)
            distances = np.array([x - x0, y - y0, x1 - x, y1 - y]) * random.uniform(0.95, 1.05, 4)
            head[classes:, row, column] = np.log(np.maximum(distances, 1) / stride)


def _rounded(head: np.ndarray) -> list[float]:
    return [round(float(value), 4) for value in head.ravel()]


def write_fixtures() -> None:
    """Writes both fixtures beside the TypeScript they test."""
    config = load_config()
    for name, fixture in (("tensor", tensor_fixture(config)), ("proposal", proposal_fixture(config))):
        path = DETECTION / name / "parity.fixture.json"
        path.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
        print(f"{path.relative_to(REPOSITORY)}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    write_fixtures()
