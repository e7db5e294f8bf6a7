"""How kinds, roles, periods and certainty are said to a visitor."""

from babel.dates import format_skeleton
from django.utils.translation import gettext, gettext_noop

from binnenuit.domain.programmes.rules.evidence import Certainty
from binnenuit.domain.programmes.rules.kinds import InvolvedRole, MemberRole, PartnershipKind, ProgrammeKind
from binnenuit.domain.programmes.rules.terms import PartialDate, Precision, Status, Term
from binnenuit.ui.formats import day, locale

PROGRAMME_KINDS = {
    ProgrammeKind.MULTI_YEAR_PLAN: gettext_noop("Meerjarenplan"),
    ProgrammeKind.ACTION_PROGRAMME: gettext_noop("Actieprogramma"),
    ProgrammeKind.NAMED_FUND: gettext_noop("Fonds op naam"),
    ProgrammeKind.SUBSIDY_SCHEME: gettext_noop("Subsidieregeling"),
    ProgrammeKind.PROJECT: gettext_noop("Project"),
}
PARTNERSHIP_KINDS = {
    PartnershipKind.ALLIANCE: gettext_noop("Alliantie"),
    PartnershipKind.CONSORTIUM: gettext_noop("Consortium"),
    PartnershipKind.NETWORK: gettext_noop("Netwerk van organisaties"),
}
MEMBER_ROLES = {
    MemberRole.COORDINATOR: gettext_noop("coördinator"),
    MemberRole.LEAD_APPLICANT: gettext_noop("penvoerder"),
    MemberRole.MEMBER: gettext_noop("lid"),
}
INVOLVED_ROLES = {
    InvolvedRole.RESPONSIBLE: gettext_noop("Verantwoordelijk"),
    InvolvedRole.EXECUTING: gettext_noop("Voert uit"),
    InvolvedRole.HOST: gettext_noop("Beheert het fonds"),
    InvolvedRole.GRANTEE: gettext_noop("Kreeg geld"),
}
STATUSES = {
    Status.PLANNED: gettext_noop("Begint nog"),
    Status.RUNNING: gettext_noop("Loopt nu"),
    Status.ENDED: gettext_noop("Afgelopen"),
    Status.UNKNOWN: gettext_noop("Niet bekend of het nog loopt"),
}
CERTAINTIES = {
    Certainty.VERIFIED: gettext_noop("nagekeken in de bron"),
    Certainty.STATED: gettext_noop("volgens de opdrachtgever van dit platform"),
    Certainty.GENERAL_KNOWLEDGE: gettext_noop("algemeen bekend"),
    Certainty.INFERRED: gettext_noop("door ons afgeleid"),
}
CERTAINTIES_EXPLAINED = {
    Certainty.VERIFIED: gettext_noop("We hebben dit gelezen in een openbare bron. De bron staat erbij."),
    Certainty.STATED: gettext_noop(
        "De opdrachtgever van dit platform zegt dit. Een openbare bron is niet gevonden."
    ),
    Certainty.GENERAL_KNOWLEDGE: gettext_noop("Dit is algemeen bekend, maar niet nagekeken in een bron."),
    Certainty.INFERRED: gettext_noop("We leiden dit af uit andere feiten. Geen bron zegt het zo."),
}


def programme_kind(kind: str) -> str:
    """Say what sort of programme it is."""
    return gettext(PROGRAMME_KINDS[ProgrammeKind(kind)])


def partnership_kind(kind: str) -> str:
    """Say what sort of partnership it is."""
    return gettext(PARTNERSHIP_KINDS[PartnershipKind(kind)])


def member_role(role: str) -> str:
    """Say what a member is in a partnership."""
    return gettext(MEMBER_ROLES[MemberRole(role)])


def involved_role(role: str) -> str:
    """Say what an organisation is to a programme."""
    return gettext(INVOLVED_ROLES[InvolvedRole(role)])


def status(value: Status) -> str:
    """Say where a programme or partnership stands."""
    return gettext(STATUSES[value])


def certainty(mark: str) -> str:
    """Say how sure a fact is, in a few words."""
    return gettext(CERTAINTIES[Certainty(mark)])


def certainties_explained() -> list[tuple[str, str]]:
    """Return each mark with what it means."""
    return [(gettext(CERTAINTIES[mark]), gettext(text)) for mark, text in CERTAINTIES_EXPLAINED.items()]


def partial_date(value: PartialDate) -> str:
    """Write a date as exactly as it is known."""
    if value.precision is Precision.YEAR:
        return str(value.year)
    if value.precision is Precision.MONTH:
        return format_skeleton("yMMMM", value.first_day, locale=locale())
    return day(value.first_day)


def period(term: Term) -> str:
    """Write a period; says so where one end of it, or both, are not known."""
    if term.starts and term.ends:
        if str(term.starts) == str(term.ends):
            return partial_date(term.starts)
        words = {"from": partial_date(term.starts), "until": partial_date(term.ends)}
        return gettext("%(from)s tot en met %(until)s") % words
    if term.starts:
        return gettext("vanaf %(from)s, einde niet bekend") % {"from": partial_date(term.starts)}
    if term.ends:
        return gettext("tot en met %(until)s, begin niet bekend") % {"until": partial_date(term.ends)}
    return gettext("niet bekend")
