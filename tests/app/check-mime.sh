#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails where the MIME type of designs cannot be installed, or does not know the
# demo's design. Usage: check-mime.sh MIME_XML DESIGN
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/mime/packages"
cp "$1" "$folder/mime/packages/"
update-mime-database "$folder/mime" 2>"$folder/said" || { cat "$folder/said"; exit 1; }
grep -q 'application/x-follicle-design+json' "$folder/mime/magic"
test -f "$folder/mime/application/x-follicle-design+json.xml"
cp "$2" "$folder/design"
found=$(XDG_DATA_HOME="$folder" XDG_DATA_DIRS=/usr/share gio info -a standard::content-type "$folder/design" |
  sed -n 's/.*standard::content-type: //p')
test "$found" = 'application/x-follicle-design+json' || { echo "the demo's design is $found"; exit 1; }
