/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Density Under Hair in the window: the treatment, the Part tool's panel, what the parting
 * reads, and the note on bald skin inside the hair. */
#include "window-fixture.h"

#include "engine/proposal.h"
#include "test-partings.h"
#include "test-pictures.h"

#include <stdio.h>

static const FolDesign *
design_of (WindowFixture *fixture)
{
  return fol_document_get_design (fixture->window->document);
}

/* Hair with a parting, and with bald skin of that radius in it, as a file in @folder. */
static void
open_parted (WindowFixture *fixture, const FolScratch *folder, double patch_mm)
{
  g_autofree guint8 *pixels = fol_test_parted_pixels (patch_mm);
  const FolTestPicture picture = { FOL_TEST_PARTED_SIZE, FOL_TEST_PARTED_SIZE, 3, 8, pixels };
  g_autoptr (GBytes) png = fol_test_picture_png (&picture);
  g_autofree char *path =
      fol_scratch_write (folder, "hair.png", g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FolDesign) design = fol_test_parted_design (1.0);
  g_autoptr (GError) error = NULL;

  fol_window_open_file (fixture->window, file);
  window_fixture_wait_until (window_fixture_has_photo, fixture->window->document);
  g_assert_true (fol_document_set_design (fixture->window->document, design, TRUE, &error));
  g_assert_no_error (error);
  fol_treatment_strip_end (fixture->window->strip);
  window_fixture_wait_until (window_fixture_has_hairline, fixture->window->canvas);
}

static gboolean
shows (WindowFixture *fixture, GtkAccessibleRole role, const char *label)
{
  return gtk_widget_is_visible (window_fixture_get (fixture, role, label));
}

/* The label that begins with these words, or NULL. */
static GtkWidget *
find_beginning (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_beginning (child, words);
  return found;
}

/* Chosen in the panel: no hairline, none of its controls, the Part tool; and all of it back
 * by one step of undo. */
static void
test_treatment (WindowFixture *fixture, gconstpointer user_data)
{
  GtkDropDown *treatment;

  window_fixture_open_demo (fixture);
  g_assert_true (shows (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Height"));
  treatment =
      GTK_DROP_DOWN (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Treatment"));
  gtk_drop_down_set_selected (treatment, FOL_TREATMENT_DENSITY);
  g_assert_null (fol_design_get_hairline (design_of (fixture)));
  g_assert_cmpint (fol_design_get_treatment (design_of (fixture)), ==, FOL_TREATMENT_DENSITY);
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_PART);
  g_assert_false (shows (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Height"));
  g_assert_false (shows (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Propose Hairline"));
  g_assert_true (shows (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Density"));
  fol_document_undo (fixture->window->document);
  g_assert_nonnull (fol_design_get_hairline (design_of (fixture)));
  g_assert_true (shows (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Height"));
}

static gboolean
strip_is_over (gpointer strip)
{
  return !gtk_widget_get_visible (strip);
}

/* Chosen for a new photo, and both pupils found: a scale and a head, no hairline. */
static void
test_first_minute (WindowFixture *fixture, gconstpointer user_data)
{
  const FolPoint pupils[2] = { { 1118.6, 2015.4 }, { 1905.4, 2015.4 } };
  g_autoptr (FolDesign) scaled = NULL;

  window_fixture_open_new (fixture);
  window_fixture_click_in_strip (fixture, "Density Under Hair");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_PUPILS);
  scaled = fol_proposal_scale_from_pupils (design_of (fixture), FOL_SIZES_WOMEN, pupils, 0.0);
  fol_document_apply (fixture->window->document, scaled, "Set Scale", NULL);
  window_fixture_wait_until (strip_is_over, fixture->window->strip);
  g_assert_null (fol_design_get_hairline (design_of (fixture)));
  g_assert_nonnull (fol_design_get_head (design_of (fixture)));
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_PART);
  g_assert_cmpstr (fol_document_get_undo_label (fixture->window->document), ==,
                   "Undo Propose Head");
}

static gboolean
has_read (gpointer inspector)
{
  return find_beginning (inspector, "Part reads ") != NULL;
}

/* Whether another text has taken the place of the one kept with the inspector. */
static gboolean
reads_otherwise (gpointer data)
{
  GtkWidget *const *inspector = data;
  GtkWidget *label = find_beginning (*inspector, "Part reads ");

  return label != NULL
         && !g_str_equal (gtk_label_get_label (GTK_LABEL (label)),
                          g_object_get_data (G_OBJECT (*inspector), "read"));
}

/* The list and the canvas agree on which parting is edited; its panel says how wide it
 * looks, and changes it. */
static void
test_panel (WindowFixture *fixture, gconstpointer user_data)
{
  g_autoptr (FolScratch) folder = fol_scratch_new ();
  GtkWidget *inspector = GTK_WIDGET (fixture->window->inspector);
  GtkWidget *panel, *name;
  double before_mm, after_mm;

  open_parted (fixture, folder, 0.0);
  name = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Part 1");
  g_signal_emit_by_name (name, "clicked");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_PART);
  g_assert_cmpint (fol_canvas_get_selected_part (fixture->window->canvas), ==, 0);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (name)));

  window_fixture_wait_until (has_read, inspector);
  g_assert_cmpint (
      sscanf (gtk_label_get_label (GTK_LABEL (find_beginning (inspector, "Part reads "))),
              "Part reads %lf mm before, %lf mm after", &before_mm, &after_mm),
      ==, 2);
  g_assert_cmpfloat_with_epsilon (before_mm, FOL_TEST_PARTED_MM, 0.7);
  g_assert_cmpfloat (after_mm, <, before_mm);

  panel = GTK_WIDGET (fol_inspector_get_part (fixture->window->inspector));
  gtk_range_set_value (GTK_RANGE (window_fixture_find (panel, GTK_ACCESSIBLE_ROLE_SLIDER, "Width")),
                       24.0);
  g_assert_cmpfloat (fol_design_get_parting (design_of (fixture), 0)->width_mm, ==, 24.0);
  g_assert_cmpstr (fol_document_get_undo_label (fixture->window->document), ==,
                   "Undo Change Part Width");
  g_object_set_data_full (
      G_OBJECT (inspector), "read",
      g_strdup (gtk_label_get_label (GTK_LABEL (find_beginning (inspector, "Part reads ")))),
      g_free);
  gtk_range_set_value (
      GTK_RANGE (window_fixture_find (panel, GTK_ACCESSIBLE_ROLE_SLIDER, "Part Density")), 0.5);
  g_assert_cmpfloat (fol_design_get_parting (design_of (fixture), 0)->density, ==, 0.5);
  g_assert_true (has_read (inspector));
  window_fixture_wait_until (reads_otherwise, &inspector);

  g_signal_emit_by_name (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Delete Part 1"),
                         "clicked");
  g_assert_cmpuint (fol_design_get_n_partings (design_of (fixture)), ==, 0);
  g_assert_cmpint (fol_canvas_get_selected_part (fixture->window->canvas), ==, -1);
}

static gboolean
warns_of_patch (gpointer notes)
{
  return window_fixture_find_label (notes, "A bald patch lies inside the hair") != NULL;
}

static gboolean
is_content (gpointer notes)
{
  return !warns_of_patch (notes);
}

/* Found by itself, and gone with the parting. */
static void
test_note (WindowFixture *fixture, gconstpointer user_data)
{
  g_autoptr (FolScratch) folder = fol_scratch_new ();
  GtkWidget *notes = GTK_WIDGET (fixture->window->notes);
  g_autoptr (FolDesign) without = NULL;

  open_parted (fixture, folder, 17.0);
  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_first_child (notes)), TRUE);
  window_fixture_wait_until (warns_of_patch, notes);
  without = fol_design_remove_parting (design_of (fixture), 0);
  fol_document_apply (fixture->window->document, without, "Delete Part", NULL);
  window_fixture_wait_until (is_content, notes);
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-part/treatment", test_treatment);
  WINDOW_TEST ("/app/window-part/first-minute", test_first_minute);
  WINDOW_TEST ("/app/window-part/panel", test_panel);
  WINDOW_TEST ("/app/window-part/note", test_note);
  return g_test_run ();
}
