/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole window, in process: what assistive technology and journeys find in it,
 * which commands are there when, and that nothing of it stays behind. */
#include "window-fixture.h"

#include "engine/design-number.h"

/* The names a guide and a journey find things by. */
static void
test_labels (WindowFixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    GtkAccessibleRole role;
    const char *label;
  } expected[] = {
    { GTK_ACCESSIBLE_ROLE_IMG, "Photo" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Pan" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Hairline" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Area" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Keep-out" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Scar" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Brush" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Scale" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Head" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Landmarks" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Skin Sample" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Measure" },
    { GTK_ACCESSIBLE_ROLE_GROUP, "Guides" },
    { GTK_ACCESSIBLE_ROLE_CHECKBOX, "Midline" },
    { GTK_ACCESSIBLE_ROLE_CHECKBOX, "Thirds" },
    { GTK_ACCESSIBLE_ROLE_CHECKBOX, "Arcs" },
    { GTK_ACCESSIBLE_ROLE_CHECKBOX, "Verticals" },
    { GTK_ACCESSIBLE_ROLE_CHECKBOX, "8-8-8" },
    { GTK_ACCESSIBLE_ROLE_CHECKBOX, "Grid" },
    { GTK_ACCESSIBLE_ROLE_CHECKBOX, "Measuring Lines" },
    { GTK_ACCESSIBLE_ROLE_GROUP, "Notes" },
    { GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Treatment" },
    { GTK_ACCESSIBLE_ROLE_GROUP, "Style" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Height" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Feather" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Density" },
    { GTK_ACCESSIBLE_ROLE_GROUP, "Shade" },
    { GTK_ACCESSIBLE_ROLE_TEXT_BOX, "Shade" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Dot Size" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Blend into Hair" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Broken Edge" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Symmetry" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Variation" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "New Pattern" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Undertone" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Existing Hair" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Shine" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Match Stubble" },
    { GTK_ACCESSIBLE_ROLE_GROUP, "Skin Tone" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Before" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Session 1" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Session 2" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Session 3" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Fresh" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Day 7" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Healed" },
    { GTK_ACCESSIBLE_ROLE_SLIDER, "Years" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Open Photo" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Export PNG" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Undo" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Redo" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Compare" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Mirror" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Client View" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Zoom In" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Zoom Out" },
    { GTK_ACCESSIBLE_ROLE_BUTTON, "Zoom to Fit" },
  };

  g_settings_set_boolean (fixture->window->settings, "show-edge-detail", TRUE);
  g_settings_set_boolean (fixture->window->settings, "show-dot-detail", TRUE);
  g_settings_set_boolean (fixture->window->settings, "show-skin-detail", TRUE);
  g_settings_set_boolean (fixture->window->settings, "show-guides", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    window_fixture_get (fixture, expected[i].role, expected[i].label);
}

static void
test_empty (WindowFixture *fixture, gconstpointer user_data)
{
  GtkWidget *export_button = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Export PNG");

  g_assert_true (gtk_stack_get_visible_child (fixture->window->pages) == fixture->window->welcome);
  g_assert_false (gtk_widget_get_sensitive (export_button));
  g_assert_null (fol_window_get_message (fixture->window));
}

static void
test_opens (WindowFixture *fixture, gconstpointer user_data)
{
  GtkWidget *hairline;
  GtkWidget *session;

  window_fixture_open_demo (fixture);
  hairline = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Hairline");
  session = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Session 3");
  g_assert_true (gtk_stack_get_visible_child (fixture->window->pages) == fixture->window->work);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (hairline)));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (session)));
  g_assert_false (fol_document_get_modified (fixture->window->document));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
  g_assert_null (fol_window_get_message (fixture->window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "front.jpg");
}

/* A drag of a slider is one step; the button says which. */
static void
test_slider_is_one_step (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *slider;

  window_fixture_open_demo (fixture);
  slider = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Density");
  for (int value = 205; value <= 260; value += 5)
    gtk_range_set_value (GTK_RANGE (slider), value);
  g_assert_cmpfloat (
      fol_design_get_number (fol_document_get_design (document), "dots.density_per_cm2"), ==, 260);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Change Density");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (fixture->window->undo_button), ==,
                   "Undo Change Density");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpfloat (
      fol_design_get_number (fol_document_get_design (document), "dots.density_per_cm2"), ==, 200);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (slider)), ==, 200);
  g_assert_null (fol_document_get_undo_label (document));
  g_assert_cmpstr (fol_document_get_redo_label (document), ==, "Redo Change Density");
}

static void
assert_targets_are_bare (GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
      g_autofree char *target = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &target))
        g_assert_cmpint (target[0], !=, '\'');
      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[j]);

          if (below != NULL)
            assert_targets_are_bare (below);
        }
    }
}

static GtkMenuButton *
find_main_menu (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)))
    return GTK_MENU_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkMenuButton *found = find_main_menu (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A template takes the words of a menu as they are written, with quotes and all. */
static void
test_menu_targets (WindowFixture *fixture, gconstpointer user_data)
{
  GtkMenuButton *button = find_main_menu (GTK_WIDGET (fixture->window));

  g_assert_nonnull (button);
  assert_targets_are_bare (gtk_menu_button_get_menu_model (button));
}

static void
test_client_view (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.client-view", NULL);
  g_assert_false (gtk_widget_get_visible (window->inspector_pane));
  g_assert_false (gtk_widget_get_visible (window->palette));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->status_bar)));
  g_assert_false (gtk_widget_get_visible (window->header));
  g_assert_false (gtk_widget_get_visible (window->message_holder));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->course_bar)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.leave-client-view", NULL);
  g_assert_true (gtk_widget_get_visible (window->inspector_pane));
  g_assert_true (gtk_widget_get_visible (window->header));
}

/* In front of a client nothing is undone, turned, opened or drawn by a key; the course
 * and A and B are there to be looked at. */
static void
test_client_view_keeps (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  GtkWidget *widget = GTK_WIDGET (window);
  GtkWidget *export_button, *open_button;
  g_autoptr (FolDesign) before = NULL;

  window_fixture_open_demo (fixture);
  export_button = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Export PNG");
  open_button = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Open Photo");
  gtk_widget_activate_action (widget, "design.look", "s", "full");
  before = fol_design_ref (fol_document_get_design (window->document));
  gtk_widget_activate_action (widget, "win.client-view", NULL);
  gtk_widget_activate_action (widget, "win.undo", NULL);
  gtk_widget_activate_action (widget, "win.rotate-right", NULL);
  gtk_widget_activate_action (widget, "win.tool", "s", "scale");
  gtk_widget_activate_action (widget, "win.save-design-as", NULL);
  gtk_widget_activate_action (widget, "win.open-design", NULL);
  g_assert_null (window->chooser);
  g_assert_true (fol_document_get_design (window->document) == before);
  g_assert_cmpint (fol_document_rotate (window->document, 0), ==, 0);
  g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, FOL_CANVAS_TOOL_HAIRLINE);
  g_assert_false (gtk_widget_get_sensitive (export_button));
  g_assert_false (gtk_widget_get_sensitive (open_button));

  gtk_widget_activate_action (widget, "design.session", "i", 1);
  g_assert_cmpint (fol_design_get_course (fol_document_get_design (window->document))->session, ==,
                   1);
  gtk_widget_activate_action (widget, "win.switch-ab", NULL);
  g_assert_true (window->shows_b);
  gtk_widget_activate_action (widget, "win.leave-client-view", NULL);
  g_assert_true (gtk_widget_get_sensitive (export_button));
  g_assert_true (gtk_widget_get_sensitive (open_button));
}

/* What a tool refuses is said, until it is done right. */
static void
test_refused (WindowFixture *fixture, gconstpointer user_data)
{
  window_fixture_open_new (fixture);
  g_signal_emit_by_name (fixture->window->canvas, "tool-refused", "No. Click there.");
  g_assert_cmpstr (fol_window_get_message (fixture->window), ==, "No. Click there.");
  g_signal_emit_by_name (fixture->window->canvas, "tool-done");
  g_assert_null (fol_window_get_message (fixture->window));
}

static void
test_shortcuts (WindowFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/app/follicle/gtk/help-overlay.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (fixture->window));
  gtk_window_present (shortcuts);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (shortcuts)));
  gtk_window_destroy (shortcuts);
}

/* A message leaves the list of recent photos alone. */
static void
test_welcome_message (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  g_autoptr (GFile) file = g_file_new_for_path ("“photo.jpg” cannot be read");
  graphene_rect_t page, bar;

  fol_window_open_file (window, file);
  window_fixture_wait_until (window_fixture_has_message, window);
  while (g_str_has_prefix (fol_window_get_message (window), "Opening")
         || gtk_widget_get_height (GTK_WIDGET (window->message_bar)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (window->welcome),
                                            GTK_WIDGET (window), &page));
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (window->message_bar), GTK_WIDGET (window), &bar));
  g_assert_cmpfloat (page.size.height, >, 100.0);
  g_assert_cmpfloat (page.origin.y + page.size.height, <=, bar.origin.y);
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window/labels", test_labels);
  WINDOW_TEST ("/app/window/empty", test_empty);
  WINDOW_TEST ("/app/window/opens", test_opens);
  WINDOW_TEST ("/app/window/slider-is-one-step", test_slider_is_one_step);
  WINDOW_TEST ("/app/window/menu-targets", test_menu_targets);
  WINDOW_TEST ("/app/window/client-view", test_client_view);
  WINDOW_TEST ("/app/window/client-view-keeps", test_client_view_keeps);
  WINDOW_TEST ("/app/window/refused", test_refused);
  WINDOW_TEST ("/app/window/shortcuts", test_shortcuts);
  WINDOW_TEST ("/app/window/welcome-message", test_welcome_message);
  return g_test_run ();
}
