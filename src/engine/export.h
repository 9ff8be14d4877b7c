/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a PNG. Any thread. */
#pragma once

#include "engine/png-writer.h"
#include "engine/scene.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_PICTURE_AFTER,
  FOL_PICTURE_BEFORE,
  FOL_PICTURE_COMPARE, /* before and after, side by side, abutting */
  FOL_PICTURE_DOTS,
  FOL_PICTURE_FIELD,
  FOL_PICTURE_MERGE,
} FolPicture;

/* Writes the picture at @scale output pixels per photo pixel into @output,
 * without committing it; arguments and errors are those of fol_png_write().
 * @footer_date: NULL, or the date for a footer below the picture (footer.h). */
gboolean fol_export_png (const FolScene *scene, const FolDesign *design, FolPicture picture,
                         double scale, const char *footer_date, FolOutput *output, guint n_threads,
                         GCancellable *cancellable, FolProgressFunc progress,
                         gpointer progress_data, FolPngTimes *times, GError **error);

/* One line that says what a picture shows: the word Simulation and the settings. */
char *fol_export_describe (const FolScene *scene,
                           const FolDesign *design) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
