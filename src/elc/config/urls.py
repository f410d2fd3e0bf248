"""All addresses, stage by stage in the order of data. Who may open which: elc/website/access.csv, held by a walk."""

from django.urls import include, path

urlpatterns = [
    path("", include("elc.members.urls")),
    path("", include("elc.members.signing_in.urls")),
    path("instruments/", include("elc.instruments.urls")),
    path("events/", include("elc.events.urls")),
    path("evaluation/", include("elc.evaluation.urls")),
    path("", include("elc.website.urls")),
]
