/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strands of hair keep their pixels: only the lighter skin between them takes
 * pigment. For treatments between existing hair. Immutable; any thread. */
#pragma once

#include "engine/analysis.h"

G_BEGIN_DECLS

typedef struct
{
  FolPhoto *photo;             /* not owned */
  const FolAnalysis *analysis; /* not owned */
  double amount;               /* 0–1: how much strands are kept */
} FolStrands;

/* Weakens factors (composite.h), three a pixel, of @n pixels from (@x, @y) of the picture at
 * @scale, by the photo's own pixels @rgb there. */
void fol_strands_protect (const FolStrands *strands, double scale, int x, int y, int n,
                          const guint8 *rgb, guint16 *factors);

G_END_DECLS
