/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known and what is planned: the scale and how it was found, the area,
 * the dots, the zoom. Main thread. */
#pragma once

#include "app/canvas.h"
#include "app/treatment-strip.h"

G_BEGIN_DECLS

#define FOL_TYPE_STATUS_BAR (fol_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (FolStatusBar, fol_status_bar, FOL, STATUS_BAR, GtkWidget)

/* @strip: what measures the scale again. */
void fol_status_bar_bind (FolStatusBar *bar, FolDocument *document, FolCanvas *canvas,
                          FolTreatmentStrip *strip);

/* Measures and shows the area of the scene on screen. That takes tens of
 * milliseconds: call it when the scene has settled. */
void fol_status_bar_show_area (FolStatusBar *bar);

G_END_DECLS
