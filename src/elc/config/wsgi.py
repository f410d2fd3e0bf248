"""The entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "elc.config.settings")

application = get_wsgi_application()

from elc.core.later import start_thread  # noqa: E402 - needs Django, which has been started only now
from elc.core.wall import trust_nobody  # noqa: E402 - as above

trust_nobody()

if not os.environ.get("DATABASE_URL"):
    start_thread()  # the embedded shape has no other process; a team runs `elc worker`
