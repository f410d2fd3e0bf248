"""What the example network is made of: names of trees, and numbers that follow from their place in the list.

Nobody and nothing here exists. Every number follows from its position, so that the demo is the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from elc.members.actions.units import NewUnit
from elc.members.models import ConsentLevel

COUNTRIES: Final = {"EE": "Estonia", "LT": "Lithuania", "NO": "Norway", "PT": "Portugal"}
TREES: Final = {
    "EE": ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo"),
    "LT": ("Hazel", "Juniper", "Katsura", "Larch", "Maple", "Nutmeg"),
    "NO": ("Oak", "Pine", "Quince", "Rowan", "Spruce", "Tamarack"),
    "PT": ("Umbrella Pine", "Viburnum", "Willow", "Yew", "Zelkova"),
}
KINDS: Final = (
    ("House", ("home", "supported-living", "respite")),
    ("Centre", ("day-centre", "counselling", "social-rehabilitation")),
    ("Workshop", ("supported-employment", "sheltered-work", "vocational-rehabilitation")),
    ("Support", ("home-care", "early-support", "supported-living")),
)
UNIT_NAMES: Final = ("North", "South", "East", "West", "Garden")


@dataclass(frozen=True)
class MadeUp:
    """An organisation of the example network."""

    name: str
    country: str
    number: int
    services: tuple[str, ...]

    @property
    def address(self) -> str:
        """What stands before the @ of its people."""
        return self.name.lower().replace(" ", "-")

    @property
    def units(self) -> list[NewUnit]:
        """Two to five units with 4 to 40 who work there: some are too small to be shown alone."""
        count = 2 + self.number % 4
        return [
            NewUnit(
                f"{self.name} {UNIT_NAMES[at]}",
                self.services[at % len(self.services)],
                4 + (self.number * 7 + at * 11) % 37,
            )
            for at in range(count)
        ]

    @property
    def staff(self) -> int:
        """Everybody who works in a unit."""
        return sum(unit.staff or 0 for unit in self.units)

    @property
    def consent(self) -> ConsentLevel:
        """The general choice; most let others see their figures without their name."""
        return (
            ConsentLevel.CODED_PEER,
            ConsentLevel.NAMED_IN_ROOM,
            ConsentLevel.CODED_PEER,
            ConsentLevel.NAMED_TO_PEERS,
            ConsentLevel.OWN_ONLY,
            ConsentLevel.PUBLIC,
        )[self.number % 6]


def made_up_organisations() -> list[MadeUp]:
    """All 24, country by country."""
    found: list[MadeUp] = []
    for country, trees in TREES.items():
        for tree in trees:
            kind, services = KINDS[len(found) % len(KINDS)]
            found.append(MadeUp(f"{tree} {kind}", country, len(found), services))
    return found
