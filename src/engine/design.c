/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design.h"

#include "engine/design-fields.h"
#include "engine/design-private.h"

FolDesign *
fol_design_new (void)
{
  FolDesign *design = g_atomic_rc_box_new0 (FolDesign);

  fol_fields_set_defaults (&fol_fields_design, design);
  fol_fields_set_defaults (&fol_fields_photo, &design->photo);
  fol_fields_set_defaults (&fol_fields_scale, &design->scale);
  design->scale.method = FOL_SCALE_ASSUMED;
  fol_fields_set_defaults (&fol_fields_dots, &design->dots);
  fol_fields_set_defaults (&fol_fields_pigment, &design->pigment);
  fol_fields_set_defaults (&fol_fields_course, &design->course);
  return design;
}

FolDesign *
fol_design_ref (const FolDesign *design)
{
  g_return_val_if_fail (design != NULL, NULL);

  return g_atomic_rc_box_acquire ((FolDesign *) design);
}

static void
design_clear (gpointer data)
{
  FolDesign *design = data;

  fol_part_unref (design->hairline);
  fol_part_list_unref (design->areas);
  fol_part_list_unref (design->strokes);
  for (guint i = 0; i < FOL_N_SECTIONS; i++)
    fol_unknown_unref (design->unknown[i]);
}

void
fol_design_unref (const FolDesign *design)
{
  g_return_if_fail (design != NULL);

  g_atomic_rc_box_release_full ((FolDesign *) design, design_clear);
}

FolView
fol_design_get_view (const FolDesign *design)
{
  return design->view;
}

FolTreatment
fol_design_get_treatment (const FolDesign *design)
{
  return design->treatment;
}

const FolDesignPhoto *
fol_design_get_photo (const FolDesign *design)
{
  return &design->photo;
}

const FolDesignScale *
fol_design_get_scale (const FolDesign *design)
{
  return &design->scale;
}

const FolDesignHead *
fol_design_get_head (const FolDesign *design)
{
  return design->has_head ? &design->head : NULL;
}

const FolHairline *
fol_design_get_hairline (const FolDesign *design)
{
  return design->hairline != NULL ? &design->hairline->hairline : NULL;
}

guint
fol_design_get_n_areas (const FolDesign *design)
{
  return fol_part_list_get_length (design->areas);
}

const FolArea *
fol_design_get_area (const FolDesign *design, guint index)
{
  g_return_val_if_fail (index < fol_design_get_n_areas (design), NULL);

  return &design->areas->parts[index]->area;
}

guint
fol_design_get_n_strokes (const FolDesign *design)
{
  return fol_part_list_get_length (design->strokes);
}

const FolStroke *
fol_design_get_stroke (const FolDesign *design, guint index)
{
  g_return_val_if_fail (index < fol_design_get_n_strokes (design), NULL);

  return &design->strokes->parts[index]->stroke;
}

const FolDotSettings *
fol_design_get_dots (const FolDesign *design)
{
  return &design->dots;
}

const FolPigmentSettings *
fol_design_get_pigment (const FolDesign *design)
{
  return &design->pigment;
}

const FolCourse *
fol_design_get_course (const FolDesign *design)
{
  return &design->course;
}
