/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/presets.h"

#include "engine/data-file.h"
#include "engine/i18n.h"
#include "engine/look.h"
#include "engine/members.h"
#include "engine/session-shade.h"
#include "engine/shade.h"

#include <math.h>

/* As near as a slider or a file brings a value back. */
#define SAME 1e-6

/* By FolTreatment, and in the order of the file. */
static const char *const treatment_labels[FOL_PRESET_TREATMENTS] = {
  N_ ("Shaved Look"),
  N_ ("Crown"),
  N_ ("Density Under Hair"),
  N_ ("Scar"),
};
static const char *const look_labels[FOL_PRESET_LOOKS] = { N_ ("Light"), N_ ("Medium"),
                                                           N_ ("Full") };
static const char *const dots_labels[FOL_PRESET_DOTS] = { N_ ("Dusty"), N_ ("Impressions") };

static JsonArray *
list (JsonNode *root, const char *member, guint n)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (root), member);

  if (array == NULL || json_array_get_length (array) != n)
    g_error ("presets.json: %s must have %u entries", member, n);
  return array;
}

static FolProposalKind
proposal_kind (const char *word)
{
  if (g_str_equal (word, "hairline"))
    return FOL_PROPOSAL_HAIRLINE;
  if (g_str_equal (word, "crown"))
    return FOL_PROPOSAL_CROWN;
  g_assert (g_str_equal (word, "none"));
  return FOL_PROPOSAL_NONE;
}

/* In the order of FolTreatment, whatever the file's. */
static void
load_treatment (JsonObject *object, FolPresets *presets)
{
  const char *id = fol_data_object_string (object, "id");
  const int treatment = fol_member_find_word (fol_members_get ("treatment"), id);
  const int style = fol_member_find_word (fol_members_get ("hairline.style"),
                                          fol_data_object_string (object, "style"));

  g_assert (treatment >= 0 && treatment < FOL_PRESET_TREATMENTS && style >= 0);
  presets->treatments[treatment] = (FolTreatmentPreset){
    .id = g_strdup (id),
    .label = treatment_labels[treatment],
    .proposal = proposal_kind (fol_data_object_string (object, "proposal")),
    .style = (FolHairlineStyle) style,
    .density_per_cm2 = fol_data_object_number (object, "density_per_cm2"),
    .diameter_mm = fol_data_object_number (object, "diameter_mm"),
    .shade = fol_data_object_number (object, "shade"),
    .session = (int) fol_data_object_number (object, "session"),
    .blend_mm = fol_data_object_number (object, "blend_mm"),
  };
}

static FolLookPreset
load_look (JsonObject *object)
{
  return (FolLookPreset){
    .id = g_strdup (fol_data_object_string (object, "id")),
    .density_per_cm2 = fol_data_object_number (object, "density_per_cm2"),
    .shade = fol_data_object_number (object, "shade"),
    .shade_factor = fol_data_object_number (object, "shade_factor"),
  };
}

static FolDotsPreset
load_dots (JsonObject *object)
{
  return (FolDotsPreset){
    .id = g_strdup (fol_data_object_string (object, "id")),
    .density_per_cm2 = fol_data_object_number (object, "density_per_cm2"),
    .diameter_mm = fol_data_object_number (object, "diameter_mm"),
    .variation = fol_data_object_number (object, "variation"),
  };
}

static void
load (FolPresets *presets)
{
  g_autoptr (JsonNode) root = fol_data_load ("presets.json");
  JsonArray *treatments = list (root, "treatments", FOL_PRESET_TREATMENTS);
  JsonArray *looks = list (root, "looks", FOL_PRESET_LOOKS);
  JsonArray *dots = list (root, "dots", FOL_PRESET_DOTS);

  for (guint i = 0; i < FOL_PRESET_TREATMENTS; i++)
    load_treatment (json_array_get_object_element (treatments, i), presets);
  for (guint i = 0; i < FOL_PRESET_LOOKS; i++)
    {
      presets->looks[i] = load_look (json_array_get_object_element (looks, i));
      presets->looks[i].label = look_labels[i];
    }
  for (guint i = 0; i < FOL_PRESET_DOTS; i++)
    {
      presets->dots[i] = load_dots (json_array_get_object_element (dots, i));
      presets->dots[i].label = dots_labels[i];
    }
}

const FolPresets *
fol_presets_get (void)
{
  static gsize once;
  static FolPresets presets;

  if (g_once_init_enter (&once))
    {
      load (&presets);
      g_once_init_leave (&once, 1);
    }
  return &presets;
}

static gboolean
same (double one, double other)
{
  return ABS (one - other) < SAME;
}

/* To begin with, on skin that has been read. */
static double
advised_shade (const FolDesign *design, const FolSkinReading *skin)
{
  return fol_shade_advise (skin->skin_class, fol_design_get_skin (design)->hair).start;
}

/* To a whole part of water, as shades are mixed. */
static double
look_shade (const FolLookPreset *preset, const FolDesign *design, const FolSkinReading *skin)
{
  if (skin == NULL)
    return preset->shade;
  return fol_member_clamp (fol_members_get ("pigment.shade"),
                           rint (advised_shade (design, skin) * preset->shade_factor));
}

static double
treatment_shade (const FolTreatmentPreset *preset, const FolDesign *design,
                 const FolSkinReading *skin)
{
  const gboolean scar = preset == &fol_presets_get ()->treatments[FOL_TREATMENT_SCAR];

  return skin != NULL && !scar ? advised_shade (design, skin) : preset->shade;
}

static gboolean
has_usual_shares (const FolDesign *design)
{
  const FolCourse *course = fol_design_get_course (design), usual = { 0 };
  const gboolean scar = fol_design_get_treatment (design) == FOL_TREATMENT_SCAR;

  for (int i = 0; i < FOL_COURSE_SESSIONS; i++)
    if (!same (fol_look_shares (course, scar)[i], fol_look_shares (&usual, scar)[i]))
      return FALSE;
  return TRUE;
}

/* Whether the technician has given sessions shades, and not those of the treatment. */
static gboolean
has_chosen_shades (const FolDesign *design, const FolSkinReading *skin)
{
  const FolTreatmentPreset *now =
      &fol_presets_get ()->treatments[fol_design_get_treatment (design)];

  return fol_design_get_course (design)->n_shades > 0 && !fol_session_shade_is (design, now->shade)
         && !fol_session_shade_is (design, treatment_shade (now, design, skin));
}

FolDesign *
fol_design_with_treatment_preset (const FolDesign *design, const FolTreatmentPreset *preset,
                                  const FolSkinReading *skin)
{
  const FolTreatment treatment = (FolTreatment) (preset - fol_presets_get ()->treatments);
  FolDotSettings dots = *fol_design_get_dots (design);
  FolCourse course = *fol_design_get_course (design);
  g_autoptr (FolDesign) with_treatment = fol_design_with_treatment (design, treatment);
  g_autoptr (FolDesign) with_course = NULL;
  g_autoptr (FolDesign) with_dots = NULL;

  course.session = preset->session;
  course.stage = FOL_STAGE_HEALED;
  course.years = 0.0;
  if (has_usual_shares (design))
    course.n_shares = 0;
  with_course = fol_design_with_course (with_treatment, &course);
  dots.density_per_cm2 = preset->density_per_cm2;
  dots.diameter_mm = preset->diameter_mm;
  with_dots = fol_design_with_dots (with_course, &dots);
  if (has_chosen_shades (design, skin))
    return g_steal_pointer (&with_dots);
  return fol_session_shade_set_all (with_dots, treatment_shade (preset, design, skin));
}

FolDesign *
fol_design_with_look_preset (const FolDesign *design, const FolLookPreset *preset,
                             const FolSkinReading *skin)
{
  FolDotSettings dots = *fol_design_get_dots (design);
  g_autoptr (FolDesign) with_dots = NULL;

  dots.density_per_cm2 = preset->density_per_cm2;
  with_dots = fol_design_with_dots (design, &dots);
  return fol_session_shade_set_all (with_dots, look_shade (preset, design, skin));
}

FolDesign *
fol_design_with_dots_preset (const FolDesign *design, const FolDotsPreset *preset)
{
  FolDotSettings dots = *fol_design_get_dots (design);

  dots.density_per_cm2 = preset->density_per_cm2;
  dots.diameter_mm = preset->diameter_mm;
  dots.variation = preset->variation;
  return fol_design_with_dots (design, &dots);
}

gboolean
fol_look_preset_matches (const FolLookPreset *preset, const FolDesign *design,
                         const FolSkinReading *skin)
{
  return same (fol_design_get_dots (design)->density_per_cm2, preset->density_per_cm2)
         && fol_session_shade_is (design, look_shade (preset, design, skin));
}

gboolean
fol_dots_preset_matches (const FolDotsPreset *preset, const FolDesign *design)
{
  const FolDotSettings *dots = fol_design_get_dots (design);

  return same (dots->density_per_cm2, preset->density_per_cm2)
         && same (dots->diameter_mm, preset->diameter_mm)
         && same (dots->variation, preset->variation);
}
