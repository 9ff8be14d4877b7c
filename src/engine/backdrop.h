/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A smooth surface of colour, as of a wall or studio paper under one light: each
 * of L*, a* and b* a polynomial of second degree over the picture. Pure; any thread. */
#pragma once

#include "engine/lab.h"

G_BEGIN_DECLS

#define FOL_BACKDROP_TERMS 6

typedef struct
{
  float L;
  float a;
  float b;
} FolBackdropColor;

typedef struct
{
  double L[FOL_BACKDROP_TERMS];
  double a[FOL_BACKDROP_TERMS];
  double b[FOL_BACKDROP_TERMS];
  double scale; /* of positions: 1 over half the picture's longer side */
} FolBackdrop;

/* Fitted by least squares to the colours of @pixels (indices in a picture @width
 * wide). FALSE where they are too few. */
gboolean fol_backdrop_fit (FolBackdrop *backdrop, const FolBackdropColor *colors, int width,
                           int height, const int *pixels, gsize n_pixels);

/* Its colour at a pixel. */
FolBackdropColor fol_backdrop_at (const FolBackdrop *backdrop, int x, int y);

/* CIEDE2000. */
double fol_backdrop_difference (FolBackdropColor one, FolBackdropColor other);

/* Whether they differ by less than @delta_e; mostly much faster. */
gboolean fol_backdrop_is_like (FolBackdropColor one, FolBackdropColor other, double delta_e);

G_END_DECLS
