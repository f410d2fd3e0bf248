"""Addresses of the stage evaluation. Events are named by their slugs, separated by commas."""

from django.urls import path

from elc.evaluation import views

app_name = "evaluation"
urlpatterns = [
    path("<str:events>.pdf", views.evaluation_pdf, name="pdf"),
    path("<str:events>.csv", views.evaluation_csv, name="csv"),
    path("<str:events>.xlsx", views.evaluation_xlsx, name="xlsx"),
    path("<str:events>/", views.evaluation_page, name="page"),
]
