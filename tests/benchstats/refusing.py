"""A refusal in exactly these words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from benchstats import InputError


@contextmanager
def refusing(text: str) -> Iterator[None]:
    with pytest.raises(InputError) as caught:
        yield
    assert str(caught.value) == text
