/* SPDX-License-Identifier: GPL-3.0-or-later */
/* follicle: the program with a window. */
#include "app/application.h"
#include "app/renderer.h"
#include "engine/program.h"

#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (FolApplication) application = NULL;

  fol_renderer_choose ();
  setlocale (LC_ALL, "");
  fol_program_bind_translations ();
  g_set_application_name ("Follicle");
  application = fol_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
