/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "My Usual": the settings a technician saves and recalls, kept as a design
 * without anything drawn. Main thread. */
#pragma once

#include "engine/design.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keeps the dots, the pigment and the hairline's edge of @design. */
void fol_usual_save (GSettings *settings, const FolDesign *design);

/* @design with the settings kept; what is drawn stays. Unchanged where nothing
 * was saved. */
FolDesign *fol_usual_recall (GSettings *settings,
                             const FolDesign *design) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
