"""The whole way from officers' decisions to another pack, once, on simulated decisions.

    cd training && python3 -m cargonet.demonstration

Simulates scans of a trend that training does not show (shapes that it holds back), exports the pack of a checkpoint, has a
scripted officer decide the scans by it through a real server, exports the decisions as COCO, fine-tunes, judges.
"""

import argparse
from pathlib import Path

from .__main__ import RUN, node, python
from .config import DATA, RUNS, load_config

SCENARIO, SEED, COUNT = "unseen-shapes", "finetune", 160


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=RUN, help="holds the checkpoint to go on from")
    parser.add_argument("--data", type=Path, default=DATA, help="holds the scenes in training/ and watching/")
    parser.add_argument("--out", type=Path, default=RUNS / "demonstration", help="gets packs, decisions, checkpoint and report")
    arguments = parser.parse_args()
    run, data, out = (str(path.resolve()) for path in (arguments.run, arguments.data, arguments.out))
    scans = DATA / f"{SCENARIO}-decided"
    if len(list(scans.glob("*.truth.json"))) < COUNT:
        node("training/simulate.ts", "--scenario", SCENARIO, "--seed", SEED, "--count", str(COUNT), "--out", str(scans))
    python("export", "--run", run, "--data", data, "--models", f"{out}/before")
    decisions, shown = f"{out}/decisions", str(load_config()["finetuning"]["shownFrom"])
    node("training/decide-scans.ts", "--scans", str(scans), "--models", f"{out}/before", "--out", decisions, "--from", shown)
    python("finetune", "--run", run, "--data", data, "--decisions", decisions, "--out", out, "--models", f"{out}/after")


if __name__ == "__main__":
    main()
