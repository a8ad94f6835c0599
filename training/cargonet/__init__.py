"""Trainer of the CargoNet detector: simulated scans in, a model pack and parity fixtures out."""
