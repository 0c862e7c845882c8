"""Which language a text is in, ISO 639-3.

The script decides where it can (Chinese, Japanese, Korean, Arabic against Persian); py3langid,
a naive Bayes model of 140 languages (Lui and Baldwin 2011, retrained), decides the rest. Its
model takes 0.3 s to load, at the first text that needs it.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_WINDOW = 500
_LETTERS = {
    "han": re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"),
    "kana": re.compile(r"[\u3041-\u30ff]"),
    "hangul": re.compile(r"[\uac00-\ud7a3]"),
    "arabic": re.compile(r"[\u0620-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
}
_PERSIAN = re.compile("[پچژگ]")
_PERSIAN_FORMS = re.compile("[\u06cc\u06a9]")  # of yeh and kaf
_ARABIC_FORMS = re.compile("[\u064a\u0643ةى]")
_OTHERS_IN_ARABIC_SCRIPT = re.compile(r"[ٹڈڑںےہھټډړښځڅڼېۍێۆڵڕەڭۇۈۋ]")


def language_of(text: str) -> str | None:
    """The language that most of the text is in, or None; from 1,500 characters of it."""
    sample = _sample(text)
    return _by_script(sample) or _by_model(sample)


def _sample(text: str) -> str:
    """The text, or windows at a sixth, half and five sixths of it: not only its title page."""
    if len(text) <= 3 * _WINDOW:
        return text
    starts = (len(text) * n // 6 - _WINDOW // 2 for n in (1, 3, 5))
    return "\n".join(text[max(0, start) : max(0, start) + _WINDOW] for start in starts)


def _by_script(sample: str) -> str | None:
    if sample.isascii():
        return None
    count = {script: len(pattern.findall(sample)) for script, pattern in _LETTERS.items()}
    letters = sum(map(str.isalpha, sample))
    if count["hangul"] * 3 > letters:
        return "kor"
    if (count["han"] + count["kana"]) * 3 > letters:
        return "jpn" if count["kana"] * 20 > count["han"] else "zho"
    if count["arabic"] * 2 > letters:
        return _arabic_or_persian(sample, count["arabic"])
    return None


def _arabic_or_persian(sample: str, letters: int) -> str | None:
    if len(_OTHERS_IN_ARABIC_SCRIPT.findall(sample)) * 100 > letters:
        return None
    arabic_forms = len(_ARABIC_FORMS.findall(sample))
    if len(_PERSIAN.findall(sample)) * 100 > letters or len(_PERSIAN_FORMS.findall(sample)) > arabic_forms:
        return "pes"
    return "ara" if arabic_forms else None


def _by_model(sample: str) -> str | None:
    if not any(map(str.isalpha, sample)):
        return None
    from py3langid import classify

    code: str = classify(sample)[0]
    return None if code == "zxx" else _three_letters().get(code, code)


@cache
def _three_letters() -> dict[str, str]:
    return tomllib.loads(files("foedus").joinpath("data/iso639.toml").read_text(encoding="utf-8"))
