/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"

#include "engine/parallel.h"

#include <string.h>

#define MAX_EDGE_PX 100000
#define MAX_THREADS 64
#define MAX_DATE_BYTES 64

static gboolean
fail (GError **error, const char *what, const char *detail)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s%s", what, detail);
  return FALSE;
}

static gboolean
read_layer (const char *word, FolPicture *picture, GError **error)
{
  static const char *const words[] = {
    "after", "before", "compare", "dots", "field", "merge", NULL
  };

  *picture = FOL_PICTURE_AFTER;
  if (word == NULL)
    return TRUE;
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (word, words[i]) == 0)
      {
        *picture = (FolPicture) i;
        return TRUE;
      }
  return fail (error, "--layer takes after, before, compare, dots, field or merge, not ", word);
}

static gboolean
read_count (const char *name, const char *text, int most, int *count, GError **error)
{
  guint64 value;

  *count = 0;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, (guint64) most, &value, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "%s takes a whole number from 1 to %d, not %s", name, most, text);
      return FALSE;
    }
  *count = (int) value;
  return TRUE;
}

static gboolean
is_standard (const char *path)
{
  return path != NULL && strcmp (path, "-") == 0;
}

/* The same file under one name or two; files that do not exist yet compare by
 * name. */
static gboolean
same_file (const char *one, const char *other)
{
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) second = NULL;
  g_autofree char *first_id = NULL;
  g_autofree char *second_id = NULL;

  if (one == NULL || other == NULL || is_standard (one) || is_standard (other))
    return FALSE;
  first = g_file_new_for_path (one);
  second = g_file_new_for_path (other);
  if (g_file_equal (first, second))
    return TRUE;

  g_autoptr (GFileInfo) first_info =
      g_file_query_info (first, "id::file,standard::type", 0, NULL, NULL);
  g_autoptr (GFileInfo) second_info =
      g_file_query_info (second, "id::file,standard::type", 0, NULL, NULL);

  return first_info != NULL && second_info != NULL
         && g_file_info_get_file_type (first_info) == G_FILE_TYPE_REGULAR
         && g_strcmp0 (g_file_info_get_attribute_string (first_info, "id::file"),
                       g_file_info_get_attribute_string (second_info, "id::file"))
                == 0;
}

/* Nothing the user brought may be written over, and no two outputs may meet. */
static gboolean
check_outputs (const Options *options, GError **error)
{
  const char *const outputs[] = { options->output, options->dots };

  if (options->output == NULL && options->dots == NULL && !options->report)
    return fail (error, "nothing to do: give --output, --dots or --report", "");
  if (is_standard (options->output) + is_standard (options->dots) + options->report > 1)
    return fail (error, "two outputs on standard output: give one of them a file", "");
  if (same_file (options->output, options->dots))
    return fail (error, "two outputs in one file: ", options->output);
  for (gsize i = 0; i < G_N_ELEMENTS (outputs); i++)
    if (same_file (outputs[i], options->photo) || same_file (outputs[i], options->design))
      return fail (error,
                   "that would write over what is read, choose another output: ", outputs[i]);
  return TRUE;
}

/* Today, unless told. A date alone means nothing without a footer. */
static gboolean
take_footer (Options *options, gboolean footer, const char *date, GError **error)
{
  g_autoptr (GDateTime) now = NULL;

  if (!footer)
    return date == NULL || fail (error, "--date needs --footer", "");
  if (date != NULL)
    {
      if (strlen (date) > MAX_DATE_BYTES || !g_utf8_validate (date, -1, NULL))
        return fail (error, "--date takes a short text, as in 2026-03-01", "");
      options->footer_date = g_strdup (date);
      return TRUE;
    }
  now = g_date_time_new_now_local ();
  options->footer_date = g_date_time_format (now, "%Y-%m-%d");
  return TRUE;
}

static gboolean
take_photo (Options *options, char **files, GError **error)
{
  const guint n_files = files == NULL ? 0 : g_strv_length (files);

  if (n_files == 0)
    return fail (error, "no photo: give one, as in follicle-render -o preview.png photo.jpg", "");
  if (n_files > 1)
    return fail (error, "one photo at a time, not also ", files[1]);
  options->photo = g_strdup (files[0]);
  return TRUE;
}

gboolean
options_parse (Options *options, int *argc, char ***argv, GError **error)
{
  g_autofree char *layer = NULL;
  g_autofree char *max_edge = NULL;
  g_autofree char *threads = NULL;
  g_autofree char *date = NULL;
  gboolean footer = FALSE;
  g_auto (GStrv) files = NULL;
  int n_threads;
  const GOptionEntry entries[] = {
    { "design", 'd', 0, G_OPTION_ARG_FILENAME, &options->design,
      "Design JSON ('-' for standard input); default: no area, the photo unchanged", "FILE" },
    { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &options->set,
      "Override one member, as in dots.density_per_cm2=120 (repeatable)", "KEY=VALUE" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      "PNG to write ('-' for standard output)", "FILE" },
    { "layer", 0, 0, G_OPTION_ARG_STRING, &layer,
      "after (default), before, compare, dots, field or merge", "LAYER" },
    { "max-edge", 0, 0, G_OPTION_ARG_STRING, &max_edge,
      "Render at this size, as the screen would, instead of full size", "PX" },
    { "footer", 0, 0, G_OPTION_ARG_NONE, &footer,
      "Add a strip below the picture that says what it is, with the date and the settings", NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, "Date for the footer; default today", "DATE" },
    { "dots", 0, 0, G_OPTION_ARG_FILENAME, &options->dots,
      "CSV of the placed dots to write ('-' for standard output)", "FILE" },
    { "report", 0, 0, G_OPTION_ARG_NONE, &options->report,
      "Print a report as JSON on standard output", NULL },
    { "threads", 0, 0, G_OPTION_ARG_STRING, &threads, "Worker threads; default one per processor",
      "N" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, "Print the version", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "PHOTO" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  *options = (Options){ 0 };
  g_option_context_set_summary (
      context, "Shows what scalp micropigmentation will look like, to scale, on a photo.");
  g_option_context_set_description (
      context, "Exit status: 0 done, 1 failed, 2 used wrongly. See follicle-render(1) for the "
               "members of a design.\n");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (options->version)
    return TRUE;
  if (!take_photo (options, files, error) || !take_footer (options, footer, date, error)
      || !read_layer (layer, &options->picture, error)
      || !read_count ("--max-edge", max_edge, MAX_EDGE_PX, &options->max_edge_px, error)
      || !read_count ("--threads", threads, MAX_THREADS, &n_threads, error))
    return FALSE;
  options->n_threads = fol_parallel_threads ((guint) n_threads);
  return check_outputs (options, error);
}

void
options_clear (Options *options)
{
  g_free (options->photo);
  g_free (options->design);
  g_strfreev (options->set);
  g_free (options->output);
  g_free (options->dots);
  g_free (options->footer_date);
}
