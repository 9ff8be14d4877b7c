/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/json-keys.h"

#include <string.h>

typedef struct
{
  const char *place; /* in the text */
  const char *name;  /* without escapes */
  gsize length;
} Key;

struct _FolJsonKeys
{
  GArray *open;
  GStringChunk *decoded;
};

FolJsonKeys *
fol_json_keys_new (void)
{
  FolJsonKeys *keys = g_new0 (FolJsonKeys, 1);

  keys->open = g_array_new (FALSE, FALSE, sizeof (Key));
  keys->decoded = g_string_chunk_new (4096);
  return keys;
}

void
fol_json_keys_free (FolJsonKeys *keys)
{
  g_array_unref (keys->open);
  g_string_chunk_free (keys->decoded);
  g_free (keys);
}

guint
fol_json_keys_get_length (const FolJsonKeys *keys)
{
  return keys->open->len;
}

static guint
parse_hex4 (const char *digits)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value * 16 + g_ascii_xdigit_value (digits[i]);
  return value;
}

/* Appends the character that the escape after a backslash stands for; returns
 * where it ends. A pair of \u escapes is one character (RFC 8259, section 7). */
static const char *
decode_escape (const char *p, GString *name)
{
  static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
  const char *found;
  guint unit;

  if (*p != 'u')
    {
      found = strchr (from, *p);
      g_string_append_c (name, found != NULL ? to[found - from] : *p);
      return p + 1;
    }
  unit = parse_hex4 (p + 1);
  if (unit < 0xD800 || unit > 0xDBFF)
    {
      g_string_append_unichar (name, unit);
      return p + 5;
    }
  g_string_append_unichar (name, 0x10000 + ((unit - 0xD800) << 10) + (parse_hex4 (p + 7) - 0xDC00));
  return p + 11;
}

static Key
decode_key (FolJsonKeys *keys, const char *text, gsize length)
{
  g_autoptr (GString) name = g_string_sized_new (length);
  const char *const end = text + length;

  for (const char *p = text; p < end;)
    if (*p == '\\')
      p = decode_escape (p + 1, name);
    else
      g_string_append_c (name, *p++);
  return (Key){ text, g_string_chunk_insert_len (keys->decoded, name->str, name->len), name->len };
}

void
fol_json_keys_push (FolJsonKeys *keys, const char *text, gsize length)
{
  Key key = { text, text, length };

  if (memchr (text, '\\', length) != NULL)
    key = decode_key (keys, text, length);
  g_array_append_val (keys->open, key);
}

static int
compare_keys (gconstpointer one, gconstpointer other)
{
  const Key *a = one, *b = other;

  if (a->length != b->length)
    return a->length < b->length ? -1 : 1;
  return memcmp (a->name, b->name, a->length);
}

const char *
fol_json_keys_pop (FolJsonKeys *keys, guint start)
{
  const guint n = keys->open->len - start;
  const char *twice = NULL;
  Key *list;

  if (n == 0)
    return NULL;
  list = &g_array_index (keys->open, Key, start);
  if (n > 1)
    qsort (list, n, sizeof *list, compare_keys);
  for (guint i = 1; i < n && twice == NULL; i++)
    if (compare_keys (&list[i - 1], &list[i]) == 0)
      twice = MAX (list[i - 1].place, list[i].place);
  g_array_set_size (keys->open, start);
  return twice;
}
