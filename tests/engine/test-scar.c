/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scars drawn as lines and spots: their area, where their dots end, how these
 * spread and fade, their own shade, and the relief that stays. */
#include "engine/design-dirty.h"
#include "engine/look.h"
#include "engine/scene.h"
#include "engine/trade.h"

#include <math.h>
#include <string.h>

#define SIZE 1000
#define MM 0.1

static const FolPoint line[] = { { 200, 500 }, { 800, 500 } };
static const FolPoint bent[] = { { 200, 700 }, { 500, 400 }, { 800, 640 } };
static const FolPoint middle[] = { { 500, 500 } };

/* Flat, SIZE × SIZE at MM. */
static FolDesign *
flat (void)
{
  const FolDesignScale scale = { .mm_per_px = MM, .method = FOL_SCALE_GIVEN };
  const FolCourse course = { 4, FOL_STAGE_HEALED, 0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);

  return fol_design_with_course (scaled, &course);
}

static FolDesign *
with_scar (const FolDesign *design, const FolScar *scar)
{
  return fol_design_insert_scar (design, fol_design_get_n_scars (design), scar);
}

static FolDesign *
with_square (const FolDesign *design, FolAreaRole role, double x0, double y0, double x1, double y1)
{
  const FolPoint square[] = { { x0, y0 }, { x1, y0 }, { x1, y1 }, { x0, y1 } };
  const FolArea area = { role, 4, square, 0.0, 1.0 };

  return fol_design_insert_area (design, 0, &area);
}

static FolDesign *
at (const FolDesign *design, int session, FolStage stage, double years)
{
  return fol_design_with_course (design, &(FolCourse){ session, stage, years });
}

static FolField *
field_of (const FolDesign *design)
{
  g_autoptr (GError) error = NULL;
  FolScalp scalp;
  FolField *field;

  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, &error));
  field = fol_field_new (design, &scalp, SIZE, SIZE, 0, &error);
  g_assert_no_error (error);
  return field;
}

static FolPlacement *
place (const FolDesign *design)
{
  g_autoptr (FolField) field = field_of (design);

  return fol_placement_new (design, field, SIZE, SIZE, 0);
}

static double
density_at (const FolField *field, double x, double y)
{
  double u, v;

  fol_scalp_from_px (fol_field_get_scalp (field), x, y, &u, &v);
  return fol_field_density (field, u, v);
}

/* A band as long as its middle with half a disc at either end. */
static double
capsule_cm2 (double length_mm, double radius_mm)
{
  return (2.0 * radius_mm * length_mm + G_PI * radius_mm * radius_mm) / 100.0;
}

static void
test_area (void)
{
  const FolScar strip = { FOL_SCAR_LINE, 2, line, 4.0, 3.0, 1.0, 0 };
  const FolScar sharp = { FOL_SCAR_LINE, 2, line, 7.0, 0.0, 0.5, 0 };
  const FolScar spot = { FOL_SCAR_SPOT, 1, middle, 10.0, 2.0, 1.0, 0 };
  g_autoptr (FolDesign) plain = flat ();
  const struct
  {
    const FolScar *scar;
    double cm2;
  } cases[] = { { &strip, capsule_cm2 (60.0, 5.0) },
                { &sharp, capsule_cm2 (60.0, 3.5) },
                { &spot, capsule_cm2 (0.0, 7.0) } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FolDesign) design = with_scar (plain, cases[i].scar);
      g_autoptr (FolField) field = field_of (design);
      const double cm2 = fol_field_area_cm2 (field, 0);

      g_assert_cmpfloat_with_epsilon (cm2, cases[i].cm2, 0.02 * cases[i].cm2);
    }
}

/* Widths are millimetres of skin: on the side of a head a spot looks narrower, and
 * has the same area. */
static void
test_area_on_a_head (void)
{
  const FolDesignHead head = { { 500, 500 }, 450, 450, 0, 0 };
  const FolPoint side[] = { { 820, 500 } };
  const FolScar spot = { FOL_SCAR_SPOT, 1, side, 10.0, 0.0, 1.0, 0 };
  g_autoptr (FolDesign) plain = flat ();
  g_autoptr (FolDesign) headed = fol_design_with_head (plain, &head);
  g_autoptr (FolDesign) design = with_scar (headed, &spot);
  g_autoptr (FolField) field = field_of (design);
  const double cm2 = capsule_cm2 (0.0, 5.0);

  g_assert_cmpfloat_with_epsilon (fol_field_area_cm2 (field, 0), cm2, 0.02 * cm2);
  g_assert_true (fol_field_in_scar (field, 820, 540, NULL));
  g_assert_false (fol_field_in_scar (field, 860, 500, NULL));
}

static void
test_density_across (void)
{
  const FolScar strip = { FOL_SCAR_LINE, 2, line, 4.0, 4.0, 0.8, 0 };
  g_autoptr (FolDesign) plain = flat ();
  g_autoptr (FolDesign) design = with_scar (plain, &strip);
  g_autoptr (FolField) field = field_of (design);
  double last = 160.0;

  g_assert_cmpfloat_with_epsilon (density_at (field, 500, 500), 160, 0.01);
  g_assert_cmpfloat_with_epsilon (density_at (field, 500, 519), 160, 0.01);
  g_assert_cmpfloat_with_epsilon (density_at (field, 500, 540), 80, 0.5);
  g_assert_cmpfloat (density_at (field, 500, 561), ==, 0.0);
  for (double y = 500; y < 570; y += 0.5)
    {
      g_assert_cmpfloat (density_at (field, 500, y), <=, last + 1e-4);
      last = density_at (field, 500, y);
    }
  g_assert_true (fol_field_in_scar (field, 500, 519, NULL));
  g_assert_false (fol_field_in_scar (field, 500, 521, NULL));
  g_assert_true (fol_field_treats (field, 500, 559));
  g_assert_false (fol_field_treats (field, 500, 561));
}

static double
distance_mm (const FolPoint *path, guint n, double x, double y)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < n; i++)
    least = MIN (least, fol_segment_distance (path[i], path[i + 1], x, y, NULL));
  return least * MM;
}

static void
test_dots_end_at_the_margin (void)
{
  const FolScar scar = { FOL_SCAR_LINE, 3, bent, 3.0, 2.5, 1.0, 0 };
  g_autoptr (FolDesign) plain = flat ();
  g_autoptr (FolDesign) design = with_scar (plain, &scar);
  g_autoptr (FolPlacement) placement = place (design);
  guint n, n_inside = 0, n_margin = 0;
  const FolDot *dots = fol_placement_get_dots (placement, &n);

  for (guint i = 0; i < n; i++)
    {
      const double d = distance_mm (bent, 3, dots[i].x_px, dots[i].y_px);

      g_assert_cmpfloat (d, <=, 4.0 + 1e-3);
      n_inside += d <= 1.5;
      n_margin += d > 1.5;
    }
  g_assert_cmpuint (n_inside, >, 400);
  g_assert_cmpuint (n_margin, >, 200);
  g_assert_cmpuint (n_margin, <, n_inside);
}

/* The densest of what overlaps; nothing in keep-outs. */
static void
test_overlap (void)
{
  const FolScar thin = { FOL_SCAR_LINE, 2, line, 6.0, 3.0, 0.5, 0 };
  g_autoptr (FolDesign) plain = flat ();
  g_autoptr (FolDesign) scarred = with_scar (plain, &thin);
  g_autoptr (FolDesign) treated = with_square (scarred, FOL_AREA_TREAT, 100, 100, 500, 900);
  g_autoptr (FolDesign) kept = with_square (treated, FOL_AREA_KEEP_OUT, 700, 100, 900, 900);
  g_autoptr (FolField) field = field_of (kept);

  g_assert_cmpfloat_with_epsilon (density_at (field, 300, 500), 200, 0.01);
  g_assert_cmpfloat_with_epsilon (density_at (field, 600, 500), 100, 0.01);
  g_assert_cmpfloat (density_at (field, 750, 500), ==, 0.0);
  g_assert_false (fol_field_treats (field, 750, 500));
}

/* Mean diameter and strength of the dots in the tissue, or beside it. */
static void
measure (const FolDesign *design, gboolean in_scar, double *diameter_mm, double *strength)
{
  g_autoptr (FolField) field = field_of (design);
  g_autoptr (FolPlacement) placement = place (design);
  guint n, count = 0;
  const FolDot *dots = fol_placement_get_dots (placement, &n);

  *diameter_mm = *strength = 0.0;
  for (guint i = 0; i < n; i++)
    if (fol_field_in_scar (field, dots[i].x_px, dots[i].y_px, NULL) == in_scar)
      {
        *diameter_mm += dots[i].diameter_mm;
        *strength += dots[i].strength;
        count++;
      }
  g_assert_cmpuint (count, >, 300);
  *diameter_mm /= count;
  *strength /= count;
}

static void
check_spread_and_fading (const FolDesign *scarred)
{
  const FolTrade *trade = fol_trade_get ();
  g_autoptr (FolDesign) healed = at (scarred, 4, FOL_STAGE_HEALED, 0);
  g_autoptr (FolDesign) aged = at (scarred, 4, FOL_STAGE_HEALED, 3);
  double scar_mm, skin_mm, strength, scar_strength, skin_strength;

  measure (healed, TRUE, &scar_mm, &strength);
  g_assert_cmpfloat_with_epsilon (strength, 1.0, 1e-6);
  measure (healed, FALSE, &skin_mm, &strength);
  g_assert_cmpfloat_with_epsilon (scar_mm / skin_mm, 1.2, 0.012);
  measure (aged, TRUE, &scar_mm, &scar_strength);
  measure (aged, FALSE, &skin_mm, &skin_strength);
  g_assert_cmpfloat_with_epsilon (scar_mm / skin_mm, 1.2, 0.012);
  g_assert_cmpfloat (scar_strength, <, 0.85 * skin_strength);
  g_assert_cmpfloat_with_epsilon (scar_strength,
                                  pow (0.5, 3.0 / trade->scar_strength_half_life_years), 1e-4);
}

static void
test_spread_and_fading (void)
{
  const FolScar scar = { FOL_SCAR_LINE, 2, line, 8.0, 4.0, 1.0, 0 };
  g_autoptr (FolDesign) plain = flat ();
  g_autoptr (FolDesign) drawn = with_scar (plain, &scar);
  g_autoptr (FolDesign) treated = with_square (plain, FOL_AREA_TREAT, 100, 100, 900, 400);
  g_autoptr (FolDesign) outlined = with_square (treated, FOL_AREA_SCAR, 100, 500, 900, 800);

  check_spread_and_fading (drawn);
  check_spread_and_fading (outlined);
}

static void
test_four_sessions (void)
{
  const FolScar scar = { FOL_SCAR_LINE, 2, line, 8.0, 0.0, 1.0, 0 };
  const double *shares = fol_trade_get ()->scar_session_shares;
  g_autoptr (FolDesign) plain = flat ();
  g_autoptr (FolDesign) drawn = with_scar (plain, &scar);
  g_autoptr (FolPlacement) all = place (drawn);
  guint n_all;

  fol_placement_get_dots (all, &n_all);
  for (int session = 1; session <= 4; session++)
    {
      g_autoptr (FolDesign) design = at (drawn, session, FOL_STAGE_HEALED, 0);
      g_autoptr (FolPlacement) placement = place (design);
      guint n;

      fol_placement_get_dots (placement, &n);
      g_assert_cmpfloat_with_epsilon ((double) n / n_all, shares[session - 1], 0.03);
    }
}

/* In the tissue the scar's own shade; beside it, where other skin is treated, the
 * pigment's; where nothing else is, the scar's to the end of its margin. */
static void
test_own_shade (void)
{
  const FolScar scar = { FOL_SCAR_LINE, 2, line, 6.0, 4.0, 1.0, 30 };
  g_autoptr (FolDesign) plain = flat ();
  g_autoptr (FolDesign) scarred = with_scar (plain, &scar);
  g_autoptr (FolDesign) design = with_square (scarred, FOL_AREA_TREAT, 100, 300, 500, 700);
  g_autoptr (FolPlacement) placement = place (design);
  guint n, n_own = 0, n_other = 0;
  const FolDot *dots = fol_placement_get_dots (placement, &n);

  for (guint i = 0; i < n; i++)
    {
      const double d = distance_mm (line, 2, dots[i].x_px, dots[i].y_px);
      const gboolean own = d <= 3.0 || dots[i].x_px >= 500;

      g_assert_cmpfloat (dots[i].shade, ==, own ? 30.0f : 0.0f);
      n_own += own;
      n_other += !own;
    }
  g_assert_cmpuint (n_own, >, 300);
  g_assert_cmpuint (n_other, >, 300);
}

/* Skin of one tone with ridges along x, 5 mm apart: what a scar's relief does. */
static FolPhoto *
ridged_skin (void)
{
  g_autofree guint8 *rgb = g_malloc (SIZE * SIZE * 3);

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const double ridge = 12.0 * sin (2.0 * G_PI * x * MM / 5.0);
        guint8 *p = rgb + 3 * (y * SIZE + x);

        p[0] = (guint8) (200 + ridge);
        p[1] = (guint8) (165 + ridge);
        p[2] = (guint8) (145 + ridge);
      }
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

static guint8 *
render (const FolDesign *design, FolLayer layer)
{
  g_autoptr (FolPhoto) photo = ridged_skin ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.0);
  g_autoptr (FolScene) scene = fol_scene_new (photo, analysis, design, 2, &error);
  const FolRect all = { 0, 0, SIZE, SIZE };
  guint8 *pixels = g_malloc (SIZE * SIZE * 3);

  g_assert_no_error (error);
  fol_scene_render (scene, layer, 1.0, &all, pixels, SIZE * 3);
  return pixels;
}

/* Mean green of a box, and the amplitude of the ridges in it: the mean against a
 * sine of their length, over whole ones. */
static double
relief (const guint8 *pixels, double *mean)
{
  double sum = 0.0, in_phase = 0.0;
  guint n = 0;

  for (int y = 480; y < 520; y++)
    for (int x = 300; x < 700; x++, n++)
      {
        const double green = pixels[3 * (y * SIZE + x) + 1];

        sum += green;
        in_phase += green * 2.0 * sin (2.0 * G_PI * x * MM / 5.0);
      }
  *mean = sum / n;
  return in_phase / n;
}

/* Softened, never erased. */
static void
test_relief_stays (void)
{
  const FolScar scar = { FOL_SCAR_LINE, 2, line, 7.0, 3.0, 1.0, 12 };
  g_autoptr (FolDesign) plain = flat ();
  g_autoptr (FolDesign) design = with_scar (plain, &scar);
  g_autofree guint8 *before = render (design, FOL_LAYER_BEFORE);
  g_autofree guint8 *after = render (design, FOL_LAYER_AFTER);
  double mean_before, mean_after;
  const double relief_before = relief (before, &mean_before);
  const double relief_after = relief (after, &mean_after);

  g_test_message ("relief %.2f, then %.2f", relief_before, relief_after);
  g_assert_cmpfloat (mean_after, <, mean_before - 20.0);
  g_assert_cmpfloat (relief_after, >, 0.6 * relief_before);
  g_assert_cmpfloat (relief_after, <, 0.95 * relief_before);
}

/* No pixel changes outside of what is said to change. */
static void
check_dirty (const FolDesign *one, const FolDesign *other)
{
  const FolRect dirty = fol_design_dirty_px (one, other, SIZE, SIZE);
  g_autofree guint8 *a = render (one, FOL_LAYER_AFTER);
  g_autofree guint8 *b = render (other, FOL_LAYER_AFTER);
  guint n = 0;

  g_assert_cmpint (dirty.width, <, SIZE);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      if (memcmp (a + 3 * (y * SIZE + x), b + 3 * (y * SIZE + x), 3) != 0)
        {
          g_assert_true (x >= dirty.x && x < dirty.x + dirty.width);
          g_assert_true (y >= dirty.y && y < dirty.y + dirty.height);
          n++;
        }
  g_assert_cmpuint (n, >, 1000);
}

static void
test_dirty (void)
{
  const FolScar scar = { FOL_SCAR_LINE, 2, line, 7.0, 3.0, 1.0, 12 };
  FolScar other = scar;
  g_autoptr (FolDesign) plain = flat ();
  g_autoptr (FolDesign) treated = with_square (plain, FOL_AREA_TREAT, 100, 100, 900, 300);
  g_autoptr (FolDesign) scarred = with_scar (treated, &scar);
  g_autoptr (FolDesign) paler = NULL;
  g_autoptr (FolDesign) wider = NULL;
  const FolRect none = fol_design_dirty_px (scarred, scarred, SIZE, SIZE);

  other.shade = 40;
  paler = fol_design_replace_scar (scarred, 0, &other);
  other.width_mm = 12;
  wider = fol_design_replace_scar (scarred, 0, &other);
  g_assert_cmpint (none.width, ==, 0);
  check_dirty (treated, scarred);
  check_dirty (scarred, paler);
  check_dirty (paler, wider);
  check_dirty (wider, treated);
}

/* The pigment's own shade is not the scar's, and a scene made from another one has
 * the same pixels as one made anew. */
static void
test_pigment_shade_leaves_the_scar (void)
{
  const FolScar scar = { FOL_SCAR_LINE, 2, line, 7.0, 0.0, 1.0, 20 };
  const FolPigmentSettings dark = { 3, 0, 1, 1 };
  g_autoptr (FolDesign) plain = flat ();
  g_autoptr (FolDesign) scarred = with_scar (plain, &scar);
  g_autoptr (FolDesign) other = fol_design_with_pigment (scarred, &dark);
  g_autofree guint8 *a = render (scarred, FOL_LAYER_AFTER);
  g_autofree guint8 *b = render (other, FOL_LAYER_AFTER);

  g_assert_cmpmem (a, SIZE * SIZE * 3, b, SIZE * SIZE * 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scar/area", test_area);
  g_test_add_func ("/scar/area-on-a-head", test_area_on_a_head);
  g_test_add_func ("/scar/density-across", test_density_across);
  g_test_add_func ("/scar/dots-end-at-the-margin", test_dots_end_at_the_margin);
  g_test_add_func ("/scar/overlap", test_overlap);
  g_test_add_func ("/scar/spread-and-fading", test_spread_and_fading);
  g_test_add_func ("/scar/four-sessions", test_four_sessions);
  g_test_add_func ("/scar/own-shade", test_own_shade);
  g_test_add_func ("/scar/relief-stays", test_relief_stays);
  g_test_add_func ("/scar/dirty", test_dirty);
  g_test_add_func ("/scar/pigment-shade-leaves-the-scar", test_pigment_shade_leaves_the_scar);
  return g_test_run ();
}
