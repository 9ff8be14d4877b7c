/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-NAME ROUNDS FOLDER…: gives every file in the folders to the target, then
 * each one changed in ROUNDS ways, the same ways every time. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#define MAX_SIZE 65536

static void
flip_bit (GByteArray *bytes, GRand *rand)
{
  bytes->data[g_rand_int_range (rand, 0, bytes->len)] ^= 1 << g_rand_int_range (rand, 0, 8);
}

static void
remove_piece (GByteArray *bytes, GRand *rand)
{
  const guint start = g_rand_int_range (rand, 0, bytes->len);
  const guint length = g_rand_int_range (rand, 1, 16);

  g_byte_array_remove_range (bytes, start, MIN (length, bytes->len - start));
}

/* @piece goes in before @place. */
static void
insert_piece (GByteArray *bytes, guint place, const guint8 *piece, guint length)
{
  const guint old_length = bytes->len;

  g_byte_array_set_size (bytes, old_length + length);
  memmove (bytes->data + place + length, bytes->data + place, old_length - place);
  memcpy (bytes->data + place, piece, length);
}

static void
repeat_piece (GByteArray *bytes, GRand *rand)
{
  const guint start = g_rand_int_range (rand, 0, bytes->len);
  const guint wanted = g_rand_int_range (rand, 1, 64);
  const guint length = MIN (wanted, bytes->len - start);
  const guint place = g_rand_int_range (rand, 0, bytes->len + 1);
  g_autofree guint8 *piece = g_memdup2 (bytes->data + start, length);

  insert_piece (bytes, place, piece, length);
}

/* Pieces that formats of text and of numbers stumble over. */
static void
insert_token (GByteArray *bytes, GRand *rand)
{
  static const char *const tokens[] = { "0",   "-1",   "1e999",   "-0.0",    "9223372036854775808",
                                        "0.1", "null", "true",    "[]",      "{}",
                                        "\"",  "\\",   "\\u0000", "\\ud83d", "[",
                                        "]",   "{",    "}",       ",",       ":",
                                        "\n",  "\xff", "\"a\":1," };
  const char *token = tokens[g_rand_int_range (rand, 0, G_N_ELEMENTS (tokens))];

  insert_piece (bytes, g_rand_int_range (rand, 0, bytes->len + 1), (const guint8 *) token,
                strlen (token));
}

/* Another digit, which leaves most texts well-formed. */
static void
change_digit (GByteArray *bytes, GRand *rand)
{
  const guint start = g_rand_int_range (rand, 0, bytes->len);

  for (guint i = 0; i < bytes->len; i++)
    {
      guint8 *byte = &bytes->data[(start + i) % bytes->len];

      if (g_ascii_isdigit (*byte))
        {
          *byte = '0' + g_rand_int_range (rand, 0, 10);
          return;
        }
    }
}

static void
run_changed (const guint8 *data, gsize size, GRand *rand)
{
  static void (*const changes[]) (GByteArray * bytes,
                                  GRand * rand) = { flip_bit,     remove_piece, repeat_piece,
                                                    insert_token, change_digit, change_digit };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint n_changes = g_rand_int_range (rand, 1, 5);

  g_byte_array_append (bytes, data, size);
  for (guint i = 0; i < n_changes && bytes->len > 0; i++)
    changes[g_rand_int_range (rand, 0, G_N_ELEMENTS (changes))](bytes, rand);
  LLVMFuzzerTestOneInput (bytes->data, bytes->len);
}

static guint
run_file (const char *path, guint n_rounds)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  /* The seed is the file's own, so that another file changes nothing here. */
  g_autofree char *name = g_path_get_basename (path);
  GRand *rand = g_rand_new_with_seed (g_str_hash (name));
  gsize size;

  if (!g_file_get_contents (path, &data, &size, &error))
    g_error ("%s", error->message);
  size = MIN (size, MAX_SIZE);
  LLVMFuzzerTestOneInput ((const guint8 *) data, size);
  for (guint i = 0; i < n_rounds; i++)
    run_changed ((const guint8 *) data, size, rand);
  g_rand_free (rand);
  return n_rounds + 1;
}

static guint
run_folder (const char *folder, guint n_rounds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_runs = 0;

  if (dir == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n_runs += run_file (path, n_rounds);
    }
  return n_runs;
}

int
main (int argc, char **argv)
{
  guint n_runs = 0;

  for (int i = 2; i < argc; i++)
    n_runs += run_folder (argv[i], atoi (argv[1]));
  g_print ("%u inputs\n", n_runs);
  return n_runs > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
