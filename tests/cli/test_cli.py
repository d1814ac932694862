"""The command line: what it answers, in which form, and what it says of bad input."""

# ruff: noqa: SIM300 - expected == actual
from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from command import answer, answered_ids, ask, child, words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus import errors, tables
from npf_corpus.cli import _options, _output, _records, _tables
from npf_corpus.query._verb import WAYS, verb_of
from npf_corpus.records import TABLES
from npf_corpus.release._converter import dump, plain

CLAIM = "ecns-2025-03-08-ningxia.c3"
EVIDENCE = _options.EVIDENCE
CORPUS = npf.load("1.0.0")
RELEASE = Path(npf.__file__).parent / "data" / CORPUS.version


def table_of(name: str) -> Any:
    """Return the whole table of that name."""
    return getattr(CORPUS, name)


# Every table in every format


@pytest.mark.parametrize("name", TABLES)
def test_json_is_the_table_as_released(name: str) -> None:
    """JSON is the release's own file, byte for byte."""
    assert (RELEASE / f"{name}.json").read_bytes().decode() == answer(name, "--format", "json")


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
        for field, value in plain(record, 1).items():
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
        ("'=1+1", "''=1+1"),
        ("'tis", "'tis"),
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
    text = _tables.to_csv(npf.Statement, [record]).decode()
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert [cell, "", ""] == [row["gist"], row["start"], row["end"]]


@pytest.mark.parametrize("name", TABLES)
def test_options_are_the_verbs_of_the_table(name: str) -> None:
    """A table has an option for each verb of the library's table, and for no other."""
    cls = getattr(tables, name.title(), type(table_of(name)))
    expected = {each.removeprefix("by_") for each in dir(cls) if each.startswith("by_")} | {"text"}
    assert expected == set(_options.verbs(name))
    offered = {str(option.name) for option in _options.options(name)}
    assert expected - {"value"} == offered & set(WAYS)
    assert ("value" in expected) == ({"at_least", "inferred"} <= offered)
    assert ("region" in expected) == ("possible" in offered)


@pytest.mark.parametrize("name", TABLES)
def test_table_has_every_record_and_says_how_many(name: str) -> None:
    """A table has each id whole, in dataset order, and ends in the count and the version."""
    table = table_of(name)
    *lines, last = answer(name, width=120).splitlines()
    shown = [line.split()[0] for line in lines if line.strip()]
    assert list(table.ids) == [word for word in shown if word in table.ids]
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
    assert "more than 2,000\n(2000,)" == _tables.to_cells(CORPUS, "claims", [bare])[1][0][1]
    mention = attrs.evolve(next(each for each in CORPUS.mentions if not each.claims), anchor=None)
    assert "" == _tables.to_cells(CORPUS, "mentions", [mention])[1][0][3]


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
        ("--initiative ningxia-industrial-clusters",
         lambda c: c.by_initiative("ningxia-industrial-clusters")),
        ("--measure 'cooperation projects'", lambda c: c.by_measure("cooperation-projects")),
        ("--modality targeted", lambda c: c.by_modality("targeted")),
        ("--more-than '1,500 project'", lambda c: c.by_value(more_than=1500, unit="project")),
        ("--more-than '5,000 project'", lambda c: c.by_value(more_than=5000, unit="project")),
        ("--more-than '5,000 project' --possible",
         lambda c: c.by_value(more_than=5000, unit="project", certainty="possible")),
        ("--at-least 100亿元", lambda c: c.by_value(at_least="10 billion CNY")),
        ("--at-least '100 billion CNY' --inferred",
         lambda c: c.by_value(at_least="100 billion CNY", inferred=True)),
        ("--at-most 100%", lambda c: c.by_value(at_most=100, unit="percent")),
        ("--less-than 100%", lambda c: c.by_value(less_than=100, unit="percent")),
        ("--more-than 1,500 --unit projects", lambda c: c.by_value(more_than=1500, unit="project")),
        ("--at-least 1万亿 --unit CNY --inferred",
         lambda c: c.by_value(at_least="1 trillion CNY", inferred=True)),
        ("--modality Achieved", lambda c: c.by_modality("achieved")),
        ("--more-than 10% --less-than 65% --possible",
         lambda c: c.by_value(more_than="10%", less_than="65%", certainty="possible")),
        ("--region eastern-china-informal --possible",
         lambda c: c.by_region("eastern-china-informal", certainty="possible")),
        ("--region Ningxia --sector 'new materials' --modality targeted",
         lambda c: c.by_region("Ningxia").by_sector("new materials").by_modality("targeted")),
    ],
)  # fmt: skip
def test_claims_narrow_as_the_library_does(options: str, verb: Callable[[Any], Any]) -> None:
    """Each option of claims, alone and with others, gives what the verbs give."""
    assert list(verb(CORPUS.claims).ids) == answered_ids("claims", *shlex.split(options))


def test_statements_narrow_by_initiative() -> None:
    """Statements have an option for initiatives too."""
    key = "ningxia-industrial-clusters"
    expected = CORPUS.statements.by_initiative(key)
    assert list(expected.ids) == answered_ids("statements", "--initiative", key)


@pytest.mark.parametrize(
    ("option", "first", "second"),
    [
        ("region", "Hubei", "Xinjiang"),
        ("sector", "hydrogen", "new materials"),
        ("document", "ecns-2025-03-08-ningxia", "scio-2024-06-25-ningxia"),
        ("measure", "cooperation projects", "cluster output"),
        ("modality", "targeted", "achieved"),
        ("unit", "CNY", "percent"),
        ("publisher", "ECNS", "Global Times"),
        ("genre", "news", "transcript"),
        ("tier", "future", "高新技术产业"),
        ("text", "laboratories", "项目"),
    ],
)
def test_an_option_given_twice_means_either(option: str, first: str, second: str) -> None:
    """Two regions give what is about one or the other, and so for each option."""
    one, other = (getattr(CORPUS.claims, verb_of(option))(name) for name in (first, second))
    found = answered_ids("claims", f"--{option}", first, f"--{option}", second)
    assert list((one | other).ids) == found


def test_explain_follows_the_table() -> None:
    """`--explain` prints what `explain()` says, after the table and its count."""
    text = answer("claims", "--region", "Ningxia", "--explain", width=1000)
    explanation = str(CORPUS.claims.by_region("Ningxia").explain())
    assert text.endswith(f"\n{explanation}\n")
    assert "claims from npf_corpus" in text.removesuffix(f"{explanation}\n").splitlines()[-1]


def test_piped_explanation_is_not_folded() -> None:
    """Without a terminal an explanation has its lines whole, and hints as options."""
    result = child("claims", "--at-least", "100 billion CNY")
    explanation = str(CORPUS.claims.by_value(at_least="100 billion CNY").explain())
    assert "(inferred=True)" in explanation
    hinted = explanation.replace("(inferred=True)", "(--inferred)")
    assert hinted in result.stdout.decode()


def test_lines_are_as_they_are_where_no_width_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that knows no width of a terminal says 0."""
    text = "a word and another " * 20
    monkeypatch.setenv("COLUMNS", "0")
    monkeypatch.setattr(_output, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
    assert _output.folded(text) == text


def test_explanation_stays_out_of_data() -> None:
    """With JSON, CSV or Markdown an explanation goes to stderr."""
    explanation = f"{CORPUS.claims.by_region('Ningxia').explain()}\n"
    for form in ("json", "csv", "markdown"):
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


@pytest.mark.parametrize("pin", [CORPUS.version, "~=1.0", CORPUS.pin, str(RELEASE)])
def test_pin_chooses_a_release(pin: str) -> None:
    """What `load` takes, or the path of a folder, is a pin, before the command or after it."""
    expected = list(CORPUS.units.ids)
    assert expected == answered_ids("--pin", pin, "units")
    assert expected == answered_ids("units", "--pin", pin)


def test_pin_of_the_command_wins() -> None:
    """A pin after the command stands in for one before it."""
    assert answer("--pin", "0.1", "units", "--pin", CORPUS.version) == answer("units")


def test_a_release_of_ones_own_is_asked_like_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder is a release where a slash says that it is one; a version is never a folder."""
    mine = npf.Corpus.from_records([], version="7.0", vocabularies=CORPUS)
    mine.write(tmp_path / "1.0.0")
    monkeypatch.chdir(tmp_path)
    assert answer("units", "--pin", "./1.0.0").endswith(f"from {mine.name} 7.0\n")
    assert answer("units", "--pin", "1.0.0").endswith("from npf_corpus data 1.0.0\n")
    (tmp_path / "1.0.0").rename(tmp_path / "mine")
    result = ask("units", "--pin", "mine")
    assert (1, "") == (result.exit_code, result.stdout)
    assert result.stderr.endswith("; write './mine' for the folder\n")


# One record


@pytest.mark.parametrize("name", TABLES)
def test_show_finds_a_record_of_any_table(name: str) -> None:
    """`show` takes the id of any record and gives it whole."""
    for record in (*table_of(name),)[:: max(1, len(table_of(name)) // 5)]:
        stored = plain(record, 1)
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


def test_show_as_markdown_has_every_field_that_holds_something() -> None:
    """A record in Markdown is a table of its fields, those that are empty left out."""
    fields, texts = _tables.to_fields(CORPUS, CORPUS.claims[CLAIM])
    filled = [pair for pair in zip(fields, texts, strict=True) if pair[1]]
    assert filled
    assert len(filled) < len(fields)
    heading, *rows, below = markdown(answer("show", CLAIM, "--format", "markdown"))
    assert ("field", "value") == heading
    assert filled == rows
    assert below == ("1 claim from npf_corpus data 1.0.0",)


def test_an_office_is_listed_once_and_an_id_is_not_its_own_name() -> None:
    """A person whom many documents name has each office once; a statement may have no gist."""
    whole = npf.load("2.0.0")
    person = max(whole.people, key=lambda each: len(each.roles))
    offices = _tables._offices(whole, person).splitlines()
    assert len(offices) == len(set(offices)) < len(person.roles)
    claim = next(each for each in whole.claims if not whole.statements[each.statement].gist)
    fields = dict(zip(*_tables.to_fields(whole, claim), strict=True))
    assert fields["statement"] == claim.statement


# Bad input


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        ("claims --region Ningxai", 2, "did you mean 'Ningxia'?"),
        ("claims --regoin Ningxia", 2, "no such option '--regoin', did you mean '--region'?; see"),
        ("claims --more 5", 2, "no such option '--more', did you mean '--more-than'?; see"),
        ("claims --since 2025", 2, "no such option '--since'; see"),
        ("claims --txt x", 2, "no such option '--txt', did you mean '--text'?; see"),
        ("claims --text --", 2, "'--' holds no word to look for"),
        ("claims --text ，", 2, "holds no word to look for"),
        ("claims --year 0", 2, "'0' is no year, write a whole number such as 2025"),
        ("claims --year twenty", 2, "'twenty' is no year, write a whole number such as 2025"),
        ("claims --year 2025-2026", 2, "write a whole number such as 2025, each by itself"),
        ("claims --pin 2.0.0 --sector EVs --at-least 100万辆", 2, "write --unit car, say"),
        ("plot x.svg --pin 2.0.0 --picture map --measure GDP", 2, "narrow with --aspect\n"),
        ("claims --pin 2.0.0 --at-least 1万亿", 2, "write --unit CNY, say"),
        ("claims --pin 2.0.0 --measure 'GDP growth'", 2, "write --measure GDP and --aspect growth"),
        ("claims --pin 2.0.0 --measure 'digital economy'", 2,
         "it is a sector, write --sector 'digital economy'"),
        ("claims --genre novel", 2, "no genre named 'novel', did you mean 'news', 'transcript'"),
        ("claims --tier futur", 2, "no tier named 'futur', did you mean 'future'?"),
        ("claims --sector 未来产业", 2,
         "no sector named '未来产业', it is a tier, write --tier future"),
        ("regions --tier future", 2, "no such option '--tier', claims, statements"),
        ("claims --at-least 5% --at-least 6%", 2,
         "--at-least is given 2 times, write it once; see"),
        ("claims --less-than 5% --less-than 5%", 2, "--less-than is given 2 times"),
        ("claims --pin 1.0.0 --pin 1.0.0", 2, "--pin is given 2 times"),
        ("cite --style apa --style text", 2, "--style is given 2 times"),
        ("cite --record nothing", 2, "no record named 'nothing'"),
        ("cite --record CN claims", 2, "--record cites one record, leave the table out"),
        ("claims --format csv --format json --format csv", 2, "--format is given 3 times"),
        ("claims --unit CNY --unit USD --at-least 5", 2,
         "--unit is given twice, bounds are in one"),
        ("documents --measure x", 2, "claims, series, outcomes, agreements and plot have it; see"),
        ("regions --document x", 2, "agreements, export and plot have it; see"),
        ("show --overwrite x", 2,
         "no such option '--overwrite', export, plot and explore have it; see"),
        ("claims --html x", 2, "no such option '--html', attach and review have it; see"),
        ("search x", 2, "no such command 'search'; see"),
        ("claim", 2, "no such command 'claim', did you mean 'claims'?; see"),
        ("cite claim", 2, "no such command 'claim', did you mean 'claims'?; see"),
        ("claims --speaker 'Wang We'", 2, "did you mean 'Wang Wei'"),
        ("statements --sector ''", 2, "sector"),
        ("claims --at-least 100", 2, "'100' as --at-least has no unit, write --unit CNY, say"),
        ("claims --at-least 5 --unit yuans --inferred", 2, "no unit named 'yuans'"),
        ("claims --more-than 'over 5%'", 2, "as --more-than is no single number"),
        ("explain claims --at-least 100", 2, "--unit CNY"),
        ("explain regions", 2, "no such command 'regions'"),
        ("claims Hainan", 2,
         "got unexpected extra argument 'Hainan', narrow by an option: --region Hainan; see"),
        ("explain", 2, "missing command; see 'npf-corpus explain --help'"),
        ("find", 2, "missing argument 'TEXT'; see 'npf-corpus find --help'"),
        ("find Ningxia --in claims", 2, "'claims' is not one of 'regions'"),
        ("find Ningxia --pin ./nowhere", 1, "'./nowhere' cannot be read"),
        ("diff ./nowhere 1.0.0", 1, "'./nowhere' cannot be read"),
        ("claims --at-least ''", 2, "figure"),
        ("claims --at-least '5 project' --at-most '3 project'", 2,
         "'3 project' as --at-most leaves no number beside '5 project' as --at-least, they are"),
        ("claims --at-least '5 project' --at-most 3%", 2, "does not compare"),
        ("claims --possible", 2, "--possible needs a bound"),
        ("tiers --possible", 2, "--region"),
        ("claims --inferred", 2, "--inferred needs a bound"),
        ("claims --modality wished", 2, "achieved"),
        ("claims --format xml", 2, "'table', 'json', 'csv', 'markdown'"),
        ("claims --regio Ningxia", 2, "--region"),
        ("regions --region Ningxia", 2, "--region"),
        ("claim", 2, "no such command 'claim'"),
        ("show", 2, "ID"),
        ("show Ningxia", 2, "did you mean 'CN-NX'?"),
        ("show ecns-2025-03-08-ningxia.c33", 2, f"'{CLAIM}'"),
        ("show 'no such thing at all'", 2, "no record named 'no such thing at all'"),
        ("--pin 99.0 claims", 1, "there are"),
        ("--pin '' claims", 1, "there are"),
        ("claims --pin 'not a version'", 1, "write a version"),
        (f"claims --pin {CORPUS.version}@sha256:{'0' * 64}", 1, "expected sha256"),
    ],
)  # fmt: skip
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


def test_a_release_with_faults_says_how_to_list_them(tmp_path: Path) -> None:
    """Of many faults the first stands in the line, and the command that lists the others."""
    (tmp_path / "release").mkdir()
    (tmp_path / "release" / "more.json").write_text("[]")
    result = ask("claims", "--pin", str(tmp_path / "release"))
    assert 1 == result.exit_code
    assert result.stderr.endswith(f"; npf-corpus validate {tmp_path / 'release'} lists them\n")


LEAVES = [
    (errors.ReleaseNotFound("9", ()), 1),
    (errors.DigestMismatch("f", "a", "b"), 1),
    (errors.InvalidRelease("f", ()), 1),
    (errors.InvalidText("f", "is not UTF-8"), 1),
    (errors.MissingExtra("rich", "cli"), 1),
    (errors.UnknownName("region", "x"), 2),
    (errors.AmbiguousName("region", "x", ("a", "b")), 2),
    (errors.RetiredId("x", "2.0", "twice"), 2),
    (errors.InvalidBounds("x", "is wrong"), 2),
    (errors.InvalidQuantity("x", "is wrong"), 2),
    (errors.IncomparableUnits("a", "b", "no"), 2),
    (errors.MixedCorpora("a", "b"), 2),
    (FileNotFoundError(2, "No such file or directory", "x"), 1),
    (PermissionError(13, "Permission denied", "x"), 1),
]


@pytest.mark.parametrize(("fault", "code"), LEAVES, ids=lambda value: type(value).__name__)
def test_every_error_has_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, code: int
) -> None:
    """A question that cannot be answered ends in 2, whatever is missing or broken in 1."""

    def fails(_: object) -> None:
        raise fault

    monkeypatch.setattr(_options, "load", fails)
    result = ask("claims")
    assert (code, "") == (result.exit_code, result.stdout)
    assert re.fullmatch(r"npf-corpus: [^\n]+\n", result.stderr)
    assert code in _options.EXIT_CODES


def test_every_class_of_error_was_asked() -> None:
    """No leaf of the tree of errors is without an exit code above."""
    leaves = {getattr(errors, name) for name in errors.__all__} - {
        errors.NpfCorpusError,
        errors.DataError,
        errors.QueryError,
    }
    assert leaves == {type(fault) for fault, _ in LEAVES if isinstance(fault, npf.NpfCorpusError)}


# Why, and what it may mean


@pytest.mark.parametrize("name", EVIDENCE)
def test_explain_says_what_the_library_says(name: str) -> None:
    """`explain TABLE` is the table's explanation, as text and as JSON."""
    explanation = table_of(name).by_region("Ningxia").explain()
    args = ("explain", name, "--region", "Ningxia")
    assert f"{explanation}\n" == answer(*args, width=1000)
    assert f"{dump(explanation)}\n" == answer(*args, "--format", "json")


def test_explain_takes_the_options_of_its_table() -> None:
    """What narrows a table narrows its explanation, and nothing else does."""
    for name in EVIDENCE:
        expected = {option.name for option in _options.options(name)}
        command = _records._explain_command(name)
        assert expected | {"pin", "format"} == {option.name for option in command.params}


def test_explain_speaks_of_options() -> None:
    """A hint names the option, not Python's argument."""
    text = answer("explain", "claims", "--at-least", "100 billion CNY", width=1000)
    assert "6 left out, their unit is inferred (--inferred)" in text


NAMED = ("regions", "sectors", "organizations", "people", "measures", "units")


@pytest.mark.parametrize("text", ["kwangtung", "ningxia", "new", "wang", "宁夏", "ningxai", "CNY"])
def test_find_has_every_match_of_every_table(text: str) -> None:
    """`find` has what the tables' own `find` has, each table's matches in their order."""
    found = json.loads(answer("find", text, "--format", "json"))
    for name in (*NAMED, "documents", "initiatives"):
        expected = [
            (match.record.id, match.alias, match.how, match.score)
            for match in table_of(name).find(text)
        ]
        rows = [row for row in found if row["table"] == name]
        assert expected == [(row["id"], row["match"], row["how"], row["score"]) for row in rows]
    names = {"table", "id", "name", "match", "how", "score"}
    assert all(names == set(row) for row in found)
    assert found


def test_find_has_the_best_first_whatever_its_table() -> None:
    """A name that is the same comes before one that begins so, and that before one like it."""
    order = ["id", "name", "alias", "prefix", "part", "similar"]
    for text in ("ningxia", "new energy", "percent", "Guangdong"):
        ways = [row["how"] for row in json.loads(answer("find", text, "--format", "json"))]
        assert sorted(ways, key=order.index) == ways
        assert len(set(ways)) > 1


def test_find_looks_where_it_is_told() -> None:
    """`--in` takes tables, one or more of them, in either case."""
    found = json.loads(answer("find", "ningxia", "--in", "Regions", "--format", "json"))
    assert ["CN-NX"] == [row["id"] for row in found]
    args = ("find", "ningxia", "--in", "organizations", "--in", "regions", "--format", "json")
    assert {"regions", "organizations"} == {row["table"] for row in json.loads(answer(*args))}


def test_find_counts_and_shows_the_match() -> None:
    """The table has id, kind, name and the alias that matched; nothing found is an answer."""
    text = words(answer("find", "kwangtung"))
    for part in ("CN-GD", "region", "Guangdong", "Kwangtung", "alias"):
        assert part in text
    assert text.endswith("1 record named like 'kwangtung' from npf_corpus data 1.0.0")
    assert answer("find", "xyzzy") == "0 records named like 'xyzzy' from npf_corpus data 1.0.0\n"
    header = "table,id,name,match,how,score\r\n"
    assert header.encode() == ask("find", "xyzzy", "--format", "csv").stdout_bytes


# Markdown


@pytest.mark.parametrize("name", TABLES)
def test_markdown_has_the_cells_of_the_table(name: str) -> None:
    """A reader of Markdown sees what the terminal's table has, and the count below it."""
    headings, rows = _tables.to_cells(CORPUS, name, table_of(name))
    text = answer(name, "--format", "markdown")
    *read, below = markdown(text)
    assert [list(row) for row in (headings, *rows)] == [list(row) for row in read]
    assert below == (answer(name, width=200).splitlines()[-1],)


def markdown(text: str) -> list[tuple[str, ...]]:
    """Return the rows of a Markdown table as a reader has them, and a paragraph below it."""
    from markdown_it import MarkdownIt

    def shown(inline: Any) -> str:
        parts = {"softbreak": "\n", "html_inline": "\n"}
        return "".join(parts.get(each.type, each.content) for each in inline.children)

    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "inline":
            cells.append(shown(token))
        elif token.type in {"tr_close", "paragraph_close"}:
            rows.append(tuple(cells))
            cells = []
    return rows


SIGNS = st.text("ab \\|*_`[]<>&~$#-:()!1.", max_size=12).map(str.strip)


@given(st.lists(st.tuples(SIGNS, SIGNS), max_size=3))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_markdown_cells_read_as_they_stand(rows: list[tuple[str, ...]]) -> None:
    """No sign in a cell is taken for markup, nor ends the cell."""
    table = _output.to_markdown(("one", "two"), rows)
    expected = [tuple(" ".join(cell.split(" ")) for cell in row) for row in rows]
    assert [("one", "two"), *expected] == markdown(table)
