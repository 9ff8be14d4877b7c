/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Room for labels on the canvas, that none lies over another. Pure. */
#pragma once

#include <graphene.h>
#include <glib.h>

G_BEGIN_DECLS

/* Moves @box up or down, as little as will do, to where none of @boxes is
 * (element-type graphene_rect_t) and adds it to them. It stays on @canvas if it was on
 * it; where that is full it stays where it is. */
void fol_canvas_labels_find_room (GArray *boxes, const graphene_rect_t *canvas,
                                  graphene_rect_t *box);

G_END_DECLS
