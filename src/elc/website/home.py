"""Makes a home ready to be served: its folder, its tables; a real network or none yet, or a demo as it stands."""

from __future__ import annotations

from elc.core.command import undisturbed
from elc.core.home import LOCK, make_home, only_one


def ready_home() -> bool:
    """Bring the home up to date; whether there is a network in it. Refused as `start` and `reach_database` say."""
    folder = make_home()
    from elc.config.start import migrate, reach_database, start  # after the home exists: settings read it

    start()
    with only_one(folder / LOCK, waiting="Another elc is at work in this home; waiting for it."):
        reach_database()
        migrate()
    with undisturbed():
        from elc.members.models import Network  # late: Django has been started only now
        from elc.website.catalogue import bring_catalogue

    is_begun = Network.objects.exists()
    if is_begun:
        bring_catalogue()  # a newer version of ELC may bring newer instruments
    return is_begun
