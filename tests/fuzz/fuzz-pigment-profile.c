/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a pigment profile: refused in one line, or read so that a design takes it
 * as it is, and what is written reads back as the same. */
#include "fuzz.h"

#include "engine/pigment-profile.h"

#include <string.h>

static void
check_again (const FolPigmentProfile *profile)
{
  g_autofree char *text = fol_pigment_profile_to_json (profile);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) design = NULL;
  g_autoptr (GError) error = NULL;
  FolPigmentSettings pigment = *fol_design_get_pigment (plain);
  FolPigmentProfile again;

  if (!fol_pigment_profile_from_json (bytes, "again", &again, &error))
    g_error ("%s:\n%s", error->message, text);
  pigment.has_profile = TRUE;
  pigment.profile = *profile;
  design = fol_design_with_pigment (plain, &pigment);
  g_assert_nonnull (design);
  g_assert_true (fol_pigment_settings_equal (fol_design_get_pigment (design), &pigment));
  pigment.profile = again;
  g_assert_true (fol_pigment_settings_equal (fol_design_get_pigment (design), &pigment));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  FolPigmentProfile profile;

  if (fol_pigment_profile_from_json (bytes, "fuzz", &profile, &error))
    check_again (&profile);
  else
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strchr (error->message, '\n'));
    }
  return 0;
}
