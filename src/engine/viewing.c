/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/viewing.h"

#include "engine/srgb.h"
#include "engine/trade.h"

#include <math.h>
#include <string.h>

#define REACH_SD 3
#define MAX_RADIUS (REACH_SD * FOL_VIEWING_MAX_SD_PX)

/* Below this nothing changes by a code. */
#define LEAST_SD_PX 0.05

double
fol_viewing_acuity_mm (double distance_m)
{
  const double angle = fol_trade_get ()->acuity_arcmin / 60.0 * G_PI / 180.0;

  return 1000.0 * distance_m * tan (angle);
}

/* A Gaussian of standard deviation s leaves exp (-2 π² s² f²) of the contrast of stripes
 * of frequency f; the finest ones are two gaps wide. */
static double
eye_sd_mm (double distance_m)
{
  const double gap_mm = fol_viewing_acuity_mm (distance_m);

  return gap_mm * sqrt (-2.0 * log (fol_trade_get ()->contrast_at_acuity)) / G_PI;
}

double
fol_viewing_blur_sd_px (double screen_mm_per_px, double skin_mm_per_px, double distance_m)
{
  const double seen = eye_sd_mm (distance_m) / skin_mm_per_px;
  const double own = eye_sd_mm (fol_trade_get ()->screen_distance_m) / screen_mm_per_px;

  g_return_val_if_fail (screen_mm_per_px > 0.0 && skin_mm_per_px > 0.0, 0.0);
  return MIN (sqrt (MAX (seen * seen - own * own, 0.0)), FOL_VIEWING_MAX_SD_PX);
}

int
fol_viewing_reach_px (double sd_px)
{
  return sd_px < LEAST_SD_PX ? 0 : (int) ceil (REACH_SD * MIN (sd_px, FOL_VIEWING_MAX_SD_PX));
}

/* @kernel: 0 to @radius from the middle. */
static void
make_kernel (double sd_px, int radius, float *kernel)
{
  double sum = 0.0;

  for (int i = 0; i <= radius; i++)
    {
      kernel[i] = (float) exp (-0.5 * i * i / (sd_px * sd_px));
      sum += i == 0 ? kernel[i] : 2.0 * kernel[i];
    }
  for (int i = 0; i <= radius; i++)
    kernel[i] = (float) (kernel[i] / sum);
}

typedef struct
{
  int radius;
  float kernel[MAX_RADIUS + 1];
  FolRect given;
  FolRect rect;
  float *across; /* given.height rows of rect.width pixels */
  float *padded; /* a row with its neighbours at either side */
} Blur;

/* Past the picture's edge its last pixel goes on. */
static void
blur_across (Blur *blur, const guint8 *row, float *out)
{
  const float *lin = fol_srgb_table_lin ();
  const int n = blur->rect.width + 2 * blur->radius;
  const int from = blur->rect.x - blur->given.x - blur->radius;

  for (int x = 0; x < n; x++)
    {
      const guint8 *pixel = row + 3 * CLAMP (from + x, 0, blur->given.width - 1);

      for (int c = 0; c < 3; c++)
        blur->padded[3 * x + c] = lin[pixel[c]];
    }
  memset (out, 0, 3 * (gsize) blur->rect.width * sizeof *out);
  for (int k = -blur->radius; k <= blur->radius; k++)
    {
      const float weight = blur->kernel[ABS (k)];
      const float *in = blur->padded + 3 * (blur->radius + k);

      for (int i = 0; i < 3 * blur->rect.width; i++)
        out[i] += weight * in[i];
    }
}

static void
blur_down (const Blur *blur, int y, float *sum, guint8 *out)
{
  const guint8 *codes = fol_srgb_table_from_lin16 ();
  const gsize length = 3 * (gsize) blur->rect.width;

  memset (sum, 0, length * sizeof *sum);
  for (int k = -blur->radius; k <= blur->radius; k++)
    {
      const int row = CLAMP (blur->rect.y + y + k - blur->given.y, 0, blur->given.height - 1);
      const float weight = blur->kernel[ABS (k)];
      const float *in = blur->across + (gsize) row * length;

      for (gsize i = 0; i < length; i++)
        sum[i] += weight * in[i];
    }
  for (gsize i = 0; i < length; i++)
    out[i] = codes[(int) (MIN (sum[i], 1.0f) * 65535.0f + 0.5f)];
}

void
fol_viewing_blur (double sd_px, const guint8 *pixels, gsize stride, const FolRect *given,
                  const FolRect *rect, guint8 *out, gsize out_stride)
{
  const gsize length = 3 * (gsize) rect->width;
  Blur blur = { .radius = fol_viewing_reach_px (sd_px), .given = *given, .rect = *rect };
  g_autofree float *sum = NULL;

  if (blur.radius == 0)
    {
      for (int y = 0; y < rect->height; y++)
        memcpy (out + (gsize) y * out_stride,
                pixels + (gsize) (rect->y - given->y + y) * stride
                    + 3 * (gsize) (rect->x - given->x),
                length);
      return;
    }
  make_kernel (MIN (sd_px, FOL_VIEWING_MAX_SD_PX), blur.radius, blur.kernel);
  blur.across = g_new (float, length *(gsize) given->height);
  blur.padded = g_new (float, 3 * (gsize) (rect->width + 2 * blur.radius));
  sum = g_new (float, length);
  for (int y = 0; y < given->height; y++)
    blur_across (&blur, pixels + (gsize) y * stride, blur.across + (gsize) y * length);
  for (int y = 0; y < rect->height; y++)
    blur_down (&blur, y, sum, out + (gsize) y * out_stride);
  g_free (blur.across);
  g_free (blur.padded);
}
