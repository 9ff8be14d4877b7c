/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the members of the objects that are open while JSON is scanned,
 * to find one that is given twice. Escapes are resolved before names are
 * compared. One thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FolJsonKeys FolJsonKeys;

FolJsonKeys *fol_json_keys_new (void) G_GNUC_WARN_UNUSED_RESULT;
void fol_json_keys_free (FolJsonKeys *keys);

/* How many names are held now: where the next object's start. */
guint fol_json_keys_get_length (const FolJsonKeys *keys);

/* Adds a well-formed name, @length bytes between the quotes. @text is not
 * copied. */
void fol_json_keys_push (FolJsonKeys *keys, const char *text, gsize length);

/* Forgets the names from @start on. Where two of them are the same, returns
 * where the later one stands in the text, otherwise NULL. Takes n log n. */
const char *fol_json_keys_pop (FolJsonKeys *keys, guint start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolJsonKeys, fol_json_keys_free)

G_END_DECLS
