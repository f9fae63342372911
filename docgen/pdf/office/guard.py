"""Between docgen and LibreOffice: start one command inside bounds, and leave nothing behind.

Run as a script by any Python from 3.9 on, with the standard library alone:

    python3 -I -S guard.py --parent PID --folder DIR [--leftover FILE]... [--offline]
        --memory BYTES --file-size BYTES -- COMMAND...

The guard is a process of its own because what has to be done between fork and exec (limits, a
network namespace, the tie to the parent) is not safe in a process with threads, and because
somebody must be left to clean up when docgen itself is killed:

- docgen dies, in whatever way: the guard kills the command and all its children and removes DIR;
- the guard gets SIGTERM: it kills them, and leaves DIR to docgen, who may read what is done;
- the guard is killed: the kernel kills the command (PR_SET_PDEATHSIG);
- the command ends: what it left running is killed, and the guard ends with its exit code.

The leftovers, files that the command may leave elsewhere, are removed in every case. The command
inherits standard input and output.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import resource
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
OPEN_FILES = 512
#: The parent was gone before the guard could watch it.
EXIT_ORPHAN = 97
EXIT_STOPPED = 128 + signal.SIGTERM
#: Times the kernel is asked for a session's priority.
_TRIES = 3

_libc = ctypes.CDLL(None, use_errno=True)


def main() -> int:
    """Run the command; its exit code, 128 + the signal that ended it, or one of those above."""
    arguments = _arguments()
    stop = _on_sigterm()
    _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        parent = os.pidfd_open(arguments.parent)
    except OSError:
        parent = -1
    if parent < 0 or os.getppid() != arguments.parent:
        shutil.rmtree(arguments.folder, ignore_errors=True)
        return EXIT_ORPHAN
    if arguments.offline:
        leave_network()
    _set_limits(arguments.memory, arguments.file_size)
    try:
        code = _run(arguments.command, parent, stop)
    finally:
        _kill_children()
    for path in arguments.leftover:
        path.unlink(missing_ok=True)
    if select.select([parent], [], [], 0)[0]:
        shutil.rmtree(arguments.folder, ignore_errors=True)
    return code


def _on_sigterm() -> int:
    """A descriptor that can be read from once SIGTERM has come.

    A handler that raised could come between two steps of Python, or just before a wait that then
    nothing ends.
    """
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    signal.signal(signal.SIGTERM, lambda *_: None)
    return reading


def _run(command: list[str], parent: int, stop: int) -> int:
    """Run until the command ends, docgen dies or SIGTERM comes; the exit code as a shell's."""
    # preexec_fn is safe here: this process has one thread.
    child = subprocess.Popen(command, preexec_fn=_prepare, start_new_session=True)  # noqa: S603, PLW1509 - see above
    # The pipes must close with the command, not with the guard.
    _close_pipes()
    ended = os.pidfd_open(child.pid)
    poll = select.poll()
    for descriptor in (parent, stop, ended):
        poll.register(descriptor, select.POLLIN)
    if ended not in {descriptor for descriptor, _ in poll.poll()}:
        return EXIT_STOPPED
    code = child.wait()
    return code if code >= 0 else 128 - code


def _prepare() -> None:
    """Between fork and exec."""
    die_with_parent()
    keep_priority()


def keep_priority() -> None:
    """Stand to other sessions as this process stands to others of its own.

    Where the kernel shares processor time out by session (autogroup), a niceness counts within the
    session only, and a new session starts as important as any.
    """
    niceness = os.getpriority(os.PRIO_PROCESS, 0)
    for _ in range(_TRIES if niceness > 0 else 0):
        try:
            Path("/proc/self/autogroup").write_text(str(niceness), "ascii")
        except BlockingIOError:  # ten times a second is all the kernel does for users but root
            time.sleep(0.11)
        except OSError:  # a kernel without autogroup
            return
        else:
            return


def die_with_parent() -> None:
    """Between fork and exec: be killed when the thread that forked ends; gain no privileges."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    _libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def leave_network() -> bool:
    """Move into a network namespace of its own, without even a loopback; False where refused.

    A root user may do it at once; others take a user namespace with it, where the kernel and its
    settings permit that, and keep their own user and group in it.
    """
    if _libc.unshare(CLONE_NEWNET) == 0:
        return True
    user, group = os.getuid(), os.getgid()
    if _libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        return False
    with contextlib.suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny", "ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
    return True


def _set_limits(memory: int, file_size: int) -> None:
    """Bounds for the command and its children; a limit already lower stays."""
    for kind, wanted in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        bound = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (bound, bound))


def _kill_children() -> None:
    """Kill every descendant: orphans come to the guard, for it is their subreaper."""
    listing = Path(f"/proc/self/task/{os.getpid()}/children")
    while children := [int(pid) for pid in listing.read_text("ascii").split()]:
        for pid in children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _close_pipes() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--leftover", type=Path, action="append", default=[])
    parser.add_argument("--offline", action="store_true")
    parser.add_argument("--memory", type=int, required=True, help="bytes of address space")
    parser.add_argument("--file-size", type=int, required=True, help="bytes of the largest file")
    parser.add_argument("command", nargs="+")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
