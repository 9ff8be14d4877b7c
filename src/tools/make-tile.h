/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of make-tile, the program that makes data/stipple-tile.bin.
 *
 * A tile is made on the unit torus by doubling: relax the points there are,
 * insert as many again into the voids, and so on. Ranks are positions in the
 * arrays, and never change once given. */
#pragma once

#include <glib.h>

typedef struct
{
  double x; /* 0 ≤ x, y < 1, wrapping */
  double y;
} TilePoint;

/* Uniform in [0, 1): the same everywhere for the same seed (SplitMix64,
 * Steele, Lea & Flood 2014). */
double tile_random (guint64 *state);

/* @value moved into [0, 1). */
double tile_wrap (double value);

/* Places the first @n points, each the best of @n_candidates random places: the
 * one farthest from every point before it. */
void tile_scatter (TilePoint *points, guint n, guint n_candidates, guint64 *random);

/* Doubles the points: point @n + i is the best of @n_candidates places around
 * point i, no farther from it than @reach in units of 1/√n. */
void tile_double (TilePoint *points, guint n, guint n_candidates, double reach, guint64 *random);

typedef struct
{
  guint n_iterations;
  double sigma;   /* width of the Gaussian, in units of 1/√m */
  double step;    /* of the descent, in units of 1/(√n·σ²) */
  double inertia; /* the share of the last move that carries over */
  guint n_threads;
} TileRelaxation;

/* Moves the first @n points downhill on the energy of all their prefixes. */
void tile_relax (TilePoint *points, guint n, const TileRelaxation *how, guint64 *random);
