/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/placement.h"

#include "engine/look.h"
#include "engine/parallel.h"
#include "engine/patches.h"
#include "engine/trade.h"

#include <math.h>
#include <string.h>

#define CHUNK 4096

/* No dot shrinks below this share of the nominal diameter. */
#define LEAST_SIZE 0.25

/* A dot weaker than this share of itself changes no code. */
#define LEAST_SHARE 0.005f

#define SALT_SIZE 1u

struct _FolPlacement
{
  gatomicrefcount refs;
  FolDot *dots;
  guint n_dots;
  guint by_session[FOL_TRADE_SESSIONS];
};

typedef struct
{
  const FolDotSettings *settings;
  const FolCourse *course;
  const FolField *field;
  const FolScalp *scalp;
  int photo_width;
  int photo_height;
  const FolStipplePoint *points;
  guint n_points;
  FolDot *dots; /* each chunk fills its own part, from the front */
  guint *chunk_n_dots;
} Pass;

/* A standard normal deviate, to ± 3.5, as the sum of four uniform ones. */
static double
normal_deviate (guint32 hash)
{
  const guint sum = (hash & 255) + (hash >> 8 & 255) + (hash >> 16 & 255) + (hash >> 24);

  return (sum - 510.0) / (2.0 * 73.9);
}

static double
dot_diameter (const Pass *pass, guint32 rank)
{
  const double deviate = normal_deviate (fol_stipple_hash (pass->settings->seed, rank, SALT_SIZE));

  return pass->settings->diameter_mm * MAX (1.0 + pass->settings->variation * deviate, LEAST_SIZE);
}

static gboolean
place (const Pass *pass, const FolStipplePoint *point, FolDot *dot)
{
  const FolTrade *trade = fol_trade_get ();
  const double cos_theta = fol_scalp_cos (pass->scalp, point->u_mm, point->v_mm);
  double x, y, shade;

  if (cos_theta < FOL_SCALP_COS_END)
    return FALSE;
  fol_scalp_to_px (pass->scalp, point->u_mm, point->v_mm, &x, &y);
  x = (float) x;
  y = (float) y;
  if (!(x >= 0.0 && y >= 0.0 && x < pass->photo_width && y < pass->photo_height))
    return FALSE;

  const gboolean scar = fol_field_in_scar (pass->field, x, y, &shade);
  const int session = fol_look_session (pass->course, scar, point->threshold, point->density);

  if (session > pass->course->session)
    return FALSE;
  if (shade == 0.0)
    shade = fol_look_session_shade (pass->course, session);

  const double ramp = fol_field_ramp (pass->field, point->u_mm, point->v_mm);
  const FolForeshortening shape = fol_scalp_foreshortening (pass->scalp, point->u_mm, point->v_mm);

  FolCourseLook look = fol_look_course (pass->course, scar, session);

  if (pass->course->stage == FOL_STAGE_DAY7 && session == pass->course->session)
    look.strength *= fol_patches (pass->settings->seed, session, point->u_mm, point->v_mm);
  *dot = (FolDot){
    .x_px = (float) x,
    .y_px = (float) y,
    .u_mm = point->u_mm,
    .v_mm = point->v_mm,
    .diameter_mm = (float) (dot_diameter (pass, point->rank) * look.diameter
                            * (trade->edge_diameter + (1.0 - trade->edge_diameter) * ramp)),
    .strength = (float) (fol_scalp_limb_strength (cos_theta) * look.strength
                         * (trade->edge_strength + (1.0 - trade->edge_strength) * ramp)),
    .depth = (float) look.depth,
    .shade = (float) shade,
    .squash = (float) shape.squash,
    .axis_x = (float) shape.axis_x,
    .axis_y = (float) shape.axis_y,
    .rank = point->rank,
    .session = session,
  };
  return TRUE;
}

static void
place_chunk (guint chunk, gpointer user_data)
{
  Pass *pass = user_data;
  const guint from = chunk * CHUNK;
  const guint to = MIN (from + CHUNK, pass->n_points);
  guint n = 0;

  for (guint i = from; i < to; i++)
    n += place (pass, &pass->points[i], &pass->dots[from + n]);
  pass->chunk_n_dots[chunk] = n;
}

static void
close_gaps (FolPlacement *placement, const guint *chunk_n_dots, guint n_chunks)
{
  for (guint chunk = 0; chunk < n_chunks; chunk++)
    {
      memmove (placement->dots + placement->n_dots, placement->dots + (gsize) chunk * CHUNK,
               chunk_n_dots[chunk] * sizeof (FolDot));
      placement->n_dots += chunk_n_dots[chunk];
    }
  for (guint i = 0; i < placement->n_dots; i++)
    placement->by_session[placement->dots[i].session - 1]++;
}

FolPlacement *
fol_placement_new (const FolDesign *design, const FolField *field, int photo_width,
                   int photo_height, guint n_threads)
{
  FolPlacement *placement = g_new0 (FolPlacement, 1);

  g_atomic_ref_count_init (&placement->refs);
  if (fol_field_is_empty (field))
    return placement;

  const FolDotSettings *settings = fol_design_get_dots (design);
  g_autoptr (GArray) points = fol_stipple_emit (fol_field_get_map (field), settings->seed,
                                                n_threads, fol_field_exact, (gpointer) field);
  const guint n_chunks = (points->len + CHUNK - 1) / CHUNK;
  g_autofree guint *chunk_n_dots = g_new0 (guint, n_chunks);

  placement->dots = g_new (FolDot, points->len);

  Pass pass = { settings,
                fol_design_get_course (design),
                field,
                fol_field_get_scalp (field),
                photo_width,
                photo_height,
                (const FolStipplePoint *) points->data,
                points->len,
                placement->dots,
                chunk_n_dots };

  fol_parallel_for (n_chunks, n_threads, place_chunk, &pass);
  close_gaps (placement, chunk_n_dots, n_chunks);
  return placement;
}

FolPlacement *
fol_placement_new_of_dots (const FolDot *dots, guint n_dots)
{
  FolPlacement *placement = g_new0 (FolPlacement, 1);

  g_atomic_ref_count_init (&placement->refs);
  placement->dots = g_memdup2 (dots, n_dots * sizeof *dots);
  placement->n_dots = n_dots;
  for (guint i = 0; i < n_dots; i++)
    placement->by_session[dots[i].session - 1]++;
  return placement;
}

FolPlacement *
fol_placement_new_weakened (const FolPlacement *placement, const float *shares)
{
  FolPlacement *weakened = g_new0 (FolPlacement, 1);

  g_atomic_ref_count_init (&weakened->refs);
  weakened->dots = g_new (FolDot, placement->n_dots);
  for (guint i = 0; i < placement->n_dots; i++)
    {
      FolDot *dot = &weakened->dots[weakened->n_dots];

      if (shares[i] < LEAST_SHARE)
        continue;
      *dot = placement->dots[i];
      dot->strength *= shares[i];
      weakened->by_session[dot->session - 1]++;
      weakened->n_dots++;
    }
  return weakened;
}

FolPlacement *
fol_placement_ref (FolPlacement *placement)
{
  g_atomic_ref_count_inc (&placement->refs);
  return placement;
}

void
fol_placement_unref (FolPlacement *placement)
{
  if (placement == NULL || !g_atomic_ref_count_dec (&placement->refs))
    return;
  g_free (placement->dots);
  g_free (placement);
}

const FolDot *
fol_placement_get_dots (const FolPlacement *placement, guint *n_dots)
{
  *n_dots = placement->n_dots;
  return placement->dots;
}

guint
fol_placement_count (const FolPlacement *placement, int session)
{
  g_return_val_if_fail (session >= 1 && session <= FOL_TRADE_SESSIONS, 0);
  return placement->by_session[session - 1];
}

/* Four decimals, with a point whatever the locale. */
static void
append_fixed (GString *csv, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (csv, g_ascii_formatd (text, sizeof text, "%.4f", value));
  g_string_append_c (csv, ',');
}

GString *
fol_placement_to_csv (const FolPlacement *placement)
{
  GString *csv = g_string_sized_new (64 * (gsize) placement->n_dots + 80);

  g_string_append (csv, "x_px,y_px,u_mm,v_mm,diameter_mm,strength,session,rank\n");
  for (guint i = 0; i < placement->n_dots; i++)
    {
      const FolDot *dot = &placement->dots[i];

      append_fixed (csv, dot->x_px);
      append_fixed (csv, dot->y_px);
      append_fixed (csv, dot->u_mm);
      append_fixed (csv, dot->v_mm);
      append_fixed (csv, dot->diameter_mm);
      append_fixed (csv, dot->strength);
      g_string_append_printf (csv, "%d,%u\n", dot->session, dot->rank);
    }
  return csv;
}
