"""What a Chinese number expression is there for, told by the words around it.

Each rule is a row: the class, and patterns of what stands before, of the words from the number
on, or both. The first row that fits decides; a figure that none fits is a claim.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from npf_corpus.quantities._found import NumberClass
from npf_corpus.quantities._quantity import Quantity
from npf_corpus.quantities._units import known_unit

_WINDOW = 16
_LONGEST = 80
"""A longer run of numerals is no figure; the rows would go back in it again and again."""

_ZH = "零〇一二三四五六七八九十百千万亿两半"
_NUMBER = rf"[0-9０-９{_ZH}]+"
_HAN = r"[\u3400-\u9fff]"
_HEAD = r"(?:^|[。；;！：:\n，、？”])\s*"


class _Rule(NamedTuple):
    """A class, and the patterns of what begins with the number and of what ends before it."""

    kind: NumberClass
    after: str
    before: str = ""


_PLACE = "第[一二三](?:方阵|步|梯队|档|线)"

_FIRST = (
    # Numbering
    _Rule("structural", rf"{_NUMBER}[）)］\]]", before=r"[（(［\[]"),
    _Rule("structural", rf"(?:{_NUMBER}[、．]|[0-9]+\.(?![0-9]))", before=r"(?:^|\n)\s*"),
    _Rule("structural", rf"[{_ZH}]{{1,3}}[是要](?!否)", before=_HEAD),
    _Rule("structural", rf"{_NUMBER}[个大条项]?(?:方面|要点|维度|层面|环节)"),
    _Rule("name", "第[一二三](?:产业|方(?!阵)|支柱|者)|第[四五六]代"),
    # Sessions, editions and what comes first
    _Rule("date", "第[^，。]{1,4}个五年|第一年"),
    _Rule("ordinal", rf"(?:二十|十[六七八九])[大届]|[{_ZH}]+中全会"),
    _Rule("ordinal", rf"[{_ZH}]+中(?=[^，。；]{{0,12}}全会)", before="[届、]"),
    _Rule("ordinal", rf"[{_ZH}]+[届次](?=[^，。；]{{0,12}}(?:全会|会议|代表大会|人大|政协))"),
    _Rule("other", _PLACE),
    _Rule("ordinal", rf"首[^位{_ZH}]"),
    _Rule("ordinal", rf"[{_ZH}]期(?!间|货|盼|望|限)|[二三四五六七八九]轮"),
    # Plans and spans
    _Rule("date", rf"十[一二三四五六]五(?:(?=[”》、，。]|$)|(?!年|个|家|项|条|大|种|类|位|名|所|座|批){_HAN})"),
    _Rule("date", "[十九]五(?:规划|计划|期间|时期|以来|末|(?=[”》、，。]|$))"),
    _Rule("name", "百年(?:变局|奋斗|大党|老|名校)|十年禁渔"),
    _Rule("date", "", before="连续"),
    _Rule("date", rf"{_NUMBER}连(?:增|丰|优|冠|好|胜|A|快|涨)"),
    _Rule("date", "半年", before="[上下前后]"),
    _Rule("date", rf"{_NUMBER}[-—–~～至到]+{_NUMBER}月(?!均|薪|租)"),
    _Rule("name", rf"{_NUMBER}(?:分钟|小时)[^，。；]{{0,10}}圈"),
    _Rule("date", rf"{_NUMBER}[多余几]?个?(?:周年|季度|世纪|年|月份?|周(?!岁))(?!均|产|薪|度计划|发电|销售|处理|供)"),
    # Grades and what says which things are meant
    _Rule("threshold", "[ⅠⅡⅢⅣⅤ]+[类级—]"),
    _Rule("threshold", "[0-9][AF]级|[一二三]甲|[一二三四]级(?:及?以上|甲等|公立|医院|公路|航道|标准)|[一二]级|二、三级|[一二三四五]星级"),
    _Rule("threshold", r"[0-9]+[—\-－~～至到][0-9]+周?岁"),
    _Rule("threshold", rf"{_NUMBER}(?:千伏|英寸|车道)"),
    _Rule("threshold", rf"[{_ZH}]*(?=[^0-9]{{2}})", before="每"),
    _Rule("threshold", rf"{_NUMBER}周?岁(?:（含）)?(?!左右){_HAN}"),
    # Set terms
    _Rule("name", "两个(?:确立|维护|毫不动摇|基地|结合|健康|百年)|四个(?:意识|自信|全面|革命|最严|不摘)"
          "|三个(?:代表|务必|高地|作用|新的|区分|第一)|五个(?:必须|一)|八项规定|六个必须|十个坚持"),
    _Rule("name", "一件事|两项补贴|三项制度|一张[网图]|三[北医资保公废线支产农权清长]"),
    _Rule("name", "", before="[A-Za-z+＋]"),
    _Rule("name", r"[0-9.０-９]+(?:G(?![Ww])|A(?!级)|[+＋][0-9NXn]|D|R|(?<=[37]20|[48]80|080|440|160|360)P|\.0版|号)"),
    _Rule("name", r"[^“‘《，。”’》」]{1,14}[”’》」]", before="[“‘《「][^”’》」，。]{0,8}"),
    # What counts nothing
    _Rule("other", rf"{_NUMBER}个?(?:[万千百亿]+元?)?级?(?:新?台阶|大关|关口|量级)"),
    _Rule("other", "[一半](?:大?批|系列|轮|张|条|处|件|个|份|种|步|方|招|场|分|点|片|段|支|幅|茬|桩|盘|次|项|把|座|股|声|番|家|名|位|款|组|套|代|节)"),
    _Rule("other", "[多若](?:个|项|次|种|家|干|名|条)"),
    _Rule("other", "", before="[/／]"),
    _Rule("name", rf"[{_ZH}]+里|[百千万]米|百克|(?:倍增|翻番)(?=[^，。]{{0,4}}(?:行动|计划|工程))"),
    _Rule("name", "零关税"),
    _Rule("other", "零"),
    _Rule("name", rf"[{_ZH}]+大(?!批)"),
)  # fmt: skip
"""The rows that hold whatever the words state."""


@cache
def _compiled() -> tuple[tuple[NumberClass, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (rule.kind, re.compile(rule.after), re.compile(rf"(?:{rule.before})\Z")) for rule in _FIRST
    )


def class_zh(
    text: str, start: int, end: int, number: tuple[int, int], quantity: Quantity | None
) -> NumberClass:
    """Return the class of the expression at `number` whose words reach from `start` to `end`."""
    at, stop = number
    if stop - at > _LONGEST:
        return "name"
    before, words = text[max(0, at - _WINDOW) : at], text[at : end + _WINDOW]
    if quantity is not None and quantity.unit in {"percent", "percentage-point"}:
        return "threshold" if before.endswith("前") else "claim"
    if quantity is not None and quantity.unit == "rank":
        return "other" if re.match(_PLACE, words) else "claim"
    if end == stop and re.fullmatch("(?:19|20)[0-9]{2}", text[at:stop]):
        return "date"
    for kind, right, left in _compiled():
        if right.match(words) and left.search(before):
            return kind
    if text[at] == "第":
        return "ordinal"
    if quantity is not None and quantity.reading == "level" and quantity.unit is None:
        return "other" if _LEVEL_OF_NONE.match(text, end) else "claim"
    if quantity is None or (quantity.unit is None and end == stop):
        # Without unit or classifier: 三农, 12345, 千行.
        return "claim" if quantity is not None and _is_bare_claim(text, start, at, end) else "name"
    return "threshold" if _bounds_a_noun(text, end, quantity) else "claim"


_LEVEL_OF_NONE = re.compile("跃升|跨越|算力")
_BARE = re.compile("[数几][十百千万]")


def _is_bare_claim(text: str, start: int, at: int, end: int) -> bool:
    """Return whether a number without unit still asserts one: 达1200, 超万亿, 翻番, 3:1."""
    if start < at or _BARE.match(text, start) or _is_scaled(text[at:end]):
        return True
    return bool(re.search("[0-9]", text[at:end])) and re.compile(_HAN).match(text, end) is None


def _is_scaled(words: str) -> bool:
    """Return whether digits have a scale or decimals, as no name has: 242万, 2.42."""
    return bool(re.search(r"[0-9].*[万亿千百]|[0-9]\.[0-9]", words))


_NOUN = re.compile(
    r"(?:的)?(?!的|[和及与]|左右|水平|规模|目标|以上|台阶|大关|增长|提高|用于|投入|支持|建成|完成)[\u3400-\u9fff]"
)


_SORT = re.compile("的?(?:工业|产业|重大|重点)?(?:项目|企业|县|园区|集群)(?![达为共])")


def _bounds_a_noun(text: str, end: int, quantity: Quantity) -> bool:
    """Return whether the words bound which things are meant: 亿元以上工业项目."""
    unit = None if quantity.unit is None else known_unit(quantity.unit)
    if unit is None or unit.dimension in {"count", "factor"}:
        return False
    if quantity.reading in {"at-least", "at-most"}:
        return _NOUN.match(text, end) is not None
    if quantity.reading == "more-than":
        return _SORT.match(text, end) is not None
    return quantity.reading == "level" and unit.dimension != "money"
