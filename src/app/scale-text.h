/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scale in words. Pure but for the locale. */
#pragma once

#include "engine/scale.h"

G_BEGIN_DECLS

/* "ID card"; translated, static. */
const char *fol_scale_text_method (FolScaleMethod method);

/* "0.0846 mm/px". */
char *fol_scale_text_per_px (const FolScale *scale) G_GNUC_WARN_UNUSED_RESULT;

/* "ID card ±1 %"; the method alone where nobody knows. */
char *fol_scale_text_source (const FolScale *scale) G_GNUC_WARN_UNUSED_RESULT;

/* "0.0846 mm/px · 11.8 px/mm · ID card ±1 % · on the scalp". */
char *fol_scale_text_whole (const FolScale *scale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
