/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The things whose size is known that a scale line can be drawn along: how long
 * they are, how much that varies, and how near to the camera they are
 * (data/scale-cues.json). */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

#define FOL_SCALE_MAX_COINS 16

/* @known_mm: by FolSizes, what a line along it stands for; of coins, rulers and
 *   typed lengths something to begin with
 * @spread: standard deviation, as a share of the length
 * @plane: what FOL_PLANE_AUTO means for it */
typedef struct
{
  double known_mm[2];
  double spread;
  FolScalePlane plane;
} FolScaleCue;

/* @name is in English, to be translated. */
typedef struct
{
  const char *name;
  double diameter_mm;
} FolCoin;

typedef struct
{
  FolScaleCue cues[FOL_SCALE_ASSUMED]; /* by FolScaleMethod */
  guint n_coins;
  FolCoin coins[FOL_SCALE_MAX_COINS];
  double same_coin_mm;      /* no coin is so near to another in size */
  double end_error_px;      /* by which an end of a line can be off */
  double most_disagreement; /* of two scales, as a share, before it is worth a warning */
} FolScaleCues;

/* The coin of that size, or -1. */
int fol_scale_cues_find_coin (double diameter_mm);

/* Any thread; never NULL. */
const FolScaleCues *fol_scale_cues_get (void);

G_END_DECLS
