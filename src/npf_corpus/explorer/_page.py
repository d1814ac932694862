"""The page: its frame, the data of a corpus, and the scripts that show it, in one file.

Markup comes from here alone: what a corpus says is data, which the scripts write as text. A policy
at the top lets nothing run but these scripts, by their digests, and nothing be fetched.
"""

from __future__ import annotations

import json
import re
from html import escape
from importlib.resources import files
from typing import Any

from npf_corpus.attaching._page import UNSEEN, digest_of, shown

_SCRIPTS = ("libraries.js", "selection.js", "shapes.js", "page.js", "pictures.js")
_UNSAFE = re.compile(f"[<>&]|{UNSEEN.pattern}")
_FRAME = """
<header><h1>{title}</h1><p>{source}</p></header>
<div id="frame">
<form id="filters" aria-label="Filters">
<details open><summary>Filters <span id="chosen"></span></summary>
<div class="filter"><label for="words">Words</label>
<input id="words" type="search" maxlength="200" autocomplete="off" spellcheck="false"
aria-describedby="words-help" placeholder="hydrogen, 氢能">
<small id="words-help">Chinese or English; all of them must occur.</small></div>
<div id="axes"></div>
<details id="more"><summary>More filters</summary><div id="more-axes"></div></details>
<button type="reset">Clear all filters</button>
</details></form>
<main>
<div id="tabs" role="tablist" aria-label="Kinds of record"></div>
<section id="answer" role="tabpanel" tabindex="-1">
<div id="bar"><p id="count" role="status"></p>
<label>Sort <select id="sort"></select></label>
<button type="button" id="download">Download CSV</button>
<button type="button" id="link">Copy link</button></div>
<div id="python"><code id="line" tabindex="0" role="textbox" aria-readonly="true"
aria-label="Python for this selection"></code>
<button type="button" id="copy">Copy Python</button></div>
<div id="grid"></div>
<p class="help">Arrow keys move in the table, Enter opens a record, Escape closes it.</p>
</section>
<section id="pictures" aria-label="Pictures of the selection">
<figure id="map"><figcaption>Claims by province</figcaption><div id="tiles"></div></figure>
<figure id="bars"><figcaption><label>Intervals of
<select id="thing"></select></label></figcaption><div id="chart"></div>
<p class="help" id="chart-help"></p></figure></section>
</main>
<div id="record" hidden tabindex="-1" role="dialog" aria-labelledby="record-title">
<button type="button" id="close">Close</button><div id="fields"></div></div>
</div>
<p id="said" role="status" class="unseen"></p>
<noscript><p>This page needs scripts; it has them all in itself.</p></noscript>
"""


def page(content: dict[str, Any]) -> str:
    """Return the page of a corpus, of what `content` returned and how Python opens it."""
    release = content["release"]
    licences = f"/*!\n{_read('libraries.txt')}*/\n"
    scripts = [licences * (name == "libraries.js") + _read(name) for name in _SCRIPTS]
    allowed = " ".join(f"'{digest_of(each)}'" for each in scripts)
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {allowed}; "
        "base-uri 'none'; form-action 'none'"
    )
    frame = _FRAME.format(title=shown(release["title"]), source=_source(release))
    code = "".join(f"<script>{each}</script>\n" for each in scripts)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{shown(release["title"])}</title>\n'
        f"<style>{_read('grid.css')}{_read('page.css')}</style></head>\n<body>{frame}"
        f'<script type="application/json" id="data">{_data(content)}</script>\n{code}'
        "</body></html>\n"
    )


def _source(release: dict[str, Any]) -> str:
    parts = [f"<code>{shown(release['pin'])}</code>", shown(release["licence"])]
    if release["sentences"]:
        parts.append("with sentences of your own texts: mind their rights before you pass it on")
    return " · ".join(parts)


def _data(content: dict[str, Any]) -> str:
    """Return JSON that nothing in it can end, and that UTF-8 can write."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(_code, text)


def _code(sign: re.Match[str]) -> str:
    """Return a sign by its code units, as JSON has them."""
    units = sign[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _read(name: str) -> str:
    return (files("npf_corpus.explorer") / name).read_text("utf-8")
