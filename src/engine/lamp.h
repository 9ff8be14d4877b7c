/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a lamp stands, and how it lights a head and gleams on it: for relight.h.
 *
 * The lamp stands above the horizon in front of the person, or above the camera's axis; what the
 * camera's own height is follows from the view. The head is its ellipsoid, but for the face,
 * which goes on straight below the forehead. Light is Lambert's cosine, wrapped past the limb by
 * the lamp's size, and some from all around; gloss is where the head mirrors the lamp (Blinn
 * 1977, Models of Light Reflection for Computer Synthesized Pictures). Past the head's outline
 * skin is lit as the limb is. The exposure keeps the head as bright in all as even light would
 * have it; without a head the light is even and nothing gleams. Pure; any thread. */
#pragma once

#include "engine/scalp.h"
#include "engine/trade.h"

G_BEGIN_DECLS

typedef struct
{
  double x; /* right in the photo */
  double y; /* down in the photo */
  double z; /* towards the camera */
} FolVector3;

typedef struct
{
  const FolLightNumbers *numbers;
  FolView view;
  FolScalp scalp;
  FolVector3 direction; /* of the lamp, unit */
  FolVector3 mirror;    /* what a mirror that shows the lamp faces, unit */
  double exposure;
} FolLamp;

/* @numbers: the trade's own. */
void fol_lamp_init (FolLamp *lamp, const FolLightNumbers *numbers, FolView view,
                    const FolScalp *scalp);

/* Whether both light any place alike. */
gboolean fol_lamp_equal (const FolLamp *one, const FolLamp *other);

/* At a place in photo pixels: the factor on what even light gives, and the linear light of the
 * lamp's reflection on skin of usual brightness. */
void fol_lamp_shine (const FolLamp *lamp, FolPoint point, double *diffuse, double *gloss);

/* Whether what is not skin there may be hair: 1 within the head's outline, 0 well past it; 1
 * without a head. */
double fol_lamp_hair_room (const FolLamp *lamp, FolPoint point);

G_END_DECLS
