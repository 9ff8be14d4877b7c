#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fail where po/POTFILES lacks a file with text for people, or names one without.

Usage: check-potfiles.py SOURCE_ROOT
"""
import pathlib
import re
import sys

MARKED_C = re.compile(r'(?:\b(?:_|N_|C_|NC_|Q_)|\bngettext|\bg_dngettext) \(')
MARKED_UI = re.compile(r'translatable="yes"')


def marked(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".c":
        return MARKED_C.search(text) is not None
    if path.suffix == ".ui":
        return MARKED_UI.search(text) is not None
    return path.name.endswith((".desktop.in", ".metainfo.xml.in", ".gschema.xml"))


def main():
    root = pathlib.Path(sys.argv[1])
    folders = ["data", "src/app", "src/cli", "src/engine", "ui"]
    wanted = {str(path.relative_to(root)) for folder in folders
              for path in (root / folder).iterdir()
              if path.suffix in (".c", ".ui", ".in", ".xml") and marked(path)}
    lines = (root / "po/POTFILES").read_text(encoding="utf-8").splitlines()
    listed = {line for line in lines if line and not line.startswith("#")}
    for path in sorted(wanted - listed):
        print(f"po/POTFILES lacks {path}")
    for path in sorted(listed - wanted):
        print(f"po/POTFILES names {path}, which has no text for people")
    return 1 if wanted != listed else 0


if __name__ == "__main__":
    sys.exit(main())
