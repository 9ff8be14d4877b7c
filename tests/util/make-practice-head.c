/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a picture of the practice head and its truth:
 *
 *     make-practice-head --width=3024 --height=4032 --quality=92 --design \
 *       -o data/demo/front.jpg
 *
 * is how the demo photo was made, with a design on it in front.json; without
 * --design that file tells the truth about the picture instead. */
#include "practice-head.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

static const char *const view_names[] = { "front", "top", "crown", "left", "right", NULL };
static const char *const skin_names[] = { "fair", "tan", "dark", NULL };

static gboolean
choose (const char *const *names, const char *name, int *chosen, GError **error)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      {
        *chosen = i;
        return TRUE;
      }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "There is no \"%s\"", name);
  return FALSE;
}

static gboolean
save (const FolPracticeHead *head, const char *path, const char *quality, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new_from_data (head->rgb, GDK_COLORSPACE_RGB, FALSE, 8, head->width, head->height,
                                head->width * 3, NULL, NULL);

  if (g_str_has_suffix (path, ".png"))
    return gdk_pixbuf_save (pixbuf, path, "png", error, NULL);
  return gdk_pixbuf_save (pixbuf, path, "jpeg", error, "quality", quality, NULL);
}

static gboolean
save_json (const FolPracticeHead *head, const FolPracticeSettings *settings, const char *path,
           gboolean design, GError **error)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (path, dot - path) : g_strdup (path);
  g_autofree char *json_path = g_strconcat (stem, ".json", NULL);
  g_autofree char *text = design ? fol_practice_head_to_design_json (head, settings)
                                 : fol_practice_head_to_json (head, settings);

  return g_file_set_contents (json_path, text, -1, error);
}

static gboolean
run (int argc, char **argv, GError **error)
{
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
  g_autofree char *view = NULL, *skin = NULL, *output = NULL, *quality = NULL;
  gboolean design = FALSE, plain = FALSE, no_stubble = FALSE;
  int view_index = 0, skin_index = 0;
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &view, "front, top, crown, left or right", "VIEW" },
    { "skin", 0, 0, G_OPTION_ARG_STRING, &skin, "fair, tan or dark", "SKIN" },
    { "width", 0, 0, G_OPTION_ARG_INT, &settings.width, "Pixels across", "PX" },
    { "height", 0, 0, G_OPTION_ARG_INT, &settings.height, "Pixels down", "PX" },
    { "mm-per-px", 0, 0, G_OPTION_ARG_DOUBLE, &settings.mm_per_px, "Scale", "MM" },
    { "chin-down", 0, 0, G_OPTION_ARG_DOUBLE, &settings.chin_down_deg, "In front view", "DEG" },
    { "roll", 0, 0, G_OPTION_ARG_DOUBLE, &settings.roll_deg, "Clockwise", "DEG" },
    { "stubble", 0, 0, G_OPTION_ARG_DOUBLE, &settings.stubble_delta_l, "Contrast in L*", "DL" },
    { "no-stubble", 0, 0, G_OPTION_ARG_NONE, &no_stubble, "A bald head", NULL },
    { "plain", 0, 0, G_OPTION_ARG_NONE, &plain, "Flat colours", NULL },
    { "design", 0, 0, G_OPTION_ARG_NONE, &design, "A design beside the picture", NULL },
    { "quality", 0, 0, G_OPTION_ARG_STRING, &quality, "Of a JPEG, default 88", "0-100" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "FILE.jpg or FILE.png", "FILE" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- draw the practice head");
  g_autoptr (FolPracticeHead) head = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error)
      || !choose (view_names, view != NULL ? view : "front", &view_index, error)
      || !choose (skin_names, skin != NULL ? skin : "fair", &skin_index, error))
    return FALSE;
  if (output == NULL || settings.width < 16 || settings.height < 16 || settings.width > 16384
      || settings.height > 16384)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "Give --output, and a width and height of 16 to 16384");
      return FALSE;
    }
  settings.view = (FolView) view_index;
  settings.skin = (FolPracticeSkin) skin_index;
  settings.flags = plain ? FOL_PRACTICE_PLAIN : FOL_PRACTICE_ALL;
  if (no_stubble)
    settings.flags &= ~FOL_PRACTICE_STUBBLE;
  head = fol_practice_head_new (&settings);
  return save (head, output, quality != NULL ? quality : "88", error)
         && save_json (head, &settings, output, design, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (run (argc, argv, &error))
    return 0;
  g_printerr ("make-practice-head: %s\n", error->message);
  return 1;
}
