/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/scar-tool.h"

#include "engine/band-tool.h"
#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/scar-proposal.h"
#include "engine/trade.h"

static const FolMember *
member (const char *name)
{
  return fol_member_get_child (fol_members_get ("scars"), name);
}

static gconstpointer
get_part (const FolDesign *design, guint index)
{
  return fol_design_get_scar (design, index);
}

static FolBand
get_band (const FolDesign *design, guint index)
{
  return fol_band_of_scar (fol_design_get_scar (design, index));
}

static FolDesign *
replace_band (const FolDesign *design, guint index, const FolBand *band)
{
  FolScar scar = *fol_design_get_scar (design, index);

  scar.path = band->path;
  scar.n_path = band->n_path;
  scar.width_mm = band->width_mm;
  return fol_design_replace_scar (design, index, &scar);
}

/* As wide and with as much margin as the last of its kind, or the default of that. */
static FolScar
new_scar (const FolDesign *design, const GArray *path)
{
  const FolTrade *trade = fol_trade_get ();
  FolScar scar = { .kind = path->len == 1 ? FOL_SCAR_SPOT : FOL_SCAR_LINE,
                   .path = (const FolPoint *) path->data,
                   .n_path = path->len,
                   .width_mm = member ("width_mm")->default_value,
                   .margin_mm = member ("margin_mm")->default_value,
                   .density = member ("density")->default_value };

  if (scar.kind == FOL_SCAR_SPOT)
    {
      scar.width_mm = trade->scar_spot_width_mm;
      scar.margin_mm = trade->scar_spot_margin_mm;
    }
  for (guint i = 0; i < fol_design_get_n_scars (design); i++)
    {
      const FolScar *before = fol_design_get_scar (design, i);

      if (before->kind != scar.kind)
        continue;
      scar.width_mm = before->width_mm;
      scar.margin_mm = before->margin_mm;
    }
  return scar;
}

/* Matched to its surroundings where there is a photo. */
static FolDesign *
insert_band (const FolTool *tool, const GArray *path, FolToolResult *result)
{
  const guint index = fol_design_get_n_scars (tool->design);
  const FolScar scar = new_scar (tool->design, path);
  g_autoptr (FolDesign) drawn = fol_design_insert_scar (tool->design, index, &scar);
  FolDesign *matched = NULL;

  if (tool->photo != NULL)
    {
      const FolScarProposal proposal = fol_scar_proposal_new (tool->photo, drawn, index, 0);

      matched = fol_scar_proposal_apply (&proposal, drawn, index);
      result->refusal = fol_scar_proposal_refusal (&proposal);
    }
  return matched != NULL ? matched : g_steal_pointer (&drawn);
}

/* Scar tissue may be drawn with the Area tool, too. */
static void
draw (FolTool *tool, int selected)
{
  for (guint i = 0; i < fol_design_get_n_areas (tool->design); i++)
    {
      const FolArea *area = fol_design_get_area (tool->design, i);

      if (area->role == FOL_AREA_SCAR)
        fol_tool_add_line (tool, FOL_OVERLAY_OUTLINE_SCAR, TRUE, area->outline, area->n_outline);
    }
  for (guint i = 0; i < fol_design_get_n_scars (tool->design); i++)
    {
      const FolScar *scar = fol_design_get_scar (tool->design, i);
      const FolBand band = fol_band_of_scar (scar);

      if ((int) i == selected)
        fol_band_tool_add_outline (tool, &band, scar->margin_mm, FOL_OVERLAY_OUTLINE_SCAR);
      fol_band_tool_add_outline (
          tool, &band, 0.0, (int) i == selected ? FOL_OVERLAY_OUTLINE : FOL_OVERLAY_OUTLINE_SCAR);
    }
}

static const FolBandKind scars = {
  .list = { get_part, fol_design_get_n_scars },
  .path = "scars[].path",
  .labels = { [FOL_BAND_DRAW] = N_ ("Draw Scar"),
              [FOL_BAND_MOVE] = N_ ("Move Scar"),
              [FOL_BAND_MOVE_POINT] = N_ ("Move Scar Point"),
              [FOL_BAND_ADD_POINT] = N_ ("Add Scar Point"),
              [FOL_BAND_DELETE_POINT] = N_ ("Delete Scar Point"),
              [FOL_BAND_CHANGE_WIDTH] = N_ ("Change Scar Width"),
              [FOL_BAND_DELETE] = N_ ("Delete Scar") },
  .point = FOL_HANDLE_SCAR_POINT,
  .width = FOL_HANDLE_SCAR_WIDTH,
  .click_draws = TRUE,
  .get = get_band,
  .replace = replace_band,
  .remove = fol_design_remove_scar,
  .insert = insert_band,
  .draw = draw,
};

FolTool *
fol_scar_tool_new (void)
{
  return fol_band_tool_new (&scars);
}

int
fol_scar_tool_get_selected (const FolTool *tool)
{
  return fol_band_tool_get_selected (tool, &scars);
}

void
fol_scar_tool_set_selected (FolTool *tool, int scar)
{
  fol_band_tool_set_selected (tool, &scars, scar);
}
