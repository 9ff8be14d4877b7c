/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a view looks at the practice head: camera and framing. */
#pragma once

#include "practice-head-shape.h"
#include "practice-head.h"

/* The camera's axes in head space. */
typedef struct
{
  PracticeFrame frame; /* without roll */
  float gaze;          /* of the eyes, radians up */
  double mm_per_px;
  FolPoint center_px; /* of the cranium */
  double roll_cos, roll_sin;
} PracticeView;

void practice_view_init (PracticeView *view, const FolPracticeSettings *settings);

/* Photo pixels to mm right and up of the cranium's centre, and back. */
void practice_view_to_plane (const PracticeView *view, double x_px, double y_px, double *x_mm,
                             double *y_mm);
FolPoint practice_view_from_plane (const PracticeView *view, double x_mm, double y_mm);

/* Where a point of head space, mm, lies in the photo. */
FolPoint practice_view_project (const PracticeView *view, double x, double y, double z);
