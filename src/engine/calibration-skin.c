/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/calibration-skin.h"

#include "engine/calibration-rules.h"

#include <math.h>
#include <string.h>

static double
mm_per_cell (const FolCalibrationSkin *skin, const FolField *field)
{
  return skin->cell_px * fol_field_get_scalp (field)->mm_per_px;
}

static FolPoint
middle_px (const FolCalibrationSkin *skin, int index)
{
  return (FolPoint){ (index % skin->cells.width + 0.5) * skin->cell_px,
                     (index / skin->cells.width + 0.5) * skin->cell_px };
}

/* Nothing within the pigment's reach is treated. */
static gboolean
is_untouched (const FolField *field, FolPoint at)
{
  const double reach_px =
      fol_calibration_rules_get ()->margin_mm / fol_field_get_scalp (field)->mm_per_px;

  if (fol_field_treats (field, at.x, at.y))
    return FALSE;
  for (int i = 0; i < 8; i++)
    if (fol_field_treats (field, at.x + reach_px * cos (i * G_PI / 4.0),
                          at.y + reach_px * sin (i * G_PI / 4.0)))
      return FALSE;
  return TRUE;
}

static gboolean
is_well_treated (const FolField *field, double full_per_cm2, FolPoint at)
{
  const FolScalp *scalp = fol_field_get_scalp (field);
  double u, v;

  return fol_field_treats (field, at.x, at.y) && fol_scalp_from_px (scalp, at.x, at.y, &u, &v)
         && fol_scalp_cos (scalp, u, v) >= FOL_SCALP_COS_FULL
         && fol_field_density (field, u, v)
                >= fol_calibration_rules_get ()->least_density * full_per_cm2;
}

static void
find_treated (FolCalibrationSkin *skin, const FolField *field, double full_per_cm2,
              GCancellable *cancellable)
{
  const int n = skin->cells.width * skin->cells.height;

  for (int i = 0; i < n; i++)
    {
      if (i % skin->cells.width == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      if (fol_calibration_cells_is_well_lit (&skin->cells, i)
          && is_well_treated (field, full_per_cm2, middle_px (skin, i)))
        g_array_append_val (skin->treated, i);
    }
}

/* The mean colour will do: what is no skin is far away. */
static FolLab
treated_lab (const FolCalibrationSkin *skin)
{
  FolLab sum = { 0 };

  for (guint i = 0; i < skin->treated->len; i++)
    {
      const FolLab lab =
          fol_calibration_cells_lab (&skin->cells, g_array_index (skin->treated, int, i));

      sum.L += lab.L / skin->treated->len;
      sum.a += lab.a / skin->treated->len;
      sum.b += lab.b / skin->treated->len;
    }
  return sum;
}

static FolRect
around_treated (const FolCalibrationSkin *skin, int margin)
{
  int x0 = G_MAXINT, y0 = G_MAXINT, x1 = 0, y1 = 0;

  for (guint i = 0; i < skin->treated->len; i++)
    {
      const int index = g_array_index (skin->treated, int, i);
      const int x = index % skin->cells.width, y = index / skin->cells.width;

      x0 = MIN (x0, x);
      y0 = MIN (y0, y);
      x1 = MAX (x1, x);
      y1 = MAX (y1, y);
    }
  x0 = MAX (x0 - margin, 0);
  y0 = MAX (y0 - margin, 0);
  return (FolRect){ x0, y0, MIN (x1 + margin + 1, skin->cells.width) - x0,
                    MIN (y1 + margin + 1, skin->cells.height) - y0 };
}

/* Marks what has the colour of the skin that is treated. */
static guint8 *
find_skin (const FolCalibrationSkin *skin)
{
  const int n = skin->cells.width * skin->cells.height;
  const FolLab mean = treated_lab (skin);
  const double most = fol_calibration_rules_get ()->skin_distance;
  guint8 *is_skin = g_new0 (guint8, n);

  for (int i = 0; i < n; i++)
    {
      const FolLab lab = fol_calibration_cells_lab (&skin->cells, i);
      const double far2 = (lab.L - mean.L) * (lab.L - mean.L) / 4.0
                          + (lab.a - mean.a) * (lab.a - mean.a)
                          + (lab.b - mean.b) * (lab.b - mean.b);

      is_skin[i] = far2 < most * most && fol_calibration_cells_is_well_lit (&skin->cells, i);
    }
  return is_skin;
}

static gboolean
is_on_head (const FolScalp *scalp, FolPoint at)
{
  const FolPoint radii = scalp->has_head ? fol_scalp_to_radii (scalp, at) : (FolPoint){ 0.0, 0.0 };

  return hypot (radii.x, radii.y) <= fol_calibration_rules_get ()->head_radius;
}

/* Within the box, so that skin elsewhere, lit otherwise, does not count; a wall may have the
 * colour of skin, so beyond the head only where there is no skin on it. */
static void
find_around (FolCalibrationSkin *skin, const FolField *field, const guint8 *is_skin, FolRect box,
             GCancellable *cancellable)
{
  g_autoptr (GArray) beyond = g_array_new (FALSE, FALSE, sizeof (int));

  for (int y = box.y; y < box.y + box.height && !g_cancellable_is_cancelled (cancellable); y++)
    for (int x = box.x; x < box.x + box.width; x++)
      {
        const int index = y * skin->cells.width + x;
        const FolPoint at = middle_px (skin, index);

        if (is_skin[index] && is_untouched (field, at))
          g_array_append_val (is_on_head (fol_field_get_scalp (field), at) ? skin->around : beyond,
                              index);
      }
  if (skin->around->len < fol_calibration_rules_get ()->least_around)
    g_array_append_vals (skin->around, beyond->data, beyond->len);
}

/* Sets a cell to @value where one within @radius along a line of @n cells, @step apart, has
 * it: twice, across and down, this widens by a square. */
static void
spread_line (guint8 *line, int n, int step, int radius, guint8 value)
{
  g_autofree guint8 *was = g_malloc ((gsize) n);
  int last = -radius - 1;

  for (int i = 0; i < n; i++)
    was[i] = line[i * step];
  for (int i = 0; i < n; i++)
    {
      if (was[i] == value)
        last = i;
      if (i - last <= radius)
        line[i * step] = value;
    }
  last = n + radius;
  for (int i = n - 1; i >= 0; i--)
    {
      if (was[i] == value)
        last = i;
      if (last - i <= radius)
        line[i * step] = value;
    }
}

static void
spread (const FolCalibrationCells *cells, guint8 *marks, int radius, guint8 value)
{
  for (int y = 0; y < cells->height; y++)
    spread_line (marks + y * cells->width, cells->width, 1, radius, value);
  for (int x = 0; x < cells->width; x++)
    spread_line (marks + x, cells->height, cells->width, radius, value);
}

/* Keeps of @marks what is untouched, in the box, and on the head; tells how many are left. */
static int
keep_same (const FolCalibrationSkin *skin, const FolField *field, guint8 *marks, FolRect box)
{
  int n = 0;

  for (int i = 0; i < skin->cells.width * skin->cells.height; i++)
    {
      const int x = i % skin->cells.width - box.x, y = i / skin->cells.width - box.y;
      const FolPoint at = middle_px (skin, i);

      marks[i] = marks[i] && x >= 0 && y >= 0 && x < box.width && y < box.height
                 && is_on_head (fol_field_get_scalp (field), at) && is_untouched (field, at);
      n += marks[i];
    }
  return n;
}

/* The head near what is treated, with brows and eyes, yet without what is behind it. A head
 * that is all treated leaves nothing else than everything to compare. */
static void
find_same (FolCalibrationSkin *skin, const FolField *field, const guint8 *is_skin, FolRect box)
{
  const FolCalibrationRules *rules = fol_calibration_rules_get ();
  const int n = skin->cells.width * skin->cells.height;
  const int feature = (int) lround (rules->feature_mm / mm_per_cell (skin, field));
  const int limb = (int) lround (rules->limb_mm / mm_per_cell (skin, field));

  skin->is_same = g_memdup2 (is_skin, (gsize) n);
  spread (&skin->cells, skin->is_same, feature, TRUE);
  spread (&skin->cells, skin->is_same, feature + limb, FALSE);
  if (keep_same (skin, field, skin->is_same, box) >= rules->least_same)
    return;
  for (int i = 0; i < n; i++)
    skin->is_same[i] = is_untouched (field, middle_px (skin, i));
}

void
fol_calibration_skin_init (FolCalibrationSkin *skin, const FolPhoto *photo, const FolField *field,
                           double full_per_cm2, GCancellable *cancellable)
{
  const FolCalibrationRules *rules = fol_calibration_rules_get ();
  const double mm_per_px = fol_field_get_scalp (field)->mm_per_px;
  g_autofree guint8 *is_skin = NULL;
  FolRect box;

  skin->cell_px = MAX (rules->cell_mm / mm_per_px, rules->least_cell_px);
  skin->treated = g_array_new (FALSE, FALSE, sizeof (int));
  skin->around = g_array_new (FALSE, FALSE, sizeof (int));
  fol_calibration_cells_init (&skin->cells, photo, skin->cell_px);
  find_treated (skin, field, full_per_cm2, cancellable);
  if (skin->treated->len == 0)
    return;
  is_skin = find_skin (skin);
  box = around_treated (skin, (int) ceil (rules->around_mm / mm_per_cell (skin, field)));
  find_around (skin, field, is_skin, box, cancellable);
  if (!g_cancellable_is_cancelled (cancellable))
    find_same (skin, field, is_skin, box);
}

void
fol_calibration_skin_clear (FolCalibrationSkin *skin)
{
  g_clear_pointer (&skin->treated, g_array_unref);
  g_clear_pointer (&skin->around, g_array_unref);
  g_clear_pointer (&skin->is_same, g_free);
  fol_calibration_cells_clear (&skin->cells);
}

gboolean
fol_calibration_skin_is_same (double x_px, double y_px, gpointer user_data)
{
  const FolCalibrationSkin *skin = user_data;
  const int x = (int) (x_px / skin->cell_px), y = (int) (y_px / skin->cell_px);

  return skin->is_same != NULL && x >= 0 && y >= 0 && x < skin->cells.width
         && y < skin->cells.height && skin->is_same[y * skin->cells.width + x];
}
