"""Django application of the website."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """Home, navigation, error pages, the demo."""

    name = "elc.website"
    label = "website"

    def ready(self) -> None:
        """Offer next steps, and what stands above the sign-in form."""
        from elc.core.slots import fill, offer_next_steps  # late: models are ready only now
        from elc.website.steps import no_network_yet, steps

        offer_next_steps(steps)
        fill("above_sign_in", no_network_yet)
