/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines to plan and to judge a hairline by, laid on the head: pictures of the
 * design, no part of it. Lengths are along the scalp (scalp-distance.h), below the
 * brow in the photo's plane. Numbers come from data/guides.json. Pure; any thread. */
#pragma once

#include "engine/face.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_GUIDE_MIDLINE,
  FOL_GUIDE_THIRDS,    /* hairline, glabella, subnasale, chin */
  FOL_GUIDE_ARCS,      /* so many cm from the glabella */
  FOL_GUIDE_VERTICALS, /* over the pupils and the outer corners of the eyes */
  FOL_GUIDE_EIGHTS,    /* the 8-8-8 construction */
  FOL_GUIDE_GRID,      /* of millimetres */
  FOL_GUIDE_MEASURES,  /* the design's measuring lines */
  FOL_N_GUIDES
} FolGuideKind;

typedef enum
{
  FOL_GUIDE_STRONG,
  FOL_GUIDE_NORMAL,
  FOL_GUIDE_FAINT, /* between the lines of a grid */
} FolGuideWeight;

typedef struct
{
  FolGuideKind kind;
  FolGuideWeight weight;
  GArray *points; /* FolPoint, at least two */
} FolGuideLine;

/* Which way from its place a label goes, in an upright photo. */
typedef enum
{
  FOL_GUIDE_TO_THE_LEFT,
  FOL_GUIDE_TO_THE_RIGHT,
} FolGuideSide;

/* @text, translated, goes beside @at. */
typedef struct
{
  FolGuideKind kind;
  char *text;
  FolPoint at;
  FolGuideSide side;
} FolGuideLabel;

/* All in photo pixels. */
typedef struct
{
  GArray *lines;  /* FolGuideLine, back to front */
  GArray *labels; /* FolGuideLabel */
} FolGuides;

/* What of the photo is on screen, and how many of its pixels a screen's shows: a
 * grid gets finer lines where there is room for them. */
typedef struct
{
  FolPoint min;
  FolPoint max;
  double photo_px_per_screen_px;
} FolGuideView;

/* The heights above the glabella that technicians plan a hairline's middle at, in mm,
 * rising: those of the arcs. */
const double *fol_guide_get_heights_mm (guint *n_heights);

/* Whether there is such a guide: a front view has all, a top view the midline, the
 * grid, and arcs; others the grid, and a midline where it is known. */
gboolean fol_guide_applies (FolGuideKind kind, const FolDesign *design, const FolScalp *scalp);

/* Those whose bit, 1 << kind, is in @kinds and that apply. @view may be NULL: all of
 * the photo, and the coarsest grid. */
FolGuides *fol_guides_new (const FolDesign *design, const FolScalp *scalp, guint kinds,
                           const FolGuideView *view) G_GNUC_WARN_UNUSED_RESULT;
void fol_guides_free (FolGuides *guides);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolGuides, fol_guides_free)

G_END_DECLS
