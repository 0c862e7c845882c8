"""When and where a treaty was signed, by gold cases and by what always holds."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from foedus.coding.signature import find, words
from foedus.languages import codes, section
from foedus.model import Text
from foedus.structure import parse

CASES = tomllib.loads((ROOT / "tests/cases/dates/signatures.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_signatures(case: dict[str, Any]) -> None:
    document = parse(Text.of(case["text"], language=case.get("language", "eng")))
    found = list(find(document))
    if "date" not in case:
        assert found == []
        return
    (signed,) = found
    assert (signed.fields["date"], signed.fields["place"]) == (case["date"], case.get("place"))
    if "words" in case:
        assert document.quote(signed.start, signed.end) == case["words"]


@given(st.sampled_from(CASES), st.text(max_size=40), st.sampled_from([*codes(), None]))
def test_any_text_gives_one_signature_at_most_and_words_inside_it(
    case: dict[str, Any], noise: str, language: str | None
) -> None:
    text = noise + case["text"][: len(case["text"]) * 2 // 3] + noise
    document = parse(Text.of(text, language=language))
    found = list(find(document))
    assert len(found) <= 1
    for signed in found:
        assert 0 <= signed.start < signed.end <= len(text)
        place = signed.fields["place"]
        assert place is None or place in " ".join(text.split())


@pytest.mark.parametrize("code", codes())
def test_the_tables_have_known_keys_only(code: str) -> None:
    assert set(section(code, "signature")) <= words.KEYS
