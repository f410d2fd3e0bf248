"""Words and sources: protection of tables."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

_HANDBOOK = "Hundepool et al., Handbook on Statistical Disclosure Control, 2nd ed., chapters 4 and 5"

ROWS: tuple[Definition, ...] = (
    Definition(
        "cell_bounds",
        "The smallest and the largest value that each withheld cell can have, given everything that is shown",
        "linear and whole-number bounds of withheld cells",
        f"{_HANDBOOK}; HiGHS: Huangfu and Hall 2018, Mathematical Programming Computation 10",
    ),
    Definition(
        "primary_cells",
        "The cells of a table of counts that are too small to be shown",
        "minimum frequency rule",
        _HANDBOOK,
    ),
    Definition(
        "concentration",
        "Whether one contributor could work out another one's part of a total",
        "p % rule, dominance rule and minimum number of contributors",
        f"{_HANDBOOK}, section 4.2; ACRO 1.0.2",
    ),
    Definition(
        "complementary_suppression",
        "The fewest further cells that must be withheld so that no small cell can be worked out",
        "minimum complementary suppression by cutting planes",
        "Fischetti and Salazar-González 2001, Management Science 47",
    ),
    Definition(
        "tree_protection",
        "Which organisations, units and teams can be shown so that nobody can work out a small group",
        "smallest loss of answers over a unit tree by dynamic programming",
        "minimum frequency and differencing rules of the Handbook on Statistical Disclosure Control, 2nd ed.",
    ),
    Definition(
        "tree_bounds",
        "Between which values the mean of each unit that is not shown must lie, given the units that are shown",
        "bounds of withheld means over a unit tree",
        "feasibility intervals of the Handbook on Statistical Disclosure Control, 2nd ed., chapter 4",
    ),
    Definition(
        "controlled_rounding",
        "A table rounded so that rows and columns still add up and the figures change as little as possible",
        "zero-restricted controlled rounding by integer programming",
        "Cox 1987, Journal of the American Statistical Association 82; Handbook on SDC, 2nd ed., chapter 5",
    ),
)
