"""The page of docs/methods on: change between two rounds."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Change between two rounds",
    statistics=("unlinked_change", "paired_change", "overlapping_change"),
    formula="""
`change = mean_2 - mean_1`. Unlinked (Welch): `se^2 = s_1^2 / n_1 + s_2^2 / n_2`. Paired: `se = s_d / sqrt(n)` with
`s_d` the sample SD (n - 1) of the units' changes. Partly overlapping (Derrick's T_new2): `se^2 = s_1^2 / n_1 + s_2^2 /
n_2 - 2 r n_12 s_1 s_2 / (n_1 n_2)` with `r` the correlation of the `n_12` linked units.
""",
    use="""
`unlinked_change` for the answers of one organisation in two rounds: persons are never linked across rounds, so this is
the form that the product uses. Organisations or units are linked: `change_between_rounds(..., linked=True)` takes the
paired form where at least 80 % of all units are in both rounds, else the overlapping one.
""",
    avoid="""
Not across a change of wording, mode or season. Not for organisations chosen because of their first score: see
Regression to the mean. Where many of the same people answered twice, the unlinked range is wider than it need be; that
is the price of not linking them.
""",
    reader="""
"The mean moved by 0.37 between the rounds (n = 6 and 7); the likely range is -0.13 to 0.86." Never a p value.
""",
    example="""
>>> from benchstats.change import change_between_rounds, unlinked_change
>>> first, second = [3.1, 3.4, 2.9, 4.0, 3.7, 3.5, None, None], [3.6, 3.3, 3.4, 4.2, None, 3.9, 3.8, 4.4]
>>> print(unlinked_change(first, second).sentence().text)
The mean moved by 0.37 between the rounds (n = 6 and 7); the likely range is -0.13 to 0.86.
>>> found = change_between_rounds(first, second, linked=True)
>>> found.n_both, round(found.t, 4), round(found.degrees, 4), round(found.p_value, 4)
(5, 2.6508, 5.5565, 0.0409)
>>> print(found.sentence().text)
The mean moved by 0.37 between the rounds (n = 6 and 7); the likely range is 0.02 to 0.71.
""",
)
