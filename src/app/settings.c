/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/settings.h"

#include "engine/program.h"

#define SCHEMA_ID "app.follicle.Follicle"

GSettings *
fol_settings_new (void)
{
  g_autofree char *build_folder = fol_program_dup_build_folder ();
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) built = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (build_folder != NULL)
    {
      g_autofree char *data = g_build_filename (build_folder, "data", NULL);

      built = g_settings_schema_source_new_from_directory (data, installed, FALSE, NULL);
    }
  if (built != NULL || installed != NULL)
    schema = g_settings_schema_source_lookup (built != NULL ? built : installed, SCHEMA_ID, TRUE);
  if (schema == NULL)
    g_error ("The settings schema %s is not installed: install Follicle again, or run it from "
             "its build folder",
             SCHEMA_ID);
  return g_settings_new_full (schema, NULL, NULL);
}
