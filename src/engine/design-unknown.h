/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of an object that this version does not know: kept as they came, to be
 * written back. Immutable, shared by reference, any thread. NULL stands for
 * none wherever one is taken or returned. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _FolUnknown FolUnknown;

/* Takes the object over; nobody else may hold it. */
FolUnknown *fol_unknown_new_take (JsonObject *members) G_GNUC_WARN_UNUSED_RESULT;
FolUnknown *fol_unknown_ref (FolUnknown *unknown);
void fol_unknown_unref (FolUnknown *unknown);

JsonObject *fol_unknown_get_members (const FolUnknown *unknown);

/* Same names and values, in any order. */
gboolean fol_unknown_equal (const FolUnknown *one, const FolUnknown *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolUnknown, fol_unknown_unref)

G_END_DECLS
