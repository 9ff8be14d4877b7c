/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one journey of follicle-render: from the files it is given to the files
 * it is asked for. */
#pragma once

#include "cli/options.h"

G_BEGIN_DECLS

/* Reads, places, renders and writes. All outputs are complete before the first
 * of them appears. @note gets a remark for standard error, or NULL. Errors are
 * FOL_ERROR, or G_OPTION_ERROR for a mistake in --set. */
gboolean run (const Options *options, char **note, GError **error);

G_END_DECLS
