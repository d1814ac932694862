"""A figure's aspect, modality and time, each told by a row of words."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from npf_corpus.drafting._parts import Kind, plan_years
from npf_corpus.drafting._setting import Setting

_POINTS = "percentage-point"
_RISE = "增长|增加|增幅|增速|增|上涨|涨幅|涨|扩大|提高|提升|上升|攀升|扩容|超额|多收|拓展"
_FALL = "下降|降低|降幅|减少|压减|压降|压缩|缩小|缩短|回落|精简|节约|节省|降本|收窄|下调|减|降"
_ENDED = re.compile("(?:至|到|为|达|达到|成)[约近超逾过]*[“ ]?$")
_AGAINST = re.compile(
    "(?:高于|低于|快于|好于|优于|高出|超出|超过|领先|大于|少于|多于|长于|超)(?:于)?[^，。；、]{0,16}$"
    "|比[^，。；、增提下减上]{1,14}(?:高|低|快|多|少|好|长|短)出?$"
)
_SINCE = re.compile("(?:(?<!占)比(?!例|重|率)|较)[^，。；]{0,16}(?:高|低|快|多|少)$")
_CHANGED = re.compile(f"(?:{_RISE}|{_FALL})[了约近超逾过超过]*$")
_HELD = re.compile("(?:增速|增幅|涨幅)(?:达到?|为|超过?|保持在|保持|稳定在|连续[^，。]{1,8})*$")
_AS_BEFORE = ", as the figure before"
_STRIVEN = re.compile("(?:力争|争取|努力|确保|预计|实现|达到?|完成)*")
_OWN = re.compile("番|倍增|一倍$|翻|增长")
_YEARLY = re.compile("年均|年平均|平均每年|每年平均")


@frozen
class Told:
    """A field of a proposal, and the words that say so.

    Attributes:
        value: What is proposed.
        why: The words, in short.
        sure: From 0 to 1.
    """

    value: str
    why: str
    sure: float


def aspect_of(setting: Setting, before: Told | None) -> Told:
    """Return what a figure is of its measure.

    Args:
        setting: Where it stands.
        before: Aspect of the figure before it in the same list, if there is one.
    """
    quantity = setting.found.quantity
    unit = quantity.unit if quantity else None
    if unit == "rank":
        return Told("rank", "a place in an order", 0.98)
    own = unit == "factor" and _OWN.search(setting.found.surface)
    if setting.run[0] and before is not None and not own:
        return _as_before(before)
    words = (
        setting.clause if setting.clause.endswith(setting.tail) else setting.clause + setting.tail
    )
    surface = setting.found.surface
    told = _told(unit, words, surface, setting)
    going_on = before is not None and not setting.left and _STRIVEN.fullmatch(setting.tail)
    if told.value == "level" and unit == "percent" and before is not None and going_on:
        return _as_before(before)
    if told.value in {"growth", "decline"} and (
        _YEARLY.search(words) or (_YEARLY.search(setting.wide) and "年均" in setting.wide[-40:])
    ):
        return Told(f"average-{told.value}", f"年均 and {told.why}", told.sure)
    return told


def _as_before(told: Told) -> Told:
    return evolve(told, why=f"{told.why.removesuffix(_AS_BEFORE)}{_AS_BEFORE}")


def _told(  # noqa: C901, PLR0911, PLR0912 - rules in order, the first that fits decides
    unit: str | None, words: str, surface: str, setting: Setting
) -> Told:
    fall = _last(_FALL, words)
    rise = _last(_RISE, words)
    down = fall > rise
    changed = bool(_CHANGED.search(words)) and not _ENDED.search(words)
    if surface.endswith("两位数") and unit in {None, "percent"}:
        return Told("growth", "两位数", 0.9)
    if unit == "factor":
        return _of_factor(words, surface, setting)
    if _SINCE.search(words) and unit == _POINTS:
        against = re.search("(?:比|较)(?:上年|去年|20[0-9]{2}|年初|“?十|同期|前)", words)
        if not against:
            return Told("difference", "比 … 高 before the figure", 0.9)
    if unit == _POINTS:
        if _AGAINST.search(words) and not _CHANGED.search(words):
            return Told("difference", f"{_short(words)} before the figure", 0.95)
        return Told("decrease" if down else "increase", "points of a change", 0.95)
    if unit == "percent":
        against = _AGAINST.search(words) and re.search("计划|目标|任务|平均|全国|预期", words[-16:])
        if against and not _CHANGED.search(words) and not _ENDED.search(words):
            return Told("difference", f"{_short(words)} before the figure", 0.8)
        if re.search("(?:全国|全省|全区|平均水平|平均)的$", words) and "平均" in words[-12:]:
            return Told("relative", "is a part of an average", 0.8)
        if changed or _HELD.search(words):
            return Told("decline" if down else "growth", f"{_short(words)} before the figure", 0.97)
        if re.match("(?:左右|以上)?(?:的)?(?:增长|增速|增幅)", setting.after) and not _ENDED.search(
            words
        ):
            return Told("growth", "增长 after the figure", 0.85)
        return Told("level", "a share", 0.9)
    if changed and not re.search("就业$|就业人数$", setting.left):
        return Told("decrease" if down else "increase", f"{_short(words)} before the figure", 0.9)
    if setting.lead in {"新增", "净增"} or re.search("(?:新增|净增)[约近超逾过超过了]*$", words):
        if (
            re.search("就业", setting.left + setting.after[:6])
            and "城镇" in setting.wide[-24:] + setting.after
        ):
            return Told("level", "what an indicator's name says is its level", 0.95)
        return Told("increase", f"{setting.lead or '新增'} opens the clause", 0.9)
    return Told("level", "no word of change", 0.93)


def _of_factor(words: str, surface: str, setting: Setting) -> Told:
    if _OWN.search(surface):
        return Told("growth", "the figure's own words", 0.9)
    if re.search(
        "(?:增长|增加|提高|提升|扩大|增至|增|上升|达到?|为|到|至)[了约近超逾过到至]*$", words
    ) and not re.search("(?:是|为|达|达到|相当于)(?:全国|“?十|20)", words):
        return Told(
            "growth" if not re.search("达到?$|为$", words) else "relative", "倍 after a change", 0.8
        )
    if re.search("比|∶|:", surface):
        return Told("level", "a ratio", 0.8)
    if setting.after.startswith("于") or re.search("是|为|相当", words[-10:]):
        return Told("relative", "so many times another", 0.7)
    return Told("level", "a ratio", 0.6)


def _last(pattern: str, words: str) -> int:
    return max((each.end() for each in re.finditer(pattern, words)), default=-1)


def _short(words: str) -> str:
    return words[-4:]


# How firm, and of when

_HEDGES = re.compile("力争|争取|努力|(?<!着)力促|争创")
_AIM = re.compile("力争|(?<!着)力促")
_FORECAST = re.compile("预计|预期")
_BY_YEAR = re.compile("到(20[0-9]{2})年|(20[0-9]{2})年(?:底|末)?(?:前|要|将|达到|力争|实现)")
_IN_YEAR = re.compile("(20[0-9]{2})年")
_FLOWS = {
    "increase", "decrease", "growth", "decline", "average-growth", "average-decline",
}  # fmt: skip
_PLAN_IN = re.compile("十([一二三四五六七八九])五")


@frozen
class When:
    """How firm a figure is, and of when.

    Attributes:
        modality: How firm it is.
        hedged: Whether it is striven for.
        as_of: When it holds.
        deadline: By when it is meant to hold.
        why: The words that say so.
        sure: From 0 to 1.
    """

    modality: str
    hedged: bool
    as_of: str
    deadline: str
    why: str
    sure: float


def when_of(setting: Setting, aspect: str, part: Kind, year: int | None, words: str) -> When:
    """Return how firm a figure is and of when.

    Args:
        setting: Where it stands.
        aspect: What it is of its measure.
        part: The part of the report.
        year: The year of the report.
        words: The sentence up to the figure.
    """
    ahead = part in {"plan", "tasks"}
    hedged = bool(_HEDGES.search(_verb_reach(words)))
    if year is None:
        return When(
            "targeted" if ahead or hedged else "achieved", hedged, "", "", "no year given", 0.4
        )
    if ahead:
        return _aimed(setting, aspect, part, year, words, hedged=hedged)
    return _reached(setting, aspect, part, year, words)


def _verb_reach(words: str) -> str:
    """Return the words that a verb of striving before the figure may govern: the same sentence."""
    return re.split("[。；\n]", words)[-1]


def _aimed(  # noqa: PLR0911 - rules in order
    setting: Setting, aspect: str, part: Kind, year: int, words: str, *, hedged: bool
) -> When:
    start = re.search("从[^，。；]{0,16}$", words[-20:])
    if start and re.match(
        "[^，。；]{0,4}(?:提高|提升|增加|增长|上升|降|扩大|调整|减)", setting.after
    ):
        return _past(str(year - 1), "从 before the figure: where it starts", 0.85)
    named = [int(a or b) for a, b in _BY_YEAR.findall(words[-60:])]
    plan = part == "plan"
    if plan and aspect.startswith("average"):
        first, last = _plan_ahead(words, year)
        return When("targeted", hedged, "", f"{first}/{last}", "年均 in the plan", 0.9)
    if named and named[-1] != year:
        if named[-1] < year:
            return _past(str(named[-1]), f"{named[-1]}年 is past", 0.6)
        return When("targeted", hedged, "", str(named[-1]), f"到{named[-1]}年", 0.8)
    if re.search("去年|上年", setting.clause[-24:]) and not re.search("比|较", setting.clause):
        return _past(str(year - 1), "去年", 0.6)
    if plan:
        first, last = _plan_ahead(words, year)
        if "年均" in setting.wide[-30:]:
            return When("targeted", hedged, "", f"{first}/{last}", "年均 in the plan", 0.9)
        return When("targeted", hedged, "", str(last), "section of the plan", 0.85)
    return When("targeted", hedged, "", str(year), "section of the year's tasks", 0.95)


def _past(as_of: str, why: str, sure: float) -> When:
    return When("achieved", hedged=False, as_of=as_of, deadline="", why=why, sure=sure)


def _plan_ahead(words: str, year: int) -> tuple[int, int]:
    plans = [plan_years(each) for each in _PLAN_IN.findall(words)]
    plans = [each for each in plans if each[1] >= year]
    return plans[-1] if plans else (year, year + 4)


def _told_ahead(words: str, year: int) -> When | None:
    """Return when words themselves look ahead, in whatever part they stand: 到2035年, 力争."""
    named = [int(a or b) for a, b in _BY_YEAR.findall(words[-60:])]
    aim = _AIM.search(_verb_reach(words))
    if named and named[-1] > year:
        return When("targeted", bool(aim), "", str(named[-1]), f"到{named[-1]}年", 0.8)
    if aim is None:
        return None
    why = f"{aim[0]} before the figure"
    return When("targeted", hedged=True, as_of="", deadline=str(year), why=why, sure=0.6)


def _reached(setting: Setting, aspect: str, part: Kind, year: int, words: str) -> When:
    if (told := _told_ahead(words, year)) is not None:
        return told
    last = year - 1
    forecast = bool(_FORECAST.search(setting.clause)) or bool(_FORECAST.search(_verb_reach(words)))
    modality = "forecast" if forecast else "achieved"
    five = f"{year - 5}/{last}"
    if re.search("从[^，。；]{0,16}$|由[^，。；]{0,16}$", setting.clause) and re.match(
        "[^，。；]{0,5}(?:提高|提升|增加|增长|上升|升|降|扩大|调整|减|增|跃|下|发展|缩|压|优化|变|攀|扩)",
        setting.after,
    ):
        since = _IN_YEAR.findall(setting.clause)
        start = since[-1] if since else str(year - 6 if part == "years" else year - 2)
        return _past(start, "从 before the figure: where it starts", 0.85)
    in_years = part == "years"
    if re.search("累计[^，。；]*$", words):
        span = five if in_years else f"../{last}"
        return evolve(_past(span, "累计", 0.75), modality=modality)
    if in_years:
        flow = aspect in _FLOWS or (bool(setting.lead) and aspect == "level")
        share = "%" in setting.found.surface or "％" in setting.found.surface
        flow = flow and not (aspect == "level" and share)
        flow = flow and not re.search("(?:达到?|至|到|为|居|占|突破|超过)$", setting.tail)
        why = "a change or a sum over the years" if flow else "a state at the end of the years"
        return evolve(_past(five if flow else str(last), why, 0.75), modality=modality)
    if aspect.startswith("average"):
        return evolve(_past(five, "年均", 0.8), modality=modality)
    return evolve(_past(str(last), "section that reviews the year", 0.93), modality=modality)
