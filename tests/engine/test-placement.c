/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots on the scalp: density per true cm², nesting, and what stays put. */
#include "engine/placement.h"

#include <math.h>
#include <string.h>

#define SIZE 2400
#define MM 0.08

static const FolPoint line[] = { { 600, 1750 },  { 800, 1640 },  { 1000, 1600 }, { 1200, 1590 },
                                 { 1400, 1600 }, { 1600, 1640 }, { 1800, 1750 } };

static const FolDesignHead head = { { 1200, 1200 }, 960, 1100, 0, 0 };

static FolDesign *
bald (const FolDesignHead *with_head)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDesignScale scale = { .mm_per_px = MM, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);

  return fol_design_with_head (scaled, with_head);
}

static FolDesign *
with_area (const FolDesignHead *with_head, const FolPoint *outline, guint n, double density_per_cm2)
{
  g_autoptr (FolDesign) plain = bald (with_head);
  const FolArea area = { FOL_AREA_TREAT, n, outline, 0.0, 1.0 };
  g_autoptr (FolDesign) treated = fol_design_insert_area (plain, 0, &area);
  FolDotSettings dots = *fol_design_get_dots (plain);

  dots.density_per_cm2 = density_per_cm2;
  return fol_design_with_dots (treated, &dots);
}

static FolDesign *
with_hairline (const FolPoint *points)
{
  g_autoptr (FolDesign) plain = bald (&head);
  const FolHairline hairline = { .n_points = G_N_ELEMENTS (line),
                                 .points = points,
                                 .feather_mm = 8,
                                 .blend_mm = 5,
                                 .irregularity = 0.5,
                                 .symmetry = 1 };

  return fol_design_with_hairline (plain, &hairline);
}

static FolDesign *
at (const FolDesign *design, int session, FolStage stage, double years)
{
  const FolCourse course = { session, stage, years };

  return fol_design_with_course (design, &course);
}

static FolPlacement *
place_with (const FolDesign *design, guint n_threads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FolField) field = NULL;
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, &error));
  field = fol_field_new (design, &scalp, SIZE, SIZE, n_threads, &error);
  g_assert_no_error (error);
  return fol_placement_new (design, field, SIZE, SIZE, n_threads);
}

static FolPlacement *
place (const FolDesign *design)
{
  return place_with (design, 0);
}

/* Ranks name dots: rank → dot. */
static GHashTable *
by_rank (const FolPlacement *placement)
{
  GHashTable *table = g_hash_table_new (NULL, NULL);
  guint n;
  const FolDot *dots = fol_placement_get_dots (placement, &n);

  for (guint i = 0; i < n; i++)
    g_assert_true (
        g_hash_table_insert (table, GUINT_TO_POINTER (dots[i].rank), (gpointer) &dots[i]));
  return table;
}

static const FolPoint everything[] = { { 0, 0 }, { SIZE, 0 }, { SIZE, SIZE }, { 0, SIZE } };

/* True skin between two normalised radii, summed over the ellipsoid itself. */
static double
ring_cm2 (const FolDesignHead *ellipse, double r0, double r1)
{
  const double depth = ellipse->depth > 0 ? ellipse->depth : sqrt (ellipse->rx * ellipse->ry);
  const int n_r = 400, n_phi = 720;
  double sum = 0.0;

  for (int i = 0; i < n_r; i++)
    for (int k = 0; k < n_phi; k++)
      {
        const double r = r0 + (r1 - r0) * (i + 0.5) / n_r, phi = 2 * G_PI * (k + 0.5) / n_phi;
        const double z = sqrt (1.0 - r * r);
        const double zx = depth / ellipse->rx * r * cos (phi) / z;
        const double zy = depth / ellipse->ry * r * sin (phi) / z;

        sum += sqrt (1.0 + zx * zx + zy * zy) * r;
      }
  return sum * (r1 - r0) / n_r * 2 * G_PI / n_phi * ellipse->rx * ellipse->ry * MM * MM / 100.0;
}

static void
check_rings (const FolDesignHead *ellipse, double density)
{
  const double ring_r[] = { 0.0, 0.3, 0.5, 0.65, 0.78, 0.87, 0.93, 0.97, 0.99 };
  g_autoptr (FolDesign) design = with_area (ellipse, everything, 4, density);
  g_autoptr (FolPlacement) placement = place (design);
  guint n;
  const FolDot *dots = fol_placement_get_dots (placement, &n);

  for (guint ring = 0; ring + 1 < G_N_ELEMENTS (ring_r); ring++)
    {
      guint count = 0;

      for (guint i = 0; i < n; i++)
        {
          const double r = hypot ((dots[i].x_px - ellipse->center.x) / ellipse->rx,
                                  (dots[i].y_px - ellipse->center.y) / ellipse->ry);

          count += r >= ring_r[ring] && r < ring_r[ring + 1];
        }

      const double measured = count / ring_cm2 (ellipse, ring_r[ring], ring_r[ring + 1]);

      g_test_message ("density %.0f, ring %.2f–%.2f: %.1f per cm² of skin", density, ring_r[ring],
                      ring_r[ring + 1], measured);
      g_assert_cmpfloat_with_epsilon (measured / density, 1.0, 0.05);
    }
}

static void
test_density_by_ring (void)
{
  const FolDesignHead deep = { { 1200, 1200 }, 960, 1100, 0, 1250 };
  const FolDesignHead sphere = { { 1200, 1200 }, 1000, 1000, 0, 0 };

  check_rings (&sphere, 200.0);
  check_rings (&head, 60.0);
  check_rings (&head, 200.0);
  check_rings (&deep, 200.0);
}

/* Dots end at cos θ = 0.10 and in the photo. */
static void
test_ends (void)
{
  const FolDesignHead near_edge = { { 700, 1200 }, 960, 1100, 0, 0 };
  g_autoptr (FolDesign) design = with_area (&near_edge, everything, 4, 200.0);
  g_autoptr (FolPlacement) placement = place (design);
  guint n;
  const FolDot *dots = fol_placement_get_dots (placement, &n);
  double least_cos = 1.0;

  g_assert_cmpuint (n, >, 10000);
  for (guint i = 0; i < n; i++)
    {
      const double r = hypot ((dots[i].x_px - 700) / 960, (dots[i].y_px - 1200) / 1100);
      const double c = sqrt (1.0 - MIN (r * r, 1.0));

      g_assert_cmpfloat (dots[i].x_px, >=, 0.0);
      g_assert_cmpfloat (dots[i].x_px, <=, SIZE);
      least_cos = MIN (least_cos, c);
      g_assert_cmpfloat_with_epsilon (dots[i].strength, CLAMP ((c - 0.1) / 0.15, 0.0, 1.0), 5e-3);
    }
  g_assert_cmpfloat (least_cos, >, 0.0995);
  g_assert_cmpfloat (least_cos, <, 0.11);
}

/* Every dot of @few is in @many, at the same place; returns how many more. */
static guint
check_subset (const FolPlacement *few, const FolPlacement *many)
{
  g_autoptr (GHashTable) table = by_rank (many);
  guint n, n_many;
  const FolDot *dots = fol_placement_get_dots (few, &n);

  fol_placement_get_dots (many, &n_many);
  for (guint i = 0; i < n; i++)
    {
      const FolDot *same = g_hash_table_lookup (table, GUINT_TO_POINTER (dots[i].rank));

      g_assert_nonnull (same);
      g_assert_cmpfloat (same->x_px, ==, dots[i].x_px);
      g_assert_cmpfloat (same->y_px, ==, dots[i].y_px);
    }
  return n_many - n;
}

static void
test_density_nests (void)
{
  const double densities[] = { 20, 60, 61, 150, 200, 300 };
  g_autoptr (FolPlacement) before = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (densities); i++)
    {
      g_autoptr (FolDesign) design = with_area (&head, everything, 4, densities[i]);
      FolPlacement *placement = place (design);

      if (before != NULL)
        g_assert_cmpuint (check_subset (before, placement), >, 0);
      g_clear_pointer (&before, fol_placement_unref);
      before = placement;
    }
}

static void
test_sessions_nest (void)
{
  g_autoptr (FolDesign) base = with_hairline (line);
  const double shares[] = { 0.3, 0.7, 1.0, 1.0 };
  g_autoptr (FolDesign) full_design = at (base, 3, FOL_STAGE_HEALED, 0);
  g_autoptr (FolPlacement) full = place (full_design);
  guint n_full;

  fol_placement_get_dots (full, &n_full);
  for (int session = 1; session <= 4; session++)
    {
      g_autoptr (FolDesign) design = at (base, session, FOL_STAGE_HEALED, 0);
      g_autoptr (FolPlacement) placement = place (design);
      guint n, sum = 0;
      const FolDot *dots = fol_placement_get_dots (placement, &n);

      check_subset (placement, full);
      g_assert_cmpfloat_with_epsilon ((double) n / n_full, shares[session - 1], 0.01);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (dots[i].session, <=, session);
      for (int k = 1; k <= 4; k++)
        {
          sum += fol_placement_count (placement, k);
          if (k <= session)
            g_assert_cmpuint (fol_placement_count (placement, k), ==,
                              fol_placement_count (full, k));
        }
      g_assert_cmpuint (sum, ==, n);
    }
}

/* Session one is blue noise spread over all of the area, not a part of it. */
static void
test_scar_has_four_sessions (void)
{
  const FolPoint scar_outline[] = {
    { 1000, 1000 }, { 1400, 1000 }, { 1400, 1400 }, { 1000, 1400 }
  };
  const FolArea scar = { FOL_AREA_SCAR, 4, scar_outline, 0.0, 1.0 };
  g_autoptr (FolDesign) plain = bald (NULL);
  g_autoptr (FolDesign) scarred = fol_design_insert_area (plain, 0, &scar);
  g_autoptr (FolDesign) three_design = at (scarred, 3, FOL_STAGE_HEALED, 0);
  g_autoptr (FolDesign) four_design = at (scarred, 4, FOL_STAGE_HEALED, 0);
  g_autoptr (FolPlacement) three = place (three_design);
  g_autoptr (FolPlacement) four = place (four_design);

  g_assert_cmpuint (check_subset (three, four), >, 100);
  g_assert_cmpuint (fol_placement_count (four, 4), >, 100);
}

/* Moving the end of the line keeps every dot that the new line does not reach. */
static void
test_local_edit (void)
{
  FolPoint moved[G_N_ELEMENTS (line)];
  g_autoptr (FolDesign) design = with_hairline (line);
  g_autoptr (FolDesign) edited = NULL;
  g_autoptr (FolPlacement) before = place (design);
  g_autoptr (FolPlacement) after = NULL;
  g_autoptr (GHashTable) table = NULL;
  guint n, n_far = 0, n_gone = 0;
  const FolDot *dots = fol_placement_get_dots (before, &n);

  memcpy (moved, line, sizeof line);
  moved[6].y -= 150;
  edited = with_hairline (moved);
  after = place (edited);
  table = by_rank (after);
  for (guint i = 0; i < n; i++)
    {
      const FolDot *same = g_hash_table_lookup (table, GUINT_TO_POINTER (dots[i].rank));

      n_gone += same == NULL;
      if (dots[i].x_px > 1250 && dots[i].y_px > 900)
        continue;
      n_far++;
      g_assert_nonnull (same);
      g_assert_cmpmem (same, sizeof *same, &dots[i], sizeof *same);
    }
  g_assert_cmpuint (n_far, >, 10000);
  g_assert_cmpuint (n_gone, >, 50);
}

static void
test_hairline_dots_are_finer (void)
{
  g_autoptr (FolDesign) design = with_hairline (line);
  g_autoptr (FolPlacement) placement = place (design);
  guint n, n_edge = 0, n_inner = 0;
  const FolDot *dots = fol_placement_get_dots (placement, &n);
  double edge_mm = 0, inner_mm = 0, edge_strength = 0, weakest = 1, inner_strength = 0;

  for (guint i = 0; i < n; i++)
    if (fabs (dots[i].x_px - 1200) < 300 && dots[i].y_px > 1580)
      {
        edge_mm += dots[i].diameter_mm;
        edge_strength += dots[i].strength;
        weakest = MIN (weakest, dots[i].strength);
        n_edge++;
      }
    else if (fabs (dots[i].x_px - 1200) < 300 && dots[i].y_px > 1000 && dots[i].y_px < 1400)
      {
        inner_mm += dots[i].diameter_mm;
        inner_strength += dots[i].strength;
        n_inner++;
      }
  g_assert_cmpuint (n_edge, >, 10);
  g_assert_cmpfloat_with_epsilon (inner_mm / n_inner, 0.17, 0.002);
  g_assert_cmpfloat_with_epsilon (inner_strength / n_inner, 1.0, 1e-6);
  g_assert_cmpfloat (edge_mm / n_edge, <, 0.93 * inner_mm / n_inner);
  g_assert_cmpfloat (edge_strength / n_edge, <, 0.85);
  g_assert_cmpfloat (weakest, >=, 0.6 - 1e-6);
}

static void
test_variation (void)
{
  const double variations[] = { 0.0, 0.12, 0.3 };

  for (guint k = 0; k < G_N_ELEMENTS (variations); k++)
    {
      g_autoptr (FolDesign) plain = with_area (NULL, everything, 4, 200);
      FolDotSettings settings = *fol_design_get_dots (plain);
      g_autoptr (FolDesign) design = NULL;
      g_autoptr (FolPlacement) placement = NULL;
      double sum = 0, sum2 = 0;
      guint n;
      const FolDot *dots;

      settings.variation = variations[k];
      design = fol_design_with_dots (plain, &settings);
      placement = place (design);
      dots = fol_placement_get_dots (placement, &n);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (dots[i].diameter_mm, >, 0.0);
          sum += dots[i].diameter_mm / 0.17;
          sum2 += pow (dots[i].diameter_mm / 0.17, 2);
        }
      g_assert_cmpfloat_with_epsilon (sum / n, 1.0, 0.02);
      g_assert_cmpfloat_with_epsilon (sqrt (MAX (sum2 / n - pow (sum / n, 2), 0)), variations[k],
                                      0.05 * variations[k] + 1e-6);
    }
}

/* A stage is for the current session's dots; earlier ones are healed. */
static void
test_stage (void)
{
  g_autoptr (FolDesign) base = with_area (NULL, everything, 4, 200);
  g_autoptr (FolDesign) healed_design = at (base, 2, FOL_STAGE_HEALED, 0);
  g_autoptr (FolDesign) fresh_design = at (base, 2, FOL_STAGE_FRESH, 0);
  g_autoptr (FolPlacement) healed = place (healed_design);
  g_autoptr (FolPlacement) fresh = place (fresh_design);
  guint n, n_fresh;
  const FolDot *before = fol_placement_get_dots (healed, &n);
  const FolDot *after = fol_placement_get_dots (fresh, &n_fresh);

  g_assert_cmpuint (n, ==, n_fresh);
  for (guint i = 0; i < n; i++)
    {
      const double larger = after[i].diameter_mm / before[i].diameter_mm;
      const double stronger = after[i].strength / before[i].strength;

      g_assert_cmpfloat_with_epsilon (larger, after[i].session == 2 ? 0.25 / 0.17 : 1.0, 2e-3);
      g_assert_cmpfloat_with_epsilon (stronger, after[i].session == 2 ? 1.4 : 1.0, 1e-5);
    }
}

static void
test_years (void)
{
  g_autoptr (FolDesign) base = with_area (NULL, everything, 4, 200);
  g_autoptr (FolDesign) young_design = at (base, 3, FOL_STAGE_HEALED, 0);
  g_autoptr (FolDesign) old_design = at (base, 3, FOL_STAGE_HEALED, 10);
  g_autoptr (FolPlacement) young = place (young_design);
  g_autoptr (FolPlacement) old = place (old_design);
  guint n;
  const FolDot *before = fol_placement_get_dots (young, &n);
  const FolDot *after = fol_placement_get_dots (old, &n);

  g_assert_cmpfloat_with_epsilon (after[0].strength / before[0].strength, 0.25, 1e-5);
  g_assert_cmpfloat_with_epsilon (after[0].diameter_mm / before[0].diameter_mm, 1.22, 1e-5);
}

static void
test_threads (void)
{
  g_autoptr (FolDesign) design = with_hairline (line);
  g_autoptr (FolPlacement) one = place_with (design, 1);
  guint n;
  const FolDot *dots = fol_placement_get_dots (one, &n);

  for (guint threads = 2; threads <= 3; threads++)
    {
      g_autoptr (FolPlacement) more = place_with (design, threads);
      guint n_more;
      const FolDot *more_dots = fol_placement_get_dots (more, &n_more);

      g_assert_cmpmem (more_dots, n_more * sizeof *more_dots, dots, n * sizeof *dots);
    }
}

static void
test_csv (void)
{
  g_autoptr (FolDesign) design = with_hairline (line);
  g_autoptr (FolPlacement) placement = place (design);
  g_autoptr (GString) csv = fol_placement_to_csv (placement);
  g_auto (GStrv) lines = g_strsplit (csv->str, "\n", -1);
  guint n;
  const FolDot *dots = fol_placement_get_dots (placement, &n);

  g_assert_cmpstr (lines[0], ==, "x_px,y_px,u_mm,v_mm,diameter_mm,strength,session,rank");
  g_assert_cmpuint (g_strv_length (lines), ==, n + 2);
  for (guint i = 0; i < n; i += 97)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i + 1], ",", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 8);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[0], NULL), dots[i].x_px, 6e-5);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[4], NULL), dots[i].diameter_mm, 6e-5);
      g_assert_cmpint (g_ascii_strtoll (cells[6], NULL, 10), ==, dots[i].session);
      g_assert_cmpuint (g_ascii_strtoull (cells[7], NULL, 10), ==, dots[i].rank);
    }
}

static void
test_no_area (void)
{
  g_autoptr (FolDesign) design = bald (&head);
  g_autoptr (FolPlacement) placement = place (design);
  g_autoptr (GString) csv = fol_placement_to_csv (placement);
  guint n;

  fol_placement_get_dots (placement, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (g_str_has_prefix (csv->str, "x_px,"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/placement/density-by-ring", test_density_by_ring);
  g_test_add_func ("/placement/ends", test_ends);
  g_test_add_func ("/placement/density-nests", test_density_nests);
  g_test_add_func ("/placement/sessions-nest", test_sessions_nest);
  g_test_add_func ("/placement/scar-sessions", test_scar_has_four_sessions);
  g_test_add_func ("/placement/local-edit", test_local_edit);
  g_test_add_func ("/placement/hairline-dots", test_hairline_dots_are_finer);
  g_test_add_func ("/placement/variation", test_variation);
  g_test_add_func ("/placement/stage", test_stage);
  g_test_add_func ("/placement/years", test_years);
  g_test_add_func ("/placement/threads", test_threads);
  g_test_add_func ("/placement/csv", test_csv);
  g_test_add_func ("/placement/no-area", test_no_area);
  return g_test_run ();
}
