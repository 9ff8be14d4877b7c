/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pigment profiles in the window: brought in, named, deleted, and measured on healed work. */
#include "window-fixture.h"

#include "app/calibration-dialog.h"
#include "app/pigment-name-dialog.h"
#include "app/pigment-store.h"
#include "engine/export.h"

#include <glib/gstdio.h>
#include <string.h>

static const FolPigmentSettings *
pigment_of (WindowFixture *fixture)
{
  return fol_design_get_pigment (fol_document_get_design (fixture->window->document));
}

/* Every test finds an empty store. */
static void
empty_store (void)
{
  g_autoptr (GPtrArray) all = fol_pigment_store_list ();

  for (guint i = 0; i < all->len; i++)
    g_assert_true (fol_pigment_store_remove (((FolPigmentProfile *) all->pdata[i])->name, NULL));
}

static void
assert_kept (const char *names)
{
  g_autoptr (GPtrArray) all = fol_pigment_store_list ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((FolPigmentProfile *) all->pdata[i])->name);
  g_assert_cmpstr (text->str, ==, names);
}

static FolPigmentProfile
named (const char *name, double gain)
{
  FolPigmentProfile profile = fol_pigment_profile_default ();

  g_strlcpy (profile.name, name, sizeof profile.name);
  profile.optical_gain = gain;
  return profile;
}

static void
import (WindowFixture *fixture, const char *path, const FolPigmentProfile *profile)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (fol_pigment_profile_save (profile, path, NULL));
  fol_window_import_pigment (fixture->window, file);
}

/* Kept, chosen, exported whole, given up again; each a step. */
static void
test_pigment (WindowFixture *fixture, gconstpointer user_data)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = g_build_filename (scratch->path, "Robert's black.json", NULL);
  g_autofree char *broken = g_build_filename (scratch->path, "broken.json", NULL);
  g_autoptr (GFile) broken_file = g_file_new_for_path (broken);
  const FolPigmentProfile profile = named ("", 12.5);

  empty_store ();
  g_settings_set_boolean (fixture->window->settings, "show-skin-detail", TRUE);
  window_fixture_open_demo (fixture);
  g_assert_nonnull (
      window_fixture_find_label (GTK_WIDGET (fixture->window->inspector), "Program’s Own"));
  import (fixture, path, &profile);
  g_assert_true (pigment_of (fixture)->has_profile);
  g_assert_cmpstr (pigment_of (fixture)->profile.name, ==, "Robert's black");
  g_assert_cmpfloat (pigment_of (fixture)->profile.optical_gain, ==, 12.5);
  g_assert_nonnull (
      window_fixture_find_label (GTK_WIDGET (fixture->window->inspector), "Robert's black"));

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

/* What comes in never takes the place of what is there, and what is there twice is told
 * apart. */
static void
test_same_name (WindowFixture *fixture, gconstpointer user_data)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = g_build_filename (scratch->path, "mine.json", NULL);
  g_autofree char *copy =
      g_build_filename (g_get_user_data_dir (), "follicle", "pigments", "zz copy.json", NULL);
  const FolPigmentProfile first = named ("Mine", 12.5), second = named ("Mine", 8.5);
  FolPigmentProfile kept;

  empty_store ();
  window_fixture_open_demo (fixture);
  import (fixture, path, &first);
  import (fixture, path, &first);
  assert_kept ("Mine");
  import (fixture, path, &second);
  assert_kept ("Mine, Mine 2");
  g_assert_cmpstr (pigment_of (fixture)->profile.name, ==, "Mine 2");
  g_assert_true (fol_pigment_store_find ("Mine", &kept));
  g_assert_cmpfloat (kept.optical_gain, ==, 12.5);

  g_assert_true (fol_pigment_profile_save (&second, copy, NULL));
  assert_kept ("Mine, Mine 2, Mine 3");
  g_assert_true (fol_pigment_store_find ("Mine 3", &kept));
  g_assert_cmpfloat (kept.optical_gain, ==, 8.5);
  g_assert_true (fol_pigment_store_remove ("Mine 3", NULL));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static GtkWidget *
dialog_with (gpointer dialog, GtkAccessibleRole role, const char *label)
{
  GtkWidget *found = window_fixture_find (dialog, role, label);

  g_assert_nonnull (found);
  return found;
}

/* Whether a label below @widget says that. */
static gboolean
is_shown (GtkWidget *widget, const char *words)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_shown (child, words))
      return TRUE;
  return FALSE;
}

static void
set_name (GtkWidget *dialog, const char *name)
{
  gtk_editable_set_text (
      GTK_EDITABLE (dialog_with (dialog, GTK_ACCESSIBLE_ROLE_TEXT_BOX, "Name of the Profile")),
      name);
}

static void
click (GtkWidget *dialog, const char *label)
{
  g_signal_emit_by_name (dialog_with (dialog, GTK_ACCESSIBLE_ROLE_BUTTON, label), "clicked");
}

/* Another name, in the store and in the design; never one that is taken. */
static void
test_rename (WindowFixture *fixture, gconstpointer user_data)
{
  const FolPigmentProfile one = named ("One", 12.5), two = named ("Two", 8.5);
  GtkWidget *dialog;

  empty_store ();
  window_fixture_open_demo (fixture);
  g_assert_true (fol_pigment_store_add (&one, NULL));
  g_assert_true (fol_pigment_store_add (&two, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.pigment", "s", "One");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.rename-pigment", NULL);
  dialog = window_fixture_find_toplevel (FOL_TYPE_PIGMENT_NAME_DIALOG);
  g_assert_nonnull (dialog);
  set_name (dialog, "Two");
  click (dialog, "Rename");
  assert_kept ("One, Two");
  g_assert_true (is_shown (dialog, "already"));
  set_name (dialog, " Three ");
  click (dialog, "Rename");
  assert_kept ("Three, Two");
  g_assert_cmpstr (pigment_of (fixture)->profile.name, ==, "Three");
  g_assert_cmpfloat (pigment_of (fixture)->profile.optical_gain, ==, 12.5);
}

/* Gone from the store alone, and back again. */
static void
test_delete (WindowFixture *fixture, gconstpointer user_data)
{
  const FolPigmentProfile one = named ("One", 12.5);
  FolPigmentProfile kept;

  empty_store ();
  window_fixture_open_demo (fixture);
  g_assert_true (fol_pigment_store_add (&one, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.pigment", "s", "One");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.delete-pigment", NULL);
  assert_kept ("");
  g_assert_cmpstr (pigment_of (fixture)->profile.name, ==, "One");
  g_assert_nonnull (strstr (fol_window_get_message (fixture->window), "“One”"));
  click (GTK_WIDGET (fixture->window->message_bar), "Undo");
  assert_kept ("One");
  g_assert_true (fol_pigment_store_find ("One", &kept));
  g_assert_cmpfloat (kept.optical_gain, ==, 12.5);
}

static gboolean
has_item (GMenuModel *menu, const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *text = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &text)
          && g_str_equal (text, label))
        return TRUE;
      if (section != NULL && has_item (section, label))
        return TRUE;
    }
  return FALSE;
}

/* Names stand in the menu as they are, and what is done to a profile where there is one. */
static void
test_menu (WindowFixture *fixture, gconstpointer user_data)
{
  const FolPigmentProfile profile = named ("My_Black_2", 12.5);
  GtkWidget *button;
  GMenuModel *menu;

  empty_store ();
  g_settings_set_boolean (fixture->window->settings, "show-skin-detail", TRUE);
  window_fixture_open_demo (fixture);
  g_assert_true (fol_pigment_store_add (&profile, NULL));
  button = gtk_widget_get_ancestor (
      window_fixture_find_label (GTK_WIDGET (fixture->window->inspector), "Program’s Own"),
      GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_true (has_item (menu, "My__Black__2"));
  g_assert_false (has_item (menu, "Delete Pigment"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.pigment", "s", "My_Black_2");
  g_assert_cmpfloat (pigment_of (fixture)->profile.optical_gain, ==, 12.5);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_true (has_item (menu, "Delete Pigment"));
  g_assert_true (has_item (menu, "Rename Pigment…"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static gboolean
can_choose (gpointer dialog)
{
  return gtk_widget_is_sensitive (dialog_with (dialog, GTK_ACCESSIBLE_ROLE_BUTTON, "Healed Photo"));
}

/* The photo of work at @shade that came out @times as strong as the program has it. */
static void
save_healed (WindowFixture *fixture, const char *path, double shade, double times)
{
  FolDocument *document = fixture->window->document;
  FolPigmentSettings pigment = *pigment_of (fixture);
  g_autoptr (FolDesign) done = NULL;
  g_autoptr (FolScene) scene = NULL;
  g_autoptr (FolOutput) output = fol_output_new (path, NULL);

  pigment.shade = shade;
  pigment.has_profile = TRUE;
  pigment.profile = named ("", fol_pigment_profile_default ().optical_gain * times);
  done = fol_design_with_pigment (fol_document_get_design (document), &pigment);
  scene = fol_scene_new (fol_document_get_photo (document), fol_document_get_analysis (document),
                         done, 0, NULL);
  g_assert_true (fol_export_png (scene, done, FOL_PICTURE_AFTER, 1.0, NULL, output, 0, NULL, NULL,
                                 NULL, NULL, NULL));
  g_assert_true (fol_output_commit (output, NULL));
}

/* The dialog, with work at @shade measured. */
static GtkWidget *
calibrate (WindowFixture *fixture, const char *path, double shade, double times)
{
  FolDocument *document = fixture->window->document;
  FolPigmentSettings pigment = *pigment_of (fixture);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FolDesign) design = NULL;
  GtkWidget *dialog;

  save_healed (fixture, path, shade, times);
  pigment.shade = shade;
  design = fol_design_with_pigment (fol_document_get_design (document), &pigment);
  fol_document_apply (document, design, "Shade", NULL);
  dialog = fol_calibration_dialog_new (GTK_WINDOW (fixture->window), document);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (is_shown (dialog, "Shade 1:"));
  fol_calibration_dialog_set_after (FOL_CALIBRATION_DIALOG (dialog), file);
  g_assert_false (can_choose (dialog));
  window_fixture_wait_until (can_choose, dialog);
  g_assert_true (is_shown (dialog, "from place to place"));
  return dialog;
}

/* Work of another gain finds that gain; work at another shade, added, sets that shade. */
static void
test_calibrate (WindowFixture *fixture, gconstpointer user_data)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = g_build_filename (scratch->path, "healed.png", NULL);
  const FolPigmentProfile own = fol_pigment_profile_default ();
  FolPigmentProfile kept, grown;
  GtkWidget *dialog;

  empty_store ();
  window_fixture_open_demo (fixture);
  dialog = calibrate (fixture, path, 12, 1.25);
  g_assert_true (is_shown (dialog, "Optical gain"));
  g_assert_false (is_shown (dialog, "Strength of shade"));
  g_assert_false (is_shown (dialog, "usual"));
  set_name (dialog, " Mine ");
  click (dialog, "Save and Use");
  g_assert_true (fol_pigment_store_find ("Mine", &kept));
  g_assert_cmpuint (kept.n_measures, ==, 1);
  g_assert_cmpfloat_with_epsilon (kept.optical_gain, own.optical_gain * 1.25, 0.6);
  g_assert_cmpstr (pigment_of (fixture)->profile.name, ==, "Mine");

  dialog = calibrate (fixture, path, 24, 0.9);
  g_assert_true (is_shown (dialog, "Add to “Mine”"));
  g_assert_true (is_shown (dialog, "Strength of shade 1:24"));
  click (dialog, "Save and Use");
  assert_kept ("Mine");
  g_assert_true (fol_pigment_store_find ("Mine", &grown));
  g_assert_cmpuint (grown.n_measures, ==, 2);
  g_assert_cmpfloat_with_epsilon (grown.optical_gain, kept.optical_gain, 0.4);
  g_assert_cmpfloat_with_epsilon (grown.shade_weights[3], 0.7 * 0.9 / 1.25, 0.04);
  g_assert_cmpuint (pigment_of (fixture)->profile.n_measures, ==, 2);
  fol_document_undo (fixture->window->document);
  g_assert_cmpuint (pigment_of (fixture)->profile.n_measures, ==, 1);
}

/* A doubtful measurement is called one, and a name that is taken is taken knowingly. */
static void
test_calibrate_doubt (WindowFixture *fixture, gconstpointer user_data)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path = g_build_filename (scratch->path, "healed.png", NULL);
  const FolPigmentProfile mine = named ("Mine", 12.5);
  FolPigmentProfile kept;
  GtkWidget *dialog;

  empty_store ();
  g_assert_true (fol_pigment_store_add (&mine, NULL));
  window_fixture_open_demo (fixture);
  dialog = calibrate (fixture, path, 12, 2.4);
  g_assert_true (is_shown (dialog, "times as strong as usual"));
  g_assert_false (is_shown (dialog, "Add to"));
  set_name (dialog, "Other");
  g_assert_null (window_fixture_find (dialog, GTK_ACCESSIBLE_ROLE_BUTTON, "Replace and Use"));
  set_name (dialog, "Mine");
  click (dialog, "Replace and Use");
  assert_kept ("Mine");
  g_assert_true (fol_pigment_store_find ("Mine", &kept));
  g_assert_cmpfloat (kept.optical_gain, >, 20);
}

/* The same photo shows no treatment: the dialog says so, and offers nothing. */
static void
test_calibrate_refused (WindowFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = window_fixture_demo_path ("front.jpg");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  window_fixture_open_demo (fixture);
  dialog = fol_calibration_dialog_new (GTK_WINDOW (fixture->window), fixture->window->document);
  gtk_window_present (GTK_WINDOW (dialog));
  fol_calibration_dialog_set_after (FOL_CALIBRATION_DIALOG (dialog), file);
  window_fixture_wait_until (can_choose, dialog);
  g_assert_false (is_shown (dialog, "from place to place"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_null (fol_document_get_undo_label (fixture->window->document));
}

/* What is not healed is not to be measured, which is said before a photo is chosen. */
static void
test_calibrate_stage (WindowFixture *fixture, gconstpointer user_data)
{
  GtkWidget *dialog;

  window_fixture_open_demo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "design.stage", "s", "day7");
  dialog = fol_calibration_dialog_new (GTK_WINDOW (fixture->window), fixture->window->document);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (can_choose (dialog));
  g_assert_true (is_shown (dialog, "Set the stage to Healed first"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-pigment/pigment", test_pigment);
  WINDOW_TEST ("/app/window-pigment/same-name", test_same_name);
  WINDOW_TEST ("/app/window-pigment/rename", test_rename);
  WINDOW_TEST ("/app/window-pigment/delete", test_delete);
  WINDOW_TEST ("/app/window-pigment/menu", test_menu);
  WINDOW_TEST ("/app/window-pigment/calibrate", test_calibrate);
  WINDOW_TEST ("/app/window-pigment/calibrate-doubt", test_calibrate_doubt);
  WINDOW_TEST ("/app/window-pigment/calibrate-refused", test_calibrate_refused);
  WINDOW_TEST ("/app/window-pigment/calibrate-stage", test_calibrate_stage);
  return g_test_run ();
}
