/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/file-name.h"

#include <string.h>

static gboolean
ends_in (const char *name, gsize length, const char *suffix)
{
  const gsize n = strlen (suffix);

  return length > n && g_ascii_strncasecmp (name + length - n, suffix, n) == 0;
}

char *
fol_file_name_with_suffix (const char *name, const char *suffix)
{
  const gsize n = strlen (suffix);
  gsize length = strlen (name);

  if (!ends_in (name, length, suffix))
    return g_strconcat (name, suffix, NULL);
  while (ends_in (name, length - n, suffix))
    length -= n;
  return g_strndup (name, length);
}
