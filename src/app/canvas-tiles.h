/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiles of the picture as it is displayed, rendered by a bounded pool of threads
 * and kept while there is room. A tile holds the photo's own pixels too, so that
 * another design is only another treatment of them. Main thread only. */
#pragma once

#include "app/canvas-view.h"
#include "engine/relight.h"
#include "engine/scene.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define FOL_TILE_PX 256

/* Column and row of the displayed picture, which is mirrored before it is cut. */
typedef struct
{
  double zoom;
  gboolean mirror;
  int column;
  int row;
} FolTileKey;

/* Immutable textures at 1:1 device pixels; the same object where no pigment
 * reaches. */
typedef struct
{
  FolTileKey key;
  GdkTexture *before;
  GdkTexture *after;
  double render_ms;
} FolTile;

/* How a picture is looked at, apart from where: whether after is the photo under the
 * check of which dots merge, the blur of an eye farther away (engine/viewing.h), and another
 * light, of the scene it is of. */
typedef struct
{
  gboolean merge;
  double blur_sd_px;
  FolRelight relight;
} FolTileLook;

gboolean fol_tile_look_equal (const FolTileLook *one, const FolTileLook *other);

typedef struct _FolTiles FolTiles;

/* Called in the main thread when tiles have arrived. */
typedef void (*FolTilesFunc) (gpointer user_data);

FolTiles *fol_tiles_new (FolTilesFunc arrived, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* Waits for what is being rendered, a tile a thread. */
void fol_tiles_free (FolTiles *tiles);

/* What to render: @scene is of @photo; NULL shows the photo alone. Another photo or
 * another look drops all tiles, another scene makes what is made of the old one stale. */
void fol_tiles_set_source (FolTiles *tiles, FolPhoto *photo, const FolScene *scene,
                           const FolTileLook *look);

/* The tile of the present scene, or NULL; owned by the cache, for as long as no
 * other function is called. */
const FolTile *fol_tiles_lookup (FolTiles *tiles, const FolTileKey *key);

/* Asks for a tile; those of a smaller @urgency come first. A tile that is there
 * or on its way is not asked for again. */
void fol_tiles_request (FolTiles *tiles, const FolTileKey *key, int urgency);

/* Drops all requests that no thread has begun. */
void fol_tiles_forget_requests (FolTiles *tiles);

/* Drops the tiles that were longest not looked up, beyond @n_most. */
void fol_tiles_trim (FolTiles *tiles, guint n_most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolTiles, fol_tiles_free)

G_END_DECLS
