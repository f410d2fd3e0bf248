"""The page of docs/methods on: differencing."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Differencing",
    statistics=("differencing", "lattice_audit", "panel_check"),
    formula="""
For groups G and H with G ∩ H ≠ ∅: |G \\ H|, counted in persons or organisations without those that the audience knows
anyway, is 0 or at least d. Sub-groups d = 10 persons, a later release 5 persons, groups of organisations d = 3, also
after any one organisation takes itself out. Two rounds: joiners and leavers are none or at least 3 each, else only the
constant panel is shown.
""",
    use="""
Before filters, peer groups, rounds or releases are shown beside each other. `lattice_audit` once, when the peer groups
are fixed; `panel_check` for each pair of rounds.
""",
    avoid="""
Differences of more than two groups, and what bounded answers add, are found by linear programming in the audit.
""",
    reader="""
“The 3 peer groups cannot all be shown: some differ by fewer than 3 organisations.”
""",
    example="""
>>> from benchstats.disclosure import differencing, lattice_audit, panel_check
>>> filters = {"all staff": ["care", "office", "leads"], "without leads": ["care", "office"]}
>>> found = differencing(filters, sizes={"care": 28, "office": 9, "leads": 3}, least=10)     # reference case DISC-05
>>> [(one.larger, one.smaller, one.size) for one in found.differences]
[('all staff', 'without leads', 3)]
>>> print(lattice_audit({"all": "abcdefgh", "north": "abc", "large": "bcdefgh"}).sentence().text)
The 3 peer groups cannot all be shown: some differ by fewer than 3 organisations.
>>> print(panel_check(["a", "b", "c", "d"], ["a", "b", "c", "e"]).sentence().text)
The change is shown for the 3 organisations of both rounds.
""",
)
