/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-read-private.h"

#include "engine/error.h"
#include "engine/member-check.h"

#include <string.h>

/* How many numbers there are in the second list of a pair, until they are compared. */
typedef struct
{
  FolPigmentProfile *profile;
  guint n_weights;
  guint n_strengths;
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
  else if (strcmp (member->name, "shade_weights") == 0)
    reading->n_weights = fol_json_get_numbers (node, profile->shade_weights);
  else if (strcmp (member->name, "measured_shades") == 0)
    profile->n_measures = fol_json_get_numbers (node, profile->measured_shades);
  else
    reading->n_strengths = fol_json_get_numbers (node, profile->measured_strengths);
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

/* Two lists stand side by side: the fault is put on the one that is missing, or else on the
 * longer one. */
static gboolean
check_count (const char *where, const char *name, guint n, const char *other, guint n_other,
             GError **error)
{
  g_autofree char *path = NULL;

  if (n == n_other)
    return TRUE;
  if (n_other == 0 || (n != 0 && n_other > n))
    return check_count (where, other, n_other, name, n, error);
  path = fol_member_dup_path (where, name);
  if (n == 0)
    g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN,
                 "%s is missing: it must have a number for each of %s", path, other);
  else
    g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN,
                 "%s has %u numbers: it must have %u, one for each of %s", path, n, n_other, other);
  return FALSE;
}

static gboolean
check (const Reading *reading, const char *where, GError **error)
{
  const FolPigmentProfile *profile = reading->profile;

  if (!check_count (where, "shade_weights", reading->n_weights, "shades", profile->n_shades, error)
      || !check_count (where, "measured_strengths", reading->n_strengths, "measured_shades",
                       profile->n_measures, error))
    return FALSE;
  for (guint i = 1; i < profile->n_shades; i++)
    {
      if (profile->shades[i] <= profile->shades[i - 1])
        return fail (where, "shades", i, profile->shades[i], "more than", error);
      if (profile->shade_weights[i] > profile->shade_weights[i - 1])
        return fail (where, "shade_weights", i, profile->shade_weights[i], "at most", error);
    }
  return TRUE;
}

/* Half a profile is a mistake: what it was meant to change would go on as the program's own. */
static gboolean
check_complete (const FolFieldGroup *group, JsonObject *object, const char *where, GError **error)
{
  const FolMember *lacking = fol_design_find_lacking (group, object);
  g_autofree char *path = NULL;

  if (lacking == NULL)
    return TRUE;
  path = fol_member_dup_path (where, lacking->name);
  g_set_error (error, FOL_ERROR, FOL_ERROR_DESIGN, "%s is missing: a pigment profile must have it",
               path);
  return FALSE;
}

gboolean
fol_design_read_profile (JsonObject *object, const char *where, FolPigmentProfile *profile,
                         FolUnknown **unknown, GError **error)
{
  static const FolFieldGroup no_fields = { "pigment.profile", NULL, 0 };
  g_autoptr (FolUnknown) rest = NULL;
  FolPigmentProfile read = { 0 };
  Reading reading = { .profile = &read };

  if (!fol_design_read_object (&no_fields, object, where, read_profile_member, &reading, &rest,
                               error)
      || !check_complete (&no_fields, object, where, error) || !check (&reading, where, error))
    return FALSE;
  *profile = read;
  *unknown = g_steal_pointer (&rest);
  return TRUE;
}
