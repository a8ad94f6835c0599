"""Trains the network on crops of simulated scenes, seen by ever other scanners. Resumes from the run's checkpoint when there is one."""

import argparse
import contextlib
import csv
import math
import queue
import threading
import time
from pathlib import Path

import numpy as np
import torch

from .assignment import BACKGROUND, assign
from .config import DATA, RUNS, load_config
from .crops import CropSampler
from .curve import write_curve
from .loss import cell_centres, detection_loss, flatten_heads
from .network import build_network
from .scan_crops import ScanSource
from .scans import load_scans
from .scene_crops import load_scenes

COLUMNS = ["step", "scoreLoss", "boxLoss", "validationScoreLoss", "validationBoxLoss", "learningRate", "cropsPerS"]
VALIDATION_ROUNDS = 2


def batch_of(crops: list, config: dict) -> tuple:
    """Stacks crops into tensors: planes, labels, target boxes."""
    size = crops[0].planes.shape[-1]
    pairs = [assign(crop.boxes, crop.classes, crop.ignored, size, config) for crop in crops]
    planes = torch.from_numpy(np.stack([crop.planes for crop in crops])).contiguous(memory_format=torch.channels_last)
    labels = torch.from_numpy(np.stack([label for label, _ in pairs]))
    targets = torch.from_numpy(np.stack([target for _, target in pairs]))
    return planes, labels, targets


def batches(sampler: CropSampler, config: dict, first_step: int):
    """Endless batches, made one ahead in a thread; the chance of a step depends on the seed and the step only."""
    ready: queue.Queue = queue.Queue(maxsize=2)
    stopped = threading.Event()

    def produce() -> None:
        # The network has all cores; data is made in the gaps.
        torch.set_num_threads(1)
        step = first_step
        while not stopped.is_set():
            random = np.random.default_rng([config["training"]["seed"], step])
            kind = config["training"]["batches"][step % len(config["training"]["batches"])]
            crops = sampler.draw(kind["cropPx"], kind["count"], random)
            ready.put((crops, batch_of(crops, config)))
            step += 1

    producer = threading.Thread(target=produce, daemon=True)
    producer.start()
    try:
        while True:
            yield ready.get()
    finally:
        stopped.set()
        while producer.is_alive():
            with contextlib.suppress(queue.Empty):
                ready.get(timeout=0.1)


def learning_rate(step: int, options: dict) -> float:
    """Linear warm-up once, and in every cycle a cosine to zero."""
    warmth = min(1.0, (step + 1) / options["warmupSteps"])
    for cycle in options["cycles"]:
        if step < cycle["steps"]:
            return cycle["learningRate"] * warmth * 0.5 * (1 + math.cos(math.pi * step / cycle["steps"]))
        step -= cycle["steps"]
    return 0.0


def train(run: Path, config: dict, steps: int) -> None:
    """Runs until `steps` steps are done in all; the schedule is the configured one, wherever it is interrupted."""
    options, max_log = config["training"], config["decoding"]["maxLogDistance"]
    torch.manual_seed(options["seed"])
    torch.set_num_threads(options["threads"])
    class_count = len(config["classes"])
    network = build_network(config).to(memory_format=torch.channels_last)
    average = build_network(config).to(memory_format=torch.channels_last).eval()
    average.load_state_dict(network.state_dict())
    decayed = [p for p in network.parameters() if p.ndim > 1]
    plain = [p for p in network.parameters() if p.ndim <= 1]
    groups = [{"params": decayed, "weight_decay": options["weightDecay"]}, {"params": plain, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=learning_rate(0, options))
    sampler = CropSampler(load_scenes(DATA / "scenes", config), config)
    step = _resume(run, network, average, optimizer)
    validation = _validation_batches(config)
    cells = {kind["cropPx"]: cell_centres(kind["cropPx"], config) for kind in options["batches"]}
    losses, crop_count, started = [], 0, time.monotonic()
    made = batches(sampler, config, step)
    while step < steps:
        crops, (planes, labels, targets) = next(made)
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, options)
        network.train()
        centres, strides = cells[planes.shape[-1]]
        logits, logs = flatten_heads(network(planes), class_count)
        score_loss, box_loss = detection_loss(logits, logs, labels, targets, centres, strides, max_log)
        optimizer.zero_grad(set_to_none=True)
        (score_loss + box_loss).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), options["clipNorm"])
        optimizer.step()
        _average(average, network, min(options["emaDecay"], (1 + step) / (10 + step)))
        _note_errors(sampler, crops, logits.detach(), labels, centres)
        losses.append((score_loss.item(), box_loss.item()))
        crop_count += len(crops)
        step += 1
        if step % options["checkpointEverySteps"] == 0 or step == steps:
            rate = crop_count / (time.monotonic() - started)
            scores = _validate(average, validation, cells, max_log, class_count)
            row = [step, *np.mean(losses, axis=0), *scores, learning_rate(step, options), rate]
            _save(run, network, average, optimizer, step, len(sampler.sources), row)
            losses, crop_count, started = [], 0, time.monotonic()
    made.close()


def _validation_batches(config: dict) -> list[tuple]:
    sources = [ScanSource(scan, config) for scan in load_scans(DATA / "validation", config)]
    if not sources:
        return []
    sampler, random = CropSampler(sources, config), np.random.default_rng(0)
    made = []
    for _ in range(VALIDATION_ROUNDS):
        for kind in config["training"]["batches"]:
            made.append(batch_of(sampler.draw(kind["cropPx"], kind["count"], random), config))
    return made


def _validate(network, validation, cells: dict, max_log: float, class_count: int) -> tuple[float, float]:
    results = []
    with torch.no_grad():
        for planes, labels, targets in validation:
            logits, logs = flatten_heads(network(planes), class_count)
            pair = detection_loss(logits, logs, labels, targets, *cells[planes.shape[-1]], max_log)
            results.append([value.item() for value in pair])
    return tuple(np.mean(results, axis=0)) if results else (math.nan, math.nan)


def _note_errors(sampler: CropSampler, crops: list, logits: torch.Tensor, labels: torch.Tensor, centres: torch.Tensor) -> None:
    """Reports the highest score outside all targets of each crop, so that its place is drawn again."""
    scores = torch.sigmoid(logits).amax(dim=2).masked_fill(labels != BACKGROUND, 0.0)
    for i, crop in enumerate(crops):
        for box in crop.boxes:
            inside = (centres[:, 0] >= box[0]) & (centres[:, 0] <= box[2]) & (centres[:, 1] >= box[1]) & (centres[:, 1] <= box[3])
            scores[i, inside] = 0.0
    sampler.note_errors([crop.place for crop in crops], scores.amax(dim=1).tolist())


def _average(average: torch.nn.Module, network: torch.nn.Module, decay: float) -> None:
    with torch.no_grad():
        for mean, value in zip(average.state_dict().values(), network.state_dict().values()):
            if mean.dtype.is_floating_point:
                mean.lerp_(value, 1 - decay)
            else:
                mean.copy_(value)


def _resume(run: Path, network, average, optimizer) -> int:
    path = run / "checkpoint.pt"
    if not path.exists():
        return 0
    saved = torch.load(path, map_location="cpu")
    network.load_state_dict(saved["network"])
    average.load_state_dict(saved["average"])
    optimizer.load_state_dict(saved["optimizer"])
    return saved["step"]


def _save(run: Path, network, average, optimizer, step: int, scans: int, row: list) -> None:
    run.mkdir(parents=True, exist_ok=True)
    saved = {"network": network.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save(saved | {"step": step, "scans": scans}, run / "checkpoint.new")
    (run / "checkpoint.new").replace(run / "checkpoint.pt")
    path = run / "curve.csv"
    fresh = not path.exists()
    with open(path, "a", newline="") as file:
        writer = csv.writer(file)
        if fresh:
            writer.writerow(COLUMNS)
        writer.writerow([row[0], *(f"{value:.5g}" for value in row[1:])])
    write_curve(path, run / "curve.svg")
    print(dict(zip(COLUMNS, [row[0], *(round(float(value), 5) for value in row[1:])])), flush=True)


def main() -> None:
    config = load_config()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=RUNS / "current")
    parser.add_argument("--steps", type=int, default=sum(cycle["steps"] for cycle in config["training"]["cycles"]), help="stop here")
    arguments = parser.parse_args()
    train(arguments.run, config, arguments.steps)


if __name__ == "__main__":
    main()
