"""The XML parts of a zipped document, unpacked within limits."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from lxml import etree  # type: ignore[import-untyped]

from foedus.reading import limits
from foedus.reading.formats import Refusal


class Package:
    """A zip archive of XML parts; every part is checked before it is unpacked."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Refusal("damaged", detail="the zip archive isn't whole") from error
        self._sizes = {info.filename: info for info in self._archive.infolist()}
        self._unpacked = 0

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def part(self, name: str) -> etree._Element | None:
        """The root of a part, or None if there is no such part.

        The XML is read without entities, document types and network.
        """
        if name not in self._sizes:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
        try:
            return etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as error:
            raise Refusal("damaged", detail=f"{name} isn't XML") from error

    def _bytes(self, name: str) -> bytes:
        info = self._sizes[name]
        if info.flag_bits & 1:
            raise Refusal("encrypted")
        self._unpacked += info.file_size
        ratio = info.file_size // max(info.compress_size, 1)
        too_dense = info.file_size > limits.SMALL_PART and ratio > limits.UNPACKED_RATIO
        if too_dense or self._unpacked > limits.UNPACKED_BYTES:
            raise Refusal(
                "bomb", detail=f"{name} to {info.file_size // 1_000_000} MB, {ratio} times its size"
            )
        try:
            return self._archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise Refusal("damaged", detail=f"{name} can't be unpacked") from error
