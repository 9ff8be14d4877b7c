/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice head's truth against its own pixels. */
#include "practice-head.h"

#include "engine/design-json.h"
#include "engine/lab.h"
#include "engine/srgb.h"

#include <math.h>
#include <string.h>

static FolPracticeSettings
small (FolView view, FolPracticeFlags flags)
{
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;

  settings.view = view;
  settings.flags = flags;
  settings.width = 240;
  settings.height = 320;
  return settings;
}

/* Normalised radius in the head's ellipse, of a place given along the photo's
 * axes. */
static double
head_radius (const FolDesignHead *head, double x, double y)
{
  const double a = head->angle_deg * (G_PI / 180.0);
  const double dx = x - head->center.x, dy = y - head->center.y;

  return hypot ((cos (a) * dx + sin (a) * dy) / head->rx, (cos (a) * dy - sin (a) * dx) / head->ry);
}

/* No scalp outside of the ellipse, and in the upper half, where nothing else
 * is, no ellipse without scalp, but for the pixel its edge runs through. @lone:
 * nor are there shoulders behind it. */
static void
assert_silhouette (const FolPracticeHead *head, gboolean lone)
{
  const FolDesignHead *ellipse = &head->truth.head;
  const double a = ellipse->angle_deg * (G_PI / 180.0);
  const double edge = 1.0 / fmin (ellipse->rx, ellipse->ry);
  int n_scalp = 0;

  for (int y = 0; y < head->height; y++)
    for (int x = 0; x < head->width; x++)
      {
        const double r = head_radius (ellipse, x + 0.5, y + 0.5);
        const double down =
            cos (a) * (y + 0.5 - ellipse->center.y) - sin (a) * (x + 0.5 - ellipse->center.x);
        const guint8 *rgb = head->rgb + ((gsize) y * head->width + x) * 3;
        const gboolean scalp = head->scalp[(gsize) y * head->width + x] == 255;

        if (scalp)
          {
            n_scalp++;
            g_assert_cmpfloat (r, <, 1.0 + edge);
            g_assert_cmpint (rgb[0], ==, 205);
            g_assert_cmpint (rgb[2], ==, 145);
          }
        else if (down < -0.35 * ellipse->ry)
          {
            g_assert_cmpfloat (r, >, 1.0 - edge);
            if (lone)
              g_assert_cmpint (rgb[0], ==, 128);
          }
      }
  g_assert_cmpint (n_scalp, >, head->width * head->height / 10);
}

static void
test_silhouette (void)
{
  const struct
  {
    FolView view;
    double chin_down_deg, roll_deg;
  } cases[] = { { FOL_VIEW_FRONT, 0, 0 }, { FOL_VIEW_FRONT, 25, 0 }, { FOL_VIEW_FRONT, 12, -14 },
                { FOL_VIEW_TOP, 0, 0 },   { FOL_VIEW_TOP, 0, 20 },   { FOL_VIEW_CROWN, 0, 0 },
                { FOL_VIEW_LEFT, 0, 0 },  { FOL_VIEW_RIGHT, 0, 8 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FolPracticeSettings settings = small (cases[i].view, FOL_PRACTICE_PLAIN);
      g_autoptr (FolPracticeHead) head = NULL;

      settings.chin_down_deg = cases[i].chin_down_deg;
      settings.roll_deg = cases[i].roll_deg;
      head = fol_practice_head_new (&settings);
      assert_silhouette (head, cases[i].view != FOL_VIEW_TOP);
    }
}

/* The middle of the dark round pupil near @guess; the iris is lighter. */
static FolPoint
find_pupil (const FolPracticeHead *head, FolPoint guess)
{
  const double reach = 3.0 / head->truth.mm_per_px;
  double n = 0.0, sum_x = 0.0, sum_y = 0.0;

  for (int y = (int) (guess.y - reach); y < guess.y + reach; y++)
    for (int x = (int) (guess.x - reach); x < guess.x + reach; x++)
      if (head->rgb[((gsize) y * head->width + x) * 3] < 45)
        {
          n += 1.0;
          sum_x += x + 0.5;
          sum_y += y + 0.5;
        }
  g_assert_cmpfloat (n, >, 4.0);
  return (FolPoint){ sum_x / n, sum_y / n };
}

static void
test_pupils (void)
{
  FolPracticeSettings settings = small (FOL_VIEW_FRONT, FOL_PRACTICE_PLAIN);
  g_autoptr (FolPracticeHead) head = NULL;
  FolPoint found[2];

  settings.width = 600;
  settings.height = 800;
  head = fol_practice_head_new (&settings);
  g_assert_true (head->truth.has_face);
  for (int i = 0; i < 2; i++)
    {
      found[i] = find_pupil (head, head->truth.pupils[i]);
      g_assert_cmpfloat_with_epsilon (found[i].x, head->truth.pupils[i].x, 1.0);
      g_assert_cmpfloat_with_epsilon (found[i].y, head->truth.pupils[i].y, 1.0);
    }
  g_assert_cmpfloat_with_epsilon (
      hypot (found[1].x - found[0].x, found[1].y - found[0].y) * head->truth.mm_per_px, 64.0, 0.64);
  g_assert_cmpfloat_with_epsilon (
      (head->truth.pupils[1].x - head->truth.pupils[0].x) * head->truth.mm_per_px, 64.0, 1e-6);
}

/* A polygon's area as a fan of small flat triangles in space, each corner
 * lifted on to the ellipsoid: another way than the truth's own. */
static double
fan_area_cm2 (const FolPracticeTruth *truth, const FolPracticeOutline *outline)
{
  const FolDesignHead *head = &truth->head;
  const int n_rings = 60;
  FolPoint middle = { 0, 0 };
  double sum = 0.0;

  for (int k = 0; k < FOL_PRACTICE_OUTLINE_POINTS; k++)
    {
      middle.x += outline->points[k].x / FOL_PRACTICE_OUTLINE_POINTS;
      middle.y += outline->points[k].y / FOL_PRACTICE_OUTLINE_POINTS;
    }
  for (int k = 0; k < FOL_PRACTICE_OUTLINE_POINTS; k++)
    for (int ring = 0; ring < n_rings; ring++)
      {
        const FolPoint ends[2] = { outline->points[k],
                                   outline->points[(k + 1) % FOL_PRACTICE_OUTLINE_POINTS] };
        double p[4][3];

        for (int corner = 0; corner < 4; corner++)
          {
            const double t = (ring + corner / 2) / (double) n_rings;
            const double x = middle.x + t * (ends[corner % 2].x - middle.x);
            const double y = middle.y + t * (ends[corner % 2].y - middle.y);
            const double r = head_radius (head, x, y);

            p[corner][0] = x;
            p[corner][1] = y;
            p[corner][2] = head->depth * sqrt (1.0 - r * r);
          }
        for (int half = 0; half < 2; half++)
          {
            double u[3], v[3];

            for (int c = 0; c < 3; c++)
              {
                u[c] = p[1 + half][c] - p[half ? 3 : 0][c];
                v[c] = p[half ? 1 : 2][c] - p[half ? 3 : 0][c];
              }
            sum += 0.5
                   * sqrt (pow (u[1] * v[2] - u[2] * v[1], 2) + pow (u[2] * v[0] - u[0] * v[2], 2)
                           + pow (u[0] * v[1] - u[1] * v[0], 2));
          }
      }
  return sum * truth->mm_per_px * truth->mm_per_px / 100.0;
}

static void
test_areas (void)
{
  const FolView views[] = { FOL_VIEW_FRONT, FOL_VIEW_TOP, FOL_VIEW_CROWN, FOL_VIEW_LEFT };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      FolPracticeSettings settings = small (views[i], FOL_PRACTICE_PLAIN);
      g_autoptr (FolPracticeHead) head = NULL;

      settings.roll_deg = 7.0;
      head = fol_practice_head_new (&settings);
      g_assert_cmpuint (head->truth.n_outlines, >=, 4);
      for (guint k = 0; k < head->truth.n_outlines; k++)
        {
          const FolPracticeOutline *outline = &head->truth.outlines[k];

          g_assert_cmpfloat_with_epsilon (fan_area_cm2 (&head->truth, outline) / outline->area_cm2,
                                          1.0, 2e-3);
          for (int p = 0; p < FOL_PRACTICE_OUTLINE_POINTS; p++)
            {
              const int x = (int) outline->points[p].x, y = (int) outline->points[p].y;

              g_assert_cmpint (head->scalp[(gsize) y * head->width + x], ==, 255);
            }
          if (outline->radius == 0.0)
            g_assert_cmpfloat_with_epsilon (outline->area_cm2 / outline->planar_cm2, 1.0, 0.012);
          if (outline->radius > 0.9)
            g_assert_cmpfloat (outline->area_cm2, >, 2.0 * outline->planar_cm2);
        }
    }
}

/* The whole visible half of the ellipsoid, in top view, against Thomsen's
 * formula for an ellipsoid's surface (within 1.1 %). */
static void
test_whole_area (void)
{
  const FolPracticeSettings settings = small (FOL_VIEW_TOP, FOL_PRACTICE_PLAIN);
  FolPracticeTruth truth;
  FolPoint rim[720];
  const double a = 77.0, b = 100.0, c = 100.0, p = 1.6075;
  const double half_mm2 =
      2.0 * G_PI * pow ((pow (a * b, p) + pow (a * c, p) + pow (b * c, p)) / 3.0, 1.0 / p);

  fol_practice_head_get_truth (&settings, &truth);
  for (int i = 0; i < 720; i++)
    {
      rim[i].x = truth.head.center.x + truth.head.rx * 0.99999 * cos (i * G_PI / 360.0);
      rim[i].y = truth.head.center.y + truth.head.ry * 0.99999 * sin (i * G_PI / 360.0);
    }
  g_assert_cmpfloat_with_epsilon (fol_practice_head_area_cm2 (&truth, rim, 720) * 100.0 / half_mm2,
                                  1.0, 0.02);
}

/* Between glabella and hairline lie 80 mm of a circle of 100 mm radius; seen
 * straight from the front that is a known height. */
static void
test_hairline (void)
{
  FolPracticeSettings settings = small (FOL_VIEW_FRONT, FOL_PRACTICE_PLAIN);
  FolPracticeTruth truth;

  settings.chin_down_deg = 0.0;
  fol_practice_head_get_truth (&settings, &truth);

  const FolPoint middle = truth.hairline[truth.n_hairline / 2];
  const double low = asin ((truth.head.center.y - truth.glabella.y) / truth.head.ry);
  const double high = asin ((truth.head.center.y - middle.y) / truth.head.ry);

  g_assert_cmpuint (truth.n_hairline, ==, 9);
  g_assert_cmpfloat_with_epsilon (middle.x, truth.glabella.x, 1e-6);
  g_assert_cmpfloat_with_epsilon ((high - low) * 100.0, 80.0, 1e-6);
  for (guint i = 0; i < truth.n_hairline; i++)
    {
      g_assert_cmpfloat (head_radius (&truth.head, truth.hairline[i].x, truth.hairline[i].y), <,
                         0.97);
      if (i > 0)
        g_assert_cmpfloat (truth.hairline[i].x, >, truth.hairline[i - 1].x);
    }
}

static void
test_threads (void)
{
  FolPracticeSettings settings = small (FOL_VIEW_FRONT, FOL_PRACTICE_ALL);
  g_autoptr (FolPracticeHead) one = NULL;
  g_autoptr (FolPracticeHead) many = NULL;

  settings.width = 150;
  settings.height = 200;
  settings.n_threads = 1;
  one = fol_practice_head_new (&settings);
  settings.n_threads = 5;
  many = fol_practice_head_new (&settings);
  g_assert_cmpmem (one->rgb, 150 * 200 * 3, many->rgb, 150 * 200 * 3);
  g_assert_cmpmem (one->stubble, 150 * 200, many->stubble, 150 * 200);
  g_assert_cmpfloat (one->truth.stubble_delta_l, ==, many->truth.stubble_delta_l);
}

static FolLab
mean_lab (const FolPracticeHead *head, const guint8 *mask)
{
  const float *lin = fol_srgb_table_lin ();
  double sum[3] = { 0 }, n = 0.0;

  for (gsize i = 0; i < (gsize) head->width * head->height; i++)
    if (mask[i] == 255)
      {
        n += 1.0;
        for (int c = 0; c < 3; c++)
          sum[c] += lin[head->rgb[i * 3 + c]];
      }
  g_assert_cmpfloat (n, >, 200.0);
  for (int c = 0; c < 3; c++)
    sum[c] /= n;
  return fol_lab_from_lin (sum);
}

/* Pixels with and without stubble differ by what was asked for, both where its
 * hairs show and where they are too small to. */
static void
test_stubble (void)
{
  const struct
  {
    FolPracticeSkin skin;
    double mm_per_px, delta_l;
  } cases[] = { { FOL_PRACTICE_FAIR, 0.0, -13.0 },
                { FOL_PRACTICE_FAIR, 0.18, -8.0 },
                { FOL_PRACTICE_DARK, 0.25, -5.0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FolPracticeSettings settings = small (FOL_VIEW_LEFT, FOL_PRACTICE_ALL);
      g_autoptr (FolPracticeHead) hairy = NULL;
      g_autoptr (FolPracticeHead) bare = NULL;

      settings.skin = cases[i].skin;
      settings.mm_per_px = cases[i].mm_per_px;
      settings.width = 360;
      settings.height = 420;
      settings.stubble_delta_l = cases[i].delta_l;
      hairy = fol_practice_head_new (&settings);
      settings.flags &= ~FOL_PRACTICE_STUBBLE;
      bare = fol_practice_head_new (&settings);

      const double measured =
          mean_lab (hairy, hairy->stubble).L - mean_lab (bare, hairy->stubble).L;

      g_assert_cmpfloat_with_epsilon (hairy->truth.stubble_delta_l, cases[i].delta_l, 0.1);
      g_assert_cmpfloat_with_epsilon (measured, hairy->truth.stubble_delta_l, 0.3);
      g_assert_cmpfloat (bare->truth.stubble_delta_l, ==, 0.0);
    }
}

/* Lit scalp has about the colour it should, and nothing is clipped. */
static void
test_exposure (void)
{
  const guint8 wanted[3][3] = { { 205, 165, 145 }, { 175, 130, 100 }, { 95, 65, 50 } };

  for (int skin = FOL_PRACTICE_FAIR; skin <= FOL_PRACTICE_DARK; skin++)
    {
      FolPracticeSettings settings = small (FOL_VIEW_FRONT, FOL_PRACTICE_ALL);
      g_autoptr (FolPracticeHead) head = NULL;
      guint8 most = 0;

      settings.skin = (FolPracticeSkin) skin;
      settings.flags &= ~FOL_PRACTICE_STUBBLE;
      head = fol_practice_head_new (&settings);
      for (gsize i = 0; i < (gsize) head->width * head->height * 3; i++)
        most = MAX (most, head->rgb[i]);
      g_assert_cmpint (most, <, 252);
      g_assert_cmpfloat (
          fol_lab_delta_e (mean_lab (head, head->scalp),
                           fol_lab_from_srgb8 (wanted[skin][0], wanted[skin][1], wanted[skin][2])),
          <, 4.0);
    }
}

static void
test_json (void)
{
  const FolPracticeSettings settings = small (FOL_VIEW_FRONT, FOL_PRACTICE_PLAIN);
  g_autoptr (FolPracticeHead) head = fol_practice_head_new (&settings);
  g_autofree char *truth = fol_practice_head_to_json (head, &settings);
  g_autofree char *design = fol_practice_head_to_design_json (head, &settings);

  g_assert_nonnull (strstr (truth, "\"outlines\""));
  g_assert_nonnull (strstr (truth, "\"interpupillary_mm\" : 64"));
  g_assert_nonnull (strstr (design, "\"format\" : \"follicle-design\""));

  g_autoptr (GBytes) bytes = g_bytes_new (design, strlen (design));
  g_autoptr (GError) error = NULL;
  g_autoptr (FolDesign) read = fol_design_from_json (bytes, "practice", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (fol_design_get_head (read)->depth, head->truth.head.depth, 0.02);
  g_assert_cmpuint (fol_design_get_hairline (read)->n_points, ==, head->truth.n_hairline);
  g_assert_cmpfloat (fol_design_get_scale (read)->known_mm, ==, 64.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice-head/silhouette", test_silhouette);
  g_test_add_func ("/practice-head/pupils", test_pupils);
  g_test_add_func ("/practice-head/areas", test_areas);
  g_test_add_func ("/practice-head/whole-area", test_whole_area);
  g_test_add_func ("/practice-head/hairline", test_hairline);
  g_test_add_func ("/practice-head/threads", test_threads);
  g_test_add_func ("/practice-head/stubble", test_stubble);
  g_test_add_func ("/practice-head/exposure", test_exposure);
  g_test_add_func ("/practice-head/json", test_json);
  return g_test_run ();
}
