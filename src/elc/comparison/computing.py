"""From counts to figures: the only place where the product computes a number that people see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchstats import DEFINITIONS, Description, Scale, describe
from elc.collection.answers import DONT_KNOW, MISSING, NOT_APPLICABLE
from elc.comparison.figures import (
    COUNT,
    MEAN,
    NO_ANSWER_STATISTICS,
    SD_POPULATION,
    SD_SAMPLE,
    SHARE_POSITIVE,
    Figure,
    definition_of_count,
)
from elc.snapshots.counting import ItemCounts, count_answers
from elc.snapshots.freezing import FrozenSnapshot

EVERYTHING = "nobody yet"  # the audience of a figure before the gate: nothing prints it


def figures_of(snapshot: FrozenSnapshot) -> list[Figure]:
    """Every figure of a snapshot, exact and for no audience yet: the gate decides what of it is released.

    By item in the instrument's order, then by group, then by statistic; exactly one mean for each group and item.
    """
    figures: list[Figure] = []
    for item in count_answers(snapshot):
        answer_scale = snapshot.definition.scale_of(item.item)
        scale = Scale(answer_scale.low, answer_scale.high)
        for position, group in enumerate(snapshot.groups):
            figures.extend(_of_group(snapshot.digest, group, position, item, scale))
    return figures


def _of_group(digest: str, group: str, position: int, item: ItemCounts, scale: Scale) -> Iterator[Figure]:
    counts = item.counts[position].tolist()
    described = describe(counts, scale=scale)
    yield from _descriptives(described, digest, group, item.item)
    for value, count in zip(scale.values, counts, strict=True):
        yield figure(group, item.item, COUNT, described.n, count, digest, words=definition_of_count(value))
    asked = described.n + sum(int(column[position]) for column in item.no_answer.values())
    for statistic, code in zip(NO_ANSWER_STATISTICS, (MISSING, DONT_KNOW, NOT_APPLICABLE), strict=True):
        count = int(item.no_answer[code][position])
        yield figure(group, item.item, statistic, asked, count, digest, kind=COUNT, words=_WORDS_OF_CODE[code])


_WORDS_OF_CODE = {
    MISSING: "submissions without an answer to this item",
    DONT_KNOW: "submissions that say “don't know”",
    NOT_APPLICABLE: "submissions that say “not applicable”",
}


def _descriptives(described: Description, digest: str, group: str, item: str) -> Iterator[Figure]:
    n, share = described.n, described.share_positive
    yield _mean(described, digest, group, item)
    yield figure(group, item, SD_SAMPLE, n, described.sd_sample, digest)
    yield figure(group, item, SD_POPULATION, n, described.sd_population, digest)
    positive = described.scale.positive
    words = f"{DEFINITIONS[SHARE_POSITIVE].text}: {positive.start} to {positive.stop - 1}"
    yield figure(group, item, SHARE_POSITIVE, n, share.value, digest, low=share.low, high=share.high, words=words)


def _mean(described: Description, digest: str, group: str, item: str) -> Figure:
    """The mean with its likely range, where it has one.

    Answers that are all alike have none: a range without width would claim that the next answer is known. The range is
    cut at the ends of the scale. No true mean lies beyond them, so what is cut off never held it, and the range holds
    it as often as before.
    """
    plain = figure(group, item, MEAN, described.n, described.mean, digest)
    interval, scale = described.mean_interval, described.scale
    if interval is None or not described.sd_sample:
        return plain
    return replace(
        plain,
        low=max(interval.low, float(scale.low)),
        high=min(interval.high, float(scale.high)),
        method=f"{plain.method}; range: {interval.method}",
    )


def figure(
    group: str,
    item: str,
    statistic: str,
    n: int,
    value: float | None,
    snapshot: str,
    *,
    low: float | None = None,
    high: float | None = None,
    kind: str | None = None,
    words: str | None = None,
) -> Figure:
    """A computed figure with the method and version of its statistic (`kind`, where several share one definition)."""
    meaning = DEFINITIONS[kind or statistic]
    return Figure(
        group=group,
        measure=item,
        statistic=statistic,
        definition=words or meaning.text,
        n=n,
        value=value,
        low=low,
        high=high,
        method=meaning.method,
        version=meaning.version,
        snapshot=snapshot,
        audience=EVERYTHING,
    )
