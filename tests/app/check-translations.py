#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fail where a translation is malformed, incomplete, or behind the sources.

Usage: check-translations.py SOURCE_ROOT
"""
import pathlib
import re
import subprocess
import sys
import tempfile


def messages(path):
    """Every msgid, in one line each."""
    text = subprocess.run(["msgattrib", "--no-obsolete", "--no-wrap", "--no-location", path],
                          check=True, capture_output=True, text=True).stdout
    return set(re.findall(r'^msgid "(.+)"$', text, re.M))


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    languages = [line for line in (root / "po/LINGUAS").read_text().splitlines()
                 if line and not line.startswith("#")]
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        pot = pathlib.Path(folder) / "follicle.pot"
        subprocess.run(["xgettext", "--from-code=UTF-8", "--add-comments", "--keyword=_",
                        "--keyword=N_", "--files-from=po/POTFILES", f"--output={pot}"],
                       cwd=root, check=True, stderr=subprocess.DEVNULL)
        wanted = messages(pot)
    for language in languages:
        po = root / f"po/{language}.po"
        check = subprocess.run(["msgfmt", "--check", "--statistics", "-o", "/dev/null", po],
                               capture_output=True, text=True)
        if check.returncode != 0 or "untranslated" in check.stderr or "fuzzy" in check.stderr:
            print(f"{po}: {check.stderr.strip()}")
            failed = True
        for text in sorted(wanted - messages(po)):
            print(f"{po} lacks “{text}”")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
