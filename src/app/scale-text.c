/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scale-text.h"

#include "app/number-text.h"

#include <glib/gi18n.h>

const char *
fol_scale_text_method (FolScaleMethod method)
{
  switch (method)
    {
    case FOL_SCALE_PUPILS:
      return _ ("pupils");
    case FOL_SCALE_IRIS:
      return _ ("iris");
    case FOL_SCALE_CARD:
      return _ ("ID card");
    case FOL_SCALE_COIN:
      return _ ("coin");
    case FOL_SCALE_RULER:
      return _ ("ruler");
    case FOL_SCALE_HEAD:
      return _ ("head breadth");
    case FOL_SCALE_GIVEN:
      return _ ("given");
    case FOL_SCALE_ASSUMED:
      break;
    }
  return _ ("assumed, not measured");
}

/* Empty for a scale that no line has told: it may come from anywhere. */
static const char *
describe_plane (const FolScale *scale)
{
  if (scale->line < 0)
    return "";
  switch (scale->plane)
    {
    case FOL_PLANE_SCALP:
      return _ (" · on the scalp");
    case FOL_PLANE_EYES:
      return _ (" · at the eyes");
    case FOL_PLANE_MIDDLE:
      return _ (" · at the head’s middle");
    case FOL_PLANE_AUTO:
      break;
    }
  return "";
}

char *
fol_scale_text_per_px (const FolScale *scale)
{
  g_autofree char *number = fol_number_to_text (scale->mm_per_px, 4);

  return g_strdup_printf (_ ("%s mm/px"), number);
}

char *
fol_scale_text_source (const FolScale *scale)
{
  const char *method = fol_scale_text_method (scale->method);
  g_autofree char *percent = fol_number_to_text (100.0 * scale->uncertainty, 0);

  if (scale->uncertainty <= 0.0)
    return g_strdup (method);
  /* Translators: what the scale was measured by, and how far off that can be */
  return g_strdup_printf (_ ("%s ±%s %%"), method, percent);
}

char *
fol_scale_text_whole (const FolScale *scale)
{
  g_autofree char *per_px = fol_scale_text_per_px (scale);
  g_autofree char *px_per_mm = fol_number_to_text (1.0 / scale->mm_per_px, 1);
  g_autofree char *source = fol_scale_text_source (scale);

  /* Translators: mm/px, px/mm, what it was measured by, where that lay */
  return g_strdup_printf (_ ("%s · %s px/mm · %s%s"), per_px, px_per_mm, source,
                          describe_plane (scale));
}
