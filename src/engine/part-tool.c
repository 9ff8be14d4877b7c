/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/part-tool.h"

#include "engine/band-tool.h"
#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/presets.h"
#include "engine/proposal.h"

static gconstpointer
get_part (const FolDesign *design, guint index)
{
  return fol_design_get_parting (design, index);
}

static FolBand
get_band (const FolDesign *design, guint index)
{
  return fol_band_of_parting (fol_design_get_parting (design, index));
}

static FolDesign *
replace_band (const FolDesign *design, guint index, const FolBand *band)
{
  FolParting parting = *fol_design_get_parting (design, index);

  parting.path = band->path;
  parting.n_path = band->n_path;
  parting.width_mm = band->width_mm;
  return fol_design_replace_parting (design, index, &parting);
}

/* Nothing has told of the client's skin before the first parting: it brings the shade to
 * begin with, unless somebody has chosen one. */
static gboolean
brings_shade (const FolTool *tool)
{
  const FolTreatment treatment = fol_design_get_treatment (tool->design);

  return tool->photo != NULL && treatment == FOL_TREATMENT_DENSITY
         && fol_design_get_n_partings (tool->design) == 0
         && fol_design_get_pigment (tool->design)->shade
                == fol_presets_get ()->treatments[treatment].shade;
}

static FolDesign *
insert_band (const FolTool *tool, const GArray *path, FolToolResult *result)
{
  const FolMember *members = fol_members_get ("parts");
  const guint index = fol_design_get_n_partings (tool->design);
  FolParting parting = { .width_mm = fol_member_get_child (members, "width_mm")->default_value,
                         .density = fol_member_get_child (members, "density")->default_value };
  g_autoptr (FolDesign) drawn = NULL;

  if (index > 0)
    parting = *fol_design_get_parting (tool->design, index - 1);
  parting.path = (const FolPoint *) path->data;
  parting.n_path = path->len;
  drawn = fol_design_insert_parting (tool->design, index, &parting);
  return brings_shade (tool) ? fol_proposal_shade (drawn, tool->photo) : g_steal_pointer (&drawn);
}

static void
draw (FolTool *tool, int selected)
{
  for (guint i = 0; i < fol_design_get_n_partings (tool->design); i++)
    {
      const FolBand band = get_band (tool->design, i);

      fol_band_tool_add_outline (
          tool, &band, 0.0, (int) i == selected ? FOL_OVERLAY_OUTLINE : FOL_OVERLAY_OUTLINE_TREAT);
      fol_tool_add_line (tool, FOL_OVERLAY_PARTING, FALSE, band.path, band.n_path);
    }
}

static const FolBandKind partings = {
  .list = { get_part, fol_design_get_n_partings },
  .path = "parts[].path",
  .labels = { [FOL_BAND_DRAW] = N_ ("Draw Part"),
              [FOL_BAND_MOVE] = N_ ("Move Part"),
              [FOL_BAND_MOVE_POINT] = N_ ("Move Part Point"),
              [FOL_BAND_ADD_POINT] = N_ ("Add Part Point"),
              [FOL_BAND_DELETE_POINT] = N_ ("Delete Part Point"),
              [FOL_BAND_CHANGE_WIDTH] = N_ ("Change Part Width"),
              [FOL_BAND_DELETE] = N_ ("Delete Part") },
  .point = FOL_HANDLE_PART_POINT,
  .width = FOL_HANDLE_PART_WIDTH,
  .get = get_band,
  .replace = replace_band,
  .remove = fol_design_remove_parting,
  .insert = insert_band,
  .draw = draw,
};

FolTool *
fol_part_tool_new (void)
{
  return fol_band_tool_new (&partings);
}

int
fol_part_tool_get_selected (const FolTool *tool)
{
  return fol_band_tool_get_selected (tool, &partings);
}

void
fol_part_tool_set_selected (FolTool *tool, int parting)
{
  fol_band_tool_set_selected (tool, &partings, parting);
}
