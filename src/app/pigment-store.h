/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The technician's pigment profiles, a file each (engine/pigment-profile.h) in the
 * folder follicle/pigments of the user's data. A profile is known by its name: where two
 * files have the same, one of them is numbered. Main thread. */
#pragma once

#include "engine/pigment-profile.h"

G_BEGIN_DECLS

/* FolPigmentProfile, by name; files that are none are left out. */
GPtrArray *fol_pigment_store_list (void) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE where there is none of that name. */
gboolean fol_pigment_store_find (const char *name, FolPigmentProfile *profile);

/* @name, or the same with a number that no other has yet. */
char *fol_pigment_store_dup_free_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Keeps a profile, which has a name, in the place of one of the same name: who does not
 * want that asks before, or takes a free name. */
gboolean fol_pigment_store_add (const FolPigmentProfile *profile, GError **error);

/* Errors: there is none called @name; @new_name is another's. */
gboolean fol_pigment_store_rename (const char *name, const char *new_name, GError **error);
gboolean fol_pigment_store_remove (const char *name, GError **error);

G_END_DECLS
