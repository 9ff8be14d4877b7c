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
  FOL_SECTION_DOTS,
  FOL_SECTION_PIGMENT,
  FOL_SECTION_COURSE,
  FOL_N_SECTIONS
} FolSection;

struct _FolDesign
{
  FolView view;
  FolTreatment treatment;
  FolDesignPhoto photo;
  FolDesignScale scale;
  gboolean has_head;
  FolDesignHead head;
  FolPart *hairline;
  FolPartList *areas;
  FolPartList *strokes;
  FolDotSettings dots;
  FolPigmentSettings pigment;
  FolCourse course;
  FolUnknown *unknown[FOL_N_SECTIONS];
};

FolPoint fol_design_clamp_point (const FolMember *member, FolPoint point);

/* Lower case; all zero bytes unless it is 64 hexadecimal digits. */
void fol_design_clamp_digest (char sha256[65]);

G_END_DECLS
