/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tools that edit a design, as state machines without a screen.
 *
 * Pointer events and keys go in; a new design, what to call it and where the
 * picture changes come out, and what to draw over the picture. There are no
 * callbacks: the caller puts each design into its history (history.h) and tells
 * the tool of designs that come from elsewhere. So tools are tested by replaying
 * recorded strokes.
 *
 * Positions are photo pixels, whatever the view's zoom, rotation or mirroring;
 * the caller maps them, arrow keys too (in a mirrored view left means right).
 * One tool, one thread. */
#pragma once

#include "engine/design.h"
#include "engine/photo.h"

G_BEGIN_DECLS

typedef struct _FolTool FolTool;

typedef enum
{
  FOL_POINTER_PRESS,
  FOL_POINTER_MOVE, /* pressed or not */
  FOL_POINTER_RELEASE,
  FOL_POINTER_DOUBLE_CLICK, /* after the second press and release */
  FOL_POINTER_LEAVE,
} FolPointerKind;

typedef enum
{
  FOL_MODIFIER_SHIFT = 1 << 0,
  FOL_MODIFIER_CTRL = 1 << 1,
  FOL_MODIFIER_ALT = 1 << 2,
} FolModifiers;

/* @pressure: 0–1; 1 where the device has none. @time_ms: any steady clock. */
typedef struct
{
  FolPointerKind kind;
  double x_px;
  double y_px;
  guint modifiers;
  double pressure;
  gint64 time_ms;
} FolPointerEvent;

typedef enum
{
  FOL_KEY_LEFT,
  FOL_KEY_RIGHT,
  FOL_KEY_UP,
  FOL_KEY_DOWN,
  FOL_KEY_DELETE, /* and Backspace */
  FOL_KEY_ESCAPE,
  FOL_KEY_ENTER,
} FolKey;

typedef struct
{
  FolKey key;
  guint modifiers;
  gint64 time_ms;
} FolKeyEvent;

/**
 * FolToolResult:
 * @design: the new design, owned; %NULL where nothing changed
 * @label: what was done ("Move Hairline Point"), translated; static
 * @merge_key: for fol_history_push(); %NULL for a step of its own. Valid until
 *   the tool's next event
 * @cancelled: a gesture was given up: @design is the one it began with, to be
 *   put back with fol_history_cancel (merge_key) rather than pushed
 * @series_ended: a gesture is over: call fol_history_end_series()
 * @done: the tool has what it was for (both pupils, a closed outline)
 * @refusal: why what was tried cannot be, and what to do instead, translated;
 *   static; %NULL where nothing was refused
 * @handled: the event meant something to the tool; a key that did not goes on
 *   to the window
 * @dirty_px: where the picture changes with @design
 */
typedef struct
{
  FolDesign *design;
  const char *label;
  const char *merge_key;
  gboolean cancelled;
  gboolean series_ended;
  gboolean done;
  const char *refusal;
  gboolean handled;
  FolRect dirty_px;
} FolToolResult;

void fol_tool_result_clear (FolToolResult *result);

typedef enum
{
  FOL_CURSOR_DEFAULT,
  FOL_CURSOR_CROSSHAIR, /* drawing begins here */
  FOL_CURSOR_POINTER,   /* adds a point, or selects */
  FOL_CURSOR_GRAB,
  FOL_CURSOR_GRABBING,
  FOL_CURSOR_NONE, /* the overlay draws its own: the brush */
} FolToolCursor;

typedef enum
{
  FOL_HANDLE_HAIRLINE_POINT,
  FOL_HANDLE_HAIRLINE_MIDDLE, /* moves the whole line */
  FOL_HANDLE_CLOSURE_POINT,
  FOL_HANDLE_AREA_POINT,
  FOL_HANDLE_SCAR_POINT,
  FOL_HANDLE_SCAR_WIDTH,
  FOL_HANDLE_PART_POINT,
  FOL_HANDLE_PART_WIDTH,
  FOL_HANDLE_PUPIL,
  FOL_HANDLE_HEAD_CENTER,
  FOL_HANDLE_HEAD_RADIUS,
  FOL_HANDLE_HEAD_ROTATION,
  FOL_HANDLE_SAMPLE_SKIN, /* and on in the order of FolSkinRole */
  FOL_HANDLE_SAMPLE_BARE,
  FOL_HANDLE_SAMPLE_STUBBLE,
  FOL_HANDLE_SAMPLE_HAIR,
  FOL_HANDLE_SAMPLE_NEUTRAL,
  FOL_HANDLE_SCALE_END, /* two of each line, line by line */
  FOL_HANDLE_GLABELLA,
  FOL_HANDLE_EYE_CORNER,
  FOL_HANDLE_MEASURE_END,
} FolHandleKind;

/* @number counts from 1 among the @of handles of its kind. */
typedef struct
{
  FolHandleKind kind;
  guint number;
  guint of;
  FolPoint position;
  gboolean hot;     /* under the pointer, or dragged */
  gboolean focused; /* where keys go */
} FolHandle;

/* The handle's accessible name ("Hairline point 3 of 7"), translated. */
char *fol_handle_dup_name (const FolHandle *handle) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  FOL_OVERLAY_HAIRLINE,
  FOL_OVERLAY_CLOSURE,
  FOL_OVERLAY_OUTLINE,          /* an area that is selected, or being drawn */
  FOL_OVERLAY_OUTLINE_KEEP_OUT, /* other areas, by role */
  FOL_OVERLAY_OUTLINE_TREAT,
  FOL_OVERLAY_OUTLINE_SCAR,
  FOL_OVERLAY_TRAIL, /* a freehand line on its way */
  FOL_OVERLAY_GUIDE, /* from the glabella to the hairline; the midline */
  FOL_OVERLAY_BRUSH, /* how far the brush reaches */
  FOL_OVERLAY_RULER, /* along a thing of known size, or one that is measured */
  FOL_OVERLAY_HEAD,
  FOL_OVERLAY_SAMPLE, /* a place to be measured */
  FOL_OVERLAY_PARTING,
} FolOverlayKind;

typedef struct
{
  FolOverlayKind kind;
  gboolean closed;
  GArray *points; /* FolPoint */
} FolOverlayLine;

/* Shown in mm beside @at. */
typedef struct
{
  double length_mm;
  FolPoint at;
  gboolean known; /* was said, not measured */
} FolOverlayLength;

/**
 * FolToolOverlay:
 * @handles: (element-type FolHandle): in the order in which Tab goes through
 *   them; their index is what focus and hot are told by
 * @lines: (element-type FolOverlayLine): back to front
 * @lengths: (element-type FolOverlayLength): of lines and of the width of a band that is
 *   being changed: measured along the scalp, or what they are said to be
 * @has_value: whether there is something measured to show
 * @value_mm: it, at @value_at: a hairline's height
 */
typedef struct
{
  GArray *handles;
  GArray *lines;
  GArray *lengths;
  gboolean has_value;
  double value_mm;
  FolPoint value_at;
} FolToolOverlay;

void fol_tool_free (FolTool *tool);

/* The design that events act on, and the size of its photo. To be called at
 * first, and whenever the design changes other than by this tool's results; it
 * ends a gesture that is under way. The design just given by the tool is known
 * to it already: giving it back changes nothing. */
void fol_tool_set_design (FolTool *tool, const FolDesign *design, int photo_width,
                          int photo_height);

/* The photo itself, for tools that look at it; without one they do with averages.
 * The tool keeps a reference. */
void fol_tool_set_photo (FolTool *tool, FolPhoto *photo);

/* How many photo pixels a pixel of the screen shows, so that handles are equally
 * easy to hit at every zoom. */
void fol_tool_set_zoom (FolTool *tool, double photo_px_per_screen_px);

/* Clear the result with fol_tool_result_clear() when done with it. */
FolToolResult fol_tool_pointer (FolTool *tool, const FolPointerEvent *event);
FolToolResult fol_tool_key (FolTool *tool, const FolKeyEvent *event);

/* Whether a gesture is under way. */
gboolean fol_tool_is_busy (const FolTool *tool);

/* Which handle keys act on: its index, or -1. */
int fol_tool_get_focus (const FolTool *tool);
void fol_tool_set_focus (FolTool *tool, int handle);

FolToolCursor fol_tool_get_cursor (const FolTool *tool);

/* What to draw now; owned by the tool, valid until its next call. */
const FolToolOverlay *fol_tool_get_overlay (FolTool *tool);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolTool, fol_tool_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FolToolResult, fol_tool_result_clear)

G_END_DECLS
