"""Words and sources: matching and composing."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "similarity",
        "How alike two organisations are in their context, from 0.37 (nothing in common) to 1 (the same)",
        "exp(-D) with Gower's distance D over weighted context",
        "Gower 1971, Biometrics 27; R cluster::daisy",
    ),
    Definition(
        "reference_organisations",
        "Organisations to learn from: probably ahead, alike in context, willing and with time for a visit",
        "contrast times similarity times freshness, with consent and load as conditions",
        "composed for this network; the model is CIPFA Nearest Neighbours",
    ),
    Definition(
        "seat_plan",
        "Who takes part in which group so that the wishes of all together are met as far as possible",
        "linear assignment with capacities",
        "Crouse 2016, IEEE Transactions on Aerospace and Electronic Systems 52; scipy.optimize.linear_sum_assignment",
    ),
    Definition(
        "reciprocal_pairs",
        "Pairs of organisations in which both learn from each other",
        "maximum-weight matching with the harmonic mean of both gains",
        "Edmonds 1965, Journal of Research NBS 69B; Tomita and Yokoyama 2024, arXiv 2409.00720",
    ),
    Definition(
        "learning_triads",
        "Groups of three organisations in which all learn from each other",
        "maximum-weight packing of triads by integer programming",
        "set packing; HiGHS: Huangfu and Hall 2018, Mathematical Programming Computation 10",
    ),
    Definition(
        "need_coverage",
        "The topics that together meet the most important needs",
        "weighted maximum coverage, exact",
        "Nemhauser, Wolsey and Fisher 1978, Mathematical Programming 14",
    ),
    Definition(
        "equal_shares",
        "Topics chosen so that every group of members with a common wish gets its part of the programme",
        "method of equal shares with cost satisfaction",
        "Peters, Pierczyński and Skowron 2021, NeurIPS 34; pabutools 1.2.3",
    ),
    Definition(
        "table_plan",
        "Who sits at which table in which session so that as many people of different organisations meet as possible",
        "seeded local search with combinatorial bound and integer programming",
        "HiGHS: Huangfu and Hall 2018, Mathematical Programming Computation 10; Kirkpatrick et al. 1983, Science 220",
    ),
    Definition(
        "exposure",
        "How evenly the visits are spread over the organisations that receive them (0: evenly, near 1: one has all)",
        "Gini coefficient of visits",
        "Gini 1912; R ineq::Gini",
    ),
    Definition(
        "gain_summary",
        "How much the organisations gain from a matching, and how much the one that gains least does",
        "share with a reference, mean weighted gain and smallest gain",
        "Tomita and Yokoyama 2024, arXiv 2409.00720",
    ),
)
