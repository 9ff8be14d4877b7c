/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip over a photo just opened, which leads through the first minute: what
 * is planned in which view, then the two pupils or, where none are to be seen, the ellipse to be
 * put on the head; after that a proposal is on screen. Every step can be skipped.
 * Main thread.
 *
 * It changes the document and asks for tools by the action win.tool. */
#pragma once

#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_TREATMENT_STRIP (fol_treatment_strip_get_type ())
G_DECLARE_FINAL_TYPE (FolTreatmentStrip, fol_treatment_strip, FOL, TREATMENT_STRIP, GtkWidget)

/* Whose sizes apply is kept in @settings. */
void fol_treatment_strip_bind (FolTreatmentStrip *strip, FolDocument *document,
                               GSettings *settings);

/* Begins with a photo that has no design yet. */
void fol_treatment_strip_begin (FolTreatmentStrip *strip);

/* To measure the scale of a design that is there: chooses the Scale tool. Asks for
 * the pupils instead where a front view has no head yet, which comes with them. What
 * is drawn stays. */
void fol_treatment_strip_improve (FolTreatmentStrip *strip);

/* Puts the strip away without changing anything. */
void fol_treatment_strip_end (FolTreatmentStrip *strip);

G_END_DECLS
