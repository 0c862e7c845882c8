"""From bytes to characters, when nobody says which encoding the file is in.

In order: a byte order mark; UTF-8, also with a few broken bytes; UTF-16 without a mark; then the
encodings older than Unicode. Of those nearly every one turns any bytes into some letters, so
each is tried on a sample, and the one wins whose letters a language would write as often
(`letters.toml`), the language being the one that the text so read looks like.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from math import log
from typing import NamedTuple

from foedus.language import language_of
from foedus.reading.formats import Refusal, spoken


class Decoded(NamedTuple):
    """The characters, the encoding as Python names it, and what must be told."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Encodings older than Unicode; of two that read a sample alike the first is taken.
_COMMON = (
    "cp1252", "cp1251", "cp1256", "cp1250", "cp1253", "cp1254", "cp1255", "cp1257",
    "gb18030", "big5hkscs", "shift_jis", "euc_jp", "cp949",
)  # fmt: skip
_RARE = (
    "koi8_r", "koi8_u", "mac_roman", "mac_cyrillic", "cp866", "cp850", "cp852", "mac_latin2",
    "iso8859_15", "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9",
    "iso8859_13", "iso8859_16", "cp874",
)  # fmt: skip
OLD = _COMMON + _RARE

#: Nats against an encoding, which count in files with few bytes outside ASCII.
_RARITY = dict.fromkeys(_COMMON, 0.5) | dict.fromkeys(_RARE, 4.0) | {"cp1252": 0.0}
#: Nats by which the best reading must lead another, or a note says that it was guessed.
_MARGIN = 3.0

#: What is meant by a declared encoding, after https://encoding.spec.whatwg.org.
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs",
    "euc_kr": "cp949",
}  # fmt: skip

#: Bytes that are enough to tell an encoding.
_SAMPLE = 20_000
#: Signs where no writer puts them: a closing one before a word, any but a few inside one, a
#: currency or mathematical sign after one, a dash between a space and one.
_INSIDE = r"\w\s\x00-\x7f’·—–…\xad\u200c" + r"\u05b0-\u05c4\u064b-\u0652\u0e31-\u0e4e"  # and vowel signs
_MISPLACED = re.compile(
    rf"(?<!\w)[’”¶°](?=[^\W\d_])|(?<=[^\W\d_])[^{_INSIDE}](?=[^\W\d_])"
    r"|(?<=[^\W\d_])[€£¥¤¢¬±√∆≈≠≤≥∑∏∫∂◊÷×]|(?<=\s)[—–](?=[^\W\d_])"
)
#: White space, and the marks of Unicode that only steer how text is laid out.
_INVISIBLE = re.compile("[\\s\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_WORD = re.compile(r"[^\W\d_]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of a text file's bytes; an encoding that they declare counts if they fit it.

    Raises `Refusal("binary")` where the bytes can't be text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding)
    wide = _utf16(data) if b"\0" in data else None
    if wide:
        return _decode(data, wide)
    if b"\0" in data:
        raise Refusal("binary", formats=spoken())
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error):
            return _decode(data, "utf-8")
    name = _old_name(declared)
    if name and not (decoded := _decode(data, name)).notes:
        return decoded
    if len(_CONTROL.findall(data, 0, _SAMPLE)) > min(len(data), _SAMPLE) // 50:
        raise Refusal("binary", formats=spoken())
    encoding, doubtful = _old(data)
    decoded = _decode(data, encoding)
    if doubtful:
        note = f"The encoding was guessed as {encoding} from little text."
        decoded = decoded._replace(notes=(note, *decoded.notes))
    return decoded


def _decode(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        count = text.count("\ufffd")
        note = f"Bytes that aren't {encoding} stand as U+FFFD in {count} places."
        return Decoded(text, encoding, (note,))


def _old_name(declared: str) -> str | None:
    """The encoding older than Unicode that a name stands for, or None."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    name = _WIDER.get(name, name)
    return next((old for old in OLD if codecs.lookup(old).name == name or old == name), None)


def _mostly_utf8(data: bytes, first: UnicodeDecodeError) -> bool:
    """Whether the file is UTF-8 that was cut or has a few bad bytes."""
    if first.reason == "unexpected end of data":
        return first.end - first.start > 1 or not data[: first.start].isascii()
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return bad * 10 <= good


def _utf16(data: bytes) -> str | None:
    """UTF-16 of the byte order in which the sample is text with spaces or digits, or None."""
    best, most = None, 0
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = data[: _SAMPLE // 2 * 2].decode(encoding, "replace").rstrip("\ufffd")
        common = len(re.findall("[ \n0-9,.\u3001\u3002]", sample))
        readable = "\ufffd" not in sample and _INVISIBLE.sub("", sample).isprintable()
        if readable and common * 100 >= len(sample) and common > most:
            best, most = encoding, common
    return best


def _old(data: bytes) -> tuple[str, bool]:
    """Which of the old encodings the bytes are in, and whether another reading is nearly as good."""
    sample = _sample(data)
    score = {encoding: _plausible(sample, encoding) - _RARITY[encoding] for encoding in OLD}
    best = max(OLD, key=score.__getitem__)
    text = sample.decode(best, "replace")
    near = (other for other in OLD if score[best] - score[other] < _MARGIN)
    return best, any(sample.decode(other, "replace") != text for other in near)


def _sample(data: bytes) -> bytes:
    """A stretch with bytes outside ASCII, cut at spaces so that no character is cut."""
    first = _HIGH.search(data)
    start = max(0, first.start() - 500) if first else 0
    start = data.rfind(b" ", max(0, start - 500), start) + 1
    sample = data[start : start + _SAMPLE]
    return sample if len(sample) < _SAMPLE else sample[: sample.rfind(b" ") + 1] or sample


def _plausible(sample: bytes, encoding: str) -> float:
    """How well the sample reads in an encoding: the log probability of its high bytes.

    It is that of the language whose habits fit best, less some nats (more in a longer text) for a
    language that the text as a whole doesn't look like: the words around judge few such bytes.
    """
    text = sample.decode(encoding, "replace")
    small = _WORD.sub(_in_small_letters, text)
    counts = Counter(re.sub(r"[\x00-\x7f]+", "", small))
    foreign = sum(n for character, n in counts.items() if character.isalpha())
    script = "other" if foreign * 2 > sum(map(len, re.findall("[A-Za-z]+", text))) else "latin"
    identified = language_of(small)
    doubt = counts.total() ** 0.5 + min(len(text) / 200, 10)
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    misplaced = len(_MISPLACED.findall(text)) + sum(map(_is_mixed, words))
    odd = 7 * misplaced + sum(map(str.isupper, words))
    return max(
        _fit(counts, frequency) - odd - (0 if language == identified else doubt)
        for language, frequency in _frequencies()[script].items()
    )


def _in_small_letters(word: re.Match[str]) -> str:
    """A word in capitals is as likely as the same in small letters."""
    return word[0].lower() if len(word[0]) > 1 and word[0].isupper() else word[0]


def _is_mixed(word: str) -> bool:
    """Whether capitals and small letters alternate after the first letter."""
    first, rest = word[0], word[1:]
    return rest not in (rest.lower(), rest.upper()) or (first.islower() and len(rest) > 1 and rest.isupper())


def _fit(counts: Counter[str], frequency: dict[str, float]) -> float:
    return sum(n * (frequency.get(character) or _unlisted(character)) for character, n in counts.items())


def _unlisted(character: str) -> float:
    if character == "\ufffd" or character < "\xa0":
        return -20.0
    if not character.isalpha():
        return -10.0
    return -9.0 if character > "\u3000" else -12.0


@cache
def _frequencies() -> dict[str, dict[str, dict[str, float]]]:
    """Log probabilities of characters outside ASCII, by script and language: Zipf by rank."""
    table = tomllib.loads(files(__package__).joinpath("letters.toml").read_text(encoding="utf-8"))
    marks = {mark: log(0.1 / (n + 2)) for n, mark in enumerate(table["marks"]["all"])}
    return {
        script: {language: marks | _letters(letters) for language, letters in table[script].items()}
        for script in ("latin", "other")
    }


def _letters(letters: str) -> dict[str, float]:
    small = {letter: log(0.28 / (n + 3)) for n, letter in enumerate(letters)}
    capital = {letter.upper(): value - 3 for letter, value in small.items() if len(letter.upper()) == 1}
    return capital | small
