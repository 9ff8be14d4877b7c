/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bare, matt skin would look like in every cell: the smooth diffuse light
 * that shine is brighter than and hair darker than.
 *
 * Light from skin is diffuse light of the skin's colour and surface reflection
 * of the lamp's, which the photo's white balance makes neutral (the dichromatic model, Shafer
 * 1985, Using Color to Separate Reflection Components). Red less blue is then free of reflection,
 * as is the specular-free image of Tan & Ikeuchi 2005 (Separating Reflection Components of Textured
 * Surfaces Using a Single Image), and over all light it is the largest where skin is matt. The
 * reference is the mean of light and chroma over cells of skin that are neither rough, shiny nor
 * pale, spread over data/analysis.json's reference_sd_mm by normalized convolution (Knutsson &
 * Westin 1993); rough cells are left out, so that hair and outlines do not bleed into it. */
#pragma once

#include "engine/skin-cells.h"
#include "engine/srgb.h"

G_BEGIN_DECLS

/* Maps of the cells' size. */
typedef struct
{
  float *log_light;    /* natural logarithm of relative luminance plus FOL_MATT_LEAST */
  float *chroma;       /* red less blue over luminance, linear light */
  float *confidence;   /* 0–1: whether there is matt skin near */
  float *roughness;    /* texture over what bare skin may have: more is hair, if it is dark */
  float texture_limit; /* roughness 1, as relative deviation of light */
} FolMattSkin;

#define FOL_MATT_LEAST 0.003f

static inline float
fol_cell_luminance (const FolSkinCells *cells, gsize cell)
{
  return fol_srgb_luminance (cells->rgb_lin[0][cell], cells->rgb_lin[1][cell],
                             cells->rgb_lin[2][cell]);
}

/* Red less blue over light: the less, the more of the light is reflection. */
static inline float
fol_cell_chroma (const FolSkinCells *cells, gsize cell)
{
  return (cells->rgb_lin[0][cell] - cells->rgb_lin[2][cell])
         / (fol_cell_luminance (cells, cell) + FOL_MATT_LEAST);
}

/* Texture as a relative deviation of linear light. */
float fol_cell_texture (const FolSkinCells *cells, gsize cell);

gboolean fol_cell_is_skin (const FolSkinCells *cells, gsize cell);

/* NULL where the photo shows next to no skin. */
FolMattSkin *fol_matt_skin_new (const FolSkinCells *cells) G_GNUC_WARN_UNUSED_RESULT;
void fol_matt_skin_free (FolMattSkin *matt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolMattSkin, fol_matt_skin_free)

G_END_DECLS
