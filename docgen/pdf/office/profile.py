"""The profile LibreOffice runs with: nothing of the user's, nothing from the network, no macros."""

from __future__ import annotations

import hashlib
import os
from html import escape
from pathlib import Path

#: (path, property, value) of LibreOffice's registry. What each is for stands above it.
SETTINGS: tuple[tuple[str, str, str], ...] = (
    # No macro and no link followed, whatever the document asks for (Link: 0 is «never»).
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    # Second line behind the network namespace: a proxy that nobody listens at (port 9, discard).
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    # Nothing that works on a document while nobody types: a tenth of the processor's time.
    ("/org.openoffice.Office.Writer/AutoFunction/Completion", "Enable", "false"),
    ("/org.openoffice.Office.Writer/AutoFunction/Completion", "CollectWords", "false"),
    ("/org.openoffice.Office.Linguistic/SpellChecking", "IsSpellAuto", "false"),
    ("/org.openoffice.Office.Linguistic/GrammarChecking", "IsAutoCheck", "false"),
    # Nothing that waits for a person or is kept for next time.
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("/org.openoffice.Office.Common/Save/Document", "AutoSave", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("/org.openoffice.Office.Common/History", "PickListSize", "0"),
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    # A profile of a later version: no drawing tests for a new one, a third of the start.
    ("/org.openoffice.Setup/Product", "ooSetupLastVersion", "999.0"),
)


#: Where LibreOffice puts its sockets, whatever TMPDIR says (the second where the first is closed).
_SOCKET_FOLDERS = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - fixed inside LibreOffice


def socket_paths(profile: str, *pipes: str) -> list[Path]:
    """Where the sockets of a LibreOffice may lie, which it leaves behind when it is killed.

    `pipes` are those it was told to accept on. By one more, named after its profile's address, a
    second start on the same profile would find it.
    """
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    single = "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
    names = [f"OSL_PIPE_{os.getuid()}_{name}" for name in (single, *pipes)]
    return [folder / name for folder in _SOCKET_FOLDERS for name in names]


def write_profile(folder: Path, build: str) -> str:
    """Make a fresh profile in `folder` and return its address for ``-env:UserInstallation``.

    A profile that names the build is taken for a used one. Without it LibreOffice sets itself up
    and ends with exit code 81, asking to be started once more.
    """
    user = folder / "user"
    (user / "extensions").mkdir(parents=True)
    if build:
        (user / "extensions" / "buildid").write_text(build, "utf-8")
    (user / "registrymodifications.xcu").write_text(_registry(), "utf-8")
    return folder.absolute().as_uri()


def _registry() -> str:
    items = "\n".join(
        f'<item oor:path="{escape(path)}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>"
        for path, name, value in SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}\n</oor:items>\n'
    )
