"""Addresses of the website itself."""

from django.urls import path

from elc.website import views

app_name = "website"
urlpatterns = [
    path("", views.home, name="home"),
    path("gallery/", views.gallery, name="gallery"),
    path("language/", views.set_language, name="set_language"),
]
