/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/message-text.h"

#include <string.h>

/* What goes on with the sentence that a file's name begins. */
static const char *const predicates[] = { "is ", "cannot ", "carries ", "has ", "needs " };

static gboolean
is_predicate (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (predicates); i++)
    if (g_str_has_prefix (text, predicates[i]))
      return TRUE;
  return FALSE;
}

/* A path at the start gives way to the file's name. */
static const char *
append_file (GString *out, const char *text)
{
  const char *end = text[0] == '/' ? text + 1 : NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  while (end != NULL && *end != '\0' && !g_str_has_prefix (end, ": ")
         && !g_str_has_prefix (end, ", line "))
    end++;
  if (end == NULL || *end == '\0')
    return text;
  path = g_strndup (text, (gsize) (end - text));
  name = g_path_get_basename (path);
  g_string_append_printf (out, "“%s”", name);
  return *end == ':' && is_predicate (end + 2) ? end + 1 : end;
}

/* What to do comes after a semicolon: a sentence of its own. */
static void
split_sentences (char *text)
{
  char *at;

  while ((at = strstr (text, "; ")) != NULL)
    {
      at[0] = '.';
      at[2] = g_ascii_toupper (at[2]);
    }
}

static gboolean
ends_sentence (const GString *out)
{
  return out->len == 0 || strchr (".!?", out->str[out->len - 1]) != NULL
         || g_str_has_suffix (out->str, "…");
}

char *
fol_message_text_from_error (const GError *error)
{
  GString *out = g_string_new (NULL);
  const char *rest = append_file (out, error->message);

  const gsize start = out->len;

  g_string_append (out, rest);
  split_sentences (out->str + start);
  if (g_ascii_islower (out->str[0]))
    out->str[0] = g_ascii_toupper (out->str[0]);
  if (!ends_sentence (out))
    g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}
