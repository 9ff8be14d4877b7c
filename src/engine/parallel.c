/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parallel.h"

#define MAX_THREADS 64

typedef struct
{
  guint n_items;
  int next; /* atomic */
  FolParallelFunc func;
  gpointer user_data;
} Loop;

static gpointer
work (gpointer data)
{
  Loop *loop = data;

  for (;;)
    {
      const guint item = (guint) g_atomic_int_add (&loop->next, 1);

      if (item >= loop->n_items)
        return NULL;
      loop->func (item, loop->user_data);
    }
}

guint
fol_parallel_threads (guint n_threads)
{
  return n_threads == 0 ? g_get_num_processors () : n_threads;
}

void
fol_parallel_for (guint n_items, guint n_threads, FolParallelFunc func, gpointer user_data)
{
  Loop loop = { n_items, 0, func, user_data };
  const guint wanted = MIN (MIN (fol_parallel_threads (n_threads), n_items), MAX_THREADS);
  GThread *threads[MAX_THREADS];
  guint n_started = 0;

  /* A thread that cannot be had is no error: the others do its share. */
  for (guint i = 1; i < wanted; i++)
    {
      threads[n_started] = g_thread_try_new ("fol-worker", work, &loop, NULL);
      if (threads[n_started] == NULL)
        break;
      n_started++;
    }
  work (&loop);
  for (guint i = 0; i < n_started; i++)
    g_thread_join (threads[i]);
}
