/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/footer.h"

#include "engine/i18n.h"
#include "engine/look.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Letters that read on a phone, where a picture is as wide as the screen. */
#define EM_OF_PICTURE_WIDTH (1.0 / 46.0)
#define LEAST_EM_PX 7.0

/* In em. */
#define MARGIN_EM 0.9
#define LINE_GAP_EM 0.35

struct _FolFooter
{
  cairo_surface_t *surface; /* CAIRO_FORMAT_RGB24 */
  int width;
  int height;
};

static const char *
describe_stage (FolStage stage)
{
  switch (stage)
    {
    case FOL_STAGE_FRESH:
      return _ ("fresh");
    case FOL_STAGE_DAY7:
      return _ ("day 7");
    case FOL_STAGE_HEALED:
      break;
    }
  return _ ("healed");
}

static const char *
describe_method (FolScaleMethod method)
{
  switch (method)
    {
    case FOL_SCALE_PUPILS:
      return _ ("scale from pupils");
    case FOL_SCALE_IRIS:
      return _ ("scale from iris");
    case FOL_SCALE_CARD:
      return _ ("scale from card");
    case FOL_SCALE_COIN:
      return _ ("scale from coin");
    case FOL_SCALE_RULER:
      return _ ("scale from ruler");
    case FOL_SCALE_HEAD:
      return _ ("scale from head");
    case FOL_SCALE_GIVEN:
      return _ ("scale as given");
    case FOL_SCALE_ASSUMED:
      break;
    }
  return _ ("scale assumed");
}

static char *
describe_years (double years)
{
  if (years <= 0.0)
    return g_strdup ("");
  return g_strdup_printf (_ (", after %.3g years"), years);
}

static char *
describe_settings (const FolScene *scene, const FolDesign *design, const char *date)
{
  const FolScalp *scalp = fol_field_get_scalp (fol_scene_get_field (scene));
  const FolDotSettings *dots = fol_design_get_dots (design);
  const FolCourse *course = fol_design_get_course (design);
  g_autofree char *years = describe_years (course->years);

  /* Translators: date, dots per cm², diameter, dilution, session, stage (", after
   * 5 years" or nothing), and how the scale was found */
  return g_strdup_printf (
      _ ("%s  ·  %.4g dots/cm²  ·  %.3g mm  ·  shade 1:%.3g  ·  session %d, %s%s  ·  %s"), date,
      dots->density_per_cm2, dots->diameter_mm, fol_look_current_shade (design), course->session,
      describe_stage (course->stage), years, describe_method (scalp->method));
}

static PangoLayout *
layout_new (cairo_t *cr, const char *text, double em_px, gboolean bold, int width_px)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  cairo_font_options_destroy (options);
  pango_font_description_set_absolute_size (font, em_px * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, width_px * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static int
layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static cairo_surface_t *
draw_strip (PangoLayout *title, PangoLayout *settings, int width, int height, int margin, int gap)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.96, 0.96, 0.96);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.13, 0.13, 0.13);
  cairo_move_to (cr, margin, margin);
  pango_cairo_show_layout (cr, title);
  cairo_set_source_rgb (cr, 0.33, 0.33, 0.33);
  cairo_move_to (cr, margin, margin + layout_height (title) + gap);
  pango_cairo_show_layout (cr, settings);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

FolFooter *
fol_footer_new (const FolScene *scene, const FolDesign *design, const char *date, int width,
                int picture_width)
{
  g_autofree char *settings_text = describe_settings (scene, design, date);
  const double em_px = MAX (LEAST_EM_PX, EM_OF_PICTURE_WIDTH * picture_width);
  const int margin = (int) lround (MARGIN_EM * em_px);
  const int gap = (int) lround (LINE_GAP_EM * em_px);
  const int text_width = MAX (width - 2 * margin, 1);
  FolFooter *footer = g_new0 (FolFooter, 1);
  cairo_surface_t *scratch = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cr = cairo_create (scratch);
  g_autoptr (PangoLayout) title =
      layout_new (cr, _ ("Simulation — not a guarantee of results"), em_px, TRUE, text_width);
  g_autoptr (PangoLayout) settings = layout_new (cr, settings_text, 0.8 * em_px, FALSE, text_width);

  footer->width = width;
  footer->height = 2 * margin + layout_height (title) + gap + layout_height (settings);
  footer->surface = draw_strip (title, settings, width, footer->height, margin, gap);
  cairo_destroy (cr);
  cairo_surface_destroy (scratch);
  return footer;
}

void
fol_footer_free (FolFooter *footer)
{
  if (footer == NULL)
    return;
  cairo_surface_destroy (footer->surface);
  g_free (footer);
}

int
fol_footer_get_height (const FolFooter *footer)
{
  return footer->height;
}

/* The strip is grey, so that any of its channels is its grey. */
static void
render_row (const FolFooter *footer, int y, int n_channels, guint8 *pixels)
{
  const guint32 *row =
      (const guint32 *) (const void *) (cairo_image_surface_get_data (footer->surface)
                                        + (gsize) y
                                              * cairo_image_surface_get_stride (footer->surface));

  for (int x = 0; x < footer->width; x++, pixels += n_channels)
    {
      pixels[0] = (row[x] >> 16) & 0xff;
      if (n_channels >= 3)
        {
          pixels[1] = (row[x] >> 8) & 0xff;
          pixels[2] = row[x] & 0xff;
        }
      if (n_channels == 4)
        pixels[3] = 0xff;
    }
}

void
fol_footer_render (const FolFooter *footer, int y, int n_rows, int n_channels, guint8 *pixels,
                   gsize stride)
{
  g_return_if_fail (y >= 0 && y + n_rows <= footer->height);

  for (int i = 0; i < n_rows; i++)
    render_row (footer, y + i, n_channels, pixels + (gsize) i * stride);
}
