/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo of long dark hair with a parting of known width down its middle, and a design
 * that treats along it. */
#pragma once

#include "engine/design.h"
#include "engine/photo.h"

G_BEGIN_DECLS

/* Width and height of the photo, px, and its scale; how wide the bare strip is. */
#define FOL_TEST_PARTED_SIZE 900
#define FOL_TEST_PARTED_MM_PER_PX 0.1
#define FOL_TEST_PARTED_MM 6.0

/* Dark strands to either side of the strip, whole skin below; with a bald patch of
 * @patch_mm radius in the middle of the hair. Packed RGB. */
guint8 *fol_test_parted_pixels (double patch_mm) G_GNUC_WARN_UNUSED_RESULT;
FolPhoto *fol_test_parted_photo (double patch_mm) G_GNUC_WARN_UNUSED_RESULT;

/* Density Under Hair, with a parting 40 mm wide along the strip. */
FolDesign *fol_test_parted_design (double density) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
