/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file read once, whole, into memory of our own: what happens to the file
 * afterwards, a truncation among others, cannot reach the reader. The SHA-256
 * is taken of these very bytes, in a thread of its own for ordinary files.
 * One thread at a time. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of more bytes than this is refused. */
#define FOL_FILE_BYTES_MAX ((gsize) 1 << 30)

typedef struct _FolFileBytes FolFileBytes;

/* Reads a regular file. Errors, without the file's name: FOL_ERROR_READ (also
 * for folders, pipes and devices), FOL_ERROR_PICTURE for an empty file,
 * FOL_ERROR_LIMIT, G_IO_ERROR_CANCELLED. */
FolFileBytes *fol_file_bytes_read (const char *path, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void fol_file_bytes_free (FolFileBytes *file);

const guint8 *fol_file_bytes_get_data (const FolFileBytes *file);
gsize fol_file_bytes_get_size (const FolFileBytes *file);

/* Says that the bytes before @offset will not be read again, so that the
 * memory of a large file is given back while it is being decoded; they read as
 * zero from now on. A small file is left alone. */
void fol_file_bytes_release_before (FolFileBytes *file, gsize offset);

/* In lower-case hexadecimal; waits for the thread that works on it. */
const char *fol_file_bytes_get_sha256 (FolFileBytes *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolFileBytes, fol_file_bytes_free)

G_END_DECLS
