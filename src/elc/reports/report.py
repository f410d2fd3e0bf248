"""The report of a comparison as plain data, in words: what the page and the PDF print, from released figures only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elc.comparison.figures import MEAN, SD_SAMPLE, SHARE_POSITIVE, Figure, FigureTable
from elc.comparison.gate import Audience, Withheld
from elc.core.language import in_language
from elc.core.numbers import NOTHING, decimal, round_half_up
from elc.instruments.definition import AnswerScale, Item
from elc.reports.charts import GroupMean, group_strip, group_strip_both
from elc.snapshots.freezing import FrozenSnapshot

MOST_GROUPS = 500  # beyond that neither strip nor table can be read; figures.csv has them all
MOST_ROWS = 6_000  # of all tables together, for the same reason


@dataclass(frozen=True)
class ReportItem:
    """One item: its sentence, its drawing (for a page, and with colours inside), and its table."""

    key: str
    text: str
    section: str
    low_label: str
    high_label: str
    sentence: str
    svg: str
    standalone_svg: str
    alt: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Report:
    """Everything a report prints."""

    title: str
    source_name: str
    lead: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    audience_note: str
    is_for_members: bool
    items: tuple[ReportItem, ...]
    notes: tuple[tuple[str, str], ...]
    footer: str


def build_report(
    *,
    source_name: str,
    snapshot: FrozenSnapshot,
    figures: Sequence[Figure],
    audience: Audience,
    inferred: Sequence[str],
    answered: int,
) -> Report:
    """The report for one audience in the active language; `inferred` are the sentences on how the file was read,
    `answered` how many rows hold an answer.
    """
    table = FigureTable(figures)
    groups = sorted(snapshot.groups, key=natural)
    places = 2 if audience is Audience.ANALYST else 1
    # With a group withheld, the whole less the others would give how many are in it.
    may_count = not any(figure.withheld == Withheld.TOO_FEW for figure in figures)
    return Report(
        title=ngettext("Answers of %(n)d group", "Comparison of %(n)d groups", len(groups)) % {"n": len(groups)},
        source_name=source_name,
        lead=tuple(_lead(snapshot, answered if may_count else None)),
        facts=tuple(_facts(snapshot, source_name, may_count=may_count)),
        audience_note=_audience_note(audience),
        is_for_members=audience is Audience.MEMBERS,
        items=tuple(_item(snapshot, snapshot.definition.item(key), groups, table, places) for key in snapshot.items),
        notes=tuple(_notes(snapshot, figures, audience, inferred)),
        footer=_("Benchmarking is an instrument to improve and never an end in itself."),
    )


def natural(label: str) -> tuple[tuple[int, int | str], ...]:
    """A key that sorts "Unit 2" before "Unit 10"."""
    parts = re.split(r"(\d{1,15})", label)
    return tuple((0, int(part)) if part.isdecimal() else (1, part.casefold()) for part in parts if part)


def withheld_words(reason: str) -> str:
    """Why a number is not shown, in the reader's language."""
    words = {
        Withheld.TOO_FEW: _("fewer than 5 answers"),
        Withheld.SPREAD: _("an SD is shown from 50 answers on"),
        Withheld.DISTRIBUTION: _("a distribution is shown from 50 answers on"),
    }
    return words[Withheld(reason)]


def _lead(snapshot: FrozenSnapshot, answered: int | None) -> list[str]:
    sentences = []
    if answered is not None:
        sentences.append(ngettext("%(n)d person answered.", "%(n)d people answered.", answered) % {"n": answered})
    if len(snapshot.groups) > 1:
        sentences += [
            _("Groups stand in the order of their names, not of their scores."),
            _("Small groups vary by chance: a gap between two of them need not mean anything."),
        ]
    return sentences


def _facts(snapshot: FrozenSnapshot, source_name: str, *, may_count: bool) -> list[tuple[str, str]]:
    scales = dict.fromkeys(
        f"{scale.low}–{scale.high}" for scale in (snapshot.definition.scale_of(key) for key in snapshot.items)
    )
    return [
        (_("File"), source_name),
        *([(_("Rows"), decimal(snapshot.rows, 0))] if may_count else []),
        (_("Groups"), decimal(len(snapshot.groups), 0)),
        (_("Items"), decimal(len(snapshot.items), 0)),
        (_("Scale"), ", ".join(scales)),
        (_("Snapshot"), snapshot.digest[:16]),
    ]


def _audience_note(audience: Audience) -> str:
    if audience is Audience.ANALYST:
        return _("Exact values: only for the person who holds the answers anyway. Do not pass this report on.")
    return _("For members: groups with fewer than 5 answers are left out, and SDs of fewer than 50.")


def _item(snapshot: FrozenSnapshot, item: Item, groups: list[str], table: FigureTable, places: int) -> ReportItem:
    means = {group: table.get(group, item.key, MEAN) for group in groups}
    shown = {group: figure.value for group, figure in means.items() if figure.value is not None}
    sentence = _sentence(shown, means, table, item, places)
    has_room = _has_room(snapshot)
    text = in_language(item.text)[0]
    scale = snapshot.definition.scale_of(item.key)

    dots = [GroupMean(float(round_half_up(value, places))) for value in shown.values()] if has_room else []
    values = tuple(scale.values)
    rows = (_row(group, item.key, table, places) for group in groups) if has_room else ()
    return ReportItem(
        key=item.key,
        text=text,
        section=_section(snapshot, item),
        low_label=_end_label(scale, 0),
        high_label=_end_label(scale, -1),
        sentence=sentence,
        svg=group_strip_both(dots, values, title=text, desc=sentence) if dots else "",
        standalone_svg=group_strip(dots, values, title=text, desc=sentence, standalone=True) if dots else "",
        alt=sentence,
        headings=(_("Group"), _("Answers"), _("Mean"), _("SD (sample, n−1)"), _("Positive answers")),
        rows=tuple(rows),
    )


def _section(snapshot: FrozenSnapshot, item: Item) -> str:
    """The title of the item's dimension, or nothing."""
    titles = {dimension.key: dimension.title for dimension in snapshot.definition.dimensions}
    return in_language(titles[item.dimension])[0] if item.dimension else ""


def _end_label(scale: AnswerScale, end: int) -> str:
    """What the lowest (0) or highest (-1) value of a scale is called, or nothing."""
    return in_language({language: labels[end] for language, labels in scale.labels.items()})[0]


def _has_room(snapshot: FrozenSnapshot) -> bool:
    groups = len(snapshot.groups)
    return groups <= MOST_GROUPS and groups * len(snapshot.items) <= MOST_ROWS


def _sentence(shown: dict[str, float], means: dict[str, Figure], table: FigureTable, item: Item, places: int) -> str:
    if not shown:
        return _("No group has enough answers to be shown.")
    if len(means) > 1:
        words = {
            "groups": len(shown),
            "low": decimal(min(shown.values()), places),
            "high": decimal(max(shown.values()), places),
        }
        if len(shown) == 1:
            return _("One group has enough answers to be shown; its mean is %(low)s.") % words
        return _("The means of %(groups)d groups lie between %(low)s and %(high)s.") % words
    group = next(iter(shown))
    share = table.get(group, item.key, SHARE_POSITIVE)
    words = {"mean": decimal(shown[group], places), "n": share.n or 0, "share": _percent(share)}
    return _("The mean of %(n)d answers is %(mean)s; %(share)s of them are positive.") % words


def _row(group: str, key: str, table: FigureTable, places: int) -> tuple[str, ...]:
    mean, spread = table.get(group, key, MEAN), table.get(group, key, SD_SAMPLE)
    share = table.get(group, key, SHARE_POSITIVE)
    if mean.withheld:
        return (group, withheld_words(mean.withheld), NOTHING, NOTHING, NOTHING)
    return (
        group,
        decimal(mean.n, 0),
        decimal(mean.value, places),
        decimal(spread.value, places),
        _percent(share),
    )


def _percent(share: Figure) -> str:
    if share.value is None:
        return NOTHING
    words = {"percent": decimal(100 * share.value, 0)}
    if share.low is None or share.high is None:
        return _("%(percent)s %%") % words
    words |= {"low": decimal(100 * share.low, 0), "high": decimal(100 * share.high, 0)}
    return _("%(percent)s %% (%(low)s–%(high)s)") % words


def _notes(
    snapshot: FrozenSnapshot, figures: Sequence[Figure], audience: Audience, inferred: Sequence[str]
) -> list[tuple[str, str]]:
    notes = [
        (
            _("How the numbers were made"),
            _(
                "Means and SDs are computed exactly, from counts of answers, and rounded to be printed; the SD uses "
                "n−1. Positive answers are those above the middle of the scale; the range behind their share is where "
                "it likely lies. “Don't know” and missing answers are left out and counted apart, in figures.csv."
            ),
        )
    ]
    reasons = dict.fromkeys(figure.withheld for figure in figures if figure.withheld)
    if reasons:
        words = "; ".join(withheld_words(reason) for reason in reasons)
        notes.append(
            (
                _("What is withheld, and why"),
                _(
                    "Reasons: %(reasons)s. This protects against simple reading. It does not protect a group in which "
                    "everybody answered alike, nor two reports that differ by one group."
                )
                % {"reasons": words},
            )
        )
    if not _has_room(snapshot):
        notes.append(
            (
                _("Tables"),
                _("There are too many groups and items to print: what the tables would hold is in figures.csv."),
            )
        )
    if inferred and audience is Audience.ANALYST:  # they count rows and missing answers, of small groups as well
        notes.append((_("How the file was read"), " ".join(inferred)))
    return notes
