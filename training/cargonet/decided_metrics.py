"""How well a network does on decided scans: what officers confirmed or drew is to be found, and nothing else in a cleared
scan. Before and after are judged on the same scans, so their difference is drawn scan by scan."""

from dataclasses import dataclass

import numpy as np

from .agreement import propose
from .config import class_ids
from .decisions import DecidedScan
from .proposals import iou
from .train import LOSSES

# As in training/evaluation/metrics.ts and records.ts.
FOUND_IOU = 0.3
RANKED = 0.02
ROUNDS = 1000
Z = 1.96
WATCHED = ["score", "box", "threat", "cargo"]


@dataclass(frozen=True)
class JudgedScan:
    """`hits` the best scores with which each target was found, 0 where it was not; `false` the scores of all others, of
    cleared scans only; `raised` the best score on each place that officers had rejected."""

    is_cleared: bool
    hits: list[float]
    false: list[float]
    raised: list[float]


@dataclass(frozen=True)
class Judged:
    """What a network did: on each held-out scan, and as losses (batches, LOSSES) on the scenes for watching."""

    scans: list[JudgedScan]
    watched: np.ndarray


def judge(network, scan: DecidedScan, config: dict) -> JudgedScan:
    ids = class_ids(config)
    proposals = propose(network, scan.means, scan.factors, scan.size, scan.curve, {one: RANKED for one in ids}, config)
    targets = [(_box(box, scan), ids[c]) for box, c in zip(scan.boxes, scan.classes) if c >= 0]
    lawful = [ids[c] for c in scan.lawful_classes if c >= 0]
    hits, false = [0.0] * len(targets), []
    for proposal in proposals:
        free = [
            (iou(box, proposal["box"]), place)
            for place, (box, class_id) in enumerate(targets)
            if class_id == proposal["classId"] and hits[place] == 0
        ]
        overlap, place = max(free, default=(0.0, -1))
        if overlap >= FOUND_IOU:
            hits[place] = proposal["score"]
        elif scan.is_cleared and proposal["classId"] not in lawful:
            false.append(proposal["score"])
    raised = [
        max((p["score"] for p in proposals if p["classId"] == ids[c] and iou(_box(box, scan), p["box"]) >= FOUND_IOU), default=0.0)
        for box, c in zip(scan.confusers, scan.confuser_classes)
        if c >= 0
    ]
    return JudgedScan(scan.is_cleared, hits, false, raised)


def _box(corners: np.ndarray, scan: DecidedScan) -> dict:
    x0, y0, x1, y1 = (float(side) * factor for side, factor in zip(corners, (*scan.factors, *scan.factors)))
    return {"x": x0, "y": y0, "width": x1 - x0, "height": y1 - y0}


def found_share(scans: list[JudgedScan], shown: float) -> float:
    return _share_from([score for scan in scans for score in scan.hits], shown)


def raised_share(scans: list[JudgedScan], shown: float) -> float:
    return _share_from([score for scan in scans for score in scan.raised], shown)


def false_per_cleared(scans: list[JudgedScan], shown: float) -> float:
    counts = [sum(score >= shown for score in scan.false) for scan in scans if scan.is_cleared]
    return float(np.mean(counts)) if counts else float("nan")


def _share_from(scores: list[float], shown: float) -> float:
    return float(np.mean([score >= shown for score in scores])) if scores else float("nan")


def found_at_one_false(scans: list[JudgedScan], _shown: float) -> float:
    """Share found at the score at which a cleared scan shows one false finding on average."""
    cleared = sum(scan.is_cleared for scan in scans)
    false = sorted((score for scan in scans for score in scan.false), reverse=True)
    return found_share(scans, false[cleared] + 1e-9 if len(false) > cleared else RANKED)


METRICS = {
    "found, of what officers confirmed or drew": found_share,
    "found at one false finding per cleared scan": found_at_one_false,
    "raised again, of what officers rejected": raised_share,
    "false findings per cleared scan": false_per_cleared,
}


def compare(before: Judged, after: Judged, config: dict) -> list[dict]:
    """Rows with value and 95 % interval before, after, and of the difference: over the held-out scans drawn again and again,
    over the batches of scenes for watching by their spread."""
    random, count = np.random.default_rng(config["training"]["seed"]), len(before.scans)
    shown = config["finetuning"]["shownFrom"]
    draws = [random.integers(count, size=count) for _ in range(ROUNDS)] if count else []
    rows = []
    for name, metric in METRICS.items():
        drawn = [[metric([judged.scans[i] for i in chosen], shown) for judged in (before, after)] for chosen in draws]
        pairs = _with_difference(np.array(drawn, dtype=float).reshape(-1, 2))
        values = _with_difference(np.array([[metric(before.scans, shown), metric(after.scans, shown)]]))[0]
        rows.append({"name": name, "cells": [_told(v, *_middle(column)) for v, column in zip(values, pairs.T)]})
    for name in WATCHED:
        place = LOSSES.index(name)
        pairs = _with_difference(np.stack([before.watched[:, place], after.watched[:, place]], axis=1))
        means, spreads = pairs.mean(axis=0), Z * pairs.std(axis=0, ddof=1) / np.sqrt(len(pairs))
        cells = [_told(mean, mean - spread, mean + spread) for mean, spread in zip(means, spreads)]
        rows.append({"name": f"loss on scenes for watching: {name}", "cells": cells})
    return rows


def _with_difference(pairs: np.ndarray) -> np.ndarray:
    return np.concatenate([pairs, pairs[:, 1:] - pairs[:, :1]], axis=1)


def _middle(drawn: np.ndarray) -> tuple[float, float]:
    """Where 95 % of what was drawn lies."""
    kept = drawn[~np.isnan(drawn)]
    return tuple(np.quantile(kept, (0.025, 0.975))) if len(kept) else (np.nan, np.nan)


def _told(*numbers: float) -> list[float | None]:
    """As a report can hold them: nothing where there was nothing to count."""
    return [None if np.isnan(number) else round(float(number), 4) for number in numbers]


def counts_of(scans: list[JudgedScan]) -> dict[str, int]:
    """What the numbers rest on."""
    return {
        "scans": len(scans),
        "cleared": sum(scan.is_cleared for scan in scans),
        "places": sum(len(scan.hits) for scan in scans),
        "rejected": sum(len(scan.raised) for scan in scans),
    }


def decided_table(rows: list[dict]) -> str:
    """As Markdown."""
    lines = ["| | before | after | difference |", "|---|---|---|---|"]
    for row in rows:
        told = ["–" if None in cell else "{:.3f} ({:.3f} to {:.3f})".format(*cell) for cell in row["cells"]]
        lines.append(f"| {row['name']} | {' | '.join(told)} |")
    return "\n".join(lines)
