"""Words and sources: disclosure control: policy and audit."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

_HANDBOOK = "Hundepool et al., Handbook on Statistical Disclosure Control, 2nd ed."

ROWS: tuple[Definition, ...] = (
    Definition(
        "presented_figure",
        "A figure as one audience may see it: rounded, shown as a bound, or withheld so that nobody can be found out",
        "disclosure policy by kind of figure and audience",
        f"{_HANDBOOK}; thresholds as in ACRO 1.0.2",
    ),
    Definition(
        "presented_others",
        "A number about the other organisations, shown only where it comes close to no single one of them",
        "disclosure policy for figures about other organisations",
        f"{_HANDBOOK}; quantiles: Hyndman and Fan 1996, The American Statistician 50",
    ),
    Definition(
        "compatible_answers",
        "How many different sets of answers fit everything that is shown of a group, and between which counts they lie",
        "exact enumeration of compatible multisets",
        "complete enumeration; GRIM: Brown and Heathers 2017, Social Psychological and Personality Science 8; "
        "SPRITE: Heathers et al. 2018, PeerJ Preprints 6",
    ),
    Definition(
        "group_disclosure",
        "Whether the answers of a group are so alike that a figure tells what each of its members answered",
        "unanimous group, also for whoever knows some of the answers",
        f"{_HANDBOOK}; Machanavajjhala et al. 2007, ACM Transactions on Knowledge Discovery from Data 1",
    ),
    Definition(
        "differencing",
        "Pairs of groups that differ by so few that taking one from the other tells about single ones",
        "differencing of overlapping groups",
        "Denning, Denning and Schwartz 1979, ACM Transactions on Database Systems 4",
    ),
    Definition(
        "lattice_audit",
        "Whether peer groups can be shown beside each other without telling about single organisations",
        "differencing of peer groups, for the public and for each organisation",
        f"Denning, Denning and Schwartz 1979, ACM Transactions on Database Systems 4; {_HANDBOOK}",
    ),
    Definition(
        "panel_check",
        "What of a mean over organisations may be shown for two rounds when some of them joined or left",
        "constant panel, and least number of joiners and leavers",
        f"differencing over time, {_HANDBOOK}",
    ),
    Definition(
        "reconstruction_audit",
        "Which answers or organisations' values could be worked out from everything that each audience sees, and the "
        "fewest figures to withhold so that none can",
        "enumeration, linear bounds and differencing for each audience, with a minimum hitting set",
        f"{_HANDBOOK}, chapters 4 and 5; HiGHS: Huangfu and Hall 2018, Mathematical Programming Computation 10; "
        "hitting sets: Reiter 1987, Artificial Intelligence 32",
    ),
    Definition(
        "printable_figures",
        "What can be printed of each organisation by the policy, without anything that the audit could work out",
        "disclosure policy, then the audit of what it lets through",
        f"{_HANDBOOK}; thresholds as in ACRO 1.0.2, the audit run again on the result",
    ),
)
