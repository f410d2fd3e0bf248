"""Words and sources: perturbation and differential privacy."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "perturbed_count",
        "A count changed by a little noise that is the same wherever the same respondents are counted",
        "cell-key method",
        "Thompson, Broadfoot and Elazar 2013, UNECE; Handbook on SDC, 2nd ed., section 5.4",
    ),
    Definition(
        "perturbation_table",
        "How often each count is changed into which other count",
        "perturbation probabilities of greatest entropy",
        "Giessing 2016, Privacy in Statistical Databases, LNCS 9867; R package ptable",
    ),
    Definition(
        "noise_accuracy",
        "How far noise of a given scale takes a figure from the truth at most, in all but a given share of releases",
        "accuracy of Laplace, discrete Laplace, Gaussian and discrete Gaussian noise",
        "OpenDP 0.16, accuracy utilities; Canonne, Kamath and Steinke 2020, NeurIPS 33",
    ),
    Definition(
        "noisy_count",
        "A count with random noise, so that nobody can tell from it whether one person took part",
        "discrete Laplace noise",
        "Ghosh, Roughgarden and Sundararajan 2012, SIAM Journal on Computing 41",
    ),
)
