/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A panel brought into view in the pane that scrolls it. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls the pane until the head of @panel is at its top, or as near as it goes: as soon
 * as @panel has its place, where it was hidden until now. The pane's own motion, from the
 * wheel or after the focus, ends. */
void fol_pane_scroll_to (GtkWidget *panel);

G_END_DECLS
