/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Density and shade with which a scar comes to the tone of the skin around it.
 *
 * The surroundings are a ring from 1 to 10 mm past the scar's edge, as they will be
 * when what else is planned there has healed; other scars, keep-outs and what bends
 * away from the camera are left out. Colours are medians of pixels of about a
 * millimetre, which take stubble in and moles not. The shade is solved at the base
 * density, to a whole number of parts of water, then the density for that shade
 * (predicted-tone.h, all four sessions done, healed), so that the tone is met closely.
 * Pure; any thread. */
#pragma once

#include "engine/lab.h"
#include "engine/photo.h"
#include "engine/scalp.h"

G_BEGIN_DECLS

typedef enum
{
  FOL_SCAR_PROPOSAL_MADE,
  FOL_SCAR_PROPOSAL_NO_RING,     /* too little skin around it to measure */
  FOL_SCAR_PROPOSAL_NOT_LIGHTER, /* pigment can only darken: the lightest shade */
} FolScarProposalStatus;

typedef struct
{
  FolScarProposalStatus status;
  double density; /* FolScar's; all of use only where there was a ring */
  double shade;
  double predicted_L; /* of the scar so treated: ring_L, or as near as the ranges allow */
  double scar_L;      /* as it is */
  double ring_L;      /* as it will be */
} FolScarProposal;

/* Of the @index-th scar of @design, which is of @photo. */
FolScarProposal fol_scar_proposal_new (const FolPhoto *photo, const FolDesign *design, guint index,
                                       guint n_threads);

/* @design with what was proposed for the scar set; NULL where nothing was. */
FolDesign *fol_scar_proposal_apply (const FolScarProposal *proposal, const FolDesign *design,
                                    guint index) G_GNUC_WARN_UNUSED_RESULT;

/* Why the tone around it cannot be met, translated; static; NULL where it can. */
const char *fol_scar_proposal_refusal (const FolScarProposal *proposal);

G_END_DECLS
