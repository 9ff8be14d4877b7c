/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the guides share: guides.c has those of the face, guide-grid.c
 * the grid. */
#pragma once

#include "engine/guides.h"

G_BEGIN_DECLS

#define FOL_GUIDE_ARC_COUNT 3
#define FOL_GUIDE_STEP_COUNT 3

/* data/guides.json. */
typedef struct
{
  double arc_heights_mm[FOL_GUIDE_ARC_COUNT];
  double arc_half_angle_deg;
  double eights_mm;
  double third_mm[2]; /* by FolSizes */
  double third_half_width_mm;
  double flat_reach_mm;
  double grid_reach_mm;
  double grid_steps_mm[FOL_GUIDE_STEP_COUNT]; /* falling */
  double grid_strong_mm;
  double grid_least_screen_px;
} FolGuideData;

/* Never NULL. */
const FolGuideData *fol_guide_data_get (void);

/* What is being drawn on. */
typedef struct
{
  FolGuides *guides;
  const FolDesign *design;
  const FolScalp *scalp;
  FolFace face;
  const FolGuideView *view;
} FolGuideSheet;

/* Takes the points; fewer than two make no line. */
void fol_guide_sheet_add_line (FolGuideSheet *sheet, FolGuideKind kind, FolGuideWeight weight,
                               GArray *points);
/* Takes the text. */
void fol_guide_sheet_add_label (FolGuideSheet *sheet, FolGuideKind kind, FolPoint at,
                                FolGuideSide side, char *text);

/* A whole number of cm, or with one decimal. */
char *fol_guide_length_text (double length_mm) G_GNUC_WARN_UNUSED_RESULT;

void fol_guide_grid_draw (FolGuideSheet *sheet);

G_END_DECLS
