"""Every error as an HTTP status and a Vietnamese sentence: the only table of them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from flask import Flask, Response, jsonify, make_response, render_template, request, url_for
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from docgen import errors
from docgen.errors import Problem
from web.throttle import TooManyTries

log = logging.getLogger(__name__)

#: Error class -> status; the nearest class up the family counts.
STATUSES: dict[type[errors.DocgenError], HTTPStatus] = {
    errors.DocgenError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.InvalidInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.BrokenFile: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.InvalidTemplate: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.MissingProgram: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.ConversionFailed: HTTPStatus.BAD_GATEWAY,
    errors.ConversionTimeout: HTTPStatus.GATEWAY_TIMEOUT,
    errors.Busy: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.NotAllowed: HTTPStatus.FORBIDDEN,
    errors.Refused: HTTPStatus.CONFLICT,
    errors.Conflict: HTTPStatus.CONFLICT,
    errors.RecordsUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    TooManyTries: HTTPStatus.TOO_MANY_REQUESTS,
}

#: What a user reads when the browser or the network asks for what cannot be given.
SENTENCES: dict[int, str] = {
    400: "Yêu cầu không đọc được. Hãy quay lại trang trước và thử lại.",
    401: "Phiên làm việc đã hết. Hãy đăng nhập lại.",
    403: "Tài khoản chưa được giao quyền làm việc này.",
    404: "Không có trang này. Hãy xem lại địa chỉ.",
    405: "Trang này không nhận cách gửi ấy. Hãy quay lại trang trước.",
    406: "Máy chủ không trả được kiểu dữ liệu mà chương trình yêu cầu.",
    409: "Có người vừa làm trước. Hãy tải lại trang rồi làm lại.",
    413: "Tệp hoặc nội dung gửi lên quá lớn.",
    415: "Kiểu dữ liệu gửi lên không dùng được ở đây.",
    422: "Nội dung gửi lên chưa dùng được.",
    429: "Thử quá nhiều lần. Hãy đợi một lát rồi thử lại.",
    500: "Máy chủ gặp lỗi. Việc đã lưu vẫn còn; hãy thử lại hoặc báo quản trị.",
    502: "LibreOffice chưa làm được PDF. Hãy thử lại; nếu vẫn vậy, hãy báo quản trị.",
    503: "Máy chủ đang bận. Hãy thử lại sau ít phút.",
    504: "LibreOffice làm quá lâu nên đã dừng. Hãy thử lại hoặc chia nhỏ văn bản.",
}
#: Ends the address of a page that shall take up what was typed into it; `compose.js` knows it.
TAKE_UP = "#lay-lai"
CSRF = "Trang đã mở quá lâu hoặc phiên đã đổi. Nội dung đang gõ vẫn còn; hãy tải lại trang rồi gửi lại."


def status_of(error: errors.DocgenError) -> HTTPStatus:
    """The status of an error."""
    return next(STATUSES[cls] for cls in type(error).__mro__ if cls in STATUSES)


def sentence(status: int) -> str:
    """What a user reads for a status."""
    return str(gettext(SENTENCES.get(status, SENTENCES[500 if status >= 500 else 400])))


def problems_of(error: errors.DocgenError) -> tuple[Problem, ...]:
    """The places an error speaks of, none when it speaks of none."""
    return tuple(getattr(error, "problems", ()))


def error_body(status: int, message: str, problems: Sequence[Problem] = ()) -> dict[str, Any]:
    """The one JSON shape of every error."""
    return {
        "error": {
            "status": int(status),
            "message": message,
            "problems": [
                {
                    "place": problem.place,
                    "message": problem.message,
                    "severity": problem.severity.value,
                    "line": problem.line,
                }
                for problem in problems
            ],
        }
    }


def answer(status: int, message: str, problems: Sequence[Problem] = ()) -> Response:
    """The error as JSON for programs, as a fragment for htmx, as a page for people."""
    if request.path.startswith("/api/"):
        response = jsonify(error_body(status, message, problems))
    elif request.headers.get("HX-Request"):
        page = render_template(
            "fault_fragment.html",
            message=message,
            problems=problems,
            sign_in=_sign_in_again() if status == HTTPStatus.UNAUTHORIZED else "",
        )
        response = make_response(page)
    else:
        page = render_template("fault.html", status=status, message=message, problems=problems)
        response = make_response(page)
    response.status_code = status
    if status == HTTPStatus.UNAUTHORIZED and request.path.startswith("/api/"):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _sign_in_again() -> str:
    """The sign-in that leads back to the page a fragment was asked from, which takes up its words."""
    here = urlsplit(request.headers.get("HX-Current-URL", ""))
    return url_for("account.sign_in", toi=f"{here.path or '/'}{TAKE_UP}")


def register(app: Flask) -> None:
    """Have every error of the app answered by this table."""

    @app.errorhandler(errors.DocgenError)
    def _own(error: errors.DocgenError) -> Response:
        status = status_of(error)
        problems = problems_of(error)
        message = sentence(status) if problems else str(error)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log.warning("%s at %s: %s", type(error).__name__, request.path, error)
        return answer(status, message, problems)

    @app.errorhandler(CSRFError)
    def _csrf(_error: CSRFError) -> Response:
        return answer(HTTPStatus.BAD_REQUEST, gettext(CSRF))

    @app.errorhandler(SecurityError)
    def _stranger(error: SecurityError) -> Response:
        # The host that the request names is not ours: no page can be written, for none has an
        # address.
        return Response(SENTENCES[400], status=error.code, content_type="text/plain; charset=utf-8")

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> Response:
        response = answer(error.code or 500, sentence(error.code or 500))
        for name, value in error.get_headers():
            if name.lower() == "allow":
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def _fault(error: Exception) -> Response:
        number = uuid4().hex[:8]
        log.error("fault %s at %s", number, request.path, exc_info=error)
        return answer(
            500, gettext("%(what)s (mã lỗi %(number)s)", what=sentence(500), number=number)
        )
