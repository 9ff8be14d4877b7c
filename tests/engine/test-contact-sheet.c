/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portraits by stages, for the eye: contact-sheet.png in the build folder has a row
 * for each portrait, and in it the head before, after one session, after three, fresh
 * from the third, a week later, and after ten years, in the shade that is advised. What
 * can be told of it without an eye is asserted. */
#include "engine/export.h"
#include "engine/hairline-height.h"
#include "engine/proposal.h"
#include "engine/scene.h"
#include "engine/shade.h"
#include "engine/skin-sample.h"
#include "engine/srgb.h"
#include "test-files.h"

#include <math.h>
#include <string.h>

#define CELL 360
#define GAP 6

/* Of the distance between the pupils: how wide a cell is, and how far below them it
 * ends. */
#define CELL_WIDTH 2.7
#define BELOW_PUPILS 0.2

#define HEIGHT_MM 62.0

typedef enum
{
  COLUMN_BEFORE,
  COLUMN_SESSION_1,
  COLUMN_SESSION_3,
  COLUMN_FRESH,
  COLUMN_DAY_7,
  COLUMN_TEN_YEARS,
  N_COLUMNS
} Column;

static const FolCourse courses[N_COLUMNS] = {
  [COLUMN_SESSION_1] = { 1, FOL_STAGE_HEALED, 0 },  [COLUMN_SESSION_3] = { 3, FOL_STAGE_HEALED, 0 },
  [COLUMN_FRESH] = { 3, FOL_STAGE_FRESH, 0 },       [COLUMN_DAY_7] = { 3, FOL_STAGE_DAY7, 0 },
  [COLUMN_TEN_YEARS] = { 3, FOL_STAGE_HEALED, 10 },
};

static const struct
{
  const char *name;
  FolSizes sizes;
} portraits[] = {
  { "london_107_fine_thin_hair_fair_f41_front", FOL_SIZES_WOMEN },
  { "london_120_high_hairline_part_fair_f37_front", FOL_SIZES_WOMEN },
  { "london_021_bald_shaved_fair_m48_front", FOL_SIZES_MEN },
  { "london_125_thinning_top_blond_m32_front", FOL_SIZES_MEN },
  { "london_114_buzz_fade_dark_m24_front", FOL_SIZES_MEN },
  { "london_042_buzz_dark_m27_front", FOL_SIZES_MEN },
};

#define N_ROWS G_N_ELEMENTS (portraits)
#define WIDTH (N_COLUMNS * (CELL + GAP) + GAP)
#define HEIGHT ((int) N_ROWS * (CELL + GAP) + GAP)

/* The first two points of the file are the pupils. */
static gboolean
read_pupils (const char *folder, const char *name, FolPoint pupils[2])
{
  g_autofree char *file = g_strconcat (name, ".tem", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  words = g_strsplit_set (g_strstrip (text), " \t\r\n", 6);
  g_assert_cmpuint (g_strv_length (words), ==, 6);
  for (int i = 0; i < 2; i++)
    pupils[i] = (FolPoint){ g_ascii_strtod (words[1 + 2 * i], NULL),
                            g_ascii_strtod (words[2 + 2 * i], NULL) };
  return TRUE;
}

static FolScene *
scene_of (FolPhoto *photo, const FolAnalysis *analysis, const FolDesign *design)
{
  g_autoptr (GError) error = NULL;
  FolScene *scene = fol_scene_new (photo, analysis, design, 0, &error);

  g_assert_no_error (error);
  return scene;
}

/* A line low enough for much to show in a front view. */
static FolDesign *
lowered (const FolDesign *design, const FolPhoto *photo)
{
  FolScalp scalp;

  g_assert_true (fol_scalp_init (&scalp, design, fol_photo_get_width (photo),
                                 fol_photo_get_height (photo), NULL));
  return fol_hairline_with_height (design, &scalp, HEIGHT_MM);
}

/* As the window proposes it but lower, in the shade advised for the skin. */
static FolDesign *
propose (FolPhoto *photo, const FolAnalysis *analysis, const FolPoint pupils[2], FolSizes sizes)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) average =
      fol_proposal_new (plain, FOL_TREATMENT_SHAVED, sizes, pupils, photo);
  g_autoptr (FolDesign) design = lowered (average, photo);
  g_autoptr (FolScene) scene = scene_of (photo, analysis, design);
  FolPigmentSettings pigment = *fol_design_get_pigment (design);
  FolSkinReading skin;

  g_assert_true (fol_skin_read (photo, design, fol_scene_get_field (scene), &skin));
  pigment.shade = fol_shade_advise (skin.skin_class, FOL_HAIR_UNKNOWN).start;
  g_test_message ("%s skin, ITA %.0f, shade 1:%g", fol_skin_class_word (skin.skin_class),
                  skin.ita_deg, pigment.shade);
  return fol_design_with_pigment (design, &pigment);
}

/* The mean colour of a cell. */
static FolLab
draw_cell (const FolScene *scene, Column column, const FolPoint pupils[2], guint8 *cell,
           gsize stride)
{
  const double distance = hypot (pupils[1].x - pupils[0].x, pupils[1].y - pupils[0].y);
  const double scale = CELL / (CELL_WIDTH * distance);
  const double middle = (pupils[0].x + pupils[1].x) / 2.0, eyes = MAX (pupils[0].y, pupils[1].y);
  const FolRect rect = { (int) (middle * scale) - CELL / 2,
                         MAX ((int) ((eyes + BELOW_PUPILS * distance) * scale) - CELL, 0), CELL,
                         CELL };
  const float *to_lin = fol_srgb_table_lin ();
  double sum[3] = { 0, 0, 0 };

  fol_scene_render (scene, column == COLUMN_BEFORE ? FOL_LAYER_BEFORE : FOL_LAYER_AFTER, scale,
                    &rect, cell, stride);
  for (int y = 0; y < CELL; y++)
    for (int x = 0; x < CELL; x++)
      for (int c = 0; c < 3; c++)
        sum[c] += to_lin[cell[(gsize) y * stride + 3 * (gsize) x + (gsize) c]] / (CELL * CELL);
  return fol_lab_from_lin (sum);
}

static void
draw_row (FolPhoto *photo, const FolPoint pupils[2], FolSizes sizes, guint8 *row)
{
  g_autoptr (FolAnalysis) analysis =
      fol_analysis_new (photo, fol_analysis_guess_mm_per_px (photo), 0, NULL, NULL);
  g_autoptr (FolDesign) design = propose (photo, analysis, pupils, sizes);
  FolLab means[N_COLUMNS];

  for (int i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr (FolDesign) shown = i == COLUMN_BEFORE
                                        ? fol_design_ref (design)
                                        : fol_design_with_course (design, &courses[i]);
      g_autoptr (FolScene) scene = scene_of (photo, analysis, shown);

      means[i] = draw_cell (scene, i, pupils, row + 3 * (GAP + i * (CELL + GAP)), 3 * WIDTH);
    }
  g_assert_cmpfloat (means[COLUMN_SESSION_1].L, <, means[COLUMN_BEFORE].L);
  g_assert_cmpfloat (means[COLUMN_SESSION_3].L, <, means[COLUMN_SESSION_1].L);
  g_assert_cmpfloat (means[COLUMN_FRESH].L, <, means[COLUMN_SESSION_3].L);
  g_assert_cmpfloat (means[COLUMN_FRESH].a, >, means[COLUMN_SESSION_3].a);
  g_assert_cmpfloat (means[COLUMN_DAY_7].L, >, means[COLUMN_FRESH].L);
  g_assert_cmpfloat (means[COLUMN_DAY_7].a, <, means[COLUMN_FRESH].a);
  g_assert_cmpfloat (means[COLUMN_TEN_YEARS].L, >, means[COLUMN_SESSION_3].L);
  g_assert_cmpfloat (means[COLUMN_TEN_YEARS].L, <, means[COLUMN_BEFORE].L);
}

static void
write_rows (int y, int n_rows, guint8 *pixels, gsize stride, gpointer user_data)
{
  const guint8 *sheet = user_data;

  for (int i = 0; i < n_rows; i++)
    memcpy (pixels + (gsize) i * stride, sheet + (gsize) (y + i) * 3 * WIDTH, 3 * WIDTH);
}

static void
save (guint8 *sheet)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "contact-sheet.png", NULL);
  const FolPngInfo info = { WIDTH, HEIGHT, FOL_PNG_RGB, 0.0, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FolOutput) output = fol_output_new (path, &error);

  g_assert_no_error (error);
  fol_png_write (output, &info, write_rows, sheet, 1, NULL, NULL, NULL, NULL, &error);
  fol_output_commit (output, &error);
  g_assert_no_error (error);
  g_test_message ("left %s", path);
}

static void
test_contact_sheet (void)
{
  g_autofree char *folder = fol_test_shared_path ("photos/portraits");
  g_autofree guint8 *sheet = NULL;

  if (folder == NULL)
    return;
  sheet = g_malloc0 (3 * WIDTH * HEIGHT);
  for (gsize i = 0; i < N_ROWS; i++)
    {
      g_autofree char *file = g_strconcat (portraits[i].name, ".jpg", NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (FolPhoto) photo = fol_photo_load (path, NULL, NULL, NULL, NULL);
      FolPoint pupils[2];

      if (photo == NULL || !read_pupils (folder, portraits[i].name, pupils))
        {
          g_test_skip ("the portraits are not all there");
          return;
        }
      draw_row (photo, pupils, portraits[i].sizes, sheet + 3 * WIDTH * (GAP + i * (CELL + GAP)));
    }
  save (sheet);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contact-sheet/portraits", test_contact_sheet);
  return g_test_run ();
}
