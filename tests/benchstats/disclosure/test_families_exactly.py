"""Which subjects an audit takes together, and what it says of itself."""

from tests.benchstats.disclosure.audit_calls import SCALE, audited, cell, printed
from tests.benchstats.disclosure.audit_calls import figure as mean

from benchstats.disclosure import Round
from benchstats.disclosure.audit import _families
from benchstats.disclosure.policy import CONFIDENTIAL, OPEN


def test_subjects_linked_through_others_are_one_family() -> None:
    """The dimension b of one item is an item of c itself."""
    answers = Round((cell("x", (5, 0, 0, 0, 5)),), SCALE, (("b", ("a",)), ("c", ("b", "k")), ("m", ("l",))))
    assert _families(answers) == dict.fromkeys("abck", "a") | dict.fromkeys("lm", "l")


def test_the_audit_says_by_which_policy() -> None:
    figures, cells = [mean("whole", ("a",), printed("3.0"), subject="q")], cell("a", (5, 5, 5, 5, 5))
    assert audited(figures, cells).policy is CONFIDENTIAL
    assert audited(figures, cells, policy=OPEN).policy is OPEN
