"""The page that explores a corpus: what it holds, and that it selects what the verbs select."""

# ruff: noqa: SIM300 - expected == actual
from __future__ import annotations

import csv
import io
import json
import random
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

import npf_corpus as npf
from drafting.test_project import project
from in_browser import chromium, needs_browser
from npf_corpus import explorer, strategies
from npf_corpus.corpus import store_of
from npf_corpus.drafting import corpus_of
from npf_corpus.explorer._columns import SHOWN, coded, content
from npf_corpus.explorer._page import page
from npf_corpus.export._formula import disarmed

RELEASES = [each.version for each in npf.releases()]
MARKUP = "</script><script>window.ran=1</script><img src=x onerror=window.ran=1><!--"
HOSTILE = f"{MARKUP} \u202e"
FORMULA = "=HYPERLINK(1)"


def _data(html: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def _hostile() -> npf.Corpus:
    """Return release 1.0.0 with labels, gists and caveats that would like to run."""
    corpus = npf.load("1.0.0")
    records: list[Any] = [record for table in _tables(corpus) for record in table]
    for at, record in enumerate(records):
        if isinstance(record, npf.Document):
            records[at] = evolve(record, label=f"{HOSTILE} {record.label}", title=FORMULA)
        elif isinstance(record, npf.Statement):
            records[at] = evolve(record, gist=f'{FORMULA},"{record.gist}"')
        elif isinstance(record, npf.NumericClaim):
            records[at] = evolve(record, caveats=(HOSTILE, f"@{HOSTILE}"))
        elif isinstance(record, npf.Measure):
            records[at] = evolve(record, name=f"{MARKUP} {record.name}")
    return npf.Corpus.from_records(records, version="0.1", schema=1)


def _empty() -> npf.Corpus:
    return npf.Corpus.from_records([], version="0.1")


def _tables(corpus: npf.Corpus) -> Iterator[Any]:
    names = "documents regions sectors tiers organizations people initiatives measures units"
    for name in (*names.split(), "statements", "claims", "mentions"):
        yield getattr(corpus, name)


# What the file is


def test_the_page_is_one_file_that_fetches_nothing(tmp_path: Path) -> None:
    """Its policy allows its own scripts by digest and nothing else; no tag names a file."""
    path = explorer.write(npf.load("1.0.0"), tmp_path / "page.html")
    html = path.read_text("utf-8")
    policy = re.search(r'Security-Policy" content="([^"]*)"', html)
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert policy is not None
    digests = [b64encode(sha256(each.encode()).digest()).decode() for each in scripts]
    assert unescape(policy[1]) == (
        "default-src 'none'; style-src 'unsafe-inline'; script-src "
        + " ".join(f"'sha256-{each}'" for each in digests)
        + "; base-uri 'none'; form-action 'none'"
    )
    outside = html.replace(scripts[0], "")
    assert [] == re.findall(r"<(?:link|img|iframe|script src)|url\(|@import", outside)
    assert "Permission is hereby granted" in scripts[0]


def test_the_page_holds_each_record_and_no_sentence() -> None:
    """Ids come back in dataset order; without texts there is no column of sentences."""
    corpus = npf.load("1.0.0")
    found = content(store_of(corpus), None)
    for table in SHOWN:
        ids = found["tables"][table]["ids"]
        stems = (ids["stems"]["of"][at] for at in ids["stems"]["at"])
        made = tuple(stem + rest for stem, rest in zip(stems, ids["rest"], strict=True))
        assert getattr(corpus, table).ids == made
    assert "sentence" not in found["tables"]["statements"]["columns"]
    assert not found["release"]["sentences"]


@settings(max_examples=10, deadline=None, database=None)
@given(draft=strategies.releases(min_documents=1, max_documents=2, texts=True))
def test_a_folder_of_texts_gives_the_sentences(draft: strategies.Draft) -> None:
    """The sentence of a statement is what it says in the text that stands in the folder."""
    with TemporaryDirectory() as folder:
        _, sources = draft.write(Path(folder))
        path = explorer.write(draft.corpus, f"{folder}/page.html", sources=sources)
        column = _data(path.read_text("utf-8"))["tables"]["statements"]["columns"]["sentence"]
        attached = {each.document.id: each for each in draft.corpus.attach_folder(sources).attached}
    for statement, at in zip(draft.corpus.statements, column["at"], strict=True):
        text = attached.get(statement.document)
        assert (text and text.quote(statement)) == column["of"][at]


def test_a_column_has_each_value_once() -> None:
    """Values that compare equal and differ in kind stay apart by being read as they are."""
    assert {"of": ["b", None, "a"], "at": [0, 1, 0, 2]} == coded(["b", None, "b", "a"])


def test_a_page_takes_the_place_of_none(tmp_path: Path) -> None:
    """A file that is there stays, unless it may be replaced; a folder that is not is said."""
    path = tmp_path / "page.html"
    path.write_text("mine", "utf-8")
    with pytest.raises(FileExistsError, match="overwrite=True"):
        explorer.write(npf.load("1.0.0"), path)
    assert "mine" == path.read_text("utf-8")
    explorer.write(npf.load("1.0.0"), path, overwrite=True)
    assert path.read_text("utf-8").startswith("<!doctype html>")
    with pytest.raises(FileNotFoundError, match="make it first"):
        explorer.write(npf.load("1.0.0"), tmp_path / "none" / "page.html")
    with pytest.raises(npf.InvalidRelease, match="whole"):
        explorer.write(npf.load("1.0.0").by_year(2024), tmp_path / "other.html")


def test_hostile_data_ends_no_script(tmp_path: Path) -> None:
    """What labels hold is read back from the data, and no markup comes of it."""
    html = explorer.write(_hostile(), tmp_path / "page.html").read_text("utf-8")
    assert 5 == len(re.findall(r"<script>", html))
    assert "<img" not in html
    assert any(HOSTILE in each for each in _data(html)["axes"]["document"]["titles"])


def test_a_sentence_is_written_whatever_it_holds() -> None:
    """Line separators, half of a surrogate pair and markup come back as they were."""
    corpus = npf.load("1.0.0")
    words = f"{HOSTILE}\u2028\ud800\x00\r\ufffe\U000e0001{MARKUP}"
    found = content(store_of(corpus), {corpus.statements[0].id: words})
    found["release"]["opened"] = "corpus"
    html = page(found)
    html.encode("utf-8")
    assert words in _data(html)["tables"]["statements"]["columns"]["sentence"]["of"]
    assert "\u2028" not in html


# In a browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return a headless Chromium."""
    driver = chromium(tmp_path_factory.mktemp("profile"), width=1280)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the page of each release, of a corpus with hostile labels, and of an empty one."""
    folder = tmp_path_factory.mktemp("pages")
    own = {"hostile": _hostile(), "empty": _empty()}
    corpora = {version: npf.load(version) for version in RELEASES} | own
    return {
        name: explorer.write(corpus, folder / f"{name}.html") for name, corpus in corpora.items()
    }


def _open(browser: Any, path: Path, fragment: str = "") -> Any:
    browser.get("about:blank")
    browser.get(f"{path.as_uri()}{fragment}")
    return browser


_ASK = """
return arguments[0].map(query => [
  Selection.rows(query).map(row => DATA.tables[query.table].id(row)), Selection.python(query)]);
"""


def _queries(data: Any, chance: random.Random, count: int) -> list[dict[str, Any]]:
    """Return questions of a page: a few keys of a few axes, and words of its own texts."""
    found: list[dict[str, Any]] = []
    for at in range(count):
        table = SHOWN[at % len(SHOWN)]
        own = [axis for axis in data["tables"][table]["keys"] if data["axes"][axis]["keys"]]
        axes = {
            axis: chance.sample(keys := data["axes"][axis]["keys"], min(len(keys), size))
            for axis in chance.sample(own, chance.randint(0, 2))
            for size in [chance.randint(1, 4)]
        }
        words = ""
        if not axes or chance.random() < 0.3:
            line = chance.choice(data["words"]).split("\n")[0]
            start = chance.randrange(max(1, len(line) - 2))
            words = line[start : start + chance.randint(2, 12)]
        axes = {axis: [str(key) for key in keys] for axis, keys in axes.items()}
        found.append({"table": table, "axes": axes, "words": words})
    return found


@needs_browser
@pytest.mark.parametrize("version", RELEASES)
def test_the_line_of_python_gives_the_selection(
    browser: Any, pages: dict[str, Path], version: str
) -> None:
    """Of many questions, the ids that the page keeps are those that its line of Python returns."""
    _open(browser, pages[version])
    data = _data(pages[version].read_text("utf-8"))
    queries = _queries(data, random.Random(18), 400)  # noqa: S311 - the same questions each time
    some = 0
    for query, (ids, line) in zip(queries, browser.execute_script(_ASK, queries), strict=True):
        assert tuple(ids) == eval(line, {"npf": npf}).ids, (query, line)  # noqa: S307 - our own
        some += bool(ids)
    assert some > 100


WORDS = """
AI|ai技术|R&D|r & d|R|D|5|2.5|5，000|5,000|ＡＩ|Shǎnxī|Shaanxi|氢能|氢能 储能|GDP|新质生产力|
laboratories key|new materials|straße|STRASSE|Ⅳ|½|5G|5g|a|以上|5%以上|万亿元|①|ﬁrst|İ|
x_y|10.5|3.|.3|,|é|人工智能+
""".replace("\n", "").split("|")


@needs_browser
@pytest.mark.parametrize("version", RELEASES)
def test_words_are_found_as_matching_finds_them(
    browser: Any, pages: dict[str, Path], version: str
) -> None:
    """Case, width, accents, digits and Chinese: the page keeps what `matching` returns."""
    _open(browser, pages[version])
    corpus = npf.load(version)
    for table in SHOWN:
        queries = [{"table": table, "axes": {}, "words": words} for words in WORDS]
        for words, (ids, _) in zip(WORDS, browser.execute_script(_ASK, queries), strict=True):
            try:
                expected = getattr(corpus, table).matching(words).ids
            except npf.QueryError:  # no word
                expected = getattr(corpus, table).ids
            assert expected == tuple(ids), (table, words)


@needs_browser
def test_a_link_opens_the_selection(browser: Any, pages: dict[str, Path]) -> None:
    """A fragment names table, keys, words, order and record; what is not here is told."""
    fragment = "#table=claims&region=CN-HB&region=none&text=laboratories&sort=-figure"
    tab = _open(browser, pages["1.0.0"], fragment)
    expected = npf.load("1.0.0").claims.by_region("CN-HB").matching("laboratories")
    assert set(expected.ids) == set(tab.execute_script("return Page.ids()"))
    assert "region none" in tab.find_element("id", "count").text
    assert "Hubei" in tab.find_element("css selector", ".chips").text
    link = tab.execute_script("return location.hash")
    assert "#table=claims&region=CN-HB&text=laboratories&sort=-figure" == link
    tab.execute_script("location.hash = '#table=tiers&tier=future&record=CN-HB'")
    tab.execute_script("return new Promise(done => setTimeout(done, 100))")
    assert npf.load("1.0.0").tiers.by_tier("future").ids == tuple(
        tab.execute_script("return Page.ids()")
    )


@needs_browser
def test_csv_has_the_selection_and_no_formula(browser: Any, pages: dict[str, Path]) -> None:
    """Each cell is what the library's CSV has of it: a formula has an apostrophe before it."""
    tab = _open(browser, pages["hostile"])
    corpus = _hostile()
    rows = list(
        csv.DictReader(io.StringIO(tab.execute_script("return Page.csv()")[1:], newline=""))
    )
    assert corpus.claims.ids == tuple(row["id"] for row in rows)
    for claim, row in zip(corpus.claims, rows, strict=True):
        statement = corpus.statements[claim.statement]
        assert disarmed(statement.gist or "") == row["gist"]
        assert disarmed("; ".join(claim.caveats)) == row["caveats"]
        assert str(claim.quantity.interval) == row["interval"]
        assert corpus.pin == row["pin"]
    assert all(row["gist"].startswith("'=") for row in rows)


@needs_browser
def test_hostile_labels_run_nothing(browser: Any, pages: dict[str, Path]) -> None:
    """Markup is seen as text, in the grid, the lists and the panel; signs unseen by their code."""
    tab = _open(browser, pages["hostile"])
    tab.find_element("id", "filter-document").click()
    assert "<img src=x" in tab.find_element("id", "list-document").text
    tab.execute_script("document.getElementById('filter-document').blur()")
    tab.find_element("css selector", ".slick-cell").click()
    panel = tab.find_element("id", "record").text
    assert "</script><script>window.ran=1</script>" in panel
    assert "⟨U+202E⟩" in panel
    assert tab.execute_script("return window.ran") is None
    assert [] == tab.find_elements("css selector", "img")
    assert [] == tab.get_log("browser")


@needs_browser
def test_the_keyboard_filters_moves_and_opens(browser: Any, pages: dict[str, Path]) -> None:
    """A list is typed into and chosen from, the grid walked, a record opened and closed again."""
    from selenium.webdriver.common.keys import Keys

    tab = _open(browser, pages["1.0.0"])
    box = tab.find_element("id", "filter-region")
    box.click()
    first = [each.text for each in tab.find_elements("css selector", "#list-region span")[:3]]
    assert ["China", "Ningxia", "Hubei"] == first
    box.send_keys("湖北")
    active = box.get_attribute("aria-activedescendant")
    assert "Hubei" in tab.find_element("id", active).text
    box.send_keys(Keys.ENTER)
    expected = npf.load("1.0.0").claims.by_region("Hubei").ids
    assert expected == tuple(tab.execute_script("return Page.ids()"))
    box.send_keys(Keys.ESCAPE)
    assert "false" == box.get_attribute("aria-expanded")
    grid = tab.find_element("id", "grid")
    tab.execute_script("arguments[0].focus()", grid)
    grid.send_keys(Keys.ARROW_DOWN)
    assert "gridcell" == tab.find_element("id", "cell").get_attribute("role")
    grid.send_keys(Keys.ENTER)
    panel = tab.find_element("id", "record")
    assert expected[1] in panel.text
    assert "close" == tab.switch_to.active_element.get_attribute("id")
    tab.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not panel.is_displayed()
    assert grid == tab.switch_to.active_element
    box.send_keys(Keys.BACKSPACE)
    assert len(npf.load("1.0.0").claims) == len(tab.execute_script("return Page.ids()"))


@needs_browser
@pytest.mark.parametrize("width", [390, 1280])
def test_each_table_fits_a_phone_and_a_desk(
    browser: Any, pages: dict[str, Path], width: int
) -> None:
    """Nothing is wider than the window, each table shows rows, and the console stays silent."""
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        tab = _open(browser, pages[RELEASES[-1]])
        for table in SHOWN:
            tab.find_element("id", f"tab-{table}").click()
            wide = tab.execute_script("return document.documentElement.scrollWidth")
            assert wide <= width, table
            rows = tab.find_elements("css selector", ".slick-row")
            assert 0 < len(rows) < 100
            assert all(row.get_attribute("aria-rowindex") for row in rows)
        assert [] == tab.get_log("browser")
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@needs_browser
def test_whatever_can_be_used_has_a_name(browser: Any, pages: dict[str, Path]) -> None:
    """Buttons, boxes, lists, the grid and pictures each say to a screen reader what they are."""
    tab = _open(browser, pages[RELEASES[-1]])
    nameless = tab.execute_script(
        """
        const parts = ['row', 'presentation', 'gridcell', 'columnheader', 'separator', 'status'];
        const named = each => each.ariaLabel || each.getAttribute('aria-labelledby') ||
          each.textContent.trim() || each.labels?.length;
        return [...document.querySelectorAll('button,input,select,[role],svg')]
          .filter(each => each.checkVisibility() && !parts.includes(each.getAttribute('role')))
          .filter(each => !named(each)).map(each => each.outerHTML);
        """
    )
    assert [] == nameless
    rows = len(npf.load(RELEASES[-1]).claims) + 1
    assert str(rows) == tab.find_element("id", "grid").get_attribute("aria-rowcount")


_CONTRASTS = """
const parts = text => { const found = text.match(/[0-9.]+/g).map(Number);
  return text.startsWith('color') ? found.map((each, at) => at < 3 ? each * 255 : each) : found; };
const light = ([r, g, b]) => [r, g, b].map(each => each / 255)
  .map(each => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4)
  .reduce((sum, each, at) => sum + each * [.2126, .7152, .0722][at], 0);
const paper = each => { for (let at = each; at; at = at.parentElement) {
  const found = parts(getComputedStyle(at).backgroundColor);
  if (found.length < 4 || found[3] > .99) return found; } return [255, 255, 255]; };
return [...document.querySelectorAll('body *')].filter(each => each.checkVisibility() &&
  !each.closest('.off, .unseen, :disabled, svg, select, .legend i') &&
  [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(each => [light(parts(getComputedStyle(each).color)), light(paper(each)), each])
  .map(([ink, ground, each]) => [(Math.max(ink, ground) + .05) / (Math.min(ink, ground) + .05),
    each.outerHTML.slice(0, 90)])
  .filter(([contrast]) => contrast < arguments[0]);
"""


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Any, pages: dict[str, Path], scheme: str) -> None:
    """The contrast of every text is at least 4.5 to 1, on a light page and on a dark one."""
    media = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
    try:
        tab = _open(browser, pages[RELEASES[-1]], "#table=claims&region=CN&modality=achieved")
        tab.find_element("css selector", ".slick-cell").click()
        assert [] == tab.execute_script(_CONTRASTS, 4.5)
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@needs_browser
def test_an_empty_corpus_has_a_page(browser: Any, pages: dict[str, Path]) -> None:
    """There is nothing to find, and no fault."""
    tab = _open(browser, pages["empty"])
    assert "0 of 0 claims" == tab.find_element("id", "count").text
    assert "corpus.claims" == tab.find_element("id", "line").text
    assert [] == tab.get_log("browser")


@needs_browser
def test_a_tile_narrows_to_its_province(browser: Any, pages: dict[str, Path]) -> None:
    """The tile map counts each province with its parts, and a press chooses and unchooses one."""
    tab = _open(browser, pages[RELEASES[-1]])
    claims = npf.load(RELEASES[-1]).claims
    tile = tab.find_element("css selector", "[data-key=CN-HB]")
    assert f"HB {len(claims.by_region('CN-HB')):,} claims: Hubei" == tile.accessible_name
    tile.click()
    assert claims.by_region("CN-HB").ids == tuple(tab.execute_script("return Page.ids()"))
    chosen = tab.switch_to.active_element
    assert ("CN-HB", "true") == (
        chosen.get_attribute("data-key"),
        chosen.get_attribute("aria-pressed"),
    )
    chosen.click()
    assert len(claims) == tab.execute_script("return Page.ids().length")


@needs_browser
@pytest.mark.parametrize("version", RELEASES)
def test_every_record_has_a_panel_a_card_and_a_row(
    browser: Any, pages: dict[str, Path], version: str
) -> None:
    """None of them fails, none says `undefined`, and each thing that claims tell can be drawn."""
    tab = _open(browser, pages[version])
    wrong = tab.execute_script(
        """
        const wrong = [];
        for (const [name, table] of Object.entries(DATA.tables))
          for (let row = 0; row < table.size; row++) {
            const told = JSON.stringify([Shapes.panel(name, row), Shapes.card(name, row),
              Shapes.columns(name).map(([, , , read]) => read(row)),
              Shapes.csv(name).map(([, read]) => read(row))]);
            if (/undefined|NaN/.test(told)) wrong.push([table.id(row), told]);
          }
        for (const thing of [...document.getElementById('thing').options].map(each => each.value)) {
          document.getElementById('thing').value = thing;
          document.getElementById('thing').onchange();
          const picture = document.querySelector('#chart svg');
          if (!picture || /NaN|undefined/.test(picture.outerHTML)) wrong.push(thing);
        }
        return wrong.slice(0, 5);
        """
    )
    assert [] == wrong
    assert [] == tab.get_log("browser")


def test_a_statement_that_a_text_lacks_has_no_sentence(tmp_path: Path) -> None:
    """The page shows the words that the given text has, and no others."""
    sheets, texts = project(tmp_path)
    corpus = corpus_of(sheets, texts)
    held = (texts / "zj-2026.txt").read_text("utf-8").splitlines(keepends=True)
    (texts / "zj-2026.txt").write_text("".join(held[:-1]), "utf-8")
    html = explorer.write(corpus, tmp_path / "page.html", sources=texts).read_text("utf-8")
    assert "培育量子科技等未来产业" not in html
