/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/skin-tool.h"

#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/polyline.h"
#include "engine/tool-private.h"

#include <math.h>

/* Of the radius: how far the finished path may stray from the pointer's. */
#define TOLERANCE 0.05
#define CIRCLE_POINTS 48
#define CAP_POINTS 16

/* Points of a path that is outlined, at most. */
#define MAX_OUTLINED 64

typedef enum
{
  MODE_NONE,
  MODE_PAINT,
  MODE_MOVE,
} Mode;

typedef struct
{
  FolTool base;
  FolSkinToolSettings settings;
  Mode mode;
  guint moving;  /* the sample */
  GArray *trail; /* FolPoint */
} SkinTool;

static const FolMember *
member (const char *name)
{
  return fol_member_get_child (fol_members_get ("skin.samples"), name);
}

static const char *
paint_label (FolSkinRole role)
{
  switch (role)
    {
    case FOL_SKIN_ROLE_BARE:
      return _ ("Brush Bare Skin");
    case FOL_SKIN_ROLE_STUBBLE:
      return _ ("Brush Stubble");
    case FOL_SKIN_ROLE_HAIR:
      return _ ("Brush Hair Roots");
    case FOL_SKIN_ROLE_NEUTRAL:
      return _ ("Brush Neutral Patch");
    case FOL_SKIN_ROLE_SKIN:
      break;
    }
  return _ ("Brush Skin");
}

static FolHandleKind
handle_kind (FolSkinRole role)
{
  return (FolHandleKind) (FOL_HANDLE_SAMPLE_SKIN + (int) role);
}

static double
radius_px (const SkinTool *self, double radius_mm)
{
  return radius_mm / self->base.scalp.mm_per_px;
}

/* The design the press began with, and the sample so far on top. */
static void
give_sample (SkinTool *self, FolToolResult *result)
{
  FolTool *tool = &self->base;
  const FolSkinSample sample = { .role = self->settings.role,
                                 .radius_mm = self->settings.radius_mm,
                                 .n_path = self->trail->len,
                                 .path = (const FolPoint *) self->trail->data };

  fol_tool_give (tool, result,
                 fol_design_insert_skin_sample (
                     tool->start, fol_design_get_n_skin_samples (tool->start), &sample),
                 paint_label (self->settings.role));
}

static FolDesign *
moved_sample (const FolDesign *design, guint index, FolPoint step)
{
  FolSkinSample sample = *fol_design_get_skin_sample (design, index);
  g_autofree FolPoint *path = g_new (FolPoint, sample.n_path);

  for (guint i = 0; i < sample.n_path; i++)
    path[i] = (FolPoint){ sample.path[i].x + step.x, sample.path[i].y + step.y };
  sample.path = path;
  return fol_design_replace_skin_sample (design, index, &sample);
}

static void
press (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  SkinTool *self = (SkinTool *) tool;

  if (tool->hot >= 0 && !(event->modifiers & FOL_MODIFIER_CTRL))
    {
      self->mode = MODE_MOVE;
      self->moving = (guint) tool->hot;
      return;
    }
  self->mode = MODE_PAINT;
  tool->hot = tool->focus = -1;
  g_array_set_size (self->trail, 0);
  g_array_append_val (self->trail, tool->pointer_px);
  give_sample (self, result);
}

static void
drag (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  SkinTool *self = (SkinTool *) tool;

  if (self->mode == MODE_MOVE)
    {
      const FolPoint step = { tool->pointer_px.x - tool->press_px.x,
                              tool->pointer_px.y - tool->press_px.y };

      fol_tool_give (tool, result, moved_sample (tool->start, self->moving, step),
                     _ ("Move Sample"));
    }
  else if (self->mode == MODE_PAINT && self->trail->len < member ("path")->max_items)
    {
      g_array_append_val (self->trail, tool->pointer_px);
      give_sample (self, result);
    }
}

static GArray *
thinned (const SkinTool *self)
{
  const FolPoint *trail = (const FolPoint *) self->trail->data;
  g_autoptr (GArray) kept = fol_polyline_simplify (
      trail, self->trail->len, TOLERANCE * radius_px (self, self->settings.radius_mm));
  GArray *path = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  for (guint i = 0; i < kept->len; i++)
    g_array_append_val (path, trail[g_array_index (kept, guint, i)]);
  return path;
}

static void
release (FolTool *tool, const FolPointerEvent *event, FolToolResult *result)
{
  SkinTool *self = (SkinTool *) tool;

  if (self->mode == MODE_PAINT && self->trail->len > 1)
    {
      GArray *path = thinned (self);

      g_array_unref (self->trail);
      self->trail = path;
      give_sample (self, result);
    }
  g_array_set_size (self->trail, 0);
  self->mode = MODE_NONE;
}

static gboolean
cancel (FolTool *tool)
{
  SkinTool *self = (SkinTool *) tool;

  g_array_set_size (self->trail, 0);
  self->mode = MODE_NONE;
  return FALSE;
}

static void
nudge (FolTool *tool, FolPoint step, FolToolResult *result)
{
  fol_tool_give (tool, result, moved_sample (tool->design, (guint) tool->focus, step),
                 _ ("Move Sample"));
}

/* Which sample Delete removes, or -1. */
static int
doomed_sample (const SkinTool *self)
{
  const FolDesign *design = self->base.design;

  if (self->base.focus >= 0)
    return self->base.focus;
  for (int i = (int) fol_design_get_n_skin_samples (design) - 1; i >= 0; i--)
    if (fol_design_get_skin_sample (design, (guint) i)->role == self->settings.role)
      return i;
  return -1;
}

static gboolean
key (FolTool *tool, const FolKeyEvent *event, FolToolResult *result)
{
  const int index = doomed_sample ((SkinTool *) tool);

  if (event->key != FOL_KEY_DELETE || index < 0)
    return FALSE;
  tool->focus = tool->hot = -1;
  fol_tool_give (tool, result, fol_design_remove_skin_sample (tool->design, (guint) index),
                 _ ("Delete Sample"));
  return TRUE;
}

static FolToolCursor
cursor (const FolTool *tool)
{
  return FOL_CURSOR_NONE;
}

static void
add_point (GArray *points, FolPoint center, double radius, double angle)
{
  const FolPoint p = { center.x + radius * cos (angle), center.y + radius * sin (angle) };

  g_array_append_val (points, p);
}

/* One side of the stroke, and the half circle round its end. */
static void
add_side (GArray *points, const FolPoint *path, guint n_path, gboolean back, double radius)
{
  const FolPoint end = path[back ? 0 : n_path - 1];
  double angle = 0.0;

  for (guint i = 0; i + 1 < n_path; i++)
    {
      const FolPoint a = path[back ? n_path - 1 - i : i];
      const FolPoint b = path[back ? n_path - 2 - i : i + 1];

      angle = atan2 (b.y - a.y, b.x - a.x);
      add_point (points, a, radius, angle - G_PI_2);
      add_point (points, b, radius, angle - G_PI_2);
    }
  for (int i = 1; i < CAP_POINTS; i++)
    add_point (points, end, radius, angle - G_PI_2 + G_PI * i / CAP_POINTS);
}

static void
draw_sample (SkinTool *self, const FolSkinSample *sample, FolOverlayKind kind)
{
  const double radius = radius_px (self, sample->radius_mm);
  g_autoptr (GArray) outline = g_array_new (FALSE, FALSE, sizeof (FolPoint));

  if (sample->n_path == 1)
    for (int i = 0; i < CIRCLE_POINTS; i++)
      add_point (outline, sample->path[0], radius, 2.0 * G_PI * i / CIRCLE_POINTS);
  else
    {
      const guint n = MIN (sample->n_path, MAX_OUTLINED);
      g_autoptr (GArray) even =
          sample->n_path <= n ? NULL : fol_polyline_resample (sample->path, sample->n_path, n);
      const FolPoint *path = even != NULL ? (const FolPoint *) even->data : sample->path;

      add_side (outline, path, n, FALSE, radius);
      add_side (outline, path, n, TRUE, radius);
    }
  fol_tool_add_line (&self->base, kind, TRUE, (const FolPoint *) outline->data, outline->len);
}

static void
draw (FolTool *tool)
{
  SkinTool *self = (SkinTool *) tool;
  const guint n = fol_design_get_n_skin_samples (tool->design);
  guint of[FOL_SKIN_ROLE_NEUTRAL + 1] = { 0 }, number[FOL_SKIN_ROLE_NEUTRAL + 1] = { 0 };
  const FolSkinSample brush = { self->settings.role, self->settings.radius_mm, 1,
                                &tool->pointer_px };

  for (guint i = 0; i < n; i++)
    of[fol_design_get_skin_sample (tool->design, i)->role]++;
  for (guint i = 0; i < n; i++)
    {
      const FolSkinSample *sample = fol_design_get_skin_sample (tool->design, i);

      draw_sample (self, sample, FOL_OVERLAY_SAMPLE);
      fol_tool_add_handle (tool, handle_kind (sample->role), ++number[sample->role],
                           of[sample->role], sample->path[sample->n_path / 2]);
    }
  if (tool->pointer_inside && tool->hot < 0)
    draw_sample (self, &brush, FOL_OVERLAY_BRUSH);
}

static void
skin_tool_free (FolTool *tool)
{
  g_array_unref (((SkinTool *) tool)->trail);
}

static const FolToolClass skin_tool_class = {
  .free = skin_tool_free,
  .press = press,
  .drag = drag,
  .release = release,
  .cancel = cancel,
  .nudge = nudge,
  .key = key,
  .cursor = cursor,
  .draw = draw,
};

FolTool *
fol_skin_tool_new (void)
{
  SkinTool *self = g_new0 (SkinTool, 1);

  fol_tool_init (&self->base, &skin_tool_class);
  self->settings = (FolSkinToolSettings){ .role = (FolSkinRole) member ("role")->default_value,
                                          .radius_mm = member ("radius_mm")->default_value };
  self->trail = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  return &self->base;
}

void
fol_skin_tool_set_settings (FolTool *tool, const FolSkinToolSettings *settings)
{
  SkinTool *self = (SkinTool *) tool;

  g_return_if_fail (tool->klass == &skin_tool_class);

  self->settings = *settings;
  self->settings.radius_mm = fol_member_clamp (member ("radius_mm"), settings->radius_mm);
}
