"""Checks what is taught by officers' decisions, on a drawn export: places that were judged, and no others."""

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from .assignment import BACKGROUND, assign
from .config import class_ids, load_config
from .decisions import DecidedScan, read_decisions
from .loss import batch_of, cell_centres, dense_losses, detection_loss

SIZE = 256
PITCH_MM = 4
# In network pixels, which are twice as large.
CONFIRMED, REJECTED = (32, 40, 64, 56), (150, 150, 60, 48)


def export(folder: Path, outcome: str, reject_reason: str = "benign-goods") -> None:
    """One scan: a weapon confirmed as ammunition, tobacco rejected."""
    (folder / "images").mkdir(exist_ok=True)
    pages = [Image.fromarray(np.full((SIZE * 2, SIZE * 2), level, np.uint16)) for level in (30000, 24000)]
    pages[0].save(folder / "images" / "a.tif", save_all=True, append_images=pages[1:])
    attributes = {
        "scan_id": "a",
        "files": [{"file_name": "images/a.tif", "sha256": "0" * 64, "bytes": 1}],
        "planes": [{"energy": "high", "energy_mev": 6}, {"energy": "low", "energy_mev": 4}],
        "pixel_pitch_mm": {"x": PITCH_MM, "y": PITCH_MM},
        "simulated": True,
        "outcome": outcome,
    }

    def annotation(number: int, box: tuple, category: int, decision: str, reason: str | None, proposed: str) -> dict:
        facts = {"decision": decision, "reject_reason": reason, "proposed_class": proposed}
        return {"id": number, "image_id": 1, "category_id": category, "bbox": [2 * side for side in box], "attributes": facts}

    dataset = {
        "images": [{"id": 1, "width": SIZE * 2, "height": SIZE * 2, "attributes": attributes}],
        "annotations": [
            annotation(1, CONFIRMED, 1, "confirmed", None, "weapon"),
            annotation(2, REJECTED, 2, "rejected", reject_reason, "tobacco"),
        ],
        "categories": [{"id": 1, "name": "ammunition"}, {"id": 2, "name": "tobacco"}],
    }
    (folder / "annotations.json").write_text(json.dumps(dataset))


def taught(scan: DecidedScan, config: dict) -> tuple[np.ndarray, np.ndarray]:
    """Labels of the finest cells (32, 32) of the whole scan, and which classes they are taught (32, 32, classes)."""
    crop = whole(scan)
    labels, _, silenced = assign(crop, config)
    count = (SIZE // config["outputs"][0]["stride"]) ** 2
    side = int(count**0.5)
    heard = ~(silenced[:count, None] >> np.arange(len(config["classes"]))) & 1 == 1
    return labels[:count].reshape(side, side), heard.reshape(side, side, -1)


def whole(scan: DecidedScan):
    """The crop that shows all of it, not mirrored."""
    for seed in range(100):
        crop = scan.cut(0, 0, SIZE, None, False, np.random.default_rng(seed))[0]
        if np.allclose(crop.boxes, [[CONFIRMED[0], CONFIRMED[1], CONFIRMED[0] + CONFIRMED[2], CONFIRMED[1] + CONFIRMED[3]]]):
            return crop
    raise AssertionError("no crop shows the confirmed box where it is")


def problems_in(folder: Path, config: dict) -> list[str]:
    ids, problems = class_ids(config), []
    tobacco, ammunition, weapon = (ids.index(one) for one in ("tobacco", "ammunition", "weapon"))
    middle = {name: ((box[1] + box[3] // 2) // 8, (box[0] + box[2] // 2) // 8) for name, box in (("yes", CONFIRMED), ("no", REJECTED))}

    def expect(what: str, holds: bool) -> None:
        print(f"{'ok' if holds else 'WRONG'}: {what}")
        if not holds:
            problems.append(what)

    export(folder, "hold")
    (held,) = read_decisions(folder, config)
    labels, heard = taught(held, config)
    expect("a confirmed finding teaches its class", labels[middle["yes"]] == ammunition and heard[middle["yes"]][ammunition])
    expect("and that it is not what it was taken for", bool(heard[middle["yes"]][weapon]) and not heard[middle["yes"]][tobacco])
    expect("a rejected finding is background", labels[middle["no"]] == BACKGROUND)
    expect("for its class and no other", heard[middle["no"]].nonzero()[0].tolist() == [tobacco])
    expect("the rest of a held scan teaches nothing", not heard[:4].any() and not heard[:, -3:].any())

    batch = batch_of([whole(held)], config)
    cells = cell_centres(SIZE, config)
    logits = torch.full((1, len(cells[0]), len(ids)), -3.0, requires_grad=True)
    score, _ = detection_loss(logits, torch.zeros(1, len(cells[0]), 4), batch, *cells, config)
    score.backward()
    fine = logits.grad[0, : 32 * 32].reshape(32, 32, -1)
    expect("its score is pushed up", fine[middle["yes"]][ammunition] < 0)
    expect("the rejected one's is pushed down", fine[middle["no"]][tobacco] > 0 and fine[middle["no"]].count_nonzero() == 1)
    channels = {entry["name"]: len(entry["channels"]) for entry in config["auxiliary"]}
    matter = torch.randn(1, channels["matter"], SIZE // 8, SIZE // 8, requires_grad=True)
    cargo = torch.randn(1, channels["cargo"], SIZE // 32, SIZE // 32, requires_grad=True)
    sum(loss for name, loss in dense_losses(matter, cargo, batch, config).items() if name != "changed").backward()
    expect("nothing is taught of matter and cargo", not matter.grad.any() and not cargo.grad.any())

    export(folder, "clear")
    (cleared,) = read_decisions(folder, config)
    labels, heard = taught(cleared, config)
    expect("all of a cleared scan is taught", bool(heard.all()) and labels[0, 0] == BACKGROUND)

    export(folder, "clear", "other")
    (lawful,) = read_decisions(folder, config)
    _, heard = taught(lawful, config)
    expect("a rejection that says nothing silences its class", not heard[..., tobacco].any() and bool(heard[..., weapon].all()))
    return problems


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        problems = problems_in(Path(folder), load_config())
    if problems:
        sys.exit(f"Decisions are taught wrongly: {'; '.join(problems)}")


if __name__ == "__main__":
    main()
