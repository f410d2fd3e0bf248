"""Goals P2 and P11: the comparison figures of rounds against metafor, lme4 and statsmodels, agreement of raters against
krippendorff, and the disclosure audit against its limits.

The data are made by a seeded generator: 6 dimensions, 5 rounds, 200 organisations of 5 to 60 answers. Peers run in
processes of their own, get the same data by file, and time themselves without start-up. Figures are compared by
processor time, ours and theirs, because a busy machine stretches wall time; the audit's limits are wall time. In the
same run their estimates are compared with ours; a difference stops the run.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchstats.pooling import random_effects, standard_draws
from benchstats.raters import krippendorff_alpha
from benchstats.verdicts import verdicts
from measuring import Outcome, outcome

PEERS = Path(__file__).resolve().parent / "peers"
DIMENSIONS, ROUNDS, ORGANISATIONS = 6, 5, 200
MOST_MILLISECONDS = 5.0
CLOSE = 1e-4
NOT_INSTALLED = 3
RESAMPLES, THEIR_RESAMPLES = 2000, 100
AUDITS = {5: 1.0, 50: 10.0, 200: 60.0}  # organisations -> seconds at most
LARGEST_OF_SHORT = 50
AUDIT = """
import sys
import time
sys.path[:0] = [sys.argv[1]]
from benchstats.disclosure import reconstruction_audit
from rounds import seeded_round
answers, figures = seeded_round(int(sys.argv[2]))
began = time.perf_counter()
found = reconstruction_audit(figures, answers=answers)
print(time.perf_counter() - began)
"""

INSTALL = {
    "metafor": "Rscript -e 'install.packages(\"metafor\")'",
    "lme4": "Rscript -e 'install.packages(\"lme4\")'",
    "statsmodels": "pip install statsmodels",
    "krippendorff": "pip install krippendorff",
}

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Round:
    """One round: tables of shape (dimensions, organisations), and the single scores of each dimension."""

    means: Floats
    variances: Floats
    n: NDArray[np.int64]
    scores: list[list[Floats]]


def run(*, full: bool) -> list[Outcome]:
    """Measure; short: two turns and one audit of each size. Full: five turns, three audits."""
    rounds = make_rounds()
    return [*_comparisons(rounds, turns=5 if full else 2), *_agreement(full=full), *_audits(full=full)]


def make_rounds() -> list[Round]:
    """Five rounds, the same each time: true means differ by 0.25, answers within an organisation by 0.75."""
    random = np.random.default_rng(20160428)
    return [_made(random) for _ in range(ROUNDS)]


def _made(random: np.random.Generator) -> Round:
    n = random.integers(5, 61, (DIMENSIONS, ORGANISATIONS))
    truth = 3.9 + 0.25 * random.standard_normal(n.shape)
    scores = [
        [own + 0.75 * random.standard_normal(size) for own, size in zip(row, sizes.tolist(), strict=True)]
        for row, sizes in zip(truth, n, strict=True)
    ]
    means = np.array([[one.mean() for one in row] for row in scores])
    within = [sum(one.var() * one.size for one in row) / sum(one.size - 1 for one in row) for row in scores]
    return Round(means, np.array(within)[:, None] / n, n, scores)


def _comparisons(rounds: Sequence[Round], *, turns: int) -> list[Outcome]:
    """The figures of all dimensions, ours and theirs in turn; the README says what each of them computes.

    Each time is that of a whole round, divided by its dimensions: the time that R takes to clean its memory between
    fits belongs to the round, as ours does.
    """
    ours: list[float] = []
    effects: list[float] = []
    theirs: dict[str, list[float]] = {"metafor": [], "lme4": [], "statsmodels": []}
    without: dict[str, list[float]] = {"metafor": [], "lme4": [], "statsmodels": []}
    compare_round(rounds[0], seed=0)  # warm
    for turn in range(turns):
        for one in rounds:
            ours += [compare_round(one, seed=turn)]
        some = rounds[turn]
        effects += [_timed_effects(some)]
        for peer in theirs:
            fits = _fits_of(peer, some)
            theirs[peer] += _mean_milliseconds(fits, "seconds")
            without[peer] += _mean_milliseconds(fits, "seconds_without_confint")
    mine = median(ours)
    size = f"{DIMENSIONS} x {ROUNDS} x {ORGANISATIONS}"
    name = f"P2 comparison figures of {size}, processor ms a dimension and round"
    alone = f"{name}, against the estimates alone of"
    return [
        outcome(f"{name}, against the limit", mine, MOST_MILLISECONDS, at_most=1.0),
        _against("metafor", f"{name}, against metafor rma, blup, confint", mine, theirs["metafor"], 0.05),
        _against("lme4", f"{name}, against lme4 lmer, ranef, confint (profile)", mine, theirs["lme4"], 0.05),
        _against("metafor", f"{alone} metafor rma, blup", mine, without["metafor"], 1.0),
        _against("lme4", f"{alone} lme4 lmer, ranef", mine, without["lme4"], 1.0),
        _against(
            "statsmodels", "random effects of 200 with all intervals, ms, against statsmodels combine_effects",
            median(effects), theirs["statsmodels"], 1.0,
        ),
    ]  # fmt: skip


def _mean_milliseconds(fits: Sequence[dict[str, Any]], key: str) -> list[float]:
    """The mean over the fits of a round; nothing where the peer is not installed or does not time this part."""
    return [fmean(fit[key] for fit in fits) * 1000] if fits and key in fits[0] else []


def compare_round(one: Round, *, seed: int) -> float:
    """Milliseconds a dimension for all verdicts of a round, its random numbers included."""
    response = np.full(ORGANISATIONS, 0.7)
    began = time.process_time()
    draws = standard_draws(np.random.default_rng(seed), groups=ORGANISATIONS)
    found = verdicts(one.means, variances=one.variances, n=one.n, response=response, draws=draws)
    taken = time.process_time() - began
    assert all(result.interval and result.probability is not None for row in found for result in row)
    return taken * 1000 / DIMENSIONS


def _timed_effects(one: Round) -> float:
    """Milliseconds a dimension for the random effects of a round."""
    began = time.process_time()
    for means, variances in zip(one.means, one.variances, strict=True):
        random_effects(means, variances=variances, estimator="paule_mandel")
    return (time.process_time() - began) * 1000 / DIMENSIONS


def _against(peer: str, name: str, ours: float, theirs: list[float], at_most: float) -> Outcome:
    return outcome(name, ours, median(theirs), at_most=at_most) if theirs else _absent(peer, name, ours, at_most)


def _absent(peer: str, name: str, ours: float, at_most: float) -> Outcome:
    said = f"{name}: {peer} is not installed, so nothing was compared; install it by: {INSTALL[peer]}"
    return Outcome(said, round(ours, 3), 0.0, 0.0, f"<= {at_most}", ok=False)


def _fits_of(peer: str, one: Round) -> list[dict[str, Any]]:
    """What a peer makes of each dimension of a round, held against ours; nothing where it is not installed."""
    lines = _lines_of_scores(one) if peer == "lme4" else _lines_of_means(one)
    program = [sys.executable, str(PEERS / "statsmodels_effects.py")]
    if peer != "statsmodels":
        program = ["Rscript", "--vanilla", str(PEERS / f"{peer}.R")]
    fits: list[dict[str, Any]] = _told_by(program, "\n".join(lines) + "\n") or []
    for number, fit in enumerate(fits):
        _hold_against(peer, fit, one.means[number], one.variances[number], one.n[number])
    return fits


def _lines_of_means(one: Round) -> list[str]:
    rows = zip(one.means.tolist(), one.variances.tolist(), strict=True)
    return ["fit,mean,variance"] + [
        f"{number},{mean!r},{variance!r}"
        for number, row in enumerate(rows)
        for mean, variance in zip(*row, strict=True)
    ]


def _lines_of_scores(one: Round) -> list[str]:
    return ["fit,organisation,score"] + [
        f"{number},{organisation},{score!r}"
        for number, row in enumerate(one.scores)
        for organisation, scores in enumerate(row)
        for score in scores.tolist()
    ]


def _told_by(program: Sequence[str], given: str) -> Any:
    """The JSON that a peer's program writes for what it is given; None where the peer is not installed."""
    if shutil.which(program[0]) is None:
        return None
    with tempfile.TemporaryDirectory(prefix="elc-bench-") as temporary:
        source, target = Path(temporary) / "given", Path(temporary) / "told.json"
        source.write_text(given, encoding="utf-8")
        ended = subprocess.run([*program, str(source), str(target)], capture_output=True, text=True, check=False)
        if ended.returncode == NOT_INSTALLED:
            return None
        if ended.returncode != 0:
            raise RuntimeError(f"{' '.join(program)} ended with {ended.returncode}: {ended.stderr[-2000:]}")
        return json.loads(target.read_text("utf-8"))


def _hold_against(peer: str, fit: dict[str, Any], means: Floats, variances: Floats, n: NDArray[np.int64]) -> None:
    """Stop where a peer's estimates are others than ours.

    lme4 estimates the variance within as well; given its value there, the rest of its likelihood is that of the means.
    """
    used = fit["residual"] / n if peer == "lme4" else variances
    ours = random_effects(means, variances=used, estimator="paule_mandel" if peer == "statsmodels" else "reml")
    assert ours.tau2 is not None
    assert ours.shrunken is not None
    differences = [abs(ours.tau2 - fit["tau2"]), abs(ours.mu - fit["mu"])]
    if "pooled" in fit:
        differences.append(float(np.abs(np.array(ours.shrunken) - fit["pooled"]).max()))
    if max(differences) > CLOSE:
        raise RuntimeError(f"{peer} and benchstats differ by {max(differences)}, more than {CLOSE}")


def _agreement(*, full: bool) -> list[Outcome]:
    """Krippendorff's alpha of 200 units by 5 raters with gaps, and its bootstrap interval."""
    random = np.random.default_rng(20151001)
    centre = random.integers(1, 6, (200, 1))
    ratings = np.clip(centre + random.integers(-1, 2, (200, 5)), 1, 5).astype(float)
    ratings[random.random(ratings.shape) < 0.1] = np.nan
    rows = [[None if np.isnan(one) else one for one in row] for row in ratings.tolist()]
    ours: list[float] = []
    theirs: list[float] = []
    number = RESAMPLES if full else THEIR_RESAMPLES
    for _ in range(3):
        value, seconds = _timed(
            lambda: krippendorff_alpha(rows, generator=np.random.default_rng(1), resamples=RESAMPLES)
        )
        ours.append(seconds)
        told = _told_by(
            [sys.executable, str(PEERS / "krippendorff_alpha.py")], json.dumps({"ratings": rows, "resamples": number})
        )
        if told is None:
            break
        if abs(told["value"] - value.value) > CLOSE:
            raise RuntimeError(f"krippendorff says {told['value']}, benchstats {value.value}")
        theirs.append(told["seconds"] * RESAMPLES / number)
    told_so = "" if full else f" (theirs: {number} resamples, extrapolated to {RESAMPLES})"
    name = f"Krippendorff's alpha with {RESAMPLES} resamples, s, against a loop over krippendorff{told_so}"
    return [_against("krippendorff", name, median(ours), theirs, 0.2)]


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    found = work()
    return found, time.process_time() - began


def _audits(*, full: bool) -> list[Outcome]:
    """The audit of a made round; the largest takes longer to make than the short mode has."""
    sizes = [groups for groups in AUDITS if full or groups <= LARGEST_OF_SHORT]
    return [_audit(groups, AUDITS[groups], turns=3 if full else 1) for groups in sizes]


def _audit(groups: int, limit: float, *, turns: int) -> Outcome:
    """In a process of its own, so that an audit that does not end can be stopped."""
    name = f"P11 disclosure audit of a round with {groups} organisations, s, against the limit"
    patience = 60 + 2 * limit  # the round is made in the same process, and not timed
    taken: list[float] = []
    for _ in range(turns):
        command = [sys.executable, "-c", AUDIT, str(Path(__file__).parent), str(groups)]
        try:
            ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=patience)
        except subprocess.TimeoutExpired:
            return Outcome(f"{name} (stopped after {patience:g} s)", patience, limit, round(patience / limit, 3),
                           "<= 1.0", ok=False)  # fmt: skip
        if ended.returncode != 0:
            why = (ended.stderr.strip().splitlines() or ["no word"])[-1]
            return Outcome(f"{name}: it failed, {why}", 0.0, limit, 0.0, "<= 1.0", ok=False)
        taken.append(float(json.loads(ended.stdout.splitlines()[-1])))
    return outcome(name, median(taken), limit, at_most=1.0)
