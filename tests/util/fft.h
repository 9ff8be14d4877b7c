/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain Fourier transform of square pictures, for tests. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double re;
  double im;
} FolComplex;

/* Transforms @data, @size × @size in rows, in place, without scaling. @size is a
 * power of two. */
void fol_fft_square (FolComplex *data, guint size);

G_END_DECLS
