/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What guides there are in which view, and their lengths on the skin. */
#include "engine/guides.h"
#include "practice-head.h"
#include "test-replay.h"

#include "engine/hairline-height.h"
#include "engine/scale.h"
#include "engine/scalp-distance.h"

#include <math.h>
#include <string.h>

#define SIZE 1350

static FolScalp
scalp_of (const FolDesign *design)
{
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, NULL));
  return scalp;
}

static guint
n_lines (const FolGuides *guides, FolGuideKind kind)
{
  guint n = 0;

  for (guint i = 0; i < guides->lines->len; i++)
    n += g_array_index (guides->lines, FolGuideLine, i).kind == kind ? 1 : 0;
  return n;
}

static const FolGuideLine *
line_at (const FolGuides *guides, guint index)
{
  return &g_array_index (guides->lines, FolGuideLine, index);
}

static FolPoint
point_at (const FolGuideLine *line, guint index)
{
  return g_array_index (line->points, FolPoint, index);
}

static gboolean
has_label (const FolGuides *guides, const char *text)
{
  for (guint i = 0; i < guides->labels->len; i++)
    if (strcmp (g_array_index (guides->labels, FolGuideLabel, i).text, text) == 0)
      return TRUE;
  return FALSE;
}

static void
test_views (void)
{
  static const struct
  {
    FolView view;
    guint kinds;
  } expected[] = {
    { FOL_VIEW_FRONT, 0x3f },
    { FOL_VIEW_TOP, 1 << FOL_GUIDE_MIDLINE | 1 << FOL_GUIDE_ARCS | 1 << FOL_GUIDE_GRID },
    { FOL_VIEW_CROWN, 1 << FOL_GUIDE_MIDLINE | 1 << FOL_GUIDE_GRID },
    { FOL_VIEW_LEFT, 1 << FOL_GUIDE_GRID },
    { FOL_VIEW_RIGHT, 1 << FOL_GUIDE_GRID },
    { FOL_VIEW_DETAIL, 1 << FOL_GUIDE_GRID },
  };
  const FolDesignHead head = { { 675, 675 }, 250, 300 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDesignScale scale = { .mm_per_px = 77.0 / 250.0, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) headed = fol_design_with_head (scaled, &head);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (FolDesign) design = fol_design_with_view (headed, expected[i].view);
      const FolScalp scalp = scalp_of (design);
      g_autoptr (FolGuides) all = fol_guides_new (design, &scalp, G_MAXUINT, NULL);
      g_autoptr (FolGuides) none = fol_guides_new (design, &scalp, 0, NULL);

      for (guint kind = 0; kind < FOL_N_GUIDES; kind++)
        {
          const gboolean wanted = (expected[i].kinds >> kind & 1) != 0;

          g_assert_cmpint (fol_guide_applies (kind, design, &scalp), ==, wanted);
          g_assert_cmpint (n_lines (all, kind) > 0, ==, wanted);
        }
      g_assert_cmpuint (none->lines->len, ==, 0);
      g_assert_cmpuint (none->labels->len, ==, 0);
    }
}

/* Without a head, a face or even a photo's worth of scale there is still a grid. */
static void
test_bare (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolScalp scalp = scalp_of (plain);
  g_autoptr (FolGuides) guides = fol_guides_new (plain, &scalp, G_MAXUINT, NULL);

  g_assert_cmpuint (n_lines (guides, FOL_GUIDE_GRID), ==, guides->lines->len);
  g_assert_cmpuint (guides->lines->len, >, 20);
}

static void
test_arcs (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  const FolScalp scalp = scalp_of (design);
  const FolFace face = fol_face_estimate (design, &scalp);
  g_autoptr (FolGuides) guides = fol_guides_new (design, &scalp, 1 << FOL_GUIDE_ARCS, NULL);
  const double radii_mm[] = { 70, 80, 100 };

  g_assert_cmpuint (guides->lines->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const FolGuideLine *arc = line_at (guides, i);

      g_assert_cmpuint (arc->points->len, >, 20);
      for (guint k = 0; k < arc->points->len; k++)
        g_assert_cmpfloat_with_epsilon (
            fol_scalp_length_mm (&scalp, face.glabella, point_at (arc, k)), radii_mm[i], 0.1);
    }
  g_assert_true (has_label (guides, "7 cm"));
  g_assert_true (has_label (guides, "8 cm"));
  g_assert_true (has_label (guides, "10 cm"));
}

/* On the practice head the truth is the mid-point: 80 mm above the glabella, and
 * the arc goes through it. */
static void
test_arc_on_practice_head (void)
{
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
  FolPracticeTruth truth;
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) headed = NULL;
  g_autoptr (FolDesign) design = NULL;
  FolLandmarks landmarks = { .has_glabella = TRUE };
  double nearest = G_MAXDOUBLE;

  fol_practice_head_get_truth (&settings, &truth);
  headed = fol_design_with_head (plain, &truth.head);
  landmarks.glabella = truth.glabella;
  design = fol_design_with_landmarks (headed, &landmarks);

  const FolDesignScale scale = { .mm_per_px = truth.mm_per_px, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) scaled = fol_design_with_scale (design, &scale);
  const FolScalp scalp = scalp_of (scaled);
  const FolFace face = fol_face_estimate (scaled, &scalp);
  g_autoptr (FolGuides) guides = fol_guides_new (scaled, &scalp, 1 << FOL_GUIDE_ARCS, NULL);
  const FolGuideLine *arc = line_at (guides, 1);
  const FolPoint middle = truth.hairline[truth.n_hairline / 2];
  const double off_mm = fol_scalp_length_mm (&scalp, face.glabella, truth.glabella);

  for (guint i = 0; i < arc->points->len; i++)
    nearest = MIN (nearest, fol_scalp_length_mm (&scalp, middle, point_at (arc, i)));
  g_assert_cmpfloat_with_epsilon (off_mm, 0.0, 1e-6);
  g_assert_cmpfloat (nearest, <, 0.2);
}

static void
test_thirds (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  const FolScalp scalp = scalp_of (design);
  const FolFace face = fol_face_estimate (design, &scalp);
  g_autoptr (FolGuides) guides = fol_guides_new (design, &scalp, 1 << FOL_GUIDE_THIRDS, NULL);
  double height_mm, third_px = 0.0;

  g_assert_true (fol_hairline_height_mm (design, &scalp, &height_mm));
  g_assert_cmpuint (guides->lines->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const FolPoint a = point_at (line_at (guides, i), 0), b = point_at (line_at (guides, i), 1);
      const FolPoint middle = { (a.x + b.x) / 2.0, (a.y + b.y) / 2.0 };

      g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-6);
      if (i == 0)
        {
          third_px = face.glabella.y - middle.y;
          g_assert_cmpfloat_with_epsilon (fol_scalp_length_mm (&scalp, face.glabella, middle),
                                          height_mm, 0.2);
        }
      else
        g_assert_cmpfloat_with_epsilon (middle.y - face.glabella.y, (i - 1.0) * third_px, 1e-6);
    }
}

/* The height on the picture of the third that the guide draws last. */
static double
lower_third_px (const FolDesign *design)
{
  const FolScalp scalp = scalp_of (design);
  g_autoptr (FolGuides) guides = fol_guides_new (design, &scalp, 1 << FOL_GUIDE_THIRDS, NULL);

  g_assert_cmpuint (guides->lines->len, ==, 4);
  return point_at (line_at (guides, 3), 0).y - point_at (line_at (guides, 2), 0).y;
}

/* What a high hairline's way over the scalp adds does not go down the face; without
 * a hairline the thirds are as on average, at the eyes. */
static void
test_chin (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  const FolScalp scalp = scalp_of (design);
  const FolFace face = fol_face_estimate (design, &scalp);
  g_autoptr (FolDesign) high = fol_hairline_with_height (design, &scalp, 120.0);
  g_autoptr (FolDesign) bare = fol_design_with_hairline (design, NULL);
  const double to_top_px = face.glabella.y - (scalp.center.y - scalp.ry);
  double height_mm;

  g_assert_true (fol_hairline_height_mm (high, &scalp, &height_mm));
  g_assert_cmpfloat (lower_third_px (high), <, to_top_px);
  g_assert_cmpfloat (lower_third_px (high), <, 0.9 * height_mm / scalp.mm_per_px);
  g_assert_cmpfloat_with_epsilon (
      lower_third_px (bare) * fol_scale_at_eyes (bare, scalp_of (bare).mm_per_px), 67.0, 1e-6);
}

static void
test_verticals (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  const FolScalp scalp = scalp_of (design);
  g_autoptr (FolGuides) guides = fol_guides_new (design, &scalp, 1 << FOL_GUIDE_VERTICALS, NULL);
  const FolPoint *pupils = fol_design_get_landmarks (design)->pupils;

  g_assert_cmpuint (guides->lines->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const FolPoint low = point_at (line_at (guides, i), 0);
      const FolPoint high = point_at (line_at (guides, i), 1);
      const FolPoint radii = fol_scalp_to_radii (&scalp, high);

      g_assert_cmpfloat_with_epsilon (low.x, high.x, 1e-6);
      g_assert_cmpfloat (high.y, <, low.y);
      g_assert_cmpfloat_with_epsilon (hypot (radii.x, radii.y), 1.0, 1e-6);
    }
  g_assert_cmpfloat_with_epsilon (point_at (line_at (guides, 0), 0).x, pupils[0].x, 1e-9);
  g_assert_true (has_label (guides, "Mid-pupil"));
}

/* A square on the skin: every side 8 cm. */
static void
test_eights (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  const FolScalp scalp = scalp_of (design);
  g_autoptr (FolGuides) guides = fol_guides_new (design, &scalp, 1 << FOL_GUIDE_EIGHTS, NULL);

  g_assert_cmpuint (guides->lines->len, ==, 7);
  for (guint i = 0; i < guides->lines->len; i++)
    {
      const FolGuideLine *line = line_at (guides, i);

      g_assert_cmpfloat_with_epsilon (
          fol_scalp_length_mm (&scalp, point_at (line, 0), point_at (line, line->points->len - 1)),
          80.0, 0.6);
    }
}

/* Lengths hold along the midline, counted from the glabella, and lines keep their
 * distance over the middle of the head. */
static void
test_grid (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  const FolScalp scalp = scalp_of (design);
  const FolFace face = fol_face_estimate (design, &scalp);
  g_autoptr (FolGuides) guides = fol_guides_new (design, &scalp, 1 << FOL_GUIDE_GRID, NULL);
  double crossings_mm[64];
  guint n = 0;

  for (guint i = 0; i < guides->lines->len; i++)
    {
      const FolGuideLine *line = line_at (guides, i);

      for (guint k = 1; k < line->points->len; k++)
        {
          const FolPoint a = point_at (line, k - 1), b = point_at (line, k);

          /* At the midline itself, going across it. */
          if (fabs (a.x - face.origin.x) < 1e-3 && fabs (b.x - a.x) > fabs (b.y - a.y)
              && n < G_N_ELEMENTS (crossings_mm))
            crossings_mm[n++] =
                copysign (fol_scalp_length_mm (&scalp, face.glabella, a), face.glabella.y - a.y);
        }
    }
  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (remainder (crossings_mm[i], 10.0), 0.0, 0.1);
  g_assert_true (has_label (guides, "5 cm"));
}

/* Finer lines only where they are asked for, and only what is on screen. */
static void
test_grid_zoom (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  const FolScalp scalp = scalp_of (design);
  const FolGuideView far = { { 0, 0 }, { SIZE, SIZE }, 1.0 };
  const FolGuideView near = { { 600, 300 }, { 700, 400 }, 0.1 };
  g_autoptr (FolGuides) coarse = fol_guides_new (design, &scalp, 1 << FOL_GUIDE_GRID, &far);
  g_autoptr (FolGuides) fine = fol_guides_new (design, &scalp, 1 << FOL_GUIDE_GRID, &near);
  guint n_faint = 0;

  for (guint i = 0; i < coarse->lines->len; i++)
    g_assert_cmpint (line_at (coarse, i)->weight, !=, FOL_GUIDE_FAINT);
  for (guint i = 0; i < fine->lines->len; i++)
    {
      n_faint += line_at (fine, i)->weight == FOL_GUIDE_FAINT ? 1 : 0;
      for (guint k = 0; k < line_at (fine, i)->points->len; k++)
        g_assert_cmpfloat_with_epsilon (point_at (line_at (fine, i), k).x, 650, 70);
    }
  g_assert_cmpuint (n_faint, >, 40);
}

static void
test_measures (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();
  const FolMeasure measure = { { { 500, 300 }, { 800, 320 } } };
  g_autoptr (FolDesign) measured = fol_design_insert_measure (design, 0, &measure);
  const FolScalp scalp = scalp_of (measured);
  g_autoptr (FolGuides) guides = fol_guides_new (measured, &scalp, 1 << FOL_GUIDE_MEASURES, NULL);
  g_autofree char *text =
      g_strdup_printf ("%.1f mm", fol_scalp_length_mm (&scalp, measure.line[0], measure.line[1]));

  g_assert_cmpuint (guides->lines->len, ==, 1);
  g_assert_true (has_label (guides, text));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guides/views", test_views);
  g_test_add_func ("/guides/bare", test_bare);
  g_test_add_func ("/guides/arcs", test_arcs);
  g_test_add_func ("/guides/arc-on-practice-head", test_arc_on_practice_head);
  g_test_add_func ("/guides/thirds", test_thirds);
  g_test_add_func ("/guides/chin", test_chin);
  g_test_add_func ("/guides/verticals", test_verticals);
  g_test_add_func ("/guides/eights", test_eights);
  g_test_add_func ("/guides/grid", test_grid);
  g_test_add_func ("/guides/grid-zoom", test_grid_zoom);
  g_test_add_func ("/guides/measures", test_measures);
  return g_test_run ();
}
