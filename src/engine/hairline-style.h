/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The styles a hairline is sold in (data/hairline-styles.json): each reshapes the
 * line between its ends and sets its feather and how broken its edge is. Pure;
 * any thread. */
#pragma once

#include "engine/face.h"

G_BEGIN_DECLS

#define FOL_HAIRLINE_STYLES 10
#define FOL_HAIRLINE_STYLE_MAX_POINTS 8

/* @shape: the half from the mid-point, (0, 0), to an end, (1, -1), on the unrolled
 * scalp, in units of half the distance of the ends, and of the height of the
 * mid-point over them. */
typedef struct
{
  const char *id;    /* the word in the design's JSON */
  const char *label; /* English; translate with the program's text domain */
  double feather_mm;
  double irregularity;
  guint n_shape;
  FolPoint shape[FOL_HAIRLINE_STYLE_MAX_POINTS];
} FolHairlineStyleData;

/* Any thread; never NULL. */
const FolHairlineStyleData *fol_hairline_style_get (FolHairlineStyle style);

/* The points of a hairline in @style through three places in the photo: its ends
 * and its mid-point. The mid-point is kept always, the ends unless the line would
 * be too flat to have temples; nothing lies beyond where the head can be seen.
 * Where @face knows the outer corners of the eyes, a style's recess lies above them,
 * and in the photo no lower than the mid-point. An array of FolPoint. */
GArray *fol_hairline_style_points (FolHairlineStyle style, const FolScalp *scalp,
                                   const FolFace *face, FolPoint first, FolPoint middle,
                                   FolPoint last) G_GNUC_WARN_UNUSED_RESULT;

/* @design with its hairline in another style, at the same height, between the
 * same ends. A closure drawn by hand stays. @design where it has no hairline. */
FolDesign *fol_hairline_with_style (const FolDesign *design, const FolScalp *scalp,
                                    FolHairlineStyle style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
