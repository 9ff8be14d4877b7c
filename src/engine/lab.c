/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/lab.h"

#include "engine/srgb.h"

#include <math.h>

#define EPSILON (216.0 / 24389.0)
#define KAPPA (24389.0 / 27.0)

static const double white[3] = { 0.9504700, 1.0, 1.0888300 };

static double
lab_f (double t)
{
  return t > EPSILON ? cbrt (t) : (KAPPA * t + 16.0) / 116.0;
}

static double
lab_f_inverse (double f)
{
  return f * f * f > EPSILON ? f * f * f : (116.0 * f - 16.0) / KAPPA;
}

void
fol_xyz_from_lin (const double rgb_lin[3], double xyz[3])
{
  const double r = rgb_lin[0], g = rgb_lin[1], b = rgb_lin[2];

  xyz[0] = 0.4124564 * r + 0.3575761 * g + 0.1804375 * b;
  xyz[1] = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b;
  xyz[2] = 0.0193339 * r + 0.1191920 * g + 0.9503041 * b;
}

void
fol_xyz_to_lin (const double xyz[3], double rgb_lin[3])
{
  const double x = xyz[0], y = xyz[1], z = xyz[2];

  rgb_lin[0] = 3.2404542 * x - 1.5371385 * y - 0.4985314 * z;
  rgb_lin[1] = -0.9692660 * x + 1.8760108 * y + 0.0415560 * z;
  rgb_lin[2] = 0.0556434 * x - 0.2040259 * y + 1.0572252 * z;
}

FolLab
fol_lab_from_lin (const double rgb_lin[3])
{
  double xyz[3];

  fol_xyz_from_lin (rgb_lin, xyz);

  const double fx = lab_f (xyz[0] / white[0]), fy = lab_f (xyz[1] / white[1]),
               fz = lab_f (xyz[2] / white[2]);

  return (FolLab){ 116.0 * fy - 16.0, 500.0 * (fx - fy), 200.0 * (fy - fz) };
}

void
fol_lab_to_lin (FolLab lab, double rgb_lin[3])
{
  const double fy = (lab.L + 16.0) / 116.0;
  const double xyz[3] = { white[0] * lab_f_inverse (fy + lab.a / 500.0),
                          white[1] * lab_f_inverse (fy),
                          white[2] * lab_f_inverse (fy - lab.b / 200.0) };

  fol_xyz_to_lin (xyz, rgb_lin);
  for (int c = 0; c < 3; c++)
    rgb_lin[c] = CLAMP (rgb_lin[c], 0.0, 1.0);
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
