/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a picture would look in another light: for showing, never for measuring and never in
 * an exported picture, whose light is the photo's own. It is an approximation, and must be
 * called one where it is shown.
 *
 * The light of skin is shine, which analysis.h tells, and what comes from under it (the
 * dichromatic model, see matt-skin.h). Shine is scaled; where it hides the skin, bare skin of
 * the colour around it is put there instead, so that a highlight taken away leaves skin and
 * not grey. What lies under it gets more or less contrast about the light of bare skin near
 * it, less of the photo's own shading (bare skin's light over its mean), and the lamp's:
 * Lambert's cosine on the head's ellipsoid, wrapped past the limb. A lamp also adds its own
 * gloss where the ellipsoid mirrors it (Blinn 1977, Models of Light Reflection for Computer
 * Synthesized Pictures), on skin alone. The exposure is what keeps the head as bright as it
 * was. The numbers are data/viewing.json's.
 *
 * Shine and gloss are of the photo, before any treatment: pigment lies under both. The same
 * bytes whatever the rectangles. Pure; any thread. */
#pragma once

#include "engine/geometry.h"
#include "engine/scene.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_LIGHT_AS_TAKEN,
  FOL_LIGHT_SOFT,
  FOL_LIGHT_OVERHEAD,
  FOL_LIGHT_FLASH,
} FolLight;

typedef struct
{
  double x; /* right in the photo */
  double y; /* down in the photo */
  double z; /* towards the camera */
} FolLightVector;

typedef struct
{
  FolLight light;
  const FolAnalysis *analysis; /* the scene's */
  FolScalp scalp;
  FolView view;
  FolLightVector lamp;   /* where it stands, unit */
  FolLightVector mirror; /* what a mirror that shows it faces, unit */
  double exposure;
} FolRelight;

/* What @light makes of pictures of @scene, for as long as that lives. */
void fol_relight_init (FolRelight *relight, FolLight light, const FolScene *scene);

/* Whether both make the same of any picture; two of no light always do. */
gboolean fol_relight_equal (const FolRelight *one, const FolRelight *other);

/* Puts packed RGB @pixels, the rectangle @rect of the picture at @scale output pixels per
 * photo pixel, into the other light. @photo: the same rectangle of the photo itself, of the
 * same @stride; it may be @pixels. */
void fol_relight_apply (const FolRelight *relight, double scale, const FolRect *rect,
                        const guint8 *photo, guint8 *pixels, gsize stride);

G_END_DECLS
