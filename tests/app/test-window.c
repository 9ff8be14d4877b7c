/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole window, in process: what assistive technology and journeys find in
 * it, which commands are there when, opening, undoing, exporting, and that
 * nothing of it stays behind. */
#include "app/application.h"
#include "app/calibration-dialog.h"
#include "app/export-dialog.h"
#include "app/export-job.h"
#include "app/pigment-store.h"
#include "app/recent-photos.h"
#include "app/window-private.h"
#include "engine/design-json.h"
#include "engine/design-number.h"
#include "engine/hairline-height.h"
#include "engine/proposal.h"
#include "engine/scale-edit.h"
#include "engine/scale-tool.h"
#include "test-files.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#define WAIT_S 90

typedef struct
{
  FolWindow *window;
} Fixture;

static gboolean
time_out (gpointer user_data)
{
  g_error ("waited too long");
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @done says so. */
static void
wait_until (gboolean (*done) (gpointer), gpointer user_data)
{
  const guint timeout = g_timeout_add_seconds (WAIT_S, time_out, NULL);

  while (!done (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->window = FOL_WINDOW (fol_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = g_object_ref (fixture->window);

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window);
}

static char *
demo (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "demo", name, NULL);
}

static gboolean
has_scene_of_hairline (gpointer user_data)
{
  const FolScene *scene = fol_canvas_get_scene (user_data);

  return scene != NULL && !fol_field_is_empty (fol_scene_get_field (scene));
}

static gboolean
has_photo (gpointer user_data)
{
  return fol_document_get_photo (user_data) != NULL;
}

static gboolean
has_message (gpointer user_data)
{
  return fol_window_get_message (user_data) != NULL;
}

static gboolean
is_quiet (gpointer user_data)
{
  return fol_window_get_message (user_data) == NULL;
}

static void
open_demo (Fixture *fixture)
{
  g_autofree char *path = demo ("front.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  fol_window_open_file (fixture->window, file);
  wait_until (has_scene_of_hairline, fixture->window->canvas);
}

/* The first widget below @widget with a role and a label. */
static GtkWidget *
find (GtkWidget *widget, GtkAccessibleRole role, const char *label)
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
      GtkWidget *found = find (child, role, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get (Fixture *fixture, GtkAccessibleRole role, const char *label)
{
  GtkWidget *found = find (GTK_WIDGET (fixture->window), role, label);

  if (found == NULL)
    g_error ("no widget of role %d is labelled “%s”", (int) role, label);
  return found;
}

/* The names a guide and a journey find things by. */
static void
test_labels (Fixture *fixture, gconstpointer user_data)
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
    get (fixture, expected[i].role, expected[i].label);
}

static void
test_empty (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *export_button = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Export PNG");

  g_assert_true (gtk_stack_get_visible_child (fixture->window->pages) == fixture->window->welcome);
  g_assert_false (gtk_widget_get_sensitive (export_button));
  g_assert_null (fol_window_get_message (fixture->window));
}

static void
test_opens (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *hairline;
  GtkWidget *session;

  open_demo (fixture);
  hairline = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Hairline");
  session = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Session 3");
  g_assert_true (gtk_stack_get_visible_child (fixture->window->pages) == fixture->window->work);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (hairline)));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (session)));
  g_assert_false (fol_document_get_modified (fixture->window->document));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
  g_assert_null (fol_window_get_message (fixture->window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "front.jpg");
}

static void
test_missing_file (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("“photo.jpg” cannot be read");

  fol_window_open_file (fixture->window, file);
  wait_until (has_message, fixture->window);
  while (g_str_has_prefix (fol_window_get_message (fixture->window), "Opening"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (
      strstr (fol_window_get_message (fixture->window), "“photo.jpg” cannot be read"));
  g_assert_null (fol_document_get_photo (fixture->window->document));
}

/* A drag of a slider is one step; the button says which. */
static void
test_slider_is_one_step (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *slider;

  open_demo (fixture);
  slider = get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Density");
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

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static void
test_course (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *years;

  open_demo (fixture);
  years = get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Years");
  gtk_range_set_value (GTK_RANGE (years), 5.0);
  gtk_test_accessible_assert_property (years, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "5.0 years");
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window->course_bar), "y"));
  g_assert_cmpfloat (fol_design_get_course (fol_document_get_design (document))->years, ==, 5.0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.stage", "s", "fresh");
  g_assert_cmpint (fol_design_get_course (fol_document_get_design (document))->stage, ==,
                   FOL_STAGE_FRESH);
  g_assert_cmpfloat (fol_design_get_course (fol_document_get_design (document))->years, ==, 0.0);
  g_assert_false (gtk_widget_is_sensitive (years));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.session", "i", 1);
  g_assert_cmpint (fol_design_get_course (fol_document_get_design (document))->session, ==, 1);
}

static const FolCourse *
course_of (Fixture *fixture)
{
  return fol_design_get_course (fol_document_get_design (fixture->window->document));
}

/* Shares stay in order, each change is one step, and all of it can be reset. */
static void
test_sessions (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *second, *shade, *own_shades, *reset;

  open_demo (fixture);
  second = get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "After Session 2");
  own_shades = get (fixture, GTK_ACCESSIBLE_ROLE_CHECKBOX, "A Shade for Each Session");
  reset = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Reset Sessions");
  g_assert_false (gtk_widget_is_sensitive (reset));
  gtk_range_set_value (GTK_RANGE (second), 0.2);
  g_assert_cmpuint (course_of (fixture)->n_shares, ==, FOL_COURSE_SESSIONS);
  g_assert_cmpfloat_with_epsilon (course_of (fixture)->shares[0], 0.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (course_of (fixture)->shares[1], 0.2, 1e-9);
  gtk_range_set_value (GTK_RANGE (second), 0.8);
  g_assert_cmpfloat_with_epsilon (course_of (fixture)->shares[0], 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (course_of (fixture)->shares[1], 0.8, 1e-9);
  fol_document_end_merge (document);
  g_assert_true (gtk_widget_is_sensitive (reset));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (own_shades), TRUE);
  shade = get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Shade 1, 1 to");
  gtk_range_set_value (GTK_RANGE (shade), 24.0);
  g_assert_cmpfloat (course_of (fixture)->shades[0], ==, 24.0);
  g_assert_cmpfloat (course_of (fixture)->shades[2], ==,
                     fol_design_get_pigment (fol_document_get_design (document))->shade);

  g_signal_emit_by_name (reset, "clicked");
  g_assert_cmpuint (course_of (fixture)->n_shares, ==, 0);
  g_assert_cmpuint (course_of (fixture)->n_shades, ==, 0);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (own_shades)));
  for (int i = 0; i < 4; i++)
    fol_document_undo (document);
  g_assert_null (fol_document_get_undo_label (document));
}

static char *
merge_text (Fixture *fixture)
{
  char *text = NULL;

  g_object_get (fixture->window->canvas, "merge-text", &text, NULL);
  return text;
}

static gboolean
has_merge_text (gpointer user_data)
{
  g_autofree char *text = merge_text (user_data);

  return text != NULL;
}

/* The number follows the age that is shown, and goes with the check. */
static void
test_merge_check (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *healed = NULL;
  g_autofree char *later = NULL;
  g_autoptr (FolDesign) aged = NULL;

  open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "canvas.merge-check", NULL);
  wait_until (has_merge_text, fixture);
  healed = merge_text (fixture);
  g_assert_true (g_str_has_prefix (healed, "Negative space "));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window->course_bar), healed));

  aged = fol_design_with_number (fol_document_get_design (fixture->window->document),
                                 "course.years", 10.0);
  fol_document_apply (fixture->window->document, aged, "Change Years", NULL);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (later);
      later = merge_text (fixture);
    }
  while (g_str_equal (later, healed));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "canvas.merge-check", NULL);
  g_assert_false (has_merge_text (fixture));
}

/* Of the view alone: the design knows nothing of it. */
static void
test_view_as (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *view_as = NULL;

  open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "canvas.view-as", "s", "2m");
  g_object_get (fixture->window->canvas, "view-as", &view_as, NULL);
  g_assert_cmpstr (view_as, ==, "2m");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "canvas.view-as", "s", "moon");
  g_free (view_as);
  g_object_get (fixture->window->canvas, "view-as", &view_as, NULL);
  g_assert_cmpstr (view_as, ==, "2m");
  g_assert_false (fol_document_get_modified (fixture->window->document));
}

static const FolPigmentSettings *
pigment_of (Fixture *fixture)
{
  return fol_design_get_pigment (fol_document_get_design (fixture->window->document));
}

/* Kept, chosen, exported whole, given up again; each a step. */
static void
test_pigment (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = g_build_filename (scratch->path, "Robert's black.json", NULL);
  g_autofree char *broken = g_build_filename (scratch->path, "broken.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) broken_file = g_file_new_for_path (broken);
  FolPigmentProfile profile = fol_pigment_profile_default ();

  open_demo (fixture);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window->inspector), "Program’s Own"));
  profile.optical_gain = 12.5;
  g_assert_true (fol_pigment_profile_save (&profile, path, NULL));
  fol_window_import_pigment (fixture->window, file);
  g_assert_true (pigment_of (fixture)->has_profile);
  g_assert_cmpstr (pigment_of (fixture)->profile.name, ==, "Robert's black");
  g_assert_cmpfloat (pigment_of (fixture)->profile.optical_gain, ==, 12.5);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window->inspector), "Robert's black"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.pigment", "s", "");
  g_assert_false (pigment_of (fixture)->has_profile);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.pigment", "s",
                              "Robert's black");
  g_assert_cmpfloat (pigment_of (fixture)->profile.optical_gain, ==, 12.5);
  for (int i = 0; i < 3; i++)
    fol_document_undo (fixture->window->document);
  g_assert_null (fol_document_get_undo_label (fixture->window->document));

  g_assert_true (g_file_set_contents (broken, "{ \"format\": \"tea\" }", -1, NULL));
  fol_window_import_pigment (fixture->window, broken_file);
  g_assert_nonnull (strstr (fol_window_get_message (fixture->window), "broken.json"));
  g_assert_null (fol_document_get_undo_label (fixture->window->document));
}

static GtkWidget *
dialog_with (gpointer dialog, GtkAccessibleRole role, const char *label)
{
  GtkWidget *found = find (dialog, role, label);

  g_assert_nonnull (found);
  return found;
}

static gboolean
is_fitted (gpointer dialog)
{
  return gtk_widget_get_visible (gtk_widget_get_parent (
      dialog_with (dialog, GTK_ACCESSIBLE_ROLE_TEXT_BOX, "Name of the Profile")));
}

/* Work of another gain, healed: the fit finds that gain. */
static void
test_calibrate (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = g_build_filename (scratch->path, "healed.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FolDesign) darker = NULL;
  g_autoptr (FolScene) scene = NULL;
  g_autoptr (FolOutput) output = NULL;
  FolDocument *document;
  FolPigmentSettings pigment;
  FolPigmentProfile kept;
  GtkWidget *dialog;

  open_demo (fixture);
  document = fixture->window->document;
  pigment = *pigment_of (fixture);
  pigment.has_profile = TRUE;
  pigment.profile = fol_pigment_profile_default ();
  pigment.profile.optical_gain *= 1.25;
  darker = fol_design_with_pigment (fol_document_get_design (document), &pigment);
  scene = fol_scene_new (fol_document_get_photo (document), fol_document_get_analysis (document),
                         darker, 0, NULL);
  output = fol_output_new (path, NULL);
  g_assert_true (fol_export_png (scene, darker, FOL_PICTURE_AFTER, 1.0, NULL, output, 0, NULL, NULL,
                                 NULL, NULL, NULL));
  g_assert_true (fol_output_commit (output, NULL));

  dialog = fol_calibration_dialog_new (GTK_WINDOW (fixture->window), document);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (is_fitted (dialog));
  fol_calibration_dialog_set_after (FOL_CALIBRATION_DIALOG (dialog), file);
  wait_until (is_fitted, dialog);
  gtk_editable_set_text (
      GTK_EDITABLE (dialog_with (dialog, GTK_ACCESSIBLE_ROLE_TEXT_BOX, "Name of the Profile")),
      " Mine ");
  g_signal_emit_by_name (dialog_with (dialog, GTK_ACCESSIBLE_ROLE_BUTTON, "Save and Use"),
                         "clicked");
  g_assert_true (fol_pigment_store_find ("Mine", &kept));
  g_assert_cmpfloat_with_epsilon (kept.optical_gain, pigment.profile.optical_gain,
                                  0.05 * pigment.profile.optical_gain);
  g_assert_cmpstr (pigment_of (fixture)->profile.name, ==, "Mine");
  fol_document_undo (document);
  g_assert_false (pigment_of (fixture)->has_profile);
}

static gboolean
can_choose (gpointer button)
{
  return gtk_widget_is_sensitive (button);
}

/* The same photo shows no treatment: the dialog says so, and offers nothing. */
static void
test_calibrate_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = demo ("front.jpg");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  open_demo (fixture);
  dialog = fol_calibration_dialog_new (GTK_WINDOW (fixture->window), fixture->window->document);
  gtk_window_present (GTK_WINDOW (dialog));
  fol_calibration_dialog_set_after (FOL_CALIBRATION_DIALOG (dialog), file);
  wait_until (can_choose, dialog_with (dialog, GTK_ACCESSIBLE_ROLE_BUTTON, "Healed Photo"));
  g_assert_false (is_fitted (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_null (fol_document_get_undo_label (fixture->window->document));
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
test_menu_targets (Fixture *fixture, gconstpointer user_data)
{
  GtkMenuButton *button = find_main_menu (GTK_WIDGET (fixture->window));

  g_assert_nonnull (button);
  assert_targets_are_bare (gtk_menu_button_get_menu_model (button));
}

static gboolean
shows_b (Fixture *fixture)
{
  GtkToggleButton *a = GTK_TOGGLE_BUTTON (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Design A"));
  GtkToggleButton *b = GTK_TOGGLE_BUTTON (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Design B"));

  g_assert_true (gtk_toggle_button_get_active (a) != gtk_toggle_button_get_active (b));
  return gtk_toggle_button_get_active (b);
}

/* Which of the two is shown follows undo and redo. */
static void
test_ab_undo (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *window = GTK_WIDGET (fixture->window);
  const FolDesign *a, *b;

  open_demo (fixture);
  a = fol_document_get_design (document);
  g_assert_false (shows_b (fixture));
  gtk_widget_activate_action (window, "win.ab", "s", "b");
  gtk_widget_activate_action (window, "design.look", "s", "full");
  b = fol_document_get_design (document);
  fol_document_undo (document);
  g_assert_true (shows_b (fixture));
  fol_document_undo (document);
  g_assert_false (shows_b (fixture));
  g_assert_true (fol_document_get_design (document) == a);
  fol_document_redo (document);
  g_assert_true (shows_b (fixture));
  fol_document_redo (document);
  g_assert_true (fol_document_get_design (document) == b);
  gtk_widget_activate_action (window, "win.ab", "s", "a");
  g_assert_true (fol_document_get_design (document) == a);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Switch to A");
  fol_document_undo (document);
  g_assert_true (shows_b (fixture));
}

/* Each on its own check, which the settings keep; no part of the design. */
static void
test_guides (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  const FolMeasure measure = { { { 1000, 1000 }, { 2000, 1000 } } };
  g_autoptr (FolDesign) measured = NULL;
  GtkWidget *midline, *measures;

  g_settings_set_boolean (window->settings, "show-guides", TRUE);
  open_demo (fixture);
  midline = get (fixture, GTK_ACCESSIBLE_ROLE_CHECKBOX, "Midline");
  measures = get (fixture, GTK_ACCESSIBLE_ROLE_CHECKBOX, "Measuring Lines");
  g_assert_cmpuint (fol_canvas_get_guides (window->canvas), ==, 1u << FOL_GUIDE_MEASURES);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (midline), TRUE);
  g_assert_cmpuint (fol_canvas_get_guides (window->canvas), ==,
                    1u << FOL_GUIDE_MEASURES | 1u << FOL_GUIDE_MIDLINE);
  g_assert_true (g_settings_get_boolean (window->settings, "guide-midline"));
  g_assert_false (fol_document_get_modified (window->document));
  g_settings_reset (window->settings, "guide-midline");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (midline)));

  /* What there is none of cannot be ticked. */
  g_assert_false (gtk_widget_get_sensitive (measures));
  measured = fol_design_insert_measure (fol_document_get_design (window->document), 0, &measure);
  fol_document_apply (window->document, measured, "Measure", NULL);
  g_assert_true (gtk_widget_get_sensitive (measures));
}

/* Until they have been looked for anew the notes are the last design's. */
static gboolean
warns_of_density (gpointer panel)
{
  return find_label (panel, "The density is high") != NULL;
}

static void
press (Fixture *fixture, const char *label)
{
  g_signal_emit_by_name (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, label), "clicked");
}

/* A note comes by itself, goes when dismissed, and comes back by undo or by hand. */
static void
test_notes (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  GtkWidget *notes = GTK_WIDGET (window->notes);
  GtkWidget *show_dismissed;
  g_autoptr (FolDesign) dense = NULL;

  open_demo (fixture);
  dense = fol_design_with_number (fol_document_get_design (window->document),
                                  "dots.density_per_cm2", 280.0);
  fol_document_apply (window->document, dense, "Change Density", NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_first_child (notes)), TRUE);
  wait_until (warns_of_density, notes);
  g_assert_nonnull (find_label (notes, "Notes (1)"));

  press (fixture, "Dismiss: The density is high");
  g_assert_cmpuint (fol_notes_panel_get_count (window->notes), ==, 0);
  g_assert_nonnull (find_label (notes, "Notes (0)"));
  g_assert_null (find_label (notes, "The density is high"));
  g_assert_cmpstr (fol_document_get_undo_label (window->document), ==, "Undo Dismiss Note");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (fol_notes_panel_get_count (window->notes), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  g_assert_cmpuint (fol_notes_panel_get_count (window->notes), ==, 0);

  show_dismissed =
      gtk_widget_get_ancestor (find_label (notes, "Show dismissed"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (show_dismissed), TRUE);
  press (fixture, "Restore: The density is high");
  g_assert_cmpuint (fol_notes_panel_get_count (window->notes), ==, 1);
}

static void
test_ab (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *window = GTK_WIDGET (fixture->window);

  open_demo (fixture);
  gtk_widget_activate_action (window, "win.switch-ab", NULL);
  gtk_widget_activate_action (window, "design.look", "s", "full");
  g_assert_true (shows_b (fixture));
  gtk_widget_activate_action (window, "win.switch-ab", NULL);
  g_assert_cmpfloat (
      fol_design_get_number (fol_document_get_design (document), "dots.density_per_cm2"), ==, 200);
  gtk_widget_activate_action (window, "win.switch-ab", NULL);
  g_assert_cmpfloat (
      fol_design_get_number (fol_document_get_design (document), "dots.density_per_cm2"), ==, 250);
}

static void
test_client_view (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;

  open_demo (fixture);
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

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = find (gtk_stack_get_visible_child (GTK_STACK (
                                gtk_widget_get_first_child (GTK_WIDGET (fixture->window->strip)))),
                            GTK_ACCESSIBLE_ROLE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* In front of a client nothing is undone, turned, opened or drawn by a key; the course
 * and A and B are there to be looked at. */
static void
test_client_view_keeps (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  GtkWidget *widget = GTK_WIDGET (window);
  GtkWidget *export_button, *open_button;
  g_autoptr (FolDesign) before = NULL;

  open_demo (fixture);
  export_button = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Export PNG");
  open_button = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Open Photo");
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

/* Two pupils found, and the proposal is there. */
static void
test_first_minute (Fixture *fixture, gconstpointer user_data)
{
  const FolPoint pupils[2] = { { 1118.6, 2015.4 }, { 1905.4, 2015.4 } };
  FolDocument *document = fixture->window->document;
  g_autofree char *path = demo ("front.jpg");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FolDesign) scaled = NULL;
  GtkWidget *strip = GTK_WIDGET (fixture->window->strip);

  fol_window_open_file (fixture->window, file);
  wait_until (has_photo, document);
  while (!gtk_widget_get_visible (strip))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), strip));
  click (fixture, "Shaved Look");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_PUPILS);
  scaled = fol_proposal_scale_from_pupils (fol_document_get_design (document), FOL_SIZES_MEN,
                                           pupils, 0.0);
  fol_document_apply (document, scaled, "Set Scale", NULL);
  wait_until (has_scene_of_hairline, fixture->window->canvas);
  g_assert_nonnull (fol_design_get_hairline (fol_document_get_design (document)));
  g_assert_false (gtk_widget_get_visible (strip));
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_HAIRLINE);
}

static void
open_new (Fixture *fixture)
{
  g_autofree char *path = demo ("front.jpg");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  fol_window_open_file (fixture->window, file);
  wait_until (has_photo, fixture->window->document);
  while (!gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)))
    g_main_context_iteration (NULL, TRUE);
}

/* What is found on the photo before comes too late for the next one. */
static void
test_notes_late (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  g_autoptr (FolDesign) dense = NULL;
  g_autoptr (FolScene) scene = NULL;
  const gint64 start = g_get_monotonic_time ();

  open_demo (fixture);
  dense = fol_design_with_number (fol_document_get_design (window->document),
                                  "dots.density_per_cm2", 280.0);
  fol_document_apply (window->document, dense, "Change Density", NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_first_child (GTK_WIDGET (window->notes))),
                             TRUE);
  wait_until (warns_of_density, window->notes);
  scene = fol_scene_ref (fol_canvas_get_scene (window->canvas));
  fol_document_mark_saved (window->document);
  open_new (fixture);
  g_assert_false (warns_of_density (window->notes));
  fol_notes_panel_show_scene (window->notes, scene);
  /* As long as all of the above took. */
  for (const gint64 end = 2 * g_get_monotonic_time () - start; g_get_monotonic_time () < end;)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_false (warns_of_density (window->notes));
      g_usleep (1000);
    }
}

/* Only the ellipse is there, the scale of which nobody measured. */
static void
assert_waits_for_head (Fixture *fixture, FolView view)
{
  const FolDesign *design = fol_document_get_design (fixture->window->document);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_HEAD);
  g_assert_cmpint (fol_design_get_view (design), ==, view);
  g_assert_nonnull (fol_design_get_head (design));
  g_assert_cmpint (fol_design_get_scale (design)->method, ==, FOL_SCALE_ASSUMED);
  g_assert_null (fol_design_get_hairline (design));
  g_assert_cmpuint (fol_design_get_n_areas (design), ==, 0);
}

/* Without pupils the head comes first, and nothing lies on the face meanwhile. */
static void
test_head_first (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;

  open_new (fixture);
  click (fixture, "Shaved Look");
  click (fixture, "No Pupils in View");
  assert_waits_for_head (fixture, FOL_VIEW_FRONT);
  get (fixture, GTK_ACCESSIBLE_ROLE_LABEL, "0.0816 mm/px · 12.3 px/mm · assumed, not measured");
  click (fixture, "Done");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
  g_assert_nonnull (fol_design_get_hairline (fol_document_get_design (document)));
  g_assert_cmpint (fol_design_get_scale (fol_document_get_design (document))->method, ==,
                   FOL_SCALE_HEAD);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Propose Hairline");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_HAIRLINE);
}

static void
test_crown_head_first (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;

  open_new (fixture);
  click (fixture, "Crown");
  assert_waits_for_head (fixture, FOL_VIEW_CROWN);
  click (fixture, "Done");
  g_assert_cmpuint (fol_design_get_n_areas (fol_document_get_design (document)), ==, 1);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Propose Crown");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_AREA);
}

/* Each view has first steps and a proposal of its own. */
static void
test_views (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    FolView view;
    const char *treatment;
    const char *undo;
    FolCanvasTool tool;
  } views[] = {
    { FOL_VIEW_TOP, "Shaved Look", "Undo Propose Hairline", FOL_CANVAS_TOOL_HAIRLINE },
    { FOL_VIEW_LEFT, "Shaved Look", "Undo Propose Hairline", FOL_CANVAS_TOOL_HAIRLINE },
    { FOL_VIEW_RIGHT, "Shaved Look", "Undo Propose Hairline", FOL_CANVAS_TOOL_HAIRLINE },
    { FOL_VIEW_CROWN, "Shaved Look", "Undo Propose Crown", FOL_CANVAS_TOOL_AREA },
  };
  FolWindow *window = fixture->window;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      open_new (fixture);
      gtk_drop_down_set_selected (
          GTK_DROP_DOWN (get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Photo Shows")),
          views[i].view);
      click (fixture, views[i].treatment);
      assert_waits_for_head (fixture, views[i].view);
      click (fixture, "Done");
      g_assert_cmpstr (fol_document_get_undo_label (window->document), ==, views[i].undo);
      g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, views[i].tool);
      fol_document_mark_saved (window->document);
    }
  open_new (fixture);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Photo Shows")), FOL_VIEW_DETAIL);
  click (fixture, "Shaved Look");
  g_assert_null (fol_design_get_head (fol_document_get_design (window->document)));
  g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, FOL_CANVAS_TOOL_AREA);
  fol_document_mark_saved (window->document);
}

static void
test_scar_head_first (Fixture *fixture, gconstpointer user_data)
{
  open_new (fixture);
  click (fixture, "Scar");
  g_assert_true (gtk_widget_get_visible (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Session 4")));
  click (fixture, "Done");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_SCAR);
}

static void
test_head_skipped (Fixture *fixture, gconstpointer user_data)
{
  open_new (fixture);
  click (fixture, "Crown");
  click (fixture, "Skip");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
  g_assert_cmpuint (fol_design_get_n_areas (fol_document_get_design (fixture->window->document)),
                    ==, 0);
}

static const FolScaleLine *
scale_line (Fixture *fixture, guint index)
{
  return fol_design_get_scale_line (fol_document_get_design (fixture->window->document), index);
}

/* Improving goes to the Scale tool: what a line is, is said beside it, and what is
 * drawn stays. */
static void
test_improve (Fixture *fixture, gconstpointer user_data)
{
  const FolScaleLine card = { FOL_SCALE_CARD, { { 1000, 900 }, { 2000, 900 } }, 85.6 };
  FolWindow *window = fixture->window;
  FolDocument *document = window->document;
  g_autoptr (FolDesign) before = NULL;
  g_autoptr (FolDesign) lined = NULL;
  GtkWidget *cue, *known;

  open_demo (fixture);
  before = fol_design_ref (fol_document_get_design (document));
  g_signal_emit_by_name (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Improve Scale"), "clicked");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->strip)));
  g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, FOL_CANVAS_TOOL_SCALE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fol_inspector_get_scale (window->inspector))));

  lined = fol_scale_set_line (before, 1, &card);
  fol_document_apply (document, lined, "Draw Scale Line", NULL);
  get (fixture, GTK_ACCESSIBLE_ROLE_LABEL,
       "0.0857 mm/px · 11.7 px/mm · ID card ±1 % · on the scalp");
  fol_scale_tool_set_selected (fol_canvas_get_engine_tool (window->canvas), 1);
  fol_canvas_tool_edited (window->canvas);

  cue = get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Line Along");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (cue)), ==, FOL_SCALE_CARD);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (cue), FOL_SCALE_GIVEN);
  g_assert_cmpint (scale_line (fixture, 1)->method, ==, FOL_SCALE_GIVEN);
  g_assert_cmpfloat (scale_line (fixture, 1)->known_mm, ==, 100);
  known = get (fixture, GTK_ACCESSIBLE_ROLE_TEXT_BOX, "True Length in Millimeters");
  gtk_editable_set_text (GTK_EDITABLE (known), "81.5 mm");
  g_signal_emit_by_name (known, "activate");
  g_assert_cmpfloat (scale_line (fixture, 1)->known_mm, ==, 81.5);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Change Scale Line");

  /* A coin of a size that no coin has is a length that was typed. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (cue), FOL_SCALE_COIN);
  g_assert_cmpint (scale_line (fixture, 1)->method, ==, FOL_SCALE_COIN);
  gtk_editable_set_text (GTK_EDITABLE (known), "81.5");
  g_signal_emit_by_name (known, "activate");
  g_assert_cmpint (scale_line (fixture, 1)->method, ==, FOL_SCALE_GIVEN);
  g_assert_cmpfloat (scale_line (fixture, 1)->known_mm, ==, 81.5);

  /* Nonsense is marked and not taken. */
  gtk_editable_set_text (GTK_EDITABLE (known), "0.2");
  g_signal_emit_by_name (known, "activate");
  g_assert_true (gtk_widget_has_css_class (known, "error"));
  g_assert_cmpfloat (scale_line (fixture, 1)->known_mm, ==, 81.5);

  g_signal_emit_by_name (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Delete Scale Line 2"),
                         "clicked");
  g_assert_cmpuint (fol_design_get_n_scale_lines (fol_document_get_design (document)), ==, 1);
  g_assert_true (fol_design_get_hairline (fol_document_get_design (document))
                 == fol_design_get_hairline (before));
}

/* After Skip there is nothing yet: the pupils bring the proposal. */
static void
test_improve_after_skip (Fixture *fixture, gconstpointer user_data)
{
  const FolPoint pupils[2] = { { 1118.6, 2015.4 }, { 1905.4, 2015.4 } };
  FolDocument *document = fixture->window->document;
  g_autoptr (FolDesign) scaled = NULL;

  open_new (fixture);
  click (fixture, "Skip");
  g_signal_emit_by_name (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Improve Scale"), "clicked");
  scaled = fol_proposal_scale_from_pupils (fol_document_get_design (document), FOL_SIZES_MEN,
                                           pupils, 0.0);
  fol_document_apply (document, scaled, "Set Scale", NULL);
  wait_until (has_scene_of_hairline, fixture->window->canvas);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
}

static FolScar
first_scar (Fixture *fixture)
{
  return *fol_design_get_scar (fol_document_get_design (fixture->window->document), 0);
}

/* The Scar tool's panel edits the scar that is selected, and scars have a fourth
 * session. */
static void
test_scar_panel (Fixture *fixture, gconstpointer user_data)
{
  const FolPoint path[] = { { 1200, 700 }, { 1800, 720 } };
  const FolScar scar = { FOL_SCAR_LINE, 2, path, 4.0, 3.0, 1.0, 0 };
  FolDocument *document = fixture->window->document;
  FolCanvas *canvas = fixture->window->canvas;
  g_autoptr (FolDesign) scarred = NULL;
  GtkWidget *session;

  open_demo (fixture);
  session = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Session 4");
  g_assert_false (gtk_widget_get_visible (session));
  scarred = fol_design_insert_scar (fol_document_get_design (document), 0, &scar);
  fol_document_apply (document, scarred, "Draw Scar", NULL);
  g_assert_true (gtk_widget_get_visible (session));
  g_signal_emit_by_name (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Scar 1"), "clicked");
  g_assert_cmpint (fol_canvas_get_tool (canvas), ==, FOL_CANVAS_TOOL_SCAR);
  g_assert_cmpint (fol_canvas_get_selected_scar (canvas), ==, 0);

  gtk_range_set_value (GTK_RANGE (get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Width")), 7.0);
  g_assert_cmpfloat (first_scar (fixture).width_mm, ==, 7.0);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Change Scar Width");
  gtk_range_set_value (GTK_RANGE (get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Margin")), 1.5);
  g_assert_cmpfloat (first_scar (fixture).margin_mm, ==, 1.5);
  gtk_range_set_value (GTK_RANGE (get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Scar Density")), 0.6);
  g_assert_cmpfloat_with_epsilon (first_scar (fixture).density, 0.6, 1e-9);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Change Scar Density");
  g_signal_emit_by_name (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Propose from Surroundings"),
                         "clicked");
  g_assert_true (fol_window_get_message (fixture->window) != NULL
                 || first_scar (fixture).shade > 0.0);
  g_signal_emit_by_name (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Delete Scar 1"), "clicked");
  g_assert_cmpuint (fol_design_get_n_scars (fol_document_get_design (document)), ==, 0);
  g_assert_false (gtk_widget_get_visible (session));
}

/* Fit to Photo puts the demo's ellipse back where it belongs, in one step. */
static void
test_fit_head (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *fit;
  FolDesignHead known, off;
  g_autoptr (FolDesign) moved = NULL;
  const FolDesignHead *fitted;

  open_demo (fixture);
  fit = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Fit to Photo");
  g_assert_false (gtk_widget_is_visible (fit));
  fol_window_set_tool (fixture->window, "head");
  g_assert_true (gtk_widget_is_visible (fit));
  known = *fol_design_get_head (fol_document_get_design (document));
  off = known;
  off.center.x += 0.3 * off.rx;
  off.rx *= 1.2;
  moved = fol_design_with_head (fol_document_get_design (document), &off);
  fol_document_apply (document, moved, "Move Head", NULL);

  g_signal_emit_by_name (fit, "clicked");
  g_assert_false (gtk_widget_get_sensitive (fit));
  while (!gtk_widget_get_sensitive (fit))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fol_window_get_message (fixture->window));
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Fit Head to Photo");
  fitted = fol_design_get_head (fol_document_get_design (document));
  g_assert_cmpfloat_with_epsilon (fitted->center.x, known.center.x, 0.08 * known.rx);
  g_assert_cmpfloat_with_epsilon (fitted->rx, known.rx, 0.08 * known.rx);
}

/* The landmarks of the demo's face are there to be moved. */
static void
test_landmarks (Fixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->window->canvas;

  open_demo (fixture);
  g_signal_emit_by_name (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Landmarks"), "clicked");
  g_assert_cmpint (fol_canvas_get_tool (canvas), ==, FOL_CANVAS_TOOL_LANDMARKS);
  g_assert_cmpuint (fol_tool_get_overlay (fol_canvas_get_engine_tool (canvas))->handles->len, ==,
                    5);
}

static double
hairline_height_mm (FolWindow *window)
{
  const FolDesign *design = fol_document_get_design (window->document);
  FolPhoto *photo = fol_document_get_photo (window->document);
  double height_mm = 0.0;
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, design, fol_photo_get_width (photo),
                                 fol_photo_get_height (photo), NULL));
  g_assert_true (fol_hairline_height_mm (design, &scalp, &height_mm));
  return height_mm;
}

/* As high as chosen, in the style there is, in one step; not where there is no head. */
static void
test_propose_hairline (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  GtkWidget *button;

  open_new (fixture);
  button = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Propose Hairline");
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.propose-hairline", "d", 70.0);
  g_assert_nonnull (strstr (fol_window_get_message (window), "pupils"));
  g_assert_null (fol_design_get_hairline (fol_document_get_design (window->document)));

  open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "design.style", "s", "mature");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.propose-hairline", "d", 100.0);
  g_assert_cmpfloat_with_epsilon (hairline_height_mm (window), 100.0, 1.0);
  g_assert_cmpint (fol_design_get_hairline (fol_document_get_design (window->document))->style, ==,
                   FOL_STYLE_MATURE);
  g_assert_cmpstr (fol_document_get_undo_label (window->document), ==, "Undo Propose Hairline");
  fol_document_undo (window->document);
  g_assert_cmpstr (fol_document_get_undo_label (window->document), ==, "Undo Change Style");

  gtk_widget_activate_action (GTK_WIDGET (window), "design.view", "s", "crown");
  g_assert_false (gtk_widget_get_sensitive (button));
}

/* A dab of @role on the design, as the tool would make it. */
static void
brush (Fixture *fixture, FolSkinRole role, double x, double y)
{
  FolDocument *document = fixture->window->document;
  const FolDesign *design = fol_document_get_design (document);
  const FolPoint path[] = { { x, y } };
  const FolSkinSample sample = { role, 5.0, 1, path };
  g_autoptr (FolDesign) brushed =
      fol_design_insert_skin_sample (design, fol_design_get_n_skin_samples (design), &sample);

  fol_document_apply (document, brushed, "Brush", NULL);
}

static gboolean
skin_is_brushed (gpointer reader)
{
  const FolSkinReading *skin = fol_skin_reader_get_skin (reader);

  return skin != NULL && skin->brushed;
}

static gboolean
skin_is_treated (gpointer reader)
{
  const FolSkinReading *skin = fol_skin_reader_get_skin (reader);

  return skin != NULL && !skin->brushed;
}

/* Samples tell the skin as soon as they are there; what only the technician knows is
 * kept in the design. */
static void
test_skin_panel (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  FolSkinReader *reader = fol_inspector_get_skin_reader (fixture->window->inspector);
  GtkWidget *remove;
  double treated_L;

  open_demo (fixture);
  g_assert_false (
      gtk_widget_get_visible (GTK_WIDGET (fol_inspector_get_skin (fixture->window->inspector))));
  fol_window_set_tool (fixture->window, "skin-sample");
  g_assert_true (
      gtk_widget_get_visible (GTK_WIDGET (fol_inspector_get_skin (fixture->window->inspector))));
  wait_until (skin_is_treated, reader);
  treated_L = fol_skin_reader_get_skin (reader)->lab.L;
  remove = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Remove Samples");
  g_assert_false (gtk_widget_get_sensitive (remove));
  /* On the dark background. */
  brush (fixture, FOL_SKIN_ROLE_SKIN, 100, 100);
  brush (fixture, FOL_SKIN_ROLE_NEUTRAL, 100, 100);
  wait_until (skin_is_brushed, reader);
  g_assert_cmpfloat (fabs (fol_skin_reader_get_skin (reader)->lab.L - treated_L), >, 5.0);
  g_signal_emit_by_name (remove, "clicked");
  g_assert_cmpuint (fol_design_get_n_skin_samples (fol_document_get_design (document)), ==, 1);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Remove Samples");
  wait_until (skin_is_treated, reader);

  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Fitzpatrick")), 3);
  g_assert_cmpint (fol_design_get_skin (fol_document_get_design (document))->fitzpatrick, ==,
                   FOL_FITZPATRICK_III);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Blond Hair")), TRUE);
  g_assert_cmpint (fol_design_get_skin (fol_document_get_design (document))->hair, ==,
                   FOL_HAIR_BLOND);
  fol_document_undo (document);
  fol_document_undo (document);
  g_assert_cmpint (fol_design_get_skin (fol_document_get_design (document))->fitzpatrick, ==,
                   FOL_FITZPATRICK_UNKNOWN);
}

static gboolean
has_match (gpointer reader)
{
  const FolMatch *match = fol_skin_reader_get_match (reader);

  return match != NULL && match->status == FOL_MATCH_MADE;
}

/* From the button to the shade, by what is brushed; one step to undo. */
static void
test_match_stubble (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  FolSkinReader *reader = fol_inspector_get_skin_reader (fixture->window->inspector);
  GtkWidget *role;
  double shade;

  open_demo (fixture);
  shade = fol_design_get_pigment (fol_document_get_design (document))->shade;
  g_signal_emit_by_name (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Match Stubble"), "clicked");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_SKIN);
  role = get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "What Is Brushed");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (role)), ==, FOL_SKIN_ROLE_STUBBLE);
  wait_until (skin_is_treated, reader);
  g_assert_false (gtk_widget_get_mapped (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Apply Shade")));
  brush (fixture, FOL_SKIN_ROLE_STUBBLE, 820, 1150);
  wait_until (has_match, reader);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (role)), ==, FOL_SKIN_ROLE_BARE);
  g_signal_emit_by_name (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Apply Shade and Density"),
                         "clicked");
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Match Stubble");
  g_assert_cmpfloat (fol_design_get_pigment (fol_document_get_design (document))->shade, ==,
                     fol_skin_reader_get_match (reader)->shade);
  g_assert_cmpfloat (fol_design_get_dots (fol_document_get_design (document))->density_per_cm2, ==,
                     fol_skin_reader_get_match (reader)->density_per_cm2);
  fol_document_undo (document);
  g_assert_cmpfloat (fol_design_get_pigment (fol_document_get_design (document))->shade, ==, shade);
  fol_window_set_tool (fixture->window, "pan");
  g_assert_false (
      gtk_widget_get_visible (get (fixture, GTK_ACCESSIBLE_ROLE_GROUP, "Matching Stubble")));
}

/* What a tool refuses is said, until it is done right. */
static void
test_refused (Fixture *fixture, gconstpointer user_data)
{
  open_new (fixture);
  g_signal_emit_by_name (fixture->window->canvas, "tool-refused", "No. Click there.");
  g_assert_cmpstr (fol_window_get_message (fixture->window), ==, "No. Click there.");
  g_signal_emit_by_name (fixture->window->canvas, "tool-done");
  g_assert_null (fol_window_get_message (fixture->window));
}

/* Both ways: the list shows what the canvas has selected, and the canvas takes
 * what is chosen in the list. */
static void
test_regions (Fixture *fixture, gconstpointer user_data)
{
  const FolPoint outline[] = { { 1300, 1000 }, { 1700, 1000 }, { 1700, 1200 } };
  const FolArea area = { FOL_AREA_TREAT, 3, outline, 5.0, 1.0 };
  const FolArea keep_out = { FOL_AREA_KEEP_OUT, 3, outline, 5.0, 1.0 };
  FolWindow *window = fixture->window;
  g_autoptr (FolDesign) one = NULL;
  g_autoptr (FolDesign) both = NULL;
  GtkToggleButton *names[3];

  open_demo (fixture);
  one = fol_design_insert_area (fol_document_get_design (window->document), 0, &area);
  both = fol_design_insert_area (one, 1, &keep_out);
  fol_document_apply (window->document, both, "Draw", NULL);
  names[0] = GTK_TOGGLE_BUTTON (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Area 1"));
  names[1] = GTK_TOGGLE_BUTTON (get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Keep-out 2"));
  names[2] = GTK_TOGGLE_BUTTON (find (GTK_WIDGET (fol_inspector_get_regions (window->inspector)),
                                      GTK_ACCESSIBLE_ROLE_BUTTON, "Hairline"));
  g_assert_true (gtk_toggle_button_get_active (names[2]));

  g_signal_emit_by_name (names[1], "clicked");
  g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, FOL_CANVAS_TOOL_KEEP_OUT);
  g_assert_cmpint (fol_canvas_get_selected_area (window->canvas), ==, 1);
  g_assert_true (gtk_toggle_button_get_active (names[1]));
  g_assert_false (gtk_toggle_button_get_active (names[2]));

  fol_canvas_select_area (window->canvas, 0);
  g_assert_true (gtk_toggle_button_get_active (names[0]));
  g_assert_false (gtk_toggle_button_get_active (names[1]));

  g_signal_emit_by_name (names[2], "clicked");
  g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, FOL_CANVAS_TOOL_HAIRLINE);
  g_assert_false (gtk_toggle_button_get_active (names[0]));
}

/* Other sizes give the ellipse another scale, while it is being placed. */
static void
test_head_sizes (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  double men;

  g_settings_set_string (fixture->window->settings, "sizes", "men");
  open_new (fixture);
  click (fixture, "Crown");
  men = fol_design_get_scale (fol_document_get_design (document))->mm_per_px;
  g_settings_set_string (fixture->window->settings, "sizes", "women");
  g_assert_cmpfloat_with_epsilon (
      fol_design_get_scale (fol_document_get_design (document))->mm_per_px, men * 148.0 / 154.0,
      1e-9);
  g_settings_set_string (fixture->window->settings, "sizes", "men");
  g_assert_cmpfloat (fol_design_get_scale (fol_document_get_design (document))->mm_per_px, ==, men);
  click (fixture, "Skip");
}

/* A line on a photo from the side asks for the head; with its tool the question
 * goes. */
static void
test_asks_for_head (Fixture *fixture, gconstpointer user_data)
{
  const FolPoint points[] = { { 700, 1500 }, { 1100, 1000 }, { 1500, 900 } };
  const FolHairline hairline = { .n_points = 3, .points = points };
  FolWindow *window = fixture->window;
  g_autoptr (FolDesign) side = NULL;
  g_autoptr (FolDesign) drawn = NULL;

  open_new (fixture);
  click (fixture, "Skip");
  side = fol_design_with_view (fol_document_get_design (window->document), FOL_VIEW_LEFT);
  drawn = fol_design_with_hairline (side, &hairline);
  fol_document_apply (window->document, drawn, "Draw", NULL);
  g_signal_emit_by_name (window->canvas, "tool-done");
  g_assert_nonnull (strstr (fol_window_get_message (window), "ellipse"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tool", "s", "head");
  g_assert_null (fol_window_get_message (window));
}

static void
test_shortcuts (Fixture *fixture, gconstpointer user_data)
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

static GtkWidget *
toplevel_of_type (GType type)
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

/* A dialog asks @question; the window stays until it is answered. */
static void
assert_asks_at_close (Fixture *fixture, const char *question)
{
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  gtk_window_close (GTK_WINDOW (fixture->window));
  dialog = toplevel_of_type (GTK_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_object_get (dialog, "text", &text, NULL);
  g_assert_cmpstr (text, ==, question);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_assert_cmpint (fixture->window->then, ==, FOL_THEN_NOTHING);
}

static void
test_unsaved (Fixture *fixture, gconstpointer user_data)
{
  open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.look", "s", "light");
  g_assert_true (fol_document_get_modified (fixture->window->document));
  assert_asks_at_close (fixture, "Save the design?");
}

static void
save_as (Fixture *fixture, const char *path)
{
  g_clear_object (&fixture->window->design_file);
  fixture->window->design_file = g_file_new_for_path (path);
  fol_window_save_design (fixture->window, FALSE);
  g_assert_false (fol_document_get_modified (fixture->window->document));
}

/* A file holds one of the two designs; nobody loses the other unasked. */
static void
test_unsaved_ab (Fixture *fixture, gconstpointer user_data)
{
  FolScratch *scratch = fol_scratch_new ();
  GtkWidget *widget = GTK_WIDGET (fixture->window);
  g_autofree char *a = fol_scratch_path (scratch, "a.json");
  g_autofree char *b = fol_scratch_path (scratch, "b.json");

  open_demo (fixture);
  gtk_widget_activate_action (widget, "win.ab", "s", "b");
  gtk_widget_activate_action (widget, "design.look", "s", "full");
  save_as (fixture, b);
  /* A is as it was opened. */
  g_assert_false (fol_window_other_is_unsaved (fixture->window));

  gtk_widget_activate_action (widget, "win.ab", "s", "a");
  gtk_widget_activate_action (widget, "design.look", "s", "light");
  gtk_widget_activate_action (widget, "win.ab", "s", "b");
  save_as (fixture, b);
  assert_asks_at_close (fixture, "Save design A, too?");

  gtk_widget_activate_action (widget, "win.ab", "s", "a");
  save_as (fixture, a);
  g_assert_false (fol_window_other_is_unsaved (fixture->window));
  /* What was written over is in no file any more. */
  save_as (fixture, b);
  assert_asks_at_close (fixture, "Save design B, too?");
  fol_scratch_free (scratch);
}

/* A design that is opened on its photo begins anew, A and B too. */
static void
test_opened_ab (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  g_autofree char *path = demo ("front.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.ab", "s", "b");
  gtk_widget_activate_action (GTK_WIDGET (window), "design.look", "s", "full");
  fol_document_mark_saved (window->document);
  fol_window_open_now (window, file);
  g_assert_false (fol_document_get_modified (window->document));
  g_assert_false (shows_b (fixture));
  g_assert_null (window->other_design);
}

/* A design is no use on another photo, and says so. */
static void
test_wrong_photo (Fixture *fixture, gconstpointer user_data)
{
  static const char text[] = "{ \"photo\": { \"width\": 7, \"height\": 9 } }";
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *path = fol_scratch_write (scratch, "other.json", text, strlen (text));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FolDesign) before = NULL;

  open_demo (fixture);
  before = fol_design_ref (fol_document_get_design (fixture->window->document));
  fol_window_open_file (fixture->window, file);
  g_assert_nonnull (strstr (fol_window_get_message (fixture->window), "other.json"));
  g_assert_true (before == fol_document_get_design (fixture->window->document));
  fol_scratch_free (scratch);
}

/* A design of 120 dots per cm² on the demo photo; @sha256 NULL for the photo's own. */
static GFile *
write_design_of_demo (const FolScratch *scratch, const char *sha256)
{
  g_autofree char *photo = demo ("front.jpg");
  g_autofree char *bytes = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (photo, &bytes, &size, NULL));
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  text = g_strdup_printf ("{ \"photo\": { \"width\": 3024, \"height\": 4032, \"sha256\": \"%s\" }, "
                          "\"dots\": { \"density_per_cm2\": 120 } }",
                          sha256 != NULL ? sha256 : digest);
  path = fol_scratch_write (scratch, "saved.json", text, strlen (text));
  return g_file_new_for_path (path);
}

static double
density (Fixture *fixture)
{
  return fol_design_get_number (fol_document_get_design (fixture->window->document),
                                "dots.density_per_cm2");
}

/* A design under a name of its own finds its photo by what is in it. */
static void
test_finds_photo (Fixture *fixture, gconstpointer user_data)
{
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *photo = demo ("front.jpg");
  g_autofree char *link = fol_scratch_path (scratch, "IMG_0001.JPG");
  g_autofree char *decoy = fol_scratch_write (scratch, "IMG_0000.JPG", "x", 1);
  g_autoptr (GFile) original = g_file_new_for_path (photo);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autoptr (GFile) design = write_design_of_demo (scratch, NULL);

  fol_recent_photos_forget (original);
  g_assert_cmpint (symlink (photo, link), ==, 0);
  fol_window_open_file (fixture->window, design);
  wait_until (has_photo, fixture->window->document);
  wait_until (is_quiet, fixture->window);
  g_assert_cmpfloat (density (fixture), ==, 120.0);
  g_assert_true (g_file_equal (fixture->window->design_file, design));
  g_assert_true (g_file_equal (fol_document_get_photo_file (fixture->window->document), linked));
  fol_scratch_free (scratch);
}

static gboolean
asks_for_photo (gpointer user_data)
{
  const char *message = fol_window_get_message (user_data);

  return message != NULL && strstr (message, "Choose that photo") != NULL;
}

static gboolean
asks_to_use (gpointer user_data)
{
  const char *message = fol_window_get_message (user_data);

  return message != NULL && strstr (message, "another photo") != NULL;
}

/* Another photo of the same name and size may be another client's: it is opened, but
 * the design only laid on it when that is wanted, as a step that can be undone. */
static void
test_other_client (Fixture *fixture, gconstpointer user_data)
{
  static const char other[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  FolDocument *document = fixture->window->document;
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *photo = demo ("front.jpg");
  g_autofree char *link = fol_scratch_path (scratch, "saved.jpg");
  g_autoptr (GFile) design = write_design_of_demo (scratch, other);

  g_assert_cmpint (symlink (photo, link), ==, 0);
  fol_window_open_file (fixture->window, design);
  wait_until (asks_to_use, fixture->window);
  g_assert_true (fol_document_is_blank (document));
  get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Use Anyway");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.use-design-anyway", NULL);
  g_assert_null (fol_window_get_message (fixture->window));
  g_assert_cmpfloat (density (fixture), ==, 120.0);
  /* It is of this photo now, and not in the other one's file. */
  g_assert_cmpstr (fol_design_get_photo (fol_document_get_design (document))->sha256, ==,
                   fol_photo_get_sha256 (fol_document_get_photo (document)));
  g_assert_null (fixture->window->design_file);
  g_assert_true (fol_document_get_modified (document));
  fol_document_undo (document);
  g_assert_true (fol_document_is_blank (document));
  fol_scratch_free (scratch);
}

/* The photo it was drawn on is found before one that is only named like the design. */
static void
test_digest_before_name (Fixture *fixture, gconstpointer user_data)
{
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *photo = demo ("front.jpg");
  g_autofree char *link = fol_scratch_path (scratch, "IMG_0001.JPG");
  g_autofree char *decoy = fol_scratch_write (scratch, "saved.jpg", "x", 1);
  g_autoptr (GFile) design = write_design_of_demo (scratch, NULL);

  g_assert_cmpint (symlink (photo, link), ==, 0);
  fol_window_open_file (fixture->window, design);
  wait_until (has_photo, fixture->window->document);
  wait_until (is_quiet, fixture->window);
  g_assert_cmpfloat (density (fixture), ==, 120.0);
  fol_scratch_free (scratch);
}

/* Where there is none the design waits for the photo that is chosen. */
static void
test_asks_for_photo (Fixture *fixture, gconstpointer user_data)
{
  static const char unknown[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *path = demo ("front.jpg");
  g_autoptr (GFile) photo = g_file_new_for_path (path);
  g_autoptr (GFile) design = write_design_of_demo (scratch, unknown);
  GtkWidget *button;

  fol_window_open_file (fixture->window, design);
  wait_until (asks_for_photo, fixture->window);
  button = get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Choose Photo…");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                   "win.choose-photo-of-design");
  fol_window_then (fixture->window, FOL_THEN_OPEN_FOR_DESIGN, photo);
  wait_until (asks_to_use, fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.use-design-anyway", NULL);
  g_assert_cmpfloat (density (fixture), ==, 120.0);
  fol_scratch_free (scratch);
}

/* A photo turned by hand comes back turned with its design. */
static void
test_turned (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *photo = demo ("front.jpg");
  g_autofree char *link = fol_scratch_path (scratch, "front.jpg");
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.rotate-right", NULL);
  while (fol_photo_get_width (fol_document_get_photo (document)) != 4032)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
  g_assert_nonnull (fol_design_get_hairline (fol_document_get_design (document)));
  g_assert_true (fol_document_get_modified (document));
  text = fol_design_to_json (fol_document_get_design (document));
  path = fol_scratch_write (scratch, "front.json", text, strlen (text));
  g_assert_cmpint (symlink (photo, link), ==, 0);
  fol_document_mark_saved (document);

  open_demo (fixture);
  while (fol_photo_get_width (fol_document_get_photo (document)) != 3024)
    g_main_context_iteration (NULL, TRUE);
  file = g_file_new_for_path (path);
  fol_window_open_file (fixture->window, file);
  while (fol_photo_get_width (fol_document_get_photo (document)) != 4032)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fol_design_get_photo (fol_document_get_design (document))->quarter_turns, ==, 1);
  fol_scratch_free (scratch);
}

/* Both designs turn with the photo. A photo nothing is drawn on yet begins anew. */
static void
test_turned_ab (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;

  open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.ab", "s", "b");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rotate-left", NULL);
  while (fol_photo_get_width (fol_document_get_photo (window->document)) != 4032)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (shows_b (fixture));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.ab", "s", "a");
  g_assert_cmpint (fol_design_get_photo (fol_document_get_design (window->document))->quarter_turns,
                   ==, 3);
  wait_until (has_scene_of_hairline, window->canvas);
  fol_document_mark_saved (window->document);
  fol_window_forget_ab (window);

  open_new (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rotate-left", NULL);
  while (fol_photo_get_width (fol_document_get_photo (window->document)) != 4032)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->strip)));
  g_assert_false (fol_document_get_modified (window->document));
}

/* Quick turns add up, of both designs. */
static void
test_turned_twice (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  GtkWidget *widget = GTK_WIDGET (window);

  open_demo (fixture);
  gtk_widget_activate_action (widget, "win.switch-ab", NULL);
  for (int i = 0; i < 3; i++)
    gtk_widget_activate_action (widget, "win.rotate-right", NULL);
  while (fol_photo_get_quarter_turns (fol_document_get_photo (window->document)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fol_design_get_photo (fol_document_get_design (window->document))->quarter_turns,
                   ==, 3);
  g_assert_nonnull (window->other_design);
  g_assert_cmpint (fol_design_get_photo (window->other_design)->quarter_turns, ==, 3);
  wait_until (has_scene_of_hairline, window->canvas);
}

static gboolean
is_recent (GFile *file)
{
  g_autoptr (GPtrArray) photos = fol_recent_photos_get (100);
  g_autofree char *uri = g_file_get_uri (file);

  for (guint i = 0; i < photos->len; i++)
    if (g_str_equal (gtk_recent_info_get_uri (photos->pdata[i]), uri))
      return TRUE;
  return FALSE;
}

/* A message leaves the list of recent photos alone. */
static void
test_welcome_message (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  g_autoptr (GFile) file = g_file_new_for_path ("“photo.jpg” cannot be read");
  graphene_rect_t page, bar;

  fol_window_open_file (window, file);
  wait_until (has_message, window);
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

/* What is added is recent; what a chooser has listed is not. */
static void
test_recent (Fixture *fixture, gconstpointer user_data)
{
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *demo_path = demo ("front.jpg");
  g_autofree char *path = fol_scratch_write (scratch, "exported.png", "x", 1);
  g_autoptr (GFile) photo = g_file_new_for_path (demo_path);
  g_autoptr (GFile) exported = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (exported);
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  fol_recent_photos_add (photo);
  g_assert_true (is_recent (photo));
  g_assert_true (gtk_recent_manager_add_item (manager, uri));
  g_assert_false (is_recent (exported));
  fol_recent_photos_forget (exported);
  g_assert_false (gtk_recent_manager_has_item (manager, uri));
  fol_scratch_free (scratch);
}

static gboolean
chooser_has_folder (gpointer user_data)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (user_data);

  return folder != NULL;
}

/* An export goes beside the photo until another folder has been chosen. */
static void
test_export_folder (Fixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  g_autoptr (GFile) beside = NULL;
  g_autoptr (GFile) folder = NULL;
  GtkWidget *dialog;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("GTK's own file chooser leaks, and libcloudproviders in it");
  return;
#endif
  g_settings_reset (window->settings, "export-folder");
  open_demo (fixture);
  fol_window_export (window);
  dialog = toplevel_of_type (FOL_TYPE_EXPORT_DIALOG);
  g_signal_emit_by_name (dialog, "export");
  wait_until (chooser_has_folder, window->chooser);
  folder = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (window->chooser));
  beside = g_file_get_parent (fol_document_get_photo_file (window->document));
  g_assert_true (g_file_equal (folder, beside));
  gtk_native_dialog_hide (window->chooser);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
export_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fol_export_job_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* What the window exports is what follicle-render makes of the saved design. */
static void
test_export_equals_render (Fixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  FolScratch *scratch = fol_scratch_new ();
  g_autofree char *photo = demo ("front.jpg");
  g_autofree char *exported = fol_scratch_path (scratch, "exported.png");
  g_autofree char *rendered = fol_scratch_path (scratch, "rendered.png");
  g_autofree char *text = NULL;
  g_autofree char *design = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  gsize one_size, other_size;
  gboolean done = FALSE;
  int status;

  open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.style", "s", "mature");
  text = fol_design_to_json (fol_document_get_design (document));
  design = fol_scratch_write (scratch, "saved.json", text, strlen (text));
  fol_export_job_async (fol_document_get_photo (document), fol_document_get_analysis (document),
                        fol_document_get_design (document), FOL_PICTURE_AFTER, "2026-03-01",
                        exported, NULL, NULL, NULL, export_done, &done);
  wait_until (is_true, &done);

  const char *argv[] = { g_getenv ("FOL_RENDER"),
                         "-d",
                         design,
                         "-o",
                         rendered,
                         "--footer",
                         "--date",
                         "2026-03-01",
                         photo,
                         NULL };

  g_assert_true (
      g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (exported, &one, &one_size, NULL));
  g_assert_true (g_file_get_contents (rendered, &other, &other_size, NULL));
  g_assert_cmpmem (one, one_size, other, other_size);
  fol_scratch_free (scratch);
}

int
main (int argc, char **argv)
{
  FolScratch *home = fol_scratch_new ();
  int status;

  /* What is opened here is nobody's recent work. */
  g_setenv ("XDG_DATA_HOME", home->path, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  fol_application_load_look ();

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/app/window/labels", test_labels);
  ADD ("/app/window/empty", test_empty);
  ADD ("/app/window/opens", test_opens);
  ADD ("/app/window/missing-file", test_missing_file);
  ADD ("/app/window/slider-is-one-step", test_slider_is_one_step);
  ADD ("/app/window/course", test_course);
  ADD ("/app/window/sessions", test_sessions);
  ADD ("/app/window/merge-check", test_merge_check);
  ADD ("/app/window/view-as", test_view_as);
  ADD ("/app/window/menu-targets", test_menu_targets);
  ADD ("/app/window/pigment", test_pigment);
  ADD ("/app/window/calibrate", test_calibrate);
  ADD ("/app/window/calibrate-refused", test_calibrate_refused);
  ADD ("/app/window/guides", test_guides);
  ADD ("/app/window/notes", test_notes);
  ADD ("/app/window/notes-late", test_notes_late);
  ADD ("/app/window/ab", test_ab);
  ADD ("/app/window/ab-undo", test_ab_undo);
  ADD ("/app/window/client-view", test_client_view);
  ADD ("/app/window/client-view-keeps", test_client_view_keeps);
  ADD ("/app/window/first-minute", test_first_minute);
  ADD ("/app/window/head-first", test_head_first);
  ADD ("/app/window/crown-head-first", test_crown_head_first);
  ADD ("/window/views", test_views);
  ADD ("/app/window/scar-head-first", test_scar_head_first);
  ADD ("/app/window/head-skipped", test_head_skipped);
  ADD ("/app/window/improve", test_improve);
  ADD ("/app/window/improve-after-skip", test_improve_after_skip);
  ADD ("/window/fit-head", test_fit_head);
  ADD ("/window/landmarks", test_landmarks);
  ADD ("/window/propose-hairline", test_propose_hairline);
  ADD ("/app/window/scar-panel", test_scar_panel);
  ADD ("/app/window/skin-panel", test_skin_panel);
  ADD ("/app/window/match-stubble", test_match_stubble);
  ADD ("/app/window/refused", test_refused);
  ADD ("/app/window/regions", test_regions);
  ADD ("/app/window/head-sizes", test_head_sizes);
  ADD ("/app/window/asks-for-head", test_asks_for_head);
  ADD ("/app/window/shortcuts", test_shortcuts);
  ADD ("/app/window/unsaved", test_unsaved);
  ADD ("/app/window/unsaved-ab", test_unsaved_ab);
  ADD ("/app/window/opened-ab", test_opened_ab);
  ADD ("/app/window/wrong-photo", test_wrong_photo);
  ADD ("/app/window/finds-photo", test_finds_photo);
  ADD ("/app/window/asks-for-photo", test_asks_for_photo);
  ADD ("/app/window/other-client", test_other_client);
  ADD ("/app/window/digest-before-name", test_digest_before_name);
  ADD ("/app/window/turned", test_turned);
  ADD ("/app/window/turned-ab", test_turned_ab);
  ADD ("/app/window/turned-twice", test_turned_twice);
  ADD ("/app/window/welcome-message", test_welcome_message);
  ADD ("/app/window/recent", test_recent);
  ADD ("/app/window/export-folder", test_export_folder);
  ADD ("/app/window/export-equals-render", test_export_equals_render);
  status = g_test_run ();
  fol_scratch_free (home);
  return status;
}
