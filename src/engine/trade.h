/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of the trade, loaded once from data/: pigment and skin
 * (pigment.json), sessions, stages and years (course.json), edges (edges.json),
 * scars (scars.json), heads (heads.json) and eyes (viewing.json). There each number stands
 * beside its source. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FOL_TRADE_MAX_SHADES 8
#define FOL_TRADE_SESSIONS 4
#define FOL_TRADE_LIGHTS 3

/* What a stage does to the dots of the newest session. */
typedef struct
{
  double diameter;
  double strength;
  double depth; /* share of the pigment that lies in the dermis */
} FolStageLook;

/* What a light makes of a picture. */
typedef struct
{
  double shine;      /* factor on the photo's shine */
  double contrast;   /* exponent of what lies under it, about bare skin */
  double flattening; /* share of the photo's own shading that is taken away, in logarithms */
  double directed;   /* share of the light that comes from the lamp */
  double wrap;       /* how far past the limb it reaches, as a cosine */
  double elevation_deg;
  gboolean on_camera; /* above the camera's axis, not above the horizon */
  double gloss;       /* linear light in the middle of the lamp's own reflection */
  double gloss_exponent;
} FolLightNumbers;

typedef struct
{
  /* Pigment and skin; channels are red, green, blue. */
  double absorption[3];           /* k at undertone 0 */
  double undertone_absorption[3]; /* added to k at undertone 1 (warm) */
  guint n_shades;
  double shades[FOL_TRADE_MAX_SHADES];        /* 1:n, rising */
  double shade_weights[FOL_TRADE_MAX_SHADES]; /* w(n) */
  double min_transmittance;
  double optical_gain;         /* g */
  double skin_softening_sd_mm; /* Gaussian */
  double scattering_sd_mm[3];  /* Gaussian */
  double reference_skin[3];    /* sRGB codes */

  /* Course. */
  double session_shares[FOL_TRADE_SESSIONS]; /* cumulative */
  double scar_session_shares[FOL_TRADE_SESSIONS];
  FolStageLook fresh;
  FolStageLook day7;
  double patch_wavelengths_mm[2]; /* of day 7's unevenness */
  double patch_amplitude;         /* two standard deviations of a dot's strength, as a share */
  double patch_least;             /* share of its strength that every dot keeps */
  double redness_absorption[3];   /* of skin among fresh dots, at most */
  double redness_sd_mm;
  double redness_dots_per_mm2; /* where it is 1 - 1/e of that */
  double strength_half_life_years;
  double spread_per_year; /* of the diameter */
  double scar_diameter;   /* of dots in a scar, over those beside it */
  double scar_strength_half_life_years;

  /* The hairline's edge. */
  double edge_density; /* share of full at the line itself */
  double edge_strength;
  double edge_diameter;
  double mound_wavelength_mm;
  double mound_amplitude_mm; /* at irregularity 1 */
  double wave_wavelength_mm;
  double wave_amplitude_mm;
  double sentinel_reach_mm; /* in front of the line, at irregularity 1 */
  double least_density;     /* share of full below which there is none */

  /* Spots, as of single grafts. */
  double scar_spot_width_mm;
  double scar_spot_margin_mm;

  /* Heads. */
  double head_breadth_mm;
  double assumed_head_share; /* of the photo's width */
  double camera_mm;          /* to the middle of the head, where nobody knows */
  double eye_depth;          /* in front of the middle, as a share of the head's depth */
  double closure_radius_front;
  double closure_radius_top;   /* top and crown views */
  double closure_side_up;      /* of the fringe at the back, head radii */
  double closure_radius_drawn; /* past the limb */
  double closure_height_flat;  /* of the end points' distance, without a head */

  /* Eyes. */
  double acuity_arcmin;
  double contrast_at_acuity; /* of the finest stripes that acuity resolves */
  double screen_distance_m;
  double merge_distance_m; /* from which dots are to stand apart */

  /* Soft, overhead and flash light; see relight.h. */
  FolLightNumbers lights[FOL_TRADE_LIGHTS];
  double light_pivot; /* linear light of skin, where there is none to ask */
} FolTrade;

/* Any thread; never NULL: the data is part of the program. */
const FolTrade *fol_trade_get (void);

G_END_DECLS
