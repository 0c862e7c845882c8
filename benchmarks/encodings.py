"""How often the encoding of a text older than Unicode is found.

    python benchmarks/encodings.py [--beside PACKAGE]

Takes the example treaties, and the shared texts where they are at hand, cuts samples, writes each in the
encodings that can hold it and reads it back; right is only the identical text. With `--beside
charset_normalizer`, where that package is installed, its answer under the same choice of encodings is
counted too. Texts without letters outside ASCII aren't counted: any answer is right.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from foedus.reading.encoding import OLD, decode
from foedus.reading.formats import Refusal

ROOT = Path(__file__).resolve().parents[1]
PLACES = (
    ROOT / "examples",
    ROOT.parent / "shared" / "data" / "wti-texts",
    ROOT.parent / "shared" / "data" / "parallel",
)
LENGTHS = (200, 2_000, 10_000_000)
FILES = 60


def samples(length: int) -> Iterator[tuple[str, str, bytes]]:
    """Text, encoding and bytes; the same each time."""
    chance = random.Random(7)
    for place in PLACES:
        files = sorted(place.rglob("*.txt")) if place.is_dir() else []
        for file in chance.sample(files, min(FILES, len(files))):
            text = file.read_bytes().decode("utf-8-sig").replace("\r", "")
            start = chance.randrange(max(1, len(text) - length))
            sample = text[start : start + length]
            for encoding in OLD:
                try:
                    data = sample.encode(encoding)
                except UnicodeEncodeError:
                    continue
                if not data.isascii():
                    yield sample, encoding, data


def ours(data: bytes) -> str:
    try:
        return decode(data).text
    except Refusal:
        return ""


def library(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(OLD)).best()
    return str(best) if best else ""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--beside", choices=["charset_normalizer"])
    beside = parser.parse_args().beside
    for length in LENGTHS:
        cases = list(samples(length))
        name = f"{length:,} characters" if length < 10_000_000 else "whole file"
        right = sum(ours(data) == text for text, _, data in cases)
        print(f"{name}: {right} of {len(cases)}, {right / len(cases):.3f}", flush=True)
        if beside and length == 2_000:
            some = random.Random(7).sample(cases, min(200, len(cases)))
            right = sum(library(data) == text for text, _, data in some)
            here = sum(ours(data) == text for text, _, data in some)
            print(f"  {beside}: {right} of {len(some)}; Foedus on the same: {here}", flush=True)


if __name__ == "__main__":
    main()
