"""Checks that scanner.py does what the simulator does: exactly where nothing is left to chance, else in its statistics.

The fixture is written by `node training/write-scanner-parity.ts`; a test beside the simulator's side keeps it current.
"""

import base64
import json
import sys
import tempfile
from pathlib import Path

import numpy as np

from .scanner import ENERGIES, Pass, Scanner, View, doses, read_out, rows_of, scanner_of
from .scenes import SceneFile

FIXTURE = Path(__file__).with_name("scanner.fixture.json")
# Places in the scene are in single precision on the simulator's side, its -ln T is good to 1e-4.
IDEAL_TOLERANCE, RELATIVE_TOLERANCE = 5e-6, 1e-4
SAMPLES_TOLERANCE = 1
# Four standard errors for 131,072 pixels, 512 columns and 256 rows.
DEVIATION_TOLERANCE = {"deviation": 0.03, "columns": 0.18, "rows": 0.25}


def compare(fixture: dict) -> list[str]:
    """What disagrees, in words."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "parity.scene"
        path.write_bytes(base64.b64decode(fixture["scene"]))
        scene = SceneFile(path)
        scanner = scanner_of(scene.header)
        view = View(0, 0, fixture["widthPx"], fixture["heightPx"], scene.header["fineness"])
        scan = Pass(scene, scanner, view, np.random.default_rng(1))
        for name, targets in (("withoutTarget", []), ("withTarget", [0])):
            for energy, ideal, expected in zip(ENERGIES, scan.ideal(targets), fixture[name]):
                theirs = np.array(expected, dtype=np.float32)
                difference = np.abs(ideal.numpy().ravel() - theirs)
                print(f"{name}, {energy}: largest difference of the ideal transmission {difference.max():.2g}")
                if (difference > IDEAL_TOLERANCE + RELATIVE_TOLERANCE * theirs).any():
                    problems.append(f"{name}, {energy}")
        planes = scan.planes([0], np.random.default_rng(2))
        for energy, plane, expected in zip(ENERGIES, planes, fixture["samples"]):
            worst = np.abs(plane.ravel() * 65535 - np.array(expected)).max()
            print(f"samples, {energy}: largest difference {worst:.3g} of 65535")
            if worst > SAMPLES_TOLERANCE:
                problems.append(f"samples, {energy}")
    return problems + _compare_chance(fixture["restless"], scanner)


def _compare_chance(restless: dict, other: Scanner) -> list[str]:
    planned = restless["acquisition"]
    scanner = Scanner(planned["energies"], other.spectra, planned["imperfections"], planned["motion"], planned["pitchMm"])
    view = View(0, 0, restless["width"], restless["height"], 2)
    problems = []
    for i, expected in enumerate(restless["surfaces"]):
        random = np.random.default_rng(100 + i)
        rows, dose = rows_of(view.height, view, scanner, random), doses(view.width, view, scanner, "low", random)
        signal = np.full((view.height, view.width), expected["transmission"], dtype=np.float32)
        samples = read_out(signal, dose, rows, scanner, "low", random).astype(np.float64)
        found = {"deviation": samples.std(), "columns": samples.mean(axis=0).std(), "rows": samples.mean(axis=1).std()}
        off = {name: found[name] / expected[name] - 1 for name in found}
        shift = samples.mean() - expected["mean"]
        told = ", ".join(f"{name} {value:+.1%}" for name, value in off.items())
        print(f"even surface, T = {expected['transmission']}: mean {shift:+.2f} of {expected['mean']}, {told}")
        # The gains of 16 modules do not average out.
        if abs(shift) > 0.004 * expected["mean"] + 0.03 * expected["deviation"] or any(abs(value) > DEVIATION_TOLERANCE[name] for name, value in off.items()):
            problems.append(f"even surface, T = {expected['transmission']}")
    return problems


def main() -> None:
    problems = compare(json.loads(FIXTURE.read_text()))
    if problems:
        sys.exit(f"Python and TypeScript disagree: {'; '.join(problems)}")


if __name__ == "__main__":
    main()
