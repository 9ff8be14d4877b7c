/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/treatment-tool.h"

#include "engine/proposal.h"

const char *
fol_treatment_tool (const FolDesign *design)
{
  switch (fol_design_get_treatment (design))
    {
    case FOL_TREATMENT_SHAVED:
      return fol_proposal_has_hairline (fol_design_get_view (design)) ? "hairline" : "area";
    case FOL_TREATMENT_CROWN:
      return "area";
    case FOL_TREATMENT_DENSITY:
      return "part";
    case FOL_TREATMENT_SCAR:
      return "scar";
    }
  return "pan";
}
