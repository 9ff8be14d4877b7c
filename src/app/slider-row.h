/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One number of the design: label, slider, the number as text, unit.
 *
 * Range, default and unit come from the engine's table of members; "factor"
 * shows the number in another unit (per in², per cent). The slider's travel may
 * be narrower than the member's range: typed numbers may go further. Numbers are
 * typed in the locale's decimals or with a point; double-click on the slider goes
 * back to the default; the wheel scrolls past and changes nothing. Enter on what is
 * no number, or past the range, says what the range is. Main thread.
 *
 * Properties: label, member (a path, or NULL), prefix (in front of the number), unit, spoken-unit
 * (what assistive technology says instead of an abbreviation), factor, digits, step, lower, upper
 * (the slider's travel, in the member's unit; where both are 0, the member's range), reset (what
 * double-click goes back to; NaN for the member's default). Signals: changed (double value), for
 * the user's changes only; finished, when a row of changes ends: the slider was let go or the focus
 * went. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOL_TYPE_SLIDER_ROW (fol_slider_row_get_type ())
G_DECLARE_FINAL_TYPE (FolSliderRow, fol_slider_row, FOL, SLIDER_ROW, GtkWidget)

double fol_slider_row_get_value (FolSliderRow *row);
void fol_slider_row_set_value (FolSliderRow *row, double value);

/* Shows @value where it was measured: as it is even past the slider's travel, which is
 * greyed then while numbers can still be typed. NaN, for what no number can say, greys all
 * and shows a dash. */
void fol_slider_row_set_measured (FolSliderRow *row, double value);

/* Shows the number times @factor, in @unit, with @digits decimals. */
void fol_slider_row_set_unit (FolSliderRow *row, double factor, const char *unit, int digits);

/* What double-click goes back to. */
void fol_slider_row_set_reset (FolSliderRow *row, double value);

G_END_DECLS
