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
# Signing in: named in the settings; asked for by django-allauth under these names; read by templates.
SignInAdapter, SecondStepAdapter, SingleSignOnAdapter, SecondStep, keyed
(
    _.is_open_for_signup,
    _.respond_user_inactive,
    _.send_mail,
    _.send_notification_mail,
    _.build_totp_svg,
    _.get_totp_issuer,
    _.generate_authenticator_name,
    _.pre_social_login,
    _.on_authentication_error,
    _._redirect_to_pending_stage,
    _._get_verify_form_class,
    _.form_invalid,
    _.get_initial,
    _.extra_context,
    _.process_view,
    _.help_text,
    _.last_used_at,
    _.last_seen_at,
    _.is_this,
)
message_context, extra_tags, provider
# Read in the settings, which are left out of the search.
_.is_starting_tls, _.is_tls, _.sender, _.as_setting
# Background work: the command; tasks, found by their names; read by templates and by migrations.
WORKER, prune_work, send_notifications, catch_up_notifications, tell_of_work
_.next_try_at, _.result_address, _.always, _.initial, _.heard_at, _.made_at, _.taken_until, _.sent_at, _.indexes
# The trail and the rights of people: for later stages; a task; asked for by Django's forms; read by templates.
subscribe, apply_retention
_.clean_address
_.is_name
# The wall: read by migrations, settings, the entry point of the web server, Django's checks.
wall_stands, trust_nobody, wall_around, IS_SIGNING_IN, PERSON, Wall
# Members: fields and choices that pages and later stages read; Django's forms; registered when a stage starts.
_.verified_by, _.accepted_at, _.applied_at, _.invited_at, _.ASSURANCE, _.EXCELLENCE, _.CODE_OF_CONDUCT, _.DATA_AGREEMENT
_.DECLINED, _.queryset, _.auto_id, _.role_name, _.clean_text, _.part_of, _.round_title
consent_of, last_decisions, dimensions_to_consent_to, offer_subjects, no_network_yet
# Signing in and the log: named in the settings, read by the library and by Python's logging.
site_hosts, site_address, NoExpectedWords, SignInEnds, NotedRefusals, SmallRequests
_.validate, _.get_help_text, _.max_redirects, _.converter, _.default_time_format, _.default_msec_format
SERVE, SIGN_OUT
