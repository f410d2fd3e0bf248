"""How alike organisations are in their context, never in their results."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from math import exp, isfinite
from typing import ClassVar

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say, say_counted

Value = str | float | Collection[str] | None


class TraitKind(StrEnum):
    """How two values of a trait are compared: same or not, by how far apart, or by what two sets share."""

    NOMINAL = "nominal"
    NUMBER = "number"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Trait:
    """One trait of the context, such as the service type, with its weight.

    span: for numbers, what counts as completely different; None takes the range over all organisations. Give ordered
        bands, such as sizes, as whole numbers.
    must_agree: only organisations with the same value are compared at all, as for a language without interpreter.

    Raises:
        InputError: when the weight is negative, or the span not above zero.
    """

    name: str
    kind: TraitKind = TraitKind.NOMINAL
    weight: float = 1.0
    span: float | None = None
    must_agree: bool = False

    def __post_init__(self) -> None:
        """Refuse a weight or span that measures nothing."""
        if not (isfinite(self.weight) and self.weight >= 0) or (self.span is not None and not 0 < self.span < 1e300):
            raise InputError(f"the trait {self.name!r} needs a weight from zero and a span above zero")


@dataclass(frozen=True, slots=True)
class Similarity:
    """Another organisation, its distance from 0 to 1, exp(-distance), and the traits in which both are the same."""

    organisation: str
    distance: float
    similarity: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Similarities(Result):
    """The organisations that can be compared with one, most alike first, ties by name; `n` is how many there are.

    left_out: those that differ where they must agree, or share no known trait.
    """

    statistic: ClassVar[str] = "similarity"

    organisation: str
    others: tuple[Similarity, ...]
    left_out: tuple[str, ...]
    interval: None = None

    @property
    def n(self) -> int:
        """How many organisations are compared."""
        return len(self.others)

    def of(self, organisation: str) -> float | None:
        """The similarity of one organisation; None where it is left out."""
        return {one.organisation: one.similarity for one in self.others}.get(organisation)

    def sentence(self) -> Sentence:
        """How many organisations are alike enough to be compared."""
        if not self.others:
            return say("No other organisation works in a context that can be compared.")
        return say_counted(
            "%(n)s organisation works in a context that can be compared.",
            "%(n)s organisations work in a context that can be compared.",
            n=self.n,
        )


def similar_organisations(
    contexts: Mapping[str, Sequence[Value]], *, organisation: str, traits: Sequence[Trait]
) -> Similarities:
    """Compare the context of one organisation with all others: exp(-D), D being Gower's distance over weighted traits.

    `contexts` holds for each organisation one value a trait, in their order; None is unknown and leaves the trait out
    of that comparison. Sets differ by 1 minus what they share of both together (Jaccard). Source: Gower 1971,
    Biometrics 27, 857-871; equals R `cluster::daisy(metric = "gower")` for nominal and numeric traits.

    Raises:
        InputError: when the organisation is not there, or values do not suit the traits.
    """
    if organisation not in contexts:
        raise InputError(f"{organisation!r} has no context")
    for name, values in contexts.items():
        _refuse_unfit(name, values, traits)
    spans = [_span(at, trait, contexts) for at, trait in enumerate(traits)]
    own = contexts[organisation]
    found, left_out = [], []
    for name in sorted(set(contexts) - {organisation}):
        distance = _distance(own, contexts[name], traits, spans)
        if distance is None:
            left_out.append(name)
        else:
            shared = _shared(own, contexts[name], traits, spans)
            found.append(Similarity(name, distance, exp(-distance), shared))
    found.sort(key=lambda one: (one.distance, one.organisation))
    return Similarities(organisation, tuple(found), tuple(left_out))


def _refuse_unfit(name: str, values: Sequence[Value], traits: Sequence[Trait]) -> None:
    if len(values) != len(traits):
        raise InputError(f"{name!r} has {len(values)} values for {len(traits)} traits")
    for value, trait in zip(values, traits, strict=True):
        if value is None:
            continue
        number = isinstance(value, int | float) and isfinite(value)
        bag = isinstance(value, AbstractSet | list | tuple)
        fits = {TraitKind.NUMBER: number, TraitKind.SET: bag, TraitKind.NOMINAL: not bag}[trait.kind]
        if not fits:
            raise InputError(f"{value!r} of {name!r} is no value of the trait {trait.name!r}")


def _span(at: int, trait: Trait, contexts: Mapping[str, Sequence[Value]]) -> float:
    if trait.kind is not TraitKind.NUMBER or trait.span is not None:
        return trait.span or 1.0
    known = [value for values in contexts.values() if isinstance(value := values[at], int | float)]
    return (max(known) - min(known) if known else 0.0) or 1.0


def _distance(
    own: Sequence[Value], other: Sequence[Value], traits: Sequence[Trait], spans: Sequence[float]
) -> float | None:
    """The weighted mean of the differences; None where the two must not be compared or nothing is known."""
    total = weights = 0.0
    for a, b, trait, span in zip(own, other, traits, spans, strict=True):
        if a is None or b is None:
            if trait.must_agree:
                return None
            continue
        apart = _apart(a, b, trait.kind, span)
        if trait.must_agree and apart > 0:
            return None
        total += trait.weight * apart
        weights += trait.weight
    return total / weights if weights else None


def _apart(a: Value, b: Value, kind: TraitKind, span: float) -> float:
    if kind is TraitKind.NUMBER:
        return min(1.0, abs(float(a) - float(b)) / span)  # type: ignore[arg-type]
    if kind is TraitKind.SET:
        first, second = set(a), set(b)  # type: ignore[arg-type]
        return 1 - len(first & second) / len(first | second) if first | second else 0.0
    return float(a != b)


def _shared(
    own: Sequence[Value], other: Sequence[Value], traits: Sequence[Trait], spans: Sequence[float]
) -> tuple[str, ...]:
    rows = zip(own, other, traits, spans, strict=True)
    return tuple(
        trait.name
        for a, b, trait, span in rows
        if a is not None and b is not None and not _apart(a, b, trait.kind, span)
    )
