/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/design-unknown.h"

struct _FolUnknown
{
  JsonObject *members;
};

FolUnknown *
fol_unknown_new_take (JsonObject *members)
{
  FolUnknown *unknown = g_atomic_rc_box_new (FolUnknown);

  unknown->members = members;
  return unknown;
}

FolUnknown *
fol_unknown_ref (FolUnknown *unknown)
{
  return unknown != NULL ? g_atomic_rc_box_acquire (unknown) : NULL;
}

static void
unknown_clear (gpointer data)
{
  FolUnknown *unknown = data;

  json_object_unref (unknown->members);
}

void
fol_unknown_unref (FolUnknown *unknown)
{
  if (unknown != NULL)
    g_atomic_rc_box_release_full (unknown, unknown_clear);
}

JsonObject *
fol_unknown_get_members (const FolUnknown *unknown)
{
  return unknown != NULL ? unknown->members : NULL;
}

gboolean
fol_unknown_equal (const FolUnknown *one, const FolUnknown *other)
{
  if (one == other)
    return TRUE;
  return one != NULL && other != NULL && json_object_equal (one->members, other->members);
}
