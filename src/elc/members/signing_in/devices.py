"""What is said of a device: browser and system in two words, as coarse as still helps to tell two of them apart."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

# The first that is found counts: browsers name those that they want to be taken for as well.
BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_of(header: str) -> str:
    """Browser and system named in a User-Agent header, with a slash between; a part that is unknown is empty."""
    return "/".join(_first(names, header) for names in (BROWSERS, SYSTEMS))


def told(device: str) -> str:
    """The device for people; a sentence of its own where nothing is known."""
    browser, _slash, system = device.partition("/")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A device that did not say what it is")


def _first(names: tuple[tuple[str, str], ...], header: str) -> str:
    return next((name for sign, name in names if sign in header), "")
