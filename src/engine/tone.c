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

/* What is laid and blurred: pigment, once for each channel's scattering length,
 * and fresh dots for redness. */
enum
{
  MAP_REDNESS = 3,
  N_MAPS
};

/* Fresh dots, in units of redness_dots_per_mm2, at which redness is full. */
#define FULL_REDNESS 8.0

typedef struct
{
  FolTone *tone;
  const float *laid[N_MAPS]; /* per node; NULL for no redness */
  double sd_nodes[N_MAPS];
  float *across;                 /* blurred along rows, a whole map each */
  guint16 tints[3][N_TINTS + 1]; /* by coverage, 0 to 1 */
  guint16 reds[3][N_TINTS + 1];  /* by redness, 0 to FULL_REDNESS */
} Blur;

static void
find_lattice (FolTone *tone, const FolDot *dots, guint n_dots, const FolLook *look)
{
  const double *sd = look->scattering_sd_mm;
  const double shortest_mm = MIN (sd[0], MIN (sd[1], sd[2]));
  const double margin_mm = FOL_TONE_REACH_SD * fol_look_longest_sd_mm (look);
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

/* Shares @units between the four nodes around a dot. */
static void
lay_dot (const FolLattice *lattice, guint32 *mass, const FolDot *dot, double units)
{
  const double x = dot->u_mm / lattice->step_mm - lattice->i0;
  const double y = dot->v_mm / lattice->step_mm - lattice->j0;
  const int column = (int) x, row = (int) y;
  const double fx = x - column, fy = y - row;
  guint32 *node = mass + (gsize) row * (gsize) lattice->width + column;

  node[0] += (guint32) lround (units * (1.0 - fx) * (1.0 - fy));
  node[1] += (guint32) lround (units * fx * (1.0 - fy));
  node[lattice->width] += (guint32) lround (units * (1.0 - fx) * fy);
  node[lattice->width + 1] += (guint32) lround (units * fx * fy);
}

static double
pigment_mm2 (const FolDot *dot, const FolLook *look)
{
  double gain, strength;

  fol_look_shade (look, dot->shade, &gain, &strength);
  return G_PI / 4.0 * dot->diameter_mm * gain * dot->diameter_mm * gain * dot->strength * strength
         * dot->depth;
}

/* In units in which redness is two thirds of full. A dot the limb hides reddens
 * as little as it darkens. */
static double
redness_mm2 (const FolDot *dot, const FolLook *look)
{
  if (dot->session != look->fresh_session)
    return 0.0;
  return MIN (dot->strength, 1.0) / look->redness_dots_per_mm2;
}

/* What each dot brings over the true skin that a node stands for. */
static float *
lay (const FolTone *tone, const FolDot *dots, guint n_dots, const FolLook *look,
     const FolScalp *scalp, double (*amount_mm2) (const FolDot *dot, const FolLook *look))
{
  const FolLattice *lattice = &tone->lattice;
  const gsize n = fol_lattice_n_nodes (lattice);
  const double node_mm2 = lattice->step_mm * lattice->step_mm;
  g_autofree guint32 *mass = g_new0 (guint32, n);
  float *laid = g_new (float, n);

  for (guint i = 0; i < n_dots; i++)
    {
      const double skin_mm2 = node_mm2 * fol_scalp_area_ratio (scalp, dots[i].u_mm, dots[i].v_mm);

      lay_dot (lattice, mass, &dots[i], amount_mm2 (&dots[i], look) / skin_mm2 * MASS_ONE);
    }
  for (gsize k = 0; k < n; k++)
    laid[k] = (float) (mass[k] / MASS_ONE);
  return laid;
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

static float *
across_row (const Blur *blur, int map, int y)
{
  const FolLattice *lattice = &blur->tone->lattice;

  return blur->across
         + ((gsize) map * (gsize) lattice->height + (gsize) y) * (gsize) lattice->width;
}

static void
blur_across (guint item, gpointer user_data)
{
  Blur *blur = user_data;
  const int width = blur->tone->lattice.width;
  const int map = (int) (item % N_MAPS), y = (int) (item / N_MAPS);
  float *out = across_row (blur, map, y);
  float kernel[MAX_RADIUS + 1];

  if (blur->laid[map] == NULL)
    return;

  const float *in = blur->laid[map] + (gsize) y * (gsize) width;
  const int radius = (int) make_kernel (blur->sd_nodes[map], kernel);

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

static void
make_tables (Blur *blur, const FolLook *look)
{
  for (int c = 0; c < 3; c++)
    for (int i = 0; i <= N_TINTS; i++)
      {
        const double t = (double) i / N_TINTS;
        const double mean = MAX (1.0 - t * look->absorption[c], look->min_transmittance);

        blur->tints[c][i] = fol_composite_factor (pow (mean, look->profile.optical_gain - 1.0));
        blur->reds[c][i] = fol_composite_factor (
            1.0 - look->redness_absorption[c] * (1.0 - exp (-FULL_REDNESS * t)));
      }
}

/* @at: 0 to 1. */
static guint16
look_up (const guint16 *table, float at)
{
  const float position = MIN (at, 1.0f) * N_TINTS;
  const int i = MIN ((int) position, N_TINTS - 1);

  return (guint16) (table[i] + (position - (float) i) * (table[i + 1] - table[i]) + 0.5f);
}

static void
sum_rows (const Blur *blur, int map, int y, float *sum)
{
  const int width = blur->tone->lattice.width, height = blur->tone->lattice.height;
  float kernel[MAX_RADIUS + 1];
  const int radius = (int) make_kernel (blur->sd_nodes[map], kernel);

  for (int x = 0; x < width; x++)
    sum[x] = 0.0f;
  for (int k = MAX (-radius, -y); k <= MIN (radius, height - 1 - y); k++)
    {
      const float *in = across_row (blur, map, y + k);
      const float weight = kernel[ABS (k)];

      for (int x = 0; x < width; x++)
        sum[x] += weight * in[x];
    }
}

static void
blur_down (guint item, gpointer user_data)
{
  Blur *blur = user_data;
  FolTone *tone = blur->tone;
  const int width = tone->lattice.width, y = (int) item;
  g_autofree float *sum = g_new (float, width);
  guint16 *factors = tone->factors + (gsize) y * (gsize) width * CHANNELS;
  guint8 *touched = tone->touched + (gsize) y * (gsize) width;

  for (int c = 0; c < 3; c++)
    {
      sum_rows (blur, c, y, sum);
      for (int x = 0; x < width; x++)
        factors[CHANNELS * x + c] =
            sum[x] > 0.0f ? look_up (blur->tints[c], sum[x]) : FOL_COMPOSITE_ONE;
    }
  if (blur->laid[MAP_REDNESS] != NULL)
    {
      sum_rows (blur, MAP_REDNESS, y, sum);
      for (int x = 0; x < width; x++)
        for (int c = 0; c < 3 && sum[x] > 0.0f; c++)
          factors[CHANNELS * x + c] = fol_composite_join (
              factors[CHANNELS * x + c], look_up (blur->reds[c], sum[x] / (float) FULL_REDNESS));
    }
  for (int x = 0; x < width; x++)
    for (int c = 0; c < 3; c++)
      touched[x] |= factors[CHANNELS * x + c] != FOL_COMPOSITE_ONE;
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
  g_autofree float *coverage = lay (tone, dots, n_dots, look, scalp, pigment_mm2);
  g_autofree float *redness =
      look->fresh_session > 0 ? lay (tone, dots, n_dots, look, scalp, redness_mm2) : NULL;
  g_autofree float *across = g_new (float, N_MAPS *n);
  Blur blur = { .tone = tone, .laid = { coverage, coverage, coverage, redness }, .across = across };

  make_tables (&blur, look);
  for (int c = 0; c < 3; c++)
    blur.sd_nodes[c] = look->scattering_sd_mm[c] / tone->lattice.step_mm;
  blur.sd_nodes[MAP_REDNESS] = look->redness_sd_mm / tone->lattice.step_mm;
  tone->factors = g_new0 (guint16, CHANNELS * n);
  tone->touched = g_new0 (guint8, n);
  fol_parallel_for ((guint) tone->lattice.height * N_MAPS, n_threads, blur_across, &blur);
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
