"""The training curve as a small SVG."""

import csv
from pathlib import Path

WIDTH, HEIGHT, MARGIN = 640, 300, 44
COLOURS = {"score": "#1c7ed6", "box": "#e8590c", "cargo": "#2f9e44"}
LINES = [(f"{kind}{name}", colour) for name, colour in COLOURS.items() for kind in ("", "watched-")]


def write_curve(source: Path, target: Path) -> None:
    """Draws losses over the steps; what training never sees is dashed."""
    with open(source, newline="") as file:
        rows = list(csv.DictReader(file))
    last = max(float(row["step"]) for row in rows)
    top = 1.05 * max(float(row[name]) for row in rows for name, _ in LINES if row[name] != "nan")

    def point(row: dict, name: str) -> str:
        x = MARGIN + float(row["step"]) / last * (WIDTH - 2 * MARGIN)
        y = HEIGHT - MARGIN - float(row[name]) / top * (HEIGHT - 2 * MARGIN)
        return f"{x:.1f},{y:.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<path d="M{MARGIN} {MARGIN}V{HEIGHT - MARGIN}H{WIDTH - MARGIN}" fill="none" stroke="#868e96"/>',
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - 26}" text-anchor="end">step {last:.0f}</text>',
        f'<text x="{MARGIN - 6}" y="{MARGIN + 4}" text-anchor="end">{top:.2g}</text>',
        f'<text x="{MARGIN - 6}" y="{HEIGHT - MARGIN}" text-anchor="end">0</text>',
    ]
    for index, (name, colour) in enumerate(LINES):
        dash = ' stroke-dasharray="5 4"' if name.startswith("watched") else ""
        points = " ".join(point(row, name) for row in rows if row[name] != "nan")
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"{dash}/>')
        y = 16 + 14 * (index // 2)
        x = MARGIN + 10 + 240 * (index % 2)
        parts.append(f'<path d="M{x} {y - 4}h28" stroke="{colour}"{dash}/><text x="{x + 34}" y="{y}">{name}</text>')
    target.write_text("\n".join([*parts, "</svg>"]) + "\n")
