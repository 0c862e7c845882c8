"""Texts made to be hard: they are read to the end, whatever they repeat.

How long they take is shown by `benchmarks/hostile.py`; here a cost that grew as the square of the
length would keep the suite from ending.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import foedus
from foedus.errors import FoedusError
from foedus.model.division import check_tiling
from foedus.structure import divide

CASES = Path(__file__).parent / "cases" / "hostile.toml"
PIECES: list[str] = tomllib.loads(CASES.read_text(encoding="utf-8"))["pieces"]


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_repeated_pieces_are_divided(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    check_tiling(divide(text, "eng"), len(text))


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_repeated_pieces_are_coded(piece: str) -> None:
    text = "TREATY\n\nArticle 1\n\nThis Treaty " + piece * (40_000 // len(piece))
    try:
        doc = foedus.code(foedus.parse(foedus.Text.of(text, language="eng")))
    except FoedusError as refused:
        assert refused.code == "no-treaty"
    else:
        assert all(doc.quote(a.start, a.end) in text for a in doc.annotations)
