"""Every way in which Foedus can refuse a file: a code, one sentence, the remedy."""

from __future__ import annotations

CATALOGUE: dict[str, str] = {
    "not-found": "There is no such file: check the path.",
    "folder": "This is a folder: name a file, or a pattern such as 'folder/*.txt'.",
    "unreadable": "The file can't be opened ({detail}): check its permissions.",
    "too-large": "The file has {size} MB, more than the {limit} MB that Foedus reads: split it.",
    "empty": "The file holds no text: check that it was saved completely.",
    "encrypted": "The file is encrypted: save a copy without a password.",
    "no-text-layer": "The pages are images without text: run OCR on the file first.",
    "damaged": "The file is damaged or not what its name says ({detail}): save it again from its source.",
    "bomb": "The file unpacks to far more than its size ({detail}): it was not read.",
    "unknown-format": "Foedus can't read this kind of file ({detail}): convert it to {formats}.",
    "binary": "The file is binary, not text: convert it to {formats}.",
    "no-treaty": "This doesn't look like a treaty ({detail}): nothing was coded.",
    "no-division": "There is no {what} in this treaty: it has {known}.",
    "no-name": "'{what}' names no division: this treaty has {known}.",
    "no-offset": "Offset {offset} lies outside the text, which has {length} characters.",
    "not-tiled": "The divisions don't tile the text: {detail}.",
    "not-a-span": "The annotation {detail} points outside the text.",
    "no-language": "There is no table for the language '{detail}': known are {known}.",
    "extra": "This needs a package that isn't installed: pip install 'foedus[{extra}]'.",
    "not-writable": "The output can't be written ({detail}): choose another --output.",
    "bad-json": "This isn't a document that Foedus wrote ({detail}).",
    "no-input": "No file matches: check the path or the pattern.",
}


class FoedusError(Exception):
    """A file or request that can't be served, said in one sentence.

    Attributes:
        code: the key in `CATALOGUE`; stable, so that scripts can branch on it.
        path: the file it is about, or None.
    """

    def __init__(self, code: str, path: str | None = None, **details: object) -> None:
        self.code = code
        self.path = path
        self.sentence = CATALOGUE[code].format(**details)
        super().__init__(f"{path}: {self.sentence}" if path else self.sentence)
