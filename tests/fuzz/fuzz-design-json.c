/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a design: refused in one line, or read so that what is written
 * reads back as the same design and is then written the same. */
#include "fuzz.h"

#include "engine/design-json.h"

#include <string.h>

static void
check_again (const FolDesign *design)
{
  g_autofree char *text = fol_design_to_json (design);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (FolDesign) again = fol_design_from_json (bytes, "again", NULL, &error);
  g_autofree char *text_again = NULL;

  if (again == NULL)
    g_error ("%s:\n%s", error->message, text);
  text_again = fol_design_to_json (again);
  g_assert_true (fol_design_equal (design, again));
  g_assert_true (fol_design_same_geometry (design, again));
  g_assert_cmpstr (text, ==, text_again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FolDesign) design = fol_design_from_json (bytes, "fuzz", NULL, &error);

  if (design != NULL)
    check_again (design);
  else
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strchr (error->message, '\n'));
    }
  return 0;
}
