/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/hairline-style.h"

#include "engine/data-file.h"
#include "engine/hairline-height.h"
#include "engine/i18n.h"
#include "engine/members.h"

#include <math.h>

/* Where a recess may go on its way above the corner of the eye, and how far up, in
 * the units of shapes. */
#define LEAST_RECESS 0.40
#define MOST_RECESS 0.85
#define MOST_LIFT 0.6
#define HALVINGS 30

/* By FolHairlineStyle. */
static const char *const labels[FOL_HAIRLINE_STYLES] = {
  N_ ("Natural"), N_ ("Soft"),     N_ ("Defined"),      N_ ("Edge-up"), N_ ("Mature"),
  N_ ("Rounded"), N_ ("Straight"), N_ ("Widow’s Peak"), N_ ("M-Shape"), N_ ("Feminine"),
};

typedef struct
{
  double least_depth;
  FolHairlineStyleData styles[FOL_HAIRLINE_STYLES];
} StyleTable;

static void
load_style (JsonObject *object, FolHairlineStyleData *style)
{
  JsonArray *shape = json_object_get_array_member (object, "shape");

  style->id = g_strdup (fol_data_object_string (object, "id"));
  style->feather_mm = fol_data_object_number (object, "feather_mm");
  style->irregularity = fol_data_object_number (object, "irregularity");
  style->n_shape = json_array_get_length (shape);
  g_assert (style->n_shape >= 2 && style->n_shape <= FOL_HAIRLINE_STYLE_MAX_POINTS);
  for (guint i = 0; i < style->n_shape; i++)
    {
      JsonArray *point = json_array_get_array_element (shape, i);

      style->shape[i] = (FolPoint){ json_array_get_double_element (point, 0),
                                    json_array_get_double_element (point, 1) };
    }
}

/* In the order of FolHairlineStyle, whatever the file's. */
static void
load (StyleTable *table)
{
  const FolMember *member = fol_members_get ("hairline.style");
  g_autoptr (JsonNode) root = fol_data_load ("hairline-styles.json");
  JsonArray *styles = json_object_get_array_member (json_node_get_object (root), "styles");

  g_assert (json_array_get_length (styles) == FOL_HAIRLINE_STYLES);
  table->least_depth = fol_data_number (root, "least_depth");
  for (guint i = 0; i < FOL_HAIRLINE_STYLES; i++)
    {
      JsonObject *object = json_array_get_object_element (styles, i);
      const int style = fol_member_find_word (member, fol_data_object_string (object, "id"));

      g_assert (style >= 0 && style < FOL_HAIRLINE_STYLES && table->styles[style].id == NULL);
      table->styles[style].label = labels[style];
      load_style (object, &table->styles[style]);
    }
}

static const StyleTable *
table_get (void)
{
  static gsize once;
  static StyleTable table;

  if (g_once_init_enter (&once))
    {
      load (&table);
      g_once_init_leave (&once, 1);
    }
  return &table;
}

const FolHairlineStyleData *
fol_hairline_style_get (FolHairlineStyle style)
{
  g_return_val_if_fail ((guint) style < FOL_HAIRLINE_STYLES, NULL);

  return &table_get ()->styles[style];
}

/* Where shapes go on the unrolled scalp: across from the mid-point to an end, and
 * up from between the ends to the mid-point. */
typedef struct
{
  FolPoint middle;
  FolPoint across;
  FolPoint up;
} Frame;

static Frame
frame_new (const FolScalp *scalp, FolPoint first, FolPoint middle, FolPoint last)
{
  Frame frame;
  FolPoint a, b;

  fol_scalp_from_px (scalp, first.x, first.y, &a.x, &a.y);
  fol_scalp_from_px (scalp, last.x, last.y, &b.x, &b.y);
  fol_scalp_from_px (scalp, middle.x, middle.y, &frame.middle.x, &frame.middle.y);
  frame.across = (FolPoint){ (b.x - a.x) / 2.0, (b.y - a.y) / 2.0 };
  frame.up = (FolPoint){ frame.middle.x - (a.x + b.x) / 2.0, frame.middle.y - (a.y + b.y) / 2.0 };

  const double half = hypot (frame.across.x, frame.across.y);
  const double least = table_get ()->least_depth * half;
  const FolPoint left = { frame.across.y / MAX (half, 1e-9), -frame.across.x / MAX (half, 1e-9) };

  if (frame.up.x * left.x + frame.up.y * left.y < least)
    frame.up = (FolPoint){ left.x * least, left.y * least };
  return frame;
}

/* How a shape is fitted to the face on one side: its recess, @from, goes to @to,
 * and up by @lift; what lies between and beyond follows. */
typedef struct
{
  double from;
  double to;
  double lift;
} Fit;

/* The recess: the highest place, the outermost of several; 0 where there is none. */
static double
recess_of (const FolHairlineStyleData *data)
{
  guint highest = 0;

  for (guint i = 1; i < data->n_shape; i++)
    if (data->shape[i].y >= data->shape[highest].y)
      highest = i;
  return data->shape[highest].x;
}

static FolPoint
place (const FolScalp *scalp, const Frame *frame, const Fit *fit, int side, FolPoint s)
{
  double x = s.x, y = s.y;
  FolPoint p;

  if (fit->from > 0.0 && s.x <= fit->from)
    {
      x = s.x * fit->to / fit->from;
      y += fit->lift * (s.x / fit->from) * (s.x / fit->from);
    }
  else if (fit->from > 0.0)
    {
      const double t = (s.x - fit->from) / (1.0 - fit->from);

      x = fit->to + t * (1.0 - fit->to);
      y += fit->lift * (1.0 - t);
    }
  fol_scalp_to_px (scalp, frame->middle.x + side * x * frame->across.x + y * frame->up.x,
                   frame->middle.y + side * x * frame->across.y + y * frame->up.y, &p.x, &p.y);
  return p;
}

static gboolean
is_visible (const FolScalp *scalp, FolPoint p)
{
  const FolPoint kept = fol_scalp_keep_visible (scalp, p);

  return kept.x == p.x && kept.y == p.y;
}

static double
how_far (FolPoint from, FolPoint to, FolPoint direction)
{
  return (to.x - from.x) * direction.x + (to.y - from.y) * direction.y;
}

/* Both bisections go outwards or upwards as their value grows; a recess goes up
 * no further than the head can be seen, even where its shape is higher. */
static Fit
fit_to_corner (const FolScalp *scalp, const Frame *frame, const FolHairlineStyleData *data,
               const FolFace *face, FolPoint middle, int side)
{
  const double recess = recess_of (data);
  const FolPoint corner = face->eye_corner[side < 0 ? 0 : 1];
  double y = 0.0;
  Fit fit = { .from = recess, .to = recess };

  if (recess <= 0.0 || !face->has_eye_corners)
    return (Fit){ 0.0 };
  for (guint i = 0; i < data->n_shape; i++)
    if (data->shape[i].x == recess)
      y = data->shape[i].y;
  /* Across and up, twice, for up the head is narrower. */
  for (int round = 0; round < 4; round++)
    {
      const gboolean across = round % 2 == 0;
      double low = across ? LEAST_RECESS : -MOST_LIFT, high = across ? MOST_RECESS : MOST_LIFT;

      for (int i = 0; i < HALVINGS; i++)
        {
          const double trial = (low + high) / 2.0;
          FolPoint p;

          *(across ? &fit.to : &fit.lift) = trial;
          p = place (scalp, frame, &fit, side, (FolPoint){ recess, y });
          if (across
                  ? side * how_far (corner, p, face->along) < 0.0
                  : is_visible (scalp, p) && (trial < 0.0 || how_far (middle, p, face->away) < 0.0))
            low = trial;
          else
            high = trial;
        }
    }
  return fit;
}

GArray *
fol_hairline_style_points (FolHairlineStyle style, const FolScalp *scalp, const FolFace *face,
                           FolPoint first, FolPoint middle, FolPoint last)
{
  const FolHairlineStyleData *data = fol_hairline_style_get (style);
  const Frame frame = frame_new (scalp, first, middle, last);
  const Fit right = fit_to_corner (scalp, &frame, data, face, middle, -1);
  const Fit left = fit_to_corner (scalp, &frame, data, face, middle, 1);
  const int n = (int) data->n_shape;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  for (int i = 1 - n; i < n; i++)
    {
      FolPoint p =
          place (scalp, &frame, i < 0 ? &right : &left, i < 0 ? -1 : 1, data->shape[ABS (i)]);

      p = fol_scalp_keep_visible (scalp, p);
      g_array_append_val (points, p);
    }
  return points;
}

FolDesign *
fol_hairline_with_style (const FolDesign *design, const FolScalp *scalp, FolHairlineStyle style)
{
  const FolHairline *old = fol_design_get_hairline (design);
  const FolHairlineStyleData *data = fol_hairline_style_get (style);
  const FolFace face = fol_face_estimate (design, scalp);

  if (old == NULL)
    return fol_design_ref (design);

  g_autoptr (GArray) points = fol_hairline_style_points (style, scalp, &face, old->points[0],
                                                         fol_hairline_middle (old, scalp, &face),
                                                         old->points[old->n_points - 1]);
  FolHairline hairline = *old;

  hairline.style = style;
  hairline.points = (const FolPoint *) points->data;
  hairline.n_points = points->len;
  hairline.feather_mm = data->feather_mm;
  hairline.irregularity = data->irregularity;
  return fol_design_with_hairline (design, &hairline);
}
