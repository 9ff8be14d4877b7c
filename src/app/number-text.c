/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/number-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

char *
fol_number_to_text (double value, int digits)
{
  /* No "-0". */
  if (fabs (value) < 0.5 * pow (10.0, -digits))
    value = 0.0;
  return g_strdup_printf ("%.*f", digits, value);
}

char *
fol_number_to_label (double value, int digits)
{
  g_autofree char *text = fol_number_to_text (value, digits);

  return text[0] == '-' ? g_strconcat ("−", text + 1, NULL) : g_steal_pointer (&text);
}

char *
fol_count_to_text (double value)
{
  return g_strdup_printf ("%'.0f", value);
}

gboolean
fol_number_from_text (const char *text, double *value)
{
  const char *decimal = localeconv ()->decimal_point;
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *plain = NULL;
  char *end;

  /* Where the comma is the decimal sign a point still is one too: whoever types
   * 0.17 means it, and sliders have no thousands. */
  if (*decimal != '\0' && strcmp (decimal, ".") != 0 && strstr (trimmed, decimal) != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (trimmed, decimal, 2);

      plain = g_strjoinv (".", parts);
    }
  else
    plain = g_strdup (trimmed);
  *value = g_ascii_strtod (plain, &end);
  return end != plain && isfinite (*value);
}
