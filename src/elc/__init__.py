"""ELC, the platform of the EQUASS Learning Community.

One package a stage, in the order in which data flows: members, instruments, collection, snapshots, comparison, reports,
events, evaluation, website.
"""

__version__ = "0.1.0"
