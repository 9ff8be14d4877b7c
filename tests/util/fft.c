/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fft.h"

#include <math.h>

static void
swap (FolComplex *a, FolComplex *b)
{
  const FolComplex kept = *a;

  *a = *b;
  *b = kept;
}

static void
reverse_bits (FolComplex *row, guint size)
{
  for (guint i = 1, j = 0; i < size; i++)
    {
      guint bit = size >> 1;

      for (; j & bit; bit >>= 1)
        j ^= bit;
      j ^= bit;
      if (i < j)
        swap (&row[i], &row[j]);
    }
}

/* Cooley & Tukey's radix-2 transform; @roots are the first half of the @size
 * roots of unity. */
static void
transform_row (FolComplex *row, guint size, const FolComplex *roots)
{
  reverse_bits (row, size);
  for (guint half = 1; half < size; half *= 2)
    for (guint block = 0; block < size; block += 2 * half)
      for (guint i = 0; i < half; i++)
        {
          const FolComplex w = roots[i * (size / (2 * half))];
          FolComplex *a = &row[block + i];
          FolComplex *b = a + half;
          const double re = b->re * w.re - b->im * w.im;
          const double im = b->re * w.im + b->im * w.re;

          b->re = a->re - re;
          b->im = a->im - im;
          a->re += re;
          a->im += im;
        }
}

static void
transpose (FolComplex *data, guint size)
{
  const guint block = MIN (size, 16);

  for (guint y0 = 0; y0 < size; y0 += block)
    for (guint x0 = 0; x0 <= y0; x0 += block)
      for (guint y = y0; y < y0 + block; y++)
        for (guint x = x0; x < MIN (x0 + block, y); x++)
          swap (&data[y * size + x], &data[x * size + y]);
}

void
fol_fft_square (FolComplex *data, guint size)
{
  g_autofree FolComplex *roots = g_new (FolComplex, MAX (size / 2, 1));

  for (guint i = 0; i < size / 2; i++)
    {
      roots[i].re = cos (2.0 * G_PI * i / size);
      roots[i].im = -sin (2.0 * G_PI * i / size);
    }
  for (int axis = 0; axis < 2; axis++)
    {
      for (guint y = 0; y < size; y++)
        transform_row (data + (gsize) y * size, size, roots);
      transpose (data, size);
    }
}
