"""A notebook with every rendering and a picture, run by Jupyter's own client."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import nbformat
import pytest
from nbclient import NotebookClient

SHOWN = """
corpus
corpus.by_region("Hubei")
npf.releases()[-1]
corpus.documents
corpus.documents["ecns-2025-03-08-ningxia"]
corpus.regions["Northwest China"]
corpus.sectors["new materials"]
corpus.tiers
next(iter(corpus.tiers))
corpus.organizations["China Daily"]
corpus.people["Wang Wei"]
next(iter(corpus.initiatives))
corpus.measures["cooperation projects"]
corpus.units["CNY"]
corpus.statements["ecns-2025-03-08-ningxia.s9"]
corpus.claims
corpus.claims["scio-2024-06-25-ningxia.c4"]
next(iter(corpus.mentions))
corpus.claims.by_region("Qinghai")
corpus.claims["scio-2024-06-25-ningxia.c4"].quantity
corpus.claims["scio-2024-06-25-ningxia.c4"].quantity.interval
npf.parse_quantity("近300亿元")
corpus.regions.find("shan")
corpus.claims.by_region("Ningxia").by_value(at_least="100 billion CNY").explain()
npf.diff(corpus, corpus)
corpus.attach("ecns-2025-03-08-ningxia", "Quite another text.")
""".split("\n")[1:-1]  # noqa: SIM905 - expressions read best as text
"""One expression a cell, each of which a notebook shows as HTML."""

START = """
import warnings
warnings.simplefilter("error")
import altair
altair.renderers.enable("svg")
import npf_corpus as npf
from npf_corpus import plot
corpus = npf.load("1.0.0");
"""
PICTURES = ["plot.claims(corpus.claims)", 'plot.claims(corpus.claims.by_region("Qinghai"))']


@pytest.fixture(scope="module")
def outputs() -> dict[str, dict[str, Any]]:
    """Run the notebook and return what each cell shows, by type."""
    sources = [START, *SHOWN, *PICTURES, 'print(corpus.cite("text"))']
    cells = [nbformat.v4.new_code_cell(source) for source in sources]  # type: ignore[no-untyped-call]
    notebook = nbformat.v4.new_notebook(cells=cells)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    nbformat.validate(notebook)
    found: dict[str, dict[str, Any]] = {}
    for cell in notebook.cells[1:]:
        (output,) = cell.outputs
        found[cell.source] = output.get("data") or {output.name: output.text}
    return found


@pytest.mark.parametrize("source", SHOWN)
def test_a_notebook_shows_it_as_html(source: str, outputs: dict[str, dict[str, Any]]) -> None:
    """Well-formed, with plain text beside it for those who see none."""
    shown = outputs[source]
    assert set(shown) == {"text/html", "text/plain"}
    tree = ET.fromstring(shown["text/html"].replace("<br>", "<br/>"))  # noqa: S314 - our own
    assert tree.tag in {"div", "table"}


@pytest.mark.parametrize("source", PICTURES)
def test_a_notebook_shows_pictures_without_network(
    source: str, outputs: dict[str, dict[str, Any]]
) -> None:
    """As SVG, once Altair is told so, with the release on it."""
    picture = outputs[source]["image/svg+xml"]
    assert "npf_corpus data 1.0.0, sha256:7bf6687412e1" in picture
    assert "<script" not in picture


def test_a_citation_prints(outputs: dict[str, dict[str, Any]]) -> None:
    """A line for the release and one for each document, to paste; nothing on standard error."""
    (shown,) = (each for source, each in outputs.items() if source.startswith("print"))
    assert list(shown) == ["stdout"]
    assert shown["stdout"].count("\n") == 6
