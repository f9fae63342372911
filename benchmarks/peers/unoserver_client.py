"""Converts with unoserver's client, kept loaded: {sources, folder} a line, {done} back.

    python unoserver_client.py PORT

Runs under the Python that unoserver is installed in.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from unoserver.client import UnoClient

client = UnoClient(server="127.0.0.1", port=sys.argv[1])
for line in sys.stdin:
    request = json.loads(line)
    try:
        for source in map(Path, request["sources"]):
            target = Path(request["folder"], f"{source.stem}.pdf")
            client.convert(inpath=str(source), outpath=str(target), convert_to="pdf")
    except Exception as error:  # told to whoever asked
        print(json.dumps({"error": repr(error)}), flush=True)
    else:
        print(json.dumps({"done": len(request["sources"])}), flush=True)
