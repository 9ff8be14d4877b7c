/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"

#include "engine/analysis.h"
#include "engine/design-json.h"
#include "engine/error.h"
#include "engine/report.h"

#include <string.h>

static double
ms_since (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) / 1000.0;
}

static FolDesign *
read_design (const Options *options, GError **error)
{
  const char *const *set = (const char *const *) options->set;

  if (options->design == NULL)
    return fol_design_from_json (NULL, "--set", set, error);
  return fol_design_load (options->design, set, error);
}

static FolPhoto *
load_photo (const char *path, int quarter_turns, GError **error)
{
  g_autoptr (FolPhoto) photo = fol_photo_load (path, NULL, NULL, NULL, error);
  FolPhoto *turned;

  if (photo == NULL || quarter_turns == 0)
    return g_steal_pointer (&photo);
  turned = fol_photo_new_turned (photo, quarter_turns);
  if (turned == NULL)
    g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
                 "%s: there is not enough memory to turn it: close other programs", path);
  return turned;
}

/* At the design's own scale, so that the scene need not do it again. */
static FolAnalysis *
analyse (const FolPhoto *photo, const FolDesign *design, guint n_threads)
{
  double mm_per_px = fol_analysis_guess_mm_per_px (photo);
  FolScalp scalp;

  if (fol_scalp_init (&scalp, design, fol_photo_get_width (photo), fol_photo_get_height (photo),
                      NULL))
    mm_per_px = scalp.mm_per_px;
  return fol_analysis_new (photo, mm_per_px, n_threads, NULL, NULL);
}

static FolScene *
make_scene (const Options *options, const FolDesign *design, FolTimings *timings, GError **error)
{
  g_autoptr (FolPhoto) photo = NULL;
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr (FolAnalysis) analysis = NULL;
  FolScene *scene;

  photo = load_photo (options->photo, fol_design_get_photo (design)->quarter_turns, error);
  if (photo == NULL)
    return NULL;
  timings->decode = ms_since (start_us);

  start_us = g_get_monotonic_time ();
  analysis = analyse (photo, design, options->n_threads);
  timings->analyse = ms_since (start_us);

  start_us = g_get_monotonic_time ();
  scene = fol_scene_new (photo, analysis, design, options->n_threads, error);
  timings->place = ms_since (start_us);
  if (scene == NULL && options->design != NULL)
    g_prefix_error (error, "%s: ", options->design);
  return scene;
}

static double
output_scale (const Options *options, const FolScene *scene)
{
  const FolPhoto *photo = fol_scene_get_photo (scene);
  const int edge_px = MAX (fol_photo_get_width (photo), fol_photo_get_height (photo));

  if (options->max_edge_px == 0 || options->max_edge_px >= edge_px)
    return 1.0;
  return (double) options->max_edge_px / edge_px;
}

static FolOutput *
write_picture (const Options *options, const FolScene *scene, const FolDesign *design,
               FolTimings *timings, GError **error)
{
  g_autoptr (FolOutput) output = fol_output_new (options->output, error);
  FolPngTimes times;

  if (output == NULL
      || !fol_export_png (scene, design, options->picture, output_scale (options, scene),
                          options->footer_date, output, options->n_threads, NULL, NULL, NULL,
                          &times, error))
    return NULL;
  timings->render = times.rows_s * 1000.0;
  timings->encode = times.encode_s * 1000.0;
  return g_steal_pointer (&output);
}

static FolOutput *
write_text (const char *path, const char *text, gsize size, GError **error)
{
  g_autoptr (FolOutput) output = fol_output_new (path, error);

  if (output == NULL || !fol_output_write (output, text, size, error))
    return NULL;
  return g_steal_pointer (&output);
}

/* Two names may lead to one file; the second output would replace the first. */
static gboolean
add_output (GPtrArray *outputs, FolOutput *output, GError **error)
{
  if (output == NULL)
    return FALSE;
  g_ptr_array_add (outputs, output);
  for (guint i = 0; i + 1 < outputs->len; i++)
    if (fol_output_same_target (outputs->pdata[i], output))
      {
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     "two outputs in one place: give each a file of its own");
        return FALSE;
      }
  return TRUE;
}

static gboolean
write_outputs (const Options *options, const FolScene *scene, const FolDesign *design,
               FolTimings *timings, GError **error)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func ((GDestroyNotify) fol_output_free);

  if (options->output != NULL
      && !add_output (outputs, write_picture (options, scene, design, timings, error), error))
    return FALSE;
  if (options->dots != NULL)
    {
      g_autoptr (GString) csv = fol_placement_to_csv (fol_scene_get_placement (scene));

      if (!add_output (outputs, write_text (options->dots, csv->str, csv->len, error), error))
        return FALSE;
    }
  if (options->report)
    {
      g_autofree char *text = fol_report_new (scene, timings, options->n_threads);

      if (!add_output (outputs, write_text ("-", text, strlen (text), error), error))
        return FALSE;
    }
  return fol_output_commit_all ((FolOutput *const *) outputs->pdata, outputs->len, error);
}

/* Why the photo comes out unchanged, where it does. */
static char *
make_note (const Options *options, const FolScene *scene)
{
  guint n_dots;

  fol_placement_get_dots (fol_scene_get_placement (scene), &n_dots);
  if (n_dots > 0)
    return NULL;
  if (fol_field_is_empty (fol_scene_get_field (scene)))
    return g_strdup_printf ("%s: no area to treat in the photo, which is unchanged: give a design "
                            "with a hairline, an area or a treat stroke on it",
                            options->photo);
  return g_strdup_printf ("%s: no dots to place, the photo is unchanged: check the design's "
                          "density, keep-outs and outlines",
                          options->photo);
}

gboolean
run (const Options *options, char **note, GError **error)
{
  g_autoptr (FolDesign) design = read_design (options, error);
  g_autoptr (FolScene) scene = NULL;
  FolTimings timings = { 0 };

  *note = NULL;
  if (design == NULL)
    return FALSE;
  scene = make_scene (options, design, &timings, error);
  if (scene == NULL || !write_outputs (options, scene, design, &timings, error))
    return FALSE;
  *note = make_note (options, scene);
  return TRUE;
}
