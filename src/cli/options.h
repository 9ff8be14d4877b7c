/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line of follicle-render asks for. */
#pragma once

#include "engine/export.h"

G_BEGIN_DECLS

/* Paths are in the file system's encoding; "-" is standard input or output. */
typedef struct
{
  char *photo;
  char *design;      /* NULL: no area to treat */
  char **set;        /* NULL, or overrides KEY=VALUE */
  char *output;      /* NULL: no picture */
  char *dots;        /* NULL: no CSV */
  char *footer_date; /* NULL: no footer */
  FolPicture picture;
  int max_edge_px; /* 0: full size */
  guint n_threads;
  gboolean report;
  gboolean version;
} Options;

/* Reads the command line; --help prints and exits. Errors, all of the domain
 * G_OPTION_ERROR, are the user's mistakes in using the program. */
gboolean options_parse (Options *options, int *argc, char ***argv, GError **error);
void options_clear (Options *options);

G_END_DECLS
