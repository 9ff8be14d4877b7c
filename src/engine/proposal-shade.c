/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/proposal.h"
#include "engine/session-shade.h"
#include "engine/shade.h"
#include "engine/skin-sample.h"

FolDesign *
fol_proposal_shade (const FolDesign *design, const FolPhoto *photo)
{
  const int width = fol_photo_get_width (photo), height = fol_photo_get_height (photo);
  g_autoptr (FolField) field = NULL;
  FolSkinReading skin;
  FolScalp scalp;

  if (fol_design_get_treatment (design) == FOL_TREATMENT_SCAR
      || !fol_scalp_init (&scalp, design, width, height, NULL))
    return fol_design_ref (design);
  field = fol_field_new (design, &scalp, width, height, 0, NULL);
  if (field == NULL || fol_field_is_empty (field) || !fol_skin_read (photo, design, field, &skin))
    return fol_design_ref (design);
  return fol_session_shade_set_all (
      design, fol_shade_advise (skin.skin_class, fol_design_get_skin (design)->hair).start);
}
