"""Help, completion and the page of the command line: each example runs, each option is there.

`python tests/cli/test_reference.py` writes docs/reference/command-line.md.
"""

# ruff: noqa: S603, S607, SIM300 - our own program; bash; expected == actual
from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import click
import pytest
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete
from command import answer, ask, environment, pinned

import npf_corpus as npf
from npf_corpus.cli import main
from npf_corpus.cli._options import EXIT_CODES
from npf_corpus.records import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"
SHELLS = {
    "bash": ("~/.bashrc", 'eval "$(_NPF_CORPUS_COMPLETE=bash_source npf-corpus)"'),
    "zsh": ("~/.zshrc", 'eval "$(_NPF_CORPUS_COMPLETE=zsh_source npf-corpus)"'),
    "fish": (
        "~/.config/fish/completions/npf-corpus.fish",
        "_NPF_CORPUS_COMPLETE=fish_source npf-corpus | source",
    ),
}


def commands(group: click.Group = main, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with the words that call it, those of groups after them."""
    for name in sorted(group.commands):
        command = group.commands[name]
        yield f"{path}{name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")


COMMANDS = dict(commands())


def example_of(command: click.Command) -> str:
    """Return the one command line that a help text ends in, without the program's name."""
    found = re.findall(r"^  npf-corpus (.+)$", command.epilog or "", re.MULTILINE)
    assert len(found) == 1
    return str(found[0])


# Help


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with what the examples name, which is where they run."""
    corpus = npf.load("1.0.0")
    records = [record for table in TABLES for record in getattr(corpus, table)]
    next_one = npf.Corpus.from_records(records, version="1.1.0", schema=1)
    for name in ("my-corpus", "texts"):
        (tmp_path / name).mkdir()
    corpus.write(tmp_path / "my-corpus" / "1.0.0")
    next_one.write(tmp_path / "my-corpus" / "1.1.0")
    next_one.write(tmp_path / "draft")
    from drafting.test_project import project  # the page below is written without it

    sheets, texts = project(tmp_path / "project")
    sheets.rename(tmp_path / "my-sheets")
    for each in texts.iterdir():
        each.rename(tmp_path / "texts" / each.name)
    (tmp_path / "report.txt").write_text("2025年增长5.5%。", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_help_ends_in_an_example_that_runs(name: str, folder: Path) -> None:
    """Each command's help ends in one example, of that command, which does what it should."""
    example = example_of(COMMANDS[name])
    if name == "seal":
        shutil.rmtree(folder / "my-corpus" / "1.1.0")
    assert answer(*name.split(), "--help").endswith(f"  Example:\n    npf-corpus {example}\n")
    assert example.startswith(f"{name} ")
    done = answer(*shlex.split(example))
    assert done
    if name not in {"attach", "explain"}:
        assert not done.startswith("0 ")


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"seal"}))
def test_the_example_of_a_help_runs_on_the_newest_release(name: str) -> None:
    """Whatever the newest release holds, the example is answered."""
    newest = "--pin", npf.releases()[-1].version
    assert answer(*newest, *shlex.split(example_of(COMMANDS[name])))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_command_says_what_it_is(name: str) -> None:
    """A command has one sentence, whole also in the list of commands, and so has each option."""
    command = COMMANDS[name]
    assert re.fullmatch(r"[A-Z][^.]+(\.(png|svg|html|json)[^.]*)*\.", command.help or "")
    assert command.short_help == command.help
    for param in command.params:
        if isinstance(param, click.Option):
            assert re.fullmatch(r"[A-Z].+[.\]]", param.help or ""), param.name
            assert any(each.startswith("--") for each in param.opts)


def test_help_lists_commands_and_exit_codes() -> None:
    """The help, also what a bare call shows, has every command, an example and the codes."""
    text = answer("--help")
    assert text == answer() == answer("-h")
    listed = re.findall(r"^  ([a-z]+)  ", text, re.MULTILINE)
    assert sorted(main.commands) == listed
    assert set(TABLES) <= set(listed)
    assert answer(*shlex.split(example_of(main)))
    codes = dict(re.findall(r"^    ([0-9]+)  +(.+)$", text, re.MULTILINE))
    assert {str(code): meaning for code, meaning in EXIT_CODES.items()} == codes


def test_version_names_code_and_data() -> None:
    """`--version` has both numbers."""
    newest = npf.releases()[-1].version
    assert answer("--version") == f"npf-corpus {npf.__version__}, data {newest}\n"


# Completion


def completed(shell: type[ShellComplete], *words: str) -> list[str]:
    """Return what click's own class completes the last of the words to."""
    complete = shell(main, {}, "npf-corpus", "_NPF_CORPUS_COMPLETE")
    *before, last = pinned(words)
    return [item.value for item in complete.get_completions(before, last)]


@pytest.mark.parametrize("shell", [BashComplete, ZshComplete, FishComplete])
def test_names_and_options_complete(shell: type[ShellComplete]) -> None:
    """Tables, options, choices, ids and versions complete; what a table has not does not."""
    assert ["mentions", "measures"] == sorted(completed(shell, "me"), reverse=True)
    assert ["--at-least", "--at-most"] == completed(shell, "claims", "--at")
    assert [] == completed(shell, "regions", "--at")
    assert ["markdown"] == completed(shell, "claims", "--format", "m")
    assert ["CN-NM", "CN-NX"] == completed(shell, "claims", "--region", "CN-N")
    assert ["wang-wei"] == completed(shell, "claims", "--speaker", "wang-w")
    assert ["ecns-2025-03-08-ningxia.c3"] == completed(shell, "show", "ecns-2025-03-08-ningxia.c3")
    assert ["1.0.0"] == completed(shell, "--pin", "1.")
    assert ["claims"] == completed(shell, "explain", "cl")
    assert ["future"] == completed(shell, "tiers", "--tier", "f")
    assert [] == completed(shell, "explain", "reg")
    assert [] == completed(shell, "--pin", "9.9", "claims", "--region", "CN-N")


@pytest.mark.parametrize("shell", [BashComplete, ZshComplete, FishComplete])
def test_names_complete_too(shell: type[ShellComplete]) -> None:
    """A name of one word completes to itself, one of several to its id; so does every record."""
    assert ["Ningxia"] == completed(shell, "claims", "--region", "ning")
    assert "new-materials" in completed(shell, "claims", "--sector", "New mat")
    assert len(completed(shell, "show", "")) > 500


def test_ids_complete_from_the_release_that_is_asked(folder: Path) -> None:
    """Ids come from the release of `--pin`, and have their names beside them."""
    pin = ("--pin", str(folder / "my-corpus" / "1.1.0"))
    words = ["claims", *pin, "--sector"]
    complete = ShellComplete(main, {}, "npf-corpus", "_NPF_CORPUS_COMPLETE")
    items = complete.get_completions(words, "hydrogen")
    assert [("hydrogen-energy", "Hydrogen energy")] == [(each.value, each.help) for each in items]
    assert ["dir"] == [each.type for each in complete.get_completions(["--pin"], "my-corpus/")]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell_is_written(shell: str) -> None:
    """The line that the page gives has the program write a script for that shell."""
    program = f"{shlex.quote(sys.executable)} -m npf_corpus"
    env = environment(_NPF_CORPUS_COMPLETE=f"{shell}_source")
    command = [sys.executable, "-m", "npf_corpus"]
    done = subprocess.run(command, env=env, capture_output=True, check=True)
    assert f"_NPF_CORPUS_COMPLETE={shell}_source npf-corpus" in SHELLS[shell][1], program
    assert f"_NPF_CORPUS_COMPLETE={shell}_complete" in done.stdout.decode()
    assert b"npf-corpus" in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes(tmp_path: Path) -> None:
    """A real bash, with the page's line, completes an option and an id."""
    program = tmp_path / "npf-corpus"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m npf_corpus "$@"\n', "utf-8")
    program.chmod(0o755)
    script = f"""
        {SHELLS["bash"][1]}
        for words in "claims --at-l" "--pin 1.0.0 claims --region CN-NX"; do
            COMP_WORDS=(npf-corpus $words)
            COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
            COMPREPLY=()
            _npf_corpus_completion npf-corpus 2>/dev/null
            echo "${{COMPREPLY[@]}}"
        done
    """
    env = environment(PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, check=False)
    assert ["--at-least", "CN-NX"] == done.stdout.decode().split(), done.stderr


# The page


def page() -> str:
    """Return the page of the command line."""
    lines = [
        "# Command line",
        "",
        "The command `npf-corpus` comes with the extra `cli`: `pip install 'npf-corpus[cli]'`.",
        "`python -m npf_corpus` does the same. `npf-corpus COMMAND --help` shows what this page",
        "says of a command. The page is written by",
        "`PYTHONPATH=tests/property python tests/cli/test_reference.py`.",
        "",
        "## Releases",
        "",
        "Without `--pin` the newest release in the package answers. `--pin` takes a version",
        "(`1.0.0`), a specifier (`~=1.0`), a pin (`1.0.0@sha256:…`, exactly these bytes) or the",
        "folder of a release of your own. A folder has a slash in it: `./1.0.0` is a folder,",
        "`1.0.0` a version. The option may stand before the command or after it.",
        "",
        "## Options together",
        "",
        "A record is shown if it satisfies every option. An option from `--region` to `--text`",
        "may be given several times; then one of its values is enough: `--region Hubei --region",
        "Hunan --sector wine` asks for wine in either region. A bound, such as `--at-least`, is",
        "given once, and so is the `--unit` of bounds.",
        "",
        "## Formats",
        "",
        "- `table` fits the width of the terminal, or 100 characters where there is none, and",
        "  wraps long texts. Only a terminal gets colour, unless `NO_COLOR` is set or `TERM` is",
        "  `dumb`.",
        "- `json` is the release's own form: an array, one record on each line.",
        "- `csv` has a column for each field, and an apostrophe before a text that a spreadsheet",
        "  would run as a formula. `excel-csv` is the same with the mark at its start that Excel",
        "  needs to read UTF-8.",
        "- `markdown` is a pipe table.",
        "",
        "Output into a file or a pipe is UTF-8. Where nothing was found, the reason stands below",
        "the table, and with the other formats on stderr.",
        "",
        "## Exit codes",
        "",
        "| code | meaning |",
        "|---|---|",
        *(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()),
        "",
        "`validate` ends with 1 if it finds a fault, `attach` and `explore` if a text could not",
        "be read. If the reader of a pipe stops, as `head` does, the command ends with 0 and no",
        "message. An error is one line on stderr.",
        "",
        "## Completion",
        "",
        "Put your shell's line into its file; then commands, options, choices, ids and names",
        "complete. A name of one word completes to itself, and a name of several words to its id,",
        "which needs no quotes.",
        "",
        "| shell | file | line |",
        "|---|---|---|",
        *(f"| {shell} | `{file}` | `{escaped(line)}` |" for shell, (file, line) in SHELLS.items()),
        "",
        "## Before the command",
        "",
        *options_of(main),
    ]
    for name in sorted(main.commands):
        lines += ["", f"## {name}", "", *section(name, main.commands[name])]
    return "\n".join((*lines, ""))


def section(name: str, command: click.Command) -> list[str]:
    """Return what the page says of a command, and of those in it."""
    lines = [str(command.help), "", f"`{usage(name, command)}`"]
    if command.params:
        lines += ["", *options_of(command)]
    if isinstance(command, click.Group):
        lines += ["", "| command | options |", "|---|---|"]
        for below in sorted(command.commands):
            options = " ".join(f"`{each.opts[0]}`" for each in command.commands[below].params)
            lines.append(f"| `{name} {below}` | {options} |")
    return [*lines, "", f"Example: `npf-corpus {example_of(command)}`"]


def usage(name: str, command: click.Command) -> str:
    """Return how a command is called."""
    arguments = [str(each.name).upper() for each in command.params if type(each) is click.Argument]
    if isinstance(command, click.Group):
        arguments = [str(command.subcommand_metavar)]
    return " ".join(("npf-corpus", name, "[OPTIONS]", *arguments))


def options_of(command: click.Command) -> list[str]:
    """Return a table of a command's options."""
    lines = ["| option | meaning |", "|---|---|"]
    for each in command.params:
        if isinstance(each, click.Option):
            default = (
                "".join(f" [{value}]" for value in cast("list[str]", each.default))
                if each.show_default
                else ""
            )
            lines.append(f"| `{escaped(signature(each))}` | {each.help}{default} |")
    return lines if len(lines) > 2 else []


def signature(option: click.Option) -> str:
    """Return an option with what it takes."""
    if option.is_flag:
        return option.opts[0]
    if isinstance(option.type, click.Choice):
        return f"{option.opts[0]} {'|'.join(option.type.choices)}"
    return f"{option.opts[0]} {option.metavar}"


def escaped(text: str) -> str:
    """Return a text for a cell of a table."""
    return text.replace("|", "\\|")


@pytest.mark.skipif(not PAGE.parent.is_dir(), reason="docs/ is not at hand")
def test_the_page_of_the_command_line_is_up_to_date() -> None:
    """docs/reference/command-line.md has every command with its options and its example."""
    assert page() == PAGE.read_text(encoding="utf-8")


def test_the_page_has_what_help_has() -> None:
    """Every option and sentence of every help stands on the page."""
    text = page()
    for name, command in commands():
        if " " not in name:
            assert f"\n## {name}\n" in text
            assert str(command.help) in text
        for param in command.params:
            if isinstance(param, click.Option):
                assert f"`{param.opts[0]}" in text
                assert str(param.help) in text
    assert ask("explain", "claims", "--help").exit_code == 0


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE}\n")
