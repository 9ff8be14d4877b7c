/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zlib inflates what the photo encoder and its Huffman codes make. */
#include "engine/huffman.h"
#include "engine/photo-deflate.h"

#include <string.h>
#include <zlib.h>

/* A code that is neither ambiguous nor wasteful fills the unit interval. */
static void
assert_complete (const FolHuffmanWord *words, guint n_symbols, guint max_bits)
{
  guint sum = 0;

  for (guint i = 0; i < n_symbols; i++)
    {
      g_assert_cmpuint (words[i].n_bits, <=, max_bits);
      if (words[i].n_bits > 0)
        sum += 1u << (max_bits - words[i].n_bits);
    }
  g_assert_cmpuint (sum, ==, 1u << max_bits);
}

/* RFC 1951, 3.2.2: lengths (3, 3, 3, 3, 3, 2, 4, 4) give these words. */
static void
test_canonical (void)
{
  const guint32 frequencies[] = { 10, 10, 10, 10, 10, 20, 5, 5 };
  const guint lengths[] = { 3, 3, 3, 3, 3, 2, 4, 4 };
  const guint reversed[] = { 2, 6, 1, 5, 3, 0, 7, 15 };
  FolHuffmanWord words[8];

  fol_huffman_code (frequencies, 8, 15, words);
  for (guint i = 0; i < 8; i++)
    {
      g_assert_cmpuint (words[i].n_bits, ==, lengths[i]);
      g_assert_cmpuint (words[i].bits, ==, reversed[i]);
    }
}

/* Fibonacci's numbers make the deepest tree there is. */
static void
test_length_limit (void)
{
  guint32 frequencies[30];
  FolHuffmanWord words[30];

  for (guint i = 0; i < 30; i++)
    frequencies[i] = i < 2 ? 1 : frequencies[i - 1] + frequencies[i - 2];
  fol_huffman_code (frequencies, 30, 14, words);
  assert_complete (words, 30, 14);
  fol_huffman_code (frequencies, 19, 7, words);
  assert_complete (words, 19, 7);
  fol_huffman_code (frequencies, 16, 4, words);
  assert_complete (words, 16, 4);
}

static void
test_few_symbols (void)
{
  const guint32 none[5] = { 0 }, one[5] = { 0, 0, 0, 9, 0 };
  FolHuffmanWord words[5];

  fol_huffman_code (none, 5, 7, words);
  assert_complete (words, 5, 7);
  fol_huffman_code (one, 5, 7, words);
  assert_complete (words, 5, 7);
  g_assert_cmpuint (words[3].n_bits, ==, 1);
}

static void
assert_inflates (const guint8 *rows, guint n_rows, gsize row_size, FolPhotoDeflate *deflate)
{
  const gsize size = n_rows * row_size, bound = fol_photo_deflate_bound (size);
  g_autofree guint8 *out = g_malloc (bound + 1);
  g_autofree guint8 *back = g_malloc (2 * size);
  z_stream z = { 0 };
  gsize n_out;

  /* Two pieces make one stream. */
  out[bound] = 0xa5;
  n_out = fol_photo_deflate_rows (deflate, rows, n_rows, row_size, FALSE, out);
  g_assert_cmpuint (out[bound], ==, 0xa5);
  g_assert_cmpint (inflateInit2 (&z, -15), ==, Z_OK);
  z.next_in = out;
  z.avail_in = (uInt) n_out;
  z.next_out = back;
  z.avail_out = (uInt) (2 * size);
  g_assert_cmpint (inflate (&z, Z_SYNC_FLUSH), ==, Z_OK);
  g_assert_cmpuint (z.avail_in, ==, 0);
  g_assert_cmpmem (back, z.total_out, rows, size);

  z.next_in = out;
  z.avail_in = (uInt) fol_photo_deflate_rows (deflate, rows, n_rows, row_size, TRUE, out);
  g_assert_cmpint (inflate (&z, Z_FINISH), ==, Z_STREAM_END);
  g_assert_cmpuint (z.avail_in, ==, 0);
  g_assert_cmpmem (back + size, z.total_out - size, rows, size);
  inflateEnd (&z);
}

/* Rows of repeats broken by noise more and more often, so that matches of every
 * length and distance occur, and searching gives up and starts again. */
static void
test_inflates (void)
{
  const guint n_rows = 40, row_size = 3001;
  g_autoptr (FolPhotoDeflate) deflate = fol_photo_deflate_new (n_rows * row_size);
  g_autofree guint8 *rows = g_malloc (n_rows * row_size);

  for (guint period = 1; period < 40000; period = period * 7 / 4 + 1)
    for (guint rarity = 1; rarity < 5000; rarity *= 6)
      {
        for (guint i = 0; i < n_rows * row_size; i++)
          {
            const gboolean fresh = i < 3 * period || g_test_rand_int_range (0, rarity) == 0;

            rows[i] = fresh ? (guint8) g_test_rand_int () : rows[i - 3 * period];
          }
        assert_inflates (rows, n_rows, row_size, deflate);
      }
}

static void
test_short_rows (void)
{
  g_autoptr (FolPhotoDeflate) deflate = fol_photo_deflate_new (4000);
  guint8 rows[4000];

  for (guint i = 0; i < sizeof rows; i++)
    rows[i] = (guint8) (i % 5);
  for (guint row_size = 4; row_size < 200; row_size += 3)
    for (guint n_rows = 1; n_rows <= 20; n_rows += 19)
      assert_inflates (rows, n_rows, row_size, deflate);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-deflate/canonical", test_canonical);
  g_test_add_func ("/photo-deflate/length-limit", test_length_limit);
  g_test_add_func ("/photo-deflate/few-symbols", test_few_symbols);
  g_test_add_func ("/photo-deflate/inflates", test_inflates);
  g_test_add_func ("/photo-deflate/short-rows", test_short_rows);
  return g_test_run ();
}
