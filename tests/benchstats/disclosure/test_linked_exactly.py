"""Figures with their groups: weights, ends and room at each edge, and what everybody finds out about others."""

from fractions import Fraction

import pytest
from tests.benchstats.disclosure.audit_calls import SCALE, cell, figure, printed, share

from benchstats.disclosure import Check, Finding, GroupAnswers, Kind, Printed, Released, Round, Side, of_others
from benchstats.disclosure.linked import Linked, is_count_tight, is_mean_tight, leak_findings, linked, solved
from benchstats.disclosure.of_others import by_organisation, others_findings
from benchstats.errors import NotSettled


def top(group: str, n: int, *, home: str = "") -> GroupAnswers:
    return cell(group, (0,) * 12 + (n,), home=home, subject="d", parts=3)


def links(*figures: Released, cells: tuple[GroupAnswers, ...] = ()) -> Linked:
    return linked(figures, answers=Round(cells or tuple(top(name, 8) for name in "abcd"), SCALE))


def mean(groups: str, *seen_by: str) -> Released:
    return figure(groups, tuple(groups), printed("5.0"), seen_by=seen_by, is_unweighted=True)


def test_units_weigh_within_their_organisation() -> None:
    cells = (top("a", 10), top("b1", 10, home="b"), top("b2", 20, home="b"), top("c", 0))
    pooled, alike = (
        figure(name, ("a", "b1", "b2"), printed("5.0"), is_unweighted=name == "alike") for name in ("pooled", "alike")
    )
    found = links(pooled, alike, cells=cells)
    assert list(found.cells) == ["a", "b1", "b2"]
    assert found.weights(pooled) == pytest.approx({"a": 0.25, "b1": 0.25, "b2": 0.5})
    assert found.weights(alike) == pytest.approx({"a": 0.5, "b1": 1 / 6, "b2": 1 / 3})
    assert by_organisation(found, pooled) == pytest.approx({"a": 0.25, "b": 0.75})
    assert by_organisation(found, alike) == pytest.approx({"a": 0.5, "b": 0.5})


def test_figures_over_one_or_two_organisations() -> None:
    two, one = mean("ab", "a"), mean("a", "a")
    pooled = figure("pooled", ("a", "b"), printed("5.0"))
    found = links(two, one, pooled)
    assert [found.is_over_several(figure) for figure in (two, one, pooled)] == [True, False, True]
    assert [found.is_mean_of_several(figure) for figure in (two, one, pooled)] == [True, False, False]


def test_a_bound_ends_at_the_end_of_the_scale() -> None:
    at_least = figure("high", ("a",), Printed(Fraction(48, 10), Fraction(1, 10), Side.AT_LEAST))
    at_most = figure("low", ("a",), Printed(Fraction(12, 10), Fraction(1, 10), Side.AT_MOST))
    found = links(at_least, at_most)
    assert (found.ends(at_least), found.ends(at_most), found.box) == ((4.8, 5.0), (1.0, 1.2), (1.0, 5.0))
    shares = linked([share("q", ("a",), "50")], answers=Round((cell("a", (5, 0, 0, 0, 5)), top("a", 8)), SCALE))
    assert (shares.box, shares.cells["a"].subject) == ((0.0, 100.0), "q")


def test_room_at_its_edge() -> None:
    assert not is_mean_tight((0.0, 1.5 - 1e-7), (1.0, 5.0))
    assert is_mean_tight((0.0, 1.5 - 1.1e-7), (1.0, 5.0))
    assert not is_count_tight((48.0, 52.0), 50.0, 100)
    assert is_count_tight((48.1, 52.0), 50.0, 100)
    assert is_count_tight((48.0, 51.9), 50.0, 100)


def test_what_cannot_be_solved_is_not_audited() -> None:
    def given_up(_: object) -> dict[str, tuple[float, float]]:
        raise NotSettled("given up")

    figures = [mean("ab", "x"), mean("bc", "x")]
    found = leak_findings(given_up, lambda _, __: True, check=Check.WIDTH, figures=figures, wanted=["b", "a"],
                          audience=("y", "x"))  # fmt: skip
    assert found == [Finding("d", Check.NOT_AUDITED, ("a", "b"), ("x", "y"), ("ab", "bc"))]


def test_a_known_value_stands_still_and_parts_add_up() -> None:
    """Nine of 18 are positive, five of them in the first ten: four of the eight others, in b any of none to four."""
    cells = (cell("a", (1, 2, 2, 3, 2), home="org"), *(cell(name, (0, 2, 0, 2, 0), home="org") for name in "bc"))
    figures = [share("whole", ("a", "b", "c"), "50", unit="1"), share("a", ("a",), "50", unit="1")]
    found = linked(figures, answers=Round(cells, SCALE))
    sizes = {"a": 10, "b": 4, "c": 4, "both": 8}
    ends = solved(found, figures, known={"a": 50.0}, sizes=sizes, weights=found.weights, parts={"both": ["b", "c"]})
    assert ends == {"a": (50.0, 50.0), "b": (0.0, 100.0), "c": (0.0, 100.0), "both": (50.0, 50.0)}
    means = links(mean("ab", "x"), mean("a", "x"))
    ends = solved(means, means.figures, known={"a": 5.0}, sizes={"a": 8, "b": 8}, weights=means.weights)
    assert ends["a"] == (5.0, 5.0)
    assert ends["b"] == pytest.approx((4.9, 5.0), abs=1e-6)


# Others


def found_out(*figures: Released, coalition: int = 1) -> set[tuple[str, str]]:
    found = others_findings(links(*figures), coalition=coalition)
    assert {one.check for one in found} == {Check.WIDTH}
    return {("+".join(one.audience), "".join(one.about)) for one in found}


def test_everybody_finds_out_about_others_from_what_it_sees() -> None:
    """All at the top: each is bounded, but none for itself."""
    everybody = {(name, one) for name in ("public", "members", "a", "b", "c", "d") for one in "bcd" if name != one}
    assert found_out(mean("bcd", "public")) == everybody
    assert found_out(mean("bcd", "a")) == {("a", one) for one in "bcd"}
    assert found_out(mean("bcd", "members", "a")) == everybody - {("public", one) for one in "bcd"}


def test_who_shows_its_value_is_not_found_out() -> None:
    own = figure("own", ("b",), printed("5.0"), kind=Kind.OWN_MEAN, seen_by=("public",), is_consented=True)
    assert {one for _, one in found_out(mean("bcd", "public"), own)} == {"c", "d"}


@pytest.mark.parametrize(("most", "is_audited"), [(4, True), (3, False)])
def test_so_many_audiences_are_looked_at(most: int, is_audited: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_others, "MOST_AUDIENCES", most)
    found = others_findings(links(mean("abcd", "a")), coalition=1)
    refused = [Finding("d", Check.NOT_AUDITED, tuple("abcd"), tuple("abcd"), ("abcd",))]
    if is_audited:
        assert {(one.check, one.audience, one.about) for one in found} == {
            (Check.WIDTH, ("a",), (one,)) for one in "bcd"
        }
    else:
        assert found == refused
