"""The pages of a PDF, read in a process of its own.

PDFium gives no way to tell beforehand what a page unpacks to, or to stop it: a few kilobytes can
take all memory, or years. So it runs where the time is limited, and (on Linux) the memory; if it
dies, nothing else does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from typing import Any

from foedus.reading import limits
from foedus.reading.formats import Refusal
from foedus.reading.pdf_pages import Lines, pages

#: How the process ends if Python itself fails; PDFium ends it otherwise.
_PYTHON_FAILED = 1


def pages_apart(data: bytes) -> list[Lines | None]:
    """What `pdf_pages.pages` gives; `Refusal("bomb")` where it takes too much time or memory."""
    if hasattr(sys, "frozen"):  # an application that holds Python would start itself again
        return pages(data)
    megabytes = len(data) / 1_000_000
    try:
        process = subprocess.run(
            [sys.executable, "-P", "-m", __name__, json.dumps(_limits())],
            input=data,
            capture_output=True,
            timeout=limits.PDF_SECONDS + limits.PDF_SECONDS_PER_MB * megabytes,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
    except OSError:  # no process can be started here
        return pages(data)
    except subprocess.TimeoutExpired as expired:
        raise Refusal("bomb", detail=f"PDFium took over {expired.timeout:.0f} seconds") from None
    if process.returncode == _PYTHON_FAILED:
        raise RuntimeError(process.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])
    if process.returncode:
        raise _too_much_memory()
    answer = json.loads(process.stdout)
    if "refused" in answer:
        raise Refusal(answer["refused"], **answer["details"])
    return [lines and [_line(*line) for line in lines] for lines in answer["pages"]]


def _limits() -> dict[str, int]:
    return {name: value for name, value in vars(limits).items() if name.isupper()}


def _line(written: str, box: list[float] | None) -> tuple[str, tuple[float, float, float, float] | None]:
    return written, (box[0], box[1], box[2], box[3]) if box else None


def _too_much_memory() -> Refusal:
    return Refusal("bomb", detail=f"PDFium took over {limits.PDF_MEMORY // 1_000_000} MB of memory")


def _main() -> None:
    """In the process: a PDF on the standard input, its pages or a refusal as JSON on the output."""
    vars(limits).update(json.loads(sys.argv[1]))
    data = sys.stdin.buffer.read()
    _limit_memory(limits.PDF_MEMORY + 2 * len(data))
    answer: dict[str, Any]
    try:
        try:
            answer = {"pages": pages(data)}
        except MemoryError:
            raise _too_much_memory() from None
    except Refusal as refusal:
        answer = {"refused": refusal.code, "details": refusal.details}
    sys.stdout.write(json.dumps(answer))


def _limit_memory(size: int) -> None:
    with suppress(ImportError, OSError, ValueError):  # not on Windows; not below what is in use
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    _main()
