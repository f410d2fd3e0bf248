"""Addresses of the stage members."""

from django.urls import path

from elc.members import views

app_name = "members"
urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("sign-out/", views.SignOut.as_view(), name="sign_out"),
]
