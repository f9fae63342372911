"""Who may open what: every address of the server in one table, and the door that holds it.

The table speaks of roles; whose papers they are is the business of `docgen.records`, whose desks
see one agency only.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from flask import Flask, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from docgen.records.rights import RIGHTS, Act, Role
from web import faults
from web.sign_in import signed_in

#: No sign-in at all.
OPEN: frozenset[Role] | None = None
#: Whoever has signed in.
EVERYBODY = frozenset(Role)


def _roles(act: Act) -> frozenset[Role]:
    return RIGHTS[act].roles


_READ = _roles(Act.READ)
_DRAFTS = _roles(Act.READ_DRAFTS)
_WRITE = _roles(Act.DRAFT)
_BATCH = _roles(Act.BATCH)
_ISSUE = _roles(Act.KEEP)
_STANDING = _roles(Act.STANDING)
_TEMPLATE = _roles(Act.TEMPLATE)
_IMPORT = _roles(Act.IMPORT)
_KEYS = _roles(Act.API_KEY)

#: What somebody may open whose password was made by another: enough to change it or to leave.
_BEFORE_CHANGE = frozenset({"account.password", "account.sign_out"})
_MUST_CHANGE = "Hãy đăng nhập trên trang web và đổi mật khẩu dùng một lần trước."

#: Endpoint -> the roles that may open it.
ACCESS: Mapping[str, frozenset[Role] | None] = {
    "static": OPEN,
    "health.alive": OPEN,
    "health.ready": OPEN,
    "health.metrics": OPEN,
    "account.sign_in": OPEN,
    "account.language": OPEN,
    "account.sign_out": EVERYBODY,
    "account.password": EVERYBODY,
    "start.home": EVERYBODY,
    "check.door": EVERYBODY,
    "compose.choose": _WRITE,
    "compose.start": _WRITE,
    "compose.desk": _DRAFTS,
    "compose.versions": _DRAFTS,
    "compose.look_at": _DRAFTS,
    "compose.page": _DRAFTS,
    "compose.save": _WRITE,
    "compose.change": _WRITE,
    "compose.discard": _WRITE,
    "compose.opinion": _roles(Act.APPROVE),
    "compose.docx": _DRAFTS,
    "rows.template": _WRITE,
    "rows.upload": _WRITE,
    "rows.take": _WRITE,
    "issue.ask": _ISSUE,
    "issue.do": _ISSUE,
    "issue.void_held": _roles(Act.VOID),
    "batch.index": _DRAFTS,
    "batch.what": _BATCH,
    "batch.whom": _BATCH,
    "batch.empty": _BATCH,
    "batch.check": _BATCH,
    "batch_job.job": _DRAFTS,
    "batch_job.watch": _DRAFTS,
    "batch_job.listing": _DRAFTS,
    "batch_job.review": _DRAFTS,
    "batch_job.preview": _DRAFTS,
    "batch_job.picture": _DRAFTS,
    "batch_job.start": _BATCH,
    "batch_job.stop": _BATCH,
    "batch_job.resume": _BATCH,
    "batch_job.retry": _BATCH,
    "batch_job.discard": _BATCH,
    "batch_files.everything": _DRAFTS,
    "batch_files.index": _DRAFTS,
    "batch_files.printed": _DRAFTS,
    "batch_files.paper": _DRAFTS,
    "register.book": _READ,
    "register.xlsx": _READ,
    "register.pdf": _READ,
    "register.hand_over_line": _roles(Act.HAND_OVER),
    "register.void_line": _roles(Act.VOID),
    "old_register.door": _IMPORT,
    "old_register.take": _IMPORT,
    "old_register.account_for": _roles(Act.VOID),
    "archive.find": _READ,
    "archive.paper": _READ,
    "archive.page": _READ,
    "archive.file": _READ,
    "archive.both": _READ,
    "archive.export": _READ,
    "archive.annul_paper": _roles(Act.ANNUL),
    "agency.profile": _roles(Act.PROFILE),
    "agency.numbering": _roles(Act.NUMBERING),
    "agency.end": _roles(Act.NUMBERING),
    "agency.first_number": _roles(Act.NUMBERING),
    "standing.signers": _STANDING,
    "standing.recipients": _STANDING,
    "standing.retire": _STANDING,
    "templates.index": _TEMPLATE,
    "templates.shipped": _TEMPLATE,
    "templates.own": _TEMPLATE,
    "templates.upload": _TEMPLATE,
    "templates.trial": _TEMPLATE,
    "templates.retire": _TEMPLATE,
    "people.index": _roles(Act.PEOPLE),
    "people.change": _roles(Act.PEOPLE),
    "people.new_password": _roles(Act.PEOPLE),
    "people.journal": _roles(Act.READ_JOURNAL),
    "keys.index": _KEYS,
    "keys.retire": _KEYS,
    "api.page": EVERYBODY,
    "api.openapi": OPEN,
    "api.agency": _READ,
    "api.papers": _READ,
    "api.paper": _READ,
    "api.file": _READ,
    "api.annul": _roles(Act.ANNUL),
    "api.series": _READ,
    "api.entries": _READ,
    "api.reserve": _roles(Act.RESERVE),
    "api.confirm": _roles(Act.CONFIRM),
    "api.void": _roles(Act.VOID),
    "api.drafts": _DRAFTS,
    "api.draft": _DRAFTS,
    "api.add_draft": _WRITE,
    "api.change_draft": _WRITE,
    "api.problems": _DRAFTS,
    "api.draft_file": _DRAFTS,
    "api.issue": _ISSUE,
    "api.batches": _DRAFTS,
    "api.add_batch": _BATCH,
    "api.batch": _DRAFTS,
    "api.start_batch": _BATCH,
    "api.stop_batch": _BATCH,
    "api.resume_batch": _BATCH,
    "api.retry_batch": _BATCH,
    "api.discard_batch": _BATCH,
    "api.items": _DRAFTS,
    "api.item_file": _DRAFTS,
    "api.batch_file": _DRAFTS,
    "api.batch_print": _DRAFTS,
}


def stand_at(app: Flask) -> None:
    """Let nobody through who may not. RuntimeError for an address that the table does not know."""
    unknown = {rule.endpoint for rule in app.url_map.iter_rules()} ^ set(ACCESS)
    if unknown:
        raise RuntimeError(f"addresses and access table differ: {sorted(unknown)}")

    @app.before_request
    def _check() -> ResponseReturnValue | None:
        g.visitor = signed_in()
        endpoint = request.endpoint
        roles = ACCESS[endpoint] if endpoint else OPEN
        if roles is None:
            return None
        if g.visitor is None:
            return _ask_to_sign_in()
        if g.visitor.must_change and endpoint not in _BEFORE_CHANGE:
            return _ask_to_change_password()
        if roles.isdisjoint(g.visitor.roles):
            return faults.answer(HTTPStatus.FORBIDDEN, faults.sentence(HTTPStatus.FORBIDDEN))
        return None


def _ask_to_sign_in() -> ResponseReturnValue:
    """A page leads to the sign-in and back; a program or a fragment is told."""
    if not _is_page():
        return faults.answer(HTTPStatus.UNAUTHORIZED, faults.sentence(HTTPStatus.UNAUTHORIZED))
    return _by_way_of("account.sign_in")


def _ask_to_change_password() -> ResponseReturnValue:
    if not _is_page():
        return faults.answer(HTTPStatus.FORBIDDEN, _MUST_CHANGE)
    return _by_way_of("account.password")


def _is_page() -> bool:
    """Whether a person looks at what the answer brings."""
    is_fragment = "HX-Request" in request.headers
    return request.method == "GET" and not is_fragment and not request.path.startswith("/api/")


def _by_way_of(endpoint: str) -> ResponseReturnValue:
    """To another page first, then to the one that was asked for."""
    back = urlencode({"toi": request.full_path.rstrip("?")})
    return redirect(f"{url_for(endpoint)}?{back}")
