"""Writes a model pack: network.onnx, golden.json (a self-test) and manifest.json, and makes it the active one of its folder."""

import argparse
import base64
import copy
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from .config import DATA, REPOSITORY, RUNS, class_ids, load_config
from .network import CargoNet, build_network
from .scans import read_scan
from .scene_pool import ScenePool
from .tensor import block_factors, block_means, nearest_curve, prepare_strip
from .whitening import whiten

OPSET = 16
GOLDEN_TOLERANCE = 2e-3


def export_pack(network: CargoNet, config: dict, golden_scan: dict, training: dict, folder: Path) -> None:
    """Writes the pack of a trained (or not) network into `folder` and points active.json to it."""
    folder.mkdir(parents=True, exist_ok=True)
    model, unseen = folder / "network.onnx", config["training"]["unseen"]
    silence(network, [class_ids(config).index(class_id) for class_id in unseen])
    write_onnx(network, config, model)
    golden = folder / "golden.json"
    golden.write_text(json.dumps(golden_test(network, config, golden_scan), separators=(",", ":")) + "\n")
    manifest = {
        "format": "gantry-model-pack",
        "formatVersion": 1,
        **{key: config["pack"][key] for key in ("id", "version", "title", "notice")},
        "model": {"file": model.name, "sha256": _sha256(model), "bytes": model.stat().st_size},
        "golden": {"file": golden.name, "sha256": _sha256(golden)},
        "classes": config["classes"],
        "thresholds": {class_id: 1.0 if class_id in unseen else 0.3 for class_id in class_ids(config)},
        "input": config["input"],
        "outputs": config["outputs"],
        "auxiliary": config["auxiliary"],
        "decoding": config["decoding"],
        "merging": config["merging"],
        "training": training,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    active = {"packId": config["pack"]["id"], "manifest": f"{folder.name}/manifest.json"}
    (folder.parent / "active.json").write_text(json.dumps(active, indent=2) + "\n")


def write_onnx(network: CargoNet, config: dict, path: Path) -> None:
    """Static shapes, single precision, batch normalisation folded."""
    spec = config["input"]
    network = EightChannelStem(network).eval().to(memory_format=torch.contiguous_format)
    sample = torch.zeros(1, len(spec["channels"]), spec["stripHeightPx"], spec["stripWidthPx"])
    names = output_names(config)
    torch.onnx.export(
        network, sample, str(path), opset_version=OPSET, input_names=[spec["name"]], output_names=names
    )


def output_names(config: dict) -> list[str]:
    """In the order in which the network gives them."""
    return [output["name"] for output in (*config["outputs"], *config["auxiliary"])]


def silence(network: CargoNet, classes: list[int]) -> None:
    """Scores of classes that were never trained must not compete with the others."""
    for head in network.boxes:
        head.scores[-1].weight.data[classes] = 0
        head.scores[-1].bias.data[classes] = -10


class EightChannelStem(nn.Module):
    """
    The same function as the network, with a first convolution over eight channels, two of them empty. The WebGPU
    provider of onnxruntime-web 1.30 computes convolutions over six input channels wrongly; over eight they are right.
    """

    def __init__(self, network: CargoNet):
        super().__init__()
        self.network = copy.deepcopy(network)
        stem = next(module for module in self.network.modules() if isinstance(module, nn.Conv2d))
        self.added = 8 - stem.in_channels
        stem.weight = nn.Parameter(nn.functional.pad(stem.weight.data, (0, 0, 0, 0, 0, self.added)))
        stem.in_channels = 8

    def forward(self, planes: Tensor) -> tuple[Tensor, ...]:
        return self.network(torch.cat([planes, planes[:, : self.added] * 0], dim=1))


def golden_test(network: CargoNet, config: dict, scan: dict) -> dict:
    """A tiny scan and what the heads answer to it at chosen places: the strongest and an even spread of cells."""
    expected = {}
    for name, values in answers(network, config, scan).items():
        chosen = np.union1d(np.argsort(-np.abs(values))[:16], np.linspace(0, values.size - 1, 48).astype(int))
        expected[name] = {"indices": chosen.tolist(), "values": [round(float(v), 5) for v in values[chosen]]}
    pitch = config["input"]["targetPitchMm"]
    height, width = scan["high"].shape
    return {
        "scan": {
            "widthPx": width,
            "heightPx": height,
            "pixelPitchMm": {"x": pitch, "y": pitch},
            "energiesMeV": scan["energiesMeV"],
            "high": base64.b64encode(scan["high"].astype("<u2").tobytes()).decode(),
            "low": base64.b64encode(scan["low"].astype("<u2").tobytes()).decode(),
        },
        "expected": expected,
        "tolerance": GOLDEN_TOLERANCE,
    }


def answers(network: CargoNet, config: dict, scan: dict) -> dict[str, np.ndarray]:
    """What the heads answer to a tiny scan, flat, by the names of the outputs."""
    spec = config["input"]
    planes = [block_means(scan[energy], 1, 1) for energy in ("high", "low")]
    curve = nearest_curve(spec, scan["energiesMeV"]["high"], scan["energiesMeV"]["low"])
    strip = prepare_strip(planes[0], planes[1], 0, curve, spec)
    with torch.no_grad():
        heads = network.eval()(torch.from_numpy(strip)[None])
    return {name: head.numpy().ravel() for name, head in zip(output_names(config), heads)}


def golden_scan(folder: Path, config: dict, width: int = 176, height: int = 128) -> dict:
    """A piece of the first scan of a folder that hides something of the greatest concern, in network pixels."""
    top = [entry["id"] for entry in config["classes"] if entry["topClass"]]
    for path in sorted(folder.glob("*.truth.json")):
        planes, sidecar, truth = read_scan(path)
        pitch = sidecar["pixelPitchMm"]
        factors = block_factors(pitch["x"], pitch["y"], planes[0].shape[0], config["input"])
        boxes = [target["box"] for target in truth["targets"] if target["classId"] in top]
        if not boxes or planes[0].shape[0] // factors[1] < height:
            continue
        high, low = (np.round(65535 * block_means(plane, *factors)).astype(np.uint16) for plane in planes)
        rows, columns = high.shape
        x = int(np.clip((boxes[0]["x"] + boxes[0]["width"] / 2) / factors[0] - width / 2, 0, columns - width))
        y = int(np.clip((boxes[0]["y"] + boxes[0]["height"] / 2) / factors[1] - height / 2, 0, rows - height))
        piece = (slice(y, y + height), slice(x, x + width))
        energies = dict(zip(("high", "low"), (plane["energyMeV"] for plane in sidecar["planes"])))
        return {"high": high[piece], "low": low[piece], "energiesMeV": energies}
    return drawn_scan()


def drawn_scan(height: int = 96, width: int = 160) -> dict:
    """A scan of rectangles, where there is no other."""
    thickness = np.zeros((height, width))
    for x, y, w, h, attenuation in [(10, 20, 140, 60, 0.3), (30, 40, 40, 30, 1.2), (90, 50, 20, 20, 4.0)]:
        thickness[y : y + h, x : x + w] += attenuation
    high, low = (np.round(65535 * np.exp(-thickness * ratio)).astype(np.uint16) for ratio in (1.0, 1.2))
    return {"high": high, "low": low, "energiesMeV": {"high": 6.0, "low": 4.0}}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    config = load_config()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=RUNS / "current")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--models", type=Path, default=REPOSITORY / "training" / "candidate", help="gets active.json and the pack")
    arguments = parser.parse_args()
    torch.set_num_threads(config["training"]["threads"])
    export_run(arguments.run, arguments.data, arguments.models, config)


def export_run(run: Path, data: Path, models: Path, config: dict) -> None:
    """Writes the pack of a run's checkpoint into a folder of packs."""
    saved = torch.load(run / "checkpoint.pt", map_location="cpu")
    network = build_network(config)
    network.load_state_dict(saved["average"])
    whiten(network, ScenePool(data / "training", config["training"]["poolScenes"], config), config)
    split = config["data"]["training"]
    training = {
        "trainedOn": "simulated images and decided scans" if "decidedScans" in saved else "simulated images",
        "seed": config["training"]["seed"],
        "steps": saved["step"],
        "scans": saved["scenes"] + saved.get("decidedScans", 0),
        "data": f"simulator scenario {split['scenario']}, seed {split['seed']}",
        "unseen": config["training"]["unseen"],
    }
    golden = golden_scan(data / "validation", config)
    export_pack(network.eval(), config, golden, training, models / config["pack"]["id"])


if __name__ == "__main__":
    main()
