/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tool a treatment is drawn with. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

/* The word of win.tool; static. A hairline shows in few views only (proposal.h): in the
 * others areas are drawn in its place. */
const char *fol_treatment_tool (const FolDesign *design);

G_END_DECLS
