/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the light in the picture plane to the file's bytes. */
#pragma once

#include "practice-head.h"

/* @rgb_lin: width * 3 floats a row, changed in passing. @rgb: the bytes. The
 * lens and the grain only with FOL_PRACTICE_CAMERA. */
void practice_camera_develop (const FolPracticeSettings *settings, float *rgb_lin, guint8 *rgb);
