/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Match Stubble: what is measured, what is solved, and what the picture comes to. */
#include "engine/match.h"
#include "engine/scene.h"
#include "engine/skin-sample.h"
#include "engine/srgb.h"
#include "practice-head.h"
#include "test-files.h"

#include <math.h>
#include <string.h>

typedef struct
{
  FolPoint at;
  double radius_mm;
} Dab;

static FolDesign *
with_sample (const FolDesign *design, FolSkinRole role, Dab dab)
{
  const FolSkinSample sample = { role, dab.radius_mm, 1, &dab.at };

  return fol_design_insert_skin_sample (design, fol_design_get_n_skin_samples (design), &sample);
}

/* A square to treat round @at, at @shade, with both samples. */
static FolDesign *
design_of (double mm_per_px, const FolDesignHead *head, FolPoint at, double half_mm, Dab stubble,
           Dab bare)
{
  const double half = half_mm / mm_per_px;
  const FolPoint square[] = { { at.x - half, at.y - half },
                              { at.x + half, at.y - half },
                              { at.x + half, at.y + half },
                              { at.x - half, at.y + half } };
  const FolArea area = { FOL_AREA_TREAT, 4, square, 0.0, 1.0 };
  const FolDesignScale scale = { .mm_per_px = mm_per_px, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) headed = fol_design_with_head (scaled, head);
  g_autoptr (FolDesign) treated = fol_design_insert_area (headed, 0, &area);
  g_autoptr (FolDesign) one = with_sample (treated, FOL_SKIN_ROLE_STUBBLE, stubble);

  return with_sample (one, FOL_SKIN_ROLE_BARE, bare);
}

static FolScene *
scene_of (FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design)
{
  g_autoptr (GError) error = NULL;
  FolScene *scene = fol_scene_new (photo, analysis, design, 0, &error);

  g_assert_no_error (error);
  return scene;
}

static double
mean_L (const FolScene *scene, FolLayer layer, const FolRect *rect)
{
  const gsize n = (gsize) rect->width * (gsize) rect->height;
  g_autofree guint8 *pixels = g_malloc (n * 3);
  const float *to_lin = fol_srgb_table_lin ();
  double sum[3] = { 0, 0, 0 };

  fol_scene_render (scene, layer, 1.0, rect, pixels, (gsize) rect->width * 3);
  for (gsize i = 0; i < n; i++)
    for (int c = 0; c < 3; c++)
      sum[c] += to_lin[pixels[3 * i + (gsize) c]] / n;
  return fol_lab_from_lin (sum).L;
}

/* How much the treatment lowers L* where it is full, within @half_mm of @at. */
static double
rendered_contrast (FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design,
                   double mm_per_px, FolPoint at, double half_mm)
{
  const int half = (int) (half_mm / mm_per_px);
  const FolRect rect = { (int) at.x - half, (int) at.y - half, 2 * half, 2 * half };
  g_autoptr (FolScene) scene = scene_of (photo, analysis, design);

  return mean_L (scene, FOL_LAYER_BEFORE, &rect) - mean_L (scene, FOL_LAYER_AFTER, &rect);
}

/* Both with the shade alone at the density that was set, as predicted, and with the
 * density offered, as measured. */
static FolMatch
check_match (FolPhoto *photo, const FolDesign *design, double mm_per_px, FolPoint at,
             double half_mm)
{
  g_autoptr (FolAnalysis) analysis = fol_analysis_new (photo, mm_per_px, 0, NULL, NULL);
  g_autoptr (FolScene) scene = scene_of (photo, analysis, design);
  const FolMatch match = fol_match_stubble (photo, analysis, design, fol_scene_get_field (scene));
  g_autoptr (FolDesign) shaded = fol_match_apply (&match, design, FALSE);
  g_autoptr (FolDesign) matched = fol_match_apply (&match, design, TRUE);
  double contrast, shade_alone;

  g_assert_cmpint (match.status, ==, FOL_MATCH_MADE);
  g_assert_null (fol_match_refusal (&match));
  contrast = rendered_contrast (photo, analysis, matched, mm_per_px, at, half_mm);
  shade_alone = rendered_contrast (photo, analysis, shaded, mm_per_px, at, half_mm);
  g_test_message ("bare L* %.1f, contrast %.2f: 1:%g at %g/cm2 predicted %.2f, rendered %.2f; "
                  "at the density set predicted %.2f, rendered %.2f",
                  match.bare_L, match.contrast, match.shade, match.density_per_cm2, match.predicted,
                  contrast, match.at_density, shade_alone);
  g_assert_cmpfloat_with_epsilon (match.predicted, match.contrast, 0.1);
  g_assert_true (fol_match_is_reached (&match));
  g_assert_cmpfloat_with_epsilon (contrast, match.contrast, 1.0);
  g_assert_cmpfloat_with_epsilon (shade_alone, match.at_density, 1.0);
  return match;
}

/* Whether a disc lies wholly on pixels of @mask that are @value. */
static gboolean
lies_on (const FolPracticeHead *head, const guint8 *mask, guint8 value, double x, double y,
         double radius_px)
{
  for (int dy = (int) -radius_px; dy <= radius_px; dy++)
    for (int dx = (int) -radius_px; dx <= radius_px; dx++)
      {
        const int px = (int) x + dx, py = (int) y + dy;

        if (hypot (dx, dy) > radius_px)
          continue;
        if (px < 0 || py < 0 || px >= head->width || py >= head->height
            || mask[py * head->width + px] != value)
          return FALSE;
      }
  return TRUE;
}

/* The highest place where a dab lies on nothing but stubble. */
static Dab
find_stubble (const FolPracticeHead *head, double radius_mm)
{
  const double radius_px = radius_mm / head->truth.mm_per_px;

  for (int y = 0; y < head->height; y += 3)
    for (int x = 0; x < head->width; x += 3)
      if (lies_on (head, head->stubble, 255, x, y, radius_px))
        return (Dab){ { x, y }, radius_mm };
  g_assert_not_reached ();
}

/* Known contrasts, on the bald crowns of heads of three skins, in flat light: measured
 * and rendered within 1 L* of the truth. */
static void
test_practice_heads (void)
{
  const double contrasts[] = { -8, -13, -18 };

  for (int skin = FOL_PRACTICE_FAIR; skin <= FOL_PRACTICE_DARK; skin++)
    for (guint i = 0; i < G_N_ELEMENTS (contrasts); i++)
      {
        FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
        g_autoptr (FolPracticeHead) head = NULL;
        g_autoptr (FolPhoto) photo = NULL;
        g_autoptr (FolDesign) design = NULL;
        FolMatch match;
        FolPoint top;

        settings.skin = (FolPracticeSkin) skin;
        settings.view = FOL_VIEW_CROWN;
        settings.flags = FOL_PRACTICE_TEXTURE | FOL_PRACTICE_STUBBLE | FOL_PRACTICE_CAMERA;
        settings.width = settings.height = 700;
        settings.stubble_delta_l = skin == FOL_PRACTICE_DARK ? contrasts[i] / 2.0 : contrasts[i];
        head = fol_practice_head_new (&settings);
        photo =
            fol_photo_new_from_rgb (head->width, head->height, (gsize) head->width * 3, head->rgb);
        top = head->truth.head.center;
        design = design_of (head->truth.mm_per_px, &head->truth.head, top, 30,
                            find_stubble (head, 8), (Dab){ top, 10 });
        match = check_match (photo, design, head->truth.mm_per_px, top, 20);
        g_assert_cmpfloat_with_epsilon (match.contrast, -head->truth.stubble_delta_l, 1.0);
        g_assert_cmpint (match.source, ==, FOL_MATCH_BY_STUBBLE);
      }
}

/* Sessions that bring fewer dots, each in a shade of its own: what is applied comes to what
 * was said. */
static void
test_own_sessions (void)
{
  const FolCourse own = { 3,
                          FOL_STAGE_HEALED,
                          0,
                          .n_shares = 3,
                          .shares = { 0.3, 0.5, 0.6 },
                          .n_shades = 3,
                          .shades = { 24, 24, 24 } };
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
  g_autoptr (FolPracticeHead) head = NULL;
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (FolDesign) usual = NULL;
  g_autoptr (FolDesign) design = NULL;
  FolPoint top;

  settings.view = FOL_VIEW_CROWN;
  settings.flags = FOL_PRACTICE_TEXTURE | FOL_PRACTICE_STUBBLE | FOL_PRACTICE_CAMERA;
  settings.width = settings.height = 700;
  settings.stubble_delta_l = -8;
  head = fol_practice_head_new (&settings);
  photo = fol_photo_new_from_rgb (head->width, head->height, (gsize) head->width * 3, head->rgb);
  top = head->truth.head.center;
  usual = design_of (head->truth.mm_per_px, &head->truth.head, top, 30, find_stubble (head, 8),
                     (Dab){ top, 10 });
  design = fol_design_with_course (usual, &own);
  check_match (photo, design, head->truth.mm_per_px, top, 20);
}

static void
check_portrait (const char *name, double mm_per_px, FolPoint treat, Dab stubble, Dab bare)
{
  g_autofree char *relative = g_strconcat ("photos/portraits/", name, NULL);
  g_autofree char *path = fol_test_shared_path (relative);
  g_autoptr (FolDesign) design = NULL;
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  photo = fol_photo_load (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  design = design_of (mm_per_px, NULL, treat, 16, stubble, bare);
  check_match (photo, design, mm_per_px, treat, 10);
}

/* A shaved fair head, and a dark one faded to stubble over the ear. */
static void
test_fair_portrait (void)
{
  check_portrait ("london_021_bald_shaved_fair_m48_profileL.jpg", 64.0 / 204.0,
                  (FolPoint){ 575, 345 }, (Dab){ { 830, 390 }, 12 }, (Dab){ { 575, 345 }, 12 });
}

static void
test_dark_portrait (void)
{
  check_portrait ("london_114_buzz_fade_dark_m24_profileR.jpg", 64.0 / 243.0,
                  (FolPoint){ 840, 480 }, (Dab){ { 680, 450 }, 8 }, (Dab){ { 840, 480 }, 8 });
  check_portrait ("london_114_buzz_fade_dark_m24_profileR.jpg", 64.0 / 243.0,
                  (FolPoint){ 840, 480 }, (Dab){ { 470, 500 }, 8 }, (Dab){ { 840, 480 }, 8 });
}

/* A photo of two flat halves: skin at the left, something else at the right. */
static FolPhoto *
halves (const guint8 left[3], const guint8 right[3])
{
  g_autofree guint8 *rgb = g_malloc (400 * 200 * 3);

  for (int i = 0; i < 400 * 200; i++)
    for (int c = 0; c < 3; c++)
      rgb[3 * i + c] = i % 400 < 200 ? left[c] : right[c];
  return fol_photo_new_from_rgb (400, 200, 1200, rgb);
}

static FolDesign *
scaled_design (void)
{
  const FolDesignScale scale = { .mm_per_px = 0.25, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();

  return fol_design_with_scale (plain, &scale);
}

static const guint8 skin[3] = { 194, 155, 133 };
static const Dab left = { { 100, 100 }, 10 }, right = { { 300, 100 }, 10 };

/* What hair would be when clipped: darker hair asks for a darker shade, whether its
 * colour is chosen or brushed; white hair cannot be matched on this skin. */
static void
test_hair (void)
{
  const guint8 black[3] = { 34, 30, 28 };
  g_autoptr (FolPhoto) photo = halves (skin, black);
  g_autoptr (FolDesign) scaled = scaled_design ();
  g_autoptr (FolDesign) bare = with_sample (scaled, FOL_SKIN_ROLE_BARE, left);
  g_autoptr (FolDesign) roots = with_sample (bare, FOL_SKIN_ROLE_HAIR, right);
  const FolMatch brushed = fol_match_stubble (photo, NULL, roots, NULL);
  double last = 0.0;

  for (int hair = FOL_HAIR_BLACK; hair <= FOL_HAIR_BLOND; hair++)
    {
      const FolDesignSkin chosen = { FOL_FITZPATRICK_UNKNOWN, hair };
      g_autoptr (FolDesign) design = fol_design_with_skin (bare, &chosen);
      const FolMatch match = fol_match_stubble (photo, NULL, design, NULL);

      g_test_message ("hair %d: contrast %.1f, 1:%g at %g/cm2", hair, match.contrast, match.shade,
                      match.density_per_cm2);
      g_assert_cmpint (match.status, ==, FOL_MATCH_MADE);
      g_assert_cmpint (match.source, ==, FOL_MATCH_BY_COLOR);
      g_assert_cmpfloat (match.shade, >=, last);
      last = match.shade;
      if (hair == FOL_HAIR_BLACK)
        g_assert_cmpfloat_with_epsilon (brushed.contrast, match.contrast, 0.3);
      if (hair == FOL_HAIR_DARK_BROWN)
        g_assert_cmpfloat_with_epsilon (match.shade, 12, 3);
    }
  g_assert_cmpint (brushed.source, ==, FOL_MATCH_BY_HAIR);
}

static void
test_refusals (void)
{
  const guint8 white[3] = { 225, 222, 215 };
  g_autoptr (FolPhoto) photo = halves (skin, white);
  g_autoptr (FolDesign) scaled = scaled_design ();
  g_autoptr (FolDesign) bare = with_sample (scaled, FOL_SKIN_ROLE_BARE, left);
  g_autoptr (FolDesign) lighter = with_sample (bare, FOL_SKIN_ROLE_STUBBLE, right);
  const FolMatch no_skin = fol_match_stubble (photo, NULL, scaled, NULL);
  const FolMatch no_hair = fol_match_stubble (photo, NULL, bare, NULL);
  const FolMatch no_use = fol_match_stubble (photo, NULL, lighter, NULL);
  const guint8 darker[3] = { 193, 154, 132 };
  g_autoptr (FolPhoto) even = halves (skin, darker);
  const FolMatch hardly = fol_match_stubble (even, NULL, lighter, NULL);

  g_assert_cmpint (hardly.status, ==, FOL_MATCH_NOT_DARKER);
  g_assert_cmpfloat (hardly.contrast, >, 0.0);
  g_assert_nonnull (strstr (fol_match_refusal (&hardly), "hardly darker"));
  g_assert_cmpint (no_skin.status, ==, FOL_MATCH_NO_SKIN);
  g_assert_cmpint (no_hair.status, ==, FOL_MATCH_NO_HAIR);
  g_assert_cmpint (no_use.status, ==, FOL_MATCH_NOT_DARKER);
  g_assert_cmpfloat (no_use.contrast, <, 0.0);
  g_assert_nonnull (fol_match_refusal (&no_skin));
  g_assert_null (fol_match_apply (&no_use, lighter, TRUE));
}

/* Grown black hair is darker than any pigment: as near as it goes, and said so. */
static void
test_out_of_reach (void)
{
  const guint8 black[3] = { 20, 18, 17 };
  g_autoptr (FolPhoto) photo = halves (skin, black);
  g_autoptr (FolDesign) scaled = scaled_design ();
  g_autoptr (FolDesign) bare = with_sample (scaled, FOL_SKIN_ROLE_BARE, left);
  g_autoptr (FolDesign) design = with_sample (bare, FOL_SKIN_ROLE_STUBBLE, right);
  const FolMatch match = fol_match_stubble (photo, NULL, design, NULL);

  g_assert_cmpint (match.status, ==, FOL_MATCH_MADE);
  g_assert_cmpfloat (match.shade, ==, 3);
  g_assert_cmpfloat (match.predicted, <, match.contrast - 5.0);
  g_assert_false (fol_match_is_reached (&match));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/practice-heads", test_practice_heads);
  g_test_add_func ("/match/own-sessions", test_own_sessions);
  g_test_add_func ("/match/fair-portrait", test_fair_portrait);
  g_test_add_func ("/match/dark-portrait", test_dark_portrait);
  g_test_add_func ("/match/hair", test_hair);
  g_test_add_func ("/match/refusals", test_refusals);
  g_test_add_func ("/match/out-of-reach", test_out_of_reach);
  return g_test_run ();
}
