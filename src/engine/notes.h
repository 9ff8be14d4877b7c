/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a technician should know about a design before showing it: warnings, none of
 * which blocks anything. Thresholds are in data/notes.json, each with its source.
 * Pure; any thread. */
#pragma once

#include "engine/lab.h"
#include "engine/scene.h"
#include "engine/silhouette.h"

G_BEGIN_DECLS

/* @id: the word in the design's dismissed_notes; static. @title and @explanation:
 * one sentence each, translated. @dismissed: the design has put it away. */
typedef struct
{
  FolNoteKind kind;
  const char *id;
  const char *title;
  char *explanation;
  gboolean dismissed;
} FolNote;

/* What is known of a design on its photo. @skin: the colour of the skin to be treated,
 * or NULL where nothing is. @silhouette: what stands out of the photo's background, or
 * NULL where that cannot be told. @slick_patch: whether a parting leads over bald skin
 * (parting-measure.h). */
typedef struct
{
  int photo_width;
  const FolScalp *scalp;
  const FolField *field;
  const FolPlacement *placement;
  const FolLab *skin;
  const FolSilhouette *silhouette;
  gboolean slick_patch;
} FolNoteFacts;

/* The notes there are, dismissed ones too, by FolNoteKind; elements are FolNote. */
GArray *fol_notes_find (const FolDesign *design,
                        const FolNoteFacts *facts) G_GNUC_WARN_UNUSED_RESULT;

/* The same of a scene, the photo being looked at: some tenths of a second at most, not
 * for the main thread. */
GArray *fol_notes_find_in_scene (const FolScene *scene) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
