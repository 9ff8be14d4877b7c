/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice head: a computed picture of a mannequin whose every measure is
 * known, for tests, for the guide and to try the program on without a client.
 *
 * The cranium, everything of the scalp that could bear hair above the brow, is
 * exactly an ellipsoid of semi-axes 77 mm (half breadth) x 100 (half length) x
 * 100 (up, from 31 mm above the ears' tragus, so that the vertex is 131 mm above
 * it). Being round in the plane of symmetry it looks, however far the chin is
 * lowered, like an ellipse under z = depth * sqrt (1 - r^2), without shear: the
 * head a design speaks of is therefore exact in every view. The projection is
 * orthographic.
 *
 * The truth is worked out from the ellipsoid's equation here, never by the
 * engine, which it is there to test. The same settings give the same bytes on a
 * machine, whatever the number of threads. Any thread. */
#pragma once

#include "engine/design.h"
#include "engine/geometry.h"

G_BEGIN_DECLS

/* Semi-axes of the cranium, mm. */
#define FOL_PRACTICE_HALF_BREADTH_MM 77.0
#define FOL_PRACTICE_HALF_LENGTH_MM 100.0

#define FOL_PRACTICE_INTERPUPILLARY_MM 64.0

/* Height of the hairline's middle over the glabella, along the scalp. */
#define FOL_PRACTICE_HAIRLINE_MM 80.0

typedef enum
{
  FOL_PRACTICE_FAIR, /* lit scalp about sRGB (205, 165, 145) */
  FOL_PRACTICE_TAN,  /* (175, 130, 100) */
  FOL_PRACTICE_DARK, /* (95, 65, 50) */
} FolPracticeSkin;

/* What to leave in the picture. Without FOL_PRACTICE_LIGHT all skin has one
 * flat colour, the one above, and the background is sRGB (128, 128, 128). */
typedef enum
{
  FOL_PRACTICE_PLAIN = 0,
  FOL_PRACTICE_LIGHT = 1 << 0,     /* studio light, shadow, ambient occlusion */
  FOL_PRACTICE_TEXTURE = 1 << 1,   /* pores, mottling, moles, brows, lips */
  FOL_PRACTICE_STUBBLE = 1 << 2,   /* clipped hair round a bald top */
  FOL_PRACTICE_HIGHLIGHT = 1 << 3, /* the skin's shine; needs light */
  FOL_PRACTICE_CAMERA = 1 << 4,    /* slight softness and grain */
  FOL_PRACTICE_ALL = (1 << 5) - 1,
} FolPracticeFlags;

/* @view: front; top (from above, forehead at the bottom); crown (from behind
 * and above); left, right (that side of the client).
 * @close_up: the top of the cranium, however tall it is, lies at the picture's top, so
 * that a low picture shows the cranium alone.
 * @chin_down_deg: front only, 0-30.
 * @roll_deg: turns the picture's content clockwise.
 * @mm_per_px: 0 frames the head for the picture's size.
 * @stubble_delta_l: L* of stubbled less L* of bare skin, -40 to -1; 0 for the
 * skin's own default. */
typedef struct
{
  FolView view;
  FolPracticeSkin skin;
  FolPracticeFlags flags;
  int width;
  int height;
  double mm_per_px;
  gboolean close_up;
  double chin_down_deg;
  double roll_deg;
  double stubble_delta_l;
  guint32 seed;
  guint n_threads; /* 0: one per processor */
} FolPracticeSettings;

/* The front view of fair skin with everything in it, 400 x 533, chin 8 degrees
 * down. */
#define FOL_PRACTICE_SETTINGS_INIT                                                                 \
  {                                                                                                \
    .view = FOL_VIEW_FRONT, .skin = FOL_PRACTICE_FAIR, .flags = FOL_PRACTICE_ALL, .width = 400,    \
    .height = 533, .chin_down_deg = 8.0, .seed = 1                                                 \
  }

#define FOL_PRACTICE_OUTLINE_POINTS 72
#define FOL_PRACTICE_MAX_OUTLINES 6
#define FOL_PRACTICE_MAX_HAIRLINE 64

/* A closed outline on visible scalp, its middle at normalised radius @radius
 * of the head's ellipse. */
typedef struct
{
  double radius;
  FolPoint points[FOL_PRACTICE_OUTLINE_POINTS];
  double area_cm2;   /* of the skin inside it */
  double planar_cm2; /* of its picture */
} FolPracticeOutline;

/* Points are photo pixels. A front view has a face: @has_face says whether
 * glabella, pupils and corners hold. Pairs go from left to right in the photo.
 * The hairline is the natural one whose middle is FOL_PRACTICE_HAIRLINE_MM above
 * the glabella; in side views its visible half; none (0 points) from behind. */
typedef struct
{
  double mm_per_px;
  FolDesignHead head;
  gboolean has_face;
  FolPoint glabella;
  FolPoint pupils[2];
  FolPoint outer_eye_corners[2];
  guint n_hairline;
  FolPoint hairline[FOL_PRACTICE_MAX_HAIRLINE];
  guint n_outlines;
  FolPracticeOutline outlines[FOL_PRACTICE_MAX_OUTLINES];
  double stubble_delta_l; /* as it came out, before softness and grain; 0: none */
} FolPracticeTruth;

/* @rgb: packed, width * 3 bytes a row. @scalp and @stubble: one byte a pixel.
 * scalp is 255 where the pixel's middle sees the exact ellipsoid; stubble is
 * 255 where it sees fully stubbled scalp not steeper than cos 0.25, the skin
 * over which stubble_delta_l holds (their mean colours, in linear light). */
typedef struct
{
  int width;
  int height;
  guint8 *rgb;
  guint8 *scalp;
  guint8 *stubble;
  FolPracticeTruth truth;
} FolPracticeHead;

FolPracticeHead *
fol_practice_head_new (const FolPracticeSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void fol_practice_head_free (FolPracticeHead *head);

/* The truth alone, without rendering; stubble_delta_l stays 0. */
void fol_practice_head_get_truth (const FolPracticeSettings *settings, FolPracticeTruth *truth);

/* The true skin area inside a polygon of photo pixels that lies on the scalp,
 * integrated over the ellipsoid. */
double fol_practice_head_area_cm2 (const FolPracticeTruth *truth, const FolPoint *points,
                                   guint n_points);

/* The truth, and a design as the program would make it: scale from the pupils,
 * head, natural hairline, everything else at its default. Pretty-printed JSON. */
char *fol_practice_head_to_json (const FolPracticeHead *head,
                                 const FolPracticeSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
char *
fol_practice_head_to_design_json (const FolPracticeHead *head,
                                  const FolPracticeSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolPracticeHead, fol_practice_head_free)

G_END_DECLS
