/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole window, and hands on what is in it. Widgets are found by what assistive
 * technology calls them. */
#pragma once

#include "app/window-private.h"
#include "test-files.h"

G_BEGIN_DECLS

typedef struct
{
  FolWindow *window;
} WindowFixture;

/* Runs the main loop until @done says so. */
void window_fixture_wait_until (gboolean (*done) (gpointer), gpointer user_data);

/* An empty window on screen. */
void window_fixture_set_up (WindowFixture *fixture, gconstpointer user_data);

/* Closes it and asserts that it is finalized. */
void window_fixture_tear_down (WindowFixture *fixture, gconstpointer user_data);

/* The path of a file among data/demo. */
char *window_fixture_demo_path (const char *name);

/* Whether a canvas shows one. */
gboolean window_fixture_has_hairline (gpointer user_data);

/* Whether a document has one. */
gboolean window_fixture_has_photo (gpointer user_data);

/* Whether a window says something. */
gboolean window_fixture_has_message (gpointer user_data);

/* Whether it says nothing. */
gboolean window_fixture_is_quiet (gpointer user_data);

/* The demo photo with its design, shown. */
void window_fixture_open_demo (WindowFixture *fixture);

/* The first widget below @widget with a role and a label, or NULL. */
GtkWidget *window_fixture_find (GtkWidget *widget, GtkAccessibleRole role, const char *label);

/* The same in the whole window; fails where there is none. */
GtkWidget *window_fixture_get (WindowFixture *fixture, GtkAccessibleRole role, const char *label);

/* The first label below @widget with these words, or NULL. */
GtkWidget *window_fixture_find_label (GtkWidget *widget, const char *text);

/* Whether the second design is the one shown. */
gboolean window_fixture_shows_b (WindowFixture *fixture);

/* Clicks the button of that label in what the strip shows. */
void window_fixture_click_in_strip (WindowFixture *fixture, const char *label);

/* The demo photo without, and the strip over it. */
void window_fixture_open_new (WindowFixture *fixture);

/* A window or dialog of that type, or NULL. */
GtkWidget *window_fixture_find_toplevel (GType type);

/* For main(): what is opened in these tests is nobody's recent work, but is kept in the
 * folder that is returned. */
FolScratch *window_fixture_init (int *argc, char ***argv) G_GNUC_WARN_UNUSED_RESULT;

#define WINDOW_TEST(path, function)                                                                \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

G_END_DECLS
