"""Who takes part, by noun: networks, organisations and their units, people, what was agreed and consented to."""

from elc.members.models.agreement import Acceptance, Agreement
from elc.members.models.consent import Consent, ConsentLevel
from elc.members.models.joining import Admission, Application, Decision, Invitation
from elc.members.models.network import Network
from elc.members.models.notification import Notification, NotificationChoice
from elc.members.models.organisation import Certificate, CertificateLevel, Commitment, Context, Organisation
from elc.members.models.person import Membership, People, Person
from elc.members.models.unit import StaffCount, Unit, UnitPlace

__all__ = [
    "Acceptance",
    "Admission",
    "Agreement",
    "Application",
    "Certificate",
    "CertificateLevel",
    "Commitment",
    "Consent",
    "ConsentLevel",
    "Context",
    "Decision",
    "Invitation",
    "Membership",
    "Network",
    "Notification",
    "NotificationChoice",
    "Organisation",
    "People",
    "Person",
    "StaffCount",
    "Unit",
    "UnitPlace",
]
