/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's widgets one by one: every template is built, what is typed and
 * pulled arrives, nothing leaks. */
#include "app/application.h"
#include "app/brush-panel.h"
#include "app/canvas.h"
#include "app/course-bar.h"
#include "app/entry-hint.h"
#include "app/export-dialog.h"
#include "app/file-name.h"
#include "app/guides-panel.h"
#include "app/head-panel.h"
#include "app/height-row.h"
#include "app/hair-chips.h"
#include "app/inspector.h"
#include "app/match-panel.h"
#include "app/message-bar.h"
#include "app/message-text.h"
#include "app/notes-panel.h"
#include "app/number-text.h"
#include "app/region-list.h"
#include "app/scale-line-list.h"
#include "app/scale-panel.h"
#include "app/scar-panel.h"
#include "app/settings.h"
#include "app/shade-chips.h"
#include "app/skin-panel.h"
#include "app/part-panel.h"
#include "app/pigment-row.h"
#include "app/sessions-panel.h"
#include "app/slider-row.h"
#include "app/status-bar.h"
#include "app/tool-palette.h"
#include "app/treatment-strip.h"
#include "app/usual.h"
#include "app/welcome-page.h"
#include "engine/design-number.h"

#include <locale.h>

static void
test_templates (void)
{
  const GType types[] = {
    FOL_TYPE_BRUSH_PANEL,  FOL_TYPE_COURSE_BAR,     FOL_TYPE_INSPECTOR,
    FOL_TYPE_MESSAGE_BAR,  FOL_TYPE_GUIDES_PANEL,   FOL_TYPE_HEAD_PANEL,
    FOL_TYPE_NOTES_PANEL,  FOL_TYPE_REGION_LIST,    FOL_TYPE_SCAR_PANEL,
    FOL_TYPE_SCALE_PANEL,  FOL_TYPE_SHADE_CHIPS,    FOL_TYPE_SLIDER_ROW,
    FOL_TYPE_STATUS_BAR,   FOL_TYPE_TOOL_PALETTE,   FOL_TYPE_TREATMENT_STRIP,
    FOL_TYPE_WELCOME_PAGE, FOL_TYPE_SKIN_PANEL,     FOL_TYPE_HAIR_CHIPS,
    FOL_TYPE_MATCH_PANEL,  FOL_TYPE_SESSIONS_PANEL, FOL_TYPE_PIGMENT_ROW,
    FOL_TYPE_PART_PANEL,   FOL_TYPE_HEIGHT_ROW,     FOL_TYPE_SCALE_LINE_LIST,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_assert_finalize_object (widget);
    }
}

static void
test_export_dialog (void)
{
  g_autoptr (GSettings) settings = fol_settings_new ();
  GtkWidget *dialog = g_object_ref (fol_export_dialog_new (NULL, settings));

  g_assert_true (g_settings_get_boolean (settings, "export-footer"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_finalize_object (dialog);
}

static void
test_numbers (void)
{
  double value;
  g_autofree char *text = fol_number_to_text (-0.0001, 2);
  g_autofree char *negative = fol_number_to_label (-35.4, 0);
  g_autofree char *positive = fol_number_to_label (35.4, 1);

  g_assert_cmpstr (text, ==, "0.00");
  g_assert_cmpstr (negative, ==, "−35");
  g_assert_cmpstr (positive, ==, "35.4");
  g_assert_true (fol_number_from_text (" 0.17 mm ", &value));
  g_assert_cmpfloat (value, ==, 0.17);
  g_assert_false (fol_number_from_text ("", &value));
  g_assert_false (fol_number_from_text ("dense", &value));
  g_assert_false (fol_number_from_text ("inf", &value));
}

/* Both signs are understood where the comma is the decimal one. */
static void
test_decimal_comma (void)
{
  const char *const names[] = { "de_DE.UTF-8", "fr_FR.UTF-8", NULL };
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autofree char *text = NULL;
  guint i = 0;
  double value;

  while (names[i] != NULL && setlocale (LC_NUMERIC, names[i]) == NULL)
    i++;
  if (names[i] == NULL)
    {
      g_test_skip ("no locale with a decimal comma is installed");
      return;
    }
  text = fol_number_to_text (0.17, 2);
  g_assert_cmpstr (text, ==, "0,17");
  g_assert_true (fol_number_from_text ("0,17", &value));
  g_assert_cmpfloat (value, ==, 0.17);
  g_assert_true (fol_number_from_text ("0.17", &value));
  g_assert_cmpfloat (value, ==, 0.17);
  setlocale (LC_NUMERIC, before);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
note_value (FolSliderRow *row, double value, double *noted)
{
  *noted = value;
}

static void
count (gpointer row, guint *n)
{
  (*n)++;
}

static void
test_slider_row (void)
{
  FolSliderRow *row = g_object_ref_sink (
      g_object_new (FOL_TYPE_SLIDER_ROW, "label", "Density", "member", "dots.density_per_cm2",
                    "unit", "/in²", "factor", 6.4516, "step", 5.0, NULL));
  GtkWidget *entry = find_child (GTK_WIDGET (row), GTK_TYPE_ENTRY);
  GtkWidget *scale = find_child (GTK_WIDGET (row), GTK_TYPE_SCALE);
  double noted = -1.0;
  guint n_finished = 0;

  g_signal_connect (row, "changed", G_CALLBACK (note_value), &noted);
  g_signal_connect (row, "finished", G_CALLBACK (count), &n_finished);
  g_assert_cmpfloat (fol_slider_row_get_value (row), ==, 200.0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1290");
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL, "Density");
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "1290 /in²");

  /* Shown, not changed: what is set from outside tells nobody. */
  fol_slider_row_set_value (row, 100.0);
  g_assert_cmpfloat (noted, ==, -1.0);
  gtk_range_set_value (GTK_RANGE (scale), 150.0);
  g_assert_cmpfloat_with_epsilon (noted, 150.0, 0.5 / 6.4516);

  /* Typed, beyond the range, and nonsense. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "645.16");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpfloat_with_epsilon (noted, 100.0, 1e-9);
  g_assert_cmpuint (n_finished, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "99999");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpfloat (noted, ==, 300.0);
  g_assert_cmpstr (fol_entry_hint_get (GTK_WIDGET (row)), ==, "From 0 to 1935 /in²");
  gtk_editable_set_text (GTK_EDITABLE (entry), "many");
  g_assert_null (fol_entry_hint_get (GTK_WIDGET (row)));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpfloat (fol_slider_row_get_value (row), ==, 300.0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "many");
  g_assert_cmpstr (fol_entry_hint_get (GTK_WIDGET (row)), ==, "From 0 to 1935 /in²");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "1290");
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (fol_entry_hint_get (GTK_WIDGET (row)));
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpfloat_with_epsilon (fol_slider_row_get_value (row), 200.0, 0.1);
  g_assert_finalize_object (row);
}

/* Leaving the entry must not round a number that was only looked at. */
static void
test_slider_row_keeps_decimals (void)
{
  FolSliderRow *row =
      g_object_ref_sink (g_object_new (FOL_TYPE_SLIDER_ROW, "label", "Dot Size", "member",
                                       "dots.diameter_mm", "digits", 2, "step", 0.01, NULL));
  GtkWidget *entry = find_child (GTK_WIDGET (row), GTK_TYPE_ENTRY);

  fol_slider_row_set_value (row, 0.1234);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpfloat (fol_slider_row_get_value (row), ==, 0.1234);
  g_assert_finalize_object (row);
}

/* Darker to lighter, on the reference skin at first and then on the client's own. */
static void
check_chip_colors (FolShadeChips *chips)
{
  const double dark_skin[] = { 0.11, 0.05, 0.03 };
  g_autoptr (FolDesign) design = fol_design_new ();
  double green[3];

  for (guint i = 0; i < 3; i++)
    green[i] = fol_shade_chips_get_color (chips, i)[1];
  g_assert_cmpfloat (green[0], <, green[1]);
  g_assert_cmpfloat (green[1], <, green[2]);
  fol_shade_chips_set_skin (chips, design, dark_skin);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (fol_shade_chips_get_color (chips, i)[1], <, green[i] - 0.1);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* Recommended, and taken on a click alone. */
static void
test_shade_advice (void)
{
  const FolShadeAdvice advice = { .start = 5.0, .darkest = 3.5, .lightest = 7.5 };
  FolShadeChips *chips = g_object_ref_sink (g_object_new (FOL_TYPE_SHADE_CHIPS, NULL));
  double noted = 0.0;
  GtkWidget *suggest;

  g_signal_connect (chips, "changed", G_CALLBACK (note_value), &noted);
  g_assert_null (find_button (GTK_WIDGET (chips), "Suggested 1:5"));
  fol_shade_chips_set_advice (chips, &advice);
  suggest = find_button (GTK_WIDGET (chips), "Suggested 1:5");
  g_assert_nonnull (suggest);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (suggest)));
  g_assert_true (gtk_widget_get_sensitive (suggest));
  g_assert_cmpfloat (fol_shade_chips_get_shade (chips), ==, 12.0);
  g_signal_emit_by_name (suggest, "clicked");
  g_assert_cmpfloat (noted, ==, 5.0);
  g_assert_false (gtk_widget_get_sensitive (suggest));
  fol_shade_chips_set_advice (chips, NULL);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (suggest)));
  g_assert_finalize_object (chips);
}

static void
test_shade_chips (void)
{
  FolShadeChips *chips = g_object_ref_sink (g_object_new (FOL_TYPE_SHADE_CHIPS, NULL));
  GtkWidget *entry = find_child (GTK_WIDGET (chips), GTK_TYPE_ENTRY);
  GtkWidget *darkest = find_child (GTK_WIDGET (chips), GTK_TYPE_TOGGLE_BUTTON);
  double noted = 0.0;

  g_signal_connect (chips, "changed", G_CALLBACK (note_value), &noted);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1:12");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (darkest), TRUE);
  g_assert_cmpfloat (noted, ==, 3.0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1:18");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpfloat (noted, ==, 18.0);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (darkest)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1:18");
  g_assert_false (gtk_widget_has_css_class (darkest, "near"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "1:4");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_has_css_class (darkest, "near"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "1:3");
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (gtk_widget_has_css_class (darkest, "near"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (darkest)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "1:99");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpfloat (noted, ==, 60.0);
  g_assert_cmpstr (fol_entry_hint_get (GTK_WIDGET (chips)), ==, "From 1:1 to 1:60");
  check_chip_colors (chips);
  g_assert_finalize_object (chips);
}

static void
test_message_bar (void)
{
  FolMessageBar *bar = g_object_ref_sink (g_object_new (FOL_TYPE_MESSAGE_BAR, NULL));
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "It is full");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stop");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (fol_message_bar_get_text (bar));
  fol_message_bar_show_error (bar, error);
  g_assert_cmpstr (fol_message_bar_get_text (bar), ==, "It is full.");
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_ALERT);
  fol_message_bar_show_work (bar, "Working", cancellable);
  g_assert_cmpstr (fol_message_bar_get_text (bar), ==, "Working");
  fol_message_bar_show_error (bar, cancelled);
  g_assert_null (fol_message_bar_get_text (bar));
  g_assert_finalize_object (bar);
}

static gboolean
set_true (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, set_true, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* What is done goes by itself, an error does not, even where it comes after. */
static void
test_message_bar_time (void)
{
  FolMessageBar *bar = g_object_ref_sink (g_object_new (FOL_TYPE_MESSAGE_BAR, NULL));
  FolMessageBar *other = g_object_ref_sink (g_object_new (FOL_TYPE_MESSAGE_BAR, NULL));
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "It is full");

  fol_message_bar_show_done (bar, "Saved", NULL, NULL, NULL);
  fol_message_bar_show_done (other, "Saved", NULL, NULL, NULL);
  fol_message_bar_show_error (other, error);
  run_for (7000);
  g_assert_cmpstr (fol_message_bar_get_text (bar), ==, "Saved");
  run_for (1500);
  g_assert_null (fol_message_bar_get_text (bar));
  g_assert_cmpstr (fol_message_bar_get_text (other), ==, "It is full.");
  g_assert_finalize_object (bar);
  g_assert_finalize_object (other);
}

/* Errors are sentences, whatever one line the engine has for them. */
static void
test_message_text (void)
{
  static const struct
  {
    const char *line;
    const char *sentence;
  } cases[] = {
    { "/home/me/front.jpg: is empty; copy or export it again",
      "“front.jpg” is empty. Copy or export it again." },
    { "/home/me/a, b/front.json: dots.shade is 99: it must be 1 to 60",
      "“front.json”: dots.shade is 99: it must be 1 to 60." },
    { "the design was drawn on another photo; open that",
      "The design was drawn on another photo. Open that." },
    { "“x” is not on this computer", "“x” is not on this computer." },
    { "/a; b.json, line 3, column 4: expected a comma",
      "“a; b.json”, line 3, column 4: expected a comma." },
    { "Click there.", "Click there." },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GError error = { .message = (char *) cases[i].line };
      g_autofree char *text = fol_message_text_from_error (&error);

      g_assert_cmpstr (text, ==, cases[i].sentence);
    }
}

static void
test_file_names (void)
{
  static const char *const cases[][2] = {
    { "front", "front.png" },         { "front.png", "front.png" },
    { "front.png.png", "front.png" }, { "front.PNG", "front.PNG" },
    { "front.PNG.png", "front.PNG" }, { "front.jpg", "front.jpg.png" },
    { ".png", ".png.png" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = fol_file_name_with_suffix (cases[i][0], ".png");

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
test_usual (void)
{
  g_autoptr (GSettings) settings = fol_settings_new ();
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) dense = fol_design_with_number (plain, "dots.density_per_cm2", 240);
  g_autoptr (FolDesign) mine = fol_design_with_number (dense, "pigment.shade", 20);
  g_autoptr (FolDesign) before = fol_usual_recall (settings, plain);
  g_autoptr (FolDesign) after = NULL;

  g_assert_true (fol_design_equal (before, plain));
  fol_usual_save (settings, mine);
  after = fol_usual_recall (settings, plain);
  g_assert_true (fol_design_equal (after, mine));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fol_application_load_look ();

  g_test_add_func ("/app/widgets/templates", test_templates);
  g_test_add_func ("/app/widgets/export-dialog", test_export_dialog);
  g_test_add_func ("/app/widgets/numbers", test_numbers);
  g_test_add_func ("/app/widgets/decimal-comma", test_decimal_comma);
  g_test_add_func ("/app/widgets/slider-row", test_slider_row);
  g_test_add_func ("/app/widgets/slider-row/decimals", test_slider_row_keeps_decimals);
  g_test_add_func ("/app/widgets/shade-advice", test_shade_advice);
  g_test_add_func ("/app/widgets/shade-chips", test_shade_chips);
  g_test_add_func ("/app/widgets/message-bar", test_message_bar);
  g_test_add_func ("/app/widgets/message-bar-time", test_message_bar_time);
  g_test_add_func ("/app/widgets/message-text", test_message_text);
  g_test_add_func ("/app/widgets/file-names", test_file_names);
  g_test_add_func ("/app/widgets/usual", test_usual);
  return g_test_run ();
}
