/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/ellipse-private.h"

#include "engine/linear-solve.h"

#include <string.h>

#define TRIALS 3000
#define SEED 20240611
#define CORNERS 4
#define MOST_POINTS 2000
#define SLACK_DEG 30.0
#define KEPT 12

/* In mean radii: how near the contour runs to an ellipse it supports, and how far
 * inside it background counts against it. */
#define NEAR 0.025
#define INSIDE 0.95
#define SHORT_WEIGHT 1.5

/* What an ellipse loses for each square of a standard deviation off. */
#define PRIOR_WEIGHT 0.02
#define MOST_SD 3.0

/* Ellipses nearer than this are the same: while searching, and at last. One that
 * has this share of the best one's score is its rival. */
#define ALIKE 0.10
#define SAME 0.04
#define RIVAL_SHARE 0.9

/* Of the photo's longer side. */
#define LEAST_RADIUS 0.04
#define MOST_RADIUS 0.8

typedef struct
{
  FolDesignHead ellipse;
  double score;
  double error;
} Candidate;

typedef struct
{
  const FolSilhouette *silhouette;
  const FolEllipsePrior *prior;
  GArray *points;          /* FolContourPoint, some of the contour */
  GArray *corner[CORNERS]; /* FolPoint, by direction: a quarter of the arc each */
  Candidate best[KEPT];
  guint n_best;
} Search;

static double
direction_deg (const FolEllipsePrior *prior, FolPoint out)
{
  return remainder (atan2 (out.x, -out.y) * (180.0 / G_PI) - prior->angle_deg, 360.0);
}

static void
collect (Search *search)
{
  const GArray *contour = search->silhouette->contour;
  const FolEllipsePrior *prior = search->prior;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  const double arc = prior->arc_to_deg - prior->arc_from_deg;
  const double quarter = arc / CORNERS;

  search->points = g_array_new (FALSE, FALSE, sizeof (FolContourPoint));
  for (int k = 0; k < CORNERS; k++)
    search->corner[k] = g_array_new (FALSE, FALSE, sizeof (FolPoint));
  /* At random, for the contour's order is that of the photo's rows. */
  for (guint i = 0; i < contour->len; i++)
    {
      if (g_rand_double (random) * contour->len > MOST_POINTS)
        continue;

      const FolContourPoint point = g_array_index (contour, FolContourPoint, i);
      const double deg = direction_deg (prior, point.out) - prior->arc_from_deg;
      const int k = (int) floor (deg / quarter);

      if (deg < -SLACK_DEG || deg > arc + SLACK_DEG)
        continue;
      g_array_append_val (search->points, point);
      if (k >= 0 && k < CORNERS)
        g_array_append_val (search->corner[k], point.at);
    }
}

/* The ellipse through four places, at an angle: A x² + B y² + C x + D y = 1 along
 * its axes. */
static gboolean
through (const FolPoint corner[CORNERS], double angle_deg, FolDesignHead *ellipse)
{
  const double c = cos (angle_deg * (G_PI / 180.0)), s = sin (angle_deg * (G_PI / 180.0));
  const FolPoint origin = { (corner[0].x + corner[1].x + corner[2].x + corner[3].x) / 4.0,
                            (corner[0].y + corner[1].y + corner[2].y + corner[3].y) / 4.0 };
  const double unit = hypot (corner[3].x - corner[0].x, corner[3].y - corner[0].y) + 1.0;
  double matrix[CORNERS * CORNERS], k[CORNERS] = { 1.0, 1.0, 1.0, 1.0 };

  for (int i = 0; i < CORNERS; i++)
    {
      const double dx = (corner[i].x - origin.x) / unit, dy = (corner[i].y - origin.y) / unit;
      const double x = dx * c + dy * s, y = dy * c - dx * s;
      const double row[] = { x * x, y * y, x, y };

      memcpy (matrix + (gsize) i * CORNERS, row, sizeof row);
    }
  if (!fol_linear_solve (matrix, k, CORNERS, 1) || !(k[0] > 0.0) || !(k[1] > 0.0))
    return FALSE;

  const double x = -k[2] / (2.0 * k[0]), y = -k[3] / (2.0 * k[1]);
  const double whole = 1.0 + k[0] * x * x + k[1] * y * y;

  ellipse->center =
      (FolPoint){ origin.x + (x * c - y * s) * unit, origin.y + (x * s + y * c) * unit };
  ellipse->rx = sqrt (whole / k[0]) * unit;
  ellipse->ry = sqrt (whole / k[1]) * unit;
  ellipse->angle_deg = angle_deg;
  return TRUE;
}

/* The sum of squares of how many standard deviations off; less than 0 where that
 * is too much, or the size senseless. */
static double
prior_misfit (const Search *search, const FolDesignHead *ellipse)
{
  const FolEllipsePrior *prior = search->prior;
  const double longer_px =
      MAX (search->silhouette->width, search->silhouette->height) * search->silhouette->px;
  const double aspect = log (ellipse->ry / ellipse->rx / prior->aspect) / prior->aspect_sd;
  const double angle =
      remainder (ellipse->angle_deg - prior->angle_deg, 360.0) / prior->angle_sd_deg;
  const double size = prior->rx_px > 0.0 ? log (ellipse->rx / prior->rx_px) / prior->rx_sd : 0.0;

  if (!(MIN (ellipse->rx, ellipse->ry) > LEAST_RADIUS * longer_px)
      || !(MAX (ellipse->rx, ellipse->ry) < MOST_RADIUS * longer_px))
    return -1.0;
  if (fabs (aspect) > MOST_SD || fabs (size) > MOST_SD || fabs (angle) > MOST_SD)
    return -1.0;
  return aspect * aspect + size * size + angle * angle;
}

/* How closely the contour runs along each stretch of the arc: 1 on it, 0 where it is
 * nowhere near. */
static void
mark_support (const Search *search, const FolDesignHead *ellipse, double near,
              double supported[FOL_ELLIPSE_MAX_BINS])
{
  const double c = cos (ellipse->angle_deg * (G_PI / 180.0));
  const double s = sin (ellipse->angle_deg * (G_PI / 180.0));
  const double inner = 1.0 - 2.0 * near, outer = 1.0 + 2.0 * near;

  memset (supported, 0, sizeof (double) * FOL_ELLIPSE_MAX_BINS);
  for (guint i = 0; i < search->points->len; i++)
    {
      const FolContourPoint *point = &g_array_index (search->points, FolContourPoint, i);
      const double dx = point->at.x - ellipse->center.x, dy = point->at.y - ellipse->center.y;
      const double x = (dx * c + dy * s) / ellipse->rx, y = (dy * c - dx * s) / ellipse->ry;
      const double radius2 = x * x + y * y;

      if (radius2 < inner * inner || radius2 > outer * outer)
        continue;

      const FolEllipsePlace place = fol_ellipse_place (ellipse, c, s, point->at);
      const int bin = fol_ellipse_bin (search->prior, place.arc_deg);

      if (bin >= 0 && fabs (place.off) < near
          && place.out.x * point->out.x + place.out.y * point->out.y > FOL_ELLIPSE_NORMAL_COS)
        supported[bin] = MAX (supported[bin], 1.0 - place.off * place.off / (near * near));
    }
}

/* The share of the arc inside which there is background. */
static double
short_of (const Search *search, const FolDesignHead *ellipse)
{
  const int n_bins = fol_ellipse_n_bins (search->prior);
  const double c = cos (ellipse->angle_deg * (G_PI / 180.0));
  const double s = sin (ellipse->angle_deg * (G_PI / 180.0));
  int n = 0;

  for (int i = 0; i < n_bins; i++)
    {
      const double t =
          (search->prior->arc_from_deg + (i + 0.5) * FOL_ELLIPSE_BIN_DEG) * (G_PI / 180.0);
      const double x = INSIDE * ellipse->rx * sin (t), y = -INSIDE * ellipse->ry * cos (t);
      const FolPoint at = { ellipse->center.x + x * c - y * s, ellipse->center.y + x * s + y * c };

      if (fol_silhouette_is_background (search->silhouette, at))
        n++;
    }
  return (double) n / n_bins;
}

static double
score_of (const Search *search, const FolDesignHead *ellipse)
{
  const int n_bins = fol_ellipse_n_bins (search->prior);
  const double misfit = prior_misfit (search, ellipse);
  double supported[FOL_ELLIPSE_MAX_BINS];
  double sum = 0.0;

  if (misfit < 0.0)
    return -1.0;
  mark_support (search, ellipse, NEAR, supported);
  for (int i = 0; i < n_bins; i++)
    sum += supported[i];
  return sum / n_bins - SHORT_WEIGHT * short_of (search, ellipse) - PRIOR_WEIGHT * misfit;
}

/* Among the best, one of each kind, best first. */
static void
keep (Search *search, const Candidate *candidate, double same)
{
  Candidate *best = search->best;
  guint at = 0, end;

  while (at < search->n_best && best[at].score >= candidate->score)
    if (fol_ellipse_difference (&best[at++].ellipse, &candidate->ellipse) < same)
      return;
  if (at == KEPT)
    return;
  for (end = at; end < search->n_best; end++)
    if (fol_ellipse_difference (&best[end].ellipse, &candidate->ellipse) < same)
      break;
  end = MIN (end, KEPT - 1);
  memmove (best + at + 1, best + at, (end - at) * sizeof *best);
  best[at] = *candidate;
  search->n_best = MIN (MAX (search->n_best, end + 1), KEPT);
}

static void
try_one (Search *search, GRand *random)
{
  const FolEllipsePrior *prior = search->prior;
  const double angle_deg =
      prior->angle_deg + prior->angle_sd_deg * g_rand_double_range (random, -1.5, 1.5);
  FolPoint corner[CORNERS];
  Candidate candidate = { .score = 0.0 };

  for (int k = 0; k < CORNERS; k++)
    corner[k] = g_array_index (search->corner[k], FolPoint,
                               g_rand_int_range (random, 0, (int) search->corner[k]->len));
  if (!through (corner, angle_deg, &candidate.ellipse))
    return;
  candidate.score = score_of (search, &candidate.ellipse);
  if (candidate.score > 0.0)
    keep (search, &candidate, ALIKE);
}

static gboolean
find (Search *search)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  Candidate tried[KEPT];
  guint n_tried;

  for (int k = 0; k < CORNERS; k++)
    if (search->corner[k]->len == 0)
      return FALSE;
  for (int i = 0; i < TRIALS; i++)
    try_one (search, random);
  n_tried = search->n_best;
  memcpy (tried, search->best, sizeof tried);
  search->n_best = 0;
  for (guint i = 0; i < n_tried; i++)
    {
      tried[i].error =
          fol_ellipse_refine (&tried[i].ellipse, (const FolContourPoint *) search->points->data,
                              search->points->len, search->prior);
      tried[i].score = tried[i].error < 0.0 ? -1.0 : score_of (search, &tried[i].ellipse);
      if (tried[i].score > 0.0)
        keep (search, &tried[i], SAME);
    }
  return search->n_best > 0;
}

static void
report (const Search *search, FolEllipseFit *fit)
{
  const Candidate *best = search->best;
  const int n_bins = fol_ellipse_n_bins (search->prior);
  int of[3] = { 0 };
  double supported[FOL_ELLIPSE_MAX_BINS];

  *fit = (FolEllipseFit){ .ellipse = best->ellipse, .score = best->score, .error = best->error };
  mark_support (search, &best->ellipse, NEAR, supported);
  for (int i = 0; i < n_bins; i++)
    {
      fit->support[i * 3 / n_bins] += supported[i] > 0.0;
      of[i * 3 / n_bins]++;
    }
  for (int k = 0; k < 3; k++)
    fit->support[k] /= MAX (of[k], 1);
  fit->short_of = short_of (search, &best->ellipse);
  for (guint i = 1; i < search->n_best; i++)
    if (best[i].score >= RIVAL_SHARE * best->score)
      fit->rival = MAX (fit->rival, fol_ellipse_difference (&best->ellipse, &best[i].ellipse));
}

gboolean
fol_ellipse_fit (const FolSilhouette *silhouette, const FolEllipsePrior *prior, FolEllipseFit *fit)
{
  Search search = { .silhouette = silhouette, .prior = prior };
  gboolean found;

  collect (&search);
  found = find (&search);
  if (found)
    report (&search, fit);
  g_array_unref (search.points);
  for (int k = 0; k < CORNERS; k++)
    g_array_unref (search.corner[k]);
  return found;
}

double
fol_ellipse_difference (const FolDesignHead *one, const FolDesignHead *other)
{
  const double mean = fol_ellipse_mean_radius (one);
  const double center = hypot (one->center.x - other->center.x, one->center.y - other->center.y);
  const double radii = MAX (fabs (one->rx - other->rx), fabs (one->ry - other->ry));

  return MAX (center, radii) / mean;
}
