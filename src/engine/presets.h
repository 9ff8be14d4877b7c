/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values offered by name: treatments, looks and dots (data/presets.json, where
 * each has its source). Labels are English; translate them with the program's
 * text domain. Pure; any thread. */
#pragma once

#include "engine/skin-sample.h"

G_BEGIN_DECLS

#define FOL_PRESET_TREATMENTS 4
#define FOL_PRESET_LOOKS 3
#define FOL_PRESET_DOTS 2

/* What a treatment puts on the photo to begin with. */
typedef enum
{
  FOL_PROPOSAL_NONE, /* the technician outlines it */
  FOL_PROPOSAL_HAIRLINE,
  FOL_PROPOSAL_CROWN,
} FolProposalKind;

typedef struct
{
  const char *id; /* the word in the design's JSON */
  const char *label;
  FolProposalKind proposal;
  FolHairlineStyle style;
  double density_per_cm2;
  double diameter_mm;
  double shade;
  int session;
  double blend_mm; /* into the hair that is there */
} FolTreatmentPreset;

/* How much of it: density and shade. */
typedef struct
{
  const char *id;
  const char *label;
  double density_per_cm2;
  double shade;        /* where no skin has been read */
  double shade_factor; /* of the shade to begin with on skin that has */
} FolLookPreset;

/* The kind of dot, and the density that goes with it. */
typedef struct
{
  const char *id;
  const char *label;
  double density_per_cm2;
  double diameter_mm;
  double variation;
} FolDotsPreset;

typedef struct
{
  FolTreatmentPreset treatments[FOL_PRESET_TREATMENTS]; /* by FolTreatment */
  FolLookPreset looks[FOL_PRESET_LOOKS];                /* light to full */
  FolDotsPreset dots[FOL_PRESET_DOTS];
} FolPresets;

/* Any thread; never NULL. */
const FolPresets *fol_presets_get (void);

/* @design with the preset's values; nothing is drawn. @skin, which may be NULL: the
 * client's, which the shade goes by, but for a scar's. Another treatment leaves session
 * shares and shades that are not those of the treatment before. */
FolDesign *fol_design_with_treatment_preset (const FolDesign *design,
                                             const FolTreatmentPreset *preset,
                                             const FolSkinReading *skin) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_look_preset (const FolDesign *design, const FolLookPreset *preset,
                                        const FolSkinReading *skin) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *fol_design_with_dots_preset (const FolDesign *design,
                                        const FolDotsPreset *preset) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @design has the preset's values now, for showing which is chosen. */
gboolean fol_look_preset_matches (const FolLookPreset *preset, const FolDesign *design,
                                  const FolSkinReading *skin);
gboolean fol_dots_preset_matches (const FolDotsPreset *preset, const FolDesign *design);

G_END_DECLS
