/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A canvas in a window of its own at the screen's corner, with a photo and a
 * hairline on it, and hands on mouse and keyboard (XTest). */
#pragma once

#include "app/canvas-private.h"

G_BEGIN_DECLS

#define FOL_FIXTURE_WIDTH 700
#define FOL_FIXTURE_HEIGHT 500

/* Of the photo. */
#define FOL_FIXTURE_PHOTO_WIDTH 600
#define FOL_FIXTURE_PHOTO_HEIGHT 800

typedef struct
{
  GtkWidget *window;
  FolCanvas *canvas;
  FolDocument *document;
} CanvasFixture;

/* For g_test_add(). Waits until the picture is on screen. */
void canvas_fixture_set_up (CanvasFixture *fixture, gconstpointer user_data);

/* Asserts that the canvas and the document are finalized. */
void canvas_fixture_tear_down (CanvasFixture *fixture, gconstpointer user_data);

/* A photo file of the fixture's size; remove it when done. */
char *canvas_fixture_photo_file (void);

/* Its design: flat scalp, 0.3 mm a pixel, a hairline of five points. */
FolDesign *canvas_fixture_design (void);

/* Loads a photo and waits for it. */
void canvas_fixture_load (FolDocument *document, const char *path);

/* Runs the main loop until the picture shows the document's design in the view
 * that is asked for; fails after ten seconds. */
void canvas_fixture_settle (CanvasFixture *fixture);

/* Runs the main loop for some milliseconds. */
void canvas_fixture_run (guint ms);

/* What is on the canvas, packed RGB of its device pixels. */
guint8 *canvas_fixture_pixels (CanvasFixture *fixture);

/* What @layer should look like there: black where there is no picture. */
guint8 *canvas_fixture_expected (CanvasFixture *fixture, FolLayer layer);

/* XTest; coordinates of the canvas. They run the main loop until it is quiet. */
gboolean canvas_fixture_has_xtest (void);
void canvas_fixture_move (CanvasFixture *fixture, double x, double y);
void canvas_fixture_button (CanvasFixture *fixture, int button, gboolean press);
void canvas_fixture_key (CanvasFixture *fixture, guint keysym, gboolean press);

G_END_DECLS
