"""The command line: arguments in, a verb of the library called, data out.

Exit status: 0 fine; 1 a file failed or lacks what was asked for; 2 the command can't be
carried out as written; 130 interrupted; 141 nobody reads the output any more.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

import foedus
from foedus.cli.refusals import sentence
from foedus.errors import FoedusError

#: A command is a module of this package; it holds `command`.
COMMANDS = ("parse", "code", "brief", "show", "completion")

NOBODY_READS = 141

#: Refusals that are about the command rather than about one file or its contents.
_USAGE = {"no-input", "not-writable"}


class Commands(click.Group):
    """Loads a command's module when it is asked for, and says refusals in one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"foedus.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FoedusError as error:
            refusal = CannotBeDone if error.code in _USAGE else click.ClickException
            raise refusal(str(error)) from error
        except BrokenPipeError:
            raise click.exceptions.Exit(NOBODY_READS) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            raise click.ClickException(sentence(error)) from error


class CannotBeDone(click.ClickException):
    """The command can't be carried out as it is written."""

    exit_code = 2


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(foedus.__version__, message="foedus %(version)s")
def cli() -> None:
    """Read treaties and say as data what they contain; every statement points at its words."""


def main() -> NoReturn:
    """What the `foedus` command runs."""
    try:
        status = cli.main(prog_name="foedus", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except click.Abort:
        status = 130
    try:
        sys.stdout.flush()
    except OSError:
        # Python flushes once more as it ends: give it something that can be written to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = status or NOBODY_READS
    sys.exit(status)
