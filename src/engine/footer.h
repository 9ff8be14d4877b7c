/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip below an exported picture: "Simulation — not a guarantee of results",
 * the date, and the settings it was made with. It covers nothing of the picture.
 *
 * Text is drawn by pangocairo in the system's sans-serif, without hinting, so that
 * on one machine the same text always gives the same pixels. Immutable once
 * made; any thread. */
#pragma once

#include "engine/scene.h"

G_BEGIN_DECLS

typedef struct _FolFooter FolFooter;

/* @date: as it should read, "2026-11-21". @width: of the strip; the letters are
 * sized by @picture_width, of one of the pictures above it, and the lines are
 * broken where they are too long. Output pixels, both. */
FolFooter *fol_footer_new (const FolScene *scene, const FolDesign *design, const char *date,
                           int width, int picture_width) G_GNUC_WARN_UNUSED_RESULT;
void fol_footer_free (FolFooter *footer);

int fol_footer_get_height (const FolFooter *footer);

/* Fills rows @y … @y + @n_rows - 1 of the strip, in pixels of @n_channels bytes:
 * grey, RGB, or RGB with alpha, which is opaque. */
void fol_footer_render (const FolFooter *footer, int y, int n_rows, int n_channels, guint8 *pixels,
                        gsize stride);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolFooter, fol_footer_free)

G_END_DECLS
