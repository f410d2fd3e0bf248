"""Addresses of the website itself."""

from django.urls import path

from elc.website import views
from elc.website.start import views as start

app_name = "website"
urlpatterns = [
    path("", views.home, name="home"),
    path("gallery/", views.gallery, name="gallery"),
    path("start/mail/", start.try_mail, name="try_mail"),
    path("start/<str:code>/", start.start, name="start"),
    path("demo/remove/", start.end_demo, name="end_demo"),
    path("language/", views.set_language, name="set_language"),
]
