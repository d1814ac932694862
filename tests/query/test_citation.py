"""Citations: what they cite, and that the tools of the trade read them as they were meant."""

# ruff: noqa: S603, SIM300 - cffconvert, where it is installed; expected == actual

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string
from pybtex.plugin import find_plugin
from pybtex.richtext import Text
from queries import Case, case, cases, sealed

import npf_corpus as npf
from npf_corpus.query._store import Style
from npf_corpus.records import TABLES

CORPUS = npf.load("1.0.0")
ROOT = Path(__file__).parents[2]
DATASET = "npf-corpus-1.0.0-7bf66874"
PARAPHRASED = "exbulletin-2024-03-07-hubei"
REPRINTED = "ecns-2025-03-08-ningxia"
STYLES: tuple[Style, ...] = ("text", "bibtex", "csl-json")
VOCABULARIES = ("regions", "sectors", "organizations", "measures", "units")


def items(cited: Any) -> list[dict[str, Any]]:
    """Return the items of a CSL-JSON citation."""
    found: list[dict[str, Any]] = json.loads(cited.cite("csl-json"))
    return found


def keys(cited: Any) -> list[str]:
    """Return the ids of the documents that are cited, after the dataset's own."""
    first, *others = [item["id"] for item in items(cited)]
    assert first.startswith("npf-corpus-")
    return others


def bibtex(cited: Any) -> BibliographyData:
    """Return the entries of a BibTeX citation."""
    return parse_string(cited.cite("bibtex"), "bibtex")


# What is cited


def test_the_release_is_cited_at_its_version_and_digest() -> None:
    """Each style has title, version, day, licence and the whole pin; it comes first."""
    (line,) = CORPUS.units.cite("text").splitlines()
    assert line == f"{CORPUS.citation} Pin {CORPUS.pin}. Licence {CORPUS.licence}."
    (item,) = items(CORPUS.units)
    assert item == {
        "id": DATASET,
        "type": "dataset",
        "title": "npf_corpus: what public documents assert about China's new quality productive "
        "forces",
        "author": [{"literal": "npf_corpus contributors"}],
        "issued": {"date-parts": [[2026, 11, 22]]},
        "version": "1.0.0",
        "note": f"Pin {CORPUS.pin}. Licence CC-BY-4.0.",
    }
    entry = bibtex(CORPUS.units).entries[DATASET]
    assert dict(entry.fields) == {
        "title": r"{npf\_corpus: what public documents assert about China's new quality "
        r"productive forces}",
        "year": "2026",
        "month": "November",
        "day": "22",
        "version": "1.0.0",
        "type": "dataset",
        "note": f"Pin {CORPUS.pin}. Licence CC-BY-4.0.",
    }


def test_a_whole_corpus_cites_every_document_once() -> None:
    """In dataset order, whatever the style."""
    ids = [document.id for document in CORPUS.documents]
    assert keys(CORPUS) == ids
    assert list(bibtex(CORPUS).entries) == [DATASET, *ids]
    urls = [line.rpartition(" ")[2] for line in CORPUS.cite("text").splitlines()[1:]]
    assert urls == [document.url for document in CORPUS.documents]


@pytest.mark.parametrize("style", STYLES)
def test_a_table_cites_the_documents_of_its_records_alone(style: Style) -> None:
    """What is cited for a selection is what is cited for those documents."""
    claims = CORPUS.claims.by_region("Ningxia")
    behind = {claim.document for claim in claims}
    assert behind == {REPRINTED, "scio-2024-06-25-ningxia"}
    documents = CORPUS.documents.by_document(REPRINTED) | CORPUS.documents.by_document(
        "scio-2024-06-25-ningxia"
    )
    assert documents.cite(style) == claims.cite(style)


def slowly(record: Any) -> set[str]:
    """Return the documents that a record names, by its kind's field."""
    if isinstance(record, npf.Document):
        return {record.id}
    if isinstance(record, npf.Initiative):
        return {place.document for place in record.anchors}
    if isinstance(record, npf.Person):
        return {role.document for role in record.roles}
    return {record.document} if hasattr(record, "document") else set()


@given(cases(), st.sampled_from(["r0", "r1", "r2"]))
def test_any_selection_cites_what_its_records_name(made: Case, region: str) -> None:
    """Tables cite the documents of their records, a corpus those of its evidence."""
    narrowed = made.corpus.by_region(region) if region in made.corpus.regions else made.corpus
    order = [document.id for document in made.corpus.documents]
    for name in TABLES:
        behind = set().union(*map(slowly, getattr(narrowed, name)))
        assert [key for key in order if key in behind] == keys(getattr(narrowed, name))
    evidence = ("documents", "tiers", "statements", "claims", "mentions")
    behind = set().union(*(slowly(each) for name in evidence for each in getattr(narrowed, name)))
    assert [key for key in order if key in behind] == keys(narrowed)


def test_vocabularies_and_nothing_cite_the_release_alone() -> None:
    """Names and definitions are ours; an empty answer rests on the release."""
    for name in VOCABULARIES:
        assert keys(getattr(CORPUS, name)) == []
    assert keys(CORPUS.claims.by_region("Qinghai")) == []
    assert set(keys(CORPUS.people)) == {
        role.document for person in CORPUS.people for role in person.roles
    }


def test_a_corpus_of_one_document_cites_no_other() -> None:
    """Though its initiatives are named elsewhere too."""
    for document in CORPUS.documents:
        assert [document.id] == keys(CORPUS.by_document(document.id))


@pytest.mark.parametrize("cited", [CORPUS, CORPUS.claims])
def test_a_style_that_is_none_is_refused(cited: Any) -> None:
    """The error names those that there are."""
    with pytest.raises(npf.UnknownName, match="no style named 'mla', did you mean 'text', 'apa'"):
        cited.cite("mla")


def test_a_citation_is_lines_to_read_unless_asked_otherwise() -> None:
    """The default style is text."""
    assert CORPUS.cite() == CORPUS.cite("text")
    assert CORPUS.claims.cite() == CORPUS.claims.cite("text")


def test_apa_has_author_date_title_and_source() -> None:
    """A release has version and pin; what is no original says so in brackets."""
    release, ecns = (
        npf.load("1.0.0").by_document("ecns-2025-03-08-ningxia").cite("apa").splitlines()
    )
    title = "npf_corpus: what public documents assert about China's new quality productive forces"
    start = (
        f"npf_corpus contributors. (2026). {title} (Version 1.0.0) [Data set]. Pin 1.0.0@sha256:"
    )
    assert release.startswith(start)
    assert ecns.startswith("ecns.cn. (2025, March 8). [")
    assert "] [Reprinted from China Daily]. http://www.ecns.cn/" in ecns
    mine = npf.Corpus.from_records([], version="0.1", vocabularies=CORPUS, date=date(2030, 1, 2))
    expected = f"An unpublished corpus. (2030). (Version 0.1) [Data set]. Pin {mine.pin}."
    assert mine.cite("apa") == expected


@pytest.mark.parametrize("style", ["text", "apa", "bibtex", "csl-json"])
def test_one_claim_is_cited_with_its_document(style: Any) -> None:
    """By the record or its id: the release says which claim, and no other document is cited."""
    claim = CORPUS.claims["ecns-2025-03-08-ningxia.c3"]
    cited = CORPUS.cite(style, record=claim)
    assert cited == CORPUS.by_region("Tibet").cite(style, record=claim.id)
    assert f"claim {claim.id}" in cited
    whole = CORPUS.by_document(claim.document).cite(style)
    assert [line for line in whole.splitlines()[1:] if line not in cited.splitlines()] == (
        [line for line in whole.splitlines() if "Pin" in line and style in {"bibtex", "csl-json"}]
    )
    with pytest.raises(npf.UnknownName, match="no record named 'c3'"):
        CORPUS.cite(style, record="c3")


# What a reader must see


def test_a_machine_paraphrase_is_said_to_be_one() -> None:
    """In every style, with the source and that the words are not its own; originals have none."""
    note = (
        'Machine paraphrase of China Daily, "Hubei advances science and technological '
        'innovation", 7 March 2024; the wording is not that of the original.'
    )
    cited = CORPUS.by_document(PARAPHRASED)
    item = items(cited)[1]
    assert (note, "news, machine paraphrase") == (item["note"], item["genre"])
    fields = bibtex(cited).entries[PARAPHRASED].fields
    assert (note, "news, machine paraphrase") == (fields["note"], fields["type"])
    assert f". {note} https://" in cited.cite("text")
    assert [{PARAPHRASED}] == [
        {item["id"] for item in items(CORPUS) if "paraphrase" in item.get("genre", "")}
    ]


def test_reprints_titles_and_days_are_told() -> None:
    """A reprint names its source, a missing title gives way to our label, a later page its day."""
    told = {item["id"]: item for item in items(CORPUS)}
    assert told[REPRINTED]["note"] == "Reprinted from China Daily."
    assert told[REPRINTED]["title"] == f"[{CORPUS.documents[REPRINTED].label}]"
    conference = told["scio-2024-06-25-ningxia"]
    assert conference["note"] == "Said on 20 May 2024."
    assert conference["event-date"] == {"date-parts": [[2024, 5, 20]]}
    assert conference["type"] == "webpage"
    assert "note" not in told["people-2025-03-12-innovation"]


def changed(**fields: Any) -> npf.Corpus:
    """Return a corpus of one document that differs from a plain one in some fields."""
    made = case(1, dict.fromkeys(("documents", "organizations"), 1) | dict.fromkeys(EMPTY, 0))
    documents = [evolve(each, **fields) for each in made.rows["documents"]]
    rows = {**made.rows, "documents": documents}
    return sealed(rows, "2.0", day=date(2031, 5, 6), citation="Mine")


EMPTY = ("regions sectors people measures initiatives statements tiers claims mentions").split()  # noqa: SIM905 - names read best as text


def test_bylines_stand_before_the_publisher() -> None:
    """As printed, and then the publisher is named apart."""
    cited = changed(authors=("Li Na in Yinchuan", "Wang Wei"), title="On ports?", url="u")
    line = cited.cite("text").splitlines()[1]
    assert line.startswith("Li Na in Yinchuan, Wang Wei (")
    assert "). On ports? Body 0." in line
    assert [{"literal": "Li Na in Yinchuan"}, {"literal": "Wang Wei"}] == items(cited)[1]["author"]
    assert bibtex(cited).entries["d0"].persons["author"] == [
        *parse_string("@misc{a, author = {{Li Na in Yinchuan} and {Wang Wei}}}", "bibtex")
        .entries["a"]
        .persons["author"]
    ]


def test_a_document_is_cited_whole_in_each_style() -> None:
    """Byline, day, title, publisher, address, genre, language and notes each have their place."""
    cited = changed(
        authors=("Li Na", "Wang Wei", "Ann Lee"),
        title="On R&D: 100% of_it",
        url="https://example.org/a b",
        genre="report",
        language="zh-CN",
        published=date(2030, 12, 9),
        asserted=date(2030, 1, 31),
        fidelity="reprint",
        derived_from="China Daily",
    )
    note = "Reprinted from China Daily. Said on 31 January 2030."
    assert cited.cite("text").splitlines()[1] == (
        f"Li Na, Wang Wei, Ann Lee (9 December 2030). On R&D: 100% of_it. Body 0. {note} "
        "https://example.org/a b"
    )
    assert cited.cite("apa").splitlines()[1] == (
        "Li Na, Wang Wei, & Ann Lee. (2030, December 9). On R&D: 100% of_it "
        "[Reprinted from China Daily. Said on 31 January 2030]. Body 0. https://example.org/a b"
    )
    assert cited.cite("bibtex").split("\n\n")[1] == (
        "@misc{d0,\n"
        "  author = {{Li Na} and {Wang Wei} and {Ann Lee}},\n"
        r"  title = {{On R\&D: 100\% of\_it}},"
        "\n  publisher = {Body 0},\n  year = {2030},\n  month = dec,\n  day = {9},\n"
        "  type = {report, reprint},\n  language = {chinese},\n"
        f"  url = {{https://example.org/a%20b}},\n  note = {{{note}}}\n}}"
    )
    assert items(cited)[1] == {
        "id": "d0",
        "type": "report",
        "title": "On R&D: 100% of_it",
        "author": [{"literal": "Li Na"}, {"literal": "Wang Wei"}, {"literal": "Ann Lee"}],
        "issued": {"date-parts": [[2030, 12, 9]]},
        "event-date": {"date-parts": [[2030, 1, 31]]},
        "publisher": "Body 0",
        "genre": "report, reprint",
        "language": "zh-CN",
        "URL": "https://example.org/a b",
        "note": note,
    }


def test_a_paper_is_where_news_stand_and_a_law_is_legislation() -> None:
    """CSL has a type for some genres, and a container for news; what else there is, is a page."""
    types = {
        "interview": "interview",
        "law": "legislation",
        "news": "article-newspaper",
        "regulation": "legislation",
        "report": "report",
        "speech": "speech",
        "transcript": "webpage",
    }
    cited = {genre: items(changed(genre=genre))[1] for genre in types}
    assert types == {genre: item["type"] for genre, item in cited.items()}
    paper = {genre: item.get("container-title") for genre, item in cited.items()}
    assert dict.fromkeys(types) | {"news": "Body 0"} == paper


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "english"), ("en-GB", "english"), ("zh", "chinese"), ("fr", "fr"), ("x_y", r"x\_y")],
)
def test_a_language_has_the_word_that_bibtex_has(language: str, word: str) -> None:
    """Whatever its script or country; another language has its tag."""
    cited = changed(language=language)
    assert f"  language = {{{word}}},\n" in cited.cite("bibtex")
    assert items(cited)[1]["language"] == language


def test_every_month_has_its_name() -> None:
    """Whole in lines to read, of three letters in BibTeX."""
    names = "January February March April May June July August September October November December"
    for number, name in enumerate(names.split(), 1):
        cited = changed(published=date(2030, number, 1))
        assert f"(1 {name} 2030)" in cited.cite("text")
        assert f"(2030, {name} 1)" in cited.cite("apa")
        assert f"  month = {name[:3].lower()},\n" in cited.cite("bibtex")


@pytest.mark.parametrize(
    ("fidelity", "source", "expected"),
    [
        ("original", None, None),
        ("original", "a speech", "After a speech."),
        ("reprint", None, "Reprint."),
        ("reprint", "a\n paper", "Reprinted from a paper."),
        (
            "machine-paraphrase",
            None,
            "Machine paraphrase; the wording is not that of the original.",
        ),
    ],
)
def test_notes_say_what_is_known(fidelity: str, source: str | None, expected: str | None) -> None:
    """With the source where there is one, and without where not."""
    cited = changed(fidelity=fidelity, derived_from=source, asserted=None)
    assert items(cited)[1].get("note") == expected


def test_a_corpus_of_ones_own_cites_itself() -> None:
    """Its citation is its title, and a licence that nobody stated is not made up."""
    mine = npf.Corpus.from_records([], version="0.1", date=date(2031, 5, 6))
    assert mine.cite("text") == f"An unpublished corpus. Pin {mine.pin}."
    (item,) = items(mine)
    assert item["title"] == "An unpublished corpus"
    assert item["id"] == f"npf-corpus-0.1-{mine.digest[:8]}"
    assert "author" not in item


# What the tools of the trade make of it


def test_a_csl_processor_renders_every_item() -> None:
    """citeproc-py knows each variable and type, and prints author, year, title and address."""
    found = items(CORPUS)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(found), formatters.plain)
    for item in found:
        bibliography.register(Citation([CitationItem(item["id"])]))
    lines = [str(line) for line in bibliography.bibliography()]
    assert len(lines) == len(found)
    for item in found:
        (line,) = [line for line in lines if item["title"] in line]
        assert item["author"][0]["literal"] in line
        assert str(item["issued"]["date-parts"][0][0]) in line
        assert item.get("URL", "") in line


CSL_TYPES = {"article-newspaper", "dataset", "interview", "legislation", "report", "speech"}
CSL_FIELDS = {
    "id", "type", "title", "author", "issued", "event-date", "container-title", "publisher",
    "version", "genre", "language", "URL", "note",
}  # fmt: skip
"""As the schema of CSL-JSON 1.0.2 names them."""


@pytest.mark.parametrize("genre", ["news", "speech", "report", "law", "interview", "white paper"])
def test_items_are_of_types_and_fields_that_csl_has(genre: str) -> None:
    """Whatever the genre, which stands in the item too."""
    for item in items(changed(genre=genre)):
        assert item["type"] in CSL_TYPES | {"webpage"}
        assert set(item) <= CSL_FIELDS
        assert all(item.values())
    assert items(changed(genre=genre))[1]["genre"].split(", ")[0] == genre


def test_a_bibtex_style_sets_every_entry() -> None:
    """The oldest style there is prints each title, in its own letters, with its note."""
    style = find_plugin("pybtex.style.formatting", "plain")()
    backend = find_plugin("pybtex.backends", "plaintext")()
    lines = [each.text.render(backend) for each in style.format_bibliography(bibtex(CORPUS))]
    assert len(lines) == 1 + len(CORPUS.documents)
    for item in items(CORPUS):
        (line,) = [line for line in lines if item["title"] in line]
        assert item.get("note", "") in line


NAMES = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


def unlatex(text: str) -> str:
    """Return what LaTeX prints for a name with empty braces or a sign after a backslash."""
    return re.sub(r"\\([a-z]+)\{\}|\\(.)", lambda match: NAMES.get(str(match[1]), match[2]), text)


_BITS = r"""
{ } \ % & # $ _ ~ ^ " ' , @misc{x, = a B and 新质生产力 “力” é \{ \textbf -- …
""".split()  # noqa: SIM905 - signs read best as text
TITLES = st.lists(st.sampled_from([*_BITS, " ", "  ", "\n", " and "])).map("".join)


@given(TITLES, TITLES)
@example("{", "}")
@example("\\", "50% & more")
def test_bibtex_reads_back_whatever_a_title_holds(title: str, body: str) -> None:
    """A title and a byline keep every character, white space aside, and no brace is left open."""
    cited = changed(title=title, authors=(body, "and") if body.strip() else ())
    entry = bibtex(cited).entries["d0"]
    plain = " ".join(title.split())
    shown = entry.fields["title"]
    assert shown[0] + shown[-1] == "{}"
    assert unlatex(shown[1:-1]) == (plain or f"[{cited.documents['d0'].label}]")
    if body.strip():
        (name, other) = [person.last_names for person in entry.persons["author"]]
        assert [unlatex(part[1:-1]) for part in name] == [" ".join(body.split())]
        assert other == ["{and}"]
    assert items(cited)[1]["title"] in cited.cite("text")


@given(st.text("aB 1%&#_é力“”", min_size=1).filter(str.strip))
def test_pybtex_decodes_the_signs_that_latex_keeps_for_itself(title: str) -> None:
    """Read as LaTeX, by a reader that is not ours, a title is what it was.

    The reader leaves a backslash before a dollar, and braces by name, as they are.
    """
    entry = bibtex(changed(title=title)).entries["d0"]
    assert str(Text.from_latex(entry.fields["title"])) == " ".join(title.split())


@pytest.mark.parametrize("url", ["https://x.org/a_b%20c?d=e&f#g~h", "https://x.org/{a b}\\c"])
def test_an_address_stays_one(url: str) -> None:
    """It is no LaTeX, and what BibTeX would stumble over is percent-encoded."""
    found = bibtex(changed(url=url)).entries["d0"].fields["url"]
    expected = url.replace("{a b}\\", "%7Ba%20b%7D%5C")
    assert found == expected


# CITATION.cff


def cff() -> dict[str, Any]:
    """Return the repository's own citation file."""
    found: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    return found


def test_the_citation_file_agrees_with_package_and_data() -> None:
    """Versions, day, pin, title and both licences are those of the newest release and the code."""
    newest, found = npf.load(), cff()
    (software,) = found["references"]
    (item,) = items(newest.units)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert newest.version == found["version"]
    assert newest.pin == found["identifiers"][0]["value"]
    assert npf.releases()[-1].date == found["date-released"]
    assert item["title"] == found["title"]
    assert [each["literal"] for each in item["author"]] == [
        each["name"] for each in found["authors"]
    ]
    assert npf.__version__ == software["version"]
    assert project["name"] == software["title"]
    assert newest.licence == found["license"]
    # The explorer's page has libraries, whose licences stand in a file of their own.
    licences = (software["license"], "ISC", "Apache-2.0", found["license"])
    assert project["license"] == " AND ".join(licences)
    assert "src/npf_corpus/explorer/libraries.txt" in project["license-files"]


BESIDE = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
CFFCONVERT = shutil.which("cffconvert", path=BESIDE)


@pytest.mark.skipif(CFFCONVERT is None, reason="cffconvert is not installed; nox -s outside has it")
def test_cffconvert_finds_the_citation_file_valid() -> None:
    """The format's own tool says so."""
    done = subprocess.run(
        [str(CFFCONVERT), "--validate"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "valid" in done.stdout) == (0, True), done.stdout + done.stderr
