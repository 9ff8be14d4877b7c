/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/tool-private.h"

static int
find (const FolToolList *list, const FolDesign *design, gconstpointer part)
{
  for (guint i = 0; i < list->get_length (design); i++)
    if (list->get (design, i) == part)
      return (int) i;
  return -1;
}

int
fol_tool_follow (const FolToolList *list, const FolDesign *before, const FolDesign *after,
                 int index)
{
  const guint n = before != NULL ? list->get_length (before) : 0;
  int found;

  if (index < 0 || index >= (int) n)
    return -1;
  found = find (list, after, list->get (before, (guint) index));
  if (found < 0 && list->get_length (after) == n
      && find (list, before, list->get (after, (guint) index)) < 0)
    return index;
  return found;
}
