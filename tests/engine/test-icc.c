/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Embedded profiles, against lcms2's own numbers. */
#include "engine/icc.h"
#include "engine/photo.h"
#include "test-files.h"
#include "test-pictures.h"

#include <lcms2.h>
#include <stdlib.h>
#include <string.h>

#define SIDE 48

static GBytes *
profile_bytes (cmsHPROFILE profile)
{
  cmsUInt32Number size = 0;
  gpointer data;

  g_assert_true (cmsSaveProfileToMem (profile, NULL, &size));
  data = g_malloc (size);
  g_assert_true (cmsSaveProfileToMem (profile, data, &size));
  return g_bytes_new_take (data, size);
}

static cmsHPROFILE
display_p3 (void)
{
  const cmsCIExyY white = { 0.3127, 0.3290, 1.0 };
  const cmsCIExyYTRIPLE primaries = { { 0.680, 0.320, 1.0 },
                                      { 0.265, 0.690, 1.0 },
                                      { 0.150, 0.060, 1.0 } };
  const cmsFloat64Number srgb[5] = { 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045 };
  cmsToneCurve *curve = cmsBuildParametricToneCurve (NULL, 4, srgb);
  cmsToneCurve *const curves[3] = { curve, curve, curve };
  cmsHPROFILE profile = cmsCreateRGBProfile (&white, &primaries, curves);

  cmsFreeToneCurve (curve);
  return profile;
}

/* Smooth enough for lossy formats, and with a wide range of colours. */
static void
fill (guint8 *rgb)
{
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        guint8 *p = rgb + (y * SIDE + x) * 3;

        p[0] = (guint8) (x * 255 / (SIDE - 1));
        p[1] = (guint8) (y * 255 / (SIDE - 1));
        p[2] = (guint8) (255 - (x + y) * 255 / (2 * SIDE - 2));
      }
}

static FolPhoto *
load (GBytes *file)
{
  g_autoptr (FolScratch) scratch = fol_scratch_new ();
  g_autofree char *path =
      fol_scratch_write (scratch, "photo", g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autoptr (GError) error = NULL;
  FolPhoto *photo = fol_photo_load (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return photo;
}

static GBytes *
make (const char *format, const guint8 *rgb, GBytes *icc)
{
  const FolTestPicture picture = {
    .width = SIDE, .height = SIDE, .n_channels = 3, .bits = 8, .pixels = rgb, .icc = icc
  };

  if (g_str_equal (format, "png"))
    return fol_test_picture_png (&picture);
  if (g_str_equal (format, "tiff"))
    return fol_test_picture_tiff (&picture);
  if (g_str_equal (format, "jpeg"))
    return fol_test_picture_jpeg (&picture);
  return fol_test_picture_webp (&picture);
}

static void
copy_pixels (FolPhoto *photo, guint8 *rgb)
{
  const FolPhotoLevel *l = fol_photo_get_level (photo, 0);

  g_assert_cmpint (l->width, ==, SIDE);
  g_assert_cmpint (l->height, ==, SIDE);
  for (int y = 0; y < SIDE; y++)
    memcpy (rgb + y * SIDE * 3, l->rgb + (gsize) y * l->stride, SIDE * 3);
}

/* What the file's pixels are without a profile, put through lcms2 here. */
static void
assert_converts (const char *format)
{
  guint8 drawn[SIDE * SIDE * 3], stored[SIDE * SIDE * 3], expected[SIDE * SIDE * 3],
      got[SIDE * SIDE * 3];
  cmsHPROFILE p3 = display_p3 ();
  g_autoptr (GBytes) icc = profile_bytes (p3);
  cmsHPROFILE embedded = cmsOpenProfileFromMem (g_bytes_get_data (icc, NULL),
                                                (cmsUInt32Number) g_bytes_get_size (icc));
  cmsHPROFILE srgb = cmsCreate_sRGBProfile ();
  cmsHTRANSFORM transform =
      cmsCreateTransform (embedded, TYPE_RGB_8, srgb, TYPE_RGB_8, INTENT_PERCEPTUAL, 0);
  g_autoptr (GBytes) plain = NULL;
  int n_changed = 0;

  fill (drawn);
  plain = make (format, drawn, NULL);
  if (plain != NULL)
    {
      g_autoptr (GBytes) tagged = make (format, drawn, icc);
      g_autoptr (FolPhoto) untouched = load (plain);
      g_autoptr (FolPhoto) photo = load (tagged);

      copy_pixels (untouched, stored);
      copy_pixels (photo, got);
      cmsDoTransform (transform, stored, expected, SIDE * SIDE);
      for (gsize i = 0; i < sizeof got; i++)
        {
          g_assert_cmpint (got[i], ==, expected[i]);
          n_changed += abs (got[i] - stored[i]) > 4;
        }
      g_assert_cmpint (n_changed, >, SIDE * SIDE / 2);
    }
  cmsDeleteTransform (transform);
  cmsCloseProfile (srgb);
  cmsCloseProfile (embedded);
  cmsCloseProfile (p3);
}

static void
test_display_p3 (gconstpointer format)
{
  assert_converts (format);
}

static void
assert_ignored (GBytes *icc)
{
  static const char *const formats[] = { "png", "tiff", "jpeg" };
  guint8 drawn[SIDE * SIDE * 3], stored[SIDE * SIDE * 3], got[SIDE * SIDE * 3];

  fill (drawn);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) plain = make (formats[i], drawn, NULL);
      g_autoptr (GBytes) tagged = make (formats[i], drawn, icc);
      g_autoptr (FolPhoto) untouched = load (plain);
      g_autoptr (FolPhoto) photo = load (tagged);

      copy_pixels (untouched, stored);
      copy_pixels (photo, got);
      g_assert_cmpmem (got, sizeof got, stored, sizeof stored);
    }
}

static void
test_srgb (void)
{
  cmsHPROFILE srgb = cmsCreate_sRGBProfile ();
  g_autoptr (GBytes) icc = profile_bytes (srgb);

  assert_ignored (icc);
  cmsCloseProfile (srgb);
}

static void
test_garbage (void)
{
  g_autofree guint8 *noise = g_malloc (3000);
  cmsHPROFILE p3 = display_p3 ();
  g_autoptr (GBytes) whole = profile_bytes (p3);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  FolRaster raster = { .width = 1, .height = 1, .stride = 3, .n_channels = 3, .pixels = noise };
  guint8 before[3];

  for (int i = 0; i < 3000; i++)
    noise[i] = (guint8) (i * 37);
  memcpy (before, noise, 3);
  for (gsize size = 0; size < 3000; size += 100)
    {
      g_autoptr (GBytes) icc = g_bytes_new (noise, size);

      g_assert_false (fol_icc_convert_to_srgb (&raster, icc));
    }
  g_assert_false (fol_icc_convert_to_srgb (&raster, half));
  g_assert_cmpmem (noise, 3, before, 3);
  cmsCloseProfile (p3);
}

/* The loader has made RGB of the pixels by then; the profile is for what they
 * were. */
static void
test_grey (void)
{
  cmsToneCurve *curve = cmsBuildGamma (NULL, 1.0);
  cmsHPROFILE grey = cmsCreateGrayProfile (cmsD50_xyY (), curve);
  g_autoptr (GBytes) icc = profile_bytes (grey);
  guint8 pixel[3] = { 90, 90, 90 };
  FolRaster raster = { .width = 1, .height = 1, .stride = 3, .n_channels = 3, .pixels = pixel };

  g_assert_false (fol_icc_convert_to_srgb (&raster, icc));
  g_assert_cmpint (pixel[0], ==, 90);
  cmsFreeToneCurve (curve);
  cmsCloseProfile (grey);
}

static void
test_alpha_stays (void)
{
  cmsHPROFILE p3 = display_p3 ();
  g_autoptr (GBytes) icc = profile_bytes (p3);
  guint8 pixels[8] = { 200, 100, 50, 77, 10, 220, 30, 0 };
  FolRaster raster = { .width = 2, .height = 1, .stride = 8, .n_channels = 4, .pixels = pixels };

  g_assert_true (fol_icc_convert_to_srgb (&raster, icc));
  g_assert_cmpint (pixels[0], >, 205);
  g_assert_cmpint (pixels[3], ==, 77);
  g_assert_cmpint (pixels[7], ==, 0);
  cmsCloseProfile (p3);
}

static void
test_primaries (void)
{
  const double p3[8] = { 0.680, 0.320, 0.265, 0.690, 0.150, 0.060, 0.3127, 0.3290 };
  const double bt709[8] = { 0.640, 0.330, 0.300, 0.600, 0.150, 0.060, 0.3127, 0.3290 };
  g_autoptr (GBytes) wide = fol_icc_new_from_primaries (p3);
  g_autoptr (GBytes) same = fol_icc_new_from_primaries (bt709);
  guint8 pixel[3] = { 200, 100, 50 };
  FolRaster raster = { .width = 1, .height = 1, .stride = 3, .n_channels = 3, .pixels = pixel };

  g_assert_false (fol_icc_convert_to_srgb (&raster, same));
  g_assert_true (fol_icc_convert_to_srgb (&raster, wide));
  g_assert_cmpint (pixel[0], >, 205);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/icc/display-p3/png", "png", test_display_p3);
  g_test_add_data_func ("/icc/display-p3/tiff", "tiff", test_display_p3);
  g_test_add_data_func ("/icc/display-p3/jpeg", "jpeg", test_display_p3);
  g_test_add_data_func ("/icc/display-p3/webp", "webp", test_display_p3);
  g_test_add_func ("/icc/srgb", test_srgb);
  g_test_add_func ("/icc/garbage", test_garbage);
  g_test_add_func ("/icc/grey", test_grey);
  g_test_add_func ("/icc/alpha-stays", test_alpha_stays);
  g_test_add_func ("/icc/primaries", test_primaries);
  return g_test_run ();
}
