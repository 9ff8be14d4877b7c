/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/area-tool-private.h"

#include "engine/area-edit.h"
#include "engine/i18n.h"
#include "engine/polyline.h"

#define LEAST_CORNERS 3

void
fol_area_sketch_begin (FolAreaTool *self)
{
  self->mode = FOL_AREA_MODE_DRAW;
  self->base.hot = self->base.focus = -1;
  g_array_set_size (self->trail, 0);
  g_array_append_val (self->trail, self->base.pointer_px);
}

static const char *
draw_label (FolAreaRole role)
{
  switch (role)
    {
    case FOL_AREA_KEEP_OUT:
      return _ ("Draw Keep-out");
    case FOL_AREA_SCAR:
      return _ ("Draw Scar");
    case FOL_AREA_TREAT:
      break;
    }
  return _ ("Draw Area");
}

static void
finish (FolAreaTool *self, const GArray *outline, FolToolResult *result)
{
  const guint index = fol_design_get_n_areas (self->base.design);
  const FolArea area = { .role = self->role,
                         .outline = (const FolPoint *) outline->data,
                         .n_outline = outline->len,
                         .blend_mm = self->blend_mm,
                         .density = self->density };

  fol_tool_give (&self->base, result, fol_design_insert_area (self->base.design, index, &area),
                 draw_label (self->role));
  g_array_set_size (self->drawn, 0);
  self->selected = (int) index;
  result->done = TRUE;
}

void
fol_area_sketch_close (FolAreaTool *self, FolToolResult *result)
{
  if (self->drawn->len < LEAST_CORNERS)
    result->refusal = _ ("An outline needs three corners at least. Click one more.");
  else
    finish (self, self->drawn, result);
}

static gboolean
at_first_corner (const FolAreaTool *self)
{
  return self->drawn->len > 0
         && fol_point_distance (g_array_index (self->drawn, FolPoint, 0), self->base.pointer_px)
                <= FOL_TOOL_HANDLE_PX * self->base.photo_px_per_screen_px;
}

/* The second click of a double one sets no corner of its own. */
void
fol_area_sketch_click (FolAreaTool *self, FolToolResult *result)
{
  const guint n = self->drawn->len;
  const double apart_px = FOL_TOOL_CLICK_PX * self->base.photo_px_per_screen_px;

  if (n >= LEAST_CORNERS && at_first_corner (self))
    fol_area_sketch_close (self, result);
  else if (n == 0
           || fol_point_distance (g_array_index (self->drawn, FolPoint, n - 1),
                                  self->base.pointer_px)
                  > apart_px)
    g_array_append_val (self->drawn, self->base.pointer_px);
}

void
fol_area_sketch_finish_trail (FolAreaTool *self, FolToolResult *result)
{
  g_autoptr (GArray) outline = fol_area_fit ((const FolPoint *) self->trail->data, self->trail->len,
                                             self->base.scalp.mm_per_px);

  if (outline != NULL)
    finish (self, outline, result);
  else
    result->refusal = _ ("That goes round nothing. Draw all the way round, or click the corners.");
}
