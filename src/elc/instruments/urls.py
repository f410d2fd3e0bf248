"""Addresses of the stage instruments."""

from django.urls import path

from elc.instruments import views

app_name = "instruments"
urlpatterns = [
    path("", views.instrument_list, name="list"),
    path("<str:key>/<int:version>/", views.instrument_page, name="page"),
]
