/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many millimetres a photo pixel shows, in the plane through the middle of the
 * head, how that is known, and how well.
 *
 * scale.mm_per_px comes first, then scale.line with scale.known_mm, both of them
 * as they are; then the scale line with the least uncertainty; then a head of
 * average breadth over 0.6 of the photo's width, assumed.
 *
 * A scale line tells the scale where it was drawn, and what is nearer looks
 * larger. For a pinhole camera (Hartley & Zisserman, Multiple View Geometry,
 * section 6.1) of focal length f pixels a pixel shows Z / f mm at the distance Z.
 * With the camera at D from the middle of the head, and the line dz before it:
 *
 *   m_middle = m_line · D / (D − dz),   dz = d · m_middle,
 *
 * where d, in pixels, comes from the head's ellipse: depth · cos θ at the line's
 * middle on the scalp (0 beyond its outline), depth · eye_depth for the eyes, 0 in
 * the middle or without a head. Solved for the scale,
 *
 *   m_middle = 2 · m_line / (1 + √(1 − 4 · d · m_line / D)).
 *
 * D is scale.camera_mm, or camera_mm of data/heads.json. That the outline of a head is
 * itself seen a little before its middle (77²/D mm, 0.3 % at 1.5 m) is left out.
 *
 * The uncertainty of a line is relative, a standard deviation: the cue's own
 * spread (scale-cues.h) combined in quadrature with end_error_px at either end.
 * Pure; any thread. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

/**
 * FolScale:
 * @mm_per_px: in the plane through the middle of the head
 * @method: how it was found
 * @plane: where it was taken; never FOL_PLANE_AUTO
 * @uncertainty: as a share of the scale; 0 where nobody knows: given, assumed
 * @line: the scale line that rules, or -1
 * @disagreement: by how much the largest of the scales that were measured, lines
 *   and the one that rules, is above the smallest, as a share; 0 for fewer than two
 */
typedef struct
{
  double mm_per_px;
  FolScaleMethod method;
  FolScalePlane plane;
  double uncertainty;
  int line;
  double disagreement;
} FolScale;

/* The scale that rules. Error: FOL_ERROR_DESIGN where scale.line that is asked for
 * the scale gives no sensible one, or none of the scale lines does. */
gboolean fol_scale_init (FolScale *scale, const FolDesign *design, int photo_width, GError **error);

/* The scale that scale line @index gives by itself. */
gboolean fol_scale_init_line (FolScale *scale, const FolDesign *design, guint index,
                              GError **error);

/* Whether two of the design's scales differ by so much that one must be wrong. */
gboolean fol_scale_disagrees (const FolScale *scale);

/* By how much @one is above @other, as a share of it; negative where it is below. */
double fol_scale_difference (const FolScale *one, const FolScale *other);

/* Whether someone has measured anything: FALSE where the scale is assumed. */
gboolean fol_scale_is_measured (const FolDesign *design);

/* What a pixel shows where the eyes are, for a scale in the plane through the
 * middle of @design's head. */
double fol_scale_at_eyes (const FolDesign *design, double mm_per_px);

/* How far away a camera of focal length @focal_px was: focal_px · mm_per_px, for
 * the scale that rules. 0 where the focal length is 0, or nothing was measured. */
double fol_scale_camera_mm (const FolDesign *design, int photo_width, double focal_px);

G_END_DECLS
