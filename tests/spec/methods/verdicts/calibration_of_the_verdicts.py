"""The page of docs/methods on: calibration of the verdicts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.spec.methods.page import Page

CALIBRATION = Path(__file__).resolve().parents[4] / "docs" / "methods" / "calibration.json"


def _row(one: dict[str, Any]) -> str:
    said = f"{one['share_said']:.1%} ± {one['said_error']:.1%}"
    if not one["icc"]:
        wrong = "no side is right"
    elif one["share_wrong"] is None:
        wrong = "–"
    else:
        wrong = f"{one['share_wrong']:.1%} ({one['wrong_low']:.1%} to {one['wrong_high']:.1%}) of {one['said']}"
    told = f"{one['share_told']:.0%}"
    return f"| {one['groups']} | {one['sizes']} | {one['icc']:.2f} | {one['rounds']} | {said} | {wrong} | {told} |"


def _pooled(rows: list[dict[str, Any]]) -> str:
    """For each number of groups and each pattern of sizes, all rounds in which organisations truly differ."""
    lines = []
    for key in dict.fromkeys((one["groups"], one["sizes"]) for one in rows):
        some = [one for one in rows if (one["groups"], one["sizes"]) == key and one["icc"]]
        said, wrong = sum(one["said"] for one in some), sum(one["wrong"] for one in some)
        lines.append(f"| {key[0]} | {key[1]} | {wrong} of {said} | {wrong / said:.1%} |")
    return "\n".join(lines)


FILE = json.loads(CALIBRATION.read_text("utf-8"))


EVERY = FILE["cells"]


def _stricter(one: dict[str, Any]) -> str:
    threshold = one["threshold"] if one["value"] is None else f"{one['threshold']} {one['value']:g}"
    said = f"{one['share_said']:.1%} ± {one['said_error']:.1%}"
    wrong = f"{one['share_wrong']:.1%} ({one['wrong_low']:.1%} to {one['wrong_high']:.1%}) of {one['said']}"
    return f"| {threshold} | {said} | {wrong} |"


STRICTER = FILE["stricter"]


ANSWERS = ", ".join(map(str, STRICTER[0]["answers"]))


LEAST_WRONG = min(one["share_wrong"] for one in STRICTER)


MEASURED = [one for one in EVERY if one["audience"] == "each_group"]


TOGETHER = [one for one in EVERY if one["audience"] == "everybody"]


PAGE = Page(
    title="Calibration of the verdicts",
    statistics=("calibration",),
    formula=f"""
True levels are drawn from a normal distribution whose share of the whole variance is the ICC, persons about them with
SD (n-1) 0.75, six dimensions that go together by 0.5, and everybody answers. The rule sees what it would see in a
round. A statement is wrong where the true level lies on the other side of the true median of the others, or on it.

Over the true shares of variance .03, .06 and .12 together, as many rounds of each:

| Groups | Answers each | Wrong | Share |
|---|---|---|---|
{_pooled(MEASURED)}

The bound is 7 %. Each cell by itself, with Monte Carlo standard error or 95 % range:

| Groups | Answers each | ICC | Rounds | Said, of all | Wrong, of what was said | Organisations told anything |
|---|---|---|---|---|---|---|
{chr(10).join(map(_row, MEASURED))}

Read by a coordinator, who gets the statements of all organisations counted together, somewhat more is said, and
somewhat more of it wrongly:

| Groups | Answers each | Wrong, ICC .03 to .12 together | Share |
|---|---|---|---|
{_pooled(TOGETHER)}

| Groups | Answers each | ICC | Rounds | Said, of all | Wrong, of what was said | Organisations told anything |
|---|---|---|---|---|---|---|
{chr(10).join(map(_row, (one for one in TOGETHER if one["icc"] == 0.03)))}

Stricter thresholds where there is little to be seen: {STRICTER[0]["groups"]} groups of {ANSWERS} answers, ICC
{STRICTER[0]["icc"]:.2f}, the same {STRICTER[0]["rounds"]:,} rounds under each rule, with one threshold changed:

| Rule | Said, of all | Wrong, of what was said |
|---|---|---|
{chr(10).join(map(_stricter, STRICTER))}

Computed by `python tools/calibration.py`, seeded; a part of it is computed again in the tests.
""",
    use="""
To know what a verdict is worth before one is shown, and again whenever the rule changes.
""",
    avoid=f"""
The bound holds for what organisations meet over the range, not in each cell. With four organisations of 7 to 38 answers
that hardly differ (ICC .03) it is about reached, and passed by some 2 points where a coordinator reads all. Where all
have 5 to 17 answers and hardly
differ (ICC .03), {STRICTER[0]["share_wrong"]:.0%} of statements are wrong, though only one comparison in fifty is said
at all. None of the stricter thresholds of the last table cures it: under each of them {LEAST_WRONG:.1%} or more of what
is said is wrong. There is too little to be seen.
With an ICC of 0 every statement is wrong by nature; in 1 % of comparisons one is said, in small networks.
""",
    reader="""
"Of 100 differences that are called clear, about 3 lie the other way; in very small organisations that hardly differ,
more. The figures beside the words show how sure one can be."
""",
    example="""
>>> import numpy as np
>>> from benchstats.verdicts import calibrate
>>> found = calibrate((7, 12, 22, 38), icc=0.06, rounds=40, generator=np.random.default_rng(4), draws=400)
>>> print(found.sentence().text)
In 40 rounds 75 of 960 comparisons were called clear, and 1 of them wrongly.
>>> round(found.share_wrong, 3), round(found.wrong_error, 3)
(0.013, 0.013)
""",
)
