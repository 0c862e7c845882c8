"""Where things are, and small treaties to try things on; nothing here stands in for Foedus."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# No time limits in tests, and the same examples in each run.
settings.register_profile("foedus", deadline=None, derandomize=True)
settings.load_profile("foedus")

ROOT = Path(__file__).parents[1]

SMALL = """\
AGREEMENT ON THE FERRY ACROSS THE SOUND OF MERROW

between the Republic of Velmark and the Kingdom of Tarsia

The Republic of Velmark and the Kingdom of Tarsia,

Desiring to ease the crossing of the Sound,

Have agreed as follows:

Article 1

Ferry

1. The Parties shall run a ferry between Brennhavn and Osmareth.

2. The ferry shall run on every day of the year.

Article 2

Fares

The Parties shall fix the fares together.

Article 3

Entry into force

This Agreement shall enter into force on the date of its signature.

Done at Brennhavn on 4 May 2019, in two copies in the English language.

For the Republic of Velmark: A. Holt

For the Kingdom of Tarsia: S. Oreva
"""


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the project."""
    return ROOT


@pytest.fixture(scope="session")
def example() -> Path:
    """The example treaty of 2025, fifty articles and two annexes."""
    return ROOT / "examples" / "velmark-tarsia-2025.txt"


@pytest.fixture
def treaty(tmp_path: Path) -> Path:
    """A small treaty in a folder of its own."""
    path = tmp_path / "ferry.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path
