"""Accuracy on the shared data doesn't fall below the figures in floors.toml; skipped without the data."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
SCORERS = ROOT.parent / "shared" / "eval"

RUNS: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))[
    "run"
]

pytestmark = pytest.mark.skipif(
    not (SHARED.is_dir() and SCORERS.is_dir()), reason="the shared data isn't beside the repository"
)


@cache
def printed(scorer: str, data: str) -> str:
    """What a scorer prints about this Foedus."""
    foedus = f"{sys.executable} -m foedus.cli"
    command = [sys.executable, str(SCORERS / scorer), str(SHARED / data), "--foedus", foedus]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize(
    ("run", "floor"),
    [pytest.param(run, floor, id=floor["name"]) for run in RUNS for floor in run["floors"]],
)
def test_no_step_back(run: dict[str, Any], floor: dict[str, Any]) -> None:
    out = printed(run["scorer"], run["data"])
    figure = re.search(floor["pattern"], out, re.M)
    assert figure, f"{run['scorer']} prints no such figure:\n{out}"
    assert float(figure[1]) >= floor["at_least"]
