/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the canvas share. canvas.c is the widget, canvas-picture.c
 * decides what picture shows, canvas-input.c turns events into moves of the view
 * or into what a tool is told, canvas-hold.c hears the keys that are held,
 * canvas-viewing.c and canvas-marks.c say how the picture is looked at, canvas-tool.c runs the
 * active tool, canvas-guides.c draws what lies under it. */
#pragma once

#include "app/canvas-frame.h"
#include "app/canvas.h"
#include "app/scene-builder.h"
#include "engine/brush-tool.h"
#include "engine/skin-tool.h"

G_BEGIN_DECLS

struct _FolCanvas
{
  GtkWidget parent_instance;

  FolDocument *document;
  gboolean compare;
  gboolean client_view;
  gboolean show_before;
  gboolean debug;

  /* The picture. view is the one asked for, shown->view the one on screen. */
  FolSceneBuilder *builder;
  FolTiles *tiles;
  FolPhoto *photo;
  FolScene *scene;
  FolCanvasView view;
  FolCanvasFrame *shown;
  FolCanvasFrame *pending;
  gboolean photo_painted; /* the photo has been on screen as sharp as it gets */
  guint around_id;
  int device_scale;

  /* How it is looked at. */
  guint view_as; /* canvas-viewing.c's distances */
  FolLight light;
  gboolean merge_check;
  gboolean measuring; /* the check's numbers, in the background */
  char *merge_text;   /* or NULL */

  /* Comparing: where the divider stands, 0–1 of the canvas' width. */
  GtkWidget *divider;
  double divider_at;

  /* Pointers and keys. Canvas coordinates, device pixels. */
  FolPoint pointer;
  FolPoint grabbed_photo; /* the photo point being dragged about */
  FolPoint grabbed_at;
  double pinch_zoom;
  GtkEventController *motion;    /* the canvas owns it */
  GtkEventController *held_keys; /* the window owns it; NULL outside of one */
  gboolean space_held;
  gboolean before_held;
  gboolean panning;
  const char *cursor; /* static */

  /* The active tool; NULL to pan. */
  FolCanvasTool tool;
  FolTool *engine_tool;
  gboolean aimed;           /* the tool has what it was chosen for */
  gboolean tool_has_design; /* before that it can be asked nothing */
  GPtrArray *handles;       /* FolCanvasHandle, in the order of the tool's own */
  GskRenderNode *overlay;
  gboolean overlay_drawn;
  guint64 overlay_hash;
  FolPoint pointer_photo;
  gboolean pointer_inside;
  FolBrushSettings brush;
  FolSkinToolSettings skin;
  FolSizes sizes;
  FolScaleLine scale_cue;

  /* Guides, FolGuideKind's bits. */
  guint guides;
  GskRenderNode *guides_node; /* NULL where there are none */
  gboolean guides_drawn;
};

/* canvas.c */
void fol_canvas_changed_view (FolCanvas *canvas);
FolPoint fol_canvas_device_point (FolCanvas *canvas, double x, double y);
const FolCanvasView *fol_canvas_shown_view (FolCanvas *canvas);

/* canvas-picture.c: init and dispose; the document's photo or design is another;
 * the view asked for is. */
void fol_canvas_picture_init (FolCanvas *canvas);
void fol_canvas_picture_dispose (FolCanvas *canvas);
void fol_canvas_picture_photo_changed (FolCanvas *canvas);
void fol_canvas_picture_design_changed (FolCanvas *canvas);
void fol_canvas_picture_update (FolCanvas *canvas);
void fol_canvas_picture_snapshot (FolCanvas *canvas, GtkSnapshot *snapshot);

/* A frame has come on screen; canvas.c. */
void fol_canvas_frame_shown (FolCanvas *canvas, gboolean scene_changed, gboolean view_changed);

/* canvas-input.c */
void fol_canvas_input_init (FolCanvas *canvas);
void fol_canvas_input_class_init (GtkWidgetClass *widget_class);
void fol_canvas_input_update_cursor (FolCanvas *canvas);

/* canvas-hold.c: the canvas has come into a window; it is about to leave it. */
void fol_canvas_hold_root (FolCanvas *canvas);
void fol_canvas_hold_unroot (FolCanvas *canvas);

G_END_DECLS
