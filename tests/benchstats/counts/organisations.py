"""Counts of some organisations."""

from hypothesis import strategies as st

POSITIVE = [4, 9, 12, 20, 3, 15, 22, 8, 11, 30, 5, 18]
ANSWERS = [10, 12, 20, 25, 12, 18, 30, 9, 22, 41, 6, 33]
OBSERVED = [3, 0, 8, 12, 5, 1, 9, 4, 22, 6, 2, 7, 0, 11, 5, 3]
EXPECTED = [4.2, 2.1, 6.6, 9.3, 5.5, 3.8, 4.4, 6.1, 10.2, 7.7, 1.9, 5, 2.6, 8.8, 7.1, 2.2]

share = st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
few_shares = st.lists(share, min_size=2, max_size=8)
