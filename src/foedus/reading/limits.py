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
#: Characters on one page of a PDF: a crowded page of a newspaper has 30,000.
PAGE_CHARACTERS = 100_000
#: Characters of a PDF; and how many a byte may become, above `SMALL_PART`: text packs 3 to 5 times.
CHARACTERS = 20_000_000
CHARACTERS_PER_BYTE = 20
#: Seconds that PDFium may take for a PDF, and more for each MB of the file: it takes about 0.3.
PDF_SECONDS = 20
PDF_SECONDS_PER_MB = 4
#: Bytes of memory that PDFium may take, besides the file itself.
PDF_MEMORY = 1_000_000_000
#: Blocks nested in one another in HTML: the time to parse them grows with the square.
HTML_DEPTH = 5_000
#: Attributes of one tag in HTML: the time to parse them grows with the square, too.
HTML_ATTRIBUTES = 2_000
