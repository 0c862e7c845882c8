"""`foedus completion`: the script that makes the shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print a script for completion by the shell.

    bash: eval "$(foedus completion bash)" in ~/.bashrc; zsh: the same with zsh in ~/.zshrc;
    fish: foedus completion fish > ~/.config/fish/completions/foedus.fish
    """
    from foedus.cli import cli

    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(cli, {}, "foedus", "_FOEDUS_COMPLETE").source())
