/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions, ages and ways of looking in the window. */
#include "window-fixture.h"

#include "app/slider-row.h"
#include "engine/design-number.h"
#include "engine/look.h"

static void
test_course (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *years;

  window_fixture_open_demo (fixture);
  years = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Years");
  gtk_range_set_value (GTK_RANGE (years), 5.0);
  gtk_test_accessible_assert_property (years, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "5.0 years");
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (fixture->window->course_bar), "y"));
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
course_of (WindowFixture *fixture)
{
  return fol_design_get_course (fol_document_get_design (fixture->window->document));
}

/* Shares stay in order, each change is one step, and all of it can be reset. */
static void
test_sessions (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *second, *shade, *entry, *own_shades, *reset;

  window_fixture_open_demo (fixture);
  second = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "After Session 2");
  own_shades =
      window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_CHECKBOX, "A Shade for Each Session");
  reset = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Reset Sessions");
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
  shade = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Session 1");
  gtk_range_set_value (GTK_RANGE (shade), 24.0);
  gtk_test_accessible_assert_property (shade, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "1:24");
  entry = gtk_widget_get_next_sibling (shade);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1:24");
  gtk_editable_set_text (GTK_EDITABLE (entry), "1:30");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpfloat (course_of (fixture)->shades[0], ==, 30.0);
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

/* A scar's sessions are shown for a scar, and what is set begins with them; beside scars,
 * whose the shares are is said. */
static void
test_scar_shares (WindowFixture *fixture, gconstpointer user_data)
{
  const FolPoint path[] = { { 300, 300 }, { 340, 300 } };
  const FolScar scar = {
    .kind = FOL_SCAR_LINE, .width_mm = 4, .density = 1.0, .n_path = 2, .path = path
  };
  FolDocument *document = fixture->window->document;
  GtkWidget *second, *third, *said;
  g_autoptr (FolDesign) scarred = NULL;
  g_autoptr (FolDesign) treated = NULL;

  window_fixture_open_demo (fixture);
  second = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "After Session 2");
  third = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "After Session 3");
  said = window_fixture_find_label (GTK_WIDGET (fixture->window->course_bar),
                                    "Of the scalp. Scars have shares of their own until one is set "
                                    "here, which then counts for both.");
  g_assert_false (gtk_widget_get_visible (said));
  scarred = fol_design_insert_scar (fol_document_get_design (document), 0, &scar);
  fol_document_apply (document, scarred, "Scar", NULL);
  g_assert_true (gtk_widget_get_visible (said));
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (third)), 1.0, 1e-9);

  treated = fol_design_with_treatment (scarred, FOL_TREATMENT_SCAR);
  fol_document_apply (document, treated, "Treatment", NULL);
  g_assert_false (gtk_widget_get_visible (said));
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (third)), 0.85, 1e-9);
  gtk_range_set_value (GTK_RANGE (second), 0.5);
  g_assert_cmpfloat_with_epsilon (course_of (fixture)->shares[2], 0.85, 1e-9);
  g_assert_cmpfloat_with_epsilon (course_of (fixture)->shares[3], 1.0, 1e-9);
}

static gboolean
has_room (gpointer years)
{
  gtk_widget_queue_draw (years);
  return gtk_widget_get_width (years) >= 80;
}

/* On the smallest laptop, with a scar's four sessions, years can still be dragged. */
static void
test_four_sessions (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *years, *fourth;
  g_autoptr (FolDesign) scar = NULL;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1366, 768);
  window_fixture_open_demo (fixture);
  scar = fol_design_with_treatment (fol_document_get_design (document), FOL_TREATMENT_SCAR);
  fol_document_apply (document, scar, "Treatment", NULL);
  fourth = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Session 4");
  years = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Years");
  while (gtk_widget_get_width (fourth) == 0)
    g_main_context_iteration (NULL, TRUE);
  window_fixture_wait_until (has_room, years);
}

/* The chips, and what is put on by name, set what the session that is shown works with. */
static void
test_session_shades (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *dot_size, *chip, *own_shades;

  window_fixture_open_demo (fixture);
  /* The chips above it; a scar has some of its own. */
  dot_size = gtk_widget_get_ancestor (
      window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_SLIDER, "Dot Size"), FOL_TYPE_SLIDER_ROW);
  chip = window_fixture_find (gtk_widget_get_prev_sibling (dot_size), GTK_ACCESSIBLE_ROLE_BUTTON,
                              "Shade 1:3");
  g_assert_nonnull (chip);
  own_shades =
      window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_CHECKBOX, "A Shade for Each Session");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (own_shades), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  g_assert_cmpfloat (fol_look_current_shade (fol_document_get_design (document)), ==, 3.0);
  g_assert_cmpfloat (course_of (fixture)->shades[1], >, 3.0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.session", "i", 2);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.session", "i", 3);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (own_shades), FALSE);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (own_shades), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.save-usual", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.look", "s", "light");
  g_assert_cmpfloat (fol_look_current_shade (fol_document_get_design (document)), >, 12.0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.my-usual", NULL);
  g_assert_cmpfloat (fol_look_current_shade (fol_document_get_design (document)), ==, 3.0);
}

static char *
merge_text (WindowFixture *fixture)
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
test_merge_check (WindowFixture *fixture, gconstpointer user_data)
{
  g_autofree char *healed = NULL;
  g_autofree char *later = NULL;
  g_autoptr (FolDesign) aged = NULL;

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "canvas.merge-check", NULL);
  window_fixture_wait_until (has_merge_text, fixture);
  healed = merge_text (fixture);
  g_assert_true (g_str_has_prefix (healed, "Negative space "));
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (fixture->window->course_bar), healed));

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
test_view_as (WindowFixture *fixture, gconstpointer user_data)
{
  g_autofree char *view_as = NULL;

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "canvas.view-as", "s", "2m");
  g_object_get (fixture->window->canvas, "view-as", &view_as, NULL);
  g_assert_cmpstr (view_as, ==, "2m");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "canvas.view-as", "s", "moon");
  g_free (view_as);
  g_object_get (fixture->window->canvas, "view-as", &view_as, NULL);
  g_assert_cmpstr (view_as, ==, "2m");
  g_assert_false (fol_document_get_modified (fixture->window->document));
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-course/course", test_course);
  WINDOW_TEST ("/app/window-course/sessions", test_sessions);
  WINDOW_TEST ("/app/window-course/scar-shares", test_scar_shares);
  WINDOW_TEST ("/app/window-course/four-sessions", test_four_sessions);
  WINDOW_TEST ("/app/window-course/session-shades", test_session_shades);
  WINDOW_TEST ("/app/window-course/merge-check", test_merge_check);
  WINDOW_TEST ("/app/window-course/view-as", test_view_as);
  return g_test_run ();
}
