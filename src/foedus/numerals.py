"""Numbers as treaties write them: digits of any script, Roman and Chinese numerals, letters."""

from __future__ import annotations

import re
import unicodedata

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,4})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})")
_CHINESE_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "兩": 2}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}


def roman(text: str) -> int | None:
    """The value of a Roman numeral ("XIV", "xiv", "IIII"), or None."""
    upper = text.upper()
    if not upper or not _ROMAN_FORM.fullmatch(upper):
        return None
    values = [_ROMAN[c] for c in upper]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def to_roman(number: int) -> str:
    """The Roman numeral of a number from 1 to 3999."""
    parts = []
    for value, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def chinese(text: str) -> int | None:
    """The value of a Chinese numeral ("二十三", "一百零二", "二〇二五"), or None."""
    if not text or any(c not in _CHINESE_DIGITS and c not in _CHINESE_UNITS for c in text):
        return None
    if not any(c in _CHINESE_UNITS for c in text):
        return int("".join(str(_CHINESE_DIGITS[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _CHINESE_UNITS:
            total += (1 if digit is None else digit) * _CHINESE_UNITS[c]
            digit = None
        else:
            digit = _CHINESE_DIGITS[c]
    return total + (digit or 0)


def decimal(text: str) -> int | None:
    """The value of a run of decimal digits of any script ("12", "۱۲", "١٢", "１２"), or None."""
    if text.isdecimal():
        return int(text)
    return None


def western_digits(text: str) -> str:
    """The text with the digits of all scripts written 0-9; of the same length."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
