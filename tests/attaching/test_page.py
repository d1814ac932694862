"""The page of an attached text: what it holds, and what it does in a real browser."""

# ruff: noqa: SIM300 - expected == actual
from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import made_up
import pytest
from attrs import evolve
from first_form import anchor_of

import npf_corpus as npf
from in_browser import chromium, needs_browser
from npf_corpus.attaching._page import shown
from npf_corpus.attaching._page_look import KINDS

HOSTILE = (
    "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    "\x00\x1b\u202e</main></body><!-- &amp; \u2066]]>\ud800\ufeff"
)
TEXT = f"{HOSTILE}\n\nThe port of Ningbo opened more than 40 joint laboratories. 宁波港已建成。\n"
KEY = npf.DocumentId("gazette-2031-harbour")


def _record_id(kind: str) -> str:
    return f"{KEY}.{kind}1"


def _corpus() -> npf.Corpus:
    """Return a corpus of one made-up document, whose gist is hostile too."""

    def place(span: str) -> npf.Anchor:
        return made_up.words(TEXT, span)

    known = npf.load("1.0.0")
    region = known.regions["Zhejiang"].id
    said = "The port of Ningbo opened more than 40 joint laboratories."
    of: dict[str, Any] = {"regions": (region,)}
    return npf.Corpus.from_records(
        [
            made_up.body("harbour-gazette"),
            made_up.measure("joint-labs"),
            made_up.document(
                KEY, TEXT, label="Harbour <b>news</b>", publisher="harbour-gazette", genre="report",
                skipped=(npf.Skipped(place("宁波港已建成。"), "another language"),),
            ),
            made_up.statement(
                f"{KEY}.s1", kind="achievement", anchor=place(said),
                gist="Tests began <script>document.title='run'</script>", **of,
            ),
            made_up.claim(
                f"{KEY}.c1", anchor=place("more than 40"), measure="joint-labs",
                quantity=made_up.figure("more than 40", known.units["labs"].id, "stated"), **of,
            ),
            made_up.mention(
                f"{KEY}.m1", anchor=place("more than 40"), number_class="claim",
                claims=(f"{KEY}.c1",),
            ),
            made_up.mention(
                f"{KEY}.m2", anchor=place("port of Ningbo"), kind="region", entity=region,
                number_class=None,
            ),
        ],
        version="0.1", vocabularies=known,
    )  # fmt: skip


@pytest.fixture(scope="module")
def html() -> str:
    """Return the page of the made-up document."""
    attached = _corpus().attach(KEY, TEXT)
    assert {"exact"} == set(attached.grades.values())
    return attached.to_html()


class _Tags(HTMLParser):
    """Collect each tag with its attributes, and all text in the marked part."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; count it as open unless it is void."""
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that it closes the last one."""
        assert tag == self.open.pop()


def test_tags_nest_and_close(html: str) -> None:
    """The page is well formed, whatever the text holds."""
    tags = _Tags()
    tags.feed(html)
    tags.close()
    assert [] == tags.open
    assert 1 == sum(tag == "script" for tag, _ in tags.tags)


def test_nothing_points_outside(html: str) -> None:
    """No attribute names a resource, and the policy lets none be fetched."""
    tags = _Tags()
    tags.feed(html)
    assert not {name for _, attrs in tags.tags for name in attrs} & {"src", "href", "style"}
    assert not [name for _, attrs in tags.tags for name in attrs if name.startswith("on")]
    policy = next(
        attrs["content"] or "" for tag, attrs in tags.tags
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    )  # fmt: skip
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "url(" not in html
    assert "@import" not in html


def test_hostile_characters_are_seen() -> None:
    """Markup is escaped, what is not seen or turns others is written by its code point."""
    assert (
        "&lt;b&gt;&amp;&quot;⟨U+0000⟩⟨U+202E⟩⟨U+FEFF⟩⟨U+D800⟩⟨U+0085⟩\n\t\u00a0"
        == shown('<b>&"\x00\u202e\ufeff\ud800\x85\r\n\t\u00a0')
    )  # fmt: skip


def test_page_can_be_written_as_utf8(html: str) -> None:
    """A lone surrogate in the text does not reach the page."""
    assert html == html.encode().decode()


def test_every_kind_has_a_box_in_the_legend(html: str) -> None:
    """The legend has one box for each kind of mark."""
    assert list(KINDS) == re.findall(r'id="show-([a-z]+)"', html)


def test_another_text_has_a_warning_and_no_marks() -> None:
    """The page of another text says so, lists what was not found, and marks nothing."""
    page = _corpus().attach(KEY, "Something else, 12 of it.").to_html()
    assert 'role="alert">This is another text' in page
    assert 'class="m ' not in page
    assert page.count('class="lost"') == 5


def test_a_passage_found_inside_another_has_no_mark_of_its_own() -> None:
    """A heading that another text has inside a statement alone is no second block of it."""
    text = "Yes.\n\nThe port of Ningbo opened. Yes. It closed again.\n"

    def place(words: str) -> npf.Anchor:
        return anchor_of(text, text.index(words), text.index(words) + len(words))

    made = _corpus()
    document = evolve(
        made.documents[KEY], text=npf.Text(sha256(text.encode()).hexdigest(), len(text)),
        skipped=(npf.Skipped(place("Yes."), "heading"),),
    )  # fmt: skip
    said = evolve(
        made.statements[_record_id("s")],
        anchor=place("The port of Ningbo opened. Yes. It closed again."),
    )
    records = (*made.organizations, document, said)
    corpus = npf.Corpus.from_records(records, version="0.1", vocabularies=npf.load("1.0.0"))
    attached = corpus.attach(KEY, text.removeprefix("Yes.\n\n"))
    assert {"relocated"} == set(attached.grades.values())
    html = attached.to_html()
    tags = _Tags()
    tags.feed(html)
    assert [] == tags.open
    assert ["statement"] == re.findall(r'class="at" [^>]*data-k="([a-z]+)"', html)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return a headless Chromium."""
    driver = chromium(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser: Any, html: str, tmp_path: Path) -> Any:
    """Return the browser with the page open."""
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    browser.get(path.as_uri())
    return browser


@needs_browser
def test_a_click_on_a_mark_shows_its_record(opened: Any) -> None:
    """The figure's mark opens the claim, with its interval and our gist; Escape closes it."""
    from selenium.webdriver.common.keys import Keys

    assert not opened.find_element("id", "panel").is_displayed()
    opened.find_element("css selector", ".m.claim").click()
    panel = opened.find_element("id", "panel")
    assert panel.is_displayed()
    assert _record_id("c") in panel.text
    assert "(40,) laboratories" in panel.text
    assert "Tests began <script>" in panel.text
    opened.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not panel.is_displayed()
    assert "more than 40" == opened.switch_to.active_element.text


@needs_browser
def test_the_keyboard_reaches_marks_and_comes_back(opened: Any) -> None:
    """Tab goes to the marks, Enter opens one, the button closes it and gives the focus back."""
    from selenium.webdriver.common.keys import Keys

    opened.find_element("id", "show-skipped").send_keys(Keys.TAB)
    statement = opened.switch_to.active_element
    assert "at" == statement.get_attribute("class")
    statement.send_keys(Keys.TAB)
    region = opened.switch_to.active_element
    assert "port of Ningbo" == region.text
    region.send_keys(Keys.ENTER)
    assert "Zhejiang" in opened.find_element("id", "panel").text
    assert "close" == opened.switch_to.active_element.get_attribute("id")
    opened.switch_to.active_element.send_keys(Keys.ENTER)
    assert region == opened.switch_to.active_element


@needs_browser
def test_the_legend_switches_kinds(opened: Any) -> None:
    """A box takes the marks of its kind away, from the eye and from the keyboard, and back."""
    mark = opened.find_element("css selector", ".m.claim")
    box = opened.find_element("id", "show-claim")
    line = mark.value_of_css_property("text-decoration-line")
    box.click()
    assert ("underline", "none") == (line, mark.value_of_css_property("text-decoration-line"))
    assert mark.get_attribute("tabindex") is None
    mark.click()
    assert not opened.find_element("id", "panel").is_displayed()
    box.click()
    assert "0" == mark.get_attribute("tabindex")


@needs_browser
def test_hostile_text_runs_nothing(opened: Any) -> None:
    """The markup in the text is seen as text, the title is the document's, no script has run."""
    assert "Harbour <b>news</b>" == opened.title
    text = opened.find_element("css selector", "main").text
    assert "<script>document.title='run'</script><img src=x" in text
    assert "⟨U+202E⟩" in text
    assert 1 == len(opened.find_elements("css selector", "script"))
    assert [] == opened.find_elements("css selector", "img")
    assert [] == opened.get_log("browser")


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 380])
def test_text_can_be_read_in_every_scheme_and_width(opened: Any, scheme: str, width: int) -> None:
    """Ink and paper are far apart, and nothing is wider than the window."""
    opened.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    opened.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    style = "const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]"
    ink, paper = (
        sum(map(int, re.findall(r"\d+", each)[:3])) for each in opened.execute_script(style)
    )
    assert (ink < paper) == (scheme == "light")
    assert abs(ink - paper) > 500
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert 0 == opened.execute_script(wide)
    opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
