/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A canvas in a window of its own at the screen's corner, with a photo and a
 * hairline on it, and hands on mouse and keyboard (XTest). */
#pragma once

#include "app/canvas-private.h"

G_BEGIN_DECLS

#define FOL_FIXTURE_WIDTH 700
#define FOL_FIXTURE_HEIGHT 500

/* The mark, below, and nothing else covers the picture. */
#define FOL_FIXTURE_MARK_TOP (FOL_FIXTURE_HEIGHT - 50)

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

/* A key down and up. */
void canvas_fixture_press (CanvasFixture *fixture, guint keysym);

/* Columns @from to @to, above the mark, are those of @expected. */
void canvas_fixture_assert_same_columns (const guint8 *pixels, const guint8 *expected, int from,
                                         int to);

/* The canvas shows @layer, byte for byte. */
void canvas_fixture_assert_shows (CanvasFixture *fixture, FolLayer layer);

/* Something lies over @layer where the mark belongs. */
gboolean canvas_fixture_mark_differs (CanvasFixture *fixture, FolLayer layer);

#define CANVAS_TEST(path, data, function)                                                          \
  g_test_add (path, CanvasFixture, data, canvas_fixture_set_up, function, canvas_fixture_tear_down)

G_END_DECLS
