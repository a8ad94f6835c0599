"""Compares what training/evaluate.ts proposed through the shipped code with what this code proposes for the same scans."""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import torch

from .config import DATA, RUNS, class_ids, load_config
from .export import silence
from .network import build_network
from .proposals import decode_strip, merge_strips
from .scans import read_planes
from .tensor import block_factors, block_means, nearest_curve, prepare_strip, strip_positions

SCORE_TOLERANCE = 1e-3
BOX_TOLERANCE_PX = 0.5


def propose_in_file(network: torch.nn.Module, path: Path, thresholds: dict[str, float], config: dict) -> list[dict]:
    """Proposals of a scan by Python alone, from the file to image pixels."""
    spec, sidecar = config["input"], json.loads(path.with_suffix(".json").read_text())
    planes, pitch = read_planes(path), sidecar["pixelPitchMm"]
    factors = block_factors(pitch["x"], pitch["y"], planes[0].shape[0], spec)
    means = [block_means(plane, *factors) for plane in planes]
    curve = nearest_curve(spec, *(plane["energyMeV"] for plane in sidecar["planes"]))
    height, width = planes[0].shape
    return propose(network, means, factors, {"widthPx": width, "heightPx": height}, curve, thresholds, config)


def propose(
    network: torch.nn.Module,
    means: list[np.ndarray],
    factors: tuple[int, int],
    size: dict,
    curve: dict,
    thresholds: dict[str, float],
    config: dict,
) -> list[dict]:
    """Proposals in image pixels from block means of one or two planes; `size` has widthPx and heightPx of the image."""
    spec = config["input"]
    names = [output["name"] for output in config["outputs"]]
    strips = []
    for x_px in strip_positions(means[0].shape[1], spec):
        part = means[0][:, max(0, x_px - 1) : x_px + spec["stripWidthPx"] + 1]
        if part.min() > spec["airTransmission"]:
            continue
        strip = prepare_strip(means[0], means[1] if len(means) > 1 else None, x_px, curve, spec)
        with torch.no_grad():
            heads = network(torch.from_numpy(strip)[None])
        found = {name: head[0].numpy() for name, head in zip(names, heads)}
        strips.append({"xPx": x_px, "candidates": decode_strip(found, class_ids(config), thresholds, config)})
    scan = size | {"columns": means[0].shape[1], "scaleX": factors[0], "scaleY": factors[1]}
    return merge_strips(strips, scan, config)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=RUNS / "current")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--records", type=Path, default=RUNS / "evaluation")
    parser.add_argument("--split", default="test")
    parser.add_argument("--scans", type=int, default=10)
    arguments = parser.parse_args()
    config = load_config()
    network = build_network(config).eval()
    network.load_state_dict(torch.load(arguments.run / "checkpoint.pt", map_location="cpu")["average"])
    silence(network, [class_ids(config).index(class_id) for class_id in config["training"]["unseen"]])
    record = json.loads((arguments.records / f"{arguments.split}.json").read_text())
    compared, worst_score, worst_box, different = 0, 0.0, 0.0, 0
    for scan in record["scans"][: arguments.scans]:
        ours = propose_in_file(network, arguments.data / arguments.split / f"{scan['name']}.tif", record["thresholds"], config)
        theirs = scan["proposals"]
        different += abs(len(ours) - len(theirs))
        for a, b in zip(ours, theirs):
            compared += 1
            worst_score = max(worst_score, abs(a["score"] - b["score"]))
            worst_box = max(worst_box, max(abs(a["box"][side] - b["box"][side]) for side in a["box"]))
            different += a["classId"] != b["classId"]
    print(f"{compared} proposals compared: largest difference {worst_score:.2g} in score, {worst_box:.2g} px in box sides, {different} different")
    if different or worst_score > SCORE_TOLERANCE or worst_box > BOX_TOLERANCE_PX:
        sys.exit("Python and TypeScript disagree")


if __name__ == "__main__":
    main()
