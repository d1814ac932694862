"""The command line: what it answers, in which form, and what it says of bad input."""

# ruff: noqa: S603, SIM300 - our own program; expected == actual
from __future__ import annotations

import contextlib
import csv
import importlib.util
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

import npf_corpus as npf
from npf_corpus import _cli_tables, cli
from npf_corpus._converter import plain
from npf_corpus.cli import main
from npf_corpus.records import TABLES

CLAIM = "ecns-2025-03-08-ningxia.c3"
EVIDENCE = ("claims", "statements", "initiatives", "documents", "tiers", "mentions")
COMMANDS = (*TABLES, "show", "releases")
OTHER_COMMANDS = ("attach", "diff", "seal", "validate")
CORPUS = npf.load()


def ask(*args: str, width: int = 100) -> Result:
    """Return what a command line does, without a terminal."""
    env = {"COLUMNS": str(width), "NO_COLOR": None, "FORCE_COLOR": None}
    return CliRunner().invoke(main, args, env=env)


def answer(*args: str, width: int = 100) -> str:
    """Return the output of a command line that must succeed."""
    result = ask(*args, width=width)
    assert result.exit_code == 0, result.output
    return result.stdout


def answered_ids(*args: str) -> list[str]:
    """Return the ids of the records that a command line answers with."""
    return [record["id"] for record in json.loads(answer(*args, "--format", "json"))]


def child(*args: str, code: str = "", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Return what a process of its own does, piped."""
    start = ["-c", code] if code else ["-m", "npf_corpus"]
    return subprocess.run(
        [sys.executable, *start, *args], env=environment(**env), capture_output=True, check=False
    )


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment without what says how output looks."""
    looks = {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "PYTHONIOENCODING", "PYTHONUTF8"}
    return {name: value for name, value in os.environ.items() if name not in looks} | changes


def table_of(name: str) -> Any:
    """Return the whole table of that name."""
    return getattr(CORPUS, name)


def words(text: str) -> str:
    """Return a text with every run of blanks as one."""
    return " ".join(text.split())


# Every table in every format


@pytest.mark.parametrize("name", TABLES)
def test_json_is_the_table_as_stored(name: str) -> None:
    """JSON has each record as the release's own file has it, in its order."""
    stored = Path(npf.__file__).parent / "data" / CORPUS.version / f"{name}.json"
    assert json.loads(stored.read_bytes()) == json.loads(answer(name, "--format", "json"))


def test_json_is_indented_and_keeps_its_characters() -> None:
    """JSON is indented by two and writes Chinese as it is."""
    text = answer("regions", "--format", "json")
    assert text.startswith('[\n  {\n    "id": "')
    assert "宁夏回族自治区" in text


def flat(value: Any) -> str:
    """Return what CSV holds for a stored value, written from its description."""
    if isinstance(value, dict):
        if "digest" in value:
            return f"{value['start']}-{value['end']}"
        return ", ".join(filter(None, map(flat, value.values())))
    if isinstance(value, list):
        return "; ".join(map(flat, value))
    return {None: "", True: "true", False: "false"}.get(value) or (
        "" if value is None else str(value)
    )


@pytest.mark.parametrize("name", TABLES)
def test_csv_has_a_row_a_record_and_a_column_a_field(name: str) -> None:
    """CSV reads back as the fields of each record; places and figures have columns of their own."""
    parts: dict[str, tuple[str, ...]] = {
        "anchor": ("start", "end"),
        "text": ("sha256", "characters"),
        "quantity": ("surface", "reading", "interval", "nominal", "unit", "unit_basis"),
    }
    expected: list[dict[str, str]] = []
    for record in table_of(name):
        row: dict[str, str] = {}
        for field, value in plain(record).items():
            for part in parts.get(field, ()):
                row[part] = flat(value[part])
            if field not in parts:
                row[field] = flat(value)
        expected.append(row)
    text = ask(name, "--format", "csv").stdout_bytes.decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert expected == [
        {key: value.removeprefix("'") for key, value in row.items()} for row in rows
    ]
    assert text.count("\r\n") == len(rows) + 1


def test_csv_of_nothing_is_a_header() -> None:
    """CSV has its header also where nothing was found."""
    header = answer("claims", "--format", "csv").splitlines()[0]
    result = ask("claims", "--sector", "wine", "--format", "csv")
    assert (f"{header}\r\n".encode(), 0) == (result.stdout_bytes, result.exit_code)


@pytest.mark.parametrize(
    ("gist", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("@sum", "'@sum"),
        ("-1+1", "'-1+1"),
        ("\uff1dA1", "'\uff1dA1"),
        ("-1.5", "-1.5"),
        ("1=1", "1=1"),
    ],
)
def test_csv_disarms_formulas(gist: str, cell: str) -> None:
    """A text that a spreadsheet would run has an apostrophe before it, a number has none."""
    record = attrs.evolve(next(iter(CORPUS.statements)), gist=gist, anchor=None)
    text = _cli_tables.to_csv(npf.Statement, [record]).decode()
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert [cell, "", ""] == [row["gist"], row["start"], row["end"]]


@pytest.mark.parametrize("name", TABLES)
def test_table_has_every_record_and_says_how_many(name: str) -> None:
    """A table has each id whole, in dataset order, and ends in the count and the version."""
    table = table_of(name)
    *lines, last = answer(name, width=120).splitlines()
    shown = [line.split()[0] for line in lines if line.strip()]
    assert list(table.ids) == [word for word in shown if word in table]
    assert last.startswith(f"{len(table)} {name} from npf_corpus data {CORPUS.version}")


def test_one_record_is_singular_and_documents_are_counted() -> None:
    """The last line counts one claim as one, and the documents of the records."""
    expected = f"1 claim from npf_corpus data {CORPUS.version} (1 document)"
    assert expected == answer("claims", "--measure", "cooperation projects").splitlines()[-1]


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_claims_show_figure_interval_unit_modality_and_speaker(width: int) -> None:
    """The claim table has what a reader needs to judge a figure, at any width."""
    text = words(answer("claims", "--measure", "cooperation projects", width=width))
    unit = CORPUS.units["project"].symbol
    for part in (CLAIM, "more than 2,000", f"(2000,) {unit}", "Ningxia", "achieved", "by narrator"):
        assert part in text


def test_doubt_and_inference_show() -> None:
    """A disputed claim and an inferred unit are marked, others are not."""
    claims = list(CORPUS.claims)
    text = answer("claims", width=200)
    assert sum(claim.disputed for claim in claims) == text.count("disputed")
    inferred = [claim for claim in claims if claim.quantity.unit_basis == "inferred"]
    assert len(inferred) == text.count("(inferred)")


def test_what_may_be_missing_is_left_out() -> None:
    """A figure without unit, a number without claim and a record without place have tidy cells."""
    claim = CORPUS.claims[CLAIM]
    bare = attrs.evolve(claim, quantity=attrs.evolve(claim.quantity, unit=None, unit_basis=None))
    assert "more than 2,000\n(2000,)" == _cli_tables.to_cells(CORPUS, "claims", [bare])[1][0][1]
    mention = attrs.evolve(next(each for each in CORPUS.mentions if not each.claims), anchor=None)
    assert "" == _cli_tables.to_cells(CORPUS, "mentions", [mention])[1][0][3]


# Widths, colour, and where the output goes


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


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(env: dict[str, str], *, coloured: bool) -> None:
    """A terminal gets colour, unless NO_COLOR or a dumb terminal say otherwise."""
    text = on_terminal(env)
    assert CLAIM in text
    assert coloured == ("\x1b[" in text)


def on_terminal(env: dict[str, str]) -> str:
    """Return what a terminal of eighty columns is sent."""
    import pty

    ours, theirs = pty.openpty()
    settings = environment(**{"TERM": "xterm", "COLUMNS": "80"} | env)
    command = [sys.executable, "-m", "npf_corpus", "claims", "--measure", "cooperation projects"]
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


def test_piped_output_is_utf_8() -> None:
    """Whatever the locale's encoding, what goes into a file is UTF-8."""
    for form in ("table", "json", "csv"):
        result = child("regions", "--format", form, PYTHONIOENCODING="ascii")
        assert (0, b"") == (result.returncode, result.stderr)
        assert "宁夏" in result.stdout.decode("utf-8")


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_reader_may_leave(form: str) -> None:
    """A pipe whose reader has gone ends the command quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "npf_corpus", "mentions", "--format", form]
    process = subprocess.Popen(command, env=environment(), stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert b"" == process.communicate()[1]
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
def test_full_disk_is_one_line() -> None:
    """Output that cannot be written is an error in one line."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "npf_corpus", "units"]
        result = subprocess.run(
            command, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert result.returncode == 1
    assert re.fullmatch(rb"npf-corpus: .*No space left on device\n", result.stderr)


def test_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C ends the command without a traceback, as shells expect."""

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("npf_corpus.cli.load", interrupted)
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
    spec = importlib.util.spec_from_file_location("cli_without_click", cli.__file__)
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
        quiet = isinstance(fault, BrokenPipeError)
        with contextlib.nullcontext() if quiet else pytest.raises(OSError, match="disk"):
            cli._write("answer")
        print("left over")  # noqa: T201 - what the buffer would still hold
    assert "" == path.read_text()


def test_json_needs_no_rich() -> None:
    """JSON and CSV are written without rich, and importing the command line loads none."""
    code = "import sys; sys.modules['rich'] = None; from npf_corpus.cli import main; main()"
    for form in ("json", "csv"):
        assert child("claims", "--format", form, code=code).returncode == 0
    loaded = child(code="import sys, npf_corpus.cli; print('rich' in sys.modules)").stdout
    assert b"False" == loaded.strip()


# Options


Verb = Callable[[npf.Corpus], Any]


@pytest.mark.parametrize("name", EVIDENCE)
@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("region", "宁夏"),
        ("sector", "new energy"),
        ("document", CLAIM.partition(".")[0]),
        ("speaker", "chen chunping"),
    ],
)
def test_evidence_narrows_as_the_library_does(name: str, option: str, value: str) -> None:
    """Each option of each evidence table gives the records of the verb of that name."""
    expected = getattr(table_of(name), f"by_{option}")(value)
    assert list(expected.ids) == answered_ids(name, f"--{option}", value)


@pytest.mark.parametrize(
    ("options", "verb"),
    [
        (
            "--initiative ningxia-industrial-clusters",
            lambda c: c.by_initiative("ningxia-industrial-clusters"),
        ),
        ("--measure 'cooperation projects'", lambda c: c.by_measure("cooperation-projects")),
        ("--modality targeted", lambda c: c.by_modality("targeted")),
        ("--more-than '1,500 project'", lambda c: c.by_value(more_than=1500, unit="project")),
        ("--more-than '5,000 project'", lambda c: c.by_value(more_than=5000, unit="project")),
        (
            "--more-than '5,000 project' --possible",
            lambda c: c.by_value(more_than=5000, unit="project", certainty="possible"),
        ),
        ("--at-least 100亿元", lambda c: c.by_value(at_least="10 billion CNY")),
        (
            "--at-least '100 billion CNY' --inferred",
            lambda c: c.by_value(at_least="100 billion CNY", inferred=True),
        ),
        ("--at-most 100%", lambda c: c.by_value(at_most=100, unit="percent")),
        ("--less-than 100%", lambda c: c.by_value(less_than=100, unit="percent")),
        (
            "--more-than 10% --less-than 65% --possible",
            lambda c: c.by_value(more_than="10%", less_than="65%", certainty="possible"),
        ),
        (
            "--region eastern-china-informal --possible",
            lambda c: c.by_region("eastern-china-informal", certainty="possible"),
        ),
        (
            "--region Ningxia --sector 'new materials' --modality targeted",
            lambda c: c.by_region("Ningxia").by_sector("new materials").by_modality("targeted"),
        ),
    ],
)
def test_claims_narrow_as_the_library_does(options: str, verb: Callable[[Any], Any]) -> None:
    """Each option of claims, alone and with others, gives what the verbs give."""
    assert list(verb(CORPUS.claims).ids) == answered_ids("claims", *shlex.split(options))


def test_statements_narrow_by_initiative() -> None:
    """Statements have an option for initiatives too."""
    key = "ningxia-industrial-clusters"
    expected = CORPUS.statements.by_initiative(key)
    assert list(expected.ids) == answered_ids("statements", "--initiative", key)


def test_an_option_given_twice_holds_twice() -> None:
    """Two regions give what is about both."""
    first, second = "Ningxia", "eastern-china-informal"
    expected = CORPUS.claims.by_region(first).by_region(second)
    assert 0 < len(expected) < len(CORPUS.claims.by_region(first))
    assert list(expected.ids) == answered_ids("claims", "--region", first, "--region", second)


def test_explain_follows_the_table() -> None:
    """`--explain` prints what `explain()` says, after the table and its count."""
    text = answer("claims", "--region", "Ningxia", "--explain", width=1000)
    explanation = str(CORPUS.claims.by_region("Ningxia").explain())
    assert text.endswith(f"\n{explanation}\n")
    assert "claims from npf_corpus" in text.removesuffix(f"{explanation}\n").splitlines()[-1]


def test_piped_explanation_is_not_folded() -> None:
    """Without a terminal an explanation has its lines whole."""
    result = child("claims", "--at-least", "100 billion CNY")
    explanation = str(CORPUS.claims.by_value(at_least="100 billion CNY").explain())
    assert explanation in result.stdout.decode()


def test_explanation_stays_out_of_data() -> None:
    """With JSON or CSV an explanation goes to stderr."""
    explanation = f"{CORPUS.claims.by_region('Ningxia').explain()}\n"
    for form in ("json", "csv"):
        args = ("claims", "--region", "Ningxia", "--format", form)
        result = ask(*args, "--explain")
        assert (answer(*args), explanation) == (result.stdout, result.stderr)
        assert ask(*args).stderr == ""


@pytest.mark.parametrize(
    "options",
    ["--region Qinghai --modality targeted", "--sector wine", "--at-least '100 billion CNY'"],
)
def test_nothing_found_is_explained(options: str) -> None:
    """A zero is an answer with its reasons, never silent and never an error."""
    result = ask("claims", *shlex.split(options), width=1000)
    first, *rest = result.stdout.splitlines()
    assert (0, f"0 claims from npf_corpus data {CORPUS.version}") == (result.exit_code, first)
    assert rest[-1].startswith("= 0 ")
    data = ask("claims", *shlex.split(options), "--format", "json")
    assert ([], rest) == (json.loads(data.stdout), data.stderr.splitlines())


# Releases and pins


def test_releases_are_the_librarys() -> None:
    """`releases` lists the package's releases, oldest first, in each format."""
    known = [plain(release) for release in npf.releases()]
    assert known == json.loads(answer("releases", "--format", "json"))
    rows = csv.DictReader(io.StringIO(answer("releases", "--format", "csv"), newline=""))
    assert [release["digest"] for release in known] == [row["digest"] for row in rows]
    assert all(release.pin in answer("releases").split() for release in npf.releases())


@pytest.mark.parametrize("pin", [CORPUS.version, "~=1.0", CORPUS.pin])
def test_pin_chooses_a_release(pin: str) -> None:
    """Any string that `load` takes is a pin, before the command or after it."""
    expected = list(npf.load(pin).units.ids)
    assert expected == answered_ids("--pin", pin, "units")
    assert expected == answered_ids("units", "--pin", pin)


def test_pin_of_the_command_wins() -> None:
    """A pin after the command stands in for one before it."""
    assert answer("--pin", "0.1", "units", "--pin", CORPUS.version) == answer("units")


# One record


@pytest.mark.parametrize("name", TABLES)
def test_show_finds_a_record_of_any_table(name: str) -> None:
    """`show` takes the id of any record and gives it whole."""
    for record in (*table_of(name),)[:: max(1, len(table_of(name)) // 5)]:
        stored = plain(record)
        assert [stored] == json.loads(answer("show", record.id, "--format", "json"))
        row = next(csv.DictReader(io.StringIO(answer("show", record.id, "--format", "csv"))))
        text = answer("show", record.id)
        assert record.id == row["id"] == text.splitlines()[0]
        for field, value in stored.items():
            if isinstance(value, str):
                assert words(value) in words(text), field


def test_show_names_what_ids_stand_for() -> None:
    """A reference is shown with the name behind it, at any width, and every part of a list."""
    for width in (40, 100):
        text = words(answer("show", CLAIM, width=width))
        assert f"{CORPUS.claims[CLAIM].statement} (" in text
        assert "CN-NX (Ningxia)" in text
        assert text.endswith(f"1 claim from npf_corpus data {CORPUS.version}")


# Bad input


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        ("claims --region Ningxai", 2, "did you mean 'Ningxia'?"),
        ("claims --speaker 'Wang We'", 2, "did you mean 'Wang Wei'"),
        ("statements --sector ''", 2, "sector"),
        ("claims --at-least 100", 2, "unit"),
        ("claims --at-least ''", 2, "figure"),
        ("claims --at-least '5 project' --at-most '3 project'", 2, ""),
        ("claims --at-least '5 project' --at-most 3%", 2, "does not compare"),
        ("claims --possible", 2, "--possible needs a bound"),
        ("tiers --possible", 2, "--region"),
        ("claims --inferred", 2, "--inferred needs a bound"),
        ("claims --modality wished", 2, "achieved"),
        ("claims --format xml", 2, "'table', 'json', 'csv'"),
        ("claims --regio Ningxia", 2, "--region"),
        ("regions --region Ningxia", 2, "--region"),
        ("claim", 2, "claim"),
        ("show", 2, "ID"),
        ("show Ningxia", 2, "did you mean 'CN-NX'?"),
        ("show ecns-2025-03-08-ningxia.c33", 2, f"'{CLAIM}'"),
        ("show 'no such thing at all'", 2, "no record named 'no such thing at all'"),
        ("--pin 99.0 claims", 1, "there are"),
        ("--pin '' claims", 1, "there are"),
        ("claims --pin 'not a version'", 1, "write a version"),
        (f"claims --pin {CORPUS.version}@sha256:{'0' * 64}", 1, "expected sha256"),
    ],
)
def test_bad_input_is_one_line_and_a_code(args: str, code: int, message: str) -> None:
    """What cannot be answered gives one line that helps, on stderr, and no traceback."""
    result = ask(*shlex.split(args))
    assert (code, "") == (result.exit_code, result.stdout)
    assert re.fullmatch(r"npf-corpus: [^\n]+\n", result.stderr)
    assert message in result.stderr


def test_name_of_several_records_gives_their_ids() -> None:
    """`show` with a name that several records have suggests each of them."""
    names: dict[str, set[str]] = {}
    for name in ("regions", "sectors", "organizations", "initiatives", "measures"):
        for record in table_of(name):
            for each in (record.name, *record.aliases):
                names.setdefault(each, set()).add(record.id)
    shared = {name: ids for name, ids in names.items() if len(ids) > 1}
    assert shared
    for name, ids in shared.items():
        result = ask("show", "--", name)
        assert result.exit_code == 2
        assert all(repr(each) in result.stderr for each in ids)


def test_bad_input_leaves_no_traceback_in_a_process() -> None:
    """A process of its own ends with the code, one line, and nothing on stdout."""
    result = child("claims", "--region", "Ningxai")
    assert (2, b"") == (result.returncode, result.stdout)
    assert (1, True) == (len(result.stderr.splitlines()), result.stderr.startswith(b"npf-corpus: "))


# Help


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_that_runs(command: str) -> None:
    """Each command's help has one example, of that command, which finds something."""
    examples = examples_of(answer(command, "--help"))
    assert len(examples) == 1
    args = shlex.split(examples[0])
    assert command == args[0]
    assert not answer(*args).startswith("0 ")


def examples_of(text: str) -> list[str]:
    """Return the command lines in a help text."""
    return re.findall(r"^  +npf-corpus (.+)$", text, re.MULTILINE)


def test_help_lists_commands_and_exit_codes() -> None:
    """The help, also what a bare call shows, has every command, an example and the codes."""
    text = answer("--help")
    assert text == answer() == answer("-h")
    listed = re.findall(r"^  ([a-z]+)  ", text, re.MULTILINE)
    assert sorted((*COMMANDS, *OTHER_COMMANDS)) == listed
    assert answer(*shlex.split(examples_of(text)[0]))
    assert ["0", "1", "2"] == re.findall(r"^    ([0-9])  ", text, re.MULTILINE)


def test_module_runs_as_a_program() -> None:
    """`python -m npf_corpus` is the same program, under the same name."""
    result = child("claims", "--region", "Ningxia", "--format", "json")
    assert answer("claims", "--region", "Ningxia", "--format", "json").encode() == result.stdout
    assert child("--help").stdout.startswith(b"Usage: npf-corpus ")
