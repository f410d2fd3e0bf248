"""The page of docs/methods on: differencing."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Differencing",
    statistics=("differencing", "lattice_audit", "panel_check"),
    formula="""
For groups G and H with G ∩ H ≠ ∅: |G \\ H|, counted in persons or organisations without those that the audience knows
anyway, is 0 or at least d. Sub-groups d = 10 persons, a later release 5 persons, groups of organisations d = 3, also
after any one organisation takes itself out. In a lattice no set S of fewer is told by several groups either: 1ₛ is no
combination Σ cⱼ 1_Gⱼ of their indicators, as that of all less two groups apart is. Two rounds: besides the reader's own
organisation the constant panel holds at least 3, and joiners and leavers are none or at least 3 each, else only the
constant panel is shown.
""",
    use="""
Before filters, peer groups, rounds or releases are shown beside each other. `lattice_audit` once, when the peer groups
are fixed; `panel_check` for each pair of rounds.
""",
    avoid="""
`differencing` compares two groups at a time; `lattice_audit` and the audit also find what several tell together. What
bounded answers add is found by linear programming in the audit.
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
>>> found = lattice_audit({"all": "abcdefghijk", "Estonia": "abcde", "Latvia": "fghij"})       # one is left
>>> [(one.groups, one.cells) for one in found.worked_out]
[(('Estonia', 'Latvia', 'all'), ('k',))]
>>> print(panel_check("abcde", "abcdf", reader="a").sentence().text)
The change is shown for the 3 organisations of both rounds.
""",
)
