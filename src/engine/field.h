/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The density field of a design: base density × best region × strokes, nothing
 * in keep-outs (DESIGN.md's "Density field"), on a lattice over the scalp.
 *
 * The lattice answers where it is smooth; in cells that an outline crosses the
 * question is answered exactly, from the outlines themselves, so that what is
 * inside does not depend on the lattice. Immutable and reference-counted; any
 * thread. */
#pragma once

#include "engine/scalp.h"
#include "engine/stipple.h"

G_BEGIN_DECLS

typedef struct _FolField FolField;

/* Error: FOL_ERROR_LIMIT where the design would take millions of dots, as it
 * does with a wrong scale. */
FolField *fol_field_new (const FolDesign *design, const FolScalp *scalp, int photo_width,
                         int photo_height, guint n_threads,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The field of a design that differs from @field's own in its base density alone: quicker, and
 * the same to the last bit, since distances are not measured again. */
FolField *fol_field_new_with_density (const FolField *field, double density_per_cm2,
                                      guint n_threads, GError **error) G_GNUC_WARN_UNUSED_RESULT;

FolField *fol_field_ref (const FolField *field);
void fol_field_unref (FolField *field);

const FolScalp *fol_field_get_scalp (const FolField *field);

/* Whether there is nothing to treat. */
gboolean fol_field_is_empty (const FolField *field);

/* Densities for fol_stipple_emit(): per mapped cm², that is, times
 * fol_scalp_area_ratio(). NULL for an empty field. */
const FolDensityMap *fol_field_get_map (const FolField *field);

/* The FolStippleExactFunc of that map; @field is its user data. */
guint16 fol_field_exact (double u_mm, double v_mm, gpointer field);

/* Dots per cm² of true skin at (u, v). */
double fol_field_density (const FolField *field, double u_mm, double v_mm);

/* How far the hairline's ramp has risen at (u, v): 0 at the line, 1 behind it
 * and in all other areas. */
double fol_field_ramp (const FolField *field, double u_mm, double v_mm);

/* Whether a place in the photo is treated: in an outline to treat, in a scar or
 * its margin, or painted, not erased and in no keep-out. Ramps do not count. */
gboolean fol_field_treats (const FolField *field, double x_px, double y_px);

/* Whether it lies in scar tissue. @shade, if not NULL, gets the dilution that dots there have of
 * a scar: of the last one drawn that lies there, past the edges of scars of the one whose dots
 * they are; 0 where the pigment's own holds. */
gboolean fol_field_in_scar (const FolField *field, double x_px, double y_px, double *shade);

/* True skin seen in the photo inside outlines, scars and their margins, and painted, less
 * keep-outs; ramps ignored. */
double fol_field_area_cm2 (const FolField *field, guint n_threads);

/* The box (u, v) that holds all dots. */
void fol_field_get_box (const FolField *field, FolPoint *min, FolPoint *max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolField, fol_field_unref)

G_END_DECLS
