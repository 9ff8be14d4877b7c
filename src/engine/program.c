/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/program.h"

#include "engine/i18n.h"

#include <libintl.h>

char *
fol_program_dup_build_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, FOL_BUILD_FOLDER G_DIR_SEPARATOR_S)
             ? g_strdup (FOL_BUILD_FOLDER)
             : NULL;
}

void
fol_program_bind_translations (void)
{
  g_autofree char *build_folder = fol_program_dup_build_folder ();
  g_autofree char *folder = build_folder != NULL ? g_build_filename (build_folder, "po", NULL)
                                                 : g_strdup (FOL_LOCALE_FOLDER);

  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
