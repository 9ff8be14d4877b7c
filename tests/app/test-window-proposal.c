/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a new photo to the first hairline, area or scar, in the window. */
#include "window-fixture.h"

#include "engine/hairline-height.h"
#include "engine/proposal.h"

#include <string.h>

/* Two pupils found, and the proposal is there. */
static void
test_first_minute (WindowFixture *fixture, gconstpointer user_data)
{
  const FolPoint pupils[2] = { { 1118.6, 2015.4 }, { 1905.4, 2015.4 } };
  FolDocument *document = fixture->window->document;
  g_autofree char *path = window_fixture_demo_path ("front.jpg");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FolDesign) scaled = NULL;
  GtkWidget *strip = GTK_WIDGET (fixture->window->strip);

  fol_window_open_file (fixture->window, file);
  window_fixture_wait_until (window_fixture_has_photo, document);
  while (!gtk_widget_get_visible (strip))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), strip));
  window_fixture_click_in_strip (fixture, "Shaved Look");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_PUPILS);
  scaled = fol_proposal_scale_from_pupils (fol_document_get_design (document), FOL_SIZES_MEN,
                                           pupils, 0.0);
  fol_document_apply (document, scaled, "Set Scale", NULL);
  window_fixture_wait_until (window_fixture_has_hairline, fixture->window->canvas);
  g_assert_nonnull (fol_design_get_hairline (fol_document_get_design (document)));
  g_assert_false (gtk_widget_get_visible (strip));
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_HAIRLINE);
}

/* Only the ellipse is there, the scale of which nobody measured. */
static void
assert_waits_for_head (WindowFixture *fixture, FolView view)
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
test_head_first (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;

  window_fixture_open_new (fixture);
  window_fixture_click_in_strip (fixture, "Shaved Look");
  window_fixture_click_in_strip (fixture, "No Pupils in View");
  assert_waits_for_head (fixture, FOL_VIEW_FRONT);
  window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_LABEL,
                      "0.0816 mm/px · 12.3 px/mm · assumed, not measured");
  window_fixture_click_in_strip (fixture, "Done");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
  g_assert_nonnull (fol_design_get_hairline (fol_document_get_design (document)));
  g_assert_cmpint (fol_design_get_scale (fol_document_get_design (document))->method, ==,
                   FOL_SCALE_HEAD);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Propose Hairline");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_HAIRLINE);
}

static void
test_crown_head_first (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;

  window_fixture_open_new (fixture);
  window_fixture_click_in_strip (fixture, "Crown");
  assert_waits_for_head (fixture, FOL_VIEW_CROWN);
  window_fixture_click_in_strip (fixture, "Done");
  g_assert_cmpuint (fol_design_get_n_areas (fol_document_get_design (document)), ==, 1);
  g_assert_cmpstr (fol_document_get_undo_label (document), ==, "Undo Propose Crown");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_AREA);
}

/* Each view has first steps and a proposal of its own. */
static void
test_views (WindowFixture *fixture, gconstpointer user_data)
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
      window_fixture_open_new (fixture);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (window_fixture_get (
                                      fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Photo Shows")),
                                  views[i].view);
      window_fixture_click_in_strip (fixture, views[i].treatment);
      assert_waits_for_head (fixture, views[i].view);
      window_fixture_click_in_strip (fixture, "Done");
      g_assert_cmpstr (fol_document_get_undo_label (window->document), ==, views[i].undo);
      g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, views[i].tool);
      fol_document_mark_saved (window->document);
    }
  window_fixture_open_new (fixture);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_COMBO_BOX, "Photo Shows")),
      FOL_VIEW_DETAIL);
  window_fixture_click_in_strip (fixture, "Shaved Look");
  g_assert_null (fol_design_get_head (fol_document_get_design (window->document)));
  g_assert_cmpint (fol_canvas_get_tool (window->canvas), ==, FOL_CANVAS_TOOL_AREA);
  fol_document_mark_saved (window->document);
}

static void
test_scar_head_first (WindowFixture *fixture, gconstpointer user_data)
{
  window_fixture_open_new (fixture);
  window_fixture_click_in_strip (fixture, "Scar");
  g_assert_true (gtk_widget_get_visible (
      window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Session 4")));
  window_fixture_click_in_strip (fixture, "Done");
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_SCAR);
}

static void
test_head_skipped (WindowFixture *fixture, gconstpointer user_data)
{
  window_fixture_open_new (fixture);
  window_fixture_click_in_strip (fixture, "Crown");
  window_fixture_click_in_strip (fixture, "Skip");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->strip)));
  g_assert_cmpuint (fol_design_get_n_areas (fol_document_get_design (fixture->window->document)),
                    ==, 0);
}

/* Without pupils the treatment that was chosen holds, as one step. */
static void
test_pupils_skipped (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;

  window_fixture_open_new (fixture);
  window_fixture_click_in_strip (fixture, "Density Under Hair");
  window_fixture_click_in_strip (fixture, "Skip");
  g_assert_cmpint (fol_design_get_treatment (fol_document_get_design (document)), ==,
                   FOL_TREATMENT_DENSITY);
  g_assert_cmpint (fol_canvas_get_tool (fixture->window->canvas), ==, FOL_CANVAS_TOOL_PART);
  fol_document_undo (document);
  g_assert_cmpint (fol_design_get_treatment (fol_document_get_design (document)), ==,
                   FOL_TREATMENT_SHAVED);
  g_assert_null (fol_document_get_undo_label (document));
}

/* Fit to Photo puts the demo's ellipse back where it belongs, in one step. */
static void
test_fit_head (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  GtkWidget *fit;
  FolDesignHead known, off;
  g_autoptr (FolDesign) moved = NULL;
  const FolDesignHead *fitted;

  window_fixture_open_demo (fixture);
  fit = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Fit to Photo");
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
test_landmarks (WindowFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = fixture->window->canvas;

  window_fixture_open_demo (fixture);
  g_signal_emit_by_name (window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Landmarks"),
                         "clicked");
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
test_propose_hairline (WindowFixture *fixture, gconstpointer user_data)
{
  FolWindow *window = fixture->window;
  GtkWidget *button;

  window_fixture_open_new (fixture);
  button = window_fixture_get (fixture, GTK_ACCESSIBLE_ROLE_BUTTON, "Propose Hairline");
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.propose-hairline", "d", 70.0);
  g_assert_nonnull (strstr (fol_window_get_message (window), "pupils"));
  g_assert_null (fol_design_get_hairline (fol_document_get_design (window->document)));

  window_fixture_open_demo (fixture);
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

/* Other sizes give the ellipse another scale, while it is being placed. */
static void
test_head_sizes (WindowFixture *fixture, gconstpointer user_data)
{
  FolDocument *document = fixture->window->document;
  double men;

  g_settings_set_string (fixture->window->settings, "sizes", "men");
  window_fixture_open_new (fixture);
  window_fixture_click_in_strip (fixture, "Crown");
  men = fol_design_get_scale (fol_document_get_design (document))->mm_per_px;
  g_settings_set_string (fixture->window->settings, "sizes", "women");
  g_assert_cmpfloat_with_epsilon (
      fol_design_get_scale (fol_document_get_design (document))->mm_per_px, men * 148.0 / 154.0,
      1e-9);
  g_settings_set_string (fixture->window->settings, "sizes", "men");
  g_assert_cmpfloat (fol_design_get_scale (fol_document_get_design (document))->mm_per_px, ==, men);
  window_fixture_click_in_strip (fixture, "Skip");
}

/* A line on a photo from the side asks for the head; with its tool the question
 * goes. */
static void
test_asks_for_head (WindowFixture *fixture, gconstpointer user_data)
{
  const FolPoint points[] = { { 700, 1500 }, { 1100, 1000 }, { 1500, 900 } };
  const FolHairline hairline = { .n_points = 3, .points = points };
  FolWindow *window = fixture->window;
  g_autoptr (FolDesign) side = NULL;
  g_autoptr (FolDesign) drawn = NULL;

  window_fixture_open_new (fixture);
  window_fixture_click_in_strip (fixture, "Skip");
  side = fol_design_with_view (fol_document_get_design (window->document), FOL_VIEW_LEFT);
  drawn = fol_design_with_hairline (side, &hairline);
  fol_document_apply (window->document, drawn, "Draw", NULL);
  g_signal_emit_by_name (window->canvas, "tool-done");
  g_assert_nonnull (strstr (fol_window_get_message (window), "ellipse"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tool", "s", "head");
  g_assert_null (fol_window_get_message (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-proposal/first-minute", test_first_minute);
  WINDOW_TEST ("/app/window-proposal/head-first", test_head_first);
  WINDOW_TEST ("/app/window-proposal/crown-head-first", test_crown_head_first);
  WINDOW_TEST ("/app/window-proposal/views", test_views);
  WINDOW_TEST ("/app/window-proposal/scar-head-first", test_scar_head_first);
  WINDOW_TEST ("/app/window-proposal/head-skipped", test_head_skipped);
  WINDOW_TEST ("/app/window-proposal/pupils-skipped", test_pupils_skipped);
  WINDOW_TEST ("/app/window-proposal/fit-head", test_fit_head);
  WINDOW_TEST ("/app/window-proposal/landmarks", test_landmarks);
  WINDOW_TEST ("/app/window-proposal/propose-hairline", test_propose_hairline);
  WINDOW_TEST ("/app/window-proposal/head-sizes", test_head_sizes);
  WINDOW_TEST ("/app/window-proposal/asks-for-head", test_asks_for_head);
  return g_test_run ();
}
