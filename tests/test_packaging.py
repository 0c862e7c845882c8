"""What is installed holds everything that Foedus reads at run time."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import foedus


def test_the_wheel_holds_every_table_and_template(root: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(tmp_path),
        str(root),
    ]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if "hatchling" in built.stderr and built.returncode:
        pytest.skip("the build needs hatchling, which can't be fetched here")
    assert built.returncode == 0, built.stderr
    package = root / "src" / "foedus"
    expected = {
        path.relative_to(root / "src").as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        assert {name for name in wheel.namelist() if name.startswith("foedus/")} == expected
    assert any(name.endswith(".toml") for name in expected)


def test_the_version_is_one(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == foedus.__version__


def test_the_locks_name_versions_and_no_places(root: Path) -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        lines = (root / lock).read_text(encoding="utf-8").splitlines()
        pins = [line.partition("#")[0].partition(";")[0].strip() for line in lines]
        assert all(pin.count("==") == 1 for pin in pins if pin)
        assert not any(place in line for line in lines for place in ("://", "file:", "find-links", "index"))
