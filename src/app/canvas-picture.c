/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From design and view to what is on screen. A design becomes a scene in the
 * background; a scene and a view become a frame, whose tiles are rendered in the
 * background too. One frame is on its way at a time and is always finished and
 * shown, so that fast changes are seen as fast as frames can be made; then the
 * next one starts from whatever is wanted by then. */
#include "app/canvas-private.h"

#include "app/canvas-tool.h"
#include "app/canvas-viewing.h"

#include <math.h>

/* Tiles around the frame are wanted only when nothing else is. */
#define AROUND_DELAY_MS 60

/* Tiles kept: at least this many, and as many frames. */
#define LEAST_TILES 160
#define FRAMES_KEPT 2

static gboolean
request_around (gpointer data)
{
  FolCanvas *canvas = data;

  canvas->around_id = 0;
  if (canvas->shown != NULL && canvas->pending == NULL)
    fol_canvas_frame_request_around (canvas->shown, canvas->tiles);
  return G_SOURCE_REMOVE;
}

static void
show_frame (FolCanvas *canvas, FolCanvasFrame *frame)
{
  const FolCanvasFrame *old = canvas->shown;
  const gboolean scene_changed = old == NULL || old->scene != frame->scene;
  const gboolean view_changed = old == NULL || !fol_canvas_view_equal (&old->view, &frame->view);
  const guint n_tiles = (guint) (frame->n_columns * frame->n_rows);

  g_clear_pointer (&canvas->shown, fol_canvas_frame_free);
  canvas->shown = frame;
  fol_tiles_trim (canvas->tiles, MAX (LEAST_TILES, FRAMES_KEPT * n_tiles));
  g_clear_handle_id (&canvas->around_id, g_source_remove);
  canvas->around_id = g_timeout_add (AROUND_DELAY_MS, request_around, canvas);
  fol_canvas_frame_shown (canvas, scene_changed, view_changed);
}

static gboolean
is_wanted (FolCanvas *canvas, const FolCanvasFrame *frame, const FolTileLook *look)
{
  return frame != NULL && frame->photo == canvas->photo && frame->scene == canvas->scene
         && fol_canvas_view_equal (&frame->view, &canvas->view)
         && fol_tile_look_equal (&frame->look, look);
}

void
fol_canvas_picture_update (FolCanvas *canvas)
{
  const FolTileLook look = fol_canvas_viewing_look (canvas);
  g_autoptr (FolCanvasFrame) frame = NULL;

  if (canvas->pending != NULL || is_wanted (canvas, canvas->shown, &look))
    return;
  g_clear_handle_id (&canvas->around_id, g_source_remove);
  frame = fol_canvas_frame_new (&canvas->view, canvas->photo, canvas->scene, &look);
  fol_tiles_set_source (canvas->tiles, canvas->photo, canvas->scene, &look);
  if (fol_canvas_frame_collect (frame, canvas->tiles))
    {
      show_frame (canvas, g_steal_pointer (&frame));
      return;
    }
  fol_tiles_forget_requests (canvas->tiles);
  fol_canvas_frame_request (frame, canvas->tiles);
  canvas->pending = g_steal_pointer (&frame);
}

static void
tiles_arrived (gpointer data)
{
  FolCanvas *canvas = data;

  if (canvas->pending == NULL || !fol_canvas_frame_collect (canvas->pending, canvas->tiles))
    return;
  show_frame (canvas, g_steal_pointer (&canvas->pending));
  fol_canvas_picture_update (canvas);
}

static void
set_photo (FolCanvas *canvas, FolPhoto *photo)
{
  g_clear_pointer (&canvas->photo, fol_photo_unref);
  g_clear_pointer (&canvas->scene, fol_scene_unref);
  g_clear_pointer (&canvas->pending, fol_canvas_frame_free);
  canvas->photo = photo != NULL ? fol_photo_ref (photo) : NULL;
  canvas->photo_painted = FALSE;
  fol_canvas_view_init (&canvas->view, photo, canvas->view.width, canvas->view.height);
  fol_canvas_changed_view (canvas);
}

static void
scene_built (FolPhoto *photo, FolScene *scene, const GError *error, gpointer data)
{
  FolCanvas *canvas = data;

  if (canvas->document == NULL || photo != fol_document_get_photo (canvas->document))
    return;
  if (photo != canvas->photo)
    {
      set_photo (canvas, photo);
      fol_canvas_tool_design_changed (canvas);
    }
  if (scene != NULL)
    {
      g_clear_pointer (&canvas->scene, fol_scene_unref);
      canvas->scene = fol_scene_ref (scene);
    }
  fol_canvas_picture_update (canvas);
  if (error != NULL)
    g_signal_emit_by_name (canvas, "scene-failed", error->message);
}

/* The old photo stays until there is something of the new one to show. */
void
fol_canvas_picture_photo_changed (FolCanvas *canvas)
{
  FolPhoto *photo = canvas->document != NULL ? fol_document_get_photo (canvas->document) : NULL;

  if (photo != NULL)
    {
      fol_canvas_picture_design_changed (canvas);
      return;
    }
  set_photo (canvas, NULL);
  fol_canvas_picture_update (canvas);
}

void
fol_canvas_picture_design_changed (FolCanvas *canvas)
{
  FolPhoto *photo = fol_document_get_photo (canvas->document);

  if (photo != NULL)
    fol_scene_builder_request (canvas->builder, photo, fol_document_get_analysis (canvas->document),
                               fol_document_get_design (canvas->document));
}

static void
photo_painted (GdkFrameClock *clock, FolCanvas *canvas)
{
  g_signal_handlers_disconnect_by_func (clock, photo_painted, canvas);
  g_log (FOL_CANVAS_LOG_DOMAIN, G_LOG_LEVEL_DEBUG, FOL_CANVAS_PHOTO_PAINTED);
}

/* Says so once when a photo is on screen as sharp as it gets there; a benchmark
 * waits for it. */
static void
announce_photo (FolCanvas *canvas)
{
  const FolTileLook look = fol_canvas_viewing_look (canvas);

  if (canvas->photo_painted || !is_wanted (canvas, canvas->shown, &look))
    return;
  canvas->photo_painted = TRUE;
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (canvas)), "after-paint",
                           G_CALLBACK (photo_painted), canvas, 0);
}

void
fol_canvas_picture_snapshot (FolCanvas *canvas, GtkSnapshot *snapshot)
{
  const FolCanvasFrame *frame = canvas->shown;
  double device_scale = canvas->device_scale;

  if (frame == NULL || frame->photo == NULL)
    return;

  const FolRect all = { 0, 0, frame->view.width, frame->view.height };
  FolRect before = all, after = all;

  before.width = 0;
  if (canvas->show_before)
    before.width = all.width;
  else if (canvas->compare)
    before.width = (int) lround (canvas->divider_at * all.width);
  after.x = before.width;
  after.width = all.width - before.width;
  fol_canvas_frame_snapshot (frame, snapshot, device_scale, FOL_LAYER_BEFORE, &before);
  fol_canvas_frame_snapshot (frame, snapshot, device_scale, FOL_LAYER_AFTER, &after);
  if (canvas->debug)
    fol_canvas_frame_snapshot_debug (frame, snapshot, GTK_WIDGET (canvas), device_scale);
  fol_canvas_marks_snapshot (canvas, snapshot, after.width > 0, after.x / device_scale);
  announce_photo (canvas);
}

void
fol_canvas_picture_init (FolCanvas *canvas)
{
  canvas->builder = fol_scene_builder_new (scene_built, canvas);
  canvas->tiles = fol_tiles_new (tiles_arrived, canvas);
  canvas->view = (FolCanvasView){ .width = 1, .height = 1, .zoom = 1.0, .fit = TRUE };
  canvas->device_scale = 1;
}

void
fol_canvas_picture_dispose (FolCanvas *canvas)
{
  g_clear_handle_id (&canvas->around_id, g_source_remove);
  g_clear_pointer (&canvas->builder, fol_scene_builder_free);
  g_clear_pointer (&canvas->tiles, fol_tiles_free);
  g_clear_pointer (&canvas->pending, fol_canvas_frame_free);
  g_clear_pointer (&canvas->shown, fol_canvas_frame_free);
  g_clear_pointer (&canvas->scene, fol_scene_unref);
  g_clear_pointer (&canvas->photo, fol_photo_unref);
}
