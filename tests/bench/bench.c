/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "engine/design-json.h"

#include <stdio.h>
#include <stdlib.h>

#define MAX_RUNS 101

static int
compare_doubles (const void *a, const void *b)
{
  const double one = *(const double *) a;
  const double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
run_ms (BenchFunc func, gpointer user_data)
{
  const gint64 start_us = g_get_monotonic_time ();

  func (user_data);
  return (double) (g_get_monotonic_time () - start_us) * 1e-3;
}

double
bench_median_ms (guint n_runs, BenchFunc func, gpointer user_data)
{
  double times_ms[MAX_RUNS];

  g_return_val_if_fail (n_runs >= 1 && n_runs <= MAX_RUNS, 0.0);

  if (n_runs > 1)
    func (user_data);
  for (guint i = 0; i < n_runs; i++)
    times_ms[i] = run_ms (func, user_data);
  qsort (times_ms, n_runs, sizeof *times_ms, compare_doubles);
  return times_ms[n_runs / 2];
}

void
bench_print_header (void)
{
  printf ("%-36s %9s %9s %9s %9s %7s  %-22s %s\n", "work", "1 thread", "2 threads", "usual",
          "floor", "ratio", "target", "the usual way");
}

static void
print_number (double value)
{
  if (value > BENCH_NONE)
    printf (" %9.2f", value);
  else
    printf (" %9s", "-");
}

void
bench_print_row (const BenchRow *row)
{
  const double ours = row->ours_2_threads > BENCH_NONE ? row->ours_2_threads : row->ours_1_thread;

  printf ("%-36s", row->work);
  print_number (row->ours_1_thread);
  print_number (row->ours_2_threads);
  print_number (row->usual);
  print_number (row->floor);
  if (row->usual > BENCH_NONE && ours > BENCH_NONE)
    printf (" %7.2f", row->usual / ours);
  else
    printf (" %7s", "-");
  printf ("  %-22s %s\n", row->target != NULL ? row->target : "-",
          row->usual_name != NULL ? row->usual_name : "-");
  fflush (stdout);
}

char *
bench_demo_path (const char *name)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "demo", name, NULL);
}

FolDesign *
bench_demo_design (void)
{
  g_autofree char *path = bench_demo_path ("front.json");

  return fol_design_load (path, NULL, NULL);
}
