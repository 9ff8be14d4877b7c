/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Propose Hairline: as high as was chosen, in the style the design has. */
#include "app/window-private.h"

#include "engine/presets.h"
#include "engine/proposal.h"

#include <glib/gi18n.h>

gboolean
fol_window_can_propose_hairline (FolWindow *window)
{
  return fol_document_get_photo (window->document) != NULL
         && fol_proposal_has_hairline (
             fol_design_get_view (fol_document_get_design (window->document)));
}

/* Without a head nobody can tell how high a place on it is. */
static void
ask_first (FolWindow *window, FolView view)
{
  if (view == FOL_VIEW_FRONT)
    fol_window_ask_first (window,
                          _ ("A hairline is measured from the face. Click both pupils first."),
                          _ ("Pupils"), "win.improve-scale", NULL);
  else
    fol_window_ask_first (window,
                          _ ("A hairline is measured along the head. Put the ellipse on it first."),
                          _ ("Head"), "win.tool", g_variant_new_string ("head"));
}

void
fol_window_propose_hairline (FolWindow *window, double height_mm)
{
  const FolDesign *design = fol_document_get_design (window->document);
  const FolHairline *hairline = fol_design_get_hairline (design);
  FolPhoto *photo = fol_document_get_photo (window->document);
  g_autoptr (FolDesign) proposal = NULL;
  FolHairlineStyle style;

  if (!fol_window_can_propose_hairline (window))
    return;
  if (fol_design_get_head (design) == NULL)
    {
      ask_first (window, fol_design_get_view (design));
      return;
    }
  style = hairline != NULL
              ? hairline->style
              : fol_presets_get ()->treatments[fol_design_get_treatment (design)].style;
  proposal = fol_proposal_hairline (design, style, height_mm, fol_photo_get_width (photo),
                                    fol_photo_get_height (photo));
  fol_document_apply (window->document, proposal, _ ("Propose Hairline"), NULL);
  fol_treatment_strip_end (window->strip);
  fol_window_set_tool (window, "hairline");
}
