/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/brush-tool.h"

#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/tool-private.h"
#include "engine/treated.h"

#include <math.h>

/* Of the radius: how far apart points are taken, how far the finished path may
 * stray from them, and how long its straight pieces may be, which bend with the
 * scalp only at their ends. */
#define STEP 0.125
#define TOLERANCE 0.02
#define LONGEST 0.75
#define PRESSURE_TOLERANCE 0.03
#define CIRCLE_POINTS 48

typedef struct
{
  FolTool base;
  FolBrushSettings settings;
  GArray *path;   /* FolStrokePoint */
  gboolean loose; /* the last point still follows the pointer */
} BrushTool;

static const FolMember *
member (const char *name)
{
  return fol_member_get_child (fol_members_get ("strokes"), name);
}

static const char *
label (FolStrokeEffect effect)
{
  switch (effect)
    {
    case FOL_STROKE_THICKEN:
      return _ ("Thicken");
    case FOL_STROKE_THIN:
      return _ ("Thin Out");
    case FOL_STROKE_ERASE:
      return _ ("Erase");
    case FOL_STROKE_TREAT:
      break;
    }
  return _ ("Paint Treatment");
}

/* The design the press began with, and the stroke so far on top. */
static void
give_stroke (BrushTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  const FolStroke stroke = { .effect = self->settings.effect,
                             .radius_mm = self->settings.radius_mm,
                             .strength = self->settings.strength,
                             .n_path = self->path->len,
                             .path = (const FolStrokePoint *) self->path->data };

  fol_tool_give (
      tool, result,
      fol_design_insert_stroke (tool->start, fol_design_get_n_strokes (tool->start), &stroke),
      label (self->settings.effect));
}

static FolStrokePoint
stroke_point (const BrushTool *self, const FolPointerEvent *event)
{
  return (FolStrokePoint){ event->x_px, event->y_px,
                           self->settings.use_pressure ? CLAMP (event->pressure, 0.0, 1.0) : 1.0 };
}

static double
radius_px (const BrushTool *self)
{
  return self->settings.radius_mm / self->base.scalp.mm_per_px;
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  BrushTool *self = (BrushTool *) tool;
  const FolStrokePoint point = stroke_point (self, event);

  g_array_set_size (self->path, 0);
  g_array_append_val (self->path, point);
  self->loose = FALSE;
  give_stroke (self, result);
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  BrushTool *self = (BrushTool *) tool;
  const FolStrokePoint point = stroke_point (self, event);

  if (self->path->len == 0 || self->path->len >= member ("path")->max_items)
    return;
  if (self->loose)
    g_array_set_size (self->path, self->path->len - 1);

  const FolStrokePoint last = g_array_index (self->path, FolStrokePoint, self->path->len - 1);

  self->loose = hypot (point.x - last.x, point.y - last.y) < STEP * radius_px (self);
  g_array_append_val (self->path, point);
  give_stroke (self, result);
}

/* How far the points between @first and @last stray from the straight piece, in
 * units of what is allowed. */
static double
straying (const FolStrokePoint *p, guint first, guint last, double tolerance_px)
{
  const FolPoint a = { p[first].x, p[first].y }, b = { p[last].x, p[last].y };
  double worst = 0.0;

  for (guint i = first + 1; i < last; i++)
    {
      double t;
      const double d = fol_segment_distance (a, b, p[i].x, p[i].y, &t) / tolerance_px;
      const double pressure = p[first].pressure + t * (p[last].pressure - p[first].pressure);

      worst = MAX (worst, MAX (d, fabs (p[i].pressure - pressure) / PRESSURE_TOLERANCE));
    }
  return worst;
}

/* Goes on from each point kept to the furthest that a straight piece reaches. */
static GArray *
thinned (const GArray *path, double radius)
{
  const FolStrokePoint *p = (const FolStrokePoint *) path->data;
  GArray *out = g_array_new (FALSE, FALSE, sizeof (FolStrokePoint));
  guint from = 0;

  g_array_append_val (out, p[0]);
  while (from + 1 < path->len)
    {
      guint to = from + 1;

      while (to + 1 < path->len
             && hypot (p[to + 1].x - p[from].x, p[to + 1].y - p[from].y) <= LONGEST * radius
             && straying (p, from, to + 1, TOLERANCE * radius) <= 1.0)
        to++;
      g_array_append_val (out, p[to]);
      from = to;
    }
  return out;
}

/* What only changes dots that are there, where there are none. */
static const char *
refusal (const BrushTool *self)
{
  const FolTool *tool = &self->base;

  if (self->settings.effect == FOL_STROKE_TREAT
      || fol_design_treats_along (tool->start, &tool->scalp,
                                  (const FolStrokePoint *) self->path->data, self->path->len,
                                  self->settings.radius_mm))
    return NULL;
  switch (self->settings.effect)
    {
    case FOL_STROKE_THICKEN:
      return _ ("There are no dots here to thicken. Brush over treated skin, or choose Treat.");
    case FOL_STROKE_THIN:
      return _ ("There are no dots here to thin. Brush over treated skin, or choose Treat.");
    case FOL_STROKE_ERASE:
    case FOL_STROKE_TREAT:
      break;
    }
  return _ ("There are no dots here to erase. Brush over treated skin.");
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  BrushTool *self = (BrushTool *) tool;
  GArray *path;

  if (self->path->len == 0)
    return;
  result->refusal = refusal (self);
  if (result->refusal != NULL)
    {
      fol_tool_take_back (tool, result);
      g_array_set_size (self->path, 0);
      return;
    }
  path = thinned (self->path, radius_px (self));
  g_array_unref (self->path);
  self->path = path;
  give_stroke (self, result);
  g_array_set_size (self->path, 0);
}

static gboolean
cancel (FolTool *tool)
{
  BrushTool *self = (BrushTool *) tool;

  g_array_set_size (self->path, 0);
  return FALSE;
}

static FolToolCursor
cursor (const FolTool *tool)
{
  return FOL_CURSOR_NONE;
}

/* The brush is round on the scalp, and in the photo as the scalp bends it. */
static void
draw (FolTool *tool)
{
  BrushTool *self = (BrushTool *) tool;
  FolPoint circle[CIRCLE_POINTS];
  double u, v;

  if (!tool->pointer_inside)
    return;
  fol_scalp_from_px (&tool->scalp, tool->pointer_px.x, tool->pointer_px.y, &u, &v);
  for (int i = 0; i < CIRCLE_POINTS; i++)
    {
      const double angle = 2.0 * G_PI * i / CIRCLE_POINTS;

      fol_scalp_to_px (&tool->scalp, u + self->settings.radius_mm * cos (angle),
                       v + self->settings.radius_mm * sin (angle), &circle[i].x, &circle[i].y);
    }
  fol_tool_add_line (tool, FOL_OVERLAY_BRUSH, TRUE, circle, CIRCLE_POINTS);
}

static void
brush_tool_free (FolTool *tool)
{
  g_array_unref (((BrushTool *) tool)->path);
}

static const FolToolClass brush_tool_class = {
  .free = brush_tool_free,
  .press = press,
  .drag = drag,
  .release = release,
  .cancel = cancel,
  .cursor = cursor,
  .draw = draw,
};

FolTool *
fol_brush_tool_new (void)
{
  BrushTool *self = g_new0 (BrushTool, 1);

  fol_tool_init (&self->base, &brush_tool_class);
  self->settings = (FolBrushSettings){ .effect = (FolStrokeEffect) member ("effect")->default_value,
                                       .radius_mm = member ("radius_mm")->default_value,
                                       .strength = member ("strength")->default_value,
                                       .use_pressure = TRUE };
  self->path = g_array_new (FALSE, FALSE, sizeof (FolStrokePoint));
  return &self->base;
}

void
fol_brush_tool_set_settings (FolTool *tool, const FolBrushSettings *settings)
{
  BrushTool *self = (BrushTool *) tool;

  g_return_if_fail (tool->klass == &brush_tool_class);

  self->settings = *settings;
  self->settings.radius_mm = fol_member_clamp (member ("radius_mm"), settings->radius_mm);
  self->settings.strength = fol_member_clamp (member ("strength"), settings->strength);
}

const FolBrushSettings *
fol_brush_tool_get_settings (const FolTool *tool)
{
  g_return_val_if_fail (tool->klass == &brush_tool_class, NULL);

  return &((const BrushTool *) tool)->settings;
}
