/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follicle-render --report says. Any thread. */
#pragma once

#include "engine/scene.h"

G_BEGIN_DECLS

/* Milliseconds of wall clock. */
typedef struct
{
  double decode;
  double analyse;
  double place;
  double render;
  double encode;
} FolTimings;

/* A JSON document that ends in a newline: mm_per_px, scale_method, area_cm2, dots,
 * dots_by_session (a list, session 1 first), mean_density_per_cm2, merge (negative_space and
 * touching, of merge-check.h; null where there are no dots), skin (of what was brushed, else of
 * what is treated; null where there is neither), notes (the words of fol_notes_find(), less those
 * the design has dismissed), photo, timing_ms. */
char *fol_report_new (const FolScene *scene, const FolTimings *timings,
                      guint n_threads) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
