"""Makes a run of a model pack, so that training and fine-tuning go on from it where no checkpoint is left.

    cd training && python3 -m cargonet.from_pack

A pack has every normalisation folded into the convolution before it. They are unfolded so that the network answers as the
pack does, by its golden test, and goes on learning without a jolt: with the mean and the variance that each normalisation
meets in crops of scenes. What the optimiser had gathered is lost.
"""

import argparse
import base64
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from .config import DATA, REPOSITORY, RUNS, TRAINING, load_config
from .export import answers
from .network import CargoNet, build_network
from .scene_pool import ScenePool
from .train import make_batch, optimizer_of

STEPS = 16


def network_of_pack(folder: Path, pool: ScenePool, config: dict) -> CargoNet:
    """The network of a pack folder, in evaluation mode. Raises ValueError when the pack is of another network."""
    network = build_network(config).eval()
    read_weights(network, onnx.load(folder / "network.onnx"), config)
    unfold(network, pool, config)
    prove(network, json.loads((folder / "golden.json").read_text()), config)
    return network


def read_weights(network: CargoNet, model: onnx.ModelProto, config: dict) -> None:
    """Convolutions in the order in which they run, which is that of the graph; normalisations become additions."""
    stored = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in model.graph.initializer}
    nodes = [node for node in model.graph.node if node.op_type == "Conv"]
    convolutions, after = running_order(network, config), normalisations(network)
    if len(nodes) != len(convolutions):
        raise ValueError(f"The pack has {len(nodes)} convolutions, the configured network {len(convolutions)}")
    for node, convolution in zip(nodes, convolutions):
        weight, bias = stored[node.input[1]], stored[node.input[2]]
        # The exported stem has empty channels added.
        weight = weight[:, : convolution.in_channels]
        if weight.shape != convolution.weight.shape:
            raise ValueError(f"A convolution of the pack is {tuple(weight.shape)}, not {tuple(convolution.weight.shape)}")
        convolution.weight.data = weight.contiguous()
        norm = after.get(convolution)
        if norm is None:
            convolution.bias.data = bias
        else:
            set_norm(norm, torch.zeros_like(bias), torch.ones_like(bias) - norm.eps, bias)


def running_order(network: CargoNet, config: dict) -> list[nn.Conv2d]:
    order: list[nn.Conv2d] = []
    hooks = [
        module.register_forward_hook(lambda one, _inputs, _output: order.append(one))
        for module in network.modules()
        if isinstance(module, nn.Conv2d)
    ]
    with torch.no_grad():
        network(torch.zeros(1, len(config["input"]["channels"]), 64, 64))
    for hook in hooks:
        hook.remove()
    return order


def normalisations(network: CargoNet) -> dict[nn.Conv2d, nn.BatchNorm2d]:
    """By the convolution that each follows."""
    pairs = {}
    for module in network.modules():
        if isinstance(module, nn.Sequential):
            parts = list(module)
            pairs |= {one: norm for one, norm in zip(parts, parts[1:]) if isinstance(norm, nn.BatchNorm2d)}
    return pairs


def set_norm(norm: nn.BatchNorm2d, mean: Tensor, variance: Tensor, shift: Tensor) -> None:
    """Such that the normalisation adds `shift` and does nothing else, whatever mean and variance it goes by."""
    norm.running_mean, norm.running_var = mean, variance
    norm.weight.data = torch.sqrt(variance + norm.eps)
    norm.bias.data = mean + shift


def unfold(network: CargoNet, pool: ScenePool, config: dict) -> None:
    """Gives every normalisation the mean and variance of what it meets in crops of scenes."""
    norms = list(normalisations(network).values())
    met: dict[nn.BatchNorm2d, list[Tensor]] = {norm: [] for norm in norms}

    def note(norm: nn.BatchNorm2d, inputs: tuple[Tensor], _output: Tensor) -> None:
        x = inputs[0].double()
        met[norm].append(torch.stack([x.mean(dim=(0, 2, 3)), (x * x).mean(dim=(0, 2, 3))]))

    hooks = [norm.register_forward_hook(note) for norm in norms]
    with torch.no_grad():
        for step in range(STEPS):
            network(make_batch(pool, step, 1, config).planes)
    for hook in hooks:
        hook.remove()
    for norm in norms:
        mean, square = torch.stack(met[norm]).mean(dim=0)
        shift = norm.bias.data - norm.running_mean
        set_norm(norm, mean.float(), (square - mean * mean).clamp(min=0).float(), shift)


def prove(network: CargoNet, golden: dict, config: dict) -> None:
    """Raises ValueError when the network does not answer as the golden test of its pack says."""
    scan = golden["scan"]
    planes = {
        energy: np.frombuffer(base64.b64decode(scan[energy]), "<u2").reshape(scan["heightPx"], scan["widthPx"])
        for energy in ("high", "low")
    }
    answered = answers(network, config, planes | {"energiesMeV": scan["energiesMeV"]})
    for name, expected in golden["expected"].items():
        error = np.abs(answered[name][expected["indices"]] - expected["values"]).max()
        if error > golden["tolerance"]:
            raise ValueError(f"The network is off by {error:.4f} at {name}; the pack allows {golden['tolerance']}")


def main() -> None:
    config = load_config()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default=REPOSITORY / "public" / "models", help="holds active.json and the pack")
    parser.add_argument("--data", type=Path, default=DATA, help="holds the scenes in training/")
    parser.add_argument("--run", type=Path, default=RUNS / "current", help="gets the checkpoint")
    arguments = parser.parse_args()
    if (arguments.run / "checkpoint.pt").exists():
        parser.error(f"{arguments.run} has a checkpoint already, which knows more than a pack")
    torch.set_num_threads(config["training"]["threads"])
    folder = (arguments.models / json.loads((arguments.models / "active.json").read_text())["manifest"]).parent
    manifest = json.loads((folder / "manifest.json").read_text())
    pool = ScenePool(arguments.data / "training", config["training"]["poolScenes"], config)
    network = network_of_pack(folder, pool, config)
    weights = network.state_dict()
    facts = {"step": manifest["training"]["steps"], "scenes": manifest["training"]["scans"]}
    arguments.run.mkdir(parents=True, exist_ok=True)
    optimizer = optimizer_of(network, config).state_dict()
    torch.save({"network": weights, "average": weights, "optimizer": optimizer, **facts}, arguments.run / "checkpoint.pt")
    shutil.copy(TRAINING / "curve.csv", arguments.run / "curve.csv")
    print(f"{arguments.run} goes on from {manifest['id']} {manifest['version']}, step {facts['step']}")


if __name__ == "__main__":
    main()
