/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Benchmarks: one program, one table, no verdict. Each file bench-NAME.c is a
 * section, listed in bench-main.c, that times its work and prints rows. */
#pragma once

#include "engine/design.h"

G_BEGIN_DECLS

/* A number that does not apply. */
#define BENCH_NONE 0.0

typedef void (*BenchFunc) (gpointer user_data);

/* The median of @n_runs runs in milliseconds, after one that is not counted; of
 * a single run where @n_runs is 1, for work that takes seconds. */
double bench_median_ms (guint n_runs, BenchFunc func, gpointer user_data);

/* Numbers in the unit that @work names; less is better. The table adds how many
 * times the best of ours goes into the usual way. */
typedef struct
{
  const char *work;
  double ours_1_thread;
  double ours_2_threads;
  double usual;
  double floor;           /* what no program could do without */
  const char *target;     /* or NULL */
  const char *usual_name; /* what the usual way is, or NULL */
} BenchRow;

void bench_print_header (void);
void bench_print_row (const BenchRow *row);

/* The demo that comes with the program: a file's path, and its design, or NULL. */
char *bench_demo_path (const char *name) G_GNUC_WARN_UNUSED_RESULT;
FolDesign *bench_demo_design (void) G_GNUC_WARN_UNUSED_RESULT;

/* The sections. */
void bench_place (void);
void bench_render (void);
void bench_png (void);

G_END_DECLS
