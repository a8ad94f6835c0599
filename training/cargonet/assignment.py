"""Which cell of which output learns which target."""

import numpy as np

BACKGROUND = -1
IGNORED = -2


def assign(boxes: np.ndarray, classes: np.ndarray, ignored: np.ndarray, size: int, config: dict) -> tuple[np.ndarray, np.ndarray]:
    """Labels (cells,) and boxes (cells, 4) of all cells of all outputs, in the order of the outputs.

    A target belongs to the output made for its larger side; there, the cells of its middle half and at least the
    cells around its centre learn it. The smallest target wins a cell that several claim.
    """
    labels, targets = [], []
    lower = 0
    for output, upper in zip(config["outputs"], config["training"]["levelMaxSidePx"]):
        stride = output["stride"]
        centres = (np.arange(size // stride) + 0.5) * stride
        x, y = np.meshgrid(centres, centres)
        label = np.full(x.shape, BACKGROUND)
        target = np.zeros((*x.shape, 4), dtype=np.float32)
        for box in ignored:
            label[(x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3])] = IGNORED
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
        labels.append(label.ravel())
        targets.append(target.reshape(-1, 4))
        lower = upper
    return np.concatenate(labels), np.concatenate(targets)
