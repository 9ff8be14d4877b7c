/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/icc.h"

#include "engine/parallel.h"

#include <lcms2.h>
#include <stdlib.h>

/* Rows in one piece of parallel work. */
#define BAND 64

/* Steps along each axis of the cube of colours on which a profile is compared
 * with sRGB, and the largest difference, in codes, that is rounding alone. */
#define CUBE 9
#define TOLERANCE 1

/* The transform is shared by threads, so it must not remember colours. */
#define FLAGS cmsFLAGS_NOCACHE

typedef struct
{
  const FolRaster *raster;
  cmsHTRANSFORM transform;
} Conversion;

static void
convert_band (guint item, gpointer data)
{
  const Conversion *conversion = data;
  const FolRaster *raster = conversion->raster;
  const int y0 = (int) item * BAND;
  const int y1 = MIN (y0 + BAND, raster->height);

  for (int y = y0; y < y1; y++)
    {
      guint8 *row = raster->pixels + (gsize) y * raster->stride;

      cmsDoTransform (conversion->transform, row, row, (cmsUInt32Number) raster->width);
    }
}

static cmsHTRANSFORM
create_transform (cmsHPROFILE from, cmsUInt32Number format)
{
  cmsHPROFILE srgb = cmsCreate_sRGBProfile ();
  cmsHTRANSFORM transform =
      cmsCreateTransform (from, format, srgb, format, INTENT_PERCEPTUAL, FLAGS);

  cmsCloseProfile (srgb);
  return transform;
}

static gboolean
is_srgb (cmsHPROFILE profile)
{
  guint8 in[CUBE * CUBE * CUBE][3], out[CUBE * CUBE * CUBE][3];
  cmsHTRANSFORM transform = create_transform (profile, TYPE_RGB_8);
  gboolean same = TRUE;

  if (transform == NULL)
    return FALSE;
  for (int i = 0; i < CUBE * CUBE * CUBE; i++)
    {
      in[i][0] = (guint8) (i % CUBE * 255 / (CUBE - 1));
      in[i][1] = (guint8) (i / CUBE % CUBE * 255 / (CUBE - 1));
      in[i][2] = (guint8) (i / (CUBE * CUBE) * 255 / (CUBE - 1));
    }
  cmsDoTransform (transform, in, out, CUBE * CUBE * CUBE);
  cmsDeleteTransform (transform);
  for (int i = 0; i < CUBE * CUBE * CUBE && same; i++)
    for (int c = 0; c < 3; c++)
      same = same && abs (in[i][c] - out[i][c]) <= TOLERANCE;
  return same;
}

static gboolean
convert (FolRaster *raster, cmsHPROFILE profile)
{
  Conversion conversion = { .raster = raster };

  if (cmsGetColorSpace (profile) != cmsSigRgbData || is_srgb (profile))
    return FALSE;
  conversion.transform =
      create_transform (profile, raster->n_channels == 4 ? TYPE_RGBA_8 : TYPE_RGB_8);
  if (conversion.transform == NULL)
    return FALSE;
  fol_parallel_for (((guint) raster->height + BAND - 1) / BAND, 0, convert_band, &conversion);
  cmsDeleteTransform (conversion.transform);
  return TRUE;
}

gboolean
fol_icc_convert_to_srgb (FolRaster *raster, GBytes *profile)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (profile, &size);
  cmsHPROFILE opened;
  gboolean done;

  if (size > FOL_ICC_MAX_BYTES)
    return FALSE;
  opened = cmsOpenProfileFromMem (data, (cmsUInt32Number) size);
  if (opened == NULL)
    return FALSE;
  done = convert (raster, opened);
  cmsCloseProfile (opened);
  return done;
}

GBytes *
fol_icc_new_from_primaries (const double primaries[8])
{
  const cmsCIExyYTRIPLE rgb = {
    { primaries[0], primaries[1], 1.0 },
    { primaries[2], primaries[3], 1.0 },
    { primaries[4], primaries[5], 1.0 },
  };
  const cmsCIExyY white = { primaries[6], primaries[7], 1.0 };
  /* IEC 61966-2-1 as ICC's parametric curve of type 4. */
  const cmsFloat64Number srgb[5] = { 2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045 };
  cmsToneCurve *curve = cmsBuildParametricToneCurve (NULL, 4, srgb);
  cmsToneCurve *const curves[3] = { curve, curve, curve };
  cmsHPROFILE profile = cmsCreateRGBProfile (&white, &rgb, curves);
  cmsUInt32Number size = 0;
  GBytes *bytes = NULL;

  if (profile != NULL && cmsSaveProfileToMem (profile, NULL, &size))
    {
      gpointer data = g_malloc (size);

      cmsSaveProfileToMem (profile, data, &size);
      bytes = g_bytes_new_take (data, size);
    }
  if (profile != NULL)
    cmsCloseProfile (profile);
  cmsFreeToneCurve (curve);
  return bytes;
}
