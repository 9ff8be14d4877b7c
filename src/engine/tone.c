/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/tone.h"

#include "engine/composite.h"
#include "engine/lattice.h"
#include "engine/parallel.h"

#include <math.h>

/* Three nodes within the shortest scattering length keep bilinear steps out of
 * sight; a huge treated area is served more coarsely. */
#define NODES_PER_SD 1.7
#define MAX_NODES 8000000.0

/* Pigment is summed in integers, which commute: the order of dots is no matter. */
#define MASS_ONE 65536.0

#define MAX_RADIUS 64

/* A fourth, unused channel makes a node one aligned word of four. */
#define CHANNELS 4

/* Steps of the table from coverage to tint, which is read linearly between. */
#define N_TINTS 4096

struct _FolTone
{
  FolLattice lattice;
  guint16 *factors; /* CHANNELS a node; NULL where there are no dots */
  guint8 *touched;  /* per node: some factor is not one */
};

typedef struct
{
  FolTone *tone;
  const float *coverage; /* per node */
  float *across;         /* blurred along rows, per channel */
  guint16 tints[3][N_TINTS + 1];
  double sd_nodes[3];
} Blur;

static void
find_lattice (FolTone *tone, const FolDot *dots, guint n_dots, const FolLook *look)
{
  const double *sd = look->scattering_sd_mm;
  const double shortest_mm = MIN (sd[0], MIN (sd[1], sd[2]));
  const double margin_mm = FOL_TONE_REACH_SD * MAX (sd[0], MAX (sd[1], sd[2]));
  FolPoint min = { G_MAXDOUBLE, G_MAXDOUBLE }, max = { -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < n_dots; i++)
    {
      min = (FolPoint){ MIN (min.x, dots[i].u_mm), MIN (min.y, dots[i].v_mm) };
      max = (FolPoint){ MAX (max.x, dots[i].u_mm), MAX (max.y, dots[i].v_mm) };
    }

  const double width = max.x - min.x + 2.0 * margin_mm, height = max.y - min.y + 2.0 * margin_mm;

  tone->lattice = fol_lattice_cover (
      MAX (shortest_mm / NODES_PER_SD, sqrt (width * height / MAX_NODES)), min.x - margin_mm,
      min.y - margin_mm, max.x + margin_mm, max.y + margin_mm);
}

/* Each dot's pigment over the true skin a node stands for, shared by the four
 * nodes around it. */
static float *
lay_pigment (const FolTone *tone, const FolDot *dots, guint n_dots, const FolLook *look,
             const FolScalp *scalp)
{
  const FolLattice *lattice = &tone->lattice;
  const gsize n = fol_lattice_n_nodes (lattice);
  const double node_mm2 = lattice->step_mm * lattice->step_mm;
  g_autofree guint32 *mass = g_new0 (guint32, n);
  float *coverage = g_new (float, n);

  for (guint i = 0; i < n_dots; i++)
    {
      const double diameter_mm = dots[i].diameter_mm * look->radius_gain;
      const double area_mm2 = G_PI / 4.0 * diameter_mm * diameter_mm;
      const double skin_mm2 = node_mm2 * fol_scalp_area_ratio (scalp, dots[i].u_mm, dots[i].v_mm);
      const double units = area_mm2 * dots[i].strength / skin_mm2 * MASS_ONE;
      const double x = dots[i].u_mm / lattice->step_mm - lattice->i0;
      const double y = dots[i].v_mm / lattice->step_mm - lattice->j0;
      const int column = (int) x, row = (int) y;
      const double fx = x - column, fy = y - row;
      guint32 *node = mass + (gsize) row * (gsize) lattice->width + column;

      node[0] += (guint32) lround (units * (1.0 - fx) * (1.0 - fy));
      node[1] += (guint32) lround (units * fx * (1.0 - fy));
      node[lattice->width] += (guint32) lround (units * (1.0 - fx) * fy);
      node[lattice->width + 1] += (guint32) lround (units * fx * fy);
    }
  for (gsize k = 0; k < n; k++)
    coverage[k] = (float) (mass[k] / MASS_ONE);
  return coverage;
}

/* Laying and reading between nodes are triangles of variance 1/6 each, in
 * nodes; the Gaussian makes up the rest of the scattering length. */
static guint
make_kernel (double sd_nodes, float *kernel)
{
  const double sd = sqrt (MAX (sd_nodes * sd_nodes - 2.0 / 6.0, 0.01));
  const guint radius = MIN ((guint) floor (FOL_TONE_REACH_SD * sd), MAX_RADIUS);
  double sum = 0.0;

  for (guint i = 0; i <= radius; i++)
    {
      kernel[i] = (float) exp (-0.5 * i * i / (sd * sd));
      sum += i == 0 ? kernel[i] : 2.0 * kernel[i];
    }
  for (guint i = 0; i <= radius; i++)
    kernel[i] = (float) (kernel[i] / sum);
  return radius;
}

static void
blur_across (guint item, gpointer user_data)
{
  Blur *blur = user_data;
  const FolLattice *lattice = &blur->tone->lattice;
  const int width = lattice->width;
  const int channel = (int) (item % 3u);
  const gsize row = item / 3u;
  const float *in = blur->coverage + row * (gsize) width;
  float *out = blur->across + ((gsize) channel * (gsize) lattice->height + row) * (gsize) width;
  float kernel[MAX_RADIUS + 1];
  const int radius = (int) make_kernel (blur->sd_nodes[channel], kernel);

  for (int x = 0; x < width; x++)
    out[x] = 0.0f;
  for (int k = -radius; k <= radius; k++)
    {
      const float weight = kernel[ABS (k)];
      const int from = MAX (0, -k), to = MIN (width, width - k);

      for (int x = from; x < to; x++)
        out[x] += weight * in[x + k];
    }
}

/* T̄^(g - 1) by coverage, 0 to 1. */
static void
make_tints (guint16 tints[3][N_TINTS + 1], const FolLook *look)
{
  for (int c = 0; c < 3; c++)
    for (int i = 0; i <= N_TINTS; i++)
      {
        const double mean =
            MAX (1.0 - (double) i / N_TINTS * look->absorption[c], look->min_transmittance);

        tints[c][i] = fol_composite_factor (pow (mean, look->optical_gain - 1.0));
      }
}

static guint16
tint (const guint16 *tints, float coverage)
{
  const float at = MIN (coverage, 1.0f) * N_TINTS;
  const int i = MIN ((int) at, N_TINTS - 1);

  return (guint16) (tints[i] + (at - (float) i) * (tints[i + 1] - tints[i]) + 0.5f);
}

static void
blur_down (guint item, gpointer user_data)
{
  Blur *blur = user_data;
  FolTone *tone = blur->tone;
  const int width = tone->lattice.width, height = tone->lattice.height, y = (int) item;
  g_autofree float *sum = g_new (float, width);
  guint16 *factors = tone->factors + (gsize) y * (gsize) width * CHANNELS;
  guint8 *touched = tone->touched + (gsize) y * (gsize) width;

  for (int channel = 0; channel < 3; channel++)
    {
      const float *across = blur->across + (gsize) channel * (gsize) height * (gsize) width;
      float kernel[MAX_RADIUS + 1];
      const int radius = (int) make_kernel (blur->sd_nodes[channel], kernel);

      for (int x = 0; x < width; x++)
        sum[x] = 0.0f;
      for (int k = MAX (-radius, -y); k <= MIN (radius, height - 1 - y); k++)
        {
          const float *in = across + (gsize) (y + k) * (gsize) width;
          const float weight = kernel[ABS (k)];

          for (int x = 0; x < width; x++)
            sum[x] += weight * in[x];
        }
      for (int x = 0; x < width; x++)
        {
          factors[CHANNELS * x + channel] =
              sum[x] > 0.0f ? tint (blur->tints[channel], sum[x]) : FOL_COMPOSITE_ONE;
          touched[x] |= factors[CHANNELS * x + channel] != FOL_COMPOSITE_ONE;
        }
    }
}

FolTone *
fol_tone_new (const FolPlacement *placement, const FolLook *look, const FolScalp *scalp,
              guint n_threads)
{
  FolTone *tone = g_new0 (FolTone, 1);
  guint n_dots;
  const FolDot *dots = fol_placement_get_dots (placement, &n_dots);

  if (n_dots == 0)
    return tone;
  find_lattice (tone, dots, n_dots, look);

  const gsize n = fol_lattice_n_nodes (&tone->lattice);
  g_autofree float *coverage = lay_pigment (tone, dots, n_dots, look, scalp);
  g_autofree float *across = g_new (float, 3 * n);
  Blur blur = { .tone = tone, .coverage = coverage, .across = across };

  make_tints (blur.tints, look);
  for (int c = 0; c < 3; c++)
    blur.sd_nodes[c] = look->scattering_sd_mm[c] / tone->lattice.step_mm;
  tone->factors = g_new0 (guint16, CHANNELS * n);
  tone->touched = g_new0 (guint8, n);
  fol_parallel_for ((guint) tone->lattice.height * 3, n_threads, blur_across, &blur);
  fol_parallel_for ((guint) tone->lattice.height, n_threads, blur_down, &blur);
  return tone;
}

void
fol_tone_free (FolTone *tone)
{
  if (tone == NULL)
    return;
  g_free (tone->factors);
  g_free (tone->touched);
  g_free (tone);
}

gboolean
fol_tone_sample (const FolTone *tone, double u_mm, double v_mm, guint16 factors[3])
{
  const FolLattice *lattice = &tone->lattice;
  const double x = u_mm / lattice->step_mm - lattice->i0;
  const double y = v_mm / lattice->step_mm - lattice->j0;

  factors[0] = factors[1] = factors[2] = FOL_COMPOSITE_ONE;
  if (tone->factors == NULL
      || !(x >= 0.0 && y >= 0.0 && x < lattice->width - 1 && y < lattice->height - 1))
    return FALSE;

  const gsize node = (gsize) y * (gsize) lattice->width + (gsize) x;
  const gsize below = node + (gsize) lattice->width;

  if (!(tone->touched[node] | tone->touched[node + 1] | tone->touched[below]
        | tone->touched[below + 1]))
    return FALSE;

  const guint32 fx = (guint32) ((x - (int) x) * 256.0), fy = (guint32) ((y - (int) y) * 256.0);
  const guint16 *p = tone->factors + CHANNELS * node, *q = tone->factors + CHANNELS * below;
  guint32 mixed[CHANNELS];

  /* At most 32768 · 256 · 256 and a half: 32 bits hold it. */
  for (int c = 0; c < CHANNELS; c++)
    mixed[c] = ((p[c] * (256u - fx) + p[c + CHANNELS] * fx) * (256u - fy)
                + (q[c] * (256u - fx) + q[c + CHANNELS] * fx) * fy + 32768u)
               >> 16;
  for (int c = 0; c < 3; c++)
    factors[c] = (guint16) mixed[c];
  return TRUE;
}
