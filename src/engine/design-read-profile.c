/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-read-private.h"

#include "engine/error.h"
#include "engine/member-check.h"

#include <string.h>

/* Where the weights are, until it is known how many shades there are. */
typedef struct
{
  FolPigmentProfile *profile;
  guint n_weights;
} Reading;

static gboolean
read_profile_member (const FolMember *member, JsonNode *node, gpointer structure, GError **error)
{
  Reading *reading = structure;
  FolPigmentProfile *profile = reading->profile;

  if (strcmp (member->name, "name") == 0)
    g_strlcpy (profile->name, json_node_get_string (node), sizeof profile->name);
  else if (strcmp (member->name, "optical_gain") == 0)
    profile->optical_gain = json_node_get_double (node);
  else if (strcmp (member->name, "shades") == 0)
    profile->n_shades = fol_json_get_numbers (node, profile->shades);
  else
    reading->n_weights = fol_json_get_numbers (node, profile->shade_weights);
  return TRUE;
}

static gboolean
fail (const char *where, const char *name, guint index, double value, const char *must,
      GError **error)
{
  g_autofree char *path = fol_member_dup_path (where, name);

  g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s.%u is %g: it must be %s the one before it",
               path, index, value, must);
  return FALSE;
}

static gboolean
check (const Reading *reading, const char *where, GError **error)
{
  const FolPigmentProfile *profile = reading->profile;

  if (reading->n_weights != profile->n_shades)
    {
      g_autofree char *path = fol_member_dup_path (where, "shade_weights");

      g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN,
                   "%s has %u numbers: it must have %u, one for each of shades", path,
                   reading->n_weights, profile->n_shades);
      return FALSE;
    }
  for (guint i = 1; i < profile->n_shades; i++)
    {
      if (profile->shades[i] <= profile->shades[i - 1])
        return fail (where, "shades", i, profile->shades[i], "more than", error);
      if (profile->shade_weights[i] > profile->shade_weights[i - 1])
        return fail (where, "shade_weights", i, profile->shade_weights[i], "at most", error);
    }
  return TRUE;
}

gboolean
fol_design_read_profile (JsonObject *object, const char *where, FolPigmentProfile *profile,
                         gboolean *is_there, FolUnknown **unknown, GError **error)
{
  static const FolFieldGroup no_fields = { "pigment.profile", NULL, 0 };
  g_autoptr (FolUnknown) rest = NULL;
  FolPigmentProfile read = { 0 };
  Reading reading = { .profile = &read };

  *is_there = FALSE;
  if (!fol_design_read_object (&no_fields, object, where, read_profile_member, &reading, &rest,
                               error))
    return FALSE;
  if (!fol_design_is_complete (&no_fields, object))
    return TRUE;
  if (!check (&reading, where, error))
    return FALSE;
  *profile = read;
  *unknown = g_steal_pointer (&rest);
  *is_there = TRUE;
  return TRUE;
}
