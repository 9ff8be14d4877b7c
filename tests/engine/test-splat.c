/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots as coverage: what one dot weighs, and where it lies, at every scale. */
#include "engine/dot-profile.h"
#include "engine/placement.h"
#include "engine/splat.h"

#include <math.h>

#define SIZE 400
#define MM 0.05

/* A single dot, or a few: a tiny square to treat in the middle of the head, at
 * its limb, or on a flat scalp. */
static FolPlacement *
few_dots (const FolDesignHead *head, double x, double y, double diameter_mm)
{
  const double r = 10.0;
  const FolPoint square[] = {
    { x - r, y - r }, { x + r, y - r }, { x + r, y + r }, { x - r, y + r }
  };
  const FolArea area = { FOL_AREA_TREAT, 4, square, 0.0, 1.0 };
  const FolDesignScale scale = { .mm_per_px = MM, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) with_head = fol_design_with_head (scaled, head);
  g_autoptr (FolDesign) treated = fol_design_insert_area (with_head, 0, &area);
  FolDotSettings dots = *fol_design_get_dots (treated);
  g_autoptr (FolDesign) design = NULL;
  g_autoptr (FolField) field = NULL;
  g_autoptr (GError) error = NULL;
  FolScalp scalp;

  dots.diameter_mm = diameter_mm;
  dots.density_per_cm2 = 300;
  design = fol_design_with_dots (treated, &dots);
  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, &error));
  field = fol_field_new (design, &scalp, SIZE, SIZE, 1, &error);
  g_assert_no_error (error);
  return fol_placement_new (design, field, SIZE, SIZE, 1);
}

typedef struct
{
  double sum; /* full pixels */
  double x;   /* centre, output pixels */
  double y;
} Weight;

static Weight
weigh (const FolSplat *splat, double scale)
{
  const int size = (int) (SIZE * scale);
  const FolRect rect = { 0, 0, size, size };
  g_autofree guint16 *coverage = g_new0 (guint16, (gsize) size * (gsize) size);
  Weight weight = { 0 };
  int first, end;

  g_assert_true (fol_splat_draw (splat, scale, &rect, coverage, &first, &end));
  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      {
        const double c = coverage[(gsize) y * (gsize) size + (gsize) x] / (double) FOL_SPLAT_ONE;

        if (x < first || x >= end)
          g_assert_cmpfloat (c, ==, 0.0);
        weight.sum += c;
        weight.x += c * (x + 0.5);
        weight.y += c * (y + 0.5);
      }
  weight.x /= weight.sum;
  weight.y /= weight.sum;
  return weight;
}

/* Area times strength, foreshortened, at every scale from a dot of a twentieth
 * of a pixel to one of forty. */
static void
check_mass (const FolDesignHead *head, double x, double y, double diameter_mm)
{
  const double scales[] = { 0.05, 0.11, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0, 1.4, 2.0, 3.0, 5.0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolLook look = fol_look_new (plain);
  g_autoptr (FolPlacement) placement = few_dots (head, x, y, diameter_mm);
  g_autoptr (FolSplat) splat = fol_splat_new (placement, &look, MM, 0.02);
  guint n;
  const FolDot *dots = fol_placement_get_dots (placement, &n);
  double truth = 0.0, cx = 0.0, cy = 0.0;

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      const double radius_px = dots[i].diameter_mm * look.own_diameter / 2.0 / MM;
      const double mass = G_PI * radius_px * radius_px * dots[i].squash * dots[i].strength;

      truth += mass;
      cx += mass * dots[i].x_px;
      cy += mass * dots[i].y_px;
    }
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      const Weight weight = weigh (splat, scales[i]);

      g_assert_cmpfloat_with_epsilon (weight.sum / (truth * scales[i] * scales[i]), 1.0, 0.03);
      g_assert_cmpfloat_with_epsilon (weight.x / scales[i], cx / truth, 0.5 / scales[i]);
      g_assert_cmpfloat_with_epsilon (weight.y / scales[i], cy / truth, 0.5 / scales[i]);
    }
}

static void
test_mass (void)
{
  const FolDesignHead head = { { 200, 200 }, 180, 190, 25, 0 };

  check_mass (NULL, 200, 200, 0.17);
  check_mass (NULL, 200.3, 199.6, 0.08);
  check_mass (NULL, 200, 200, 0.25);
  check_mass (&head, 200, 200, 0.17);
  check_mass (&head, 330, 200, 0.17);
  check_mass (&head, 210, 345, 0.17);
}

/* A disc softened little is a disc: flat in the middle, gone beyond its edge. */
static void
test_profile (void)
{
  const guint sharp = (guint) (8.0 / FOL_DOT_RATIO_STEP);
  const guint16 *samples = fol_dot_profile (sharp);

  g_assert_cmpint (samples[0], >, 65500);
  g_assert_cmpint (samples[FOL_DOT_N_SAMPLES], ==, 0);
  for (int i = 0; i < FOL_DOT_N_SAMPLES; i++)
    g_assert_cmpint (samples[i + 1], <=, samples[i]);

  /* Half at the disc's own radius, 8 of 11. */
  const int at_edge = (int) lround (FOL_DOT_N_SAMPLES * 64.0 / 121.0);

  g_assert_cmpfloat_with_epsilon (samples[at_edge] / 65535.0, 0.5, 0.04);
  for (guint ratio = 4; ratio < FOL_DOT_N_RATIOS; ratio += 4)
    {
      const double radius = ratio * FOL_DOT_RATIO_STEP;

      g_assert_cmpfloat_with_epsilon (fol_dot_profile_mass (ratio) / (G_PI * radius * radius), 1.0,
                                      0.02);
    }
}

static void
test_cell (void)
{
  g_assert_cmpfloat (fol_dot_cell (-3.0f), ==, 0.0f);
  g_assert_cmpfloat (fol_dot_cell (3.0f), ==, 1.0f);
  g_assert_cmpfloat_with_epsilon (fol_dot_cell (0.0f), 0.5, 1e-5);
  g_assert_cmpfloat_with_epsilon (fol_dot_cell (1.0f), 0.8413, 2e-3);
}

/* Twice the dots cannot make a pixel overflow. */
static void
test_saturates (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolLook look = fol_look_new (plain);
  g_autoptr (FolPlacement) placement = few_dots (NULL, 200, 200, 0.6);
  g_autoptr (FolSplat) splat = fol_splat_new (placement, &look, MM, 0.0);
  const FolRect rect = { 150, 150, 100, 100 };
  guint16 *coverage = g_new0 (guint16, 10000);
  int first, end;

  for (int i = 0; i < 4; i++)
    {
      g_autofree guint16 *before = g_memdup2 (coverage, 20000);

      fol_splat_draw (splat, 1.0, &rect, coverage, &first, &end);
      for (int k = 0; k < 10000; k++)
        g_assert_cmpint (coverage[k], >=, before[k]);
    }
  g_assert_cmpint (coverage[50 * 100 + 50], ==, 65535);
  g_free (coverage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/splat/mass", test_mass);
  g_test_add_func ("/splat/profile", test_profile);
  g_test_add_func ("/splat/cell", test_cell);
  g_test_add_func ("/splat/saturates", test_saturates);
  return g_test_run ();
}
