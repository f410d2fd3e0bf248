"""Django settings. Everything that differs between shapes comes from the environment; nothing is a fork of the code.

ELC_HOME       the home folder (see elc.core.home)
DATABASE_URL   postgresql://user:password@host:port/name for the team shape; absent: SQLite in the home folder
ELC_HOSTS      host names to answer to, separated by commas; absent: this machine only
ELC_HTTPS      "1" behind a proxy that speaks HTTPS: secure cookies, strict transport security
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from elc.config.databases import database
from elc.core.home import home, secret_for

HOME = home()
PACKAGE = Path(__file__).resolve().parents[1]
DEBUG = False
SECRET_KEY = secret_for("django").hex()
ALLOWED_HOSTS = os.environ.get("ELC_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = os.environ.get("ELC_HTTPS") == "1"

# The stages, in the order in which data flows through them (docs/structure.md, checked by tests/architecture).
STAGES = (
    "elc.core",
    "elc.members",
    "elc.instruments",
    "elc.collection",
    "elc.snapshots",
    "elc.comparison",
    "elc.reports",
    "elc.events",
    "elc.evaluation",
    "elc.website",
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # its widget templates, beside our own field template
    "csp",
    *STAGES,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # nothing is open unless its view says so
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "elc.website.middleware.PrivatePages",
    "elc.website.middleware.RefusalPages",
]
ROOT_URLCONF = "elc.config.urls"
WSGI_APPLICATION = "elc.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "elc.website.context.page",
            ],
            "builtins": [
                "elc.core.templatetags.elc",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database(os.environ.get("DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "members.Person"
LOGIN_URL = "members:sign_in"
LOGIN_REDIRECT_URL = "website:home"
LOGOUT_REDIRECT_URL = "members:sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("et", _("Estonian"))]
DRAFT_LANGUAGES = {"et"}  # nobody whose language it is has checked the translation yet
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
WHITENOISE_USE_FINDERS = True  # served straight from the package: nothing to collect, in a wheel as well
WHITENOISE_MAX_AGE = 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# No request line is ever logged: an address, a time and a path together could name a respondent.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
