/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/huffman.h"

#include <stdlib.h>

#define MAX_BITS 15

typedef struct
{
  guint64 weight;
  guint symbol;
} Leaf;

static int
compare_leaves (const void *a, const void *b)
{
  const Leaf *one = a;
  const Leaf *other = b;

  if (one->weight != other->weight)
    return one->weight < other->weight ? -1 : 1;
  return one->symbol < other->symbol ? -1 : 1;
}

/* Fills @leaves, lightest first, and returns how many there are. */
static guint
collect_leaves (const guint32 *frequencies, guint n_symbols, Leaf *leaves)
{
  guint n = 0;

  for (guint i = 0; i < n_symbols; i++)
    if (frequencies[i] > 0)
      leaves[n++] = (Leaf){ frequencies[i], i };
  for (guint i = 0; n < 2; i++)
    if (frequencies[i] == 0)
      leaves[n++] = (Leaf){ 1, i };
  qsort (leaves, n, sizeof *leaves, compare_leaves);
  return n;
}

/* Huffman's algorithm with two queues, the leaves and the nodes made so far,
 * both of which are in order of weight. Returns the depth of the deepest leaf. */
static guint
measure_depths (const Leaf *leaves, guint n_leaves, guint8 *depths)
{
  guint64 weights[FOL_HUFFMAN_MAX_SYMBOLS];
  guint parents[2 * FOL_HUFFMAN_MAX_SYMBOLS]; /* leaves, then nodes */
  guint node_depths[FOL_HUFFMAN_MAX_SYMBOLS];
  guint leaf = 0, oldest = 0, deepest = 0;
  const guint n_nodes = n_leaves - 1;

  for (guint node = 0; node < n_nodes; node++)
    {
      weights[node] = 0;
      for (int child = 0; child < 2; child++)
        {
          const gboolean take_leaf =
              oldest == node || (leaf < n_leaves && leaves[leaf].weight <= weights[oldest]);

          weights[node] += take_leaf ? leaves[leaf].weight : weights[oldest];
          parents[take_leaf ? leaf++ : n_leaves + oldest++] = node;
        }
    }
  node_depths[n_nodes - 1] = 0;
  for (guint node = n_nodes - 1; node-- > 0;)
    node_depths[node] = node_depths[parents[n_leaves + node]] + 1;
  for (guint i = 0; i < n_leaves; i++)
    {
      const guint depth = node_depths[parents[i]] + 1;

      depths[i] = (guint8) depth;
      deepest = MAX (deepest, depth);
    }
  return deepest;
}

static guint16
reverse_bits (guint value, guint n_bits)
{
  guint reversed = 0;

  for (guint i = 0; i < n_bits; i++)
    reversed |= ((value >> i) & 1) << (n_bits - 1 - i);
  return (guint16) reversed;
}

/* Canonical words from their lengths (RFC 1951, 3.2.2). */
static void
assign_words (FolHuffmanWord *words, guint n_symbols)
{
  guint counts[MAX_BITS + 1] = { 0 };
  guint next[MAX_BITS + 1] = { 0 };

  for (guint i = 0; i < n_symbols; i++)
    counts[words[i].n_bits]++;
  counts[0] = 0;
  for (guint n_bits = 1; n_bits <= MAX_BITS; n_bits++)
    next[n_bits] = (next[n_bits - 1] + counts[n_bits - 1]) << 1;
  for (guint i = 0; i < n_symbols; i++)
    if (words[i].n_bits > 0)
      words[i].bits = reverse_bits (next[words[i].n_bits]++, words[i].n_bits);
}

void
fol_huffman_code (const guint32 *frequencies, guint n_symbols, guint max_bits,
                  FolHuffmanWord *words)
{
  Leaf leaves[FOL_HUFFMAN_MAX_SYMBOLS];
  guint8 depths[FOL_HUFFMAN_MAX_SYMBOLS];
  guint n_leaves;

  g_return_if_fail (n_symbols >= 2 && n_symbols <= FOL_HUFFMAN_MAX_SYMBOLS);
  g_return_if_fail (max_bits <= MAX_BITS && n_symbols <= 1u << max_bits);

  n_leaves = collect_leaves (frequencies, n_symbols, leaves);
  /* Flattening the weights shortens the longest words at little cost, as in
   * bzip2; in the end all weigh 1 and the tree is balanced. It keeps the order. */
  while (measure_depths (leaves, n_leaves, depths) > max_bits)
    for (guint i = 0; i < n_leaves; i++)
      leaves[i].weight = (leaves[i].weight + 1) / 2;
  for (guint i = 0; i < n_symbols; i++)
    words[i] = (FolHuffmanWord){ 0, 0 };
  for (guint i = 0; i < n_leaves; i++)
    words[leaves[i].symbol].n_bits = depths[i];
  assign_words (words, n_symbols);
}
