"""What texts made to be hard cost: four times the length should take about four times as long.

    python benchmarks/hostile.py

Prints, for each piece that is repeated, the seconds that dividing and coding take at 50,000 and at
200,000 characters, and marks what grows much faster than the text.
"""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import foedus
from foedus.errors import FoedusError
from foedus.structure import divide

SIZES = (50_000, 200_000)
CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "hostile.toml"


def dividing(text: str) -> None:
    divide(text, "eng")


def coding(text: str) -> None:
    try:
        foedus.code(foedus.parse(foedus.Text.of(text, language="eng")))
    except FoedusError as refused:
        assert refused.code == "no-treaty"


def main() -> None:
    print(f"{'repeated':28} {'divide s':>17} {'code s':>17}")
    for piece in tomllib.loads(CASES.read_text(encoding="utf-8"))["pieces"]:
        figures = []
        for action in (dividing, coding):
            for size in SIZES:
                text = "TREATY\n\nArticle 1\n\nThis Treaty " + piece * (size // len(piece))
                began = time.process_time()
                action(text)
                figures.append(time.process_time() - began)
        steep = any(large > 8 * small + 0.2 for small, large in (figures[:2], figures[2:]))
        cells = " ".join(f"{f:8.2f}" for f in figures)
        print(f"{piece!r:28} {cells}{'  steep' if steep else ''}", flush=True)


if __name__ == "__main__":
    main()
