/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every tool is made of; for the tools alone. tool.c keeps the gesture (what
 * it began with, its merge key, whether the pointer is down), the handles and the
 * focus; a tool says what they mean. */
#pragma once

#include "engine/face.h"
#include "engine/tool.h"

G_BEGIN_DECLS

/* Screen pixels within which a handle, or a line, is hit: targets of 40 pixels
 * across for handles. */
#define FOL_TOOL_HANDLE_PX 20.0
#define FOL_TOOL_LINE_PX 10.0
/* A press that moves no further is a click. */
#define FOL_TOOL_CLICK_PX 5.0

/* Any may be NULL. */
typedef struct
{
  void (*free) (FolTool *tool);
  /* The design was changed from outside; @before is NULL for the first one. */
  void (*reset) (FolTool *tool, const FolDesign *before);
  void (*press) (FolTool *tool, const FolPointerEvent *event, FolToolResult *result);
  void (*drag) (FolTool *tool, const FolPointerEvent *event, FolToolResult *result);
  void (*release) (FolTool *tool, const FolPointerEvent *event, FolToolResult *result);
  void (*double_click) (FolTool *tool, const FolPointerEvent *event, FolToolResult *result);
  /* Gives up what is under way beyond the design: TRUE if there was anything. */
  gboolean (*cancel) (FolTool *tool);
  /* Moves the handle that has the focus. */
  void (*nudge) (FolTool *tool, FolPoint step, FolToolResult *result);
  gboolean (*key) (FolTool *tool, const FolKeyEvent *event, FolToolResult *result);
  FolToolCursor (*cursor) (const FolTool *tool);
  void (*draw) (FolTool *tool);
} FolToolClass;

struct _FolTool
{
  const FolToolClass *klass;
  FolDesign *design; /* NULL until told */
  FolPhoto *photo;   /* or NULL */
  int photo_width;
  int photo_height;
  FolScalp scalp;
  FolFace face;
  double photo_px_per_screen_px;

  FolDesign *known; /* what the caller has: the design before the event */
  FolDesign *start; /* what the gesture began with */
  gboolean pressed;
  gboolean moved; /* the press is no click */
  FolPoint press_px;
  FolPoint pointer_px;
  gboolean pointer_inside;

  guint series;
  char merge_key[24];
  gint64 nudge_time_ms; /* of the last arrow key in the series; -1: none */

  int focus;
  int hot;
  FolToolOverlay overlay;
};

/* For a tool's own new function; @tool is the start of its structure. */
void fol_tool_init (FolTool *tool, const FolToolClass *klass);

/* The design becomes the tool's and the result's. Takes the reference. */
void fol_tool_give (FolTool *tool, FolToolResult *result, FolDesign *design, const char *label);

/* The same for a change of the scale or the head: the camera's distance follows. */
void fol_tool_give_scaled (FolTool *tool, FolToolResult *result, FolDesign *design,
                           const char *label);

/* The gesture comes to nothing: the design it began with is given, to be put back
 * as if nothing had been done. */
void fol_tool_take_back (FolTool *tool, FolToolResult *result);

/* The next design is a step of its own. */
void fol_tool_begin_series (FolTool *tool);

/* The handle at @p, or -1. */
int fol_tool_hit (FolTool *tool, FolPoint p);

/* For draw functions. */
void fol_tool_add_handle (FolTool *tool, FolHandleKind kind, guint number, guint of,
                          FolPoint position);
/* The points are copied. */
void fol_tool_add_line (FolTool *tool, FolOverlayKind kind, gboolean closed, const FolPoint *points,
                        guint n_points);
void fol_tool_add_length (FolTool *tool, double length_mm, FolPoint at);
void fol_tool_add_known_length (FolTool *tool, double length_mm, FolPoint at);

/* The part of a list in the design, as fol_design_get_scar() gives it, and how many
 * there are. */
typedef struct
{
  gconstpointer (*get) (const FolDesign *design, guint index);
  guint (*get_length) (const FolDesign *design);
} FolToolList;

/* Where part @index (or -1) of @before has gone in @after: it, or what it was
 * changed to in its place; or -1. Designs share the parts that they have in
 * common. */
int fol_tool_follow (const FolToolList *list, const FolDesign *before, const FolDesign *after,
                     int index);

/* The handle, from the overlay as it is now; NULL for -1 and others there are not. */
const FolHandle *fol_tool_get_handle (FolTool *tool, int index);

G_END_DECLS
