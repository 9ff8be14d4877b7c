/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-labels.h"

/* Between one label and the next. */
#define GAP 1.0f

/* One that overlaps, or NULL. */
static const graphene_rect_t *
find_overlap (const GArray *boxes, const graphene_rect_t *box)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const graphene_rect_t *other = &g_array_index (boxes, graphene_rect_t, i);

      if (graphene_rect_intersection (other, box, NULL))
        return other;
    }
  return NULL;
}

/* From one label to the next, @direction -1 or 1, to the first place that is free.
 * Each step passes a label for good. */
static graphene_rect_t
slide (const GArray *boxes, const graphene_rect_t *box, float direction)
{
  graphene_rect_t moved = *box;
  const graphene_rect_t *other;

  while ((other = find_overlap (boxes, &moved)) != NULL)
    moved.origin.y = direction > 0.0f ? other->origin.y + other->size.height + GAP
                                      : other->origin.y - moved.size.height - GAP;
  return moved;
}

void
fol_canvas_labels_find_room (GArray *boxes, const graphene_rect_t *canvas, graphene_rect_t *box)
{
  const graphene_rect_t down = slide (boxes, box, 1.0f), up = slide (boxes, box, -1.0f);
  const gboolean was_on = graphene_rect_contains_rect (canvas, box);
  const gboolean down_fits = !was_on || graphene_rect_contains_rect (canvas, &down);
  const gboolean up_fits = !was_on || graphene_rect_contains_rect (canvas, &up);
  const gboolean down_is_nearer = down.origin.y - box->origin.y <= box->origin.y - up.origin.y;

  if (down_fits && (down_is_nearer || !up_fits))
    *box = down;
  else if (up_fits)
    *box = up;
  g_array_append_val (boxes, *box);
}
