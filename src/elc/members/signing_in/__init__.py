"""Signing in: how somebody proves who they are. The library django-allauth does it; here stands what is ours.

Why it is as it is: docs/decisions/0017-signing-in.md.
"""
