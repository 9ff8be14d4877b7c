/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the area tool share: area-tool.c selects and edits outlines,
 * area-tool-sketch.c draws new ones, area-tool-overlay.c shows them all. */
#pragma once

#include "engine/area-tool.h"
#include "engine/tool-private.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_AREA_MODE_NONE,
  FOL_AREA_MODE_CORNER, /* dragging one */
  FOL_AREA_MODE_MOVE,   /* dragging the whole area */
  FOL_AREA_MODE_DRAW,   /* a press that becomes a corner or a freehand line */
} FolAreaMode;

typedef struct
{
  FolTool base;
  FolAreaRole role;
  double blend_mm;
  double density;
  int selected;
  FolAreaMode mode;
  GArray *drawn;   /* FolPoint: corners set so far */
  GArray *trail;   /* FolPoint: the freehand line */
  GArray *corners; /* guint: of the selected area, during a drag */
  guint corner;
  FolDesign *from; /* what the drag is measured from */

  /* The corners of an area once found: there may be thousands of vertices. */
  FolDesign *known_design;
  int known_area;
  GArray *known_corners; /* guint */
} FolAreaTool;

/* NULL where none is selected. */
const FolArea *fol_area_tool_selected_area (const FolAreaTool *self);

/* The corners of the selected area, guint. The same ones while a drag lasts. */
GArray *fol_area_tool_corners_ref (FolAreaTool *self);

/* A press on nothing: a corner or a freehand line may come of it. Then, on
 * release, the one or the other. */
void fol_area_sketch_begin (FolAreaTool *self);
void fol_area_sketch_click (FolAreaTool *self, FolToolResult *result);
void fol_area_sketch_finish_trail (FolAreaTool *self, FolToolResult *result);

/* The corners set so far become an area. */
void fol_area_sketch_close (FolAreaTool *self, FolToolResult *result);

void fol_area_tool_draw (FolTool *tool);

G_END_DECLS
