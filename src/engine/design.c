/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design.h"

#include "engine/design-fields.h"
#include "engine/design-private.h"

const FolListInfo fol_lists[FOL_N_LISTS] = {
  [FOL_LIST_SCALE_LINES] = { "scale_lines", FOL_PART_SCALE_LINE, TRUE },
  [FOL_LIST_AREAS] = { "areas", FOL_PART_AREA, TRUE },
  [FOL_LIST_SCARS] = { "scars", FOL_PART_SCAR, TRUE },
  [FOL_LIST_PARTS] = { "parts", FOL_PART_PARTING, TRUE },
  [FOL_LIST_STROKES] = { "strokes", FOL_PART_STROKE, TRUE },
  [FOL_LIST_MEASURES] = { "measures", FOL_PART_MEASURE, FALSE },
  [FOL_LIST_SKIN_SAMPLES] = { "skin.samples", FOL_PART_SKIN_SAMPLE, FALSE },
};

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
  for (guint i = 0; i < FOL_N_LISTS; i++)
    fol_part_list_unref (design->lists[i]);
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

static const FolPart *
get_part (const FolDesign *design, FolList list, guint index)
{
  g_assert (index < fol_part_list_get_length (design->lists[list]));

  return design->lists[list]->parts[index];
}

guint
fol_design_get_n_areas (const FolDesign *design)
{
  return fol_part_list_get_length (design->lists[FOL_LIST_AREAS]);
}

const FolArea *
fol_design_get_area (const FolDesign *design, guint index)
{
  return &get_part (design, FOL_LIST_AREAS, index)->area;
}

guint
fol_design_get_n_partings (const FolDesign *design)
{
  return fol_part_list_get_length (design->lists[FOL_LIST_PARTS]);
}

const FolParting *
fol_design_get_parting (const FolDesign *design, guint index)
{
  return &get_part (design, FOL_LIST_PARTS, index)->parting;
}

guint
fol_design_get_n_scars (const FolDesign *design)
{
  return fol_part_list_get_length (design->lists[FOL_LIST_SCARS]);
}

const FolScar *
fol_design_get_scar (const FolDesign *design, guint index)
{
  return &get_part (design, FOL_LIST_SCARS, index)->scar;
}

guint
fol_design_get_n_strokes (const FolDesign *design)
{
  return fol_part_list_get_length (design->lists[FOL_LIST_STROKES]);
}

const FolStroke *
fol_design_get_stroke (const FolDesign *design, guint index)
{
  return &get_part (design, FOL_LIST_STROKES, index)->stroke;
}

guint
fol_design_get_n_scale_lines (const FolDesign *design)
{
  return fol_part_list_get_length (design->lists[FOL_LIST_SCALE_LINES]);
}

const FolScaleLine *
fol_design_get_scale_line (const FolDesign *design, guint index)
{
  return &get_part (design, FOL_LIST_SCALE_LINES, index)->scale_line;
}

guint
fol_design_get_n_measures (const FolDesign *design)
{
  return fol_part_list_get_length (design->lists[FOL_LIST_MEASURES]);
}

const FolMeasure *
fol_design_get_measure (const FolDesign *design, guint index)
{
  return &get_part (design, FOL_LIST_MEASURES, index)->measure;
}

guint
fol_design_get_n_skin_samples (const FolDesign *design)
{
  return fol_part_list_get_length (design->lists[FOL_LIST_SKIN_SAMPLES]);
}

const FolSkinSample *
fol_design_get_skin_sample (const FolDesign *design, guint index)
{
  return &get_part (design, FOL_LIST_SKIN_SAMPLES, index)->skin_sample;
}

const FolDesignSkin *
fol_design_get_skin (const FolDesign *design)
{
  return &design->skin;
}

const FolLandmarks *
fol_design_get_landmarks (const FolDesign *design)
{
  return &design->landmarks;
}

gboolean
fol_design_has_dismissed (const FolDesign *design, FolNoteKind note)
{
  return (design->dismissed_notes >> note & 1) != 0;
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
