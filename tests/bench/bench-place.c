/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Placing dots: the ranked tile against scipy's Poisson-disk sampler, which does
 * less (one density everywhere) and moves every dot when it changes. */
#include "bench.h"

#include "engine/field.h"
#include "engine/placement.h"
#include "engine/stipple.h"

#include <stdlib.h>

#define N_RUNS 21
#define NODES 522
#define STEP_MM 0.5

/* The sampler takes minutes for a head: it is given few dots, and its time is
 * reckoned up. */
#define SCIPY_DOTS 2000
#define SCIPY_PROGRAM                                                                              \
  "import time, numpy as np\n"                                                                     \
  "from scipy.stats import qmc\n"                                                                  \
  "e = qmc.PoissonDisk(d=2, radius=0.75 / np.sqrt(%d), seed=1)\n"                                  \
  "t = time.perf_counter(); n = len(e.random(%d))\n"                                               \
  "print((time.perf_counter() - t) / n)\n"

typedef struct
{
  FolDensityMap map;
  guint n_threads;
  guint n_dots;
} Emission;

static void
emit (gpointer user_data)
{
  Emission *emission = user_data;
  g_autoptr (GArray) dots = fol_stipple_emit (&emission->map, 1, emission->n_threads, NULL, NULL);

  emission->n_dots = dots->len;
}

/* Seconds a dot, or 0 where scipy is not installed. */
static double
scipy_seconds_per_dot (void)
{
  g_autofree char *program = g_strdup_printf (SCIPY_PROGRAM, SCIPY_DOTS, SCIPY_DOTS);
  const char *argv[] = { "/usr/bin/python3", "-c", program, NULL };
  g_autofree char *out = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL,
                     &status, NULL)
      || status != 0)
    return 0.0;
  return g_ascii_strtod (out, NULL);
}

/* A density that slopes everywhere, so that no cell is taken whole. */
static void
bench_tile (void)
{
  g_autofree guint16 *density = g_new (guint16, NODES * NODES);
  Emission emission = { { -130.0, -130.0, STEP_MM, NODES, NODES, density, NULL }, 1, 0 };
  BenchRow row = { .target = ">= 130 Mdots/s" };
  g_autofree char *rate = NULL;
  g_autofree char *work = NULL;

  for (int y = 0; y < NODES; y++)
    for (int x = 0; x < NODES; x++)
      density[y * NODES + x] = (guint16) (20000 + 27 * x + 19 * y);
  row.ours_1_thread = bench_median_ms (N_RUNS, emit, &emission);
  emission.n_threads = 2;
  row.ours_2_threads = bench_median_ms (N_RUNS, emit, &emission);
  rate =
      g_strdup_printf ("130 Mdots/s; 1 thread: %.0f", emission.n_dots / row.ours_1_thread / 1000.0);
  work = g_strdup_printf ("place %u dots, ms", emission.n_dots);
  row.work = work;
  row.target = rate;
  row.usual = scipy_seconds_per_dot () * emission.n_dots * 1000.0;
  row.usual_name = row.usual > 0.0 ? "scipy PoissonDisk" : "scipy is not installed";
  bench_print_row (&row);
}

/* All that follows a slider's move, up to rendering. */
typedef struct
{
  FolDesign *design;
  FolScalp scalp;
  guint n_threads;
} Head;

static void
place_head (gpointer user_data)
{
  const Head *head = user_data;
  g_autoptr (FolField) field =
      fol_field_new (head->design, &head->scalp, 3024, 4032, head->n_threads, NULL);

  fol_placement_unref (fol_placement_new (head->design, field, 3024, 4032, head->n_threads));
}

static void
bench_head (void)
{
  Head head = { .design = bench_demo_design (), .n_threads = 1 };
  BenchRow row = { .work = "field and dots of the demo, ms" };

  if (head.design == NULL || !fol_scalp_init (&head.scalp, head.design, 3024, 4032, NULL))
    return;
  row.ours_1_thread = bench_median_ms (N_RUNS, place_head, &head);
  head.n_threads = 2;
  row.ours_2_threads = bench_median_ms (N_RUNS, place_head, &head);
  bench_print_row (&row);
  fol_design_unref (head.design);
}

void
bench_place (void)
{
  bench_tile ();
  bench_head ();
}
