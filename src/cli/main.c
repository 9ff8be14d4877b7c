/* SPDX-License-Identifier: GPL-3.0-or-later */
/* follicle-render: the engine from the shell. */
#include "cli/run.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>

enum
{
  EXIT_USAGE = 2
};

/* Libraries have their own ways of saying that a file is bad; the one line the
 * user gets is ours. */
static GLogWriterOutput
drop_message (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  return G_LOG_WRITER_HANDLED;
}

/* One line, whatever a file is called. */
static void
say (const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\n\r", ' ');

  g_printerr ("follicle-render: %s\n", line);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  Options options;
  int status = EXIT_SUCCESS;

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
    say (error->message);
  else if (note != NULL)
    say (note);
  options_clear (&options);
  return status;
}
