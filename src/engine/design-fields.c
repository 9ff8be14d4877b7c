/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-fields.h"

#include "engine/design-private.h"

#include <string.h>

#define DOUBLE(name, type, field)                                                                  \
  {                                                                                                \
    name, FOL_FIELD_DOUBLE, G_STRUCT_OFFSET (type, field)                                          \
  }
#define INT(name, type, field)                                                                     \
  {                                                                                                \
    name, FOL_FIELD_INT, G_STRUCT_OFFSET (type, field)                                             \
  }
#define UINT32(name, type, field)                                                                  \
  {                                                                                                \
    name, FOL_FIELD_UINT32, G_STRUCT_OFFSET (type, field)                                          \
  }
#define GROUP(path, fields)                                                                        \
  {                                                                                                \
    path, fields, G_N_ELEMENTS (fields)                                                            \
  }

static const FolField design_fields[] = {
  INT ("view", FolDesign, view),
  INT ("treatment", FolDesign, treatment),
};

static const FolField photo_fields[] = {
  INT ("width", FolDesignPhoto, width),
  INT ("height", FolDesignPhoto, height),
  INT ("quarter_turns", FolDesignPhoto, quarter_turns),
};

static const FolField scale_fields[] = {
  DOUBLE ("mm_per_px", FolDesignScale, mm_per_px),
  INT ("method", FolDesignScale, method),
  DOUBLE ("known_mm", FolDesignScale, known_mm),
  DOUBLE ("camera_mm", FolDesignScale, camera_mm),
};

static const FolField scale_line_fields[] = {
  INT ("method", FolScaleLine, method),
  DOUBLE ("known_mm", FolScaleLine, known_mm),
  INT ("plane", FolScaleLine, plane),
};

static const FolField head_fields[] = {
  DOUBLE ("angle_deg", FolDesignHead, angle_deg),
  DOUBLE ("depth", FolDesignHead, depth),
};

static const FolField hairline_fields[] = {
  INT ("style", FolHairline, style),          DOUBLE ("feather_mm", FolHairline, feather_mm),
  DOUBLE ("blend_mm", FolHairline, blend_mm), DOUBLE ("irregularity", FolHairline, irregularity),
  DOUBLE ("symmetry", FolHairline, symmetry),
};

static const FolField area_fields[] = {
  INT ("role", FolArea, role),
  DOUBLE ("feather_mm", FolArea, blend_mm),
  DOUBLE ("density", FolArea, density),
};

static const FolField stroke_fields[] = {
  INT ("effect", FolStroke, effect),
  DOUBLE ("radius_mm", FolStroke, radius_mm),
  DOUBLE ("strength", FolStroke, strength),
};

static const FolField parting_fields[] = {
  DOUBLE ("width_mm", FolParting, width_mm),
  DOUBLE ("density", FolParting, density),
};

static const FolField scar_fields[] = {
  INT ("kind", FolScar, kind),
  DOUBLE ("width_mm", FolScar, width_mm),
  DOUBLE ("margin_mm", FolScar, margin_mm),
  DOUBLE ("density", FolScar, density),
  DOUBLE ("shade", FolScar, shade),
};

static const FolField skin_sample_fields[] = {
  INT ("role", FolSkinSample, role),
  DOUBLE ("radius_mm", FolSkinSample, radius_mm),
};

static const FolField dots_fields[] = {
  DOUBLE ("density_per_cm2", FolDotSettings, density_per_cm2),
  DOUBLE ("diameter_mm", FolDotSettings, diameter_mm),
  DOUBLE ("variation", FolDotSettings, variation),
  UINT32 ("seed", FolDotSettings, seed),
};

static const FolField pigment_fields[] = {
  DOUBLE ("shade", FolPigmentSettings, shade),
  DOUBLE ("undertone", FolPigmentSettings, undertone),
  DOUBLE ("shine", FolPigmentSettings, shine),
  DOUBLE ("existing_hair", FolPigmentSettings, existing_hair),
};

static const FolField profile_fields[] = {
  DOUBLE ("optical_gain", FolPigmentProfile, optical_gain),
};

static const FolField course_fields[] = {
  INT ("session", FolCourse, session),
  INT ("stage", FolCourse, stage),
  DOUBLE ("years", FolCourse, years),
};

const FolFieldGroup fol_fields_design = GROUP ("", design_fields);
const FolFieldGroup fol_fields_photo = GROUP ("photo", photo_fields);
const FolFieldGroup fol_fields_scale = GROUP ("scale", scale_fields);
const FolFieldGroup fol_fields_head = GROUP ("head", head_fields);
const FolFieldGroup fol_fields_hairline = GROUP ("hairline", hairline_fields);
const FolFieldGroup fol_fields_area = GROUP ("areas", area_fields);
const FolFieldGroup fol_fields_stroke = GROUP ("strokes", stroke_fields);
const FolFieldGroup fol_fields_scale_line = GROUP ("scale_lines", scale_line_fields);
const FolFieldGroup fol_fields_landmarks = { "landmarks", NULL, 0 };
const FolFieldGroup fol_fields_scar = GROUP ("scars", scar_fields);
const FolFieldGroup fol_fields_parting = GROUP ("parts", parting_fields);
const FolFieldGroup fol_fields_measure = { "measures", NULL, 0 };
const FolFieldGroup fol_fields_skin = { "skin", NULL, 0 };
const FolFieldGroup fol_fields_skin_sample = GROUP ("skin.samples", skin_sample_fields);
const FolFieldGroup fol_fields_dots = GROUP ("dots", dots_fields);
const FolFieldGroup fol_fields_pigment = GROUP ("pigment", pigment_fields);
const FolFieldGroup fol_fields_profile = GROUP ("pigment.profile", profile_fields);
const FolFieldGroup fol_fields_course = GROUP ("course", course_fields);

const FolField *
fol_fields_find (const FolFieldGroup *group, const FolMember *child)
{
  for (guint i = 0; i < group->n_fields; i++)
    if (strcmp (group->fields[i].name, child->name) == 0)
      return &group->fields[i];
  return NULL;
}

double
fol_field_get (const FolField *field, gconstpointer structure)
{
  switch (field->kind)
    {
    case FOL_FIELD_DOUBLE:
      return G_STRUCT_MEMBER (const double, structure, field->offset);
    case FOL_FIELD_INT:
      return G_STRUCT_MEMBER (const int, structure, field->offset);
    case FOL_FIELD_UINT32:
      return G_STRUCT_MEMBER (const guint32, structure, field->offset);
    }
  g_return_val_if_reached (0.0);
}

void
fol_field_set (const FolField *field, gpointer structure, double value)
{
  switch (field->kind)
    {
    case FOL_FIELD_DOUBLE:
      G_STRUCT_MEMBER (double, structure, field->offset) = value;
      break;
    case FOL_FIELD_INT:
      G_STRUCT_MEMBER (int, structure, field->offset) = (int) value;
      break;
    case FOL_FIELD_UINT32:
      G_STRUCT_MEMBER (guint32, structure, field->offset) = (guint32) value;
      break;
    }
}

void
fol_fields_set_defaults (const FolFieldGroup *group, gpointer structure)
{
  const FolMember *member = fol_members_get (group->path);

  for (guint i = 0; i < group->n_fields; i++)
    {
      const FolField *field = &group->fields[i];

      fol_field_set (field, structure, fol_member_get_child (member, field->name)->default_value);
    }
}

void
fol_fields_clamp (const FolFieldGroup *group, gpointer structure)
{
  const FolMember *member = fol_members_get (group->path);

  for (guint i = 0; i < group->n_fields; i++)
    {
      const FolField *field = &group->fields[i];
      const FolMember *child = fol_member_get_child (member, field->name);
      const double value = fol_field_get (field, structure);

      if (!(child->nullable && value == 0.0))
        fol_field_set (field, structure, fol_member_clamp (child, value));
    }
}

gboolean
fol_fields_equal (const FolFieldGroup *group, gconstpointer one, gconstpointer other)
{
  for (guint i = 0; i < group->n_fields; i++)
    if (fol_field_get (&group->fields[i], one) != fol_field_get (&group->fields[i], other))
      return FALSE;
  return TRUE;
}
