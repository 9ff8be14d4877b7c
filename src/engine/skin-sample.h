/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What brushed places of the photo tell about the client's skin and hair.
 *
 * A design keeps the strokes (FolSkinSample), each for what it lies on; all of a role
 * are measured together, as the colour that most of them has (color-mode.h). Where
 * nobody has brushed skin, the skin to be treated is measured instead, between long hair
 * along its partings; in a front view whose treatment lies on hair or in shine, the
 * forehead. Something neutral that was brushed takes the light's colour out
 * (white-balance.h) of what is said about skin; contrasts, which the picture has to meet,
 * stay as photographed. Pure; any thread. */
#pragma once

#include "engine/field.h"
#include "engine/lab.h"
#include "engine/photo.h"
#include "engine/skin-class.h"

G_BEGIN_DECLS

/* The most common colour of what @design has brushed for @role, as photographed.
 * Stubble is taken with the skin that shows in it; of hair, the darker part counts.
 * FALSE where nothing was brushed. */
gboolean fol_skin_sample_measure (const FolPhoto *photo, const FolDesign *design, FolSkinRole role,
                                  FolLab *lab);

typedef enum
{
  FOL_SKIN_SOURCE_TREATED,
  FOL_SKIN_SOURCE_PARTINGS, /* of it, between long hair */
  FOL_SKIN_SOURCE_FOREHEAD, /* as what is treated is hardly skin */
  FOL_SKIN_SOURCE_BRUSHED,
} FolSkinSource;

/**
 * FolSkinReading:
 * @lab: the skin's colour, balanced where that could be done
 * @lin: the skin in the photo, linear light
 * @ita_deg: of @lab
 * @source: which skin was read
 * @balanced: whether something neutral was brushed, and was of use
 */
typedef struct
{
  FolLab lab;
  double lin[3];
  double ita_deg;
  FolSkinClass skin_class;
  FolSkinSource source;
  gboolean balanced;
} FolSkinReading;

/* @field: the design's, or NULL: then only brushed skin is measured. FALSE where
 * there is none. */
gboolean fol_skin_read (const FolPhoto *photo, const FolDesign *design, const FolField *field,
                        FolSkinReading *reading);

/* What is said of the skin in data/pigment.json that numbers are fitted on, for where
 * there is nothing to read yet. */
void fol_skin_read_reference (FolSkinReading *reading);

G_END_DECLS
