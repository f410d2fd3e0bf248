"""Where people reach this site, as its setting says."""

from __future__ import annotations

import pytest

from elc.config.address import site_address, site_hosts
from elc.core.refusals import BadInput


def test_without_a_setting_it_is_the_first_host() -> None:
    assert site_address(None, hosts=["elc.example", "other"], is_https=True) == "https://elc.example"
    assert site_address("", hosts=["localhost"], is_https=False) == "http://localhost"


@pytest.mark.parametrize(
    ("given", "address"),
    [("https://elc.example/", "https://elc.example"), ("http://[::1]:8000", "http://[::1]:8000")],
)
def test_a_setting_counts_without_its_last_slash(given: str, address: str) -> None:
    assert site_address(given, hosts=["x"], is_https=False) == address


@pytest.mark.parametrize("given", ["elc.example", "ftp://x", "https://", "https://[", "https://x/?a=1", "javascript:1"])
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(BadInput, match="ELC_ADDRESS"):
        site_address(given, hosts=["x"], is_https=False)


def test_hosts_are_names_and_without_a_setting_this_machine() -> None:
    assert site_hosts(None) == site_hosts("") == ["localhost", "127.0.0.1", "[::1]"]
    assert site_hosts("elc.example, www.elc.example") == ["elc.example", "www.elc.example"]


@pytest.mark.parametrize("given", ["*", "elc.example,*", " , "])
def test_every_host_is_no_host(given: str) -> None:
    """Otherwise a link in a mail would lead wherever whoever asked for it says."""
    with pytest.raises(BadInput, match="ELC_HOSTS"):
        site_hosts(given)
