"""The names of everything that the rules find wrong with an initiative, and one English sentence for each. Pure.

The API says these sentences. Reports and forms have words of their own, by the name, in the reader's language.
"""

from collections.abc import Iterable
from typing import Literal, get_args

from binnenuit.kernel.errors import Refused
from binnenuit.kernel.problems import ValidationProblem, Value

Name = Literal[
    "no_text",
    "not_a_language_tag",
    "no_title",
    "text_too_long",
    "text_unreadable",
    "line_too_long",
    "line_unreadable",
    "not_in_the_thesaurus",
    "not_spoken",
    "too_many",
    "twice",
    "not_a_municipality",
    "not_a_postcode",
    "half_a_point",
    "point_elsewhere",
    "nowhere",
    "not_an_area",
    "not_one_of",
    "not_a_part_of_a_rule",
    "not_a_frequency",
    "not_an_interval",
    "not_days",
    "not_days_of_a_week",
    "more_than_a_rule",
    "not_a_rule",
    "no_date",
    "not_a_local_time",
    "not_so_long",
    "schedule_ends_before",
    "not_such_an_amount",
    "amount_without_cost",
    "not_such_ages",
    "not_such_a_number",
    "period_ends_before",
    "not_a_programme",
    "not_an_email",
    "not_a_web_address",
    "gives_the_location_away",
    "gives_the_contact_away",
    "no_such_organisation",
    "merged",
    "changed_here",
    "of_another_source",
]
NAMES: tuple[Name, ...] = get_args(Name)
SENTENCES: dict[str, str] = {
    "no_text": "texts: give at least one language",
    "not_a_language_tag": "texts: {text!r} is no language tag (BCP 47) such as nl or tr",
    "no_title": "texts {tag}: the title is empty",
    "text_too_long": "texts {tag}: {field} is longer than {number} characters",
    "text_unreadable": "texts {tag}: {field} has control characters in it",
    "line_too_long": "{part}: {field} is longer than {number} characters",
    "line_unreadable": "{part}: {field} has control characters in it",
    "not_in_the_thesaurus": "{field}: {text!r} is not in the thesaurus",
    "not_spoken": "{field}: {text!r} is not a language of the thesaurus",
    "too_many": "{field}: more than {number}",
    "twice": "{field}: one stands there twice",
    "not_a_municipality": "locations: {text!r} is not the code of a municipality (such as GM0599)",
    "not_a_postcode": "locations: {text!r} is not a postcode such as 3014 or 3014 AB",
    "half_a_point": "locations: give both latitude and longitude, or neither",
    "point_elsewhere": "locations: {point} is not a point in the Netherlands",
    "nowhere": "locations: give a location, an area that is served, or say that it is online",
    "not_an_area": "areas: {text!r} is not the code of a {kind}",
    "not_one_of": "{field}: {text!r} is not one of {choices}",
    "not_a_part_of_a_rule": "schedules: {text!r} is no part of a recurrence rule that can be used here",
    "not_a_frequency": "schedules: FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY",
    "not_an_interval": "schedules: INTERVAL must lie between 1 and {number}",
    "not_days": "schedules: BYDAY must list days such as MO or 1TU",
    "not_days_of_a_week": "schedules: BYDAY of a weekly rule must list days without a number",
    "more_than_a_rule": "schedules: not a recurrence rule: give one RRULE, without other lines",
    "not_a_rule": "schedules: not a recurrence rule: {why}",
    "no_date": "schedules: the rule gives no date in the first five years",
    "not_a_local_time": "schedules: starts must be a local time in whole minutes, without a zone",
    "not_so_long": "schedules: minutes must lie between 1 and {number}",
    "schedule_ends_before": "schedules: valid_until lies before valid_from",
    "not_such_an_amount": "cost_cents: give an amount between 1 and {number} cents",
    "amount_without_cost": "cost_cents: leave it out unless cost is amount",
    "not_such_a_number": "{field} must lie between {lowest} and {highest}",
    "not_such_ages": "minimum_age and maximum_age must be in order and lie between 0 and {number}",
    "period_ends_before": "period_until lies before period_from",
    "not_a_programme": "programme: {text!r} is not the code of a programme",
    "not_an_email": "contact: {text!r} is not an e-mail address",
    "not_a_web_address": "{field}: {text!r} is not a web address that starts with https:// or http://",
    "gives_the_location_away": (
        "texts: a text gives the hidden location away; take it out of the text, or do not hide it"
    ),
    "gives_the_contact_away": (
        "texts: a text gives the hidden contact away; take it out of the text, or do not hide it"
    ),
    "no_such_organisation": "organisation: there is none with the code {text!r}",
    "merged": "the initiative {code} was merged with another one; change that one",
    "changed_here": "the initiative was changed here since the last import; change it here by hand",
    "of_another_source": (
        "the initiative with this code is not of this source and says something else; change it here by hand"
    ),
}
Left = Literal[
    "changed_since", "merged_with", "has_a_role", "has_a_message", "organisation_changed", "in_use"
]
LEFT: tuple[Left, ...] = get_args(Left)
"""Why taking an import back leaves something standing: said in reports only."""


def wrong(name: Name, /, **values: object) -> ValidationProblem:
    """Return a finding; what is no text and no number is given as a text."""
    return ValidationProblem(
        name, {key: value if isinstance(value, Value) else str(value) for key, value in values.items()}
    )


def sentence(finding: ValidationProblem) -> str:
    """Say a finding of these rules in English, as the API does; nothing of one of others."""
    return SENTENCES.get(finding.name, "").format(**finding.values)


def refusal(findings: Iterable[ValidationProblem]) -> Refused:
    """Return the error that says all of these, one a line in English."""
    those = tuple(findings)
    return Refused(those, "\n".join(map(sentence, those)))
