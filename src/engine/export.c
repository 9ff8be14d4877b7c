/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/export.h"

#include "engine/footer.h"
#include "engine/look.h"
#include "engine/members.h"
#include "engine/resample.h"

typedef struct
{
  const FolScene *scene;
  FolPicture picture;
  double scale;
  int width;  /* of one of the pictures side by side */
  int height; /* of the picture, without the footer */
  const FolFooter *footer;
} Export;

static FolLayer
layer_of (FolPicture picture)
{
  switch (picture)
    {
    case FOL_PICTURE_BEFORE:
      return FOL_LAYER_BEFORE;
    case FOL_PICTURE_DOTS:
      return FOL_LAYER_DOTS;
    case FOL_PICTURE_FIELD:
      return FOL_LAYER_FIELD;
    case FOL_PICTURE_MERGE:
      return FOL_LAYER_MERGE;
    case FOL_PICTURE_AFTER:
    case FOL_PICTURE_COMPARE:
      break;
    }
  return FOL_LAYER_AFTER;
}

static FolPngFormat
format_of (FolPicture picture)
{
  switch (fol_layer_n_channels (layer_of (picture)))
    {
    case 1:
      return FOL_PNG_GREY;
    case 4:
      return FOL_PNG_RGBA;
    default:
      return FOL_PNG_RGB;
    }
}

static void
fill_picture_rows (const Export *export, int y, int n_rows, guint8 *pixels, gsize stride)
{
  const FolRect rect = { 0, y, export->width, n_rows };

  if (export->picture == FOL_PICTURE_COMPARE)
    {
      fol_scene_render (export->scene, FOL_LAYER_BEFORE, export->scale, &rect, pixels, stride);
      pixels += 3 * (gsize) export->width;
    }
  fol_scene_render (export->scene, layer_of (export->picture), export->scale, &rect, pixels,
                    stride);
}

static void
fill_rows (int y, int n_rows, guint8 *pixels, gsize stride, gpointer user_data)
{
  const Export *export = user_data;
  const int n_picture_rows = CLAMP (export->height - y, 0, n_rows);

  if (n_picture_rows > 0)
    fill_picture_rows (export, y, n_picture_rows, pixels, stride);
  if (n_picture_rows < n_rows)
    fol_footer_render (export->footer, y + n_picture_rows - export->height, n_rows - n_picture_rows,
                       fol_layer_n_channels (layer_of (export->picture)),
                       pixels + (gsize) n_picture_rows * stride, stride);
}

char *
fol_export_describe (const FolScene *scene, const FolDesign *design)
{
  const FolScalp *scalp = fol_field_get_scalp (fol_scene_get_field (scene));
  const FolDotSettings *dots = fol_design_get_dots (design);
  const FolCourse *course = fol_design_get_course (design);
  char density[16], diameter[16], shade[16], scale[16], years[16];

  return g_strdup_printf (
      "Simulation, not a guarantee of results. Density %s/cm², dots %s mm, shade 1:%s, "
      "session %d, %s, %s years on; scale %s mm/px (%s); pattern %u.",
      g_ascii_formatd (density, sizeof density, "%.4g", dots->density_per_cm2),
      g_ascii_formatd (diameter, sizeof diameter, "%.4g", dots->diameter_mm),
      g_ascii_formatd (shade, sizeof shade, "%.4g", fol_look_current_shade (design)),
      course->session, fol_members_get ("course.stage")->words[course->stage],
      g_ascii_formatd (years, sizeof years, "%.4g", course->years),
      g_ascii_formatd (scale, sizeof scale, "%.5g", scalp->mm_per_px),
      fol_members_get ("scale.method")->words[scalp->method], dots->seed);
}

gboolean
fol_export_png (const FolScene *scene, const FolDesign *design, FolPicture picture, double scale,
                const char *footer_date, FolOutput *output, guint n_threads,
                GCancellable *cancellable, FolProgressFunc progress, gpointer progress_data,
                FolPngTimes *times, GError **error)
{
  const FolScalp *scalp = fol_field_get_scalp (fol_scene_get_field (scene));
  g_autofree char *description = fol_export_describe (scene, design);
  Export export = { .scene = scene, .picture = picture, .scale = scale };
  g_autoptr (FolFooter) footer = NULL;
  FolPngInfo info = { .format = format_of (picture),
                      .mm_per_px = scalp->mm_per_px / scale,
                      .description = description };

  fol_resample_size (fol_scene_get_photo (scene), scale, &export.width, &export.height);
  info.width = picture == FOL_PICTURE_COMPARE ? 2 * export.width : export.width;
  info.height = export.height;
  if (footer_date != NULL)
    {
      footer = fol_footer_new (scene, design, footer_date, info.width, export.width);
      export.footer = footer;
      info.height += fol_footer_get_height (footer);
    }
  return fol_png_write (output, &info, fill_rows, &export, n_threads, cancellable, progress,
                        progress_data, times, error);
}
