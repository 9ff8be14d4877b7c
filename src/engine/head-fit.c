/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/head-fit.h"

#include "engine/data-file.h"
#include "engine/ellipse-fit.h"
#include "engine/error.h"
#include "engine/face.h"
#include "engine/i18n.h"
#include "engine/members.h"
#include "engine/proposal.h"

#include <math.h>

#define VIEWS (FOL_VIEW_DETAIL + 1)

/* The shares of data/head-fits.json; backdrops is 0 where no head is seen. */
typedef struct
{
  FolEllipsePrior prior;
  double sides;
  double least_score;
  double least_support;
  int backdrops;
} ViewFit;

typedef struct
{
  double angle_sd_pupils_deg;
  double most_error;
  double most_short_of;
  double most_rival;
  ViewFit views[VIEWS];
} FitTable;

static void
load_view (JsonNode *root, JsonObject *object, ViewFit *view)
{
  view->prior = (FolEllipsePrior){
    .arc_from_deg = fol_data_object_number (object, "arc_from_deg"),
    .arc_to_deg = fol_data_object_number (object, "arc_to_deg"),
    .angle_sd_deg = fol_data_number (root, "angle_sd_deg"),
    .aspect = fol_data_object_number (object, "aspect"),
    .aspect_sd = fol_data_object_number (object, "aspect_sd"),
    .rx_sd = fol_data_number (root, "radius_sd"),
  };
  view->sides = fol_data_object_number (object, "sides");
  view->least_score = fol_data_object_number (object, "least_score");
  view->least_support = fol_data_object_number (object, "least_support");
  view->backdrops = (int) fol_data_object_number (object, "backdrops");
}

static void
load (FitTable *table)
{
  const FolMember *member = fol_members_get ("view");
  g_autoptr (JsonNode) root = fol_data_load ("head-fits.json");
  JsonArray *views = json_object_get_array_member (json_node_get_object (root), "views");
  ViewFit *right = &table->views[FOL_VIEW_RIGHT];

  table->angle_sd_pupils_deg = fol_data_number (root, "angle_sd_pupils_deg");
  table->most_error = fol_data_number (root, "most_error");
  table->most_short_of = fol_data_number (root, "most_short_of");
  table->most_rival = fol_data_number (root, "most_rival");
  for (guint i = 0; i < json_array_get_length (views); i++)
    {
      JsonObject *object = json_array_get_object_element (views, i);
      const int view = fol_member_find_word (member, fol_data_object_string (object, "id"));

      g_assert (view >= 0 && view < VIEWS);
      load_view (root, object, &table->views[view]);
    }
  *right = table->views[FOL_VIEW_LEFT];
  right->prior.arc_from_deg = -table->views[FOL_VIEW_LEFT].prior.arc_to_deg;
  right->prior.arc_to_deg = -table->views[FOL_VIEW_LEFT].prior.arc_from_deg;
}

static const FitTable *
table_get (void)
{
  static gsize once;
  static FitTable table;

  if (g_once_init_enter (&once))
    {
      load (&table);
      g_once_init_leave (&once, 1);
    }
  return &table;
}

/* What @design adds to what is known of heads in its view. */
static FolEllipsePrior
prior_of (const FolPhoto *photo, const FolDesign *design)
{
  const FolView view = fol_design_get_view (design);
  const FolDesignHead *head = fol_design_get_head (design);
  FolEllipsePrior prior = table_get ()->views[view].prior;
  FolScalp scalp;
  FolFace face;

  if (!fol_scalp_init (&scalp, design, fol_photo_get_width (photo), fol_photo_get_height (photo),
                       NULL))
    return prior;
  face = fol_face_estimate (design, &scalp);
  if (face.has_pupils)
    {
      prior.angle_deg = atan2 (face.along.y, face.along.x) * (180.0 / G_PI);
      prior.angle_sd_deg = table_get ()->angle_sd_pupils_deg;
    }
  else if (head != NULL)
    prior.angle_deg = head->angle_deg;
  if (scalp.method != FOL_SCALE_HEAD && scalp.method != FOL_SCALE_ASSUMED)
    prior.rx_px =
        fol_proposal_head_across_mm (view, fol_face_get_sizes (design)) / 2.0 / scalp.mm_per_px;
  return prior;
}

static gboolean
is_sure (const FolEllipseFit *fit, const ViewFit *view)
{
  const FitTable *table = table_get ();

  for (int i = 0; i < 3; i++)
    if (fit->support[i] < view->least_support)
      return FALSE;
  return fit->score >= view->least_score && fit->error <= table->most_error
         && fit->short_of <= table->most_short_of && fit->rival <= table->most_rival;
}

/* Shoulders and clothes are one more backdrop to a head seen from above; where they
 * are the skin's colour, they must not be taken for one. So one backdrop more is
 * taken away at a time, and what fits best is kept. */
static gboolean
find_surest (const FolPhoto *photo, const FolEllipsePrior *prior, const ViewFit *view,
             FolEllipseFit *best)
{
  g_autoptr (FolSilhouette) silhouette = fol_silhouette_new (photo);

  *best = (FolEllipseFit){ 0 };
  for (int i = 0; i < view->backdrops; i++)
    {
      FolEllipseFit fit;

      if (!fol_silhouette_remove_backdrop (silhouette, view->sides))
        break;
      if (!fol_ellipse_fit (silhouette, prior, &fit) || !is_sure (&fit, view))
        continue;
      if (fit.score > best->score)
        *best = fit;
    }
  return best->score > 0.0;
}

gboolean
fol_head_fit (const FolPhoto *photo, const FolDesign *design, FolDesignHead *head, GError **error)
{
  const FolView view = fol_design_get_view (design);
  const ViewFit *wanted = &table_get ()->views[view];
  FolEllipsePrior prior;
  FolEllipseFit fit;

  if (wanted->backdrops == 0)
    {
      g_set_error_literal (error, FOL_ERROR, FOL_ERROR_FIT,
                           _ ("A detail shows no outline of a head: choose another view, or "
                              "draw the head’s ellipse by hand"));
      return FALSE;
    }
  prior = prior_of (photo, design);
  if (!find_surest (photo, &prior, wanted, &fit))
    {
      g_set_error_literal (error, FOL_ERROR, FOL_ERROR_FIT,
                           _ ("The outline of the head cannot be told from hair or background: "
                              "drag its ellipse into place by hand"));
      return FALSE;
    }
  *head = fit.ellipse;
  head->angle_deg = remainder (head->angle_deg, 360.0);
  head->depth = fol_head_average_depth (view, head);
  return TRUE;
}

FolSilhouette *
fol_head_silhouette (const FolPhoto *photo, FolView view)
{
  const ViewFit *wanted = &table_get ()->views[view];
  g_autoptr (FolSilhouette) silhouette = NULL;

  if (wanted->backdrops == 0)
    return NULL;
  silhouette = fol_silhouette_new (photo);
  if (!fol_silhouette_remove_backdrop (silhouette, wanted->sides))
    return NULL;
  return g_steal_pointer (&silhouette);
}

double
fol_head_average_depth (FolView view, const FolDesignHead *head)
{
  const FolFaceData *data = fol_face_data_get ();
  const double longer = data->head_length[FOL_SIZES_MEN] / data->head_breadth[FOL_SIZES_MEN];

  switch (view)
    {
    case FOL_VIEW_FRONT:
      return head->rx * longer;
    case FOL_VIEW_LEFT:
    case FOL_VIEW_RIGHT:
      return head->rx / longer;
    case FOL_VIEW_TOP:
    case FOL_VIEW_CROWN:
    case FOL_VIEW_DETAIL:
      break;
    }
  return head->ry;
}
