"""A scale and counts on it."""

from hypothesis import strategies as st

from benchstats import Scale

ONE_TO_FIVE = Scale(1, 5)
answers_1to5 = st.lists(st.integers(1, 5), min_size=1, max_size=60)


def counts_of(answers: list[int], scale: Scale = ONE_TO_FIVE) -> tuple[int, ...]:
    return tuple(answers.count(value) for value in scale.values)
