/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a picture would look in another light: for showing, never for measuring and never in
 * an exported picture, whose light is the photo's own. It is an approximation, and must be
 * called one where it is shown.
 *
 * The light of skin is shine and what comes from under it (the dichromatic model, see
 * matt-skin.h). Shine, where the photo shows skin at all, is what neither the light nor the
 * colour of bare skin near it explains, and is scaled; where it hides the skin, bare skin of the
 * colour around it is put there instead, so that a highlight taken away leaves skin and not grey.
 * What lies under it gets more or less contrast about the light of bare skin, less of the
 * photo's own shading (bare skin's light over its mean), and the lamp's (lamp.h), which adds a
 * gloss of its own. What is neither skin nor, by its place and darkness, hair stays as it is: a
 * wall or a shirt tells nothing of the light. The numbers are data/viewing.json's.
 *
 * Shine and gloss are of the photo, before any treatment: pigment lies under both. The same
 * bytes whatever the rectangles. Pure; any thread. */
#pragma once

#include "engine/lamp.h"
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
  FolLight light;
  const FolAnalysis *analysis; /* the scene's */
  FolLamp lamp;
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
