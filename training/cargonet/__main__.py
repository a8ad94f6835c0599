"""The whole way in one command: draw scenes that are missing, train (or go on training), export, evaluate, compare.

    cd training && python3 -m cargonet
"""

import shutil
import subprocess
import sys

from .config import DATA, REPOSITORY, RUNS, TRAINING, load_config

RUN = RUNS / "current"


def node(*arguments: str) -> None:
    """Runs a script with the project's own node, or the machine's."""
    local = REPOSITORY / "node_modules" / ".bin" / "node"
    subprocess.run([str(local) if local.exists() else "node", *arguments], cwd=REPOSITORY, check=True)


def python(module: str, *arguments: str) -> None:
    """Runs a module of this package in a process of its own."""
    subprocess.run([sys.executable, "-m", f"cargonet.{module}", *arguments], cwd=TRAINING, check=True)


def main() -> None:
    # The trainer scans scenes by itself; whoever judges it sees finished scans, as the workstation does.
    for split, options in load_config()["data"].items():
        if len(list((DATA / split).glob("*.scene"))) < options["count"]:
            given = ["--scenario", options["scenario"], "--count", str(options["count"]), "--seed", options["seed"]]
            node("training/render-scenes.ts", *given, "--out", str(DATA / split))
    python("fixtures")
    python("train", "--run", str(RUN))
    python("export", "--run", str(RUN))
    for name in ("curve.csv", "curve.svg"):
        shutil.copy(RUN / name, TRAINING / name)
    node("training/evaluate.ts", "--models", "training/candidate")
    python("agreement", "--run", str(RUN))


if __name__ == "__main__":
    main()
