#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program that needs a display on a virtual one, with a session bus of its
# own; a test program that reads as skipped where there is none to be had.
set -eu

for tool in xvfb-run dbus-run-session; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "1..0 # SKIP $tool is not installed (packages xvfb, dbus)"
    exit 0
  fi
done
export GDK_BACKEND=x11 GSETTINGS_BACKEND=memory GTK_A11Y="${GTK_A11Y:-none}" NO_AT_BRIDGE=1
exec xvfb-run -a -s '-screen 0 1920x1440x24' dbus-run-session -- "$@"
