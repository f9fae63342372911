"""Numbers, archive, drafts, people, journal: what an agency must never lose. Speaks SQL, alone."""

from docgen.records.desk import Actor, Desk, KnownAgency, Operator, Profile, Records
from docgen.records.rights import Act, Role

__all__ = ["Act", "Actor", "Desk", "KnownAgency", "Operator", "Profile", "Records", "Role"]
