/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Skin Sample tool (tool.h): brushes places to be measured, each for what it lies
 * on: skin, something neutral and, for Match Stubble, bare skin, stubble and hair. A
 * click is a round dab. Each sample has a handle in its middle that moves it; Delete
 * removes the one with the focus, or else the last of the role. With Ctrl a stroke may
 * begin on a handle. The picture never changes. */
#pragma once

#include "engine/tool.h"

G_BEGIN_DECLS

typedef struct
{
  FolSkinRole role;
  double radius_mm;
} FolSkinToolSettings;

/* With the defaults of data/members.json. */
FolTool *fol_skin_tool_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* A radius out of range is brought into it. Changes show with the next stroke. */
void fol_skin_tool_set_settings (FolTool *tool, const FolSkinToolSettings *settings);

G_END_DECLS
