/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The moment of the treatment that is shown: before, a session, its stage, years
 * later. Main thread. */
#pragma once

#include "app/canvas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_COURSE_BAR (fol_course_bar_get_type ())
G_DECLARE_FINAL_TYPE (FolCourseBar, fol_course_bar, FOL, COURSE_BAR, GtkWidget)

void fol_course_bar_set_document (FolCourseBar *bar, FolDocument *document);

/* Whose merge check it shows. */
void fol_course_bar_set_canvas (FolCourseBar *bar, FolCanvas *canvas);

G_END_DECLS
