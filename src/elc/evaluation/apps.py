"""Django application of the stage evaluation."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Evaluation of events."""

    name = "elc.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        """Fill the slots that upstream pages offer."""
        from elc.core.slots import fill, offer_next_steps  # late: models must be loaded first
        from elc.evaluation.slots import event_results, events_together, steps

        fill("event_results", event_results)
        fill("events_together", events_together)
        offer_next_steps(steps)
