"""Installing what docgen is compared with, outside the project: into a folder that `make clean` removes.

unoserver goes into a Python environment of its own that sees the system's `uno`; Carbone and
docxtemplater into a throw-away folder of Node's. Both come from the registry the machine is set to.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

UNOSERVER = "3.7"
NODE_PACKAGES = {"carbone": "3.8.2", "docxtemplater": "3.71.0", "pizzip": "3.3.0"}
SYSTEM_PYTHON = "/usr/bin/python3"


@dataclass(frozen=True, slots=True)
class Peers:
    """Where the peers stand: a Python that has unoserver, and a folder of Node's packages."""

    python: Path
    node: Path

    @property
    def node_environment(self) -> dict[str, str]:
        """What a script of Node needs to find them, and Carbone to find LibreOffice and `uno`."""
        office = "/usr/lib/libreoffice/program"
        return {
            "NODE_PATH": str(self.node / "node_modules"),
            "PATH": f"{office}:{os.environ['PATH']}",
            "PYTHONPATH": "/usr/lib/python3/dist-packages",
        }


def install(folder: Path) -> Peers:
    """Install what is missing in `folder`; says what it installs."""
    peers = Peers(folder / "unoserver" / "bin" / "python", folder / "node")
    _install_node()
    _install_unoserver(peers.python)
    _install_node_packages(peers.node)
    return peers


def _install_node() -> None:
    if shutil.which("node") and shutil.which("npm"):
        return
    print("The benchmark installs the Debian packages nodejs and npm")
    root = [] if os.geteuid() == 0 else ["sudo"]
    subprocess.run([*root, "apt-get", "update", "-qq"], check=True)
    command = [*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    subprocess.run([*command, "nodejs", "npm"], check=True, stdout=subprocess.DEVNULL)


def _install_unoserver(python: Path) -> None:
    if python.exists():
        return
    print(f"The benchmark installs unoserver {UNOSERVER} into {python.parents[1]}")
    environment = str(python.parents[1])
    subprocess.run([SYSTEM_PYTHON, "-m", "venv", "--system-site-packages", environment], check=True)
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, f"unoserver=={UNOSERVER}"], check=True)


def _install_node_packages(folder: Path) -> None:
    wanted = [f"{name}@{version}" for name, version in NODE_PACKAGES.items()]
    done = folder / "installed"
    if done.exists() and done.read_text() == " ".join(wanted):
        return
    print(f"The benchmark installs {', '.join(wanted)} into {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text("{}")
    quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--silent"]
    subprocess.run(["npm", "install", *quiet, *wanted], cwd=folder, check=True)
    done.write_text(" ".join(wanted))
