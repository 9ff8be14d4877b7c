/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs follicle-render (environment FOL_RENDER) in a folder of its own. */
#pragma once

#include "test-files.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  int status;
  GBytes *out;
  char *err;
} FolTestRun;

/* A small photo and a design in a folder of their own, and where to write. */
typedef struct
{
  FolScratch *scratch;
  char *photo;
  char *design;
  char *out;
} FolTestPlace;

void fol_test_run_clear (FolTestRun *run);

/* As a string, which it may be without. */
char *fol_test_dup_text (GBytes *bytes);

/* @input for standard input, or NULL; then arguments up to NULL. */
FolTestRun G_GNUC_NULL_TERMINATED fol_test_run (const char *input, ...);

/* On standard error, and nothing else there. */
void fol_test_assert_one_line_said (const FolTestRun *run);

/* @run ended so, with one line that mentions that and nothing on standard output. */
void fol_test_assert_fails (const FolTestRun *run, int status, const char *mentions);

/* What is in the design. */
extern const char fol_test_place_design[];

void fol_test_place_init (FolTestPlace *place);

void fol_test_place_clear (FolTestPlace *place);

/* Of everything in the folder. */
guint fol_test_place_count_files (const FolTestPlace *place);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FolTestRun, fol_test_run_clear)

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FolTestPlace, fol_test_place_clear)

G_END_DECLS
