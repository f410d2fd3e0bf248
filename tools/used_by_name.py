"""Names that are used where the search for dead code cannot look: templates, settings, tests. Never imported."""

# Commands, named in the table of contents of elc.__main__.
DEMO, EVALUATION, COMPARE, RECONSTRUCT, CASES
# Named in the settings.
database, RefusalPages, PrivatePages
# Called in AppConfig.ready, which is left out of the search.
fill, offer_next_steps, event_results, events_together
# Read by templates: pages, and the PDF through its mapping.
(
    _.facts,
    _.low_label,
    _.high_label,
    _.is_for_members,
    _.audience_note,
    _.footer,
    _.minutes,
    _.is_draft,
    _.draft_languages,
    _.reviewed_on,
)
# Fields of data files and tables that people read; a later stage does.
_.next_review, _.retold, _.until
# The public surface of the library, held by its tests.
_.level, _.n_of_item
# Fields of results that people read beside the others.
_.standard_rate
# Held against the models by tests/architecture.
class_of
# Attributes that Babel writes into a catalogue.
_.creation_date, _.revision_date, _.language_team, _.last_translator, _.msgid_bugs_address
# Called by tests/conftest.py; the series of a chart, held by its test.
flags, SERIES
# The signature that signal handlers must have.
frame
# Called in a process of its own by bench/bench_benchstats.py; numpy's flag that makes an array read-only.
seeded_round
_.writeable
