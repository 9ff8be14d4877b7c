/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design.h"

#include "engine/design-private.h"

/* @structure is of the type that the list holds. */
static FolDesign *
insert (const FolDesign *design, FolList list, guint index, gconstpointer structure)
{
  g_autoptr (FolPart) part = fol_part_new (fol_lists[list].kind, structure, NULL);

  g_return_val_if_fail (part != NULL, NULL);
  g_return_val_if_fail (index <= fol_part_list_get_length (design->lists[list]), NULL);

  return fol_design_splice (design, list, index, 0, g_steal_pointer (&part));
}

/* What the document said beyond the known members stays with the part. */
static FolDesign *
replace (const FolDesign *design, FolList list, guint index, gconstpointer structure)
{
  g_autoptr (FolPart) part = NULL;

  g_return_val_if_fail (index < fol_part_list_get_length (design->lists[list]), NULL);

  part = fol_part_new (fol_lists[list].kind, structure, design->lists[list]->parts[index]->unknown);
  g_return_val_if_fail (part != NULL, NULL);
  return fol_design_splice (design, list, index, 1, g_steal_pointer (&part));
}

static FolDesign *
remove_part (const FolDesign *design, FolList list, guint index)
{
  g_return_val_if_fail (index < fol_part_list_get_length (design->lists[list]), NULL);

  return fol_design_splice (design, list, index, 1, NULL);
}

FolDesign *
fol_design_insert_area (const FolDesign *design, guint index, const FolArea *area)
{
  return insert (design, FOL_LIST_AREAS, index, area);
}

FolDesign *
fol_design_replace_area (const FolDesign *design, guint index, const FolArea *area)
{
  return replace (design, FOL_LIST_AREAS, index, area);
}

FolDesign *
fol_design_remove_area (const FolDesign *design, guint index)
{
  return remove_part (design, FOL_LIST_AREAS, index);
}

FolDesign *
fol_design_insert_scar (const FolDesign *design, guint index, const FolScar *scar)
{
  return insert (design, FOL_LIST_SCARS, index, scar);
}

FolDesign *
fol_design_replace_scar (const FolDesign *design, guint index, const FolScar *scar)
{
  return replace (design, FOL_LIST_SCARS, index, scar);
}

FolDesign *
fol_design_remove_scar (const FolDesign *design, guint index)
{
  return remove_part (design, FOL_LIST_SCARS, index);
}

FolDesign *
fol_design_insert_parting (const FolDesign *design, guint index, const FolParting *parting)
{
  return insert (design, FOL_LIST_PARTS, index, parting);
}

FolDesign *
fol_design_replace_parting (const FolDesign *design, guint index, const FolParting *parting)
{
  return replace (design, FOL_LIST_PARTS, index, parting);
}

FolDesign *
fol_design_remove_parting (const FolDesign *design, guint index)
{
  return remove_part (design, FOL_LIST_PARTS, index);
}

FolDesign *
fol_design_insert_stroke (const FolDesign *design, guint index, const FolStroke *stroke)
{
  return insert (design, FOL_LIST_STROKES, index, stroke);
}

FolDesign *
fol_design_replace_stroke (const FolDesign *design, guint index, const FolStroke *stroke)
{
  return replace (design, FOL_LIST_STROKES, index, stroke);
}

FolDesign *
fol_design_remove_stroke (const FolDesign *design, guint index)
{
  return remove_part (design, FOL_LIST_STROKES, index);
}

FolDesign *
fol_design_insert_scale_line (const FolDesign *design, guint index, const FolScaleLine *line)
{
  return insert (design, FOL_LIST_SCALE_LINES, index, line);
}

FolDesign *
fol_design_replace_scale_line (const FolDesign *design, guint index, const FolScaleLine *line)
{
  return replace (design, FOL_LIST_SCALE_LINES, index, line);
}

FolDesign *
fol_design_remove_scale_line (const FolDesign *design, guint index)
{
  return remove_part (design, FOL_LIST_SCALE_LINES, index);
}

FolDesign *
fol_design_insert_measure (const FolDesign *design, guint index, const FolMeasure *measure)
{
  return insert (design, FOL_LIST_MEASURES, index, measure);
}

FolDesign *
fol_design_replace_measure (const FolDesign *design, guint index, const FolMeasure *measure)
{
  return replace (design, FOL_LIST_MEASURES, index, measure);
}

FolDesign *
fol_design_remove_measure (const FolDesign *design, guint index)
{
  return remove_part (design, FOL_LIST_MEASURES, index);
}

FolDesign *
fol_design_insert_skin_sample (const FolDesign *design, guint index, const FolSkinSample *sample)
{
  return insert (design, FOL_LIST_SKIN_SAMPLES, index, sample);
}

FolDesign *
fol_design_replace_skin_sample (const FolDesign *design, guint index, const FolSkinSample *sample)
{
  return replace (design, FOL_LIST_SKIN_SAMPLES, index, sample);
}

FolDesign *
fol_design_remove_skin_sample (const FolDesign *design, guint index)
{
  return remove_part (design, FOL_LIST_SKIN_SAMPLES, index);
}
