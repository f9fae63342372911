"""Every page that a person opens, by its endpoint, with something on it."""

from __future__ import annotations

from docgen.issuing.draft import shipped_templates
from docgen.issuing.issue import Issuer, Order, issue
from docgen.papers.merge import Target
from docgen.records.batches import BatchOptions, NewBatch, create_batch
from docgen.records.standing import Sort, add_standing
from docgen.settings import settings
from tests.browser.conftest import Site
from tests.web.office import DAY, HERE, LIST, OPERATOR

PAGES = {
    "start.home": "/",
    "compose.choose": "/soan",
    "compose.desk": "/soan/{draft}",
    "compose.versions": "/soan/{draft}/cac-ban",
    "rows.upload": "/soan/{draft}/bang/tai-len?place=papers[0].individuals",
    "batch.index": "/nhieu-xa",
    "batch.what": "/nhieu-xa/moi",
    "batch.whom": "/nhieu-xa/moi/cho-ai?draft={draft}",
    "batch_job.job": "/nhieu-xa/{batch}",
    "issue.ask": "/soan/{draft}/ban-hanh",
    "register.book": "/so",
    "old_register.door": "/so/nhap-so-cu",
    "archive.find": "/kho?tu=bieu+duong",
    "archive.paper": "/kho/{paper}",
    "check.door": "/kiem-tra",
    "standing.signers": "/danh-muc/nguoi-ky",
    "standing.recipients": "/danh-muc/noi-nhan",
    "templates.index": "/mau",
    "agency.profile": "/co-quan",
    "people.index": "/nguoi-dung",
    "people.journal": "/nguoi-dung/nhat-ky",
    "keys.index": "/khoa-api",
    "api.page": "/api",
    "account.password": "/mat-khau",
    "account.sign_in": "/dang-nhap",
}
#: Addresses that answer with a file, a picture or data.
FILES = frozenset({
    "static", "health.alive", "health.ready", "health.metrics", "compose.page", "compose.docx",
    "rows.template", "register.xlsx", "register.pdf", "archive.page", "archive.file",
    "archive.both", "archive.export", "templates.shipped", "templates.own", "batch_job.picture",
    "batch_files.everything", "batch_files.index", "batch_files.printed", "batch_files.paper",
    # Parts of the page of a job, which fetches them.
    "batch_job.watch", "batch_job.listing", "batch_job.review", "batch_job.preview",
})  # fmt: skip


def page_endpoints(site: Site) -> set[str]:
    """The endpoints of the app that a browser can open as a page."""
    return {
        rule.endpoint
        for rule in site.office.app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.rule.startswith("/api/")
    } - FILES


def things(site: Site) -> dict[str, object]:
    """A draft, and an issued paper with its line in the register; signers and recipients."""
    plan = site.office.draft()
    templates = shipped_templates(settings().templates)
    tools = Issuer(site.office.records, HERE, OPERATOR, templates, site.office.services.converter)
    paper = issue(tools, Order(plan.id, 1, DAY))
    with site.office.records.desk(HERE, OPERATOR) as desk:
        add_standing(desk, Sort.SIGNER, "Lê Thị Mơ", {"signature.name": "Lê Thị Mơ"})
        names = [{"name": "Các xóm", "purpose": "t/h"}]
        add_standing(desk, Sort.RECIPIENTS, "Các xóm", {"recipients": names})
        unit = Target("01786", "Xã Đông Khê", "Tỉnh Cao Bằng", {"Địa danh": "Đông Khê"})
        asked = NewBatch("một", "Đợt một", LIST, [unit], BatchOptions(), DAY)
        batch = create_batch(desk, asked).id
    draft = site.office.draft(LIST).id
    return {"draft": draft, "paper": paper.public_id, "batch": batch}
