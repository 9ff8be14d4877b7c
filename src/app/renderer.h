/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of GTK's renderers draws. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To be called before GTK is initialized, and before there are threads. Where
 * there is no graphics card to be seen, GL is done in software, which draws the
 * whole window anew for each change: 45 ms from a slider to the screen at
 * 1600 × 1200 on two cores, where cairo, which draws what changed, takes 28.
 * GSK_RENDERER in the environment goes before. */
void fol_renderer_choose (void);

G_END_DECLS
