/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A design: everything drawn or set on a view, as an immutable value.
 *
 * A FolDesign never changes once made: an edit returns a new one that shares
 * what did not change, so that undo is a list of references and any thread may
 * read a design without a lock. Coordinates are upright photo pixels, sizes
 * millimetres of skin. Ranges and defaults come from data/members.json, the one
 * table from which checks, error messages and documentation are made; reading
 * and writing JSON is in design-json.h. Every value here is in range. */
#pragma once

#include "engine/geometry.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_VIEW_FRONT,
  FOL_VIEW_TOP,
  FOL_VIEW_CROWN,
  FOL_VIEW_LEFT,
  FOL_VIEW_RIGHT,
  FOL_VIEW_DETAIL,
} FolView;

typedef enum
{
  FOL_TREATMENT_SHAVED,  /* "shaved" */
  FOL_TREATMENT_CROWN,   /* "crown" */
  FOL_TREATMENT_DENSITY, /* "density": between existing hair */
  FOL_TREATMENT_SCAR,    /* "scar" */
} FolTreatment;

typedef enum
{
  FOL_SCALE_PUPILS,
  FOL_SCALE_IRIS,
  FOL_SCALE_CARD,
  FOL_SCALE_COIN,
  FOL_SCALE_RULER,
  FOL_SCALE_HEAD,
  FOL_SCALE_GIVEN,
  FOL_SCALE_ASSUMED,
} FolScaleMethod;

/* How near to the camera a scale line was. */
typedef enum
{
  FOL_PLANE_AUTO, /* as its method has it */
  FOL_PLANE_SCALP,
  FOL_PLANE_EYES,
  FOL_PLANE_MIDDLE, /* of the head */
} FolScalePlane;

typedef enum
{
  FOL_STYLE_NATURAL,
  FOL_STYLE_SOFT,
  FOL_STYLE_DEFINED,
  FOL_STYLE_EDGE_UP, /* "edge-up" */
  FOL_STYLE_MATURE,
  FOL_STYLE_ROUNDED,
  FOL_STYLE_STRAIGHT,
  FOL_STYLE_WIDOWS_PEAK, /* "widows-peak" */
  FOL_STYLE_M_SHAPE,     /* "m-shape" */
  FOL_STYLE_FEMININE,
} FolHairlineStyle;

typedef enum
{
  FOL_AREA_TREAT,
  FOL_AREA_KEEP_OUT, /* "keep-out" */
  FOL_AREA_SCAR,
} FolAreaRole;

typedef enum
{
  FOL_SCAR_LINE, /* as of a strip that was taken out (FUT) */
  FOL_SCAR_SPOT, /* as of single grafts (FUE) */
} FolScarKind;

typedef enum
{
  FOL_STROKE_TREAT,
  FOL_STROKE_THICKEN,
  FOL_STROKE_THIN,
  FOL_STROKE_ERASE,
} FolStrokeEffect;

typedef enum
{
  FOL_STAGE_FRESH,
  FOL_STAGE_DAY7,
  FOL_STAGE_HEALED,
} FolStage;

/* What was brushed to be measured. */
typedef enum
{
  FOL_SKIN_ROLE_SKIN, /* to be treated */
  FOL_SKIN_ROLE_BARE, /* beside stubble */
  FOL_SKIN_ROLE_STUBBLE,
  FOL_SKIN_ROLE_HAIR,    /* at its roots */
  FOL_SKIN_ROLE_NEUTRAL, /* a grey or white thing */
} FolSkinRole;

/* The technician's own finding. */
typedef enum
{
  FOL_FITZPATRICK_UNKNOWN,
  FOL_FITZPATRICK_I,
  FOL_FITZPATRICK_II,
  FOL_FITZPATRICK_III,
  FOL_FITZPATRICK_IV,
  FOL_FITZPATRICK_V,
  FOL_FITZPATRICK_VI,
} FolFitzpatrick;

typedef enum
{
  FOL_HAIR_UNKNOWN,
  FOL_HAIR_BLACK,
  FOL_HAIR_DARK_BROWN,
  FOL_HAIR_BROWN,
  FOL_HAIR_LIGHT_BROWN,
  FOL_HAIR_BLOND,
  FOL_HAIR_RED,
  FOL_HAIR_GREY,
  FOL_HAIR_WHITE,
} FolHairColor;

/* What a note on a design can be about. */
typedef enum
{
  FOL_NOTE_HAIRLINE_LOW,
  FOL_NOTE_DENSITY_HIGH,
  FOL_NOTE_DOTS_LARGE,
  FOL_NOTE_EDGE_STRAIGHT,
  FOL_NOTE_EDGE_SYMMETRIC,
  FOL_NOTE_OFF_SCALP,
  FOL_NOTE_PHOTO_COARSE,
  FOL_NOTE_SCALE_ASSUMED,
  FOL_NOTE_SCALE_DISAGREES,
  FOL_NOTE_HEAD_SIZE,
  FOL_NOTE_SKIN_LIGHT,
  FOL_NOTE_SLICK_PATCH,
  FOL_N_NOTES
} FolNoteKind;

/* The photo a design was drawn on. width and height are 0 where it says
 * nothing, and are those of the photo once it is turned; sha256, of the file's bytes, is "" where
 * it is unknown. */
typedef struct
{
  int width;
  int height;
  int quarter_turns; /* clockwise, 0–3, by hand, of the photo as it loads */
  char sha256[65];
} FolDesignPhoto;

/* As the design says it; FolScalp works out what holds. mm_per_px is 0 where
 * it is absent; line counts only with has_line, and makes a scale with known_mm.
 * camera_mm, to the middle of the head, is 0 where nobody knows. */
typedef struct
{
  double mm_per_px;
  FolScaleMethod method;
  gboolean has_line;
  FolPoint line[2];
  double known_mm;
  double camera_mm;
} FolDesignScale;

/* A line on the photo whose true length is known; any method but assumed. */
typedef struct
{
  FolScaleMethod method;
  FolPoint line[2];
  double known_mm;
  FolScalePlane plane;
} FolScaleLine;

/* Places of the face that someone has pointed at. Pairs begin on the client's
 * right. */
typedef struct
{
  gboolean has_pupils;
  FolPoint pupils[2];
  gboolean has_glabella;
  FolPoint glabella;
  gboolean has_eye_corners;
  FolPoint eye_corners[2];
} FolLandmarks;

/* The ellipse over the cranium, in photo pixels; angle clockwise. depth is the
 * semi-axis towards the camera, 0 for the default √(rx·ry). */
typedef struct
{
  FolPoint center;
  double rx;
  double ry;
  double angle_deg;
  double depth;
} FolDesignHead;

typedef struct
{
  FolFitzpatrick fitzpatrick;
  FolHairColor hair;
} FolDesignSkin;

typedef struct
{
  double density_per_cm2;
  double diameter_mm;
  double variation;
  guint32 seed;
} FolDotSettings;

#define FOL_PROFILE_MAX_SHADES 8
#define FOL_PROFILE_MAX_MEASURES 16
#define FOL_PROFILE_NAME_SIZE 256

/* How a technician's own work comes out (pigment-profile.h): shades rise, their weights
 * never do; the name is "" where nobody gave one. What was measured on healed work
 * (calibration.h) changes no picture. */
typedef struct
{
  char name[FOL_PROFILE_NAME_SIZE];
  double optical_gain;
  guint n_shades;
  double shades[FOL_PROFILE_MAX_SHADES];
  double shade_weights[FOL_PROFILE_MAX_SHADES];
  guint n_measures;
  double measured_shades[FOL_PROFILE_MAX_MEASURES];
  double measured_strengths[FOL_PROFILE_MAX_MEASURES]; /* gain times weight */
} FolPigmentProfile;

/* profile counts only with has_profile; without, the program's own numbers hold. */
typedef struct
{
  double shade;
  double undertone;
  double shine;
  double existing_hair;
  gboolean has_profile;
  FolPigmentProfile profile;
} FolPigmentSettings;

gboolean fol_pigment_settings_equal (const FolPigmentSettings *one,
                                     const FolPigmentSettings *other);

#define FOL_COURSE_SESSIONS 4

/* shares, cumulative and never falling, count only with n_shares; those from
 * there on are the last one's. shades likewise; those from n_shades on are 0,
 * which stands for the pigment's own. */
typedef struct
{
  int session; /* 1–4 */
  FolStage stage;
  double years;
  guint n_shares;
  double shares[FOL_COURSE_SESSIONS];
  guint n_shades;
  double shades[FOL_COURSE_SESSIONS];
} FolCourse;

gboolean fol_course_equal (const FolCourse *one, const FolCourse *other);

/* The new front edge, an open curve from the client's right temple to the left
 * one. closure is empty for the default one. Immutable, shared by reference. */
typedef struct
{
  FolHairlineStyle style;
  guint n_points;
  const FolPoint *points;
  guint n_closure;
  const FolPoint *closure;
  double feather_mm;
  double blend_mm;
  double irregularity;
  double symmetry;
} FolHairline;

/* A parting of long hair. Immutable, shared. */
typedef struct
{
  guint n_path;
  const FolPoint *path;
  double width_mm;
  double density;
} FolParting;

/* A closed outline. blend_mm is the JSON's feather_mm. Immutable, shared. */
typedef struct
{
  FolAreaRole role;
  guint n_outline;
  const FolPoint *outline;
  double blend_mm;
  double density;
} FolArea;

typedef struct
{
  double x;
  double y;
  double pressure; /* 0–1 */
} FolStrokePoint;

/* A brush stroke. Immutable, shared. */
typedef struct
{
  FolStrokeEffect effect;
  double radius_mm;
  double strength;
  guint n_path;
  const FolStrokePoint *path;
} FolStroke;

/* A scar to blend: along its path a line as wide as width_mm, or a spot of that
 * diameter at its first point. Dots go margin_mm past its edge. shade is 0 where
 * the pigment's own holds. Immutable, shared. */
typedef struct
{
  FolScarKind kind;
  guint n_path;
  const FolPoint *path;
  double width_mm;
  double margin_mm;
  double density;
  double shade;
} FolScar;

/* A brush stroke over a place to measure. Immutable, shared. */
typedef struct
{
  FolSkinRole role;
  double radius_mm;
  guint n_path;
  const FolPoint *path;
} FolSkinSample;

/* A line whose length along the scalp is shown. */
typedef struct
{
  FolPoint line[2];
} FolMeasure;

typedef struct _FolDesign FolDesign;

/* A design with every default and nothing drawn. */
FolDesign *fol_design_new (void) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_ref (const FolDesign *design);
void fol_design_unref (const FolDesign *design);

/* What the design holds, owned by it. Head and hairline are NULL where there
 * is none. */
FolView fol_design_get_view (const FolDesign *design);
FolTreatment fol_design_get_treatment (const FolDesign *design);
const FolDesignPhoto *fol_design_get_photo (const FolDesign *design);
const FolDesignScale *fol_design_get_scale (const FolDesign *design);
const FolDesignHead *fol_design_get_head (const FolDesign *design);
const FolHairline *fol_design_get_hairline (const FolDesign *design);
guint fol_design_get_n_areas (const FolDesign *design);
const FolArea *fol_design_get_area (const FolDesign *design, guint index);
guint fol_design_get_n_strokes (const FolDesign *design);
const FolStroke *fol_design_get_stroke (const FolDesign *design, guint index);
guint fol_design_get_n_partings (const FolDesign *design);
const FolParting *fol_design_get_parting (const FolDesign *design, guint index);
guint fol_design_get_n_scars (const FolDesign *design);
const FolScar *fol_design_get_scar (const FolDesign *design, guint index);
guint fol_design_get_n_scale_lines (const FolDesign *design);
const FolScaleLine *fol_design_get_scale_line (const FolDesign *design, guint index);
guint fol_design_get_n_measures (const FolDesign *design);
const FolMeasure *fol_design_get_measure (const FolDesign *design, guint index);
const FolLandmarks *fol_design_get_landmarks (const FolDesign *design);
guint fol_design_get_n_skin_samples (const FolDesign *design);
const FolSkinSample *fol_design_get_skin_sample (const FolDesign *design, guint index);
const FolDesignSkin *fol_design_get_skin (const FolDesign *design);
gboolean fol_design_has_dismissed (const FolDesign *design, FolNoteKind note);
const FolDotSettings *fol_design_get_dots (const FolDesign *design);
const FolPigmentSettings *fol_design_get_pigment (const FolDesign *design);
const FolCourse *fol_design_get_course (const FolDesign *design);

/* A new design that differs from @design in one thing; values out of range are
 * brought to the nearest one in range, lists of points that are too long are
 * cut, ones too short are a programmer's error, and so is a profile whose shades do not rise. NULL
 * removes a head or a hairline. The structures passed in are copied. What JSON said beyond the
 * known members stays with the thing it was said of. */
FolDesign *fol_design_with_view (const FolDesign *design, FolView view) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_treatment (const FolDesign *design,
                                      FolTreatment treatment) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_photo (const FolDesign *design,
                                  const FolDesignPhoto *photo) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_scale (const FolDesign *design,
                                  const FolDesignScale *scale) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_head (const FolDesign *design,
                                 const FolDesignHead *head) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_landmarks (const FolDesign *design,
                                      const FolLandmarks *landmarks) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_dismissed (const FolDesign *design, FolNoteKind note,
                                      gboolean dismissed) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_hairline (const FolDesign *design,
                                     const FolHairline *hairline) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_skin (const FolDesign *design,
                                 const FolDesignSkin *skin) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_dots (const FolDesign *design,
                                 const FolDotSettings *dots) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_pigment (const FolDesign *design,
                                    const FolPigmentSettings *pigment) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_course (const FolDesign *design,
                                   const FolCourse *course) G_GNUC_WARN_UNUSED_RESULT;

/* Insert at @index (the number there are: append), replace, or remove. */
FolDesign *fol_design_insert_area (const FolDesign *design, guint index,
                                   const FolArea *area) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_replace_area (const FolDesign *design, guint index,
                                    const FolArea *area) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_remove_area (const FolDesign *design, guint index) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_insert_stroke (const FolDesign *design, guint index,
                                     const FolStroke *stroke) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_replace_stroke (const FolDesign *design, guint index,
                                      const FolStroke *stroke) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_remove_stroke (const FolDesign *design,
                                     guint index) G_GNUC_WARN_UNUSED_RESULT;

FolDesign *fol_design_insert_parting (const FolDesign *design, guint index,
                                      const FolParting *parting) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_replace_parting (const FolDesign *design, guint index,
                                       const FolParting *parting) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_remove_parting (const FolDesign *design,
                                      guint index) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_insert_scar (const FolDesign *design, guint index,
                                   const FolScar *scar) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_replace_scar (const FolDesign *design, guint index,
                                    const FolScar *scar) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_remove_scar (const FolDesign *design, guint index) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_insert_scale_line (const FolDesign *design, guint index,
                                         const FolScaleLine *line) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_replace_scale_line (const FolDesign *design, guint index,
                                          const FolScaleLine *line) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_remove_scale_line (const FolDesign *design,
                                         guint index) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_insert_measure (const FolDesign *design, guint index,
                                      const FolMeasure *measure) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_replace_measure (const FolDesign *design, guint index,
                                       const FolMeasure *measure) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_remove_measure (const FolDesign *design,
                                      guint index) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_insert_skin_sample (const FolDesign *design, guint index,
                                          const FolSkinSample *sample) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_replace_skin_sample (const FolDesign *design, guint index,
                                           const FolSkinSample *sample) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_remove_skin_sample (const FolDesign *design,
                                          guint index) G_GNUC_WARN_UNUSED_RESULT;

/* Same value, member by member (unknown members from JSON included). */
gboolean fol_design_equal (const FolDesign *one, const FolDesign *other);

/* Same place for dots: photo, scale, head, hairline, areas, scars, parts, strokes. Cheap where
 * the two share them; decides whether distances must be measured again. */
gboolean fol_design_same_geometry (const FolDesign *one, const FolDesign *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolDesign, fol_design_unref)

G_END_DECLS
