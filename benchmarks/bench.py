"""Speed, memory, start-up time and, where the scorers are at hand, accuracy.

    python benchmarks/bench.py [--pdf FILE] [--full]

Texts of 10 kB to 10 MB are made from the example treaty, its articles repeated and numbered
on; each is parsed in a process of its own, so that the peak of memory is that text's. --pdf
times a brief of that file. Scorers are run from ../shared/eval if there are any, on a sample,
or on everything with --full.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count, cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCORERS = ROOT.parent / "shared" / "eval"
DATA = ROOT.parent / "shared" / "data"
FOEDUS = Path(sys.executable).with_name("foedus")
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)


def treaty(size: int) -> str:
    """A treaty of about `size` characters: the example's articles again and again, numbered on."""
    text = (ROOT / "examples" / "velmark-tarsia-2025.txt").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^CHAPTER [IVX]+\n\n.+\n\n", "", text.partition("\nANNEX I\n")[0])
    opening, *articles = re.split(r"(?m)^Article \d+$", text)
    parts, length = [opening], len(opening)
    for number, article in zip(count(1), cycle(articles[:-1]), strict=False):
        if length >= size - len(articles[-1]):
            return "".join([*parts, f"Article {number}", articles[-1]])
        parts.append(f"Article {number}{article}")
        length += len(parts[-1])
    raise AssertionError("unreachable")


def best(action: Callable[[], object], times: int) -> float:
    """Seconds of the fastest of several runs."""
    durations = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        durations.append(time.perf_counter() - began)
    return min(durations)


def measure(size: int) -> None:
    """Print as JSON what parsing and coding one generated text takes; run in its own process."""
    import foedus
    from foedus.model import Text

    text = Text.of(treaty(size), language="eng")
    document = foedus.parse(text)
    times = 3 if size <= 1_000_000 else 1
    figures = {
        "characters": len(text),
        "articles": len(document.articles),
        "parse": best(lambda: foedus.parse(text), times),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        / (1 << (20 if sys.platform == "darwin" else 10)),
        "code": best(lambda: foedus.code(document), times) if size <= 1_000_000 else None,
    }
    print(json.dumps(figures))


def measure_corpus() -> None:
    """Print what reading, parsing and printing the shared texts takes, the language model loaded."""
    import foedus

    files = sorted(f for f in DATA.rglob("*") if f.suffix in (".txt", ".md") and f.name != "README.md")
    foedus.parse(files[0])
    characters = 0
    began = time.process_time()
    for file in files:
        document = foedus.parse(file)
        json.dumps(document.to_json())
        characters += len(document.text)
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << (20 if sys.platform == "darwin" else 10)
    )
    millions = characters / 1e6
    print(
        f"parsing {len(files):,} shared texts, one core, start-up excluded: "
        f"{millions:.1f} M characters in {seconds:.1f} s, {millions / seconds:.2f} M/s, peak {memory:.0f} MB"
    )


def speeds() -> None:
    print("one process:")
    print("  characters  articles   parse s  M chars/s   code s  M chars/s  peak MB after parse")
    for size in SIZES:
        command = [sys.executable, __file__, "--size", str(size)]
        got = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        length, code = got["characters"], got["code"]
        coding = f"{code:9.3f} {length / code / 1e6:10.2f}" if code else " " * 20
        print(
            f"  {length:10,} {got['articles']:9,} {got['parse']:9.3f} {length / got['parse'] / 1e6:10.2f}"
            f"{coding} {got['memory']:10.0f}"
        )


def run(*arguments: object) -> None:
    subprocess.run([str(FOEDUS), *map(str, arguments)], stdout=subprocess.DEVNULL, check=True)


def accuracy(full: bool) -> None:
    for scorer, data in (("segmentation.py", DATA / "segmentation"), ("metadata.py", DATA)):
        sample = [] if full else ["--sample", "8"]
        command = [sys.executable, str(SCORERS / scorer), str(data), "--foedus", str(FOEDUS), *sample]
        print(f"{scorer}{'' if full else ', 8 texts of each group'}:", flush=True)
        subprocess.run(command, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pdf", type=Path, help="a PDF to time a brief of")
    parser.add_argument("--full", action="store_true", help="score everything")
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--corpus", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.corpus:
        measure_corpus()
        return
    if chosen.size:
        measure(chosen.size)
        return
    print(f"foedus --help: {best(lambda: run('--help'), 5):.3f} s (best of 5)")
    with tempfile.TemporaryDirectory() as folder:
        example = ROOT / "examples" / "velmark-tarsia-2025.txt"
        seconds = best(lambda: run("brief", example, "--output", folder), 3)
        print(f"foedus brief {example.name}: {seconds:.2f} s (best of 3)")
        if chosen.pdf:
            seconds = best(lambda: run("brief", chosen.pdf, "--output", folder), 1)
            print(f"foedus brief {chosen.pdf.name}: {seconds:.2f} s")
    speeds()
    if DATA.is_dir():
        subprocess.run([sys.executable, __file__, "--corpus"], check=True)
    if SCORERS.is_dir():
        accuracy(chosen.full)


if __name__ == "__main__":
    main()
