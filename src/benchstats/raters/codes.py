"""Agreement of coders of comments, where a comment may carry several codes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from benchstats.errors import InputError
from benchstats.raters.disagreement import RESAMPLES, bootstrap_interval, disagreement
from benchstats.raters.distances import masi_distances
from benchstats.raters.firmness import TENTATIVE_FROM, Alpha
from benchstats.raters.krippendorff import krippendorff_alpha, said, why_not
from benchstats.raters.reading import counted
from benchstats.results import Interval, Reason, Result, Sentence, say

Coding = Collection[str] | None
CodeRows = list[list[frozenset[str] | None]]


@dataclass(frozen=True, slots=True)
class MasiAlpha(Alpha):
    """Alpha with MASI distance of the `n` comments that two coders or more coded, by `coders` coders."""

    statistic: ClassVar[str] = "masi_alpha"

    n: int
    coders: int
    value: float | None
    interval: Interval | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """What the codes may be used for."""
        return said(self.value, self.interval, self.n)


@dataclass(frozen=True, slots=True)
class CodeAlpha(Result):
    """Binary alpha of one `code` over `n` comments; `given` of them got it from at least one coder.

    None where every coder gave it to every comment, or nobody to any.
    """

    statistic: ClassVar[str] = "code_alpha"

    code: str
    n: int
    given: int
    value: float | None
    interval: Interval | None
    reason: Reason | None = None

    @property
    def is_reportable(self) -> bool:
        """Whether counts of this code may be reported without deciding the differences first: from 0.667."""
        return self.value is not None and self.value >= TENTATIVE_FROM

    def sentence(self) -> Sentence:
        """Whether the code may be counted."""
        if self.is_reportable:
            return say(
                "The coders agree well enough on “%(code)s” to count it (comments: %(n)s).", code=self.code, n=self.n
            )
        return say(
            "Please settle the differences on “%(code)s” between the coders before it is counted (comments: %(n)s).",
            code=self.code,
            n=self.n,
        )


def masi_alpha(
    codings: Iterable[Iterable[Coding]],
    *,
    generator: np.random.Generator | None = None,
    resamples: int = RESAMPLES,
) -> MasiAlpha:
    """Krippendorff's alpha over sets of codes with MASI distance, not squared.

    `codings` has one row a comment and one column a coder; a cell is a collection of codes (empty: no code fits), or
    None where the coder did not see the comment. Without a `generator` there is no interval.
    Source: Passonneau 2006, LREC; equals Python nltk 3.10, `AnnotationTask(distance=masi_distance).alpha()`.

    Raises:
        InputError: when the codings form no table of sets of words.
    """
    units = counted(code_rows(codings)).pairable
    apart = masi_distances([value for value in units.values if isinstance(value, frozenset)])
    value = disagreement(units.counts, distances=apart).alpha
    interval = None
    if generator is not None and value is not None:
        interval = bootstrap_interval(units.counts, distances=apart, generator=generator, resamples=resamples)
    n = len(units.counts)
    return MasiAlpha(n, units.raters, value, interval, why_not(value, n))


def code_alphas(
    codings: Iterable[Iterable[Coding]],
    *,
    codes: Collection[str] | None = None,
    generator: np.random.Generator | None = None,
    resamples: int = RESAMPLES,
) -> tuple[CodeAlpha, ...]:
    """Nominal alpha of each code by itself: given or not. One result a code, in order of the codes' names.

    `codings` as in `masi_alpha`; `codes` are those of the codebook, or else all that occur.
    Source: Krippendorff 2019, Content Analysis, 4th edition, 12.3, on binary data.

    Raises:
        InputError: when the codings form no table of sets of words.
    """
    rows = code_rows(codings)
    found = {code for row in rows for cell in row if cell is not None for code in cell}
    return tuple(_one(rows, code, generator, resamples) for code in sorted(found if codes is None else set(codes)))


def _one(rows: CodeRows, code: str, generator: np.random.Generator | None, resamples: int) -> CodeAlpha:
    binary = [[None if cell is None else int(code in cell) for cell in row] for row in rows]
    found = krippendorff_alpha(binary, level="nominal", generator=generator, resamples=resamples)
    given = sum(1 in row for row in binary)
    return CodeAlpha(code, found.n, given, found.value, found.interval, found.reason)


def code_rows(codings: Iterable[Iterable[Coding]]) -> CodeRows:
    """The codings as rows of sets.

    Raises:
        InputError: when they form no table of sets of words.
    """
    try:
        return [[_read(cell) for cell in row] for row in codings]
    except TypeError:
        raise InputError("codings form a table, one row a comment and one column a coder") from None


def _read(cell: Coding) -> frozenset[str] | None:
    if cell is None:
        return None
    if isinstance(cell, str) or not isinstance(cell, Collection) or not all(isinstance(code, str) for code in cell):
        raise InputError(f"a coding is a collection of codes, not {cell!r}")
    return frozenset(cell)
