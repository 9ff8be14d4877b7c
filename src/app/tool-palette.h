/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The column of tools; each button is the action win.tool with the tool's word
 * as its target. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_TOOL_PALETTE (fol_tool_palette_get_type ())
G_DECLARE_FINAL_TYPE (FolToolPalette, fol_tool_palette, FOL, TOOL_PALETTE, GtkWidget)

G_END_DECLS
