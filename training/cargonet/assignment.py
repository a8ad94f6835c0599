"""Which cell of which output learns which target."""

import numpy as np

from .crops import Crop

BACKGROUND = -1
IGNORED = -2


def assign(crop: Crop, config: dict) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Labels (cells,), boxes (cells, 4) and silenced classes (cells,) of all cells of all outputs, in their order.

    Bit c of the silenced classes is set where class c is no mistake: the load is lawfully of it, or nobody has judged.

    A target belongs to the output made for its larger side; there, the cells of its middle half and at least the
    cells around its centre learn it. The smallest target wins a cell that several claim.
    """
    boxes, classes, size = crop.boxes, crop.classes, crop.planes.shape[-1]
    labels, targets, silenced = [], [], []
    lower = 0
    for output, upper in zip(config["outputs"], config["training"]["levelMaxSidePx"]):
        stride = output["stride"]
        centres = (np.arange(size // stride) + 0.5) * stride
        x, y = np.meshgrid(centres, centres)
        label = np.full(x.shape, BACKGROUND)
        target = np.zeros((*x.shape, 4), dtype=np.float32)
        silent = np.full(x.shape, 0 if crop.judged is None else (1 << len(config["classes"])) - 1, dtype=np.int64)
        for box, class_index in zip(*(crop.judged or ([], []))):
            if class_index >= 0:
                silent[_inside(box, x, y)] &= ~(1 << int(class_index))
        for box in crop.ignored:
            label[_inside(box, x, y)] = IGNORED
        for box, class_index in zip(crop.lawful, crop.lawful_classes):
            if class_index >= 0:
                silent[_inside(box, x, y)] |= 1 << int(class_index)
        order = np.argsort([-(b[2] - b[0]) * (b[3] - b[1]) for b in boxes]) if len(boxes) else []
        for index in order:
            box = boxes[index]
            width, height = box[2] - box[0], box[3] - box[1]
            side = max(width, height)
            if not lower < side <= upper:
                continue
            reach_x, reach_y = max(width / 4, min(stride * 1.5, width / 2)), max(height / 4, min(stride * 1.5, height / 2))
            off_x, off_y = np.abs(x - (box[0] + box[2]) / 2), np.abs(y - (box[1] + box[3]) / 2)
            chosen = (off_x <= reach_x) & (off_y <= reach_y)
            chosen |= off_x + off_y == (off_x + off_y).min()
            label[chosen] = classes[index]
            target[chosen] = box
            if crop.judged is not None:
                silent[chosen] &= ~(1 << int(classes[index]))
        labels.append(label.ravel())
        targets.append(target.reshape(-1, 4))
        silenced.append(silent.ravel())
        lower = upper
    return np.concatenate(labels), np.concatenate(targets), np.concatenate(silenced)


def _inside(box: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3])
