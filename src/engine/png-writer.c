/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/png-writer.h"

#include "engine/error.h"
#include "engine/parallel.h"
#include "engine/png-chunks.h"
#include "engine/png-strip.h"

#include <zlib.h>

/* libpng, hence most readers, refuses more pixels on a side. */
#define MAX_SIDE 1000000

/* Strips begun but not yet written, for each thread, and at most. */
#define WINDOW_PER_THREAD 2
#define MAX_WINDOW 64

/* Threads take strips in order, fill and encode them without a lock, and leave
 * them in @finished; whoever completes the one that is due writes it and all that
 * follow it. No strip is begun MAX_WINDOW or more ahead of the one due, so memory
 * is bounded, and the thread that has that one never waits. */
typedef struct
{
  const FolPngInfo *info;
  FolPngRowsFunc rows;
  gpointer rows_data;
  GCancellable *cancellable;
  FolProgressFunc progress;
  gpointer progress_data;
  GThread *caller;
  FolPngChunks *chunks;
  guint strip_rows;
  guint n_strips;
  guint window;

  GMutex lock;                       /* for all below */
  GCond moved;                       /* @next_due or @error changed */
  FolPngStrip *finished[MAX_WINDOW]; /* by strip modulo @window */
  GPtrArray *idle;
  guint next_due;
  gboolean writing; /* @chunks and @adler are one thread's, without the lock */
  guint32 adler;
  GError *error;
  FolPngTimes times;
} Encoder;

static double
seconds_since (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) * 1e-6;
}

static void
stop (Encoder *encoder, GError *error)
{
  if (encoder->error == NULL)
    encoder->error = error;
  else
    g_error_free (error);
  g_cond_broadcast (&encoder->moved);
}

/* Waits for room in the window; NULL once the work has failed or is cancelled. */
static FolPngStrip *
begin_strip (Encoder *encoder, guint index)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&encoder->lock);
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (encoder->cancellable, &error))
    stop (encoder, error);
  while (encoder->error == NULL && index >= encoder->next_due + encoder->window)
    g_cond_wait (&encoder->moved, &encoder->lock);
  if (encoder->error != NULL)
    return NULL;
  if (encoder->idle->len > 0)
    return g_ptr_array_steal_index_fast (encoder->idle, encoder->idle->len - 1);
  return fol_png_strip_new (encoder->info);
}

static gboolean
write_piece (Encoder *encoder, const FolPngStrip *strip, GError **error)
{
  gsize size, filtered_size;
  const guint8 *piece = fol_png_strip_get_piece (strip, &size);
  const guint32 adler = fol_png_strip_get_adler (strip, &filtered_size);

  encoder->adler = (guint32) adler32_combine (encoder->adler, adler, (z_off_t) filtered_size);
  return fol_png_chunks_write (encoder->chunks, "IDAT", piece, size, error);
}

/* With the lock held, which it lets go of while it writes. */
static void
write_finished (Encoder *encoder)
{
  FolPngStrip *strip;

  if (encoder->writing)
    return;
  encoder->writing = TRUE;
  while (encoder->error == NULL
         && (strip = g_steal_pointer (&encoder->finished[encoder->next_due % encoder->window])))
    {
      GError *error = NULL;

      g_mutex_unlock (&encoder->lock);
      write_piece (encoder, strip, &error);
      g_mutex_lock (&encoder->lock);
      g_ptr_array_add (encoder->idle, strip);
      encoder->next_due++;
      if (error != NULL)
        stop (encoder, error);
      g_cond_broadcast (&encoder->moved);
    }
  encoder->writing = FALSE;
}

static void
encode_strip (guint index, gpointer user_data)
{
  Encoder *encoder = user_data;
  const int y = (int) (index * encoder->strip_rows);
  const int n_rows = MIN ((int) encoder->strip_rows, encoder->info->height - y);
  const gsize stride = (gsize) encoder->info->width * fol_png_pixel_size (encoder->info->format);
  FolPngStrip *strip = begin_strip (encoder, index);
  gint64 start_us, encode_us;
  double fraction;

  if (strip == NULL)
    return;
  start_us = g_get_monotonic_time ();
  encoder->rows (y, n_rows, fol_png_strip_get_pixels (strip), stride, encoder->rows_data);
  encode_us = g_get_monotonic_time ();
  fol_png_strip_encode (strip, (guint) n_rows, index == 0, index + 1 == encoder->n_strips);

  g_mutex_lock (&encoder->lock);
  encoder->finished[index % encoder->window] = strip;
  write_finished (encoder);
  encoder->times.rows_s += (double) (encode_us - start_us) * 1e-6;
  encoder->times.encode_s += seconds_since (encode_us);
  fraction = (double) encoder->next_due / encoder->n_strips;
  g_mutex_unlock (&encoder->lock);

  if (encoder->progress != NULL && g_thread_self () == encoder->caller)
    encoder->progress (fraction, encoder->progress_data);
}

/* The zlib stream's own check sum goes in a last, small IDAT. */
static gboolean
write_end (const Encoder *encoder, GError **error)
{
  const guint32 adler = GUINT32_TO_BE (encoder->adler);

  return fol_png_chunks_write (encoder->chunks, "IDAT", (const guint8 *) &adler, sizeof adler,
                               error)
         && fol_png_chunks_write (encoder->chunks, "IEND", NULL, 0, error);
}

static gboolean
run (Encoder *encoder, guint n_threads, GError **error)
{
  gboolean ok;

  g_mutex_init (&encoder->lock);
  g_cond_init (&encoder->moved);
  encoder->idle = g_ptr_array_new_with_free_func ((GDestroyNotify) fol_png_strip_free);
  fol_parallel_for (encoder->n_strips, n_threads, encode_strip, encoder);
  for (guint i = 0; i < encoder->window; i++)
    g_clear_pointer (&encoder->finished[i], fol_png_strip_free);
  g_ptr_array_unref (encoder->idle);
  g_cond_clear (&encoder->moved);
  g_mutex_clear (&encoder->lock);

  ok = encoder->error == NULL;
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&encoder->error));
  if (!ok || !write_end (encoder, error))
    return FALSE;
  if (encoder->progress != NULL)
    encoder->progress (1.0, encoder->progress_data);
  return TRUE;
}

static gboolean
check_size (const FolPngInfo *info, GError **error)
{
  if (info->width <= MAX_SIDE && info->height <= MAX_SIDE)
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
               "A PNG picture of %d × %d pixels is too large; make it at most %d on a side",
               info->width, info->height, MAX_SIDE);
  return FALSE;
}

gboolean
fol_png_write (FolOutput *output, const FolPngInfo *info, FolPngRowsFunc rows, gpointer rows_data,
               guint n_threads, GCancellable *cancellable, FolProgressFunc progress,
               gpointer progress_data, FolPngTimes *times, GError **error)
{
  g_autoptr (FolPngChunks) chunks = NULL;
  Encoder encoder = { .info = info,
                      .rows = rows,
                      .rows_data = rows_data,
                      .cancellable = cancellable,
                      .progress = progress,
                      .progress_data = progress_data,
                      .caller = g_thread_self (),
                      .adler = 1 };
  gboolean ok;

  g_return_val_if_fail (output != NULL && rows != NULL, FALSE);
  g_return_val_if_fail (info->width > 0 && info->height > 0, FALSE);

  if (!check_size (info, error))
    return FALSE;
  chunks = fol_png_chunks_new (output);
  encoder.chunks = chunks;
  encoder.strip_rows = fol_png_strip_rows (info);
  encoder.n_strips = ((guint) info->height - 1) / encoder.strip_rows + 1;
  encoder.window = MIN (WINDOW_PER_THREAD * fol_parallel_threads (n_threads), MAX_WINDOW);
  ok = fol_png_chunks_write_start (chunks, info, error) && run (&encoder, n_threads, error);
  if (times != NULL)
    *times = encoder.times;
  return ok;
}
