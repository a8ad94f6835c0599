"""Trains the network on crops of simulated scenes, seen by ever other scanners. Resumes from the run's checkpoint when
there is one."""

import argparse
import contextlib
import csv
import itertools
import math
import queue
import time
from pathlib import Path

import numpy as np
import torch
from torch import multiprocessing

from .config import DATA, RUNS, load_config
from .crops import draw
from .curve import write_curve
from .loss import Batch, batch_of, cell_centres, dense_losses, detection_loss, flatten_heads
from .network import build_network
from .scene_pool import ScenePool

LOSSES = ["score", "box", "material", "threat", "changed", "pair", "density", "cargo", "fill"]
COLUMNS = ["step", *LOSSES, *(f"watched-{name}" for name in LOSSES), "learningRate", "cropsPerS", "dataWaitShare"]
WATCHED_ROUNDS = 2
# Ready batches of each process that makes them.
AHEAD = 2


def make_batch(pool: ScenePool, number: int, factor: int, config: dict) -> Batch:
    """The chance of a batch depends on the seed and its number alone, whoever makes it and however often."""
    options = config["training"]
    kinds = options["batches"]
    kind, mean_count = kinds[number % len(kinds)], sum(kind["count"] for kind in kinds) / len(kinds)
    sources = pool.at(int(number * factor * mean_count / options["cropsPerScene"]))
    random = np.random.default_rng([options["seed"], number])
    return batch_of(draw(sources, kind["cropPx"], kind["count"] * factor, config, random), config)


def _produce(ready, folder: Path, first: int, every: int, factor: int, config: dict) -> None:
    torch.set_num_threads(1)
    pool, trainer = ScenePool(folder, config["training"]["poolScenes"], config), multiprocessing.parent_process()
    number, batch = first, None
    # A trainer that was killed cannot stop its processes.
    while trainer.is_alive():
        batch = batch or make_batch(pool, number, factor, config)
        with contextlib.suppress(queue.Full):
            ready.put(batch, timeout=10)
            number, batch = number + every, None


def taught_by(step: int, options: dict) -> int:
    """The number of the batch that a step learns from. To make one costs as much as to learn from it: every other step
    takes one again that was made `againAfter` batches before."""
    made = step // 2
    return made if step % 2 == 0 else max(0, made - options["againAfter"])


def batches(folder: Path, first: int, workers: int, factor: int, config: dict):
    """Endless batches from a step on."""
    options = config["training"]
    number = max(0, first // 2 - options["againAfter"])
    making, kept = made_batches(folder, number, workers, factor, config), {}
    for step in itertools.count(first):
        wanted = taught_by(step, options)
        while number <= wanted:
            kept[number] = next(making)
            kept.pop(number - options["againAfter"] - 1, None)
            number += 1
        yield kept[wanted]


def made_batches(folder: Path, first: int, workers: int, factor: int, config: dict):
    """Endless new batches from a number on, each worker making its share in a process of its own."""
    context = multiprocessing.get_context("spawn")
    lines = [context.Queue(AHEAD) for _ in range(workers)]
    processes = [
        context.Process(target=_produce, args=(line, folder, first + w, workers, factor, config), daemon=True)
        for w, line in enumerate(lines)
    ]
    for process in processes:
        process.start()
    try:
        for line in itertools.cycle(lines):
            yield line.get()
    finally:
        for process in processes:
            process.terminate()


def learning_rate(step: int, options: dict) -> float:
    """Every cycle begins anew."""
    for cycle in options["cycles"]:
        if step < cycle["steps"]:
            return rate_in_cycle(step, cycle, options["warmupSteps"])
        step -= cycle["steps"]
    return 0.0


def rate_in_cycle(step: int, cycle: dict, warmup_steps: int) -> float:
    """Linear warm-up, and a cosine to zero."""
    warmth = min(1.0, (step + 1) / warmup_steps)
    return cycle["learningRate"] * warmth * 0.5 * (1 + math.cos(math.pi * step / cycle["steps"]))


def optimizer_of(network: torch.nn.Module, config: dict) -> torch.optim.AdamW:
    """Decays the weights of convolutions only. Its rate is set before every step."""
    trained = [p for p in network.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in trained if p.ndim > 1], "weight_decay": config["training"]["weightDecay"]},
        {"params": [p for p in trained if p.ndim <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups)


def losses_of(network: torch.nn.Module, batch: Batch, cells: tuple, config: dict) -> dict[str, torch.Tensor]:
    """All losses of a batch by name, without their weights. Products are taken in bfloat16; weights, sums and losses are
    of single precision."""
    with torch.autocast(batch.planes.device.type, dtype=torch.bfloat16):
        *boxes, matter, cargo, _ = (output.float() for output in network(batch.planes))
    logits, logs = flatten_heads(tuple(boxes), len(config["classes"]))
    score, box = detection_loss(logits, logs, batch, *cells, config)
    return {"score": score, "box": box, **dense_losses(matter, cargo, batch, config)}


def train(run: Path, data: Path, config: dict, steps: int, minutes: float) -> None:
    """Runs until `steps` steps are done in all, or so many minutes are over; the schedule is the configured one."""
    options = config["training"]
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    factor, workers = (options["gpuBatchFactor"], multiprocessing.cpu_count()) if device.type == "cuda" else (1, 1)
    torch.manual_seed(options["seed"])
    torch.set_num_threads(options["threads"])
    # Numbers next to nothing cost a processor many times the work of others.
    torch.set_flush_denormal(True)
    network, average = (build_network(config).to(device, memory_format=torch.channels_last) for _ in range(2))
    average.load_state_dict(network.state_dict())
    average.eval()
    trained = [p for p in network.parameters() if p.requires_grad]
    optimizer = optimizer_of(network, config)
    step = _resume(run, network, average, optimizer, device)
    weights = {"score": 1.0, "box": 1.0, **options["weights"]}
    cells = {
        kind["cropPx"]: tuple(part.to(device) for part in cell_centres(kind["cropPx"], config)) for kind in options["batches"]
    }
    watched = watched_batches(data / "watching", config)
    made = batches(data / "training", step, workers, factor, config)
    began = started = time.monotonic()
    sums, count, waited, since = np.zeros(len(LOSSES)), 0, 0.0, step
    while step < steps:
        asked = time.monotonic()
        batch = next(made).to(device)
        waited += time.monotonic() - asked
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, options)
        network.train()
        losses = losses_of(network, batch, cells[batch.planes.shape[-1]], config)
        optimizer.zero_grad(set_to_none=True)
        sum(weights[name] * loss for name, loss in losses.items()).backward()
        torch.nn.utils.clip_grad_norm_(trained, options["clipNorm"])
        optimizer.step()
        average_into(average, network, min(options["emaDecay"], (1 + step) / (10 + step)))
        sums += [losses[name].item() for name in LOSSES]
        count += len(batch.planes)
        step += 1
        is_over = step == steps or time.monotonic() - began > minutes * 60
        if step % options["checkpointEverySteps"] == 0 or is_over:
            spent = time.monotonic() - started
            seen = watch(average, watched, cells, device, config).mean(axis=0)
            row = [step, *(sums / (step - since)), *seen, learning_rate(step, options), count / spent, waited / spent]
            scenes = len(list((data / "training").glob("*.scene")))
            _save(run, network, average, optimizer, {"step": step, "scenes": scenes}, row)
            sums, count, waited, since, started = np.zeros(len(LOSSES)), 0, 0.0, step, time.monotonic()
        if is_over:
            break
    made.close()


def watched_batches(folder: Path, config: dict) -> list[Batch]:
    """A few batches that training never sees, always the same."""
    if not any(folder.glob("*.scene")):
        return []
    pool, kinds = ScenePool(folder, config["training"]["poolScenes"], config), config["training"]["batches"]
    return [make_batch(pool, number, 1, config) for number in range(WATCHED_ROUNDS * len(kinds))]


def watch(network: torch.nn.Module, watched: list[Batch], cells: dict, device: torch.device, config: dict) -> np.ndarray:
    """Losses (batches, LOSSES) of what training never sees."""
    results = []
    with torch.no_grad():
        for batch in watched:
            losses = losses_of(network, batch.to(device), cells[batch.planes.shape[-1]], config)
            results.append([losses[name].item() for name in LOSSES])
    return np.array(results) if results else np.full((1, len(LOSSES)), math.nan)


def average_into(average: torch.nn.Module, network: torch.nn.Module, decay: float) -> None:
    with torch.no_grad():
        for mean, value in zip(average.state_dict().values(), network.state_dict().values()):
            if mean.dtype.is_floating_point:
                mean.lerp_(value, 1 - decay)
            else:
                mean.copy_(value)


def _resume(run: Path, network, average, optimizer, device: torch.device) -> int:
    path = run / "checkpoint.pt"
    if not path.exists():
        return 0
    saved = torch.load(path, map_location=device)
    network.load_state_dict(saved["network"])
    average.load_state_dict(saved["average"])
    optimizer.load_state_dict(saved["optimizer"])
    return saved["step"]


def _save(run: Path, network, average, optimizer, facts: dict, row: list) -> None:
    run.mkdir(parents=True, exist_ok=True)
    saved = {"network": network.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save(saved | facts, run / "checkpoint.new")
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
    parser.add_argument("--data", type=Path, default=DATA, help="holds the scenes in training/ and watching/")
    parser.add_argument("--steps", type=int, default=sum(cycle["steps"] for cycle in config["training"]["cycles"]), help="stop here")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so long; the next call goes on")
    arguments = parser.parse_args()
    train(arguments.run, arguments.data, config, arguments.steps, arguments.minutes)


if __name__ == "__main__":
    main()
