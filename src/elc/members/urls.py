"""Addresses of the stage members."""

from django.urls import path

from elc.members.signing_in import views as signing_in
from elc.members.signing_in.urls import page
from elc.members.views import (
    agreements,
    consents,
    joining,
    notifications,
    organisations,
    overview,
    people,
    rights,
    trail,
    units,
    work,
)

ORGANISATION = "organisations/<uuid:key>/"
UNIT = f"{ORGANISATION}units/<uuid:unit>/"

app_name = "members"
urlpatterns = [
    path("sign-in/", page(signing_in.SignIn), name="sign_in"),
    path("sign-out/", signing_in.SignOut.as_view(), name="sign_out"),
    path("your-sign-in/sessions/end/", signing_in.end_session, name="end_session"),
    path("notifications/", notifications.notifications, name="notifications"),
    path("notifications/stop/<str:token>/", notifications.stop, name="stop_notifications"),
    path("your-data/", rights.your_data, name="your_data"),
    path("your-data/file/", rights.your_data_file, name="your_data_file"),
    path("your-data/erase/", rights.erase_yourself, name="erase_yourself"),
    path("how-long/", rights.how_long, name="how_long"),
    path("background/", work.work_list, name="work_list"),
    path("background/<uuid:key>/", work.work_page, name="work_page"),
    path("background/<uuid:key>/again/", work.try_work_again, name="try_work_again"),
    path("apply/<uuid:network>/", joining.apply, name="apply"),
    path("apply/<uuid:network>/thanks/", joining.applied, name="applied"),
    path("join/<slug:link>/", joining.join, name="join"),
    path("invite/", joining.invite, name="invite"),
    path("applications/<uuid:key>/", joining.application, name="application"),
    path("members/", overview.member_list, name="list"),
    path(ORGANISATION, organisations.organisation_page, name="organisation"),
    path(f"{ORGANISATION}details/", organisations.details, name="details"),
    path(f"{ORGANISATION}leave/", organisations.leave, name="leave"),
    path(f"{ORGANISATION}certificates/", organisations.certificates, name="certificates"),
    path(f"{ORGANISATION}certificates/<uuid:certificate>/verify/", organisations.verify, name="verify"),
    path(f"{ORGANISATION}certificates/<uuid:certificate>/take-back/", organisations.take_back, name="take_back"),
    path(f"{ORGANISATION}principles/", organisations.principles, name="principles"),
    path(f"{ORGANISATION}agreements/<slug:agreement>/", agreements.agreement, name="agreement"),
    path(f"{ORGANISATION}units/", units.unit_list, name="units"),
    path(f"{ORGANISATION}units/new/", units.new_units, name="new_units"),
    path(UNIT, units.unit_page, name="unit"),
    path(f"{UNIT}staff/", units.unit_staff, name="unit_staff"),
    path(f"{UNIT}move/", units.unit_move, name="unit_move"),
    path(f"{UNIT}merge/", units.unit_merge, name="unit_merge"),
    path(f"{UNIT}close/", units.unit_close, name="unit_close"),
    path(f"{ORGANISATION}trail/", trail.trail, name="trail"),
    path(f"{ORGANISATION}trail/file/", trail.trail_file, name="trail_file"),
    path(f"{ORGANISATION}people/<uuid:person>/erase/", rights.erase, name="erase"),
    path(f"{ORGANISATION}people/", people.people, name="people"),
    path(f"{ORGANISATION}people/new/", people.new_people, name="new_people"),
    path(f"{ORGANISATION}people/<uuid:membership>/end/", people.end, name="end_role"),
    path(f"{ORGANISATION}people/<uuid:membership>/give-back/", people.give_back, name="give_back_role"),
    path(f"{ORGANISATION}invitations/<uuid:invitation>/withdraw/", people.withdraw, name="withdraw_invitation"),
    path(f"{ORGANISATION}consent/", consents.consent, name="consent"),
]
