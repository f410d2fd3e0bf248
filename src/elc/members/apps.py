"""Django application of the stage members."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Organisations, people and roles."""

    name = "elc.members"
    label = "members"

    def ready(self) -> None:
        """Offer next steps; the library keeps less of people than it would; people hear of background work."""
        from elc.core.later import on_end  # late: models are there only now
        from elc.core.slots import offer_next_steps
        from elc.members.notifying.work import tell_of_work
        from elc.members.signing_in import noting, renewing, traces
        from elc.members.steps import steps

        for module in (traces, noting, renewing):
            module.connect()
        on_end(tell_of_work)
        offer_next_steps(steps)
