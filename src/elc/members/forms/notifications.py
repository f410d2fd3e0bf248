"""What somebody wants to be told by e-mail."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from elc.members.models import Person
from elc.members.notifying.kinds import KINDS
from elc.members.notifying.sending import not_wanted
from elc.members.queries import standing_of


class NotificationsForm(forms.Form):
    """One box for each kind that concerns the person and can be stopped."""

    kinds = forms.MultipleChoiceField(
        label=_("Tell me by e-mail when"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        rights = standing_of(person).rights
        concern = [kind for kind in KINDS.values() if not kind.right or kind.right in rights]
        stopped = not_wanted(person)
        self.always = [kind.when for kind in concern if not kind.can_stop]
        self.not_shown = [kind.key for kind in KINDS.values() if kind not in concern and kind.key not in stopped]
        choices = [(kind.key, kind.when) for kind in concern if kind.can_stop]
        wanted = [key for key, _when in choices if key not in stopped]
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["kinds"])
        field.choices, field.initial = choices, wanted

    @property
    def wanted(self) -> list[str]:
        """What was chosen, and what does not concern the person today and was not stopped either."""
        return [*self.cleaned_data["kinds"], *self.not_shown]
