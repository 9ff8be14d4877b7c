/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-frame.h"

#include <math.h>

/* After all that is visible. */
#define AROUND_URGENCY 100000

FolCanvasFrame *
fol_canvas_frame_new (const FolCanvasView *view, FolPhoto *photo, const FolScene *scene,
                      const FolTileLook *look)
{
  FolCanvasFrame *frame = g_new0 (FolCanvasFrame, 1);
  const FolRect visible = fol_canvas_view_visible (view);

  frame->view = *view;
  frame->photo = photo != NULL ? fol_photo_ref (photo) : NULL;
  frame->scene = scene != NULL ? fol_scene_ref (scene) : NULL;
  frame->look = *look;
  if (photo != NULL && visible.width > 0)
    {
      frame->first_column = visible.x / FOL_TILE_PX;
      frame->first_row = visible.y / FOL_TILE_PX;
      frame->n_columns = (visible.x + visible.width - 1) / FOL_TILE_PX - frame->first_column + 1;
      frame->n_rows = (visible.y + visible.height - 1) / FOL_TILE_PX - frame->first_row + 1;
    }

  const gsize n = (gsize) frame->n_columns * (gsize) frame->n_rows;

  frame->before = g_new0 (GdkTexture *, n);
  frame->after = g_new0 (GdkTexture *, n);
  frame->render_ms = g_new0 (double, n);
  return frame;
}

void
fol_canvas_frame_free (FolCanvasFrame *frame)
{
  if (frame == NULL)
    return;
  for (int i = 0; i < frame->n_columns * frame->n_rows; i++)
    {
      g_clear_object (&frame->before[i]);
      g_clear_object (&frame->after[i]);
    }
  g_free (frame->before);
  g_free (frame->after);
  g_free (frame->render_ms);
  g_clear_pointer (&frame->photo, fol_photo_unref);
  fol_scene_unref (frame->scene);
  g_free (frame);
}

static FolTileKey
key_at (const FolCanvasFrame *frame, int column, int row)
{
  return (FolTileKey){ frame->view.zoom, frame->view.mirror, column, row };
}

gboolean
fol_canvas_frame_collect (FolCanvasFrame *frame, FolTiles *tiles)
{
  gboolean whole = TRUE;

  for (int i = 0; i < frame->n_columns * frame->n_rows; i++)
    {
      const FolTileKey key = key_at (frame, frame->first_column + i % frame->n_columns,
                                     frame->first_row + i / frame->n_columns);
      const FolTile *tile;

      if (frame->after[i] != NULL)
        continue;
      tile = fol_tiles_lookup (tiles, &key);
      if (tile != NULL)
        {
          frame->before[i] = g_object_ref (tile->before);
          frame->after[i] = g_object_ref (tile->after);
          frame->render_ms[i] = tile->render_ms;
        }
      else
        whole = FALSE;
    }
  return whole;
}

void
fol_canvas_frame_request (const FolCanvasFrame *frame, FolTiles *tiles)
{
  for (int i = 0; i < frame->n_columns * frame->n_rows; i++)
    {
      const int column = i % frame->n_columns, row = i / frame->n_columns;
      const int right = 2 * column - frame->n_columns + 1, down = 2 * row - frame->n_rows + 1;
      const FolTileKey key = key_at (frame, frame->first_column + column, frame->first_row + row);

      if (frame->after[i] == NULL)
        fol_tiles_request (tiles, &key, right * right + down * down);
    }
}

void
fol_canvas_frame_request_around (const FolCanvasFrame *frame, FolTiles *tiles)
{
  const FolRect picture = fol_canvas_view_picture (&frame->view);
  const int last_column = (picture.width - 1) / FOL_TILE_PX;
  const int last_row = (picture.height - 1) / FOL_TILE_PX;

  for (int row = -1; row <= frame->n_rows; row++)
    for (int column = -1; column <= frame->n_columns; column++)
      {
        const FolTileKey key = key_at (frame, frame->first_column + column, frame->first_row + row);

        if (key.column >= 0 && key.row >= 0 && key.column <= last_column && key.row <= last_row)
          fol_tiles_request (tiles, &key, AROUND_URGENCY);
      }
}

static graphene_rect_t
tile_bounds (const FolCanvasFrame *frame, int index, const FolRect *picture, double device_scale)
{
  const int x = (frame->first_column + index % frame->n_columns) * FOL_TILE_PX;
  const int y = (frame->first_row + index / frame->n_columns) * FOL_TILE_PX;

  return GRAPHENE_RECT_INIT ((float) ((picture->x + x) / device_scale),
                             (float) ((picture->y + y) / device_scale),
                             (float) (gdk_texture_get_width (frame->after[index]) / device_scale),
                             (float) (gdk_texture_get_height (frame->after[index]) / device_scale));
}

static graphene_rect_t
to_units (const FolRect *rect, double device_scale)
{
  return GRAPHENE_RECT_INIT ((float) (rect->x / device_scale), (float) (rect->y / device_scale),
                             (float) (rect->width / device_scale),
                             (float) (rect->height / device_scale));
}

void
fol_canvas_frame_snapshot (const FolCanvasFrame *frame, GtkSnapshot *snapshot, double device_scale,
                           FolLayer layer, const FolRect *clip)
{
  const FolRect picture = fol_canvas_view_picture (&frame->view);
  const graphene_rect_t visible = to_units (clip, device_scale);

  if (clip->width <= 0 || clip->height <= 0)
    return;
  gtk_snapshot_push_clip (snapshot, &visible);
  for (int i = 0; i < frame->n_columns * frame->n_rows; i++)
    {
      const graphene_rect_t bounds = tile_bounds (frame, i, &picture, device_scale);
      GdkTexture *texture = layer == FOL_LAYER_BEFORE ? frame->before[i] : frame->after[i];

      if (graphene_rect_intersection (&bounds, &visible, NULL))
        gtk_snapshot_append_texture (snapshot, texture, &bounds);
    }
  gtk_snapshot_pop (snapshot);
}

void
fol_canvas_frame_snapshot_debug (const FolCanvasFrame *frame, GtkSnapshot *snapshot,
                                 GtkWidget *widget, double device_scale)
{
  const FolRect picture = fol_canvas_view_picture (&frame->view);
  const GdkRGBA treated = { 1.0f, 0.8f, 0.2f, 1.0f }, plain = { 0.4f, 0.8f, 1.0f, 1.0f };
  const float width = (float) (1.0 / device_scale);

  for (int i = 0; i < frame->n_columns * frame->n_rows; i++)
    {
      const graphene_rect_t bounds = tile_bounds (frame, i, &picture, device_scale);
      const GdkRGBA *color = frame->after[i] == frame->before[i] ? &plain : &treated;
      g_autofree char *text = g_strdup_printf ("%.1f ms", frame->render_ms[i]);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
      GskRoundedRect border;

      gsk_rounded_rect_init_from_rect (&border, &bounds, 0.0f);
      gtk_snapshot_append_border (snapshot, &border, (float[4]){ width, width, width, width },
                                  (GdkRGBA[4]){ *color, *color, *color, *color });
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (bounds.origin.x + 4, bounds.origin.y + 2));
      gtk_snapshot_append_layout (snapshot, layout, color);
      gtk_snapshot_restore (snapshot);
    }
}
