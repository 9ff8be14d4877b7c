/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Profiles from pairs of photos, made on practice heads with a profile that is known. */
#include "engine/analysis.h"
#include "engine/calibration.h"
#include "engine/error.h"
#include "engine/pigment-profile.h"
#include "engine/resample.h"
#include "engine/srgb.h"
#include "practice-head.h"

#include <math.h>
#include <string.h>

/* How the healed photo was taken otherwise than the one before: the light of each
 * channel, and how it lies over the other. */
typedef struct
{
  double light[3];
  double scale;
  double dx;
  double dy;
  int noise;
  double turn_deg; /* clockwise */
  gboolean other_wall;
  double gamma; /* of its tone curve; 0 for none */
  gboolean grey;
} Camera;

static const Camera same_camera = { { 1, 1, 1 }, 1, 0, 0, 0, 0, FALSE, 0, FALSE };
static const Camera other_camera = { { 0.93, 0.86, 0.8 }, 0.965, 21.3, 8.6, 3, 0, FALSE, 0, FALSE };

/* Heads take longer to draw than to measure: each is drawn once. */
static FolPhoto *heads[3];
static FolPracticeTruth truths[3];

static FolPhoto *
draw_head (FolPracticeSkin skin, FolPracticeTruth *truth)
{
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
  FolPracticeHead *head;
  FolPhoto *photo;

  settings.width = 600;
  settings.height = 800;
  settings.skin = skin;
  head = fol_practice_head_new (&settings);
  *truth = head->truth;
  photo = fol_photo_new_from_rgb (head->width, head->height, 3 * (gsize) head->width, head->rgb);
  fol_practice_head_free (head);
  return photo;
}

static FolPhoto *
head_photo (FolPracticeSkin skin, FolPracticeTruth *truth)
{
  if (heads[skin] == NULL)
    heads[skin] = draw_head (skin, &truths[skin]);
  *truth = truths[skin];
  return fol_photo_ref (heads[skin]);
}

/* The bald top, as a technician outlines it, at a density and a shade. */
static FolDesign *
head_design (const FolPracticeTruth *truth, double density_per_cm2, double shade)
{
  const FolDesignScale scale = { .mm_per_px = truth->mm_per_px, .method = FOL_SCALE_RULER };
  const FolHairline hairline = { .n_points = truth->n_hairline,
                                 .points = truth->hairline,
                                 .feather_mm = 6,
                                 .blend_mm = 10,
                                 .irregularity = 0.5,
                                 .symmetry = 1 };
  const FolDotSettings dots = { density_per_cm2, 0.17, 0.12, 1 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  FolPigmentSettings pigment = *fol_design_get_pigment (plain);
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) with_head = fol_design_with_head (scaled, &truth->head);
  g_autoptr (FolDesign) lined = fol_design_with_hairline (with_head, &hairline);
  g_autoptr (FolDesign) dotted = fol_design_with_dots (lined, &dots);

  pigment.shade = shade;
  return fol_design_with_pigment (dotted, &pigment);
}

static FolDesign *
with_profile (const FolDesign *design, const FolPigmentProfile *profile)
{
  FolPigmentSettings pigment = *fol_design_get_pigment (design);

  pigment.has_profile = TRUE;
  pigment.profile = *profile;
  return fol_design_with_pigment (design, &pigment);
}

static double
sample (const guint8 *rgb, int width, int height, double x, double y, int channel)
{
  const double fx = CLAMP (x - 0.5, 0.0, width - 1.001), fy = CLAMP (y - 0.5, 0.0, height - 1.001);
  const int i = (int) fx, j = (int) fy;
  const double tx = fx - i, ty = fy - j;
  const float *lin = fol_srgb_table_lin ();
  const guint8 *p = rgb + 3 * (j * width + i) + channel, *q = p + 3 * width;

  return (lin[p[0]] * (1 - tx) + lin[p[3]] * tx) * (1 - ty)
         + (lin[q[0]] * (1 - tx) + lin[q[3]] * tx) * ty;
}

/* Stripes in the place of what is not the head. */
static void
paint_wall (guint8 *rgb, int width, int height, const FolDesignHead *head)
{
  for (int i = 0; i < width * height; i++)
    {
      const double x = (i % width - head->center.x) / head->rx;
      const double y = (i / width - head->center.y) / head->ry;

      if (hypot (x, MIN (y, 0.0)) > 1.05 || y > 1.25)
        {
          rgb[3 * i] = (guint8) (i % width / 20 % 2 ? 60 : 190);
          rgb[3 * i + 1] = (guint8) (i / width / 30 % 2 ? 120 : 170);
          rgb[3 * i + 2] = 90;
        }
    }
}

/* What the camera makes of linear light at a place of the head's own picture. */
static double
seen (const Camera *camera, const guint8 *rgb, int width, int height, int x_px, int y_px, int c)
{
  const double turn = camera->turn_deg * G_PI / 180.0;
  const double x = (x_px + 0.5 - camera->dx - width / 2.0) / camera->scale;
  const double y = (y_px + 0.5 - camera->dy - height / 2.0) / camera->scale;
  const double lin = sample (rgb, width, height, x * cos (turn) + y * sin (turn) + width / 2.0,
                             y * cos (turn) - x * sin (turn) + height / 2.0, camera->grey ? 1 : c)
                     * camera->light[c];

  return camera->gamma > 0.0 ? pow (lin, camera->gamma) : lin;
}

static FolPhoto *
photo_by (const Camera *camera, const guint8 *rgb, int width, int height)
{
  g_autofree guint8 *taken = g_malloc ((gsize) width * (gsize) height * 3);
  GRand *random = g_rand_new_with_seed (3);

  for (int i = 0; i < width * height * 3; i++)
    {
      const double lin = seen (camera, rgb, width, height, i / 3 % width, i / 3 / width, i % 3);
      const int noise =
          camera->noise > 0 ? g_rand_int_range (random, -camera->noise, camera->noise + 1) : 0;

      taken[i] = (guint8) CLAMP (lround (255.0 * fol_srgb_from_lin (lin)) + noise, 0, 255);
    }
  g_rand_free (random);
  return fol_photo_new_from_rgb (width, height, (gsize) width * 3, taken);
}

/* The head as it is after, with the other pattern of dots that a hand has, in front of
 * another camera. */
static FolPhoto *
healed_photo (FolPhoto *before, const FolDesign *design, const FolPigmentProfile *profile,
              const Camera *camera)
{
  const int width = fol_photo_get_width (before), height = fol_photo_get_height (before);
  const FolRect all = { 0, 0, width, height };
  FolDotSettings dots = *fol_design_get_dots (design);
  g_autoptr (FolDesign) own = with_profile (design, profile);
  g_autoptr (FolDesign) done = NULL;
  g_autoptr (FolAnalysis) analysis =
      fol_analysis_new (before, fol_analysis_guess_mm_per_px (before), 2, NULL, NULL);
  g_autoptr (FolScene) scene = NULL;
  g_autofree guint8 *rgb = g_malloc ((gsize) width * (gsize) height * 3);

  dots.seed = 77;
  done = fol_design_with_dots (own, &dots);
  scene = fol_scene_new (before, analysis, done, 2, NULL);
  fol_scene_render (scene, FOL_LAYER_AFTER, 1.0, &all, rgb, (gsize) width * 3);
  if (camera->other_wall)
    paint_wall (rgb, width, height, fol_design_get_head (design));
  return photo_by (camera, rgb, width, height);
}

static FolCalibrationPair *
pair_of (FolPracticeSkin skin, double density_per_cm2, double shade,
         const FolPigmentProfile *profile, const Camera *camera)
{
  FolPracticeTruth truth;
  g_autoptr (FolPhoto) before = head_photo (skin, &truth);
  g_autoptr (FolDesign) design = head_design (&truth, density_per_cm2, shade);
  g_autoptr (FolPhoto) after = healed_photo (before, design, profile, camera);
  g_autoptr (GError) error = NULL;
  FolCalibrationPair *pair = fol_calibration_pair_new (before, after, design, 2, NULL, &error);

  g_assert_no_error (error);
  return pair;
}

static FolPigmentProfile
own_profile (double gain, const double *weights)
{
  FolPigmentProfile profile = fol_pigment_profile_default ();

  profile.optical_gain = gain;
  for (guint i = 0; i < profile.n_shades; i++)
    profile.shade_weights[i] = weights[i];
  return profile;
}

static void
say (const char *what, const FolPigmentProfile *profile)
{
  g_autoptr (GString) weights = g_string_new (NULL);

  for (guint i = 0; i < profile->n_shades; i++)
    g_string_append_printf (weights, " %.3f", profile->shade_weights[i]);
  g_test_message ("%s: gain %.3f, weights%s", what, profile->optical_gain, weights->str);
}

static void
assert_near (double value, double truth, double share)
{
  g_assert_cmpfloat (fabs (value / truth - 1.0), <, share);
}

/* Measured one after the other, and added up. */
static FolPigmentProfile
fit (FolCalibrationPair *const *pairs, guint n_pairs)
{
  FolPigmentProfile profile = fol_pigment_profile_default ();

  for (guint p = 0; p < n_pairs; p++)
    {
      FolCalibrationMeasure measure;
      g_autoptr (GError) error = NULL;

      g_assert_true (fol_calibration_measure (pairs[p], 2, NULL, &measure, &error));
      g_assert_no_error (error);
      g_assert_true (fol_calibration_add (&profile, &measure, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (profile.n_measures, ==, p + 1);
      g_test_message ("chroma %.2f, contrast %.2f, likeness %.2f", measure.quality.chroma,
                      measure.quality.contrast, measure.quality.likeness);
      g_assert_cmpint (measure.doubts, ==, 0);
    }
  say ("fitted", &profile);
  return profile;
}

static void
fit_all_shades (const Camera *camera)
{
  const double weights[] = { 2.3, 1.7, 1.1, 0.6, 0.26 };
  const FolPigmentProfile truth = own_profile (7.6, weights);
  g_autoptr (GPtrArray) pairs =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fol_calibration_pair_free);
  FolPigmentProfile fitted;

  for (guint i = 0; i < truth.n_shades; i++)
    g_ptr_array_add (
        pairs, pair_of ((FolPracticeSkin) (i % 2), 150 + 25 * i, truth.shades[i], &truth, camera));
  fitted = fit ((FolCalibrationPair *const *) pairs->pdata, pairs->len);
  say ("truth", &truth);
  assert_near (fitted.optical_gain, truth.optical_gain, 0.05);
  for (guint i = 0; i < truth.n_shades; i++)
    assert_near (fitted.shade_weights[i], truth.shade_weights[i], 0.05);
  for (guint p = 0; p < pairs->len; p++)
    g_assert_cmpfloat (fabs (fol_calibration_misfit (&fitted, p)), <, 0.02);
}

static void
test_all_shades (void)
{
  fit_all_shades (&same_camera);
}

static void
test_other_camera (void)
{
  fit_all_shades (&other_camera);
}

/* One pair tells the gain, and leaves the curve as it is. */
static void
test_one_pair (void)
{
  FolPigmentProfile truth = fol_pigment_profile_default ();

  truth.optical_gain = 13.0;
  for (int i = 0; i < 3; i++)
    {
      const double shades[] = { 8, 24, 40 };
      FolCalibrationPair *pair = pair_of ((FolPracticeSkin) i, 180, shades[i], &truth,
                                          i == 1 ? &other_camera : &same_camera);

      const FolPigmentProfile fitted = fit (&pair, 1);

      assert_near (fitted.optical_gain, truth.optical_gain, 0.05);
      for (guint k = 0; k < truth.n_shades; k++)
        assert_near (fitted.shade_weights[k], truth.shade_weights[k], 0.001);
      fol_calibration_pair_free (pair);
    }
}

/* Two pairs tilt the curve: what both tell of is right, and the rest lies in line. */
static void
test_two_shades (void)
{
  const double weights[] = { 1.9, 1.5, 1.1, 0.56, 0.22 };
  const FolPigmentProfile truth = own_profile (9.0, weights);
  FolCalibrationPair *pairs[] = { pair_of (FOL_PRACTICE_FAIR, 200, 12, &truth, &same_camera),
                                  pair_of (FOL_PRACTICE_TAN, 200, 24, &truth, &same_camera) };
  const FolPigmentProfile fitted = fit (pairs, 2);

  assert_near (fitted.optical_gain, truth.optical_gain, 0.05);
  assert_near (fitted.shade_weights[3], truth.shade_weights[3], 0.05);
  g_assert_cmpfloat (fitted.shade_weights[4], <, 0.33 * 0.75);
  g_assert_cmpfloat (fitted.shade_weights[1], >, 1.5);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    fol_calibration_pair_free (pairs[i]);
}

static void
assert_middle (const FolRegistration *found, const Camera *camera)
{
  const FolPoint middle = fol_registration_apply (found, 300, 400);

  g_assert_cmpfloat_with_epsilon (middle.x, 300 + camera->dx, 1.0);
  g_assert_cmpfloat_with_epsilon (middle.y, 400 + camera->dy, 1.0);
}

/* Where the photos lie is found out. */
static void
test_registration (void)
{
  const FolPigmentProfile profile = fol_pigment_profile_default ();
  FolCalibrationPair *pair = pair_of (FOL_PRACTICE_FAIR, 200, 12, &profile, &other_camera);
  const FolRegistration *found = fol_calibration_pair_get_registration (pair);

  g_test_message ("scale %.4f, shift %.2f %.2f, likeness %.3f", found->scale, found->dx, found->dy,
                  found->likeness);
  g_assert_cmpfloat_with_epsilon (found->scale, other_camera.scale, 0.004);
  g_assert_cmpfloat_with_epsilon (found->turn_rad, 0.0, 0.004);
  assert_middle (found, &other_camera);
  fol_calibration_pair_free (pair);
}

/* A head held askew is still compared, and measured as it is. */
static void
test_turned (void)
{
  const FolPigmentProfile profile = fol_pigment_profile_default ();
  const double turns_deg[] = { -5.5, 3.0 };

  for (guint i = 0; i < G_N_ELEMENTS (turns_deg); i++)
    {
      Camera camera = other_camera;
      FolCalibrationPair *pair;
      const FolRegistration *found;
      FolPigmentProfile fitted;

      camera.turn_deg = turns_deg[i];
      pair = pair_of (FOL_PRACTICE_FAIR, 200, 12, &profile, &camera);
      found = fol_calibration_pair_get_registration (pair);
      g_test_message ("turn %.2f, likeness %.3f", found->turn_rad * 180.0 / G_PI, found->likeness);
      g_assert_cmpfloat_with_epsilon (found->turn_rad, turns_deg[i] * G_PI / 180.0, 0.01);
      assert_middle (found, &camera);
      fitted = fit (&pair, 1);
      assert_near (fitted.optical_gain, profile.optical_gain, 0.05);
      fol_calibration_pair_free (pair);
    }
}

/* What is behind the head, and what is worn, is not compared. */
static void
test_other_wall (void)
{
  const FolPigmentProfile profile = fol_pigment_profile_default ();
  Camera camera = other_camera;
  FolPigmentProfile fitted;
  FolCalibrationPair *pair;

  camera.other_wall = TRUE;
  camera.turn_deg = 2.0;
  for (int i = 0; i < 2; i++)
    {
      pair = pair_of ((FolPracticeSkin) i, 200, 12, &profile, &camera);
      g_assert_cmpfloat (fol_calibration_pair_get_quality (pair)->likeness, >, 0.7);
      fitted = fit (&pair, 1);
      assert_near (fitted.optical_gain, profile.optical_gain, 0.05);
      fol_calibration_pair_free (pair);
    }
}

static FolCalibrationMeasure
measure_by (double gain, const Camera *camera)
{
  FolPigmentProfile profile = fol_pigment_profile_default ();
  FolCalibrationPair *pair;
  FolCalibrationMeasure measure;
  g_autoptr (GError) error = NULL;

  profile.optical_gain *= gain;
  pair = pair_of (FOL_PRACTICE_FAIR, 200, 12, &profile, camera);
  g_assert_true (fol_calibration_measure (pair, 2, NULL, &measure, &error));
  g_test_message ("strength %.2f of own %.2f, %u cells, spread %.3f, likeness %.2f, chroma %.2f, "
                  "contrast %.2f",
                  measure.strength, measure.own_strength, measure.quality.n_cells,
                  measure.quality.spread, measure.quality.likeness, measure.quality.chroma,
                  measure.quality.contrast);
  fol_calibration_pair_free (pair);
  return measure;
}

/* Photos that could be laid over one another, yet say something else than pigment. */
static void
test_doubts (void)
{
  Camera curve = same_camera, grey = same_camera;
  FolCalibrationMeasure measure = measure_by (1.3, &other_camera);

  g_assert_cmpint (measure.doubts, ==, 0);
  g_assert_cmpuint (measure.quality.n_cells, >, 500);
  g_assert_cmpfloat (measure.quality.likeness, >, 0.7);
  g_assert_cmpfloat (measure.quality.spread, <, 0.1);
  g_assert_cmpfloat (measure.shade, ==, 12);

  measure = measure_by (2.5, &same_camera);
  g_assert_cmpint (measure.doubts, ==, FOL_CALIBRATION_DOUBT_STRENGTH);
  measure = measure_by (0.4, &same_camera);
  g_assert_cmpint (measure.doubts, ==, FOL_CALIBRATION_DOUBT_STRENGTH);
  grey.grey = TRUE;
  measure = measure_by (1.0, &grey);
  g_assert_true (measure.doubts & FOL_CALIBRATION_DOUBT_CHROMA);
  curve.gamma = 1.8;
  measure = measure_by (1.0, &curve);
  g_assert_true (measure.doubts & FOL_CALIBRATION_DOUBT_CONTRAST);
}

/* A profile takes measurements on where it was left, in whatever order. */
static void
test_add (void)
{
  const double shades[] = { 24, 6, 12 }, strengths[] = { 5.6, 15.3, 10.1 };
  FolPigmentProfile profile = fol_pigment_profile_default (), other = profile;

  for (int i = 0; i < 3; i++)
    {
      const FolCalibrationMeasure one = { .shade = shades[i], .strength = strengths[i] };
      const FolCalibrationMeasure last = { .shade = shades[2 - i], .strength = strengths[2 - i] };

      g_assert_true (fol_calibration_add (&profile, &one, NULL));
      g_assert_true (fol_calibration_add (&other, &last, NULL));
    }
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (fabs (fol_calibration_misfit (&profile, i)), <, 0.02);
  g_assert_cmpfloat_with_epsilon (profile.optical_gain, other.optical_gain, 1e-3);
  assert_near (profile.optical_gain, 10.1 / 1.1, 0.03);
  while (fol_calibration_has_room (&profile))
    {
      const FolCalibrationMeasure again = { .shade = 12, .strength = 10.1 };

      g_assert_true (fol_calibration_add (&profile, &again, NULL));
    }
  g_assert_cmpuint (profile.n_measures, ==, FOL_PROFILE_MAX_MEASURES);
}

static void
assert_refused (FolPhoto *before, FolPhoto *after, const FolDesign *design, FolError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fol_calibration_pair_new (before, after, design, 2, NULL, &error));
  g_assert_error (error, FOL_ERROR, (int) code);
  g_assert_null (strchr (error->message, '\n'));
  g_test_message ("%s", error->message);
}

static void
test_refused (void)
{
  const FolPigmentProfile profile = fol_pigment_profile_default ();
  const FolCourse fresh = { 3, FOL_STAGE_FRESH, 0 };
  FolPracticeTruth truth, other_truth;
  g_autoptr (FolPhoto) before = head_photo (FOL_PRACTICE_FAIR, &truth);
  g_autoptr (FolDesign) design = head_design (&truth, 200, 12);
  g_autoptr (FolDesign) fresh_design = fol_design_with_course (design, &fresh);
  g_autoptr (FolDesign) nothing = fol_design_with_hairline (design, NULL);
  g_autoptr (FolPhoto) after = healed_photo (before, design, &profile, &same_camera);
  g_autoptr (FolPhoto) stranger = head_photo (FOL_PRACTICE_DARK, &other_truth);
  g_autoptr (FolPhoto) sideways = fol_photo_new_turned (stranger, 1);

  assert_refused (before, before, design, FOL_ERROR_MISMATCH);
  assert_refused (after, before, design, FOL_ERROR_MISMATCH);
  assert_refused (before, sideways, design, FOL_ERROR_MISMATCH);
  assert_refused (before, after, fresh_design, FOL_ERROR_DESIGN);
  assert_refused (before, after, nothing, FOL_ERROR_DESIGN);
}

/* A lighter shade that came out darker is a mistake somewhere, and changes nothing. */
static void
test_impossible (void)
{
  const FolCalibrationMeasure weak = { .shade = 12, .strength = 5 };
  const FolCalibrationMeasure strong = { .shade = 24, .strength = 14 };
  FolPigmentProfile profile = fol_pigment_profile_default ();
  g_autoptr (GError) error = NULL;

  g_assert_true (fol_calibration_add (&profile, &weak, NULL));
  g_assert_false (fol_calibration_add (&profile, &strong, &error));
  g_assert_error (error, FOL_ERROR, FOL_ERROR_MISMATCH);
  g_assert_cmpuint (profile.n_measures, ==, 1);
  assert_near (profile.optical_gain, 5 / 1.1, 0.01);
}

/* A cancellable that another thread cancels after a while, and when it did. */
typedef struct
{
  GCancellable *cancellable;
  gint64 after_us;
  gint64 cancelled_us;
} Cancelling;

static gpointer
cancel_later (gpointer data)
{
  Cancelling *cancelling = data;

  g_usleep ((gulong) cancelling->after_us);
  cancelling->cancelled_us = g_get_monotonic_time ();
  g_cancellable_cancel (cancelling->cancellable);
  return NULL;
}

/* 0.2 s is what is wanted; a machine may be slow, and busy with other tests. */
#define MOST_LATE_US G_USEC_PER_SEC

/* What is as good as done when it is cancelled ends. */
#define FINISHING_US (G_USEC_PER_SEC / 20)

/* What was @done had ended before it was cancelled. */
static void
assert_cancelled (const Cancelling *cancelling, gboolean done, gint64 end_us, const GError *error)
{
  const gint64 late_us = end_us - cancelling->cancelled_us;

  if (done)
    {
      g_assert_no_error (error);
      g_assert_cmpint (cancelling->after_us, >, 0);
      g_assert_cmpint (late_us, <, FINISHING_US);
      return;
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_test_message ("%.0f ms after it was cancelled", (double) late_us / 1000.0);
  g_assert_cmpint (late_us, <, MOST_LATE_US);
}

/* Both measuring and fitting end soon, wherever they are. */
static void
test_cancel (void)
{
  const FolPigmentProfile profile = fol_pigment_profile_default ();
  FolPracticeTruth truth;
  g_autoptr (FolPhoto) before = head_photo (FOL_PRACTICE_FAIR, &truth);
  g_autoptr (FolDesign) design = head_design (&truth, 200, 12);
  g_autoptr (FolPhoto) after = healed_photo (before, design, &profile, &same_camera);
  g_autoptr (FolCalibrationPair) pair =
      fol_calibration_pair_new (before, after, design, 2, NULL, NULL);

  for (gint64 after_us = 0; after_us < 100000; after_us += 33000)
    {
      Cancelling measuring = { g_cancellable_new (), after_us, 0 };
      Cancelling fitting = { g_cancellable_new (), after_us / 5, 0 };
      g_autoptr (GError) not_measured = NULL;
      g_autoptr (GError) not_fitted = NULL;
      g_autoptr (FolCalibrationPair) other = NULL;
      FolCalibrationMeasure measure;
      gboolean done;
      gint64 end_us;
      GThread *thread = g_thread_new ("cancel", cancel_later, &measuring);

      other =
          fol_calibration_pair_new (before, after, design, 1, measuring.cancellable, &not_measured);
      end_us = g_get_monotonic_time ();
      g_thread_join (thread);
      assert_cancelled (&measuring, other != NULL, end_us, not_measured);
      thread = g_thread_new ("cancel", cancel_later, &fitting);
      done = fol_calibration_measure (pair, 1, fitting.cancellable, &measure, &not_fitted);
      end_us = g_get_monotonic_time ();
      g_thread_join (thread);
      assert_cancelled (&fitting, done, end_us, not_fitted);
      g_object_unref (measuring.cancellable);
      g_object_unref (fitting.cancellable);
    }
}

typedef struct
{
  GCancellable *cancellable;
  guint n_asked;
} Asked;

static gboolean
cancel_when_asked (double x_px, double y_px, gpointer user_data)
{
  Asked *asked = user_data;

  asked->n_asked++;
  g_cancellable_cancel (asked->cancellable);
  return TRUE;
}

/* No more than a row of places is asked about. */
static void
test_registration_cancelled (void)
{
  FolPracticeTruth truth;
  g_autoptr (FolPhoto) photo = head_photo (FOL_PRACTICE_FAIR, &truth);
  Asked asked = { g_cancellable_new (), 0 };

  fol_registration_find (photo, photo, cancel_when_asked, &asked, asked.cancellable);
  g_assert_cmpuint (asked.n_asked, >, 0);
  g_assert_cmpuint (asked.n_asked, <, 100);
  g_object_unref (asked.cancellable);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calibration/registration", test_registration);
  g_test_add_func ("/calibration/one-pair", test_one_pair);
  g_test_add_func ("/calibration/two-shades", test_two_shades);
  g_test_add_func ("/calibration/all-shades", test_all_shades);
  g_test_add_func ("/calibration/other-camera", test_other_camera);
  g_test_add_func ("/calibration/turned", test_turned);
  g_test_add_func ("/calibration/other-wall", test_other_wall);
  g_test_add_func ("/calibration/doubts", test_doubts);
  g_test_add_func ("/calibration/add", test_add);
  g_test_add_func ("/calibration/refused", test_refused);
  g_test_add_func ("/calibration/impossible", test_impossible);
  g_test_add_func ("/calibration/cancel", test_cancel);
  g_test_add_func ("/calibration/registration-cancelled", test_registration_cancelled);
  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    g_clear_pointer (&heads[i], fol_photo_unref);
  return status;
}
