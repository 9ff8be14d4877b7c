/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tools that draw bands (band.h) share; for scar-tool.c and part-tool.c alone.
 *
 * A drag draws a band. A press inside one selects it and drags it; Ctrl draws there
 * instead. The selected band is edited by the points of its path and by a handle beside it
 * for its width; a click on the path adds a point; Delete takes the focused point out, or,
 * with none in focus or but two left, deletes the band. */
#pragma once

#include "engine/band.h"
#include "engine/tool-private.h"

G_BEGIN_DECLS

/* What is done, as the undo step is called. */
typedef enum
{
  FOL_BAND_DRAW,
  FOL_BAND_MOVE,
  FOL_BAND_MOVE_POINT,
  FOL_BAND_ADD_POINT,
  FOL_BAND_DELETE_POINT,
  FOL_BAND_CHANGE_WIDTH,
  FOL_BAND_DELETE,
  FOL_BAND_N_STEPS,
} FolBandStep;

/**
 * FolBandKind: the bands in one list of the design
 * @list: that list
 * @path: the member that is their path (members.h)
 * @labels: by FolBandStep, marked for translation
 * @point: its handles on the path
 * @width: its handle beside the band
 * @click_draws: whether a click is a band of one point
 * @get: the band @index
 * @replace: the design with it as @band; its other settings stay
 * @remove: the design without it
 * @insert: the design with a new one along @path put last; may tell @result why that does
 *   not come to what is wanted
 * @draw: adds the lines of the bands to the overlay; @selected is an index or -1
 */
typedef struct
{
  FolToolList list;
  const char *path;
  const char *labels[FOL_BAND_N_STEPS];
  FolHandleKind point;
  FolHandleKind width;
  gboolean click_draws;
  FolBand (*get) (const FolDesign *design, guint index);
  FolDesign *(*replace) (const FolDesign *design, guint index, const FolBand *band);
  FolDesign *(*remove) (const FolDesign *design, guint index);
  FolDesign *(*insert) (const FolTool *tool, const GArray *path, FolToolResult *result);
  void (*draw) (FolTool *tool, int selected);
} FolBandKind;

FolTool *fol_band_tool_new (const FolBandKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/* The index in the design, or -1; for a tool of that kind. */
int fol_band_tool_get_selected (const FolTool *tool, const FolBandKind *kind);
void fol_band_tool_set_selected (FolTool *tool, const FolBandKind *kind, int index);

/* For draw functions. */
void fol_band_tool_add_outline (FolTool *tool, const FolBand *band, double beyond_mm,
                                FolOverlayKind kind);

G_END_DECLS
