"""The documentation says what the program does: commands, options, fields, and the README's examples."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from foedus.cli import cli, reference
from foedus.model import KINDS
from foedus.model.treaty import FIELDS

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
SHOWN = re.compile(r"^```console\n(.*?)^```", re.M | re.S)


def commands() -> list[tuple[str, click.Command]]:
    ctx = click.Context(cli)
    return [(name, command) for name in cli.list_commands(ctx) if (command := cli.get_command(ctx, name))]


def sessions(path: Path) -> list[tuple[str, str]]:
    """The commands that a page shows after `$ `, each with the output shown."""
    blocks = SHOWN.findall(path.read_text(encoding="utf-8"))
    steps = [step for block in blocks for step in re.split(r"(?m)^\$ ", block) if step]
    return [(command, output) for command, _, output in (step.partition("\n") for step in steps)]


def test_the_reference_is_what_the_commands_say(root: Path) -> None:
    written = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == "\n".join(reference.pages()), "run `make docs`"


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_and_option_is_explained(name: str, command: click.Command) -> None:
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"foedus {name} {parameter.opts[0]}"
        else:
            metavar = (parameter.metavar or "").strip(".")
            assert metavar in command.help or isinstance(parameter.type, click.Choice)


def test_every_kind_and_field_is_explained(root: Path) -> None:
    structure = (root / "docs" / "structure.md").read_text(encoding="utf-8")
    coding = (root / "docs" / "coding.md").read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in structure] == []
    assert [field for field in FIELDS if f"`{field}`" not in coding] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, in which the commands of a page are run one after another."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


@pytest.mark.parametrize(
    ("command", "output"),
    [
        pytest.param(*step, id=f"{page.stem}: {step[0][:50]}")
        for page in PAGES
        for step in sessions(page)
        if not step[0].startswith("make")
    ],
)
def test_examples_print_what_is_shown(command: str, output: str, checkout: Path) -> None:
    scripts = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": scripts + os.pathsep + os.environ["PATH"], "PYTHONUTF8": "1"}
    result = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=checkout,
        env=environment,
        capture_output=True,
        check=False,
    )
    printed = result.stdout.decode("utf-8")
    assert result.returncode == 0, result.stderr.decode("utf-8")
    pattern = ".*".join(map(re.escape, output.rstrip("\n").split("...")))
    assert re.fullmatch(pattern, printed.rstrip("\n"), re.S), printed


@pytest.mark.parametrize(
    "page", [page for page in PAGES if ">>> " in page.read_text("utf-8")], ids=lambda p: p.name
)
def test_python_sessions_print_what_is_shown(
    page: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout)
    session = doctest.DocTestParser().get_doctest(page.read_text("utf-8"), {}, page.name, str(page), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(session, out=report.append)
    assert not report, "".join(report)
