/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The technician's pigment profiles, a file each (engine/pigment-profile.h) in the
 * folder follicle/pigments of the user's data. Main thread. */
#pragma once

#include "engine/pigment-profile.h"

G_BEGIN_DECLS

/* FolPigmentProfile, by name; files that are none are left out. */
GPtrArray *fol_pigment_store_list (void) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE where there is none of that name. */
gboolean fol_pigment_store_find (const char *name, FolPigmentProfile *profile);

/* Keeps a profile, which has a name, in the place of one of the same name. */
gboolean fol_pigment_store_add (const FolPigmentProfile *profile, GError **error);

G_END_DECLS
