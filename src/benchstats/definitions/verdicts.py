"""Words and sources: verdicts, calibration and what is clear when nothing differs."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "verdict",
        "Where a group lies beside the middle of the other groups, in one of four words",
        "one rule of ten gates on the pooled model",
        "House decisions of the specification; Lingsma 2009, BMC Medical Research Methodology 9:53; van Dishoeck 2011, "
        "BMJ Quality and Safety 20; Müller and others 2004, JASA 99",
    ),
    Definition(
        "calibration",
        "How often a verdict is said, and how often a said one is wrong, in networks whose truth is known",
        "seeded Monte Carlo of whole rounds under the rule",
        "Morris, White and Crowther 2019, Statistics in Medicine 38; Korn and Graubard 1998, Survey Methodology 24",
    ),
    Definition(
        "own_contrast",
        "A dimension of one organisation beside the average of its other dimensions, answered by the same persons",
        "t test of a contrast of correlated means with Benjamini-Hochberg adjustment",
        "Scheffé 1959, The Analysis of Variance; Benjamini and Hochberg 1995, JRSS B 57",
    ),
    Definition(
        "answers_needed",
        "How many answers would make the present difference clear, if it stays as it is",
        "smallest n of the normal model with the spread between groups given",
        "normal-normal model, as in Röver 2020, Journal of Statistical Software 93(6), with tau at its median",
    ),
    Definition(
        "smallest_detectable",
        "The smallest change between two rounds that stands out from chance",
        "95 % normal interval of a difference of two means",
        "Bland and Altman 1986, Lancet 327 (repeatability); table of the specification, 3.1",
    ),
)
