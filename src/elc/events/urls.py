"""Addresses of the stage events."""

from django.urls import path

from elc.events import views

app_name = "events"
urlpatterns = [path("", views.event_list, name="list")]
