/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that appears whole or not at all.
 *
 * A regular target is written to a temporary file in its own folder; commit
 * syncs it, renames it over the target (through a symbolic link, onto what the
 * link names; keeping an existing target's permissions), and syncs the folder.
 * Dropping an output that was not committed removes the temporary file. "-",
 * devices and pipes are written directly, at commit, from memory; the program
 * must ignore SIGPIPE, so that a reader's end is an error. Not thread-safe: one
 * thread at a time.
 *
 * Errors: FOL_ERROR_WRITE, one line that names the target (disk full, no
 * permission, no such folder, a folder in its place). After one, the output
 * cannot be committed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FolOutput FolOutput;

FolOutput *fol_output_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean fol_output_write (FolOutput *output, gconstpointer data, gsize size, GError **error);
gboolean fol_output_commit (FolOutput *output, GError **error);

/* Whether both would end up in the same file or stream, by whatever names;
 * /dev/null takes any number. */
gboolean fol_output_same_target (const FolOutput *one, const FolOutput *other);

/* Commits several that belong together: none appears before all of them are
 * written and synced, so that a full disk leaves none. */
gboolean fol_output_commit_all (FolOutput *const *outputs, guint n_outputs, GError **error);

void fol_output_free (FolOutput *output);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolOutput, fol_output_free)

G_END_DECLS
