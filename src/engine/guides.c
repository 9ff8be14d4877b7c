/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/guides.h"

#include "engine/data-file.h"
#include "engine/guides-private.h"
#include "engine/hairline-height.h"
#include "engine/i18n.h"
#include "engine/scale.h"
#include "engine/scalp-distance.h"

#include <math.h>

#define ARC_STEP_DEG 2.5
#define HALVINGS 30

static void
load (FolGuideData *data)
{
  g_autoptr (JsonNode) root = fol_data_load ("guides.json");

  fol_data_numbers (root, "arc_heights_mm", data->arc_heights_mm, FOL_GUIDE_ARC_COUNT,
                    FOL_GUIDE_ARC_COUNT);
  data->arc_half_angle_deg = fol_data_number (root, "arc_half_angle_deg");
  data->eights_mm = fol_data_number (root, "eights_mm");
  fol_data_numbers (root, "third_mm", data->third_mm, 2, 2);
  data->third_half_width_mm = fol_data_number (root, "third_half_width_mm");
  data->flat_reach_mm = fol_data_number (root, "flat_reach_mm");
  data->grid_reach_mm = fol_data_number (root, "grid_reach_mm");
  fol_data_numbers (root, "grid_steps_mm", data->grid_steps_mm, FOL_GUIDE_STEP_COUNT,
                    FOL_GUIDE_STEP_COUNT);
  data->grid_strong_mm = fol_data_number (root, "grid_strong_mm");
  data->grid_least_screen_px = fol_data_number (root, "grid_least_screen_px");
}

const FolGuideData *
fol_guide_data_get (void)
{
  static gsize once;
  static FolGuideData data;

  if (g_once_init_enter (&once))
    {
      load (&data);
      g_once_init_leave (&once, 1);
    }
  return &data;
}

const double *
fol_guide_get_heights_mm (guint *n_heights)
{
  *n_heights = FOL_GUIDE_ARC_COUNT;
  return fol_guide_data_get ()->arc_heights_mm;
}

void
fol_guide_sheet_add_line (FolGuideSheet *sheet, FolGuideKind kind, FolGuideWeight weight,
                          GArray *points)
{
  const FolGuideLine line = { kind, weight, points };

  if (points->len < 2)
    g_array_unref (points);
  else
    g_array_append_val (sheet->guides->lines, line);
}

void
fol_guide_sheet_add_label (FolGuideSheet *sheet, FolGuideKind kind, FolPoint at, FolGuideSide side,
                           char *text)
{
  const FolGuideLabel label = { kind, text, at, side };

  g_array_append_val (sheet->guides->labels, label);
}

char *
fol_guide_length_text (double length_mm)
{
  const double cm = length_mm / 10.0;

  /* Translators: a length, as in "8 cm" and "8.5 cm" */
  return fabs (cm - round (cm)) < 0.05 ? g_strdup_printf (_ ("%.0f cm"), cm)
                                       : g_strdup_printf (_ ("%.1f cm"), cm);
}

static void
add_segment (FolGuideSheet *sheet, FolGuideKind kind, FolPoint from, FolPoint to)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  g_array_append_val (points, from);
  g_array_append_val (points, to);
  fol_guide_sheet_add_line (sheet, kind, FOL_GUIDE_NORMAL, points);
}

static FolPoint
ahead (FolPoint from, FolPoint direction, double distance_px)
{
  return (FolPoint){ from.x + direction.x * distance_px, from.y + direction.y * distance_px };
}

/* How far the straight line from @from in @direction runs until it leaves the head;
 * where it never is over it, or there is none, as far as a flat midline goes. */
static double
to_outline_px (const FolScalp *scalp, FolPoint from, FolPoint direction)
{
  if (scalp->has_head)
    {
      const FolPoint a = fol_scalp_to_radii (scalp, from);
      const FolPoint b = fol_scalp_to_radii (scalp, ahead (from, direction, 1.0));
      const double dx = b.x - a.x, dy = b.y - a.y;
      const double square = dx * dx + dy * dy, half = a.x * dx + a.y * dy;
      const double root = half * half - square * (a.x * a.x + a.y * a.y - 1.0);

      if (root > 0.0 && sqrt (root) > half)
        return (sqrt (root) - half) / square;
    }
  return fol_guide_data_get ()->flat_reach_mm / scalp->mm_per_px;
}

/* Where the hairline is on the midline; FALSE without one above the glabella. */
static gboolean
find_hairline (const FolGuideSheet *sheet, FolPoint *level)
{
  const FolFace *face = &sheet->face;
  double height_mm;

  return fol_hairline_height_mm (sheet->design, sheet->scalp, &height_mm) && height_mm > 0.0
         && fol_scalp_walk (sheet->scalp, face->glabella, face->away, 0.0, height_mm, level);
}

/* The thirds of a face are as high as each other in a picture from the front: what
 * the scalp's curve adds to the length of the upper one is no part of the others.
 * Without a hairline they are as on average, where the eyes are. */
static double
third_px (const FolGuideSheet *sheet)
{
  const FolFace *face = &sheet->face;
  FolPoint level;

  if (find_hairline (sheet, &level))
    return (level.x - face->glabella.x) * face->away.x
           + (level.y - face->glabella.y) * face->away.y;
  return fol_guide_data_get ()->third_mm[fol_face_get_sizes (sheet->design)]
         / fol_scale_at_eyes (sheet->design, sheet->scalp->mm_per_px);
}

/* In a front view down to the chin, elsewhere from edge to edge. */
static void
draw_midline (FolGuideSheet *sheet)
{
  const FolFace *face = &sheet->face;
  const FolPoint towards = { -face->away.x, -face->away.y };
  const FolPoint top =
      ahead (face->origin, face->away, to_outline_px (sheet->scalp, face->origin, face->away));
  const FolPoint bottom =
      fol_design_get_view (sheet->design) == FOL_VIEW_FRONT
          ? ahead (face->glabella, towards, 2.0 * third_px (sheet))
          : ahead (face->origin, towards, to_outline_px (sheet->scalp, face->origin, towards));

  add_segment (sheet, FOL_GUIDE_MIDLINE, bottom, top);
}

static void
draw_third (FolGuideSheet *sheet, FolPoint middle, const char *name)
{
  const FolFace *face = &sheet->face;
  const double reach_px = fol_guide_data_get ()->third_half_width_mm / sheet->scalp->mm_per_px;
  const FolPoint left = ahead (middle, face->along, -reach_px);
  const FolPoint right = ahead (middle, face->along, reach_px);

  add_segment (sheet, FOL_GUIDE_THIRDS, left, right);
  fol_guide_sheet_add_label (sheet, FOL_GUIDE_THIRDS, left, FOL_GUIDE_TO_THE_LEFT, g_strdup (name));
}

static void
draw_thirds (FolGuideSheet *sheet)
{
  const FolFace *face = &sheet->face;
  const double px = third_px (sheet);
  const double mm = px * fol_scale_at_eyes (sheet->design, sheet->scalp->mm_per_px);
  const double reach_px = fol_guide_data_get ()->third_half_width_mm / sheet->scalp->mm_per_px;
  FolPoint levels[4];
  const char *const names[] = { _ ("Hairline"), _ ("Glabella"), _ ("Subnasale"), _ ("Chin") };

  for (int i = 0; i < 4; i++)
    levels[i] = ahead (face->glabella, face->away, px * (1 - i));
  for (int i = 0; i < 4; i++)
    draw_third (sheet, levels[i], names[i]);
  for (int i = 0; i < 3; i++)
    {
      const FolPoint between = { (levels[i].x + levels[i + 1].x) / 2.0,
                                 (levels[i].y + levels[i + 1].y) / 2.0 };

      fol_guide_sheet_add_label (sheet, FOL_GUIDE_THIRDS, ahead (between, face->along, reach_px),
                                 FOL_GUIDE_TO_THE_RIGHT, fol_guide_length_text (mm));
    }
}

/* Where an arc is named: they all but meet at their ends. */
static void
label_arc (FolGuideSheet *sheet, guint index, const GArray *points)
{
  const guint last = points->len - 1;
  const guint places[FOL_GUIDE_ARC_COUNT] = { 0, last, last / 2 };

  fol_guide_sheet_add_label (sheet, FOL_GUIDE_ARCS, g_array_index (points, FolPoint, places[index]),
                             index == 0 ? FOL_GUIDE_TO_THE_LEFT : FOL_GUIDE_TO_THE_RIGHT,
                             fol_guide_length_text (fol_guide_data_get ()->arc_heights_mm[index]));
}

static void
draw_arc (FolGuideSheet *sheet, guint index)
{
  const double radius_mm = fol_guide_data_get ()->arc_heights_mm[index];
  const FolFace *face = &sheet->face;
  const double most = fol_guide_data_get ()->arc_half_angle_deg;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  for (double turn = -most; turn <= most; turn += ARC_STEP_DEG)
    {
      FolPoint p;

      if (fol_scalp_walk (sheet->scalp, face->glabella, face->away, turn * (G_PI / 180.0),
                          radius_mm, &p))
        g_array_append_val (points, p);
    }
  if (points->len > 1)
    label_arc (sheet, index, points);
  fol_guide_sheet_add_line (sheet, FOL_GUIDE_ARCS, FOL_GUIDE_NORMAL, points);
}

static FolPoint
get_pupil (const FolGuideSheet *sheet, int which)
{
  const double half_mm =
      fol_face_data_get ()->pupil_distance[fol_face_get_sizes (sheet->design)] / 2.0;

  if (sheet->face.has_pupils)
    return sheet->face.pupils[which];
  return fol_face_offset (&sheet->face, sheet->scalp, sheet->face.origin,
                          which == 0 ? -half_mm : half_mm, 0.0);
}

static void
draw_vertical (FolGuideSheet *sheet, FolPoint from, const char *name)
{
  const FolPoint away = sheet->face.away;
  const FolPoint to = ahead (from, away, to_outline_px (sheet->scalp, from, away));

  add_segment (sheet, FOL_GUIDE_VERTICALS, from, to);
  if (name != NULL)
    fol_guide_sheet_add_label (sheet, FOL_GUIDE_VERTICALS, to, FOL_GUIDE_TO_THE_RIGHT,
                               g_strdup (name));
}

/* Named on one side. */
static void
draw_verticals (FolGuideSheet *sheet)
{
  draw_vertical (sheet, get_pupil (sheet, 0), NULL);
  draw_vertical (sheet, sheet->face.eye_corner[0], NULL);
  draw_vertical (sheet, get_pupil (sheet, 1), _ ("Mid-pupil"));
  draw_vertical (sheet, sheet->face.eye_corner[1], _ ("Eye corner"));
}

static void
add_way (FolGuideSheet *sheet, FolPoint from, FolPoint to)
{
  fol_guide_sheet_add_line (sheet, FOL_GUIDE_EIGHTS, FOL_GUIDE_NORMAL,
                            fol_scalp_path (sheet->scalp, from, to));
}

/* The point as far from @middle, on @side of it, as from @canthus. FALSE where it
 * is out of sight. */
static gboolean
find_temple (const FolGuideSheet *sheet, FolPoint middle, FolPoint canthus, double side,
             FolPoint *temple)
{
  const double mm = fol_guide_data_get ()->eights_mm;
  const FolPoint out = { side * sheet->face.along.x, side * sheet->face.along.y };
  double low = 0.0, high = G_PI / 2.0;
  gboolean found = FALSE;

  for (int i = 0; i < HALVINGS; i++)
    {
      const double turn = (low + high) / 2.0;
      FolPoint p;
      const gboolean seen = fol_scalp_walk (sheet->scalp, middle, out, -side * turn, mm, &p);

      if (seen && fol_scalp_length_mm (sheet->scalp, canthus, p) < mm)
        low = turn;
      else
        high = turn;
      found = seen;
      if (seen)
        *temple = p;
    }
  return found && fabs (fol_scalp_length_mm (sheet->scalp, canthus, *temple) - mm) < 0.5;
}

/* A square on the skin with corners at the glabella, the mid-point, a
 * fronto-temporal point and a place beside the eye, on either side. */
static void
draw_eights (FolGuideSheet *sheet)
{
  const FolFace *face = &sheet->face;
  const double mm = fol_guide_data_get ()->eights_mm;
  FolPoint middle, canthus, temple;

  if (!fol_scalp_walk (sheet->scalp, face->glabella, face->away, 0.0, mm, &middle))
    return;
  add_way (sheet, face->glabella, middle);
  fol_guide_sheet_add_label (sheet, FOL_GUIDE_EIGHTS,
                             fol_scalp_halfway (sheet->scalp, face->glabella, middle),
                             FOL_GUIDE_TO_THE_RIGHT, fol_guide_length_text (mm));
  for (double side = -1.0; side <= 1.0; side += 2.0)
    {
      const FolPoint out = { side * face->along.x, side * face->along.y };

      if (!fol_scalp_walk (sheet->scalp, face->glabella, out, 0.0, mm, &canthus))
        continue;
      add_way (sheet, face->glabella, canthus);
      if (!find_temple (sheet, middle, canthus, side, &temple))
        continue;
      add_way (sheet, middle, temple);
      add_way (sheet, temple, canthus);
      fol_guide_sheet_add_label (sheet, FOL_GUIDE_EIGHTS, temple,
                                 side < 0.0 ? FOL_GUIDE_TO_THE_LEFT : FOL_GUIDE_TO_THE_RIGHT,
                                 fol_guide_length_text (mm));
    }
}

static void
draw_measures (FolGuideSheet *sheet)
{
  for (guint i = 0; i < fol_design_get_n_measures (sheet->design); i++)
    {
      const FolPoint *line = fol_design_get_measure (sheet->design, i)->line;
      const double mm = fol_scalp_length_mm (sheet->scalp, line[0], line[1]);

      fol_guide_sheet_add_line (sheet, FOL_GUIDE_MEASURES, FOL_GUIDE_STRONG,
                                fol_scalp_path (sheet->scalp, line[0], line[1]));
      fol_guide_sheet_add_label (sheet, FOL_GUIDE_MEASURES,
                                 fol_scalp_halfway (sheet->scalp, line[0], line[1]),
                                 FOL_GUIDE_TO_THE_RIGHT, g_strdup_printf (_ ("%.1f mm"), mm));
    }
}

gboolean
fol_guide_applies (FolGuideKind kind, const FolDesign *design, const FolScalp *scalp)
{
  const FolView view = fol_design_get_view (design);
  const FolFace face = fol_face_estimate (design, scalp);

  switch (kind)
    {
    case FOL_GUIDE_MIDLINE:
      return face.has_midline;
    case FOL_GUIDE_THIRDS:
    case FOL_GUIDE_VERTICALS:
    case FOL_GUIDE_EIGHTS:
      return view == FOL_VIEW_FRONT && face.has_glabella;
    case FOL_GUIDE_ARCS:
      return (view == FOL_VIEW_FRONT || view == FOL_VIEW_TOP) && face.has_glabella;
    case FOL_GUIDE_GRID:
      return TRUE;
    case FOL_GUIDE_MEASURES:
      return fol_design_get_n_measures (design) > 0;
    case FOL_N_GUIDES:
      break;
    }
  g_return_val_if_reached (FALSE);
}

static void
draw (FolGuideSheet *sheet, FolGuideKind kind)
{
  switch (kind)
    {
    case FOL_GUIDE_MIDLINE:
      draw_midline (sheet);
      break;
    case FOL_GUIDE_THIRDS:
      draw_thirds (sheet);
      break;
    case FOL_GUIDE_ARCS:
      for (guint i = 0; i < FOL_GUIDE_ARC_COUNT; i++)
        draw_arc (sheet, i);
      break;
    case FOL_GUIDE_VERTICALS:
      draw_verticals (sheet);
      break;
    case FOL_GUIDE_EIGHTS:
      draw_eights (sheet);
      break;
    case FOL_GUIDE_GRID:
      fol_guide_grid_draw (sheet);
      break;
    case FOL_GUIDE_MEASURES:
      draw_measures (sheet);
      break;
    case FOL_N_GUIDES:
      break;
    }
}

static void
line_clear (gpointer data)
{
  g_array_unref (((FolGuideLine *) data)->points);
}

static void
label_clear (gpointer data)
{
  g_free (((FolGuideLabel *) data)->text);
}

FolGuides *
fol_guides_new (const FolDesign *design, const FolScalp *scalp, guint kinds,
                const FolGuideView *view)
{
  static const FolGuideKind back_to_front[] = {
    FOL_GUIDE_GRID, FOL_GUIDE_THIRDS, FOL_GUIDE_VERTICALS, FOL_GUIDE_MIDLINE,
    FOL_GUIDE_ARCS, FOL_GUIDE_EIGHTS, FOL_GUIDE_MEASURES,
  };
  FolGuides *guides = g_new (FolGuides, 1);
  FolGuideSheet sheet = { guides, design, scalp, fol_face_estimate (design, scalp), view };

  guides->lines = g_array_new (FALSE, FALSE, sizeof (FolGuideLine));
  g_array_set_clear_func (guides->lines, line_clear);
  guides->labels = g_array_new (FALSE, FALSE, sizeof (FolGuideLabel));
  g_array_set_clear_func (guides->labels, label_clear);
  for (guint i = 0; i < G_N_ELEMENTS (back_to_front); i++)
    if ((kinds >> back_to_front[i] & 1) != 0 && fol_guide_applies (back_to_front[i], design, scalp))
      draw (&sheet, back_to_front[i]);
  return guides;
}

void
fol_guides_free (FolGuides *guides)
{
  if (guides == NULL)
    return;
  g_array_unref (guides->lines);
  g_array_unref (guides->labels);
  g_free (guides);
}
