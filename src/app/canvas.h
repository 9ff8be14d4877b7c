/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo with its design on it, at any zoom: FolCanvas, a GtkWidget of role
 * img, labelled Photo, drawing immutable 256-px tiles at 1:1 device pixels.
 *
 * It watches a FolDocument and rebuilds its scene in the background when the
 * design changes: the old picture stays until the new one is there, visible
 * tiles first, stale ones dropped. Pointer and key events go to the active tool
 * (engine/tool.h) in photo pixels; the tool's designs go to the document. Main
 * thread only.
 *
 * Actions (class actions, group "canvas"): canvas.zoom-in, canvas.zoom-out,
 * canvas.zoom-fit, canvas.zoom-one, canvas.mirror (stateful), canvas.compare
 * (stateful), canvas.debug (stateful: tile borders and timings; F12).
 *
 * Properties: document, zoom (device pixels a photo pixel, read-only), compare,
 * mirror, client-view (no handles, guides or mark but the word Simulation),
 * show-before (while B is held), debug, merge-check (which dots merge, over the photo;
 * not in client view), merge-text (what the check came to, or NULL; read-only), view-as
 * ("screen", "0.3m", "1m" or "2m": the distance of the eye), light ("as-taken", "soft",
 * "overhead" or "flash": what light both sides are shown in, an approximation).
 *
 * Signals: view-changed (another zoom or position is asked for), picture-changed
 * (what was asked for, view or design, is on screen), scene-changed (a new scene
 * is on screen; dots and area have changed), scene-failed (with a line that says
 * why the design cannot be shown; the last picture stays), tool-changed (overlay
 * or focus), tool-done (a tool has what it was for: both pupils, a closed
 * outline), tool-refused (with a line that says why what was tried cannot be). */
#pragma once

#include "app/document.h"
#include "engine/face.h"
#include "engine/guides.h"
#include "engine/scene.h"
#include "engine/tool.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_CANVAS (fol_canvas_get_type ())
G_DECLARE_FINAL_TYPE (FolCanvas, fol_canvas, FOL, CANVAS, GtkWidget)

/* What is logged, at the level of debugging, when a photo is on screen for the
 * first time, sharp: G_MESSAGES_DEBUG=follicle prints it. */
#define FOL_CANVAS_LOG_DOMAIN "follicle"
#define FOL_CANVAS_PHOTO_PAINTED "The photo is on screen"

GtkWidget *fol_canvas_new (void);

void fol_canvas_set_document (FolCanvas *canvas, FolDocument *document);

/* Which tool pointer and keys go to. Pan moves the picture. */
typedef enum
{
  FOL_CANVAS_TOOL_PAN,
  FOL_CANVAS_TOOL_HAIRLINE,
  FOL_CANVAS_TOOL_AREA,
  FOL_CANVAS_TOOL_KEEP_OUT,
  FOL_CANVAS_TOOL_SCAR,
  FOL_CANVAS_TOOL_BRUSH,
  FOL_CANVAS_TOOL_SCALE, /* with a magnifier while a line is drawn or changed */
  FOL_CANVAS_TOOL_HEAD,
  FOL_CANVAS_TOOL_PUPILS, /* two clicks, with a magnifier */
  FOL_CANVAS_TOOL_MEASURE,
  FOL_CANVAS_TOOL_LANDMARKS, /* with a magnifier while one is dragged */
  FOL_CANVAS_TOOL_SKIN,
} FolCanvasTool;

void fol_canvas_set_tool (FolCanvas *canvas, FolCanvasTool tool);
FolCanvasTool fol_canvas_get_tool (FolCanvas *canvas);

/* Which guides lie over the picture: the bits 1 << FolGuideKind; none at first. */
void fol_canvas_set_guides (FolCanvas *canvas, guint kinds);
guint fol_canvas_get_guides (FolCanvas *canvas);

/* What the brush does; radius in mm, strength 0–1. */
void fol_canvas_set_brush (FolCanvas *canvas, FolStrokeEffect effect, double radius_mm,
                           double strength, gboolean use_pressure);

/* What the Skin Sample tool brushes. */
void fol_canvas_set_skin_settings (FolCanvas *canvas, FolSkinRole role, double radius_mm);

/* What the next scale line will lie along, its ends aside. */
void fol_canvas_set_scale_cue (FolCanvas *canvas, const FolScaleLine *cue);

/* Whose average sizes a scale by pupils or by the head is worked out with; men's
 * at first. */
void fol_canvas_set_sizes (FolCanvas *canvas, FolSizes sizes);

/* The engine's tool behind the active one, for what only that kind of tool can be
 * asked or told (area-tool.h: which area is selected); NULL for Pan. Owned by the
 * canvas until another tool is set; call fol_canvas_tool_edited() after telling. */
FolTool *fol_canvas_get_engine_tool (FolCanvas *canvas);
void fol_canvas_tool_edited (FolCanvas *canvas);

/* The area that the active tool edits, by its index in the design; -1 for none, and
 * where the tool does not edit areas. */
int fol_canvas_get_selected_area (FolCanvas *canvas);
void fol_canvas_select_area (FolCanvas *canvas, int area);

/* The same of scars, for the Scar tool. */
int fol_canvas_get_selected_scar (FolCanvas *canvas);
void fol_canvas_select_scar (FolCanvas *canvas, int scar);

/* The scene on screen, or NULL; owned by the canvas, valid until the main loop
 * runs again. */
const FolScene *fol_canvas_get_scene (FolCanvas *canvas);

double fol_canvas_get_zoom (FolCanvas *canvas);
void fol_canvas_set_zoom (FolCanvas *canvas, double zoom); /* about the middle */
void fol_canvas_zoom_to_fit (FolCanvas *canvas);

/* Puts a photo point into the middle. */
void fol_canvas_show_point (FolCanvas *canvas, FolPoint photo, double zoom);

gboolean fol_canvas_get_compare (FolCanvas *canvas);
void fol_canvas_set_compare (FolCanvas *canvas, gboolean compare);
void fol_canvas_set_mirror (FolCanvas *canvas, gboolean mirror);
void fol_canvas_set_show_before (FolCanvas *canvas, gboolean before);
void fol_canvas_set_client_view (FolCanvas *canvas, gboolean client_view);

G_END_DECLS
