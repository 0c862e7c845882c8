"""How much Foedus takes in from one file; whoever must read more can raise them here."""

from __future__ import annotations

#: Bytes of a file.
FILE_BYTES = 200_000_000
#: Bytes that the parts of a zipped file (DOCX) may unpack to, all together.
UNPACKED_BYTES = 100_000_000
#: How many times larger than packed one part may be: text packs 5 to 20 times.
UNPACKED_RATIO = 200
#: Parts below this size are never a bomb: tiny regular XML packs very well.
SMALL_PART = 1_000_000
#: Pages of a PDF.
PDF_PAGES = 20_000
#: Blocks nested in one another in HTML: the time to parse them grows with the square.
HTML_DEPTH = 5_000
