"""The Chinese grammar of figures: comparators, amounts with units, ranges and changes."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

import attrs

from npf_corpus.quantities._amounts_zh import amount_zh, few_zh, plain_range
from npf_corpus.quantities._choices import Reading
from npf_corpus.quantities._currencies import CODES
from npf_corpus.quantities._numerals_zh import NUMERAL_ZH, numeral_zh
from npf_corpus.quantities._ranges import (
    Amount,
    between,
    both,
    compared,
    doubly_compared,
    tolerance,
)
from npf_corpus.quantities._readings import (
    APART_ZH,
    NOT_SUBJECT_ZH,
    PREFIXES_ZH,
    SUFFIXES_ZH,
    Bounds,
    Figure,
    Refused,
)
from npf_corpus.quantities._units import units_zh
from npf_corpus.quantities._vague_zh import worded_zh

_LONGEST = 80
_LONGEST_WORDS = max(len(words) for words in (*PREFIXES_ZH, *SUFFIXES_ZH))

_MOST_DOUBLINGS = 100

_FILLERS = ("了", "有", "为", "是", "达到", "达", "占")
"""What may stand between a comparator and its number."""

_RISES = "增长|增加|提高|提升|上升|上涨|上调|增幅|增速|涨幅|增|涨|扩大|升高|前移|晋升|攀升"
_FALLS = (
    "下降|降低|降幅|跌幅|减少|压减|压缩|压降|缩减|削减|缩短|缩小|收窄|回落|下跌|下调|下滑|减|降"
)
_BEYOND = "超年度计划|超计划|超预期|超目标|高于|快于|好于|优于|高出|多出|高|快|多"
_BEHIND = "低于|慢于|低|慢|少"
_SINCE = "同比|环比|年均|累计|累计同比|同口径|净|预计|实现|实际|名义|拟按"
_OTHERS = (
    "上年同期|上年末|上年底|上年|去年同期|去年|同期|上月|全国平均水平|全国平均|全国水平|全国|全省平均|全省|全市"
    "|全球平均|世界平均|全球|世界|平均水平|预期目标|预期|计划|目标|周边|其他"
)
_LINKS = ", 且并而但又和"
_PLACES = (
    "全国|世界|全球|全省|全市|全区|国内|国际|亚洲|中国|东部|中部|西部|东北|行业|同类|大地|各省区|各省市"
    "|全国各城市|西部地区|中部地区|东部地区"
)
_RANKED = (
    "位居|位列|位于|居于|排名|排位|排在|名列|稳居|跃居|跃升至|跃升到|跃升|升至|升到|上升至|上升到|跻身|重返|保持"
    "|列居|雄踞|蝉联|晋位|进入|进位至|居|列|排"
)


@cache
def _pattern(which: str) -> re.Pattern[str]:
    number = f"[{NUMERAL_ZH}]+?"
    moved = f"{_RISES}|{_FALLS}"
    return re.compile(
        {
            "growth": f"(?:(?:比|较)?(?:{_SINCE}|{_OTHERS}|[0-9]{{4}}年)|[比较][0-9]{{4}})?"
            rf"(?:(?P<up>{_RISES}|{_BEYOND})|(?P<down>{_FALLS}|{_BEHIND}))(?:了|出|幅?为)?"
            f"(?:{_OTHERS})?(?=[^到至为])",
            "change": f"[从由]?(.+?)(?:{moved}|变|发展)(?:到|至|为)了?(.+)",
            "grown_to": f"(?:同比|累计|比重|占比)?(?:{moved})(?:到|至|为)(?:了|原来的)?(.+)",
            "doubled": rf"了?(?:({number})?番|(倍))",
            "rank": rf"(?:连续[{NUMERAL_ZH}]+年)?(?P<verb>{_RANKED})?"
            rf"(?:{_PLACES}|(?(verb)[^{NUMERAL_ZH}]{{1,16}}?|(?!)))?"
            rf"(?:(?P<first>首位|榜首|首)|第(?P<nth>{number})[位名]?"
            rf"|(?P<top>前)(?P<below>{number})[位名强]?|(?P<strong>(?:{number}|百))强)",
            "within": r"(?:介于|位于|处于|在)?(.+?)(?:与|和|到|至|-|~)(.+?)之?间",
            "since": r"(?:比|较|[0-9]年内?)(?:[0-9]{4}年|上年|去年)?(翻.+)|(?:[0-9]+年内?)(翻.+)",
            "times": r"(?:是|为|相当于|达到|达)(?:[0-9]{4}年|上年|去年|全国平均|全国)?(?:平均水平)?的?(.+倍.*)",
            "subject": f"[^{NOT_SUBJECT_ZH}]{{1,30}}",
            "noun_first": f"(?:[3-6]g)?([^{NOT_SUBJECT_ZH}]{{2,12}}?)([0-9].+)",
            "verbs": rf"[由从](?=.+[到至])|占|达|为|是|突破|超过|首次|翻|稳定|保持|控制|{moved}|{_BEYOND}|{_BEHIND}|{_RANKED}",
            "grows": rf"(?:{_SINCE})?(?:{moved})|{moved}",
            "apart": f"({'|'.join(APART_ZH)})(?!的)[^{NOT_SUBJECT_ZH}]{{1,8}}(.+)",
            "gloss": r"([^()]+)\((?:约合|折合|合|约)?([^()]+)\)",
        }[which]
    )


def read_chinese(text: str) -> Figure | None:
    """Return the figure that normalised text states, `None` if it states none.

    Raises:
        Refused: If the words are a figure of which the grammar knows why it is not read.
    """
    if len(text) > _LONGEST:
        raise Refused("has more words than a figure, write the figure alone")
    # Spaces carry no meaning in Chinese, but keep two numbers in digits apart.
    text = re.sub(r"(?<![0-9a-z.,]) | (?![0-9a-z.])", "", text)
    text = re.sub(
        r"(?:,(?:再|又|双双|均|首)?创(?:下)?(?:历史)?(?:新高|新纪录|最好水平|最高水平)|(?<=[上下内右])的)$",
        "",
        text,
    )
    text = re.sub(r"^(?:拟按|按)(.+)安排$", r"\1", text).replace("(含)以", "以")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    if re.fullmatch("十[二三四五六]五", text):
        return None
    return _read(text) or _after_subject(text) or _glossed(text)


def _read(text: str) -> Figure | None:
    return (
        _ranked(text)
        or _doubled(text)
        or worded_zh(text, _pattern("grows"))
        or _grown(text)
        or few_zh(text)
        or _single(text)
        or _both(text)
        or _within(text)
        or _range(text)
    )


def _after_subject(text: str) -> Figure | None:
    """Return the figure after a few words that say what is measured: 覆盖率达75%."""
    if (apart := _pattern("apart").fullmatch(text)) and (figure := _single(apart[2])):
        # 至少建成3个: the verb stands between the comparator and its number.
        return _single(apart[1] + apart[2]) if figure.reading == "exactly" else None
    for match in _pattern("verbs").finditer(text):
        start = match.start()
        if start and _pattern("subject").fullmatch(text, 0, start):
            if figure := _read(text[start:]):
                return figure
        elif start:
            break
    # 5G基站425.1万个: the noun that is counted stands before its number.
    named = _pattern("noun_first").fullmatch(text)
    if named is None:
        return None
    words = named[1]
    # 机器人55万套: a last character alone, as 人 here, is no noun.
    ends = (words[at:] for at in range(len(words) - 1))
    noun = next((each for each in ends if units_zh().get(each)), None)
    if noun and (figure := _single(named[2])) and figure.unit is None:
        return attrs.evolve(figure, unit=units_zh()[noun])
    return None


def _glossed(text: str) -> Figure | None:
    """Return the money before a bracket that gives it again in another currency."""
    match = _pattern("gloss").fullmatch(text)
    if match is None:
        return None
    main, again = _single(match[1]), _single(match[2])
    if main is None or again is None or main.unit == again.unit:
        return None
    return main if {main.unit, again.unit} <= CODES else None


def _ranked(text: str) -> Figure | None:
    if moved := re.search(r"(?:跃|提|上|晋|攀)?升(?:至|到)第", text):
        start, end = text[: moved.start()].lstrip("从由"), text[moved.end() - 2 :]
        if _ranked(start) or re.fullmatch(rf"第[{NUMERAL_ZH}]+[位名]?", start):
            text = f"居{end[1:]}"
    match = _pattern("rank").fullmatch(text)
    if match is None:
        return None
    first, nth, top, below = match["first"], match["nth"], match["top"], match["below"]
    if match["strong"]:  # 全国50强 are the first fifty, 50强 alone may be a name
        top = below = match["strong"] if match.start("strong") else ""
    number = Fraction(1) if first else numeral_zh(nth or below or "")
    # 第三 alone is an ordinal: a verb, a place or 名 says that it ranks. 首 alone says nothing.
    bare = text in {"首", f"第{nth}"}
    if bare or number is None or number < 1 or number.denominator != 1:
        return None
    bounds = Bounds(Fraction(1) if top else number, number, lower_closed=True, upper_closed=True)
    return Figure("rank", bounds, number, "rank")


def _doubled(text: str) -> Figure | None:
    """Return the factor of 翻一番 and 翻两番, with a comparator before 翻 or before the number."""
    if text == "倍增":
        text = "翻番"
    if match := _pattern("since").fullmatch(text):
        text = match[1] or match[2]
    more = text.endswith(("番多", "番还多", "番有余"))
    if more and (figure := _doubled(text[: text.rindex("番") + 1])) and figure.reading == "fold":
        return attrs.evolve(figure, reading="more-than", bounds=Bounds(figure.nominal, None))
    head, turned, body = text.partition("翻")
    if not turned:
        return None
    reading, rest = _prefix(head or body.removeprefix("了"))
    if reading is not None and not head:
        body = rest
    elif rest and head:
        return None
    ending, body = _suffix(body)
    match = _pattern("doubled").fullmatch(body)
    if match is None or (reading and ending):
        return None
    times = numeral_zh(match[1]) if match[1] else Fraction(1)
    if times is None or times.denominator != 1 or not 0 < times <= _MOST_DOUBLINGS:
        return None
    return compared(reading or ending, Amount(Fraction(2) ** int(times), "factor", kind="fold"))


def _grown(text: str) -> Figure | None:
    """Return what follows a verb of change: by how much, or to what; a fall by its size."""
    if (match := _pattern("times").fullmatch(text)) and (times := _single(match[1])):
        return times
    if (match := _pattern("change").fullmatch(text)) and _single(match[1]):
        return _single(match[2])
    if match := _pattern("grown_to").fullmatch(text):
        return _single(match[1]) or few_zh(match[1])
    match = _pattern("growth").match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    plain = match[0] in {*_BEYOND.split("|"), *_BEHIND.split("|")} - {
        "高出",
        "超计划",
        "超年度计划",
    }
    figure = None if plain else few_zh(rest) or _single(rest) or _range(rest)
    if plain and (figure := _single(rest)) and figure.unit != "percentage-point":
        return None
    if figure is None:
        return None if plain or match["down"] else _doubled(rest)
    if figure.unit != "factor":
        return figure
    if match["down"]:
        raise Refused("falls by a number of times, write by how many percent")
    # 增长两倍 adds twice what there was: three times as much.
    bounds = figure.bounds
    return attrs.evolve(
        figure,
        bounds=attrs.evolve(
            bounds,
            lower=None if bounds.lower is None else bounds.lower + 1,
            upper=None if bounds.upper is None else bounds.upper + 1,
        ),
        nominal=None if figure.nominal is None else figure.nominal + 1,
    )


def _prefix(text: str) -> tuple[Reading | None, str]:
    """Return the comparator before a number, and the rest."""
    for length in range(min(_LONGEST_WORDS, len(text)), 0, -1):
        reading = PREFIXES_ZH.get(text[:length])
        if reading is not None:
            rest = text[length:]
            filler = next((word for word in _FILLERS if rest.startswith(word)), "")
            rest = rest[len(filler) :]
            than = re.match(rf"(?:{_OTHERS})的", rest)
            return reading, rest[than.end() if than else 0 :]
    return None, text


def _suffix(text: str) -> tuple[Reading | None, str]:
    """Return the comparator after a number, and what stands before it."""
    for length in range(min(_LONGEST_WORDS, len(text)), 0, -1):
        reading = SUFFIXES_ZH.get(text[-length:])
        if reading is not None:
            return reading, text[:-length]
    return None, text


def _single(text: str) -> Figure | None:
    """Return one amount with at most one comparator, before, after or within it."""
    if (entered := re.fullmatch("(?:迈入|迈进|跨入|步入|跻身)(.+级.*)", text)) and (
        level := amount_zh(entered[1])
    ):
        return compared(None, level)
    if match := re.fullmatch(r"比(.+)(?:([高大多])|[低小少])", text):
        amount = amount_zh(match[1])
        return compared("more-than" if match[2] else "less-than", amount) if amount else None
    if amount := amount_zh(text):
        return compared(None, amount)
    if within := re.fullmatch("(.+(?:天|日|小时|分钟|年|月|公里|周))内", text):
        amount = amount_zh(within[1])
        return compared("at-most", amount) if amount else None
    before, rest = _prefix(text)
    if before == "more-than":
        rest = re.sub(r"(?<=.)(?:新?台阶|大关|关口)$", "", rest)
    if before is not None:
        amount = amount_zh(rest)
        if amount:
            return compared(before, amount)
        if before == "exactly":
            return few_zh(rest) or _single(rest)
        found = _amid(rest)
        again, rest = _suffix(rest)
        if again is not None and (amount := amount_zh(rest)):
            found = again, amount
        return doubly_compared(before, *found) if found else None
    after, rest = _suffix(text)
    if after is not None:
        amount = amount_zh(rest)
        return compared(after, amount) if amount else None
    found = _amid(text)
    return compared(*found) if found else None


def _amid(text: str) -> tuple[Reading, Amount] | None:
    """Return the comparator between a number and its noun, with the amount: 20以上项.

    20个以上项目: the comparator stands before the noun; 亿元以上项目 says which ones.
    """
    for words, reading in SUFFIXES_ZH.items():
        head, found, tail = text.partition(words)
        if found and head and tail:
            amount = amount_zh(head + tail) or (amount_zh(head) if tail in units_zh() else None)
            if amount:
                return reading, amount
    return None


def _both(text: str) -> Figure | None:
    """Return two comparators in a row, as one set."""
    for at in range(len(text)):
        first, second = text[:at].rstrip(_LINKS), text[at:]
        begins = _prefix(second)[0] or _suffix(second)[0]
        if begins and (one := _single(first)) and (two := _single(second)):
            met = both(one, two)
            if met:
                return met
    return None


def _within(text: str) -> Figure | None:
    match = _pattern("within").fullmatch(text)
    return _joined(match[1], match[2], None) if match else None


def _joined(low: str, high: str, link: str | None) -> Figure | None:
    first, second = amount_zh(low), amount_zh(high)
    if first is None or second is None:
        return None
    if link == "±":
        return tolerance(first, second)
    return between(first, second, dashed=link == "-")


def _range(text: str) -> Figure | None:
    """Return a range of two amounts."""
    if found := plain_range(text):
        return between(*found)
    body = text[1:] if text[:1] in {"从", "由"} else text
    for link in re.finditer("[至到~±-]", body[1:]):
        at = link.start() + 1
        if figure := _joined(body[:at], body[at + 1 :], link[0]):
            return figure
    return None
