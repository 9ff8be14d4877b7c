/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/notes.h"

#include "engine/data-file.h"
#include "engine/face.h"
#include "engine/hairline-height.h"
#include "engine/hairline-shape.h"
#include "engine/head-fit.h"
#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/notes-private.h"
#include "engine/off-scalp.h"
#include "engine/parting-measure.h"
#include "engine/scale.h"
#include "engine/session-shade.h"
#include "engine/shade.h"
#include "engine/skin-sample.h"

#include <math.h>

/* Dots at which densities are read are at most about this many. */
#define DENSITY_SAMPLES 4000

static void
load (FolNoteData *data)
{
  g_autoptr (JsonNode) root = fol_data_load ("notes.json");

  fol_data_numbers (root, "hairline_low_mm", data->hairline_low_mm, 2, 2);
  data->density_high_per_cm2 = fol_data_number (root, "density_high_per_cm2");
  data->density_share = fol_data_number (root, "density_share");
  data->diameter_large_mm = fol_data_number (root, "diameter_large_mm");
  data->straight_mm = fol_data_number (root, "straight_mm");
  data->straight_share = fol_data_number (root, "straight_share");
  data->symmetric_mm = fol_data_number (root, "symmetric_mm");
  data->symmetric_setting = fol_data_number (root, "symmetric_setting");
  data->symmetric_irregularity = fol_data_number (root, "symmetric_irregularity");
  data->off_scalp_share = fol_data_number (root, "off_scalp_share");
  data->off_scalp_least = fol_data_number (root, "off_scalp_least");
  data->background_radius = fol_data_number (root, "background_radius");
  data->background_depth_mm = fol_data_number (root, "background_depth_mm");
  data->face_half_width_mm = fol_data_number (root, "face_half_width_mm");
  data->ear_lateral_mm = fol_data_number (root, "ear_lateral_mm");
  data->ear_below_glabella_mm = fol_data_number (root, "ear_below_glabella_mm");
  fol_data_numbers (root, "ear_side_center_mm", data->ear_side_center_mm, 2, 2);
  fol_data_numbers (root, "ear_side_radii_mm", data->ear_side_radii_mm, 2, 2);
  data->face_side_forward_mm = fol_data_number (root, "face_side_forward_mm");
  data->coarse_px_per_mm = fol_data_number (root, "coarse_px_per_mm");
  fol_data_numbers (root, "head_breadth_mm", data->head_breadth_mm, 2, 2);
  fol_data_numbers (root, "head_length_mm", data->head_length_mm, 2, 2);
  data->skin_least_b = fol_data_number (root, "skin_least_b");
  data->slick_radius_mm = fol_data_number (root, "slick_radius_mm");
  data->slick_hair = fol_data_number (root, "slick_hair");
}

const FolNoteData *
fol_note_data_get (void)
{
  static gsize once;
  static FolNoteData data;

  if (g_once_init_enter (&once))
    {
      load (&data);
      g_once_init_leave (&once, 1);
    }
  return &data;
}

/* Each of these gives the explanation where its note holds, or NULL. */

static char *
hairline_low (const FolDesign *design, const FolNoteFacts *facts)
{
  const double least_mm = fol_note_data_get ()->hairline_low_mm[fol_face_get_sizes (design)];
  double height_mm;

  if (!fol_hairline_height_mm (design, facts->scalp, &height_mm) || height_mm >= least_mm)
    return NULL;
  return g_strdup_printf (_ ("It lies %.1f cm above the glabella; below %.1f cm it looks ever "
                             "less natural as the face ages."),
                          height_mm / 10.0, least_mm / 10.0);
}

/* Wherever areas and strokes have made it so: read at the dots themselves. */
static char *
density_high (const FolDesign *design, const FolNoteFacts *facts)
{
  const FolNoteData *data = fol_note_data_get ();
  guint n_dots, n = 0, n_high = 0;
  const FolDot *dots = fol_placement_get_dots (facts->placement, &n_dots);

  for (guint i = 0; i < n_dots; i += 1 + n_dots / DENSITY_SAMPLES)
    {
      n++;
      if (fol_field_density (facts->field, dots[i].u_mm, dots[i].v_mm)
          > data->density_high_per_cm2 + 0.5)
        n_high++;
    }
  if (n_high == 0 || n_high < data->density_share * n)
    return NULL;
  return g_strdup_printf (_ ("Above %.0f dots per cm² there is too little skin between them, and "
                             "they merge as they spread with the years."),
                          data->density_high_per_cm2);
}

static char *
dots_large (const FolDesign *design, const FolNoteFacts *facts)
{
  const double largest_mm = fol_note_data_get ()->diameter_large_mm;
  guint n_dots;

  fol_placement_get_dots (facts->placement, &n_dots);
  if (n_dots == 0 || fol_design_get_dots (design)->diameter_mm <= largest_mm + 1e-9)
    return NULL;
  return g_strdup_printf (_ ("Healed dots over %.2f mm are wider than clipped hairs and read as "
                             "ink."),
                          largest_mm);
}

static char *
edge_straight (const FolDesign *design, const FolNoteFacts *facts)
{
  const FolHairline *hairline = fol_design_get_hairline (design);

  if (hairline == NULL || hairline->style == FOL_STYLE_EDGE_UP
      || hairline->style == FOL_STYLE_STRAIGHT
      || !fol_hairline_is_straight (hairline, facts->scalp, fol_design_get_view (design)))
    return NULL;
  return g_strdup (_ ("A natural hairline recedes beside its middle; a straight one looks drawn, "
                      "unless it is meant to be an Edge-up."));
}

static char *
edge_symmetric (const FolDesign *design, const FolNoteFacts *facts)
{
  const FolHairline *hairline = fol_design_get_hairline (design);
  const FolFace face = fol_face_estimate (design, facts->scalp);

  if (hairline == NULL || hairline->style == FOL_STYLE_EDGE_UP
      || hairline->style == FOL_STYLE_STRAIGHT
      || !fol_hairline_is_symmetric (hairline, facts->scalp, &face))
    return NULL;
  return g_strdup (_ ("No natural hairline mirrors itself: lower Symmetry and move one side, or "
                      "break the edge."));
}

/* In the background, and not just at the outline. */
static gboolean
is_past_outline (const FolNoteFacts *facts, FolPoint p)
{
  const FolScalp *scalp = facts->scalp;
  const double depth_px = fol_note_data_get ()->background_depth_mm / scalp->mm_per_px;
  const double away_px = hypot (p.x - scalp->center.x, p.y - scalp->center.y);
  const double share = away_px > depth_px ? depth_px / away_px : 1.0;
  const FolPoint under = { p.x + (scalp->center.x - p.x) * share,
                           p.y + (scalp->center.y - p.y) * share };

  return facts->silhouette != NULL && scalp->has_head
         && fol_silhouette_is_background (facts->silhouette, p)
         && fol_silhouette_is_background (facts->silhouette, under);
}

static char *
off_scalp (const FolDesign *design, const FolNoteFacts *facts)
{
  const FolNoteData *data = fol_note_data_get ();
  const FolFace face = fol_face_estimate (design, facts->scalp);
  const FolView view = fol_design_get_view (design);
  guint n_dots, n_off = 0;
  const FolDot *dots = fol_placement_get_dots (facts->placement, &n_dots);

  for (guint i = 0; i < n_dots; i++)
    {
      const FolPoint at = { dots[i].x_px, dots[i].y_px };

      if (fol_off_scalp (&face, view, facts->scalp, at) || is_past_outline (facts, at))
        n_off++;
    }
  if (n_off < data->off_scalp_least || n_off < data->off_scalp_share * n_dots)
    return NULL;
  return g_strdup_printf (
      _ ("%.0f %% of the dots lie where face, ears or background are: move the edge or "
         "draw a Keep-out there."),
      MAX (100.0 * n_off / n_dots, 1.0));
}

static char *
photo_coarse (const FolDesign *design, const FolNoteFacts *facts)
{
  const double least = fol_note_data_get ()->coarse_px_per_mm;
  const double px_per_mm = 1.0 / facts->scalp->mm_per_px;

  if (px_per_mm >= least)
    return NULL;
  return g_strdup_printf (_ ("At its %.1f pixels per mm dots show as tone; single points show from "
                             "%.0f pixels per mm up."),
                          px_per_mm, least);
}

static char *
scale_assumed (const FolDesign *design, const FolNoteFacts *facts)
{
  if (facts->scalp->method != FOL_SCALE_ASSUMED)
    return NULL;
  return g_strdup (_ ("Nothing has been measured in this photo: every size, density and area is a "
                      "guess until the Scale tool is used."));
}

static char *
scale_disagrees (const FolDesign *design, const FolNoteFacts *facts)
{
  FolScale scale;

  if (!fol_scale_init (&scale, design, facts->photo_width, NULL) || !fol_scale_disagrees (&scale))
    return NULL;
  return g_strdup_printf (_ ("What was measured gives scales %.0f %% apart: one of the lines is "
                             "drawn or named wrongly."),
                          100.0 * scale.disagreement);
}

/* Seen from the side a head shows its length, else its breadth; however the ellipse is
 * turned, the one is the longer of its axes, the other the shorter. A scale that the
 * ellipse itself gave says nothing about it. */
static char *
head_size (const FolDesign *design, const FolNoteFacts *facts)
{
  const FolView view = fol_design_get_view (design);
  const gboolean from_side = view == FOL_VIEW_LEFT || view == FOL_VIEW_RIGHT;
  const FolNoteData *data = fol_note_data_get ();
  const double *range = from_side ? data->head_length_mm : data->head_breadth_mm;
  double across_mm, along_mm, size_mm;

  if (!facts->scalp->has_head || facts->scalp->method == FOL_SCALE_HEAD
      || facts->scalp->method == FOL_SCALE_ASSUMED)
    return NULL;
  fol_scalp_head_mm (facts->scalp, &across_mm, &along_mm);
  size_mm = from_side ? MAX (across_mm, along_mm) : MIN (across_mm, along_mm);
  if (size_mm >= range[0] && size_mm <= range[1])
    return NULL;
  return g_strdup_printf (
      from_side ? _ ("By its scale this head is %.1f cm long, and heads are %.1f to %.1f cm: the "
                     "ellipse lies wrongly, or what the scale was measured by is drawn or named "
                     "wrongly.")
                : _ ("By its scale this head is %.1f cm broad, and heads are %.1f to %.1f cm: the "
                     "ellipse lies wrongly, or what the scale was measured by is drawn or named "
                     "wrongly."),
      size_mm / 10.0, range[0] / 10.0, range[1] / 10.0);
}

/* Darker than what is recommended for such skin. What has hardly a colour is no skin,
 * but a wall behind an outline that reaches past the head. */
static char *
skin_light (const FolDesign *design, const FolNoteFacts *facts)
{
  const double shade = fol_session_shade_darkest (design);
  double ita_deg, darkest;

  if (facts->skin == NULL || facts->skin->b < fol_note_data_get ()->skin_least_b)
    return NULL;
  ita_deg = fol_lab_ita_deg (*facts->skin);
  darkest = fol_shade_advise (FOL_SKIN_VERY_LIGHT, fol_design_get_skin (design)->hair).darkest;
  if (fol_skin_class_from_ita (ita_deg) != FOL_SKIN_VERY_LIGHT || shade >= darkest)
    return NULL;
  return g_strdup_printf (_ ("On very light skin (ITA %.0f°) dots of shade 1:%.0f stand out as "
                             "specks; from 1:%.0f on they blend in."),
                          ita_deg, shade, ceil (darkest));
}

static char *
slick_patch (const FolDesign *design, const FolNoteFacts *facts)
{
  if (!facts->slick_patch)
    return NULL;
  return g_strdup (_ ("No hair lies over the bald patch along the part: pigment makes it look "
                      "shaved there, not as long-haired as around it. Say so before treating it."));
}

typedef struct
{
  const char *title;
  char *(*explain) (const FolDesign *design, const FolNoteFacts *facts);
} Check;

static const Check checks[FOL_N_NOTES] = {
  [FOL_NOTE_HAIRLINE_LOW] = { N_ ("The hairline is low"), hairline_low },
  [FOL_NOTE_DENSITY_HIGH] = { N_ ("The density is high"), density_high },
  [FOL_NOTE_DOTS_LARGE] = { N_ ("The dots are large"), dots_large },
  [FOL_NOTE_EDGE_STRAIGHT] = { N_ ("The front edge is nearly straight"), edge_straight },
  [FOL_NOTE_EDGE_SYMMETRIC] = { N_ ("The front edge is exactly symmetric"), edge_symmetric },
  [FOL_NOTE_OFF_SCALP] = { N_ ("Some dots are not on scalp"), off_scalp },
  [FOL_NOTE_PHOTO_COARSE] = { N_ ("The photo is coarse"), photo_coarse },
  [FOL_NOTE_SCALE_ASSUMED] = { N_ ("The scale is assumed"), scale_assumed },
  [FOL_NOTE_SCALE_DISAGREES] = { N_ ("The scales disagree"), scale_disagrees },
  [FOL_NOTE_HEAD_SIZE] = { N_ ("The head has no head’s size"), head_size },
  [FOL_NOTE_SKIN_LIGHT] = { N_ ("The dots are dark for this skin"), skin_light },
  [FOL_NOTE_SLICK_PATCH] = { N_ ("A bald patch lies inside the hair"), slick_patch },
};

static void
note_clear (gpointer data)
{
  g_free (((FolNote *) data)->explanation);
}

GArray *
fol_notes_find (const FolDesign *design, const FolNoteFacts *facts)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (FolNote));

  g_array_set_clear_func (notes, note_clear);
  for (guint kind = 0; kind < FOL_N_NOTES; kind++)
    {
      const FolNote note = { .kind = kind,
                             .id = fol_members_get ("dismissed_notes")->words[kind],
                             .title = _ (checks[kind].title),
                             .explanation = checks[kind].explain (design, facts),
                             .dismissed = fol_design_has_dismissed (design, kind) };

      if (note.explanation != NULL)
        g_array_append_val (notes, note);
    }
  return notes;
}

static gboolean
has_slick_patch (const FolScene *scene)
{
  for (guint i = 0; i < fol_design_get_n_partings (fol_scene_get_design (scene)); i++)
    if (fol_parting_has_slick_patch (scene, i))
      return TRUE;
  return FALSE;
}

GArray *
fol_notes_find_in_scene (const FolScene *scene)
{
  const FolField *field = fol_scene_get_field (scene);
  const FolDesign *design = fol_scene_get_design (scene);
  g_autoptr (FolSilhouette) silhouette =
      !fol_field_is_empty (field) && fol_design_get_head (design) != NULL
          ? fol_head_silhouette (fol_scene_get_photo (scene), fol_design_get_view (design))
          : NULL;
  FolSkinReading skin;
  const FolNoteFacts facts = {
    .photo_width = fol_photo_get_width (fol_scene_get_photo (scene)),
    .scalp = fol_field_get_scalp (field),
    .field = field,
    .placement = fol_scene_get_placement (scene),
    .skin = !fol_field_is_empty (field)
                    && fol_skin_read (fol_scene_get_photo (scene), design, field, &skin)
                ? &skin.lab
                : NULL,
    .silhouette = silhouette,
    .slick_patch = has_slick_patch (scene),
  };

  return fol_notes_find (design, &facts);
}
