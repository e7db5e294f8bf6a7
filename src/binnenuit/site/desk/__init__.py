"""The staff's desk: what there is to do, people and roles, the audit trail."""
