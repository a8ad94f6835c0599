"""Goes on from a trained network with scans that officers decided, exported as COCO, and says what came of it.

Half of every batch are crops of scenes, so that nothing is forgotten. A share of the decided scans is held out: on these
and on the scenes for watching, the network is judged before and after. The result is a run and a pack of its own.
"""

import argparse
import copy
import json
from pathlib import Path

import numpy as np
import torch

from .config import DATA, REPOSITORY, RUNS, class_ids, load_config
from .crops import draw
from .decided_metrics import Judged, compare, counts_of, decided_table, judge
from .decisions import DecidedScan, read_decisions, split_by_scan
from .export import export_run, silence
from .loss import Batch, batch_of, cell_centres
from .network import build_network
from .scene_pool import ScenePool
from .train import LOSSES, average_into, losses_of, optimizer_of, rate_in_cycle, watch, watched_batches


def batch_of_step(scans: list[DecidedScan], replay: list, step: int, config: dict) -> Batch:
    """Crops of decided scans beside crops of scenes. The chance of a step depends on the seed and the step alone."""
    options = config["finetuning"]
    random = np.random.default_rng([config["training"]["seed"], step])
    shares = {key: options[key] for key in ("targetCropShare", "confuserCropShare")}
    decided = round(options["count"] * options["decidedShare"])
    of_scans = draw(scans, options["cropPx"], decided, config | {"training": config["training"] | shares}, random)
    return batch_of(draw(replay, options["cropPx"], options["count"] - decided, config, random) + of_scans, config)


def finetune(network: torch.nn.Module, scans: list[DecidedScan], replay: ScenePool, config: dict) -> torch.nn.Module:
    """Trains the network itself; gives the moving average of its weights."""
    options = config["finetuning"]
    # In few small batches the statistics of the features would only get worse.
    network.eval()
    average = copy.deepcopy(network)
    optimizer = optimizer_of(network, config)
    trained = [p for p in network.parameters() if p.requires_grad]
    weights = {"score": 1.0, "box": 1.0, **config["training"]["weights"]}
    cells = cell_centres(options["cropPx"], config)
    sums = np.zeros(len(LOSSES))
    for step in range(options["steps"]):
        sources = replay.at(step * options["count"] // config["training"]["cropsPerScene"])
        batch = batch_of_step(scans, sources, step, config)
        for group in optimizer.param_groups:
            group["lr"] = rate_in_cycle(step, options, options["warmupSteps"])
        losses = losses_of(network, batch, cells, config)
        optimizer.zero_grad(set_to_none=True)
        sum(weights[name] * loss for name, loss in losses.items()).backward()
        torch.nn.utils.clip_grad_norm_(trained, config["training"]["clipNorm"])
        optimizer.step()
        average_into(average, network, min(options["emaDecay"], (1 + step) / (10 + step)))
        sums += [losses[name].item() for name in LOSSES]
        if (step + 1) % options["tellEverySteps"] == 0:
            told = {name: round(float(value), 4) for name, value in zip(LOSSES, sums / options["tellEverySteps"])}
            print({"step": step + 1, **told}, flush=True)
            sums[:] = 0
    return average


def notice_of(scans: list[DecidedScan]) -> str:
    """What has to be said wherever the pack speaks."""
    simulated = sum(scan.is_simulated for scan in scans)
    kind = "all of them simulated" if simulated == len(scans) else f"{simulated} of them simulated"
    return f"Trained on simulated images, then fine-tuned on {len(scans)} scans that officers decided, {kind}. Not validated on real scans."


def next_version(version: str) -> str:
    major, minor, patch = version.split(".")
    return f"{major}.{minor}.{int(patch) + 1}"


def main() -> None:
    config = load_config()
    options = config["finetuning"]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=RUNS / "current", help="holds the checkpoint to go on from")
    parser.add_argument("--decisions", type=Path, required=True, help="a folder that export:coco has written")
    parser.add_argument("--data", type=Path, default=DATA, help="holds the scenes in training/ and watching/")
    parser.add_argument("--out", type=Path, default=RUNS / "finetuned", help="gets the checkpoint and report.json")
    parser.add_argument("--models", type=Path, default=REPOSITORY / "training" / "candidate", help="gets active.json and the pack")
    parser.add_argument("--steps", type=int, default=options["steps"])
    parser.add_argument("--pack-version", default=next_version(config["pack"]["version"]))
    arguments = parser.parse_args()
    config["finetuning"] = options = options | {"steps": arguments.steps}
    torch.manual_seed(config["training"]["seed"])
    torch.set_num_threads(config["training"]["threads"])

    learned, held_out = split_by_scan(read_decisions(arguments.decisions, config), options["heldOutShare"])
    print(f"{len(learned)} decided scans to learn from, {len(held_out)} held out")
    saved = torch.load(arguments.run / "checkpoint.pt", map_location="cpu")
    network = build_network(config)
    network.load_state_dict(saved["average"])
    silent = [class_ids(config).index(class_id) for class_id in config["training"]["unseen"]]
    seen = watched_batches(arguments.data / "watching", config)
    cells = {kind["cropPx"]: cell_centres(kind["cropPx"], config) for kind in config["training"]["batches"]}

    def judged(one: torch.nn.Module) -> Judged:
        heard = copy.deepcopy(one).eval()
        watched = watch(heard, seen, cells, torch.device("cpu"), config)
        silence(heard, silent)
        return Judged([judge(heard, scan, config) for scan in held_out], watched)

    before = judged(network)
    replay = ScenePool(arguments.data / "training", options["replayScenes"], config)
    average = finetune(network, learned, replay, config)
    rows = compare(before, judged(average), config)
    counts = counts_of(before.scans)
    print(f"Held out: {counts}\n{decided_table(rows)}")

    facts = {"step": saved["step"] + options["steps"], "scenes": saved["scenes"], "decidedScans": len(learned)}
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save({"network": network.state_dict(), "average": average.state_dict(), **facts}, arguments.out / "checkpoint.pt")
    report = {"learned": len(learned), "heldOut": counts, "steps": options["steps"], "rows": rows}
    (arguments.out / "report.json").write_text(json.dumps(report, indent=1) + "\n")
    config["pack"] |= {"version": arguments.pack_version, "notice": notice_of(learned)}
    export_run(arguments.out, arguments.data, arguments.models, config)


if __name__ == "__main__":
    main()
