/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Match Stubble: the shade and density whose contrast with the client's skin is that
 * of the client's own clipped hair.
 *
 * The contrast to meet is L* of bare skin less L* of stubble, both brushed on the
 * photo (skin-sample.h). Long or wet-shaved hair has no stubble to brush: then hair
 * that is brushed at its roots, or else the colour chosen for it, is taken as if it
 * were clipped: lying on the skin over a share of it (data/skin.json) under the
 * optical gain of pigment. The shade is solved at the design's density, to a whole
 * part of water, then the density for that shade, healed and with all sessions done
 * (predicted-tone.h), under the shine of the skin that was brushed. Pure; any thread. */
#pragma once

#include "engine/analysis.h"
#include "engine/field.h"
#include "engine/photo.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_MATCH_MADE,
  FOL_MATCH_NO_SKIN,    /* no bare skin was brushed, and none is treated */
  FOL_MATCH_NO_HAIR,    /* neither stubble nor hair was brushed, nor a colour chosen */
  FOL_MATCH_NOT_DARKER, /* pigment can only darken */
} FolMatchStatus;

typedef enum
{
  FOL_MATCH_BY_STUBBLE,
  FOL_MATCH_BY_HAIR,  /* brushed */
  FOL_MATCH_BY_COLOR, /* chosen */
} FolMatchSource;

/**
 * FolMatch:
 * @bare_L: of the skin that the contrast is taken against
 * @contrast: theirs, in L*; more is darker
 * @predicted: the treatment's, with @shade and @density_per_cm2: @contrast, or as
 *   near as the ranges allow
 * @at_density: with @shade alone, at the design's own density
 */
typedef struct
{
  FolMatchStatus status;
  FolMatchSource source;
  double bare_L;
  double contrast;
  double shade;
  double density_per_cm2;
  double predicted;
  double at_density;
} FolMatch;

/* @analysis: of @photo at the design's scale, or NULL: all skin is matt.
 * @field: the design's, or NULL: then only brushed skin counts. */
FolMatch fol_match_stubble (const FolPhoto *photo, const FolAnalysis *analysis,
                            const FolDesign *design, const FolField *field);

/* @design with the shade in every session, and the density too where @with_density; NULL where
 * there is no match. */
FolDesign *fol_match_apply (const FolMatch *match, const FolDesign *design,
                            gboolean with_density) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the eye tells what pigment comes to from theirs (data/skin.json). */
gboolean fol_match_is_reached (const FolMatch *match);

/* Why there is no match, and what to do, translated; static; NULL where there is. */
const char *fol_match_refusal (const FolMatch *match);

G_END_DECLS
