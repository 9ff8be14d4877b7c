/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text is JSON (RFC 8259) that json-glib reads as it is meant, within
 * bounds of memory and time. Any thread.
 *
 * json-glib takes comments, hexadecimal numbers and a second value of the same
 * name in silence, brings long integers to the nearest that fits, and needs
 * 2 GB for 16 MB of empty objects. So every text from outside goes through here
 * first: */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FOL_JSON_MAX_SIZE (16u << 20) /* bytes of text */
#define FOL_JSON_MAX_DEPTH 64         /* lists and objects inside one another */
#define FOL_JSON_MAX_VALUES 3000000   /* 16 MB of points with pressure hold 2.4 million */
#define FOL_JSON_MAX_OBJECTS 100000
/* Members of an object squared, summed over all objects: what names chosen to
 * have like hashes cost. One object may have 6,300. */
#define FOL_JSON_MAX_PAIRS 40000000

/* TRUE for one value with only white space around it: valid UTF-8, no NUL, not
 * even as an escape, no lone surrogate, no member twice, finite numbers,
 * integers of 64 bits. The error is FOL_ERROR_DESIGN, FOL_ERROR_LIMIT for the
 * size, and says where: "@name, line 3, column 14: …". */
gboolean fol_json_scan (const char *text, gsize length, const char *name, GError **error);

G_END_DECLS
