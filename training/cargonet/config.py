"""The one configuration file, and where things lie."""

import tomllib
from pathlib import Path

TRAINING = Path(__file__).resolve().parents[1]
REPOSITORY = TRAINING.parent
DATA = TRAINING / "data"
RUNS = TRAINING / "runs"


def load_config(path: Path = TRAINING / "config.toml") -> dict:
    """All tables of config.toml as plain dictionaries."""
    with open(path, "rb") as file:
        return tomllib.load(file)


def class_ids(config: dict) -> list[str]:
    """Class ids in the order of the score channels."""
    return [entry["id"] for entry in config["classes"]]
