/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fit to Photo, on heads whose ellipse is known: by construction, or by eye. */
#include "engine/head-fit.h"

#include "engine/ellipse-fit.h"
#include "engine/error.h"
#include "engine/field.h"
#include "engine/proposal.h"
#include "practice-head.h"

#include <json-glib/json-glib.h>
#include <math.h>

/* Of the radius. */
#define MOST_OFF 0.08

static FolPhoto *
photo_of (const FolPracticeHead *head)
{
  return fol_photo_new_from_rgb (head->width, head->height, (gsize) head->width * 3, head->rgb);
}

static FolDesign *
design_of (FolView view)
{
  g_autoptr (FolDesign) plain = fol_design_new ();

  return fol_design_with_view (plain, view);
}

static void
assert_fits (const FolPhoto *photo, const FolDesign *design, const FolDesignHead *truth,
             gboolean round)
{
  g_autoptr (GError) error = NULL;
  FolDesignHead head;

  fol_head_fit (photo, design, &head, &error);
  g_assert_no_error (error);
  g_test_message ("off by %.3f", fol_ellipse_difference (truth, &head));
  g_assert_cmpfloat (fol_ellipse_difference (truth, &head), <, MOST_OFF);
  if (!round)
    g_assert_cmpfloat (fabs (remainder (head.angle_deg - truth->angle_deg, 360.0)), <, 6.0);
  if (truth->depth > 0.0)
    g_assert_cmpfloat_with_epsilon (head.depth / truth->depth, 1.0, MOST_OFF);
}

static void
check_practice (const FolPracticeSettings *settings)
{
  g_autoptr (FolPracticeHead) practice = fol_practice_head_new (settings);
  g_autoptr (FolPhoto) photo = photo_of (practice);
  g_autoptr (FolDesign) design = design_of (settings->view);
  const FolDesignHead *truth = &practice->truth.head;

  g_test_message ("view %d, skin %d, flags %d, %d x %d, chin %g, roll %g", settings->view,
                  settings->skin, settings->flags, settings->width, settings->height,
                  settings->chin_down_deg, settings->roll_deg);
  assert_fits (photo, design, truth, truth->rx / truth->ry > 0.95);
  if (settings->view == FOL_VIEW_FRONT)
    {
      g_autoptr (FolDesign) known =
          fol_proposal_scale_from_pupils (design, FOL_SIZES_MEN, practice->truth.pupils, 0.0);

      assert_fits (photo, known, truth, FALSE);
    }
}

/* Every view and skin, plain and with everything, leaning, small and wide. */
static void
test_practice (gconstpointer data)
{
  static const double rolls[] = { 0.0, 12.0, -8.0, 5.0 };
  static const double chins[] = { 0.0, 30.0, 8.0, 20.0 };
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;

  settings.view = (FolView) GPOINTER_TO_INT (data);
  for (guint i = 0; i < 6; i++)
    {
      settings.skin = (FolPracticeSkin) (i % 3);
      settings.flags = i < 3 ? FOL_PRACTICE_ALL : FOL_PRACTICE_PLAIN;
      settings.roll_deg = rolls[i % 4];
      settings.chin_down_deg = chins[(i + settings.skin) % 4];
      settings.width = i % 2 == 0 ? 210 : 280;
      settings.height = i % 3 == 2 ? 240 : 280;
      check_practice (&settings);
    }
}

/* Light and texture without hair or grain, and the other way round. */
static void
test_flags (void)
{
  static const FolPracticeFlags flags[] = {
    FOL_PRACTICE_LIGHT,
    FOL_PRACTICE_STUBBLE,
    FOL_PRACTICE_LIGHT | FOL_PRACTICE_HIGHLIGHT,
    FOL_PRACTICE_TEXTURE | FOL_PRACTICE_CAMERA,
  };
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;

  settings.width = 210;
  settings.height = 280;
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      settings.flags = flags[i];
      settings.skin = (FolPracticeSkin) (i % 3);
      check_practice (&settings);
    }
}

/* A head far from the photo's middle, and one nearly as large as the photo. */
static void
test_sizes (void)
{
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;

  settings.width = 500;
  settings.height = 400;
  settings.mm_per_px = 1.2;
  check_practice (&settings);
  settings.width = 280;
  settings.height = 400;
  settings.mm_per_px = 0.7;
  check_practice (&settings);
}

static double
area_cm2 (const FolPracticeTruth *truth, const FolPracticeSettings *settings,
          const FolDesignHead *head, const FolPracticeOutline *outline)
{
  const FolDesignScale scale = { .mm_per_px = truth->mm_per_px, .method = FOL_SCALE_GIVEN };
  const FolArea area = { FOL_AREA_TREAT, FOL_PRACTICE_OUTLINE_POINTS, outline->points, 0.0, 1.0 };
  g_autoptr (FolDesign) design = design_of (settings->view);
  g_autoptr (FolDesign) scaled = fol_design_with_scale (design, &scale);
  g_autoptr (FolDesign) headed = fol_design_with_head (scaled, head);
  g_autoptr (FolDesign) drawn = fol_design_insert_area (headed, 0, &area);
  g_autoptr (FolField) field = NULL;
  g_autoptr (GError) error = NULL;
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, drawn, settings->width, settings->height, &error));
  field = fol_field_new (drawn, &scalp, settings->width, settings->height, 0, &error);
  g_assert_no_error (error);
  return fol_field_area_cm2 (field, 0);
}

/* The same outline's true area: with the true ellipse, and with the one fitted. */
static void
test_areas (gconstpointer data)
{
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
  g_autoptr (FolPracticeHead) practice = NULL;
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (FolDesign) design = design_of ((FolView) GPOINTER_TO_INT (data));
  const FolPracticeTruth *truth;
  FolDesignHead fitted;

  settings.view = (FolView) GPOINTER_TO_INT (data);
  settings.width = 300;
  settings.height = 400;
  practice = fol_practice_head_new (&settings);
  truth = &practice->truth;
  photo = photo_of (practice);
  g_assert_true (fol_head_fit (photo, design, &fitted, NULL));
  for (guint i = 0; i < truth->n_outlines; i++)
    {
      const FolPracticeOutline *outline = &truth->outlines[i];
      const double exact = area_cm2 (truth, &settings, &truth->head, outline) / outline->area_cm2;
      const double found = area_cm2 (truth, &settings, &fitted, outline) / outline->area_cm2;

      g_test_message ("at radius %.2f: %.3f with the true ellipse, %.3f fitted", outline->radius,
                      exact, found);
      g_assert_cmpfloat_with_epsilon (exact, 1.0, 0.02);
      g_assert_cmpfloat_with_epsilon (found, 1.0, 0.08);
    }
}

static void
assert_refused (const FolPhoto *photo, const FolDesign *design)
{
  g_autoptr (GError) error = NULL;
  FolDesignHead head;

  g_assert_false (fol_head_fit (photo, design, &head, &error));
  g_assert_error (error, FOL_ERROR, FOL_ERROR_FIT);
  g_assert_null (strchr (error->message, '\n'));
}

/* Nothing there, noise, a square, and what has no outline. */
static void
test_refuses (void)
{
  enum
  {
    SIDE = 300
  };
  g_autofree guint8 *rgb = g_malloc0 (SIDE * SIDE * 3);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (FolPhoto) blank = fol_photo_new_from_rgb (SIDE, SIDE, SIDE * 3, rgb);
  g_autoptr (FolPhoto) noise = NULL;
  g_autoptr (FolPhoto) square = NULL;
  g_autoptr (FolPhoto) dot = NULL;
  g_autoptr (FolPhoto) line = NULL;

  for (int i = 0; i < SIDE * SIDE * 3; i++)
    rgb[i] = (guint8) g_rand_int_range (random, 0, 256);
  noise = fol_photo_new_from_rgb (SIDE, SIDE, SIDE * 3, rgb);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE * 3; x++)
      rgb[y * SIDE * 3 + x] = y > 60 && y < 240 && x > 180 && x < 720 ? 200 : 60;
  square = fol_photo_new_from_rgb (SIDE, SIDE, SIDE * 3, rgb);
  dot = fol_photo_new_from_rgb (1, 1, 3, rgb);
  line = fol_photo_new_from_rgb (1, SIDE, 3, rgb);
  for (int view = FOL_VIEW_FRONT; view <= FOL_VIEW_DETAIL; view++)
    {
      g_autoptr (FolDesign) design = design_of ((FolView) view);

      assert_refused (blank, design);
      assert_refused (noise, design);
      assert_refused (square, design);
      assert_refused (dot, design);
      assert_refused (line, design);
    }
}

/* A head whose top is outside the photo has no outline to go by. */
static void
test_refuses_cut_off (void)
{
  FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
  g_autoptr (FolPracticeHead) practice = NULL;
  g_autoptr (FolPhoto) photo = NULL;
  g_autoptr (FolDesign) design = design_of (FOL_VIEW_FRONT);
  int top;

  practice = fol_practice_head_new (&settings);
  top = (int) (practice->truth.head.center.y - 0.55 * practice->truth.head.ry);
  photo =
      fol_photo_new_from_rgb (practice->width, practice->height - top, (gsize) practice->width * 3,
                              practice->rgb + (gsize) top * practice->width * 3);
  assert_refused (photo, design);
}

static char *
shared_photo (const char *folder, const char *name)
{
  const char *shared = g_getenv ("FOL_SHARED_DIR");

  return shared != NULL ? g_build_filename (shared, "photos", folder, name, NULL) : NULL;
}

static void
check_by_eye (JsonObject *object)
{
  const char *name = json_object_get_string_member (object, "file");
  JsonArray *center = json_object_get_array_member (object, "center");
  JsonArray *radii = json_object_get_array_member (object, "radii");
  const FolDesignHead truth = { .center = { json_array_get_double_element (center, 0),
                                            json_array_get_double_element (center, 1) },
                                .rx = json_array_get_double_element (radii, 0),
                                .ry = json_array_get_double_element (radii, 1),
                                .angle_deg = json_object_get_double_member (object, "angle_deg") };
  g_autofree char *path = shared_photo ("portraits", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolPhoto) photo = fol_photo_load (path, NULL, NULL, NULL, &error);
  g_autoptr (FolDesign) design = design_of (FOL_VIEW_FRONT);

  g_assert_no_error (error);
  g_test_message ("%s", name);
  assert_fits (photo, design, &truth, TRUE);
}

static void
test_by_eye (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "heads", "by-eye.json", NULL);
  g_autofree char *folder = shared_photo ("portraits", "");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *heads;

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the shared photos are not here");
      return;
    }
  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  heads =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "heads");
  for (guint i = 0; i < json_array_get_length (heads); i++)
    check_by_eye (json_array_get_object_element (heads, i));
}

/* A door, tiles and a panelled wall: not to be mistaken for a head. */
static void
test_refuses_cluttered (void)
{
  static const char *const names[] = { "lisa_headband_30cm.jpg", "lisa_headband_45cm.jpg",
                                       "lisa_headband_60cm.jpg" };
  g_autoptr (FolDesign) design = design_of (FOL_VIEW_FRONT);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = shared_photo ("portraits", names[i]);
      g_autoptr (FolPhoto) photo = NULL;

      if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_skip ("the shared photos are not here");
          return;
        }
      photo = fol_photo_load (path, NULL, NULL, NULL, NULL);
      assert_refused (photo, design);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/head-fit/front", GINT_TO_POINTER (FOL_VIEW_FRONT), test_practice);
  g_test_add_data_func ("/head-fit/top", GINT_TO_POINTER (FOL_VIEW_TOP), test_practice);
  g_test_add_data_func ("/head-fit/crown", GINT_TO_POINTER (FOL_VIEW_CROWN), test_practice);
  g_test_add_data_func ("/head-fit/left", GINT_TO_POINTER (FOL_VIEW_LEFT), test_practice);
  g_test_add_data_func ("/head-fit/right", GINT_TO_POINTER (FOL_VIEW_RIGHT), test_practice);
  g_test_add_data_func ("/head-fit/areas/front", GINT_TO_POINTER (FOL_VIEW_FRONT), test_areas);
  g_test_add_data_func ("/head-fit/areas/top", GINT_TO_POINTER (FOL_VIEW_TOP), test_areas);
  g_test_add_data_func ("/head-fit/areas/crown", GINT_TO_POINTER (FOL_VIEW_CROWN), test_areas);
  g_test_add_data_func ("/head-fit/areas/left", GINT_TO_POINTER (FOL_VIEW_LEFT), test_areas);
  g_test_add_data_func ("/head-fit/areas/right", GINT_TO_POINTER (FOL_VIEW_RIGHT), test_areas);
  g_test_add_func ("/head-fit/flags", test_flags);
  g_test_add_func ("/head-fit/sizes", test_sizes);
  g_test_add_func ("/head-fit/refuses", test_refuses);
  g_test_add_func ("/head-fit/refuses/cut-off", test_refuses_cut_off);
  g_test_add_func ("/head-fit/refuses/cluttered", test_refuses_cluttered);
  g_test_add_func ("/head-fit/by-eye", test_by_eye);
  return g_test_run ();
}
