"""Django settings. Everything that differs between shapes comes from the environment; nothing is a fork of the code.

ELC_HOME       the home folder (see elc.core.home)
DATABASE_URL   postgresql://user:password@host:port/name for the team shape; absent: SQLite in the home folder
ELC_HOSTS      host names to answer to, separated by commas; absent: this machine only
ELC_HTTPS      "1" behind a proxy that speaks HTTPS: secure cookies, strict transport security
ELC_ADDRESS    where people reach this site, for links in mails, such as https://elc.example; absent: the first host
ELC_MAIL       smtp://name:password@host:port?from=address&tls=1 to send mail by; absent: no mail is sent
ELC_OIDC       {"name": …, "issuer": …, "client_id": …, "secret": …} for single sign-on; absent: no such button
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from elc.config.address import site_address, site_hosts
from elc.config.databases import database
from elc.config.mail import SENDER, mail
from elc.config.single_sign_on import single_sign_on
from elc.core.home import home, secret_for

HOME = home()
PACKAGE = Path(__file__).resolve().parents[1]
DEBUG = False
SECRET_KEY = secret_for("django").hex()
ALLOWED_HOSTS = site_hosts(os.environ.get("ELC_HOSTS"))
HTTPS = os.environ.get("ELC_HTTPS") == "1"
ADDRESS = site_address(os.environ.get("ELC_ADDRESS"), hosts=ALLOWED_HOSTS, is_https=HTTPS)

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
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    *STAGES,
]
MIDDLEWARE = [
    "elc.website.middleware.NotedRefusals",  # outermost: it sees every answer
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "elc.website.middleware.SmallRequests",  # before anybody reads what was sent
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "elc.members.wall.Wall",
    "elc.members.signing_in.renewing.SignInEnds",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # nothing is open unless its view says so
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "elc.members.signing_in.second_step.SecondStep",
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
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},  # 8 characters, of any kind
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},  # 20 000 out of known breaches
    {"NAME": "elc.members.signing_in.passwords.NoExpectedWords"},
]

# Signing in, by django-allauth (elc.members.signing_in, docs/decisions/0017-signing-in.md).
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
MINUTES_OF_A_CODE = 10
ACCOUNT_ADAPTER = "elc.members.signing_in.adapters.SignInAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SESSION_REMEMBER = True  # for two weeks, as any session; ended on the page “Your sign-in”
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = MINUTES_OF_A_CODE * 60
ACCOUNT_LOGIN_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = MINUTES_OF_A_CODE * 60
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# A room full of participants signs in from one address: guessing is slowed down by the address that is guessed at.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/300s/key",
    "request_login_code": "100/m/ip,3/m/key",
    "reset_password": "100/m/ip,3/m/key",
    "reset_password_from_key": "100/m/ip",
    "apply_to_join": "30/h/ip",
    "invite": "300/d/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = (
    1 if HTTPS else 0
)  # whom the one proxy names as its client; without one nobody is believed
MFA_ADAPTER = "elc.members.signing_in.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_TOTP_TOLERANCE = 1  # clocks of phones differ
SINGLE_SIGN_ON = single_sign_on(os.environ.get("ELC_OIDC"))
SOCIALACCOUNT_ADAPTER = "elc.members.signing_in.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS = SINGLE_SIGN_ON.as_setting() if SINGLE_SIGN_ON else {}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the one provider is trusted with addresses, and nothing of it is stored
# What throttling remembers stays in this process, and no address of a device can be read in it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "elc.members.signing_in.throttling.keyed",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

MAIL = mail(os.environ.get("ELC_MAIL"))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL.sender if MAIL else SENDER
if MAIL:
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.name, MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.is_starting_tls, MAIL.is_tls

# Background work (elc.core.later): one queue, in our own database in every shape.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

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
WHITENOISE_ALLOW_ALL_ORIGINS = False  # other sites have no business with them

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "form-action": [SELF, *([SINGLE_SIGN_ON.origin] if SINGLE_SIGN_ON else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
if HTTPS:  # a browser takes such a name only over HTTPS, from this host alone, for the whole of it
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "__Host-session", "__Host-csrf", "__Host-language"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie with sentences in it
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # of any request: no page takes files yet (elc.website.middleware)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# No request line is ever logged: an address, a time and a path together could name a respondent (elc.core.log).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"one line": {"()": "elc.core.log.OneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "one line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "elc.security": {"level": "INFO"},
    },
}
