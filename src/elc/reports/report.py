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
from elc.core.numbers import NOTHING, decimal
from elc.instruments.definition import Item
from elc.reports.charts import GroupMean, group_strip, group_strip_both
from elc.snapshots.freezing import FrozenSnapshot

MOST_GROUPS = 500  # beyond that neither strip nor table can be read; figures.csv has them all
MOST_ROWS = 6_000  # of all tables together, for the same reason


@dataclass(frozen=True)
class ReportItem:
    """One item: its sentence, its drawing (for a page, and with colours inside), and its table."""

    key: str
    text: str
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
) -> Report:
    """The report for one audience in the active language; `inferred` are the sentences on how the file was read."""
    table = FigureTable(figures)
    groups = sorted(snapshot.groups, key=natural)
    places = 2 if audience is Audience.ANALYST else 1
    return Report(
        title=ngettext("Answers of %(n)d group", "Comparison of %(n)d groups", len(groups)) % {"n": len(groups)},
        source_name=source_name,
        lead=tuple(_lead(snapshot)),
        facts=tuple(_facts(snapshot, source_name)),
        audience_note=_audience_note(audience),
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


def _lead(snapshot: FrozenSnapshot) -> list[str]:
    answered = ngettext("%(n)d person answered.", "%(n)d people answered.", snapshot.rows) % {"n": snapshot.rows}
    if len(snapshot.groups) == 1:
        return [answered]
    return [
        answered,
        _("Groups stand in the order of their names, not of their scores."),
        _("Small groups vary by chance: a gap between two of them need not mean anything."),
    ]


def _facts(snapshot: FrozenSnapshot, source_name: str) -> list[tuple[str, str]]:
    scale = snapshot.definition.scale_of(snapshot.items[0])
    return [
        (_("File"), source_name),
        (_("Rows"), decimal(snapshot.rows, 0)),
        (_("Groups"), decimal(len(snapshot.groups), 0)),
        (_("Items"), decimal(len(snapshot.items), 0)),
        (_("Scale"), f"{scale.low}–{scale.high}"),
        (_("Snapshot"), snapshot.digest[:16]),
    ]


def _audience_note(audience: Audience) -> str:
    if audience is Audience.ANALYST:
        return _("Exact values: only for the person who holds the answers anyway. Do not pass this report on.")
    return _("For members: what could show single people's answers is withheld.")


def _item(snapshot: FrozenSnapshot, item: Item, groups: list[str], table: FigureTable, places: int) -> ReportItem:
    means = {group: table.get(group, item.key, MEAN) for group in groups}
    shown = {group: figure.value for group, figure in means.items() if figure.value is not None}
    sentence = _sentence(shown, means, table, item, places)
    has_room = _has_room(snapshot)
    text = in_language(item.text)[0]
    scale = snapshot.definition.scale_of(item.key)

    dots = [GroupMean(value) for value in shown.values()] if has_room else []
    values = tuple(scale.values)
    rows = (_row(group, item.key, table, places) for group in groups) if has_room else ()
    return ReportItem(
        key=item.key,
        text=text,
        sentence=sentence,
        svg=group_strip_both(dots, values, title=text, desc=sentence) if dots else "",
        standalone_svg=group_strip(dots, values, title=text, desc=sentence, standalone=True) if dots else "",
        alt=sentence,
        headings=(_("Group"), _("Answers"), _("Mean"), _("SD (sample, n−1)"), _("Positive answers")),
        rows=tuple(rows),
    )


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
    return NOTHING if share.value is None else _("%(percent)s %%") % {"percent": decimal(100 * share.value, 0)}


def _notes(
    snapshot: FrozenSnapshot, figures: Sequence[Figure], audience: Audience, inferred: Sequence[str]
) -> list[tuple[str, str]]:
    scale = snapshot.definition.scale_of(snapshot.items[0])
    positive = (scale.low + scale.high) // 2 + 1
    notes = [
        (
            _("How the numbers were made"),
            _(
                "Means and SDs are exact, from counts of answers; the SD divides by n−1. Positive answers are those "
                "above the middle of the scale, %(low)d to %(high)d. “Don't know” and missing answers are left out and "
                "counted apart, in figures.csv."
            )
            % {"low": positive, "high": scale.high},
        )
    ]
    reasons = dict.fromkeys(figure.withheld for figure in figures if figure.withheld)
    if reasons:
        words = "; ".join(withheld_words(reason) for reason in reasons)
        notes.append(
            (
                _("What is withheld, and why"),
                _("To protect those who answered: %(reasons)s.") % {"reasons": words},
            )
        )
    if not _has_room(snapshot):
        notes.append(
            (
                _("Tables"),
                _("There are too many groups and items to print: what the tables would hold is in figures.csv."),
            )
        )
    if inferred:
        notes.append((_("How the file was read"), " ".join(inferred)))
    return notes
