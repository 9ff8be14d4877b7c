/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/white-balance.h"

#include "engine/skin-data.h"

#include <math.h>

/* In linear light: below, noise has more colour than the light; above, a channel may
 * have stopped short. */
#define LEAST 0.01
#define MOST 0.97

static void
multiply (const double matrix[3][3], const double in[3], double out[3])
{
  for (int i = 0; i < 3; i++)
    out[i] = matrix[i][0] * in[0] + matrix[i][1] * in[1] + matrix[i][2] * in[2];
}

static const double bradford[3][3] = { { 0.8951, 0.2664, -0.1614 },
                                       { -0.7502, 1.7135, 0.0367 },
                                       { 0.0389, -0.0685, 1.0296 } };

static const double bradford_inverse[3][3] = { { 0.9869929, -0.1470543, 0.1599627 },
                                               { 0.4323053, 0.5183603, 0.0492912 },
                                               { -0.0085287, 0.0400428, 0.9684867 } };

static void
cones_from_lin (const double rgb_lin[3], double cones[3])
{
  double xyz[3];

  fol_xyz_from_lin (rgb_lin, xyz);
  multiply (bradford, xyz, cones);
}

void
fol_white_balance_init_none (FolWhiteBalance *balance)
{
  *balance = (FolWhiteBalance){ { 1.0, 1.0, 1.0 } };
}

gboolean
fol_white_balance_init (FolWhiteBalance *balance, const double neutral_lin[3])
{
  const double white_lin[3] = { 1.0, 1.0, 1.0 };
  double xyz[3], scaled[3], from[3], to[3];

  fol_white_balance_init_none (balance);
  for (int c = 0; c < 3; c++)
    if (!(neutral_lin[c] >= LEAST && neutral_lin[c] <= MOST))
      return FALSE;
  fol_xyz_from_lin (neutral_lin, xyz);
  for (int c = 0; c < 3; c++)
    scaled[c] = neutral_lin[c] / xyz[1];

  const FolLab lab = fol_lab_from_lin (scaled);

  if (hypot (lab.a, lab.b) > fol_skin_data_get ()->most_neutral_chroma)
    return FALSE;
  cones_from_lin (scaled, from);
  cones_from_lin (white_lin, to);
  for (int i = 0; i < 3; i++)
    balance->gain[i] = to[i] / from[i];
  return TRUE;
}

void
fol_white_balance_apply (const FolWhiteBalance *balance, const double rgb_lin[3],
                         double balanced_lin[3])
{
  double cones[3], xyz[3];

  cones_from_lin (rgb_lin, cones);
  for (int i = 0; i < 3; i++)
    cones[i] *= balance->gain[i];
  multiply (bradford_inverse, cones, xyz);
  fol_xyz_to_lin (xyz, balanced_lin);
}
