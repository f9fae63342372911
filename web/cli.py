"""`docgen-web`: serve one office, keep its users."""

from __future__ import annotations

import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any

import click
import waitress

from docgen.command_placeholders import in_vietnamese
from docgen.command_words import speak_vietnamese
from docgen.errors import DocgenError, MissingProgram
from docgen.model import Agency, Side
from docgen.reasons import reason
from docgen.records import Operator, Profile
from docgen.records.agencies import add_agency, province_code
from docgen.records.rights import Role
from web import create_app
from web.first_start import add_user, first_start, load_samples
from web.leftovers import sweep
from web.settings import read_settings
from web.wiring import Services, open_services
from web.worker import run_worker
from web.workforce import Workforce

speak_vietnamese()

_ROLES = click.Choice([role.value for role in Role])


_OWN_FAULT = (
    "Lỗi: docgen gặp lỗi của chính chương trình. Hãy gửi câu lệnh này cho người phụ trách, "
    "kèm kết quả khi đặt DOCGEN_TRACE=1."
)
#: Connections open at once: a browser keeps six, and thirty clerks work here.
_CONNECTIONS = 1_000


class Program(click.Group):
    """The group of all commands; an error becomes a sentence and an exit code, never a trace."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DocgenError as error:
            print(f"Lỗi: {error}", file=sys.stderr)
            raise SystemExit(2) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("DOCGEN_TRACE"):
                raise
            print(f"{_OWN_FAULT} ({type(error).__name__}: {error})", file=sys.stderr)
            raise SystemExit(1) from None


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Bàn làm việc của văn thư, mở bằng trình duyệt."""


@main.command()
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="Thư mục dữ liệu.")
@click.option("--host", help="Địa chỉ nghe; 0.0.0.0 để máy khác trong mạng mở được.")
@click.option("--port", type=int, help="Cổng, mặc định 8000.")
@click.option("--samples", is_flag=True, help="Nạp các văn bản mẫu làm dự thảo, để xem thử.")
@click.option("--trial", is_flag=True, default=None, help="Chạy thử: cho phép khoá bí mật yếu.")
def serve(
    home: Path | None, host: str | None, port: int | None, *, samples: bool, trial: bool | None
) -> None:
    """Chạy máy chủ cho một cơ quan: một lệnh là đủ."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    settings = read_settings(home=home, host=host, port=port, trial=trial)
    sweep()
    services = open_services(settings)
    try:
        if made := first_start(services.records):
            click.echo("Lần chạy đầu tiên. Đăng nhập bằng:")
            click.echo(f"  tên đăng nhập: {made.login}\n  mật khẩu:      {made.password}")
            click.echo("Mật khẩu chỉ in một lần này và phải đổi khi đăng nhập.")
        if samples:
            load_samples(services)
        server = _listening(services)
        _stop_when_told()
        services.converter.warm_up()
        click.echo(f"docgen đang chạy ở http://{settings.host}:{settings.port} (Ctrl+C để dừng)")
        with Workforce(settings):
            server.run()
    finally:
        services.close()


@main.command()
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="Thư mục dữ liệu.")
def worker(home: Path | None) -> None:
    """Làm các đợt văn bản hàng loạt, thêm vào tiến trình của serve; chạy được trên máy khác.

    Máy khác cần chung cơ sở dữ liệu, hàng đợi và kho tệp: xem docs/scale-out.md.
    """
    run_worker(read_settings(home=home))


def _listening(services: Services) -> Any:
    """A server that has its port. Raises MissingProgram when somebody else has it."""
    settings = services.settings
    try:
        return waitress.create_server(
            create_app(services),
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            connection_limit=_CONNECTIONS,
            asyncore_use_poll=True,
            # The app itself answers what is too large, in the words of every other error; this
            # one only bounds what is read before it can.
            max_request_body_size=2 * settings.upload_bytes,
            ident=None,
        )
    except OSError as error:
        raise MissingProgram(
            f"Không mở được cổng {settings.port} ở địa chỉ {settings.host}: {reason(error)}. "
            "Hãy dừng chương trình đang dùng cổng ấy, hoặc chọn cổng khác bằng --port."
        ) from error


def _stop_when_told() -> None:
    """End as on Ctrl+C when the system stops the service: what is under way is finished first."""

    def _stop(_signal: int, _frame: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, _stop)


@main.group()
def user() -> None:
    """Người dùng."""


@user.command("add")
@click.argument("login")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="Thư mục dữ liệu.")
@click.option("--name", required=True, help="Họ và tên.")
@click.option("--agency", help="Mã cơ quan; bỏ qua khi chỉ có một.")
@click.option("--role", "roles", multiple=True, type=_ROLES, default=[Role.CLERK.value])
@click.option("--position", default="", help="Chức vụ.")
def add(
    login: str, home: Path | None, name: str, agency: str | None, roles: list[str], position: str
) -> None:
    """Thêm người dùng; in mật khẩu dùng một lần."""
    services = open_services(read_settings(home=home))
    try:
        made = add_user(
            services.records, agency, login, name, [Role(role) for role in roles], position
        )
    finally:
        services.close()
    click.echo(f"Đã thêm {made.login}. Mật khẩu dùng một lần: {made.password}")


@main.group()
def agency() -> None:
    """Cơ quan trong máy chủ này."""


@agency.command("add")
@click.argument("key")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="Thư mục dữ liệu.")
@click.option("--name", required=True, help="Tên cơ quan; nhiều dòng cách nhau bằng dấu |.")
@click.option("--side", type=click.Choice([side.value for side in Side]), required=True)
@click.option("--sign", default="", help="Chữ viết tắt trong ký hiệu.")
@click.option("--place", default="", help="Địa danh.")
@click.option("--province", default="", help="Tên hoặc mã tỉnh của cơ quan.")
def add_agency_command(
    key: str, home: Path | None, name: str, side: str, sign: str, place: str, province: str
) -> None:
    """Thêm một cơ quan; cơ quan này không thấy văn bản của cơ quan khác."""
    services = open_services(read_settings(home=home))
    try:
        lines = tuple(line.strip() for line in name.split("|"))
        code = province_code(province, services.records.clock().date())
        profile = Profile(Agency(Side(side), lines, sign=sign), place, province=code)
        add_agency(services.records, Operator("docgen-web"), key, profile)
    finally:
        services.close()
    click.echo(f"Đã thêm cơ quan {key}.")


in_vietnamese(main)
