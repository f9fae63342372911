"""Keeps one LibreOffice open and converts what it is told to, one paper after another.

Run as a script by a Python that has ``uno``, with the standard library of 3.9 alone:

    python3 -I driver.py SOFFICE_BIN PROFILE_ADDRESS PIPE_NAME

Starts LibreOffice on a named pipe and prints ``{"ready": true}``. Then, for each line
``{"source": URL, "target": URL, "input": FILTER, "output": FILTER, "settings": {...}}`` on
standard input, prints ``{"done": true}`` or ``{"refused": REASON}``. Ends at the end of its input,
and with code 1 when LibreOffice is gone. It runs behind the guard, which kills what it leaves.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import signal
import subprocess
import sys
import time
from typing import Any

import uno

_EXIT_RESTART = 81
#: Seconds between two looks whether LibreOffice listens yet; it takes 0.3 to 0.7 s.
_PAUSE = 0.02
_PR_SET_PDEATHSIG = 1
_NEVER_EXECUTE = 0  # com.sun.star.document.MacroExecMode
_NO_UPDATE = 0  # com.sun.star.document.UpdateDocMode


class OfficeGone(Exception):
    """LibreOffice ended or closed its pipe."""


def main() -> None:
    """Serve requests until the input ends; raises OfficeGone."""
    binary, profile, pipe = sys.argv[1:]
    address = f"pipe,name={pipe};urp;StarOffice.ComponentContext"
    office, desktop = _connect([binary, *_switches(profile, address)], address)
    _say(ready=True)
    for line in sys.stdin:
        try:
            _convert(desktop, json.loads(line))
        except _uno("com.sun.star.uno.RuntimeException") as error:
            # The bridge broke, or an object of it: what LibreOffice says of a paper is no runtime
            # exception. Whether it is gone or only confused, it is not to be trusted any more.
            raise OfficeGone(f"{error}; exit code {office.poll()}") from error
        except _uno("com.sun.star.uno.Exception") as error:
            _say(refused=f"{type(error).__name__}: {error}")
        else:
            _say(done=True)


def _convert(desktop: Any, request: dict[str, Any]) -> None:
    document = desktop.loadComponentFromURL(
        request["source"],
        "_blank",
        0,
        _properties(
            Hidden=True,  # twice as fast as with a window
            ReadOnly=True,  # without it two readers of a file get in each other's way
            FilterName=request["input"],  # without it any bytes are taken for text
            UpdateDocMode=_NO_UPDATE,
            MacroExecutionMode=_NEVER_EXECUTE,
        ),
    )
    if document is None:  # how LibreOffice says that it cannot open a file
        raise _uno("com.sun.star.io.IOException")("cannot be opened", None)
    try:
        settings = uno.Any("[]com.sun.star.beans.PropertyValue", _properties(**request["settings"]))
        output = _properties(FilterName=request["output"], FilterData=settings)
        document.storeToURL(request["target"], output)
    finally:
        document.close(True)


def _switches(profile: str, address: str) -> list[str]:
    return [
        f"-env:UserInstallation={profile}",
        *("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        f"--accept={address}",
    ]


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    nowhere = subprocess.DEVNULL
    # preexec_fn is safe here: this process has one thread.
    return subprocess.Popen(command, stdin=nowhere, stdout=nowhere, preexec_fn=_die_with_parent)  # noqa: S603, PLW1509


def _connect(command: list[str], address: str) -> tuple[subprocess.Popen[bytes], Any]:
    """Start the office; it and its desktop as soon as it listens. Our starter bounds the time."""
    office = _start(command)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    while True:
        with contextlib.suppress(_uno("com.sun.star.connection.NoConnectException")):
            context = resolver.resolve(f"uno:{address}")
            desktop = context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
            return office, desktop
        code = office.poll()
        if code == _EXIT_RESTART:
            office = _start(command)
        elif code is not None:
            raise OfficeGone(f"ended with {code} before it listened")
        time.sleep(_PAUSE)


def _properties(**values: Any) -> tuple[Any, ...]:
    properties = []
    for name, value in values.items():
        entry = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        entry.Name, entry.Value = name, value
        properties.append(entry)
    return tuple(properties)


def _uno(name: str) -> Any:
    """A class of UNO by its full name."""
    return uno.getClass(name)


def _say(**answer: object) -> None:
    print(json.dumps(answer), flush=True)


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


if __name__ == "__main__":
    try:
        main()
    except OfficeGone as error:
        sys.exit(f"office gone: {error}")
