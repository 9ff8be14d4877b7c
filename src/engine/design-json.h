/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs as JSON, version 1 (see data/members.json for every member, its
 * range, default and meaning). Any thread.
 *
 * Reading is bounded before parsing: 16 MB, depth 64, finite numbers. Every
 * member is optional; unknown members, at any depth, are kept and written back;
 * numbers survive a round trip exactly. Errors are FOL_ERROR_DESIGN, one line
 * that names the member ("dots.density_per_cm2 is 400: it must be 0 to 300"). */
#pragma once

#include "engine/design.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @overrides: NULL, or NULL-terminated "KEY=VALUE" texts applied before the
 * members are read. KEY is a dotted path of known members ("dots.seed",
 * "areas.0.density"), VALUE is JSON, or a plain string where it does not parse. An override's
 * own mistakes (no "=", an unknown member) are G_OPTION_ERROR_BAD_VALUE; a value
 * of the wrong type or out of range is FOL_ERROR_DESIGN.
 * @name: what to call the text in errors (a path, "standard input").
 * @text may be NULL for a design of defaults (then only @overrides speak). */
FolDesign *fol_design_from_json (GBytes *text, const char *name, const char *const *overrides,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads a file, at most 16 MB of it, even where it is a pipe or a device; "-" is
 * standard input. */
FolDesign *fol_design_load (const char *path, const char *const *overrides,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The whole document, pretty-printed, ending in a newline. */
char *fol_design_to_json (const FolDesign *design) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
