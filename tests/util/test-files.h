/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where tests find their files and put their own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The path of something in tests/data. */
char *fol_test_data_path (const char *relative) G_GNUC_WARN_UNUSED_RESULT;

/* The path of something in the folder of photos beside the project (environment
 * FOL_SHARED_DIR); where it is absent the running test is skipped and NULL
 * returned. */
char *fol_test_shared_path (const char *relative) G_GNUC_WARN_UNUSED_RESULT;

/* The paths of all files in @folder and the folders in it, sorted. */
GPtrArray *fol_test_list_files (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

/* A new empty folder; freeing it removes it with everything in it. */
typedef struct
{
  char *path;
} FolScratch;

FolScratch *fol_scratch_new (void) G_GNUC_WARN_UNUSED_RESULT;
void fol_scratch_free (FolScratch *scratch);

/* A path in the folder; nothing is created. */
char *fol_scratch_path (const FolScratch *scratch, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Creates a file in the folder and returns its path. */
char *fol_scratch_write (const FolScratch *scratch, const char *name, gconstpointer data,
                         gsize size) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolScratch, fol_scratch_free)

G_END_DECLS
