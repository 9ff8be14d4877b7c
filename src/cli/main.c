/* SPDX-License-Identifier: GPL-3.0-or-later */
/* follicle-render: the engine from the shell. */
#include "cli/run.h"

#include "engine/program.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum
{
  EXIT_USAGE = 2
};

/* Libraries have their own ways of saying that a file is bad, and some write to
 * the standard error descriptor directly. The one line the user gets is ours: it
 * goes to a copy of the descriptor, and theirs nowhere. */
static int
take_standard_error (void)
{
  const int own = fcntl (STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  const int nowhere = open ("/dev/null", O_WRONLY);

  dup2 (nowhere, STDERR_FILENO);
  close (nowhere);
  return own;
}

/* A descriptor that came closed would be given to the next file opened, and what
 * is meant for a stream would be written into it. Standard output is opened so
 * that writing to it fails. */
static void
open_standard_streams (void)
{
  const int modes[] = { O_RDONLY, O_RDONLY, O_WRONLY };

  for (int descriptor = 0; descriptor <= STDERR_FILENO; descriptor++)
    if (fcntl (descriptor, F_GETFD) < 0 && open ("/dev/null", modes[descriptor]) != descriptor)
      exit (EXIT_FAILURE);
}

/* What --help and --version print may not have arrived. */
static void
flush_standard_output (void)
{
  if (fflush (stdout) != 0 || ferror (stdout))
    _exit (EXIT_FAILURE);
}

static GLogWriterOutput
drop_message (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  return G_LOG_WRITER_HANDLED;
}

/* One line without control characters, whatever a file is called. */
static void
say (int descriptor, const char *message)
{
  g_autofree char *line = g_strdup (message);

  for (char *c = line; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  dprintf (descriptor, "follicle-render: %s\n", line);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  Options options;
  int status = EXIT_SUCCESS;
  int standard_error;

  open_standard_streams ();
  standard_error = take_standard_error ();
  atexit (flush_standard_output);
  setlocale (LC_ALL, "");
  fol_program_bind_translations ();
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  g_log_set_writer_func (drop_message, NULL, NULL);
  if (!options_parse (&options, &argc, &argv, &error))
    status = EXIT_USAGE;
  else if (options.version)
    g_print ("follicle-render %s\n", FOL_VERSION);
  else if (!run (&options, &note, &error))
    status = g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE) ? EXIT_USAGE
                                                                               : EXIT_FAILURE;
  if (error != NULL)
    say (standard_error, error->message);
  else if (note != NULL)
    say (standard_error, note);
  options_clear (&options);
  return status;
}
