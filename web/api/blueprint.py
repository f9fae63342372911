"""The addresses of `/api/v1`, with the scope that each needs."""

from __future__ import annotations

from flask import Blueprint

from web.api import views

blueprint = Blueprint("api", __name__, url_prefix="/api")

blueprint.add_url_rule("", "page", views.page)
blueprint.add_url_rule("/v1/openapi.json", "openapi", views.openapi)
blueprint.add_url_rule("/v1/agency", "agency", views.agency)
blueprint.add_url_rule("/v1/papers", "papers", views.papers)
blueprint.add_url_rule("/v1/papers/<public_id>", "paper", views.paper)
blueprint.add_url_rule("/v1/papers/<public_id>/files/<role>", "file", views.file)
blueprint.add_url_rule("/v1/register/series", "series", views.series)
blueprint.add_url_rule("/v1/register/entries", "entries", views.entries)
blueprint.add_url_rule("/v1/drafts", "drafts", views.drafts)
blueprint.add_url_rule("/v1/drafts", "add_draft", views.add_draft, methods=["POST"])
blueprint.add_url_rule("/v1/drafts/<int:draft_id>", "draft", views.draft)
blueprint.add_url_rule("/v1/drafts/<int:draft_id>/issue", "issue", views.issue, methods=["POST"])
