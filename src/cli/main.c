/* SPDX-License-Identifier: GPL-3.0-or-later */
/* follicle-render: the engine from the shell. */
#include "cli/run.h"

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
  const int own = dup (STDERR_FILENO);
  const int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);

  if (own >= 0 && nowhere >= 0)
    dup2 (nowhere, STDERR_FILENO);
  if (nowhere >= 0)
    close (nowhere);
  return own;
}

static GLogWriterOutput
drop_message (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  return G_LOG_WRITER_HANDLED;
}

/* One line, whatever a file is called. */
static void
say (int descriptor, const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\n\r", ' ');

  dprintf (descriptor, "follicle-render: %s\n", line);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  Options options;
  int status = EXIT_SUCCESS;
  const int standard_error = take_standard_error ();

  setlocale (LC_ALL, "");
  signal (SIGPIPE, SIG_IGN);
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
