/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-partings.h"

#include <math.h>

#define SIZE FOL_TEST_PARTED_SIZE
#define MM_PER_PX FOL_TEST_PARTED_MM_PER_PX

static const guint8 skin[] = { 205, 165, 145 };
static const guint8 strand[] = { 70, 52, 40 };

guint8 *
fol_test_parted_pixels (double patch_mm)
{
  guint8 *rgb = g_malloc (SIZE * SIZE * 3);
  GRand *random = g_rand_new_with_seed (11);

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const double from_mm = fabs (x + 0.5 - SIZE / 2) * MM_PER_PX;
        const gboolean bare = from_mm < FOL_TEST_PARTED_MM / 2.0 || y > 700
                              || hypot (x - SIZE / 2, y - 300) * MM_PER_PX < patch_mm;
        const gboolean hair = !bare && (x + y / 4) % 8 < 5;
        const guint8 *of = hair ? strand : skin;

        for (int c = 0; c < 3; c++)
          rgb[3 * (y * SIZE + x) + c] = (guint8) (of[c] + g_rand_int_range (random, -3, 4));
      }
  g_rand_free (random);
  return rgb;
}

FolPhoto *
fol_test_parted_photo (double patch_mm)
{
  g_autofree guint8 *rgb = fol_test_parted_pixels (patch_mm);

  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

FolDesign *
fol_test_parted_design (double density)
{
  const FolPoint path[] = { { SIZE / 2, 100 }, { SIZE / 2, 350 }, { SIZE / 2, 600 } };
  const FolParting parting = { 3, path, 40.0, density };
  const FolDesignScale scale = { .mm_per_px = MM_PER_PX, .method = FOL_SCALE_GIVEN };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) scaled = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) between = fol_design_with_treatment (scaled, FOL_TREATMENT_DENSITY);

  return fol_design_insert_parting (between, 0, &parting);
}
