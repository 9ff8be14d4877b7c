/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "app/application.h"

#define WAIT_S 90

static gboolean
time_out (gpointer user_data)
{
  g_error ("waited too long");
  return G_SOURCE_REMOVE;
}

void
window_fixture_wait_until (gboolean (*done) (gpointer), gpointer user_data)
{
  const guint timeout = g_timeout_add_seconds (WAIT_S, time_out, NULL);

  while (!done (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

void
window_fixture_set_up (WindowFixture *fixture, gconstpointer user_data)
{
  fixture->window = FOL_WINDOW (fol_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

void
window_fixture_tear_down (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = g_object_ref (fixture->window);

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window);
}

char *
window_fixture_demo_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "demo", name, NULL);
}

gboolean
window_fixture_has_hairline (gpointer user_data)
{
  const FolScene *scene = fol_canvas_get_scene (user_data);

  return scene != NULL && !fol_field_is_empty (fol_scene_get_field (scene));
}

gboolean
window_fixture_has_photo (gpointer user_data)
{
  return fol_document_get_photo (user_data) != NULL;
}

gboolean
window_fixture_has_message (gpointer user_data)
{
  return fol_window_get_message (user_data) != NULL;
}

gboolean
window_fixture_is_quiet (gpointer user_data)
{
  return fol_window_get_message (user_data) == NULL;
}

void
window_fixture_open_demo (WindowFixture *fixture)
{
  g_autofree char *path = window_fixture_demo_path ("front.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  fol_window_open_file (fixture->window, file);
  window_fixture_wait_until (window_fixture_has_hairline, fixture->window->canvas);
}

GtkWidget *
window_fixture_find (GtkWidget *widget, GtkAccessibleRole role, const char *label)
{
  g_autofree char *difference = NULL;

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == role
      && gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL, label);
      if (difference == NULL)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_fixture_find (child, role, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
window_fixture_get (WindowFixture *fixture, GtkAccessibleRole role, const char *label)
{
  GtkWidget *found = window_fixture_find (GTK_WIDGET (fixture->window), role, label);

  if (found == NULL)
    g_error ("no widget of role %d is labelled “%s”", (int) role, label);
  return found;
}

GtkWidget *
window_fixture_find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = window_fixture_find_label (child, text);
  return found;
}

gboolean
window_fixture_shows_b (WindowFixture *fixture)
{
  GtkToggleButton *a =
      GTK_TOGGLE_BUTTON (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Design A"));
  GtkToggleButton *b =
      GTK_TOGGLE_BUTTON (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Design B"));

  g_assert_true (gtk_toggle_button_get_active (a) != gtk_toggle_button_get_active (b));
  return gtk_toggle_button_get_active (b);
}

void
window_fixture_click_in_strip (WindowFixture *fixture, const char *label)
{
  GtkWidget *button =
      window_fixture_find (gtk_stack_get_visible_child (GTK_STACK (
                               gtk_widget_get_first_child (GTK_WIDGET (fixture->window->strip)))),
                           GTK_ACCESSIBLE_ROLE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

void
window_fixture_open_new (WindowFixture *fixture)
{
  g_autofree char *path = window_fixture_demo_path ("front.jpg");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  fol_window_open_file (fixture->window, file);
  window_fixture_wait_until (window_fixture_has_photo, fixture->window->document);
  while (!gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)))
    g_main_context_iteration (NULL, TRUE);
}

GtkWidget *
window_fixture_find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (toplevel), type))
        return toplevel;
    }
  return NULL;
}

FolScratch *
window_fixture_init (int *argc, char ***argv)
{
  FolScratch *home = fol_scratch_new ();

  g_setenv ("XDG_DATA_HOME", home->path, TRUE);
  gtk_test_init (argc, argv, NULL);
  fol_application_load_look ();
  return home;
}
