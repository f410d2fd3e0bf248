"""How often the rule says something, and how often what it says is wrong: whole rounds with a known truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from benchstats.errors import InputError
from benchstats.pooling import standard_draws
from benchstats.quantiles import normal_quantile
from benchstats.results import Interval, Result, Sentence, say
from benchstats.verdicts.discoveries import Audience
from benchstats.verdicts.judged import Words, judged_round
from benchstats.verdicts.planning import WITHIN_SD
from benchstats.verdicts.rule import RULE, Rule, Verdict
from benchstats.verdicts.sides import table_of

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

DIRECTIONS = {Verdict.CLEARLY_ABOVE: 1, Verdict.CLEARLY_BELOW: -1}
ERROR_METHOD = "score interval for rounds drawn independently, 95 %"


@dataclass(frozen=True, slots=True)
class Calibration(Result):
    """What the rule did in `n` rounds of a network whose truth is known.

    sizes: answers of each group. icc: the true share of variance between groups, 0 where all are truly equal.
    comparisons: dimensions x groups x rounds. said: how many were clearly above or below. wrong: how many of those
    lie on the other side of the true median of the others, or exactly on it. too_few: how many had too few answers.
    readers: organisations x rounds; told: how many of them were told at least one difference.
    wrong_error, said_error: Monte Carlo standard errors of the two shares, between rounds. interval: for share_wrong.
    """

    statistic: ClassVar[str] = "calibration"

    n: int
    sizes: tuple[int, ...]
    icc: float
    audience: Audience
    comparisons: int
    said: int
    wrong: int
    too_few: int
    readers: int
    told: int
    said_error: float
    wrong_error: float | None
    interval: Interval | None

    @property
    def share_said(self) -> float:
        """The share of comparisons in which a difference was said."""
        return self.said / self.comparisons

    @property
    def share_wrong(self) -> float | None:
        """The share of wrong ones among what was said; None where nothing was said."""
        return self.wrong / self.said if self.said else None

    def sentence(self) -> Sentence:
        """Both shares in one sentence."""
        if not self.said:
            return say("In %(n)s rounds no difference was called clear.", n=self.n)
        return say(
            "In %(n)s rounds %(said)s of %(comparisons)s comparisons were called clear, and %(wrong)s of them wrongly.",
            n=self.n,
            said=self.said,
            comparisons=self.comparisons,
            wrong=self.wrong,
        )


def calibrate(
    sizes: Sequence[int],
    *,
    icc: float,
    rounds: int,
    generator: np.random.Generator,
    dimensions: int = 6,
    sd: float = WITHIN_SD,
    correlation: float = 0.5,
    draws: int = 4000,
    audience: Audience = Audience.EACH_GROUP,
    rule: Rule = RULE,
) -> Calibration:
    """Run the rule on rounds whose truth is known, and count what it says and what of it is wrong.

    `sizes` are the answers of each group. In each round true levels are normal with the SD that makes `icc` the share
    of variance between groups, and persons are normal about them with `sd`; `correlation` ties the dimensions, of
    groups and of persons. The rule sees means and pooled within variances, and everybody has answered. One set of
    `draws` from the posterior serves all rounds.
    Source: Morris, White and Crowther 2019, Using simulation studies to evaluate statistical methods, Statistics in
    Medicine 38, 2074-2102; interval with the effective number of Korn and Graubard 1998, Survey Methodology 24.

    Raises:
        InputError: when there is no group or round, a size is below 1, all sizes are 1, or a share is not a share.
    """
    n = np.array([int(size) for size in sizes])
    if rounds < 1 or n.size == 0 or n.min() < 1 or n.sum() == n.size or dimensions < 1:
        raise InputError("calibration needs a round, a dimension and groups of at least one answer, one of them two")
    if not (0 <= icc < 1 and 0 <= correlation <= 1 and sd > 0):
        raise InputError(f"calibration cannot use ICC {icc}, correlation {correlation} and SD {sd}")
    common = standard_draws(generator, groups=n.size, draws=draws)
    between = sd * sqrt(icc / (1 - icc))
    degrees = int(n.sum()) - n.size
    counted = []
    for _ in range(rounds):
        truth = between * _tied(generator, (dimensions, n.size), correlation)
        means = truth + sd / np.sqrt(n) * _tied(generator, (dimensions, n.size), correlation)
        within = sd**2 * generator.chisquare(degrees, (dimensions, 1)) / degrees
        table = table_of(means, variances=within / n, n=n, response=1.0, ordinal=None, rule=rule)
        judged = judged_round(table, draws=common, audience=audience, rule=rule)
        counted.append(_counted(judged.words(), truth))
    return _told(np.array(counted), n, icc, dimensions, audience)


def _tied(generator: np.random.Generator, shape: tuple[int, int], correlation: float) -> Floats:
    """Standard normal numbers, correlated down the columns."""
    shared = generator.standard_normal(shape[1])
    return sqrt(correlation) * shared + sqrt(1 - correlation) * generator.standard_normal(shape)


def _counted(rows: Sequence[Sequence[Words]], truth: Floats) -> tuple[int, int, int, int]:
    """Of one round: how many were said, how many of them wrong, how many had too few answers, how many were told."""
    words = np.array([[DIRECTIONS.get(verdict, 0) for verdict, _ in row] for row in rows])
    few = sum(verdict is Verdict.TOO_FEW_ANSWERS for row in rows for verdict, _ in row)
    right = words * (truth - _middle_of_others(truth)) > 0
    said = words != 0
    return int(said.sum()), int((said & ~right).sum()), few, int(said.any(axis=0).sum())


def _middle_of_others(truth: Floats) -> Floats:
    """For each group the median of the other groups' true levels; NaN where there is no other."""
    groups = truth.shape[1]
    if groups < 2:
        return np.full(truth.shape, np.nan)
    return np.stack([np.median(np.delete(truth, group, axis=1), axis=1) for group in range(groups)], axis=1)


def _told(counted: Counts, n: Counts, icc: float, dimensions: int, audience: Audience) -> Calibration:
    rounds = len(counted)
    said, wrong, few, told = map(int, counted.sum(axis=0))
    error = interval = None
    if said:
        share = wrong / said
        error = sqrt(_between_rounds(counted[:, 1] - share * counted[:, 0])) * rounds / said
        interval = _score_interval(share, error, said)
    return Calibration(
        n=rounds,
        sizes=tuple(n.tolist()),
        icc=float(icc),
        audience=audience,
        comparisons=rounds * dimensions * n.size,
        said=said,
        wrong=wrong,
        too_few=few,
        readers=rounds * n.size,
        told=told,
        said_error=sqrt(_between_rounds(counted[:, 0])) / (dimensions * n.size),
        wrong_error=error,
        interval=interval,
    )


def _between_rounds(numbers: Floats | Counts) -> float:
    """The variance of a mean over rounds; 0 for one round, which cannot tell."""
    return float(np.var(numbers, ddof=1)) / numbers.size if numbers.size > 1 else 0.0


def _score_interval(share: float, error: float, said: int) -> Interval:
    """Wilson's interval with the number of independent statements that would have the same error."""
    independent = share * (1 - share) / error**2 if error > 0 else float(said)
    number, z = min(float(said), independent), normal_quantile()
    centre = (share + z * z / (2 * number)) / (1 + z * z / number)
    half = z * sqrt(share * (1 - share) / number + (z / (2 * number)) ** 2) / (1 + z * z / number)
    return Interval(max(0.0, centre - half), min(1.0, centre + half), ERROR_METHOD)
