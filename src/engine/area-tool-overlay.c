/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/area-tool-private.h"

static FolOverlayKind
role_overlay (FolAreaRole role)
{
  switch (role)
    {
    case FOL_AREA_KEEP_OUT:
      return FOL_OVERLAY_OUTLINE_KEEP_OUT;
    case FOL_AREA_SCAR:
      return FOL_OVERLAY_OUTLINE_SCAR;
    case FOL_AREA_TREAT:
      break;
    }
  return FOL_OVERLAY_OUTLINE_TREAT;
}

static void
draw_drawing (FolAreaTool *self)
{
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  if (self->trail->len > 1)
    fol_tool_add_line (&self->base, FOL_OVERLAY_TRAIL, FALSE, (const FolPoint *) self->trail->data,
                       self->trail->len);
  if (self->drawn->len == 0)
    return;
  g_array_append_vals (line, self->drawn->data, self->drawn->len);
  if (self->base.pointer_inside)
    g_array_append_val (line, self->base.pointer_px);
  fol_tool_add_line (&self->base, FOL_OVERLAY_OUTLINE, FALSE, (const FolPoint *) line->data,
                     line->len);
}

void
fol_area_tool_draw (FolTool *tool)
{
  FolAreaTool *self = (FolAreaTool *) tool;
  const FolArea *selected = fol_area_tool_selected_area (self);

  for (guint i = 0; i < fol_design_get_n_areas (tool->design); i++)
    {
      const FolArea *area = fol_design_get_area (tool->design, i);

      fol_tool_add_line (tool, area == selected ? FOL_OVERLAY_OUTLINE : role_overlay (area->role),
                         TRUE, area->outline, area->n_outline);
    }
  draw_drawing (self);
  if (selected == NULL || self->drawn->len > 0)
    return;

  g_autoptr (GArray) corners = fol_area_tool_corners_ref (self);

  for (guint i = 0; i < corners->len; i++)
    fol_tool_add_handle (tool, FOL_HANDLE_AREA_POINT, i + 1, corners->len,
                         selected->outline[g_array_index (corners, guint, i)]);
}
