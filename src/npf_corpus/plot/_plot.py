"""Pictures of claims, with Altair: `claims` draws them, `write` makes a file of what was drawn.

Both need the extra: `pip install 'npf-corpus[plot]'`. No file needs a network, neither when it is
written nor when it is looked at. A notebook shows a picture as Altair is told to: by default with
scripts from a network, after `altair.renderers.enable("svg")` without.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from npf_corpus import tables
from npf_corpus.errors import MissingExtra, UnknownName
from npf_corpus.plot import _look as look
from npf_corpus.plot._rows import panels_of

if TYPE_CHECKING:
    from json import JSONEncoder

    import altair  # noqa: ICN001 - annotations name what the documentation can look up
    import altair.typing

__all__ = ["claims", "write"]

_DIGEST = 12
_DOTS_PER_INCH = 192
_FORMATS = (".html", ".json", ".png", ".svg")
_ACTIONS = {"export": True, "source": False, "compiled": False, "editor": False}
"""What the menu of an HTML page offers: nothing that needs a network."""


def claims(table: tables.Claims) -> altair.VConcatChart:
    """Return a picture of claims: each an interval, by measure and region, on shared axes.

    A filled mark is an exact value, or a bound that belongs to the interval; a hollow one is a
    bound that does not; an arrow is a side without a bound. Colour and shape both tell what is
    achieved from what is under way, targeted, proposed or forecast; a dashed line is a unit that
    the text does not state, a ring a disputed wording. Counts share one axis, and so does each
    other dimension and each currency: logarithmic where values differ by factors, on either side
    of zero where there is a zero, and linear for shares. The release and its digest stand on it.

    Args:
        table: Up to 200 claims; none is a picture too, which says why.

    Raises:
        MissingExtra: Altair is not installed.
        QueryError: There are more, or a bound is beyond 10**300.
        TypeError: It is no table of claims.

    Example:
        >>> import npf_corpus as npf
        >>> from npf_corpus import plot
        >>> chart = plot.claims(npf.load("1.0.0").claims.by_region("Hubei"))
        >>> chart.to_dict()["title"]["text"]
        ['6 of 23 claims: region CN-HB (Hubei) and 1 inside it']
    """
    if not isinstance(table, tables.Claims):
        raise TypeError(f"a picture is made of claims, write corpus.claims, got {table!r}")
    _check_altair()
    from npf_corpus.plot._marks import picture

    why = "" if table else str(table.explain())
    return picture(panels_of(table._store, table), why, **_title(table))


def write(
    chart: altair.typing.ChartType, path: str | os.PathLike[str], *, overwrite: bool = False
) -> None:
    """Write a picture to a file, whole or not at all.

    Args:
        chart: What `claims` returned, or any chart of Altair's.
        path: The file. Its ending says what it is: `.png` at 192 dots an inch, `.svg`, `.html`
            that needs no network, or `.json` as Vega-Lite.
        overwrite: Whether it may take the place of a file that is there.

    Raises:
        FileExistsError: It is there already.
        FileNotFoundError: The folder that is to hold it is not there.
        MissingExtra: Altair or vl-convert is not installed.
        UnknownName: The ending is none of these.

    Example:
        >>> import tempfile
        >>> import npf_corpus as npf
        >>> from npf_corpus import plot
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     plot.write(plot.claims(npf.load("1.0.0").claims), f"{folder}/claims.svg")
    """
    from pathlib import Path

    from npf_corpus.release._write import put_file

    target = Path(path)
    ending = target.suffix.lower()
    if ending not in _FORMATS:
        raise UnknownName("picture format", target.suffix, _FORMATS)
    _check_altair()
    if ending != ".json" and find_spec("vl_convert") is None:
        raise MissingExtra("vl-convert-python", "plot")
    put_file(target, _drawn(chart, ending), overwrite=overwrite)


def _check_altair() -> None:
    if find_spec("altair") is None:
        raise MissingExtra("altair", "plot")


def _drawn(chart: altair.typing.ChartType, ending: str) -> bytes:
    from io import BytesIO, StringIO

    if ending == ".png":
        picture = BytesIO()
        chart.save(picture, format="png", ppi=_DOTS_PER_INCH)
        return picture.getvalue()
    if ending == ".json":
        return f"{chart.to_json(indent=1, ensure_ascii=False)}\n".encode()
    if ending == ".html":
        options = {"cls": _page_encoder()}
        page: str = chart.to_html(
            inline=True, embed_options={"actions": _ACTIONS}, json_kwds=options
        )
        return page.encode()
    text = StringIO()
    chart.save(text, format="svg")
    return text.getvalue().encode()


def _page_encoder() -> type[JSONEncoder]:
    """Return what writes JSON into a page's script, which no name in it may end."""
    from json import JSONEncoder

    class Encoder(JSONEncoder):
        def encode(self, o: Any) -> str:
            return super().encode(o).replace("<", r"\u003c")

    return Encoder


def _title(table: tables.Claims) -> dict[str, list[str]]:
    manifest = table._store.manifest
    explanation = table.explain()
    total, count = explanation.total, len(table)
    text = f"All {total} claims" if count == total else f"{count} of {total} claims"
    if explanation.steps:
        text += f": {'; '.join(step.asked for step in explanation.steps)}"
    count = len({claim.document for claim in table})
    documents = f"{count} document{'s' * (count != 1)}"
    release = f"{manifest.title}, sha256:{manifest.digest[:_DIGEST]}"
    return {"title": look.lines(text), "subtitle": [f"{release}, {documents}"]}
