"""The reference of the command line as Markdown, made from the commands: docs/cli.md."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from foedus.cli import cli

_INTRODUCTION = """\
# The command line

Made from the commands by `make docs`; `foedus COMMAND --help` prints the same.

| exit status | meaning |
|---|---|
| 0 | all went well |
| 1 | a file failed, or lacks what was asked for; the other files were done |
| 2 | the command can't be carried out as written |
| 130 | interrupted; what was computed is written |
| 141 | nobody reads the output any more |

Output is UTF-8 on every system. A table written with `--output` begins with the mark by which
Excel knows UTF-8. `FOEDUS_DEBUG=1` shows the traceback of an internal error.
"""


def pages() -> Iterator[str]:
    """The parts of the reference, one a command."""
    yield _INTRODUCTION
    with click.Context(cli, info_name="foedus", **cli.context_settings) as parent:
        yield options(cli, parent)
        for name in cli.list_commands(parent):
            command = cli.get_command(parent, name)
            assert command is not None
            with click.Context(command, info_name=name, parent=parent) as ctx:
                usage = " ".join(command.collect_usage_pieces(ctx))
                text = inspect.cleandoc(command.help or "")
                yield f"## foedus {name}\n\n```\nfoedus {name} {usage}\n```\n\n{text}\n"
                yield options(command, ctx)


def options(command: click.Command, ctx: click.Context) -> str:
    """The table of a command's options."""
    rows = ["| option | meaning |", "|---|---|"]
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
        if record is not None:
            option, meaning = (part.replace("|", "\\|") for part in record)
            rows.append(f"| `{option}` | {meaning} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print("\n".join(pages()), end="")
