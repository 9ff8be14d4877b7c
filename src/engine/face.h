/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the face lies in a view: the midline, the glabella and the outer corners
 * of the eyes: as the design's landmarks say, and where they do not, estimated from
 * the pupils or, without them, from the head.
 *
 * The numbers come from data/faces.json. Pure; any thread. */
#pragma once

#include "engine/scalp.h"

G_BEGIN_DECLS

/* Whose average sizes apply. */
typedef enum
{
  FOL_SIZES_MEN,
  FOL_SIZES_WOMEN,
} FolSizes;

#define FOL_FACE_SIDE_POINTS 8

/* For FolSizes each, data/faces.json; lengths in mm, radii in head radii. */
typedef struct
{
  double pupil_distance[2];
  double head_breadth[2];
  double head_length[2];
  double head_half_height[2];
  double head_center_above_pupils[2];
  double glabella_above_pupils[2];
  double outer_eye_corner[2];
  double glabella_radius_top;
  double hairline_height;
  double hairline_least;
  double hairline_greatest;
  double hairline_sensible[2]; /* from, to */
  double temple_lateral[2];
  double temple_above_pupils[2];
  double temple_radius_top;
  double temple_angle_top_deg;
  double side_glabella[2]; /* towards the face, up */
  guint n_side_hairline;
  double side_hairline[FOL_FACE_SIDE_POINTS * 3]; /* towards the face, up, share */
  double side_recess;
  double crown_radii[2]; /* across, along */
  double crown_above_center;
  double crown_behind_center_top;
  double visible_radius;
} FolFaceData;

/* Any thread; never NULL. */
const FolFaceData *fol_face_data_get (void);

/**
 * FolFace:
 * @along: unit vector, the way a hairline runs: from the client's right to the
 *   left, so that the face is to the right of travel
 * @away: unit vector away from the face, the left of travel
 * @has_pupils: whether someone has pointed at both pupils
 * @pupils: photo pixels, client's right and left
 * @has_midline: whether the view has a midline and it is known
 * @origin: a point of the midline, photo pixels; in a front view the middle
 *   between the pupils
 * @has_glabella: whether heights can be measured
 * @glabella: photo pixels; in a side view too, though there no height is measured
 * @has_eye_corners: whether the view has them
 * @eye_corner: the outer corners, client's right and left
 */
typedef struct
{
  FolPoint along;
  FolPoint away;
  gboolean has_pupils;
  FolPoint pupils[2];
  gboolean has_midline;
  FolPoint origin;
  gboolean has_glabella;
  FolPoint glabella;
  gboolean has_eye_corners;
  FolPoint eye_corner[2];
} FolFace;

/* The face in @design's view. Pupils are the design's landmarks, or a scale line
 * drawn between them. Where there are none but the outer corners of the eyes, the
 * midline goes between these. A top view shows the face below unless the design
 * has a hairline that runs the other way. */
FolFace fol_face_estimate (const FolDesign *design, const FolScalp *scalp);

/* Whose sizes the line between the design's pupils was measured with; men's where
 * there is none. */
FolSizes fol_face_get_sizes (const FolDesign *design);

/* @point reflected in the midline. */
FolPoint fol_face_mirror (const FolFace *face, FolPoint point);

/* @origin moved by millimetres in the photo's plane. */
FolPoint fol_face_offset (const FolFace *face, const FolScalp *scalp, FolPoint origin,
                          double along_mm, double away_mm);

G_END_DECLS
