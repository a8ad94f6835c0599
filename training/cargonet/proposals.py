"""From raw heads to proposals, as src/detection/proposal does it; parity.fixture.json there holds the two together."""

import numpy as np


def decode_strip(heads: dict[str, np.ndarray], class_ids: list[str], thresholds: dict[str, float], config: dict) -> list[dict]:
    """Candidates of one strip, best first, boxes in strip pixels.

    `heads` maps output names to (classes + 4, rows, columns). A cell proposes its best class only.
    """
    decoding, spec = config["decoding"], config["input"]
    candidates = []
    for output in config["outputs"]:
        head, stride = heads[output["name"]].astype(np.float64), output["stride"]
        scores = 1 / (1 + np.exp(-head[: len(class_ids)]))
        best = scores.argmax(axis=0)
        limits = np.array([thresholds[class_id] for class_id in class_ids])
        top = calibrated(scores.max(axis=0), best, class_ids, config.get("calibration", {}))
        for row, column in zip(*np.nonzero(top >= limits[best])):
            logs = np.clip(head[len(class_ids) :, row, column], -decoding["maxLogDistance"], decoding["maxLogDistance"])
            left, up, right, down = np.exp(logs) * stride
            x, y = (column + 0.5) * stride, (row + 0.5) * stride
            box = _clipped(x - left, y - up, x + right, y + down, spec["stripWidthPx"], spec["stripHeightPx"])
            candidates.append({"classId": class_ids[best[row, column]], "score": float(top[row, column]), "box": box})
    candidates.sort(key=lambda candidate: -candidate["score"])
    return candidates[: decoding["maxCandidates"]]


def calibrated(scores: np.ndarray, best: np.ndarray, class_ids: list[str], tables: dict) -> np.ndarray:
    """Probabilities that scores of the best classes stand for; as they are where a class has no table."""
    result = scores.copy()
    for class_id, table in tables.items():
        of_class = best == class_ids.index(class_id)
        result[of_class] = np.interp(scores[of_class], table["scores"], table["probabilities"])
    return result


def _clipped(x0: float, y0: float, x1: float, y1: float, width: int, height: int) -> dict:
    x0, y0, x1, y1 = max(0.0, x0), max(0.0, y0), min(float(width), x1), min(float(height), y1)
    return {"x": float(x0), "y": float(y0), "width": float(x1 - x0), "height": float(y1 - y0)}


def intersection(a: dict, b: dict) -> float:
    """Area shared by two boxes."""
    width = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
    height = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    return max(0.0, width) * max(0.0, height)


def iou(a: dict, b: dict) -> float:
    """Shared area over joint area of two boxes."""
    shared = intersection(a, b)
    joint = a["width"] * a["height"] + b["width"] * b["height"] - shared
    return shared / joint if joint > 0 else 0.0


def suppress(candidates: list[dict], merging: dict) -> list[dict]:
    """Greedy non-maximum suppression, best first: stricter within a class than between classes."""
    kept: list[dict] = []
    for candidate in sorted(candidates, key=lambda item: -item["score"]):
        limits = (
            (merging["nmsIou"] if other["classId"] == candidate["classId"] else merging["crossClassIou"], other)
            for other in kept
        )
        if all(iou(candidate["box"], other["box"]) <= limit for limit, other in limits):
            kept.append(candidate)
    return kept


def merge_strips(strips: list[dict], scan: dict, config: dict) -> list[dict]:
    """Proposals of a scan, best first, boxes in image pixels.

    `strips` holds {"xPx", "candidates"} from left to right; `scan` {"columns", "scaleX", "scaleY", "widthPx", "heightPx"}.
    """
    merging, width = config["merging"], config["input"]["stripWidthPx"]
    placed: list[dict] = []
    for strip in strips:
        for candidate in suppress(strip["candidates"], merging):
            box = candidate["box"]
            right = box["x"] + box["width"]
            placed.append(
                {
                    **candidate,
                    "box": {**box, "x": box["x"] + strip["xPx"]},
                    "cutLeft": strip["xPx"] > 0 and box["x"] <= merging["borderPx"],
                    "cutRight": strip["xPx"] + width < scan["columns"] and right >= width - merging["borderPx"],
                }
            )
    joined = suppress(_without_fragments(_joined(placed)), merging)
    return [
        {"classId": item["classId"], "score": item["score"], "box": _image_box(item["box"], scan)}
        for item in joined[: merging["maxProposals"]]
    ]


def _joined(placed: list[dict]) -> list[dict]:
    """Unites boxes that were cut by the sides of neighbouring strips and continue each other."""
    items = list(placed)
    index = 0
    while index < len(items):
        left = items[index]
        partner = next((item for item in items if _continues(left, item)), None)
        if partner is None:
            index += 1
            continue
        a, b = left["box"], partner["box"]
        x0, y0 = min(a["x"], b["x"]), min(a["y"], b["y"])
        x1, y1 = max(a["x"] + a["width"], b["x"] + b["width"]), max(a["y"] + a["height"], b["y"] + b["height"])
        items[index] = {
            "classId": left["classId"],
            "score": max(left["score"], partner["score"]),
            "box": {"x": x0, "y": y0, "width": x1 - x0, "height": y1 - y0},
            "cutLeft": left["cutLeft"],
            "cutRight": partner["cutRight"],
        }
        position = items.index(partner)
        del items[position]
        if position < index:
            index -= 1
    return items


def _continues(left: dict, right: dict) -> bool:
    if left is right or left["classId"] != right["classId"] or not (left["cutRight"] and right["cutLeft"]):
        return False
    a, b = left["box"], right["box"]
    if b["x"] >= a["x"] + a["width"] or b["x"] + b["width"] <= a["x"] + a["width"] or a["x"] >= b["x"]:
        return False
    shared = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    joint = max(a["y"] + a["height"], b["y"] + b["height"]) - min(a["y"], b["y"])
    return shared >= joint / 2


def _without_fragments(items: list[dict]) -> list[dict]:
    """Drops boxes cut by a strip's side that lie mostly within another box of their class."""
    return [
        item
        for item in items
        if not (item["cutLeft"] or item["cutRight"])
        or not any(
            other is not item
            and other["classId"] == item["classId"]
            and other["box"]["width"] * other["box"]["height"] > item["box"]["width"] * item["box"]["height"]
            and intersection(other["box"], item["box"]) >= 0.7 * item["box"]["width"] * item["box"]["height"]
            for other in items
        )
    ]


def _image_box(box: dict, scan: dict) -> dict:
    x0, y0 = box["x"] * scan["scaleX"], box["y"] * scan["scaleY"]
    x1 = min(float(scan["widthPx"]), (box["x"] + box["width"]) * scan["scaleX"])
    y1 = min(float(scan["heightPx"]), (box["y"] + box["height"]) * scan["scaleY"])
    return {"x": x0, "y": y0, "width": x1 - x0, "height": y1 - y0}
