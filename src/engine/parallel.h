/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One loop, spread over threads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Called once for each @item, from any thread, in any order. */
typedef void (*FolParallelFunc) (guint item, gpointer user_data);

/* Calls @func for 0 … @n_items - 1, from up to @n_threads threads (0: one per
 * processor), the calling thread among them; returns when all are done. */
void fol_parallel_for (guint n_items, guint n_threads, FolParallelFunc func, gpointer user_data);

/* @n_threads, or the number of processors where it is 0. */
guint fol_parallel_threads (guint n_threads);

G_END_DECLS
