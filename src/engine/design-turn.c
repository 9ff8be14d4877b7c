/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-turn.h"

#include "engine/scalp.h"

/* From photo pixels to those of the turned photo. */
typedef struct
{
  int quarter_turns; /* 0–3 */
  double width;      /* of the photo before */
  double height;
} Turn;

static FolPoint
turned (const Turn *turn, FolPoint p)
{
  switch (turn->quarter_turns)
    {
    case 1:
      return (FolPoint){ turn->height - p.y, p.x };
    case 2:
      return (FolPoint){ turn->width - p.x, turn->height - p.y };
    case 3:
      return (FolPoint){ p.y, turn->width - p.x };
    default:
      return p;
    }
}

static FolPoint *
turned_points (const Turn *turn, const FolPoint *points, guint n_points)
{
  FolPoint *out = g_new (FolPoint, n_points);

  for (guint i = 0; i < n_points; i++)
    out[i] = turned (turn, points[i]);
  return out;
}

/* Takes the reference to what is replaced. */
static void
replace (FolDesign **design, FolDesign *by)
{
  fol_design_unref (*design);
  *design = by;
}

static void
turn_photo (FolDesign **design, const Turn *turn)
{
  FolDesignPhoto photo = *fol_design_get_photo (*design);

  if (turn->quarter_turns % 2 == 1)
    {
      const int width = photo.width;

      photo.width = photo.height;
      photo.height = width;
    }
  photo.quarter_turns = (photo.quarter_turns + turn->quarter_turns) % 4;
  replace (design, fol_design_with_photo (*design, &photo));
}

/* A scale that hangs on the photo's width alone is written down. */
static void
turn_scale (FolDesign **design, const Turn *turn)
{
  FolDesignScale scale = *fol_design_get_scale (*design);
  FolScalp scalp;

  if (scale.has_line)
    for (int i = 0; i < 2; i++)
      scale.line[i] = turned (turn, scale.line[i]);
  if (scale.mm_per_px <= 0.0 && !(scale.has_line && scale.known_mm > 0.0)
      && fol_scalp_init (&scalp, *design, (int) turn->width, (int) turn->height, NULL)
      && scalp.method == FOL_SCALE_ASSUMED)
    {
      scale.mm_per_px = scalp.mm_per_px;
      scale.method = FOL_SCALE_ASSUMED;
    }
  replace (design, fol_design_with_scale (*design, &scale));
  for (guint i = 0; i < fol_design_get_n_scale_lines (*design); i++)
    {
      FolScaleLine line = *fol_design_get_scale_line (*design, i);

      line.line[0] = turned (turn, line.line[0]);
      line.line[1] = turned (turn, line.line[1]);
      replace (design, fol_design_replace_scale_line (*design, i, &line));
    }
}

static void
turn_head (FolDesign **design, const Turn *turn)
{
  FolLandmarks marks = *fol_design_get_landmarks (*design);

  marks.glabella = turned (turn, marks.glabella);
  for (int i = 0; i < 2; i++)
    {
      marks.pupils[i] = turned (turn, marks.pupils[i]);
      marks.eye_corners[i] = turned (turn, marks.eye_corners[i]);
    }
  replace (design, fol_design_with_landmarks (*design, &marks));
  if (fol_design_get_head (*design) != NULL)
    {
      FolDesignHead head = *fol_design_get_head (*design);

      head.center = turned (turn, head.center);
      head.angle_deg += 90.0 * turn->quarter_turns;
      if (head.angle_deg > 180.0)
        head.angle_deg -= 360.0;
      replace (design, fol_design_with_head (*design, &head));
    }
}

static void
turn_hairline (FolDesign **design, const Turn *turn)
{
  const FolHairline *old = fol_design_get_hairline (*design);

  if (old == NULL)
    return;

  g_autofree FolPoint *points = turned_points (turn, old->points, old->n_points);
  g_autofree FolPoint *closure = turned_points (turn, old->closure, old->n_closure);
  FolHairline hairline = *old;

  hairline.points = points;
  hairline.closure = closure;
  replace (design, fol_design_with_hairline (*design, &hairline));
}

static void
turn_areas (FolDesign **design, const Turn *turn)
{
  for (guint i = 0; i < fol_design_get_n_areas (*design); i++)
    {
      FolArea area = *fol_design_get_area (*design, i);
      g_autofree FolPoint *outline = turned_points (turn, area.outline, area.n_outline);

      area.outline = outline;
      replace (design, fol_design_replace_area (*design, i, &area));
    }
  for (guint i = 0; i < fol_design_get_n_scars (*design); i++)
    {
      FolScar scar = *fol_design_get_scar (*design, i);
      g_autofree FolPoint *path = turned_points (turn, scar.path, scar.n_path);

      scar.path = path;
      replace (design, fol_design_replace_scar (*design, i, &scar));
    }
}

static void
turn_partings (FolDesign **design, const Turn *turn)
{
  for (guint i = 0; i < fol_design_get_n_partings (*design); i++)
    {
      FolParting parting = *fol_design_get_parting (*design, i);
      g_autofree FolPoint *path = turned_points (turn, parting.path, parting.n_path);

      parting.path = path;
      replace (design, fol_design_replace_parting (*design, i, &parting));
    }
}

static void
turn_strokes (FolDesign **design, const Turn *turn)
{
  for (guint i = 0; i < fol_design_get_n_strokes (*design); i++)
    {
      FolStroke stroke = *fol_design_get_stroke (*design, i);
      g_autofree FolStrokePoint *path =
          g_memdup2 (stroke.path, stroke.n_path * sizeof (FolStrokePoint));

      for (guint k = 0; k < stroke.n_path; k++)
        {
          const FolPoint p = turned (turn, (FolPoint){ path[k].x, path[k].y });

          path[k].x = p.x;
          path[k].y = p.y;
        }
      stroke.path = path;
      replace (design, fol_design_replace_stroke (*design, i, &stroke));
    }
}

static void
turn_measures (FolDesign **design, const Turn *turn)
{
  for (guint i = 0; i < fol_design_get_n_measures (*design); i++)
    {
      FolMeasure measure = *fol_design_get_measure (*design, i);

      measure.line[0] = turned (turn, measure.line[0]);
      measure.line[1] = turned (turn, measure.line[1]);
      replace (design, fol_design_replace_measure (*design, i, &measure));
    }
}

static void
turn_skin_samples (FolDesign **design, const Turn *turn)
{
  for (guint i = 0; i < fol_design_get_n_skin_samples (*design); i++)
    {
      FolSkinSample sample = *fol_design_get_skin_sample (*design, i);
      g_autofree FolPoint *path = turned_points (turn, sample.path, sample.n_path);

      sample.path = path;
      replace (design, fol_design_replace_skin_sample (*design, i, &sample));
    }
}

FolDesign *
fol_design_turned (const FolDesign *design, int quarter_turns, int photo_width, int photo_height)
{
  const Turn turn = { ((quarter_turns % 4) + 4) % 4, photo_width, photo_height };
  FolDesign *out = fol_design_ref (design);

  turn_scale (&out, &turn);
  turn_head (&out, &turn);
  turn_hairline (&out, &turn);
  turn_areas (&out, &turn);
  turn_partings (&out, &turn);
  turn_strokes (&out, &turn);
  turn_measures (&out, &turn);
  turn_skin_samples (&out, &turn);
  turn_photo (&out, &turn);
  return out;
}
