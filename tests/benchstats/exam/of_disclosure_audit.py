"""Exam papers of the audit before a release, and of what can be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from tests.benchstats.exam.paper import Call, Paper

from benchstats import Scale
from benchstats.disclosure import (
    Audience,
    GroupAnswers,
    Kind,
    Printable,
    Printed,
    ReconstructionAudit,
    Released,
    Round,
    Statistic,
    printable,
    reconstruction_audit,
)

SCALE = Scale(1, 5)
GIVEN = "figures and answers are given whole: they are no sample, so nothing has a variance"
HOUSES = ("a", "b", "c", "d")


def shuffled(rows: Sequence[Any], keys: Sequence[float]) -> list[Any]:
    return [rows[at] for at in sorted(range(len(rows)), key=lambda at: keys[at])]


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    cells = []
    for name in HOUSES:
        counts = draw(st.lists(st.integers(0, 5), min_size=5, max_size=5).filter(any))
        cells.append(GroupAnswers(name, name, "item", tuple(counts)))
        deep = draw(st.lists(st.integers(0, 2), min_size=13, max_size=13).filter(any))
        cells.append(GroupAnswers(name, name, "dimension", tuple(deep), 3))
    return Round(tuple(cells), SCALE)


@st.composite
def releases(draw: st.DrawFn) -> Call:
    """The policy's own figures, the means of others, and now and then a share to the full percent."""
    answers = draw(rounds())
    figures = list(printable(answers).figures)
    for name in draw(st.sets(st.sampled_from(HOUSES))):
        others = tuple(sorted(set(HOUSES) - {name}))
        plain = Released(f"others of {name}", "dimension", Kind.DIMENSION_MEAN, Statistic.MEAN, others,
                         Printed(Fraction(3), Fraction(1, 10)), (name,), is_unweighted=True)  # fmt: skip
        figures.append(with_truth(plain, answers))
    for name in draw(st.sets(st.sampled_from(HOUSES))):
        plain = Released(f"fine share of {name}", "item", Kind.ITEM_PERCENT, Statistic.SHARE, (name,),
                         Printed(Fraction(50), Fraction(1)), (name,), values=(4, 5))  # fmt: skip
        figures.append(with_truth(plain, answers))
    return Call((figures,), {"answers": answers, "insiders": draw(st.sampled_from([0, 1, 2]))})


def with_truth(figure: Released, answers: Round) -> Released:
    number, unit = answers.number(figure), figure.printed.unit
    assert number is not None
    return replace(figure, printed=Printed(round(number / unit) * unit, unit))


def other_order(call: Call, keys: Sequence[float]) -> Call:
    return Call((shuffled(call.values[0], keys),), call.parameters)


def new_round(answers: Round) -> Round:
    """Every organisation under another name, in the same alphabetical order."""
    return Round(
        tuple(replace(one, group=f"x{one.group}", organisation=f"x{one.organisation}") for one in answers.answers),
        answers.scale,
    )


def renamed(call: Call) -> Call:
    figures = [
        replace(one, groups=tuple(f"x{name}" for name in one.groups), seen_by=tuple(f"x{name}" for name in one.seen_by))
        for one in call.values[0]
    ]
    return Call((figures,), {**call.parameters, "answers": new_round(call.parameters["answers"])})


def old(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.removeprefix("x") for name in names)


def first_names(found: ReconstructionAudit) -> ReconstructionAudit:
    findings = tuple(replace(one, about=old(one.about), audience=old(one.audience)) for one in found.findings)
    return replace(found, findings=findings)


def renamed_round(call: Call) -> Call:
    consented = [f"x{name}" for name in call.parameters["consented"]]
    return Call((new_round(call.values[0]),), {**call.parameters, "consented": consented})


def as_written(found: Printable) -> list[tuple[str, str]]:
    """What is printed, without the names of organisations' figures."""
    return [(one.subject, one.printed.text) for one in found.figures]


def turned_round(call: Call, keys: Sequence[float]) -> Call:
    answers = call.values[0]
    return Call((Round(tuple(shuffled(answers.answers, keys)), answers.scale),), call.parameters)


PLAIN = Round((GroupAnswers("a", "a", "item", (1, 1, 2, 4, 2)),), SCALE)
NOBODY = Round((GroupAnswers("a", "a", "item", (0, 0, 0, 0, 0)),), SCALE)
SHARE = Released("share", "item", Kind.ITEM_PERCENT, Statistic.SHARE, ("a",), Printed(Fraction(60), Fraction(10)),
                 ("a",), values=(4, 5))  # fmt: skip

PAPERS = [
    Paper(
        method=reconstruction_audit,
        calls=releases(),
        degenerate=[
            Call(([],), {"answers": PLAIN}),
            Call(([],), {"answers": Round((), SCALE)}),
            Call(([SHARE],), {"answers": NOBODY}),
            Call(([SHARE],), {"answers": Round((), SCALE)}),
            Call(([SHARE, SHARE],), {"answers": PLAIN}),
            Call(([SHARE],), {"answers": PLAIN, "insiders": -1}),
            Call(([SHARE],), {"answers": PLAIN, "audience": ["somebody else"]}),
            Call(([replace(SHARE, values=())],), {"answers": PLAIN}),
        ],
        reordered=other_order,
        relabelled=renamed,
        put_back=first_names,
        examples=15,
        excused={"duplicated": GIVEN},
    ),
    Paper(
        method=printable,
        calls=st.builds(
            lambda answers, audience: Call((answers,), {"audience": audience, "consented": HOUSES}),
            rounds(),
            st.sampled_from([Audience.OWN, Audience.MEMBERS, Audience.PUBLIC]),
        ),
        degenerate=[Call((NOBODY,)), Call((Round((), SCALE),)), Call((PLAIN,), {"consented": ["somebody else"]})],
        reordered=turned_round,
        relabelled=renamed_round,
        put_back=lambda found: found,
        compared=as_written,
        examples=15,
        excused={"duplicated": GIVEN},
    ),
]
