/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/report.h"

#include "engine/json-writer.h"
#include "engine/members.h"
#include "engine/notes.h"
#include "engine/skin-sample.h"
#include "engine/trade.h"

#include <math.h>

/* As many decimals as mean something. */
static void
add_rounded (FolJsonWriter *writer, const char *name, double value, double per_unit)
{
  fol_json_writer_add_number (writer, name, round (value * per_unit) / per_unit);
}

static void
add_dots (FolJsonWriter *writer, const FolPlacement *placement, double area_cm2)
{
  double by_session[FOL_TRADE_SESSIONS];
  guint n_dots;

  fol_placement_get_dots (placement, &n_dots);
  for (int i = 0; i < FOL_TRADE_SESSIONS; i++)
    by_session[i] = fol_placement_count (placement, i + 1);
  fol_json_writer_add_number (writer, "dots", n_dots);
  fol_json_writer_add_numbers (writer, "dots_by_session", by_session, FOL_TRADE_SESSIONS);
  add_rounded (writer, "mean_density_per_cm2", area_cm2 > 0.0 ? n_dots / area_cm2 : 0.0, 1e3);
}

static void
add_null (FolJsonWriter *writer, const char *name)
{
  g_autoptr (JsonNode) null = json_node_new (JSON_NODE_NULL);

  fol_json_writer_add_node (writer, name, null);
}

static void
add_merge (FolJsonWriter *writer, const FolMergeCheck *check)
{
  FolMergeNumbers numbers;

  if (!fol_merge_check_get_numbers (check, &numbers))
    {
      add_null (writer, "merge");
      return;
    }
  fol_json_writer_begin_object (writer, "merge");
  add_rounded (writer, "negative_space", numbers.negative_space, 1e4);
  add_rounded (writer, "touching", numbers.touching, 1e4);
  fol_json_writer_end_object (writer);
}

static void
add_skin (FolJsonWriter *writer, const FolScene *scene)
{
  FolSkinReading skin;

  if (!fol_skin_read (fol_scene_get_photo (scene), fol_scene_get_design (scene),
                      fol_scene_get_field (scene), &skin))
    {
      add_null (writer, "skin");
      return;
    }
  fol_json_writer_begin_object (writer, "skin");
  add_rounded (writer, "L", skin.lab.L, 1e3);
  add_rounded (writer, "a", skin.lab.a, 1e3);
  add_rounded (writer, "b", skin.lab.b, 1e3);
  add_rounded (writer, "ita_deg", skin.ita_deg, 1e3);
  fol_json_writer_add_text (writer, "class", fol_skin_class_word (skin.skin_class));
  fol_json_writer_end_object (writer);
}

/* The words of those that the design has not dismissed. */
static void
add_notes (FolJsonWriter *writer, const FolScene *scene)
{
  g_autoptr (GArray) notes = fol_notes_find_in_scene (scene);

  fol_json_writer_begin_list (writer, "notes");
  for (guint i = 0; i < notes->len; i++)
    {
      const FolNote *note = &g_array_index (notes, FolNote, i);

      if (!note->dismissed)
        fol_json_writer_add_text (writer, NULL, note->id);
    }
  fol_json_writer_end_list (writer);
}

static void
add_timings (FolJsonWriter *writer, const FolTimings *timings)
{
  fol_json_writer_begin_object (writer, "timing_ms");
  add_rounded (writer, "decode", timings->decode, 1e3);
  add_rounded (writer, "analyse", timings->analyse, 1e3);
  add_rounded (writer, "place", timings->place, 1e3);
  add_rounded (writer, "render", timings->render, 1e3);
  add_rounded (writer, "encode", timings->encode, 1e3);
  fol_json_writer_end_object (writer);
}

char *
fol_report_new (const FolScene *scene, const FolTimings *timings, guint n_threads)
{
  const FolField *field = fol_scene_get_field (scene);
  const FolScalp *scalp = fol_field_get_scalp (field);
  const FolPhoto *photo = fol_scene_get_photo (scene);
  const double area_cm2 = fol_field_area_cm2 (field, n_threads);
  FolJsonWriter *writer = fol_json_writer_new ();

  fol_json_writer_begin_object (writer, NULL);
  fol_json_writer_add_number (writer, "mm_per_px", scalp->mm_per_px);
  fol_json_writer_add_text (writer, "scale_method",
                            fol_members_get ("scale.method")->words[scalp->method]);
  add_rounded (writer, "area_cm2", area_cm2, 1e4);
  add_dots (writer, fol_scene_get_placement (scene), area_cm2);
  add_merge (writer, fol_scene_get_merge_check (scene, n_threads));
  add_skin (writer, scene);
  add_notes (writer, scene);
  fol_json_writer_begin_object (writer, "photo");
  fol_json_writer_add_number (writer, "width", fol_photo_get_width (photo));
  fol_json_writer_add_number (writer, "height", fol_photo_get_height (photo));
  fol_json_writer_end_object (writer);
  add_timings (writer, timings);
  fol_json_writer_end_object (writer);
  return fol_json_writer_finish (writer);
}
