"""Whatever went wrong, in one sentence."""

from __future__ import annotations

import os

from foedus.errors import FoedusError


def sentence(error: Exception) -> str:
    """What to tell of an error, without the file's name.

    An error that nobody foresaw is raised again if FOEDUS_DEBUG is set, for its traceback.
    """
    if isinstance(error, FoedusError):
        return error.sentence
    if os.environ.get("FOEDUS_DEBUG"):
        raise error
    return f"internal error, please report: {type(error).__name__}: {error}"
