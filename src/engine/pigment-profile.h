/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a technician's own work comes out in the skin: the optical gain, and the
 * strength of each dilution (look.h). A design carries the profile it was made with
 * among its members, so that it looks the same on any computer; there is no profile
 * of the program. By itself a profile is a small JSON document,
 *
 *     { "format": "follicle-pigment", "version": 1, "name": "My black",
 *       "optical_gain": 9.5, "shades": [3, 6, 12, 24, 48],
 *       "shade_weights": [1.9, 1.5, 1.1, 0.7, 0.33] }
 *
 * with the ranges of pigment.profile in data/members.json, read within the bounds of
 * json-scan.h. One that was measured on healed work (calibration.h) also has
 * "measured_shades" and "measured_strengths". Any thread. */
#pragma once

#include "engine/design.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's own numbers, from data/pigment.json. */
FolPigmentProfile fol_pigment_profile_default (void);

/* w(n): the strength of shade 1:@shade, interpolated in log n. Past the lightest shade it goes on
 * falling by the ratio of the last two, and so never to nothing. */
double fol_pigment_profile_weight (const FolPigmentProfile *profile, double shade);

/* @name: what to call the text in errors. Errors: FOL_ERROR_DESIGN, one line that names
 * the member. Members that are not known are left out. */
gboolean fol_pigment_profile_from_json (GBytes *text, const char *name, FolPigmentProfile *profile,
                                        GError **error);

/* A file, at most a megabyte of it. */
gboolean fol_pigment_profile_load (const char *path, FolPigmentProfile *profile, GError **error);

/* The document, ending in a newline. */
char *fol_pigment_profile_to_json (const FolPigmentProfile *profile) G_GNUC_WARN_UNUSED_RESULT;

/* Writes the file whole or not at all. */
gboolean fol_pigment_profile_save (const FolPigmentProfile *profile, const char *path,
                                   GError **error);

G_END_DECLS
