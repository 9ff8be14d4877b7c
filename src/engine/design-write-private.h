/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of designs that are also documents of their own. */
#pragma once

#include "engine/design-unknown.h"
#include "engine/design.h"
#include "engine/json-writer.h"

G_BEGIN_DECLS

/* The members of a pigment profile, into an object that is open. */
void fol_design_write_profile (FolJsonWriter *writer, const FolPigmentProfile *profile,
                               const FolUnknown *unknown);

G_END_DECLS
