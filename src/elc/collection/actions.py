"""What is done in a round: open it, answer it, close it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from elc.collection.checking import Answer, check_submission
from elc.collection.models import Group, Round, RoundGroup, Submission
from elc.collection.queries import locked_round
from elc.core.action import Actor, action, respondent_action
from elc.core.refusals import BadInput, NotNow
from elc.instruments.models import Instrument


@action
def register_group(*, kind: str, label: str, by: Actor) -> Group:
    """Make the group that stands for a thing somebody can be asked about."""
    return Group.objects.create(kind=kind, label=label)


@action
def open_round(
    *, title: Mapping[str, str], instrument: Instrument, groups: Sequence[Group], opened_on: date, by: Actor
) -> Round:
    """Open a round that asks `instrument` about each of `groups`; its salt is made here.

    Refused where two groups have the same label: nobody could tell their figures apart.
    """
    label, times = Counter(group.label for group in groups).most_common(1)[0] if groups else ("", 0)
    if times > 1:
        raise BadInput(
            _("Two groups of this round are called “%(group)s”.") % {"group": label},
            _("Give each group of a round a name of its own."),
        )
    opened = Round.objects.create(title=dict(title), instrument=instrument, opened_on=opened_on)
    RoundGroup.objects.bulk_create(RoundGroup(round=opened, group=group) for group in groups)
    return opened


@respondent_action
def submit_answers(
    *, to: Round, group: Group, answers: Mapping[str, Answer], comments: Mapping[str, str] | None = None
) -> Submission:
    """Keep the answers of one respondent. Nobody is named and no time is kept.

    Refused where the round is closed, does not ask about the group, or an answer does not fit the instrument.
    """
    # What the caller holds may be older than the closing.
    to = locked_round(to)
    if to.closed_on is not None:
        raise NotNow(_("This round is closed."), _("Ask the network office when the next one opens."))
    if not RoundGroup.objects.filter(round=to, group=group).exists():
        raise NotNow(_("This round does not ask about that group."), _("Choose a group of this round."))
    check_submission(to.instrument.definition, answers, comments or {})
    return Submission.objects.create(round=to, group=group, answers=dict(answers), comments=dict(comments or {}))


@action
def close_round(*, round_: Round, closed_on: date, by: Actor) -> Round:
    """Close a round to answers. `elc.snapshots.actions.freeze_round` calls this; a closed round stays as it is.

    Returns the round as it now is, and locked until the transaction ends: no answer can slip in before that.
    """
    current = locked_round(round_)
    if current.closed_on is None:
        current.closed_on = closed_on
        current.save(update_fields=["closed_on"])
    return current
