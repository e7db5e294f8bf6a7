"""The kinds of programmes, partnerships and roles; the words are those of the glossary."""

from enum import StrEnum


class ProgrammeKind(StrEnum):
    """What sort of programme it is."""

    MULTI_YEAR_PLAN = "multi_year_plan"
    ACTION_PROGRAMME = "action_programme"
    NAMED_FUND = "named_fund"
    SUBSIDY_SCHEME = "subsidy_scheme"
    PROJECT = "project"


class PartnershipKind(StrEnum):
    """What sort of partnership it is; an alliance may have a consortium or a network as a member."""

    ALLIANCE = "alliance"
    CONSORTIUM = "consortium"
    NETWORK = "network"


class MemberRole(StrEnum):
    """What a member is in a partnership; a coordinator or lead applicant is a member as well."""

    COORDINATOR = "coordinator"
    LEAD_APPLICANT = "lead_applicant"
    MEMBER = "member"


class InvolvedRole(StrEnum):
    """What an organisation is to a programme."""

    RESPONSIBLE = "responsible"
    EXECUTING = "executing"
    HOST = "host"
    GRANTEE = "grantee"
