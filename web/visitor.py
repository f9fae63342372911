"""Who looks at a page."""

from __future__ import annotations

from dataclasses import dataclass

from flask import g

from docgen.records.rights import Act, Role, may


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person who has signed in, or whose key a program carries. `scopes` None: no key.

    `must_change`: the password was made by somebody else; nothing opens before it is changed.
    """

    person_id: int
    name: str
    login: str
    roles: tuple[Role, ...]
    agency_key: str
    scopes: frozenset[str] | None = None
    must_change: bool = False

    def may(self, act: str) -> bool:
        """Whether the visitor's roles carry an act, for templates: ``visitor.may("reserve")``."""
        return may(self.roles, Act(act))


def visitor() -> Visitor:
    """The visitor of this request; the guard has seen to it that there is one."""
    found: Visitor = g.visitor
    return found
