/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a design is made of, for the files design-*.c alone. */
#pragma once

#include "engine/design-parts.h"
#include "engine/design-unknown.h"
#include "engine/design.h"
#include "engine/members.h"

G_BEGIN_DECLS

/* The objects of the document that are always there or hold no points: each may
 * have unknown members. */
typedef enum
{
  FOL_SECTION_DESIGN,
  FOL_SECTION_PHOTO,
  FOL_SECTION_SCALE,
  FOL_SECTION_HEAD,
  FOL_SECTION_LANDMARKS,
  FOL_SECTION_SKIN,
  FOL_SECTION_DOTS,
  FOL_SECTION_PIGMENT,
  FOL_SECTION_PROFILE,
  FOL_SECTION_COURSE,
  FOL_N_SECTIONS
} FolSection;

/* The lists of parts, each under its own path in the document. */
typedef enum
{
  FOL_LIST_SCALE_LINES,
  FOL_LIST_AREAS,
  FOL_LIST_SCARS,
  FOL_LIST_PARTS,
  FOL_LIST_STROKES,
  FOL_LIST_MEASURES,
  FOL_LIST_SKIN_SAMPLES,
  FOL_N_LISTS
} FolList;

typedef struct
{
  const char *path;
  FolPartKind kind;
  gboolean places_dots; /* what is in it decides where dots come */
} FolListInfo;

extern const FolListInfo fol_lists[FOL_N_LISTS];

struct _FolDesign
{
  FolView view;
  FolTreatment treatment;
  FolDesignPhoto photo;
  FolDesignScale scale;
  gboolean has_head;
  FolDesignHead head;
  FolLandmarks landmarks;
  FolPart *hairline;
  FolPartList *lists[FOL_N_LISTS];
  FolDesignSkin skin;
  FolDotSettings dots;
  FolPigmentSettings pigment;
  FolCourse course;
  guint32 dismissed_notes; /* bit n: FolNoteKind n */
  FolUnknown *unknown[FOL_N_SECTIONS];
};

/* Another design in which parts of a list give way to @part; takes the reference
 * to it. */
FolDesign *fol_design_splice (const FolDesign *design, FolList list, guint index, guint n_removed,
                              FolPart *part) G_GNUC_WARN_UNUSED_RESULT;

FolPoint fol_design_clamp_point (const FolMember *member, FolPoint point);

/* Values in range, and nothing where nothing counts. FALSE where the shades do not
 * rise, or their weights do. */
gboolean fol_design_clamp_profile (FolPigmentProfile *profile);

/* Lower case; all zero bytes unless it is 64 hexadecimal digits. */
void fol_design_clamp_digest (char sha256[65]);

G_END_DECLS
