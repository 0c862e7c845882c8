"""The command line as its users and their scripts meet it."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import foedus
from foedus.cli import batch, cli, inputs
from foedus.cli.output import Answer
from foedus.cli.refusals import sentence
from foedus.cli.show import find, known
from foedus.errors import FoedusError
from foedus.model.rows import TREATY_COLUMNS

FOEDUS = [sys.executable, "-m", "foedus.cli"]


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], input=stdin)


# Inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.TXT", "deep/er/c.txt", "deep/notes.xyz", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Article 1\n\nThe Parties shall meet.\n", encoding="utf-8")
    return tmp_path / "texts"


def names(folder: Path, files: list[str]) -> list[str]:
    return [Path(f).relative_to(folder).as_posix() for f in files]


def test_a_folder_gives_the_readable_files_below_it(folder: Path) -> None:
    assert names(folder, inputs.expand([str(folder)])) == ["a.TXT", "b.txt", "deep/er/c.txt"]


def test_a_quoted_pattern_reaches_any_depth(folder: Path) -> None:
    assert names(folder, inputs.expand([f"{folder}/**/*.txt"])) == ["b.txt", "deep/er/c.txt"]


def test_each_file_comes_once_in_the_order_given(folder: Path) -> None:
    given = [f"{folder}/b.txt", str(folder), "-"]
    assert names(folder, inputs.expand(given)[:-1]) == ["b.txt", "a.TXT", "deep/er/c.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    odd = tmp_path / "treaty [1].txt"
    odd.write_text("x", encoding="utf-8")
    assert inputs.expand([str(odd)]) == [str(odd)]


def test_patterns_that_match_nothing_are_refused_together(folder: Path) -> None:
    with pytest.raises(FoedusError, match="No file matches"):
        inputs.expand([f"{folder}/*.pdf", str(folder / "no*")])
    found = inputs.expand([f"{folder}/*.pdf", f"{folder}/b.txt"])
    assert found == [f"{folder}/*.pdf", f"{folder}/b.txt"]


# Data


def test_json_lines_are_the_documents_of_the_library(treaty: Path) -> None:
    result = run("parse", treaty)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == foedus.parse(treaty).to_json()
    coded = json.loads(run("code", treaty, "--text").stdout)
    assert coded == foedus.code(foedus.parse(treaty)).to_json(text=True, coded=True)


def test_json_is_one_array_whatever_the_number_of_files(treaty: Path, example: Path) -> None:
    one = json.loads(run("parse", treaty, "--format", "json").stdout)
    two = json.loads(run("parse", treaty, example, "--format", "json").stdout)
    assert [d["source"]["path"] for d in two] == [str(treaty), str(example)]
    assert two[:1] == one


def test_csv_has_a_row_a_division_and_quotes_the_text(treaty: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("parse", treaty, "--format", "csv").stdout, newline="")))
    document = foedus.parse(treaty)
    assert [row["eid"] for row in rows] == [d.eid for d in document.divisions]
    assert [row["quotation"] for row in rows] == [document[row["eid"]].text for row in rows]


def test_csv_of_findings_has_the_columns_of_all_files(treaty: Path, example: Path) -> None:
    result = run("code", treaty, example, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    expected = [len(foedus.code(foedus.parse(path)).annotations) for path in (treaty, example)]
    assert [sum(row["path"] == str(path) for row in rows) for path in (treaty, example)] == expected
    assert list(rows[0])[:4] == ["path", "id", "kind", "eid"]


def test_a_table_of_treaties_has_a_row_a_treaty(treaty: Path, example: Path) -> None:
    result = run("code", treaty, example, "--format", "csv", "--rows", "treaties")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert [row["path"] for row in rows] == [str(treaty), str(example)]
    assert tuple(rows[0]) == TREATY_COLUMNS
    coded = foedus.code(example).treaty
    assert rows[1]["title"] == coded["title"]["value"]
    assert rows[1]["parties"] == "; ".join(party["name"] for party in coded["parties"])
    assert rows[1]["signed_date"] == coded["signed"]["date"]
    assert rows[1]["authentic_languages_codes"] == " ".join(coded["authentic_languages"]["codes"])
    assert rows[1]["articles"] == str(len(foedus.parse(example).articles))


def test_a_csv_file_opens_in_excel_and_a_piped_one_has_no_mark(treaty: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    run("parse", treaty, "--format", "csv", "--output", target)
    assert target.read_bytes().startswith("\ufeffpath,".encode())
    assert target.read_bytes().count(b"\r\n") >= 4
    assert run("parse", treaty, "--format", "csv").stdout_bytes.startswith(b"path,")


def test_standard_input_is_a_file_called_dash(treaty: Path) -> None:
    given = json.loads(run("parse", "-", stdin=treaty.read_bytes()).stdout)
    direct = json.loads(run("parse", treaty).stdout)
    assert given["source"]["path"] == "-"
    assert given["source"]["sha256"] == direct["source"]["sha256"]
    assert given["divisions"] == direct["divisions"]


# Failures


def test_a_failed_file_is_told_in_its_place_and_the_others_go_on(treaty: Path, tmp_path: Path) -> None:
    result = run("parse", treaty, tmp_path / "none.txt", treaty.parent / "*.pdf", treaty.resolve())
    assert result.exit_code == 1
    good, missing, unmatched = map(json.loads, result.stdout.splitlines())
    assert good["source"]["path"] == str(treaty)
    assert set(missing) == set(unmatched) == {"source", "error"}
    assert missing["source"] == {"path": str(tmp_path / "none.txt")}
    assert missing["error"] == "There is no such file: check the path."
    assert unmatched["error"] == "No file matches: check the path or the pattern."


def test_in_a_table_failures_go_to_standard_error(treaty: Path, tmp_path: Path) -> None:
    result = run("parse", tmp_path / "none.txt", treaty, "--format", "csv")
    assert result.exit_code == 1
    assert result.stderr == f"{tmp_path / 'none.txt'}: There is no such file: check the path.\n"
    assert "art_1" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse"],
        ["parse", "zz*.txt"],
        ["brief", "zz*"],
        ["nothing"],
        ["parse", "a.txt", "--text", "--format", "csv"],
        ["code", "a.txt", "--rows", "treaties"],
    ],
)
def test_a_command_that_makes_no_sense_ends_with_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_what_nobody_foresaw_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOEDUS_DEBUG", raising=False)
    assert sentence(ValueError("odd")) == "internal error, please report: ValueError: odd"
    monkeypatch.setenv("FOEDUS_DEBUG", "1")
    with pytest.raises(ValueError, match="odd"):
        sentence(ValueError("odd"))


# Output files


def test_a_file_appears_whole_and_nothing_else_does(treaty: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "divisions.jsonl"
    target.parent.mkdir()
    assert run("parse", treaty, "--output", target).exit_code == 0
    assert target.read_bytes() == run("parse", treaty).stdout_bytes
    assert [p.name for p in target.parent.iterdir()] == ["divisions.jsonl"]


def test_an_output_that_cannot_be_written_is_one_sentence(treaty: Path, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "no" / "such" / "folder.jsonl"):
        result = run("parse", treaty, "--output", target)
        assert result.exit_code == 2
        assert "The output can't be written" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_an_input_is_never_overwritten(treaty: Path) -> None:
    before = treaty.read_bytes()
    assert run("parse", treaty, "--output", treaty).exit_code == 2
    assert treaty.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="devices are files on POSIX only")
def test_a_device_stays_a_device(treaty: Path) -> None:
    assert run("parse", treaty, "--output", os.devnull).exit_code == 0
    assert Path(os.devnull).is_char_device()


# Many files


def slow_and_deadly(path: str) -> Answer:
    """A task that takes longest for the first file and whose process dies of one file."""
    if path == "deadly":
        os._exit(9)
    time.sleep(0.05 if path == "0" else 0)
    return Answer(path, body=path)


def test_processes_keep_the_order_and_survive_the_death_of_one() -> None:
    paths = [*map(str, range(5)), "deadly", *map(str, range(5, 9))]
    answers = list(batch.answers(paths, slow_and_deadly, jobs=2))
    assert [a.path for a in answers] == paths
    assert [a.path for a in answers if a.error] == ["deadly"]


def test_processes_print_what_one_process_prints(treaty: Path, example: Path) -> None:
    files = (example, treaty, treaty.parent / "none.txt")
    alone, together = (run("code", *files, "--jobs", jobs) for jobs in (1, 2))
    assert together.stdout == alone.stdout
    assert together.exit_code == alone.exit_code == 1


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_keeps_what_was_computed(treaty: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    os.mkfifo(tmp_path / "never.txt")  # reading it waits for ever
    command = [*FOEDUS, "parse", str(treaty), str(tmp_path / "never.txt"), "--output", str(target)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not any(p.stat().st_size for p in tmp_path.glob(".out.jsonl.*")):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert [json.loads(line)["source"]["path"] for line in target.open(encoding="utf-8")] == [str(treaty)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_one_sentence(example: Path) -> None:
    for more in (">/dev/full", "--output /dev/full"):
        command = f"{' '.join(FOEDUS)} parse '{example}' {more}"
        result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        assert result.returncode == 2
        assert "No space left" in result.stderr
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_reader_that_leaves_ends_the_command_quietly(example: Path, form: str) -> None:
    foedus = f"{' '.join(FOEDUS)} parse --format {form}"
    command = f"{foedus} '{example}' '{example.parent}' | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert result.stdout == "141\n"


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "договор.txt"
    path.write_text("Статья 1\n\nСтороны сотрудничают.\n", encoding="utf-8")
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    result = subprocess.run(
        [*FOEDUS, "parse", path, "--text"], env=environment, capture_output=True, check=True
    )
    assert "Стороны".encode() in result.stdout


# The other commands


def test_show_prints_what_a_division_says(treaty: Path) -> None:
    document = foedus.parse(treaty)
    assert run("show", treaty, "2").stdout == document.articles["2"].text.strip() + "\n"
    shown = json.loads(run("show", treaty, "article", "II", "--format", "json").stdout)
    assert shown["text"] == document.articles["2"].text
    assert shown["eid"] == document.articles["2"].eid


@pytest.mark.parametrize(
    ("wanted", "kind", "number"),
    [
        ("5", "article", "5"),
        ("Article V", "article", "5"),
        ("preamble", "preamble", None),
        ("conclusion", "conclusion", None),
        ("chapter 2", "chapter", "II"),
        ("annex 1", "annex", "I"),
        ("annex I article 1", "article", "1"),
        ("annex ii part b", "part", "B"),
        ("article 2 paragraph 1", "paragraph", "1"),
        ("5(2)", "paragraph", "2"),
        ("5.2", "paragraph", "2"),
        ("Art. 5 para. 2", "paragraph", "2"),
        ("Art.5, paragraph (2)", "paragraph", "2"),
        ("article 1(a)", "point", "a"),
        ("Article 7(2)(a)", "point", "a"),
    ],
)
def test_divisions_are_found_by_the_words_people_use(
    example: Path, wanted: str, kind: str, number: str | None
) -> None:
    found = find(foedus.parse(example), wanted)
    assert (found.kind, found.number) == (kind, number)
    assert ("annex" in found.eid) == ("annex" in wanted)


def test_every_division_is_found_by_its_eid(treaty: Path) -> None:
    document = foedus.parse(treaty)
    assert [find(document, d.eid) for d in document.divisions] == list(document.divisions)


def test_a_division_that_is_not_there_is_told_with_those_that_are(treaty: Path) -> None:
    result = run("show", treaty, "99")
    assert result.exit_code == 1
    assert "There is no article 99 in this treaty: it has " in result.stderr
    assert "article 1 to 3" in known(foedus.parse(treaty))
    assert known(foedus.parse(treaty)) in result.stderr


@pytest.mark.parametrize("wanted", ["bogus", "article bogus", "", "()"])
def test_what_names_no_division_is_told(treaty: Path, wanted: str) -> None:
    result = run("show", treaty, wanted)
    assert result.exit_code == 1
    assert f"'{wanted}' names no division: this treaty has " in result.stderr


def test_an_article_with_a_point_in_its_number_is_found_before_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "dotted.txt"
    articles = ("Article 1.1\n\n1. One.\n2. Two.\n", "Article 1.2\n\n1. Three.\n2. Four.\n")
    path.write_text("\n".join(articles), encoding="utf-8")
    assert run("show", path, "1.2").stdout.startswith("Article 1.2")


def test_show_lets_no_control_character_through(tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text("Article 1\n\nThe Parties \x1b[31mshall\x07 meet.\n", encoding="utf-8")
    assert run("show", path, "1").stdout == "Article 1\n\nThe Parties [31mshall meet.\n"


def test_brief_writes_a_page_and_its_data(treaty: Path, tmp_path: Path, root: Path) -> None:
    comment = root / "examples" / "comment-2025.md"
    result = run("brief", treaty, "--comment", comment, "--output", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout == f"{tmp_path / 'out' / 'ferry' / 'brief.html'}\n"
    assert sorted(p.name for p in (tmp_path / "out" / "ferry").iterdir()) == ["brief.html", "brief.json"]


def test_no_brief_overwrites_another(treaty: Path, tmp_path: Path) -> None:
    again = tmp_path / "again" / "ferry.txt"
    again.parent.mkdir()
    again.write_bytes(treaty.read_bytes())
    result = run("brief", treaty, tmp_path / "none.txt", again, "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "no such file" in result.stderr
    pages = [Path(line).relative_to(tmp_path / "out").as_posix() for line in result.stdout.splitlines()]
    assert pages == ["ferry/brief.html", "ferry-2/brief.html"]


def test_a_brief_of_standard_input_is_called_treaty(treaty: Path, tmp_path: Path) -> None:
    result = run("brief", "-", "--output", tmp_path, stdin=treaty.read_bytes())
    assert result.stdout == f"{tmp_path / 'treaty' / 'brief.html'}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_the_commands(shell: str) -> None:
    assert "_FOEDUS_COMPLETE" in run("completion", shell).stdout
    environment = os.environ | {
        "_FOEDUS_COMPLETE": "zsh_complete",
        "COMP_WORDS": "foedus pa",
        "COMP_CWORD": "1",
    }
    result = subprocess.run(FOEDUS, env=environment, capture_output=True, text=True, check=False)
    assert "parse" in result.stdout


def test_version() -> None:
    assert run("--version").stdout == f"foedus {foedus.__version__}\n"


def test_help_waits_for_nothing_heavy() -> None:
    heavy = {
        "rich",
        "jinja2",
        "numpy",
        "pandas",
        "pypdfium2",
        "docx",
        "selectolax",
        "py3langid",
        "multiprocessing",
    }
    program = (
        "import sys; from foedus.cli import cli; cli.main(['--help'], standalone_mode=False); "
        "print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert heavy.isdisjoint(result.stderr.split())


def test_a_spreadsheet_runs_nothing_of_a_treaty(tmp_path: Path) -> None:
    treaty = tmp_path / "treaty.txt"
    treaty.write_text(
        "TREATY\n\nArticle 1\n\nPeace is kept.\n\n=1+1 is free.\n\nDone at Merrow on 3 May 1998.\n", "utf-8"
    )
    table = tmp_path / "treaty.csv"
    assert run("parse", treaty, "--format", "csv", "--output", table).exit_code == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        words = [row["quotation"] for row in csv.DictReader(file)]
    assert "'=1+1 is free.\n\n" in words
    plain = run("parse", treaty, "--format", "csv").stdout
    assert "=1+1 is free.\n\n" in [row["quotation"] for row in csv.DictReader(io.StringIO(plain, newline=""))]
