"""What is wrong with a folder of sheets: each fault in its whole words, and nothing beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import npf_corpus as npf
from drafting.test_project import project
from drafting.test_whole import FIGURES, MENTIONS, STATEMENTS, whole
from npf_corpus.drafting import corpus_of
from npf_corpus.drafting._vocabulary import COLUMNS

FILES = {
    "figures": "news-2026.tsv",
    "statements": "news-2026.statements.tsv",
    "mentions": "news-2026.mentions.tsv",
    "facts": "documents.tsv",
    "person": "people.tsv",
}
LACKING = "; write a known one, or add it to vocabulary/{}.tsv"
VOCABULARY = ("regions", "sectors", "organizations", "initiatives", "measures", "units")
Cells = dict[str, str]

CELLS: list[tuple[str, int, Cells, list[str]]] = [
    ("statements", 1, {"begins": "Jiangsu"}, [
        "begins: 'Jiangsu' is not in the rest of sentence 1",
    ]),
    ("statements", 1, {"begins": ""}, [
        "begins: is empty in another row of sentence 1: write how its part begins",
    ]),
    ("statements", 5, {"sent": "9"}, ["sent: is 9, the text has 5"]),
    ("statements", 5, {"sent": "0"}, ["sent: is 0, the text has 5"]),
    ("statements", 5, {"sent": ""}, ["sent: is '', write the number of the sentence"]),
    ("statements", 4, {"gist": ""}, [
        "gist: is empty, say in your own words what the sentence says of the term",
    ]),
    ("statements", 2, {"through": "9"}, ["through: is 9, write a sentence after 2"]),
    ("statements", 2, {"through": "1"}, ["through: is 1, write a sentence after 2"]),
    ("statements", 2, {"through": "x"}, ["through: is 'x', write the number of the sentence"]),
    ("statements", 2, {"through": "4"}, [
        "news-2026.statements.tsv line 5, sent: is 4, the row of 2 goes through it",
    ]),
    ("statements", 2, {"gist": ""}, ["gist: is empty, say why the passage is skipped"]),
    ("statements", 3, {"speakers": "Li Si"}, ["speakers: 'Li Si' is no id of a person or body"]),
    ("statements", 3, {"speakers": "Li Si; Wang Wei"}, [
        "speakers: 'Li Si' is no id of a person or body",
    ]),
    ("statements", 3, {"attribution": "told"}, [
        "attribution: expected one of quoted, reported, narrator, got 'told' (str)",
    ]),
    ("statements", 3, {"kind": "skipped"}, [
        ("news-2026.tsv line 3, class: is claim, and its passage is skipped or has no row "
         "in the statements"),
    ]),
    ("statements", 3, {"kind": "novel"}, [
        ("kind: expected one of achievement, goal, commitment, proposal, challenge, "
         "definition, forecast, opinion, context, got 'novel' (str)"),
    ]),
    ("statements", 5, {"regions": "Narnia"}, ["regions: no region named 'Narnia'{regions}"]),
    ("statements", 5, {"sectors": "Alchemy"}, ["sectors: no sector named 'Alchemy'{sectors}"]),
    ("statements", 5, {"initiatives": "Fable"}, [
        "initiatives: no initiative named 'Fable'{initiatives}",
    ]),
    ("statements", 5, {"tiers": "future"}, ["tiers: 'future' has no colon, write future:量子科技"]),
    ("statements", 5, {"tiers": "future:Alchemy,quantum-technology"}, [
        "tiers: no sector named 'Alchemy'{sectors}",
    ]),
    ("statements", 5, {"tiers": "past:quantum-technology"}, [
        ("tiers: expected one of traditional, strategic-emerging, future, "
         "modern-services, characteristic-agriculture, high-tech, emerging, "
         "emerging-pillar, characteristic, got 'past' (str)"),
    ]),
    ("mentions", 0, {"words": "Jiangsu"}, ["words: 'Jiangsu' is not in sentence 1"]),
    ("mentions", 0, {"words": ""}, ["words: '' is not in sentence 1"]),
    ("mentions", 0, {"kind": "number"}, [
        "kind: 'number' is none of region, sector, organization, person, initiative",
    ]),
    ("mentions", 0, {"entity": "Narnia"}, ["entity: no region named 'Narnia'{regions}"]),
    ("mentions", 5, {"nth": "4"}, ["words: 'Zhejiang' is not in sentence 5"]),
    ("mentions", 5, {"nth": "-1"}, ["nth: is '-1', write a number, from 1"]),
    ("mentions", 5, {"sent": "6"}, ["sent: is 6, the text has 5"]),
    ("mentions", 5, {"sent": "0"}, ["sent: is 0, the text has 5"]),
    ("figures", 1, {"initiative": "Fable"}, [
        "initiative: no initiative named 'Fable'{initiatives}",
    ]),
    ("figures", 1, {"disputed": "so"}, ["disputed: is 'so', write y or nothing"]),
    ("figures", 1, {"measure": ""}, [
        "measure: is empty, write an id or a name, or another class than claim",
    ]),
    ("figures", 1, {"measure": "Firms"}, ["measure: no measure named 'Firms'{measures}"]),
    ("figures", 1, {"sectors": "Alchemy"}, ["sectors: no sector named 'Alchemy'{sectors}"]),
    ("figures", 1, {"regions": "Narnia"}, ["regions: no region named 'Narnia'{regions}"]),
    ("figures", 1, {"surface": "7%"}, [
        "surface: '7%' is not in sentence 4",
        "unit: is enterprise, the words state percent: write that",
        "news-2026 has no row for '200' at 103: add it, with its class",
    ]),
    ("figures", 1, {"sent": "9"}, [
        "sent: is 9, the text has 5",
        "news-2026 has no row for '200' at 103: add it, with its class",
    ]),
    ("figures", 1, {"sent": "0"}, [
        "sent: is 0, the text has 5",
        "news-2026 has no row for '200' at 103: add it, with its class",
    ]),
    ("figures", 1, {"sent": "x"}, ["sent: is 'x', write the number of the sentence"]),
    ("figures", 1, {"interval": "[5,5]", "caveat": ""}, [
        "interval: is [5,5], the words say (200,): write that, or a caveat",
    ]),
    ("figures", 1, {"interval": "[5"}, [
        "interval: '[5' is no interval, write for example '[10,20)' or '(2000,)'",
    ]),
    ("figures", 1, {"aspect": "rise"}, [
        ("aspect: expected one of level, increase, decrease, growth, decline, "
         "average-growth, average-decline, rank, difference, relative, got 'rise' (str)"),
    ]),
    ("figures", 1, {"unit": "yuan"}, [
        ("unit: 'CNY' is a unit of money, 'enterprise-count' a measure of count; correct "
         "the unit, the measure or the aspect: growth is in percent or factor, a rank in "
         "rank, the increase of a share in percentage points (E404)"),
    ]),
    ("figures", 1, {"unit": "widgets"}, ["unit: no unit named 'widgets'{units}"]),
    ("figures", 1, {"as_of": "last year"}, [
        "as_of: 'last year' is no period, write 2025-03-08, 2025, ../2025-03-08 or a/b",
    ]),
    ("figures", 1, {"deadline": "soon"}, [
        "deadline: 'soon' is no period, write 2025-03-08, 2025, ../2025-03-08 or a/b",
    ]),
    ("figures", 1, {"hedged": "perhaps"}, ["hedged: is 'perhaps', write y or nothing"]),
    ("figures", 1, {"item_of": "77"}, ["item_of: '77' is no claim's row"]),
    ("figures", 1, {"modality": "done"}, [
        ("modality: expected one of achieved, under-way, targeted, proposed, forecast, "
         "got 'done' (str)"),
    ]),
    ("figures", 1, {"distribution": "all"}, [
        "distribution: expected one of single, collective, each, got 'all' (str)",
    ]),
    ("figures", 0, {"class": "number"}, [
        ("class: expected one of claim, date, ordinal, name, structural, other, "
         "threshold, got 'number' (str)"),
    ]),
    ("figures", 0, {"class": ""}, [
        ("class: expected one of claim, date, ordinal, name, structural, other, "
         "threshold, got '' (str)"),
    ]),
    ("figures", 2, {"n": "2"}, ["n: is '2', as in line 3, where one row of each belongs"]),
    ("facts", 0, {"published": "today"}, ["published: is 'today', write a day such as 2026-01-20"]),
    ("facts", 0, {"published": ""}, ["published: is empty, write a day such as 2026-01-20"]),
    ("facts", 0, {"asserted": "x"}, ["asserted: is 'x', write a day such as 2026-01-20"]),
    ("facts", 0, {"publisher": ""}, [
        "publisher: is empty, write an id or name of the organizations",
    ]),
    ("facts", 0, {"publisher": "Nobody"}, [
        "publisher: no organization named 'Nobody'{organizations}",
    ]),
    ("facts", 0, {"region": "Narnia"}, ["region: no region named 'Narnia'{regions}"]),
    ("facts", 0, {"url": ""}, ["url: is empty, write the public address, https://…"]),
    ("facts", 0, {"fidelity": "copy"}, [
        ("fidelity: expected one of original, reprint, machine-paraphrase, got 'copy' "
         "(str)"),
    ]),
    ("facts", 0, {"depth": "deep"}, ["depth: expected one of whole, figures, got 'deep' (str)"]),
    ("facts", 0, {"language": "??"}, [
        "language: is no BCP 47 tag: '??'; write the code as the standard has it (E209)",
    ]),
    ("facts", 0, {"speakers": "Li Si; Wang Wei; Nobody"}, [
        "speakers: 'Li Si' is no id of a person or body",
        "speakers: 'Nobody' is no id of a person or body",
    ]),
    ("facts", 0, {"sha256": "0" * 64}, ["sha256: is that of other bytes than 'news-2026.txt' has"]),
    ("person", 0, {"roles": "governor"}, [
        "roles: 'governor' is no role, write zj-2026: governor, zhejiang-government",
    ]),
    ("person", 0, {"roles": "news-2026: governor, nobody"}, [
        "roles: no organization named 'nobody'{organizations}",
    ]),
    ("person", 0, {"roles": "news-2026: , zhejiang-government"}, [
        ("roles: 'news-2026: , zhejiang-government' is no role, write zj-2026: governor, "
         "zhejiang-government"),
    ]),
    ("person", 0, {"name": ""}, ["name: is empty, write it"]),
    ("person", 0, {"id": "a b"}, ["id: is 'a b', write letters, digits and hyphens"]),
    ("person", 0, {"id": ""}, ["id: is empty, write it"]),
    ("figures", 2, {"class": "clam"}, [
        ("class: expected one of claim, date, ordinal, name, structural, other, "
         "threshold, got 'clam' (str)"),
    ]),
    ("mentions", 5, {"nth": "x"}, ["nth: is 'x', write a number, from 1"]),
    ("mentions", 5, {"sent": "1234567890"}, [
        "sent: is '1234567890', write the number of the sentence",
    ]),
    ("figures", 1, {"caveat": "a | a"}, ["caveat: has 'a' twice; take one of them out (E206)"]),
    ("facts", 0, {"authors": "A;A"}, ["authors: has 'A' twice; take one of them out (E206)"]),
    ("person", 0, {"aliases": "x;x"}, ["aliases: has 'x' twice; take one of them out (E206)"]),
    ("person", 0, {"roles": "zj-9: governor, zhejiang-government"}, [
        "roles: 'zj-9' is no document; correct the id, or add the record (E301)"]),
]  # fmt: skip
"""A sheet, its row, cells that are wrong there, and what is told of them."""


def problems(folder: Path, texts: Path) -> list[str]:
    """Return all that is wrong with folders."""
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(folder, texts)
    return [*map(str, caught.value.problems)]


def completed(line: str, place: str) -> str:
    """Return what is told in whole: where it is wrong, and what to do about a name."""
    line = line.format(**{each: LACKING.format(each) for each in VOCABULARY})
    return line if line.startswith("news-2026") else f"{place}, {line}"


@pytest.mark.parametrize(("sheet", "at", "cells", "told"), CELLS)
def test_a_wrong_cell_is_told_at_its_place_and_nothing_else_is(
    tmp_path: Path, sheet: str, at: int, cells: Cells, told: list[str]
) -> None:
    """The file, the line, the column by its heading, what stands there and what to write."""
    known = {"figures": FIGURES, "statements": STATEMENTS, "mentions": MENTIONS}
    made: dict[str, Any] = {sheet: cells}
    if sheet in known:
        rows = [dict(row) for row in known[sheet]]
        rows[at] |= cells
        made = {sheet: rows}
    place = f"{FILES[sheet]} line {at + 2}"
    assert [completed(line, place) for line in told] == problems(*whole(tmp_path, **made))


def added(table: str, **cells: str) -> Callable[[Path], object]:
    """Return what adds one row to the vocabulary of a folder."""
    columns = COLUMNS[table]
    lines = ("\t".join(columns), "\t".join(cells.get(each, "") for each in columns))
    return wrote(f"vocabulary/{table}.tsv", "\n".join(lines))


def wrote(name: str, data: str | bytes) -> Callable[[Path], object]:
    """Return what writes a file of a folder."""
    return lambda folder: (folder / name).write_bytes(
        data.encode() if isinstance(data, str) else data
    )


def stated(**facts: Any) -> Callable[[Path], object]:
    """Return what writes `release.json` with some facts changed, and without those that are `-`."""
    every = {"version": "1", "licence": "x", "citation": "y", **facts}
    kept = {name: value for name, value in every.items() if value != "-"}
    return wrote("release.json", json.dumps(kept))


FIGURE_HEADINGS = (
    "headings: write n sent surface class measure aspect interval unit sectors regions modality "
    "hedged as_of deadline distribution item_of caveat and, as needed, initiative disputed, with "
    "tabs"
)
ROWS: list[tuple[Callable[[Path], object], list[str]]] = [
    (added("regions", id="CN-1", name="T", kind="city", parent="Narnia"), [
        "parent: no region named 'Narnia'{regions}"]),
    (added("regions", id="CN-1", name="T", kind="town", parent="CN"), [
        ("kind: expected one of country, province, autonomous-region, municipality, "
        "special-administrative-region, city, county, zone, group, informal, got 'town' (str)")]),
    (added("regions", id="CN-1", kind="city", parent="CN"), ["name: is empty, write it"]),
    (added("regions", id="a b", name="T", kind="city"), [
        "id: is 'a b', write letters, digits and hyphens"]),
    (added("sectors", id="s", name="S", broader="Alchemy"), ["definition: is empty, write it"]),
    (added("sectors", id="s", name="S", broader="Alchemy；quantum-technology", definition="D"), [
        "broader: no sector named 'Alchemy'{sectors}"]),
    (added("organizations", id="o", name="O"), ["kind: is empty, write it"]),
    (added("organizations", id="o", name="O", kind="company", region="Narnia", parent="Nobody"), [
        "parent: no organization named 'Nobody'{organizations}",
        "region: no region named 'Narnia'{regions}"]),
    (added("initiatives", id="i", name="I", kind="plan", summary="S", regions="Narnia",
           sectors="Alchemy"), [
        "regions: no region named 'Narnia'{regions}",
        "sectors: no sector named 'Alchemy'{sectors}"]),
    (added("initiatives", id="i", name="I"), [
        "kind: is empty, write it", "summary: is empty, write it"]),
    (added("measures", id="m", name="M", dimension="count", theme="sport", aim="up",
           definition="D"), [
        ("theme: expected one of economy, industry, innovation, talent, digital, energy, ecology, "
        "agriculture, trade, finance, infrastructure, livelihood, governance, got 'sport' (str)"),
        "aim: expected one of more, less, got 'up' (str)"]),
    (added("measures", id="m", name="M", dimension="count", theme="industry", domain="[0",
           definition="D"), [
        "domain: '[0' is no interval, write for example '[10,20)' or '(2000,)'"]),
    (added("units", id="u", name="u", dimension="count", factor="two", integral="perhaps"), [
        "factor: expected a string with a number in plain notation, got 'two' (str)",
        "integral: is 'perhaps', write y, n or nothing"]),
    (added("units", id="u", name="u", dimension="size", factor="0"), [
        "factor: is 0, not above zero; write 1 for a base unit (E401)"]),
]  # fmt: skip
"""A row that is added to a vocabulary, and what is told of it."""


@pytest.mark.parametrize(("change", "told"), ROWS)
def test_a_wrong_row_of_a_vocabulary_is_told_at_its_place(
    tmp_path: Path, change: Callable[[Path], object], told: list[str]
) -> None:
    """As a row of a sheet is."""
    sheets, texts = project(tmp_path)
    change(sheets)
    (path,) = (sheets / "vocabulary").glob("*.tsv")
    place = f"{path.name} line 2"
    assert [completed(line, place) for line in told] == problems(sheets, texts)


WHOLE: list[tuple[Callable[[Path], object], str, list[str]]] = [
    (wrote("vocabulary/units.tsv", "id\tname\n"), "vocabulary/units.tsv", [
        ("units.tsv line 1, headings: write id name aliases dimension symbol factor integral code, "
        "with tabs")]),
    (wrote("vocabulary/people.tsv", "id\tname\n"), "vocabulary/people.tsv", [
        "people.tsv line 1, headings: write id name name_zh aliases roles, with tabs"]),
    (wrote("documents.tsv", "id\tname\n"), "documents.tsv", [
        ("documents.tsv line 1, headings: write id title label publisher speakers authors region "
        "published asserted language genre fidelity depth url caveats and, if needed, "
        "derived_from sha256")]),
    (wrote("sheets/zj-2026.tsv", "id\tname\n"), "", [f"zj-2026.tsv line 1, {FIGURE_HEADINGS}"]),
    (wrote("sheets/zj-2026.tsv", ""), "", [f"zj-2026.tsv line 1, {FIGURE_HEADINGS}"]),
    (wrote("sheets/zj-2026.tsv", b"\xff"), "", [
        "zj-2026.tsv is not UTF-8, save it as UTF-8 text with tabs between the columns"]),
    (wrote("sheets/zj-2026.statements.tsv", "id\tname\n"), "", [
        ("zj-2026.statements.tsv line 1, headings: write sent kind gist tiers sectors initiatives "
        "and, as needed, begins through regions speakers speaker_label attribution, with tabs")]),
    (wrote("sheets/zj-2026.mentions.tsv", "id\tname\n"), "", [
        "zj-2026.mentions.tsv line 1, headings: write sent words kind entity nth, with tabs"]),
    (wrote("sheets/zj-2026.mentions.tsv", "sent\twords\tkind\tentity\tnth\n1\t\t\t\t\t\tx\n"), "", [
        "zj-2026.mentions.tsv line 2, row: has 7 cells, at most 5 belong"]),
    (wrote("release.json", "["), "release.json", [
        "is no JSON: Expecting value: line 1 column 2 (char 1)"]),
    (wrote("release.json", "[]"), "release.json", [
        f"'{each}' is missing, write it" for each in ("version", "licence", "citation")]),
    (stated(version="-", citation=5), "release.json", [
        "'version' is missing, write it", "citation is 5, write a text"]),
    (stated(licences="x", note=1), "release.json", [
        f"'{each}' is none of version, date, licence, citation, notes, vocabularies"
        for each in ("licences", "note")]),
    (stated(date="soon"), "release.json", ["date is 'soon', write a day such as 2026-01-20"]),
    (stated(date=5), "release.json", ["date is 5, write a day such as 2026-01-20"]),
    (stated(notes=5), "release.json", ["notes is 5, write a list of texts"]),
    (stated(notes=["a", 5]), "release.json", ["notes is ['a', 5], write a list of texts"]),
    (stated(vocabularies="1.0.0"), "release.json", [
        "vocabularies is '1.0.0', of schema 1: sheets need one of schema 2"]),
    (stated(version="x"), "", [
        "E211 manifest $.version is no version: 'x'; write a version such as 1.1.0"]),
    (stated(licence=""), "", [
        "E207 manifest $.licence is blank: ''; write the text, or null where the field allows it"]),
    (wrote("vocabulary/units.json", "[5]"), "vocabulary/units.json", [
        "expected an object, got 5 (int)"]),
]  # fmt: skip
"""What is written, the file that the error names, `""` for the folder, and what it tells."""


@pytest.mark.parametrize(("change", "path", "told"), WHOLE)
def test_a_file_that_is_none_of_a_folder_is_told(
    tmp_path: Path, change: Callable[[Path], object], path: str, told: list[str]
) -> None:
    """With the headings that it wants, or the keys and values."""
    sheets, texts = project(tmp_path)
    change(sheets)
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(sheets, texts)
    assert told == [*map(str, caught.value.problems)]
    assert str(sheets / path) == caught.value.path
