"""Response rates and what they allow; how scores are said."""

from math import nan

import pytest
from tests.benchstats.scoring.table import ONE_TO_FIVE, REVERSED, TABLE

from benchstats import InputError
from benchstats.scoring import Representation, composite_positive, person_scores, response_rate


@pytest.mark.parametrize(
    ("answered", "invited", "allows"),
    [
        (50, 100, Representation.STATEMENTS),
        (49, 100, Representation.BANNER),
        (30, 100, Representation.BANNER),
        (3, 10, Representation.BANNER),
        (29, 100, Representation.NO_STATEMENTS),
        (0, 4, Representation.NO_STATEMENTS),
        (4, 4, Representation.STATEMENTS),
    ],
)
def test_response_rules(answered: int, invited: int, allows: Representation) -> None:
    """statistics.md 1.3: below 50 % a banner, below 30 % no statements."""
    found = response_rate(answered, invited)
    assert found.allows is allows
    assert found.rate == answered / invited


@pytest.mark.parametrize(("answered", "invited"), [(5, 4), (-1, 4), (0, 0)])
def test_rates_that_make_no_sense_are_refused(answered: int, invited: int) -> None:
    with pytest.raises(InputError, match=f"not {answered} of {invited}"):
        response_rate(answered, invited)


def test_results_say_themselves() -> None:
    scored = person_scores(TABLE, scale=ONE_TO_FIVE, reversed_items=REVERSED)
    assert scored.sentence().text == (
        "The mean score of 4 people is 3.7 on a scale from 1 to 5; 2 answered too few of the questions to have a score."
    )
    assert person_scores([[nan]], scale=ONE_TO_FIVE).sentence().text.startswith("Nobody has answered enough")
    composite = composite_positive(TABLE, scale=ONE_TO_FIVE, reversed_items=REVERSED)
    assert composite.sentence().text == (
        "On average over the questions (4) 65 % of the answers are positive (people: 5)."
    )
    assert composite_positive([[nan]], scale=ONE_TO_FIVE).sentence().text.startswith("At least one of these")
    assert response_rate(6, 10).sentence().text == "6 of 10 people invited have answered (60 %)."
    assert response_rate(4, 10).sentence().text.endswith("so this may not represent all staff.")
    assert response_rate(2, 10).sentence().text.endswith("that is too few to say anything.")
