"""Where the command line writes: any width, any terminal, any encoding, and readers who leave."""

# ruff: noqa: S603, SIM300 - our own program; expected == actual
from __future__ import annotations

import importlib.util
import os
import re
import runpy
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click
import pytest
from command import PIN, answer, ask, child, environment
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

import npf_corpus as npf
from npf_corpus.cli import _app, _options, _output, _tables
from npf_corpus.records import TABLES

CLAIM = "ecns-2025-03-08-ningxia.c3"
CORPUS = npf.load("1.0.0")
EVIDENCE = _options.EVIDENCE
FORMATS = _output.FORMATS
ON_WINDOWS = sys.platform == "win32"


def table_of(name: str) -> Any:
    """Return the whole table of that name."""
    return getattr(CORPUS, name)


# Widths


@given(st.sampled_from(list(TABLES)), st.integers(20, 200))
@settings(deadline=None, max_examples=60)
def test_no_width_loses_a_character(name: str, width: int) -> None:
    """Whatever the terminal's width, every character of every cell is there, wrapped or not."""
    records = list(table_of(name))[:12]
    headings, rows = _tables.to_cells(CORPUS, name, records)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        text = _output.to_table(headings, rows)
    cells = Counter("".join("".join(row) for row in rows)) - Counter(" \n")
    assert cells <= Counter(text)
    assert "…" not in set(text) - set(cells)
    assert max(map(cell_len, text.splitlines())) <= width


@given(st.integers(20, 200))
@settings(deadline=None, max_examples=30)
def test_no_width_loses_a_field_of_a_record(width: int) -> None:
    """`show` wraps what is long."""
    fields, texts = _tables.to_fields(CORPUS, CORPUS.claims[CLAIM])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        shown = _output.to_blocks(fields, [texts])
    assert Counter("".join(texts)) - Counter(" \n") <= Counter(shown)
    assert max(map(cell_len, shown.splitlines())) <= width


@pytest.mark.parametrize("width", [20, 33, 80, 200])
@pytest.mark.parametrize("args", [(), ("explain",), ("claims",), ("seal",)])
def test_no_width_loses_a_word_of_help(width: int, args: tuple[str, ...]) -> None:
    """The help has the same words at every width, none of them cut."""
    wide = answer(*args, "--help", width=200).split()
    assert wide == answer(*args, "--help", width=width).split()
    assert not any("..." in word for word in wide if not word.endswith("]...") and word[0] != "[")


@pytest.mark.parametrize("width", [1, 40, 60, 80, 100, 120])
@pytest.mark.parametrize("name", EVIDENCE)
def test_table_fits_its_width_and_cuts_no_id_that_fits(name: str, width: int) -> None:
    """No line is wider than the terminal, and an id that fits on a line stands whole on one."""
    text = answer(name, "--region", "Ningxia", "--explain", width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= max(width, 20)
    ids = [key for key in table_of(name).by_region("Ningxia").ids if len(key) <= width]
    assert set(ids) <= set(text.split())


@pytest.mark.parametrize(
    "name", ["regions", "sectors", "organizations", "people", "measures", "units"]
)
def test_vocabulary_fits_its_width(name: str) -> None:
    """A vocabulary fits a narrow terminal and a wide one, Chinese counted double."""
    for width in (40, 80, 120):
        assert max(map(cell_len, answer(name, width=width).splitlines())) <= width


def test_words_stay_whole_where_they_fit() -> None:
    """At forty characters the words of every figure and measure still stand whole."""
    text = set(answer("claims", width=40).split())
    for claim in CORPUS.claims:
        assert {
            *claim.quantity.surface.split(),
            *CORPUS.measures[claim.measure].name.split(),
        } <= text


def test_piped_output_is_plain_and_a_hundred_wide() -> None:
    """Without a terminal there are no colours, whatever asks for them, and a hundred columns."""
    result = child("claims", FORCE_COLOR="1", TERM="xterm-256color")
    assert (0, b"") == (result.returncode, result.stderr)
    assert b"\x1b" not in result.stdout
    lines = result.stdout.decode().splitlines()
    assert 80 < max(map(cell_len, lines)) <= 100
    assert lines == [line.rstrip() for line in lines]


@pytest.mark.skipif(ON_WINDOWS, reason="has no pseudo-terminals")
@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(env: dict[str, str], *, coloured: bool) -> None:
    """A terminal gets colour, unless NO_COLOR or a dumb terminal say otherwise."""
    text = on_terminal(env, "claims", "--measure", "cooperation projects")
    assert CLAIM in text
    assert coloured == ("\x1b[" in text)


def test_the_module_runs_and_can_be_imported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`python -m npf_corpus` is the command line; importing the module runs nothing."""
    monkeypatch.setattr(sys, "argv", ["npf-corpus", "--version"])
    importlib.import_module("npf_corpus.__main__")
    assert "" == capsys.readouterr().out
    monkeypatch.delitem(sys.modules, "npf_corpus.__main__")
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("npf_corpus", run_name="__main__")
    assert 0 == caught.value.code
    assert npf.__version__ in capsys.readouterr().out


def on_terminal(env: dict[str, str], *args: str) -> str:
    """Return what a terminal of eighty columns is sent."""
    import pty

    ours, theirs = pty.openpty()
    settings = environment(**{"TERM": "xterm", "COLUMNS": "80"} | env)
    command = [sys.executable, "-m", "npf_corpus", *PIN, *args]
    process = subprocess.Popen(command, env=settings, stdout=theirs, stderr=theirs)
    os.close(theirs)
    sent = b""
    try:
        while part := os.read(ours, 4096):
            sent += part
    except OSError:  # Linux ends a pseudo-terminal with an input error
        pass
    os.close(ours)
    assert process.wait() == 0
    return sent.decode()


@pytest.mark.parametrize("form", ["table", "csv"])
@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "gbk"},
        {"TERM": "dumb"},
    ],
    ids=lambda env: next(iter(env.values())),
)
def test_piped_output_is_utf_8(form: str, env: dict[str, str]) -> None:
    """Whatever the locale's encoding, what goes into a file is UTF-8, with the same boxes."""
    result = child("regions", "--format", form, **env)
    assert (0, b"") == (result.returncode, result.stderr)
    assert answer("regions", "--format", form).splitlines() == result.stdout.decode().splitlines()
    assert "宁夏" in result.stdout.decode()


@pytest.mark.parametrize(
    "args", [("diff", "1.0.0", "1.0.0"), ("claims", "--region", "宁夏回族"), ("find", "Shǎnxī")]
)
def test_nothing_crashes_where_there_is_only_ascii(args: tuple[str, ...]) -> None:
    """Arrows, and names in a question or an error, go through whatever takes them."""
    utf_8, ascii_only = child(*args), child(*args, PYTHONIOENCODING="ascii")
    assert utf_8.returncode == ascii_only.returncode
    assert utf_8.stdout == ascii_only.stdout
    assert len(utf_8.stderr.splitlines()) == len(ascii_only.stderr.splitlines()) <= 1
    assert b"Traceback" not in ascii_only.stderr


@pytest.mark.skipif(ON_WINDOWS, reason="has no pseudo-terminals")
def test_an_ascii_terminal_loses_nothing() -> None:
    """What a terminal cannot show is written by its code, and boxes are drawn with dashes."""
    text = on_terminal({"PYTHONIOENCODING": "ascii"}, "find", "宁夏")
    assert text.isascii()
    assert "\\u5b81\\u590f" in text
    assert "----" in text


@pytest.mark.skipif(ON_WINDOWS, reason="has no shell to close a stream")
@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-"])
@pytest.mark.parametrize("args", ["claims", "--help", "claims --region Ningxai"])
def test_closed_streams_are_no_fault(closed: str, args: str) -> None:
    """A shell may close stdout or stderr: the exit code is the same, and nothing is raised."""
    line = f'exec "{sys.executable}" -m npf_corpus --pin 1.0.0 {args} {closed}'
    result = subprocess.run(  # noqa: S602 - closes a stream as shells do
        line, shell=True, env=environment(), capture_output=True, check=False
    )
    assert child(*args.split()).returncode == result.returncode
    assert b"Traceback" not in result.stderr


LEFT = [
    *(("mentions", "--format", form) for form in FORMATS),
    ("claims",),
    ("claims", "--format", "json", "--explain"),
    ("show", CLAIM),
    ("find", "ningxia"),
    ("explain", "claims", "--region", "Ningxia"),
    ("diff", "1.0.0", "1.0.0"),
    ("validate", str(Path(npf.__file__).parent / "data" / "1.0.0")),
    ("releases",),
    ("claims", "--help"),
    ("explain", "tiers", "--help"),
    ("--help",),
    ("--version",),
    (),
]


@pytest.mark.parametrize("args", LEFT, ids=" ".join)
def test_reader_may_leave(args: tuple[str, ...]) -> None:
    """A pipe whose reader has gone ends any command quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "npf_corpus", *PIN, *args]
    process = subprocess.Popen(command, env=environment(), stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert b"" == process.communicate()[1]
    assert process.returncode == 0


@pytest.mark.skipif(ON_WINDOWS, reason="has no such shell")
@pytest.mark.parametrize("form", FORMATS)
def test_head_of_a_long_output_is_quiet(form: str) -> None:
    """One line and no complaint, though there is more than a pipe holds."""
    line = f'"{sys.executable}" -m npf_corpus --pin 1.0.0 mentions --format {form} | head -1'
    result = subprocess.run(  # noqa: S602 - a pipe as shells make it
        line, shell=True, env=environment(), capture_output=True, check=False
    )
    assert (b"", 0) == (result.stderr, result.returncode)
    assert answer("mentions", "--format", form).splitlines()[:1] == (
        result.stdout.decode().splitlines()
    )


@pytest.mark.parametrize(
    "args", [("claims", "--region", "Ningxai"), ("claims", "--region", "宁夏")]
)
def test_reader_of_errors_may_leave(args: tuple[str, ...]) -> None:
    """Where nobody reads stderr the exit code says it all."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "npf_corpus", *PIN, *args]
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=writing)
    os.close(writing)
    process.communicate()
    assert child(*args).returncode == process.returncode


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
def test_full_disk_is_one_line() -> None:
    """Output that cannot be written is an error in one line."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "npf_corpus", *PIN, "units"]
        result = subprocess.run(
            command, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert result.returncode == 1
    assert result.stderr == b"npf-corpus: no space left on device\n"


def test_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C ends the command without a traceback, as shells expect."""

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("npf_corpus.cli._options.load", interrupted)
    result = ask("claims")
    assert (130, "") == (result.exit_code, result.output.strip())


@pytest.mark.parametrize("package", ["click", "rich"])
def test_missing_extra_names_its_command(package: str) -> None:
    """Without click or rich the command says in one line how to install them."""
    code = f"import sys; sys.modules['{package}'] = None; from npf_corpus.cli import main; main()"
    result = child("claims", code=code)
    expected = f"npf-corpus: {package} is not installed: pip install 'npf-corpus[cli]'\n"
    assert (1, b"", expected.encode()) == (result.returncode, result.stdout, result.stderr)


def test_missing_extra_is_said_at_import(monkeypatch: pytest.MonkeyPatch) -> None:
    """The module itself ends the program without click, and a table without rich."""
    spec = importlib.util.spec_from_file_location("cli_without_click", _app.__file__)
    assert spec is not None
    assert spec.loader is not None
    monkeypatch.setitem(sys.modules, "rich.cells", None)
    assert "pip install 'npf-corpus[cli]'" in ask("claims").stderr
    monkeypatch.setitem(sys.modules, "click", None)
    with pytest.raises(SystemExit, match=re.escape("pip install 'npf-corpus[cli]'")):
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


@pytest.mark.parametrize("fault", [BrokenPipeError(), OSError("disk")])
def test_failed_output_is_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: OSError
) -> None:
    """After output fails nothing more is written, so that Python's own exit finds no fault."""

    def fails(*_: object, **__: object) -> None:
        raise fault

    path = tmp_path / "output"
    with path.open("w") as file, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", file)
        patch.setattr("click.echo", fails)
        with pytest.raises(type(fault)):
            _output.write("answer")
        print("left over")  # noqa: T201 - what the buffer would still hold
    assert "" == path.read_text()


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_reader_who_left_ends_the_work_quietly(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stream: str
) -> None:
    """Behind a broken pipe nothing more is said: stdout ends the work, stderr does not."""

    def fails(*_: object, **__: object) -> None:
        raise BrokenPipeError

    with (tmp_path / "output").open("w") as file, monkeypatch.context() as patch:
        patch.setattr(sys, stream, file)
        patch.setattr("click.echo", fails)
        if stream == "stderr":
            _output.warn("nobody reads this")
            return
        with pytest.raises(click.exceptions.Exit) as left:
            _output.until_the_reader_leaves(lambda: _output.write("answer"))
    assert 0 == left.value.exit_code


def test_json_needs_no_rich() -> None:
    """JSON and CSV are written without rich, and importing the command line loads none."""
    code = "import sys; sys.modules['rich'] = None; from npf_corpus.cli import main; main()"
    for form in ("json", "csv"):
        assert child("claims", "--format", form, code=code).returncode == 0
    loaded = child(code="import sys, npf_corpus.cli; print('rich' in sys.modules)").stdout
    assert b"False" == loaded.strip()


def test_module_runs_as_a_program() -> None:
    """`python -m npf_corpus` is the same program, under the same name."""
    result = child("claims", "--region", "Ningxia", "--format", "json")
    assert answer("claims", "--region", "Ningxia", "--format", "json").encode() == result.stdout
    assert child("--help").stdout.startswith(b"Usage: npf-corpus ")


def test_a_question_loads_no_more_than_it_needs() -> None:
    """JSON of claims needs none of what releases, texts, checks and pictures are made with."""
    code = (
        "import sys; from npf_corpus.cli import main\n"
        "try: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    loaded = set(child("claims", "--format", "json", code=code).stderr.decode().split())
    unneeded = {"cattrs", "packaging", "pathlib", "rich", "tempfile", "importlib.metadata"}
    own = {"validation", "attaching", "_diff", "_seal", "_faults", "_figures", "_explain", "_page"}
    assert loaded.isdisjoint(unneeded | {f"npf_corpus.{name}" for name in own})


# Signs that a terminal obeys


HOSTILE = "a\x1b]0;title\x07\x1b[2Jb\x9b31mc\u202ed"
SHOWN = r"a\x1b]0;title\x07\x1b[2Jb\x9b31mc\u202ed"


def test_no_name_of_a_file_commands_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape sequences in a path are written out, in answers and in errors."""
    monkeypatch.chdir(tmp_path)
    assert _output.printable(HOSTILE) == SHOWN
    assert _output.printable("新材料\n\tb") == "新材料\n\tb"
    Path("texts").mkdir()
    Path("texts", HOSTILE).write_text("No document has this text.", "utf-8")
    for arguments in (
        ("export", HOSTILE, "--format", "jsonl"),
        ("export", HOSTILE, "--format", "jsonl"),
        ("validate", f"{HOSTILE}/none"),
        ("seal", HOSTILE, "sealed"),
        ("attach", "texts"),
        ("claims", "--pin", f"./{HOSTILE}"),
    ):
        done = ask(*arguments)
        said = done.stdout + done.stderr
        assert r"\x1b]0;title" in said.replace("\\\\", "\\"), arguments
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", said), arguments


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_no_record_commands_the_terminal(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What a stranger's release says in a cell is shown, not obeyed."""
    _output.write_text(form, ("name", "gist"), [(HOSTILE, HOSTILE)], HOSTILE, HOSTILE)
    _output.write_record(("name", "gist"), (HOSTILE, HOSTILE), HOSTILE)
    said = "".join(capsys.readouterr())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", said)
    assert "title" in said


@pytest.mark.parametrize(
    "arguments",
    [("claims",), ("show", CLAIM), ("find", "Ningxia"), ("releases",), ("claims", "--unit", "km")],
)
def test_excel_knows_its_csv_by_the_mark(arguments: tuple[str, ...]) -> None:
    """`excel-csv` is CSV behind a byte order mark, in every command that has formats."""
    plain, marked = (ask(*arguments, "--format", form) for form in ("csv", "excel-csv"))
    assert marked.stdout_bytes == b"\xef\xbb\xbf" * (not plain.exit_code) + plain.stdout_bytes
