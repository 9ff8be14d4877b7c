/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/design-actions.h"

#include "app/pigment-store.h"
#include "app/usual.h"
#include "engine/design-number.h"
#include "engine/hairline-style.h"
#include "engine/members.h"
#include "engine/presets.h"

#include <glib/gi18n.h>

typedef struct
{
  FolDocument *document; /* the group lives no longer than the window does */
  FolSkinReader *reader;
  GSettings *settings;
  GSimpleActionGroup *group; /* not owned */
} Actions;

static const char *
word_of (const char *member, int index)
{
  return fol_members_get (member)->words[index];
}

static void
apply (Actions *actions, FolDesign *design, const char *label)
{
  fol_document_apply (actions->document, design, label, NULL);
}

static void
set_style (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;
  const FolDesign *design = fol_document_get_design (actions->document);
  FolPhoto *photo = fol_document_get_photo (actions->document);
  const int style = fol_member_find_word (fol_members_get ("hairline.style"),
                                          g_variant_get_string (target, NULL));
  g_autoptr (FolDesign) changed = NULL;
  FolScalp scalp;

  if (photo == NULL || style < 0
      || !fol_scalp_init (&scalp, design, fol_photo_get_width (photo), fol_photo_get_height (photo),
                          NULL))
    return;
  changed = fol_hairline_with_style (design, &scalp, (FolHairlineStyle) style);
  apply (actions, changed, _ ("Change Style"));
}

static void
set_look (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;
  const FolPresets *presets = fol_presets_get ();

  for (guint i = 0; i < FOL_PRESET_LOOKS; i++)
    if (g_str_equal (presets->looks[i].id, g_variant_get_string (target, NULL)))
      {
        g_autoptr (FolDesign) changed = fol_design_with_look_preset (
            fol_document_get_design (actions->document), &presets->looks[i],
            fol_skin_reader_get_skin (actions->reader));

        apply (actions, changed, _ ("Change Look"));
      }
}

static void
set_dots (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;
  const FolPresets *presets = fol_presets_get ();

  for (guint i = 0; i < FOL_PRESET_DOTS; i++)
    if (g_str_equal (presets->dots[i].id, g_variant_get_string (target, NULL)))
      {
        g_autoptr (FolDesign) changed = fol_design_with_dots_preset (
            fol_document_get_design (actions->document), &presets->dots[i]);

        apply (actions, changed, _ ("Change Dots"));
      }
}

static void
set_course (Actions *actions, FolCourse course, const char *label)
{
  g_autoptr (FolDesign) changed = NULL;

  if (course.stage != FOL_STAGE_HEALED)
    course.years = 0.0;
  changed = fol_design_with_course (fol_document_get_design (actions->document), &course);
  apply (actions, changed, label);
}

static void
set_session (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;
  FolCourse course = *fol_design_get_course (fol_document_get_design (actions->document));

  course.session = g_variant_get_int32 (target);
  set_course (actions, course, _ ("Change Session"));
}

static void
set_stage (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;
  FolCourse course = *fol_design_get_course (fol_document_get_design (actions->document));
  const int stage =
      fol_member_find_word (fol_members_get ("course.stage"), g_variant_get_string (target, NULL));

  if (stage < 0)
    return;
  course.stage = (FolStage) stage;
  set_course (actions, course, _ ("Change Stage"));
}

/* No name stands for the program's own numbers. */
static void
set_pigment (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;
  const FolDesign *design = fol_document_get_design (actions->document);
  FolPigmentSettings pigment = *fol_design_get_pigment (design);
  const char *name = g_variant_get_string (target, NULL);
  g_autoptr (FolDesign) changed = NULL;

  pigment.has_profile = name[0] != '\0';
  if (pigment.has_profile && !fol_pigment_store_find (name, &pigment.profile))
    return;
  changed = fol_design_with_pigment (design, &pigment);
  if (!fol_design_equal (changed, design))
    apply (actions, changed, _ ("Change Pigment"));
}

static void
set_view (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;
  const int view =
      fol_member_find_word (fol_members_get ("view"), g_variant_get_string (target, NULL));
  g_autoptr (FolDesign) changed = NULL;

  if (view < 0)
    return;
  changed = fol_design_with_view (fol_document_get_design (actions->document), (FolView) view);
  apply (actions, changed, _ ("Change View"));
}

static void
new_pattern (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;
  g_autoptr (FolDesign) changed = fol_design_with_number (
      fol_document_get_design (actions->document), "dots.seed", g_random_int ());

  apply (actions, changed, _ ("New Pattern"));
}

static void
save_usual (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;

  fol_usual_save (actions->settings, fol_document_get_design (actions->document));
}

static void
recall_usual (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;
  g_autoptr (FolDesign) changed =
      fol_usual_recall (actions->settings, fol_document_get_design (actions->document));

  apply (actions, changed, _ ("My Usual"));
}

static void
remove_hairline (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Actions *actions = user_data;
  g_autoptr (FolDesign) changed =
      fol_design_with_hairline (fol_document_get_design (actions->document), NULL);

  apply (actions, changed, _ ("Delete Hairline"));
}

static const char *
matching_look (const FolDesign *design, const FolSkinReading *skin)
{
  const FolPresets *presets = fol_presets_get ();

  for (guint i = 0; i < FOL_PRESET_LOOKS; i++)
    if (fol_look_preset_matches (&presets->looks[i], design, skin))
      return presets->looks[i].id;
  return "";
}

static const char *
matching_dots (const FolDesign *design)
{
  const FolPresets *presets = fol_presets_get ();

  for (guint i = 0; i < FOL_PRESET_DOTS; i++)
    if (fol_dots_preset_matches (&presets->dots[i], design))
      return presets->dots[i].id;
  return "";
}

static GSimpleAction *
lookup (Actions *actions, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (actions->group), name));
}

static void
set_word (Actions *actions, const char *name, const char *word)
{
  g_simple_action_set_state (lookup (actions, name), g_variant_new_string (word));
}

static void
update_actions (Actions *actions)
{
  const FolDesign *design = fol_document_get_design (actions->document);
  const FolHairline *hairline = fol_design_get_hairline (design);
  const FolCourse *course = fol_design_get_course (design);
  const FolPigmentSettings *pigment = fol_design_get_pigment (design);
  g_autofree char *usual = g_settings_get_string (actions->settings, "my-usual");
  const gboolean has_photo = fol_document_get_photo (actions->document) != NULL;
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (actions->group));

  set_word (actions, "style",
            hairline != NULL ? word_of ("hairline.style", (int) hairline->style) : "");
  set_word (actions, "look", matching_look (design, fol_skin_reader_get_skin (actions->reader)));
  set_word (actions, "dots", matching_dots (design));
  set_word (actions, "view", word_of ("view", (int) fol_design_get_view (design)));
  set_word (actions, "stage", word_of ("course.stage", (int) course->stage));
  set_word (actions, "pigment", pigment->has_profile ? pigment->profile.name : "");
  g_simple_action_set_state (lookup (actions, "session"), g_variant_new_int32 (course->session));
  for (guint i = 0; names[i] != NULL; i++)
    g_simple_action_set_enabled (lookup (actions, names[i]), has_photo);
  g_simple_action_set_enabled (lookup (actions, "style"), hairline != NULL);
  g_simple_action_set_enabled (lookup (actions, "remove-hairline"), hairline != NULL);
  g_simple_action_set_enabled (lookup (actions, "my-usual"), has_photo && usual[0] != '\0');
}

static void
actions_free (gpointer data, GObject *where_the_group_was)
{
  Actions *actions = data;

  g_signal_handlers_disconnect_by_data (actions->document, actions);
  g_signal_handlers_disconnect_by_data (actions->reader, actions);
  g_signal_handlers_disconnect_by_data (actions->settings, actions);
  g_object_unref (actions->document);
  g_object_unref (actions->reader);
  g_object_unref (actions->settings);
  g_free (actions);
}

GSimpleActionGroup *
fol_design_actions_new (FolDocument *document, FolSkinReader *reader, GSettings *settings)
{
  const GActionEntry entries[] = {
    { "style", set_style, "s", "''", NULL },
    { "look", set_look, "s", "''", NULL },
    { "dots", set_dots, "s", "''", NULL },
    { "session", set_session, "i", "3", NULL },
    { "stage", set_stage, "s", "''", NULL },
    { "view", set_view, "s", "''", NULL },
    { "pigment", set_pigment, "s", "''", NULL },
    { "new-pattern", new_pattern, NULL, NULL, NULL },
    { "save-usual", save_usual, NULL, NULL, NULL },
    { "my-usual", recall_usual, NULL, NULL, NULL },
    { "remove-hairline", remove_hairline, NULL, NULL, NULL },
  };
  Actions *actions = g_new0 (Actions, 1);

  actions->document = g_object_ref (document);
  actions->reader = g_object_ref (reader);
  actions->settings = g_object_ref (settings);
  actions->group = g_simple_action_group_new ();
  g_object_weak_ref (G_OBJECT (actions->group), actions_free, actions);
  g_action_map_add_action_entries (G_ACTION_MAP (actions->group), entries, G_N_ELEMENTS (entries),
                                   actions);
  g_signal_connect_swapped (document, "design-changed", G_CALLBACK (update_actions), actions);
  g_signal_connect_swapped (reader, "changed", G_CALLBACK (update_actions), actions);
  g_signal_connect_swapped (settings, "changed::my-usual", G_CALLBACK (update_actions), actions);
  update_actions (actions);
  return actions->group;
}
