"""Numbers that a file draws or counts, where a text must write them."""

from __future__ import annotations

from foedus.numerals import to_roman

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
             "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """Digits that stand above the line as such: article 5 with note 1 isn't article 51."""
    return text.translate(_RAISED)


def formatted(number: int, form: str) -> str:
    """A number in a form that OOXML names (`ST_NumberFormat`); digits for those not known here.

    Words are English, as the number alone doesn't say its language.
    """
    if number < 1 or form in ("decimal", "numberInDash"):
        return {"none": "", "bullet": "•"}.get(form, str(number))
    match form:
        case "none":
            return ""
        case "bullet":
            return "•"
        case "decimalZero":
            return f"{number:02}"
        case "upperRoman" if number < 4000:
            return to_roman(number)
        case "lowerRoman" if number < 4000:
            return to_roman(number).lower()
        case "upperLetter":
            return _letter(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        case "lowerLetter":
            return _letter(number, "abcdefghijklmnopqrstuvwxyz")
        case "russianUpper":
            return _letter(number, _RUSSIAN.upper())
        case "russianLower":
            return _letter(number, _RUSSIAN)
        case "arabicAlpha":
            return _letter(number, _ARABIC)
        case "arabicAbjad":
            return _letter(number, _ABJAD)
        case "hebrew1" | "hebrew2":
            return _letter(number, _HEBREW)
        case "ordinal":
            return f"{number}{_ordinal_ending(number)}"
        case "cardinalText" if number < 100:
            return _cardinal(number).capitalize()
        case "ordinalText" if number < 100:
            return _ordinal(number).capitalize()
        case "decimalFullWidth":
            return str(number).translate({ord("0") + n: 0xFF10 + n for n in range(10)})
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand":
            return _chinese(number) if number < 100 else str(number)
        case "ideographDigital":
            return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    return str(number)


def _letter(number: int, alphabet: str) -> str:
    """a to z, then aa, bb: letters are repeated, as Word does."""
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * min(times + 1, 20)


def _ordinal_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _cardinal(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def _ordinal(number: int) -> str:
    first, hyphen, last = _cardinal(number).rpartition("-")
    ending = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return first + hyphen + ending


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")
