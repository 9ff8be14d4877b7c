/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the launch of the program with a photo to the first sharp picture of it on
 * screen: bench-launch FOLLICLE PHOTO. The first run, which finds nothing in the
 * file cache, is not counted. Needs a display. */
#include "app/canvas.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_RUNS 5
#define TARGET_MS 1000.0

/* Reads what the program prints until it says that the photo is on screen. */
static gboolean
wait_for_picture (FILE *output)
{
  char line[1024];

  while (fgets (line, sizeof line, output) != NULL)
    if (strstr (line, FOL_CANVAS_PHOTO_PAINTED) != NULL)
      return TRUE;
  return FALSE;
}

static double
launch_ms (const char *program, const char *photo)
{
  const char *argv[] = { program, photo, NULL };
  const gint64 start_us = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  double ms;
  FILE *output;
  GPid pid;
  int fd;

  if (!g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                 &pid, NULL, &fd, NULL, &error))
    g_error ("%s", error->message);
  output = fdopen (fd, "r");
  if (!wait_for_picture (output))
    g_error ("%s ended without a picture", program);
  ms = (double) (g_get_monotonic_time () - start_us) / 1000.0;
  kill (pid, SIGTERM);
  while (fgetc (output) != EOF)
    ;
  fclose (output);
  g_spawn_close_pid (pid);
  return ms;
}

static int
compare (const void *a, const void *b)
{
  const double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

int
main (int argc, char **argv)
{
  double ms[N_RUNS];

  if (!gtk_init_check ())
    {
      printf ("No display: the launch is not measured\n");
      return 77;
    }
  g_setenv ("G_MESSAGES_DEBUG", FOL_CANVAS_LOG_DOMAIN, TRUE);
  launch_ms (argv[1], argv[2]);
  for (int i = 0; i < N_RUNS; i++)
    ms[i] = launch_ms (argv[1], argv[2]);
  qsort (ms, N_RUNS, sizeof *ms, compare);
  printf ("%-34s median %5.0f ms   worst %5.0f ms   at most %.0f ms\n",
          "Launch to first sharp picture", ms[N_RUNS / 2], ms[N_RUNS - 1], TARGET_MS);
  return 0;
}
