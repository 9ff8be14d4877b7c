/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/json-scan.h"

#include "engine/error.h"
#include "engine/json-keys.h"

#include <errno.h>
#include <math.h>
#include <string.h>

/* The exact decimals of any double, with its sign, point and exponent, fit. */
#define MAX_NUMBER_LENGTH 1100

/* p stands at what comes next; text ends at end. Functions return FALSE with the
 * error set. */
typedef struct
{
  const char *text;
  const char *p;
  const char *end;
  const char *name;
  FolJsonKeys *keys;
  guint depth;
  guint n_values;
  guint n_objects;
  guint64 n_pairs;
  GError **error;
} Scan;

static gboolean scan_value (Scan *scan);

static gboolean
fail_at (const Scan *scan, const char *place, const char *what)
{
  const char *line_start = scan->text;
  guint line = 1;

  for (const char *p = scan->text; p < place; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }
  g_set_error (scan->error, FOL_ERROR, FOL_ERROR_DESIGN, "%s, line %u, column %ld: %s", scan->name,
               line, g_utf8_strlen (line_start, place - line_start) + 1, what);
  return FALSE;
}

static gboolean
fail (const Scan *scan, const char *what)
{
  if (scan->p == scan->end)
    return fail_at (scan, scan->end, "the text ends too early: it is not whole");
  return fail_at (scan, scan->p, what);
}

static void
skip_space (Scan *scan)
{
  while (scan->p < scan->end
         && (*scan->p == ' ' || *scan->p == '\n' || *scan->p == '\t' || *scan->p == '\r'))
    scan->p++;
}

static gboolean
next_is (const Scan *scan, char wanted)
{
  return scan->p < scan->end && *scan->p == wanted;
}

static guint
skip_digits (Scan *scan)
{
  const char *start = scan->p;

  while (scan->p < scan->end && g_ascii_isdigit (*scan->p))
    scan->p++;
  return scan->p - start;
}

/* Four hexadecimal digits, or -1. */
static int
scan_hex4 (Scan *scan)
{
  int unit = 0;

  for (guint i = 0; i < 4; i++, scan->p++)
    {
      if (scan->p == scan->end || !g_ascii_isxdigit (*scan->p))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (*scan->p);
    }
  return unit;
}

/* After a backslash. */
static gboolean
scan_escape (Scan *scan)
{
  const char *start = scan->p - 1;
  int unit, low = 0;

  if (scan->p == scan->end || strchr ("\"\\/bfnrtu", *scan->p) == NULL)
    return fail (scan, "there is no such escape");
  if (*scan->p++ != 'u')
    return TRUE;
  unit = scan_hex4 (scan);
  if (unit < 0)
    return fail (scan, "expected four hexadecimal digits");
  if (unit == 0)
    return fail_at (scan, start, "a text must not hold the character U+0000");
  if (unit < 0xD800 || unit > 0xDFFF)
    return TRUE;
  if (unit <= 0xDBFF && scan->end - scan->p >= 6 && scan->p[0] == '\\' && scan->p[1] == 'u')
    {
      scan->p += 2;
      low = scan_hex4 (scan);
    }
  if (low < 0xDC00 || low > 0xDFFF)
    return fail_at (scan, start, "half of a surrogate pair is missing");
  return TRUE;
}

static gboolean
scan_string (Scan *scan)
{
  scan->p++;
  while (scan->p < scan->end)
    {
      const guchar c = *scan->p;

      if (c < 0x20)
        return fail (scan, "a text must not hold control characters; write them as escapes");
      scan->p++;
      if (c == '"')
        return TRUE;
      if (c == '\\' && !scan_escape (scan))
        return FALSE;
    }
  return fail (scan, "");
}

/* Asks the C library only about numbers that may be too large. */
static gboolean
check_number (const Scan *scan, const char *start, gboolean is_integer, guint n_exponent)
{
  const gsize length = scan->p - start;
  char number[MAX_NUMBER_LENGTH + 1];

  if (length > MAX_NUMBER_LENGTH)
    return fail_at (scan, start, "a number of so many digits cannot be kept");
  if (is_integer ? length < 19 : (n_exponent < 3 && length < 200))
    return TRUE;
  memcpy (number, start, length);
  number[length] = '\0';
  if (is_integer)
    {
      errno = 0;
      (void) g_ascii_strtoll (number, NULL, 10);
      if (errno == ERANGE)
        return fail_at (scan, start,
                        "an integer beyond 64 bits cannot be kept exactly; write it as a text");
    }
  else if (!isfinite (g_ascii_strtod (number, NULL)))
    return fail_at (scan, start, "the number is too large");
  return TRUE;
}

static gboolean
scan_number (Scan *scan)
{
  const char *start = scan->p;
  gboolean is_integer = TRUE;
  guint n_exponent = 0;

  if (*scan->p == '-')
    scan->p++;
  if (next_is (scan, '0'))
    scan->p++;
  else if (skip_digits (scan) == 0)
    return fail (scan, "expected a digit");
  if (next_is (scan, '.'))
    {
      is_integer = FALSE;
      scan->p++;
      if (skip_digits (scan) == 0)
        return fail (scan, "expected a digit");
    }
  if (next_is (scan, 'e') || next_is (scan, 'E'))
    {
      is_integer = FALSE;
      scan->p++;
      if (next_is (scan, '+') || next_is (scan, '-'))
        scan->p++;
      n_exponent = skip_digits (scan);
      if (n_exponent == 0)
        return fail (scan, "expected a digit");
    }
  if (scan->p < scan->end && (g_ascii_isalnum (*scan->p) || *scan->p == '.'))
    return fail_at (scan, start, "this is not a number as JSON has it");
  return check_number (scan, start, is_integer, n_exponent);
}

static gboolean
scan_literal (Scan *scan)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      const gsize length = strlen (literals[i]);

      if ((gsize) (scan->end - scan->p) >= length && memcmp (scan->p, literals[i], length) == 0)
        {
          scan->p += length;
          return TRUE;
        }
    }
  return fail (scan, "expected a value");
}

/* At the bracket that opens a list or an object. */
static gboolean
scan_open (Scan *scan)
{
  if (++scan->depth > FOL_JSON_MAX_DEPTH)
    return fail (scan, "more than 64 lists and objects inside one another");
  scan->p++;
  skip_space (scan);
  return TRUE;
}

/* After an element: @more tells whether a comma announces another. */
static gboolean
scan_next (Scan *scan, char close, gboolean *more)
{
  skip_space (scan);
  *more = next_is (scan, ',');
  if (!*more && !next_is (scan, close))
    return fail (scan, close == ']' ? "expected a comma or “]”" : "expected a comma or “}”");
  scan->p++;
  skip_space (scan);
  if (!*more)
    scan->depth--;
  return TRUE;
}

static gboolean
scan_list (Scan *scan)
{
  gboolean more = TRUE;

  if (!scan_open (scan))
    return FALSE;
  if (next_is (scan, ']'))
    return scan_next (scan, ']', &more);
  while (more)
    if (!scan_value (scan) || !scan_next (scan, ']', &more))
      return FALSE;
  return TRUE;
}

static gboolean
scan_member (Scan *scan)
{
  const char *key = scan->p + 1;

  if (!next_is (scan, '"'))
    return fail (scan, "expected the name of a member in double quotes");
  if (!scan_string (scan))
    return FALSE;
  fol_json_keys_push (scan->keys, key, scan->p - 1 - key);
  skip_space (scan);
  if (!next_is (scan, ':'))
    return fail (scan, "expected a colon");
  scan->p++;
  skip_space (scan);
  return scan_value (scan);
}

static gboolean
check_names (Scan *scan, guint first_key)
{
  const guint64 n_names = fol_json_keys_get_length (scan->keys) - first_key;
  const char *twice;
  g_autofree char *shown = NULL;
  g_autofree char *what = NULL;

  scan->n_pairs += n_names * n_names;
  if (scan->n_pairs > FOL_JSON_MAX_PAIRS)
    return fail_at (scan, scan->p - 1, "too many members in too large objects");
  twice = fol_json_keys_pop (scan->keys, first_key);
  if (twice == NULL)
    return TRUE;
  shown = g_utf8_make_valid (twice, MIN (strchr (twice, '"') - twice, 100));
  what = g_strdup_printf ("the member “%s” is given twice", shown);
  return fail_at (scan, twice, what);
}

static gboolean
scan_object (Scan *scan)
{
  const guint first_key = fol_json_keys_get_length (scan->keys);
  gboolean more = TRUE;

  if (++scan->n_objects > FOL_JSON_MAX_OBJECTS)
    return fail (scan, "more than 100000 objects: it is too large");
  if (!scan_open (scan))
    return FALSE;
  if (next_is (scan, '}'))
    return scan_next (scan, '}', &more);
  while (more)
    if (!scan_member (scan) || !scan_next (scan, '}', &more))
      return FALSE;
  return check_names (scan, first_key);
}

static gboolean
scan_value (Scan *scan)
{
  if (++scan->n_values > FOL_JSON_MAX_VALUES)
    return fail (scan, "more than 3000000 values: it is too large");
  if (scan->p == scan->end)
    return fail (scan, "");
  switch (*scan->p)
    {
    case '{':
      return scan_object (scan);
    case '[':
      return scan_list (scan);
    case '"':
      return scan_string (scan);
    case '-':
    case '0' ... '9':
      return scan_number (scan);
    default:
      return scan_literal (scan);
    }
}

static gboolean
check_characters (const Scan *scan)
{
  const char *bad;

  if (g_utf8_validate_len (scan->text, scan->end - scan->text, &bad))
    return TRUE;
  return fail_at (scan, bad, *bad == '\0' ? "a NUL byte: it is not text" : "it is not UTF-8 text");
}

gboolean
fol_json_scan (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (FolJsonKeys) keys = fol_json_keys_new ();
  Scan scan = {
    .text = text, .p = text, .end = text + length, .name = name, .keys = keys, .error = error
  };

  if (length > FOL_JSON_MAX_SIZE)
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
                   "%s is larger than 16 MB: it cannot be a design", name);
      return FALSE;
    }
  if (!check_characters (&scan))
    return FALSE;
  skip_space (&scan);
  if (!scan_value (&scan))
    return FALSE;
  skip_space (&scan);
  return scan.p == scan.end || fail (&scan, "there is more after the end");
}
