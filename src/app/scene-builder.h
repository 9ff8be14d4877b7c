/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes made in the background, one at a time: what is asked for meanwhile
 * waits, and only the latest of it is made. Main thread only. */
#pragma once

#include "engine/scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FolSceneBuilder FolSceneBuilder;

/* Called in the main thread: a scene of @photo, or NULL and why not. */
typedef void (*FolSceneBuiltFunc) (FolPhoto *photo, FolScene *scene, const GError *error,
                                   gpointer user_data);

FolSceneBuilder *fol_scene_builder_new (FolSceneBuiltFunc built,
                                        gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* What is being made ends unheard. */
void fol_scene_builder_free (FolSceneBuilder *builder);

void fol_scene_builder_request (FolSceneBuilder *builder, FolPhoto *photo,
                                const FolAnalysis *analysis, const FolDesign *design);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolSceneBuilder, fol_scene_builder_free)

G_END_DECLS
