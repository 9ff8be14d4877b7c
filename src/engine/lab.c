/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/lab.h"

#include "engine/srgb.h"

#include <math.h>

static double
lab_f (double t)
{
  const double epsilon = 216.0 / 24389.0;
  const double kappa = 24389.0 / 27.0;

  return t > epsilon ? cbrt (t) : (kappa * t + 16.0) / 116.0;
}

FolLab
fol_lab_from_lin (const double rgb_lin[3])
{
  const double r = rgb_lin[0], g = rgb_lin[1], b = rgb_lin[2];
  const double x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.9504700;
  const double y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b;
  const double z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.0888300;
  const double fx = lab_f (x), fy = lab_f (y), fz = lab_f (z);

  return (FolLab){ 116.0 * fy - 16.0, 500.0 * (fx - fy), 200.0 * (fy - fz) };
}

FolLab
fol_lab_from_srgb8 (guint8 red, guint8 green, guint8 blue)
{
  const double rgb_lin[3] = { fol_srgb_to_lin (red / 255.0), fol_srgb_to_lin (green / 255.0),
                              fol_srgb_to_lin (blue / 255.0) };

  return fol_lab_from_lin (rgb_lin);
}

double
fol_lab_ita_deg (FolLab lab)
{
  return atan2 (lab.L - 50.0, lab.b) * (180.0 / G_PI);
}

static double
hue_deg (double a, double b)
{
  const double h = (a == 0.0 && b == 0.0) ? 0.0 : atan2 (b, a) * (180.0 / G_PI);

  return h < 0.0 ? h + 360.0 : h;
}

static double
cos_deg (double deg)
{
  return cos (deg * (G_PI / 180.0));
}

/* The share of a chroma's seventh power that blue and grey colours lack. */
static double
chroma_weight (double chroma)
{
  const double c7 = pow (chroma, 7.0);

  return sqrt (c7 / (c7 + pow (25.0, 7.0)));
}

double
fol_lab_delta_e (FolLab one, FolLab other)
{
  const double mean_c = (hypot (one.a, one.b) + hypot (other.a, other.b)) / 2.0;
  const double gain = 1.0 + 0.5 * (1.0 - chroma_weight (mean_c));
  const double a1 = one.a * gain, a2 = other.a * gain;
  const double c1 = hypot (a1, one.b), c2 = hypot (a2, other.b);
  const double h1 = hue_deg (a1, one.b), h2 = hue_deg (a2, other.b);
  const gboolean grey = c1 * c2 == 0.0;
  double dh = grey ? 0.0 : h2 - h1;
  double mean_h = grey ? h1 + h2 : (h1 + h2) / 2.0;

  if (dh > 180.0)
    dh -= 360.0;
  else if (dh < -180.0)
    dh += 360.0;
  if (!grey && fabs (h1 - h2) > 180.0)
    mean_h += mean_h < 180.0 ? 180.0 : -180.0;

  const double dl = other.L - one.L, dc = c2 - c1;
  const double dhue = 2.0 * sqrt (c1 * c2) * sin (dh / 2.0 * (G_PI / 180.0));
  const double l50 = (one.L + other.L) / 2.0 - 50.0, mean_c2 = (c1 + c2) / 2.0;
  const double t = 1.0 - 0.17 * cos_deg (mean_h - 30.0) + 0.24 * cos_deg (2.0 * mean_h)
                   + 0.32 * cos_deg (3.0 * mean_h + 6.0) - 0.20 * cos_deg (4.0 * mean_h - 63.0);
  const double sl = 1.0 + 0.015 * l50 * l50 / sqrt (20.0 + l50 * l50);
  const double sc = 1.0 + 0.045 * mean_c2;
  const double sh = 1.0 + 0.015 * mean_c2 * t;
  const double turn = 60.0 * exp (-pow ((mean_h - 275.0) / 25.0, 2.0));
  const double rt = -2.0 * chroma_weight (mean_c2) * sin (turn * (G_PI / 180.0));
  const double l = dl / sl, c = dc / sc, h = dhue / sh;

  return sqrt (l * l + c * c + h * h + rt * c * h);
}
