/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rendering of one tile, in whatever thread. */
#pragma once

#include "app/canvas-tiles.h"

G_BEGIN_DECLS

typedef struct
{
  FolTileKey key;
  int urgency;
  guint generation; /* of requests */
  guint serial;     /* of the scene */
  FolPhoto *photo;
  FolScene *scene; /* or NULL */
  FolTileLook look;

  /* What is known of the tile already, or NULL, and what comes out. */
  GBytes *photo_rgb; /* not mirrored, with all around the tile that its blur looks at */
  GdkTexture *before;
  GBytes *after_rgb; /* mirrored like the texture */
  GdkTexture *after;
  double render_ms;
} FolTileJob;

FolTileJob *fol_tile_job_new (const FolTileKey *key, FolPhoto *photo, const FolScene *scene,
                              const FolTileLook *look) G_GNUC_WARN_UNUSED_RESULT;
void fol_tile_job_free (FolTileJob *job);

/* Fills in what is missing. A texture whose pixels come out as they were stays
 * the same object, so that nothing is uploaded or drawn again. */
void fol_tile_job_run (FolTileJob *job);

G_END_DECLS
