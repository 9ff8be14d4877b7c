/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a parting shows: how wide its bare skin looks before and after, and whether
 * it leads over a patch too bald for density under hair. Pure; any thread. */
#pragma once

#include "engine/scene.h"

G_BEGIN_DECLS

/* @has_strip: whether skin shows before, with hair beside it; else the widths say nothing. */
typedef struct
{
  gboolean has_strip;
  double before_mm;
  double after_mm;
} FolPartingWidth;

/* The equivalent width, in mm of skin, of the bare strip along parting @index: that
 * of a strip wholly as light as the skin there, between hair as dark as the hair
 * beside it, that would show as much; the median over pieces of the path. After, of the
 * treated picture, against the same hair and skin. FALSE where the design has no such
 * parting or it leaves the photo. */
gboolean fol_parting_measure (const FolScene *scene, guint index, FolPartingWidth *width);

/* Whether a bare patch with hair around it lies along the parting that a disc of
 * data/notes.json's slick_radius_mm fits into. */
gboolean fol_parting_has_slick_patch (const FolScene *scene, guint index);

G_END_DECLS
