"""Files of pictures: whole or not at all, and with the characters that they need."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from npf_corpus.errors import MissingExtra, UnknownName

if TYPE_CHECKING:
    from json import JSONEncoder

    import altair.typing

_DOTS_PER_INCH = 192
_FORMATS = (".html", ".json", ".png", ".svg")
_ACTIONS = {"export": True, "source": False, "compiled": False, "editor": False}
"""What the menu of an HTML page offers: nothing that needs a network."""

_PAGE_STYLE = "<style>body>#vis.vega-embed{justify-content:safe center}</style>\n"
"""A page has its picture in the middle, and from its left edge where there is no room."""

_FONT = "noto_cjk_sans_otc"
"""The package that brings a font with Chinese characters, of the extra `chinese`."""

_UNLIKE = "国测"
"""Two characters that look the same only where neither can be drawn."""


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
        TypeError: It is no chart.
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
    check_altair()
    if not hasattr(chart, "to_json"):
        raise TypeError(f"a picture is what plot.claims or its like returned, got {chart!r}")
    if ending != ".json" and find_spec("vl_convert") is None:
        raise MissingExtra("vl-convert-python", "plot")
    put_file(target, _drawn(chart, ending), overwrite=overwrite)


def check_altair() -> None:
    """Refuse to draw without Altair.

    Raises:
        MissingExtra: It is not installed.
    """
    if find_spec("altair") is None:
        raise MissingExtra("altair", "plot")


def _drawn(chart: altair.typing.ChartType, ending: str) -> bytes:
    from io import BytesIO, StringIO

    if ending == ".png":
        _see_to_fonts(chart)
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
        before, body, after = page.rpartition("<body>")
        return f"{before}{body}\n{_PAGE_STYLE}{after}".encode()
    text = StringIO()
    chart.save(text, format="svg")
    return text.getvalue().encode()


def _see_to_fonts(chart: altair.typing.ChartType) -> None:
    """Make Chinese characters appear: by a font of this machine, or of the extra `chinese`."""
    from re import search
    from warnings import warn

    if not search("[\u3400-\u9fff]", chart.to_json(ensure_ascii=False)) or _draws_chinese():
        return
    if find_spec(_FONT) is not None:
        from importlib.resources import as_file, files

        import vl_convert

        with as_file(files(_FONT)) as folder:
            vl_convert.register_font_directory(str(folder))
        _draws_chinese.cache_clear()
        if _draws_chinese():
            return
    warn(
        "no font here has Chinese characters, which are drawn as boxes: "
        "pip install 'npf-corpus[chinese]'",
        stacklevel=4,
    )


@cache
def _draws_chinese() -> bool:
    """Return whether two characters look different when they are drawn."""
    import vl_convert

    one, other = (
        vl_convert.svg_to_png(
            '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
            f'<text y="16" font-size="16" font-family="sans-serif">{each}</text></svg>'
        )
        for each in _UNLIKE
    )
    return bool(one != other)


def _page_encoder() -> type[JSONEncoder]:
    """Return a writer of JSON for a page's script; no name in it can end the script."""
    from json import JSONEncoder

    class Encoder(JSONEncoder):
        def encode(self, o: Any) -> str:
            return super().encode(o).replace("<", r"\u003c")

    return Encoder
