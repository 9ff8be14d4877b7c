/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/pigment-layer.h"

#include "engine/composite.h"
#include "engine/resample.h"
#include "engine/splat.h"
#include "engine/strands.h"
#include "engine/tone.h"
#include "engine/trade.h"

#include <math.h>
#include <string.h>

/* Rows drawn at once: their coverage and factors stay in cache. */
#define STRIP 64

/* The tint is worked out at nodes a power of two of pixels apart, nearer than
 * this on the skin, and read bilinearly between them. */
#define NODE_MM 0.45
#define MAX_NODE_SHIFT 5

#define COVERAGE_SHIFT 4
#define N_COVERAGES ((65536 >> COVERAGE_SHIFT) + 1)

struct _FolPigmentLayer
{
  FolScalp scalp;
  FolTone *tone;
  FolSplat *splat;
  FolPoint min_px; /* box of all dots and all tint, photo pixels */
  FolPoint max_px;
  gboolean empty;
  gboolean has_strands;
  FolStrandsKept strands;
  guint16 factors[N_COVERAGES][3]; /* of a dot, by coverage */
};

/* One strip of a rectangle on its way to factors. */
typedef struct
{
  const FolPigmentLayer *layer;
  double scale;
  FolRect rect;
  int shift;   /* log2 of the pixels between nodes */
  int node_x0; /* first node, in nodes from the picture's left */
  int node_y0;
  int n_nodes_x;
  int n_nodes_y;
  guint16 *nodes;     /* three a node */
  guint16 *coverage;  /* a pixel */
  guint16 *expanded;  /* two rows of nodes, three a pixel, in turn */
  guint16 *factors;   /* three a pixel of one row */
  guint8 *skin_light; /* three a pixel, or NULL */
  gboolean has_dots;
  gboolean has_tint;
  int first; /* columns that anything touches: first … end - 1 */
  int end;
} Strip;

static void
find_box (FolPigmentLayer *layer, const FolPlacement *placement, const FolLook *look,
          double blur_sd_mm)
{
  const double tint_mm = FOL_TONE_REACH_SD * fol_look_longest_sd_mm (look);
  const double soft_mm = 4.0 * hypot (look->softening_sd_mm, blur_sd_mm);
  guint n_dots;
  const FolDot *dots = fol_placement_get_dots (placement, &n_dots);
  double largest_mm = 0.0, gain, strength;

  layer->empty = n_dots == 0;
  layer->min_px = (FolPoint){ G_MAXDOUBLE, G_MAXDOUBLE };
  layer->max_px = (FolPoint){ -G_MAXDOUBLE, -G_MAXDOUBLE };
  for (guint i = 0; i < n_dots; i++)
    {
      layer->min_px.x = MIN (layer->min_px.x, dots[i].x_px);
      layer->min_px.y = MIN (layer->min_px.y, dots[i].y_px);
      layer->max_px.x = MAX (layer->max_px.x, dots[i].x_px);
      layer->max_px.y = MAX (layer->max_px.y, dots[i].y_px);
      fol_look_shade (look, dots[i].shade, &gain, &strength);
      largest_mm = MAX (largest_mm, dots[i].diameter_mm * gain);
    }

  /* The tint's lattice is read up to a node beyond its reach, and a length on
   * the unrolled scalp is nowhere shorter than in the photo by more than √2. */
  const double margin_px =
      (G_SQRT2 * (tint_mm + 1.0) + largest_mm + soft_mm) / layer->scalp.mm_per_px;

  layer->min_px = (FolPoint){ layer->min_px.x - margin_px, layer->min_px.y - margin_px };
  layer->max_px = (FolPoint){ layer->max_px.x + margin_px, layer->max_px.y + margin_px };
}

static void
make_factors (FolPigmentLayer *layer, const FolLook *look)
{
  for (int i = 0; i < N_COVERAGES; i++)
    {
      const double coverage = (double) (i << COVERAGE_SHIFT) / FOL_SPLAT_ONE;

      for (int c = 0; c < 3; c++)
        layer->factors[i][c] = fol_composite_factor (
            MAX (1.0 - coverage * look->absorption[c], look->min_transmittance));
    }
}

FolPigmentLayer *
fol_pigment_layer_new (const FolPlacement *placement, const FolLook *look, const FolScalp *scalp,
                       double blur_sd_mm, const FolStrandsKept *strands, guint n_threads)
{
  FolPigmentLayer *layer = g_new0 (FolPigmentLayer, 1);

  layer->scalp = *scalp;
  layer->has_strands = strands != NULL;
  if (strands != NULL)
    layer->strands = *strands;
  find_box (layer, placement, look, blur_sd_mm);
  layer->tone = fol_tone_new (placement, look, scalp, n_threads);
  layer->splat = fol_splat_new (placement, look, scalp->mm_per_px, blur_sd_mm);
  make_factors (layer, look);
  return layer;
}

void
fol_pigment_layer_free (FolPigmentLayer *layer)
{
  if (layer == NULL)
    return;
  fol_tone_free (layer->tone);
  fol_splat_free (layer->splat);
  g_free (layer);
}

static int
node_shift (const FolPigmentLayer *layer, double scale)
{
  const double mm_per_output_px = layer->scalp.mm_per_px / scale;
  int shift = 0;

  while (shift < MAX_NODE_SHIFT && mm_per_output_px * (2 << shift) <= NODE_MM)
    shift++;
  return shift;
}

/* Samples the tint at the strip's nodes, and notes which columns it reaches. */
static void
sample_nodes (Strip *strip)
{
  const FolPigmentLayer *layer = strip->layer;
  const int spacing = 1 << strip->shift;

  strip->has_tint = FALSE;
  for (int j = 0; j < strip->n_nodes_y; j++)
    for (int i = 0; i < strip->n_nodes_x; i++)
      {
        guint16 *node = strip->nodes + 3 * ((gsize) j * (gsize) strip->n_nodes_x + (gsize) i);
        const int x = (strip->node_x0 + i) * spacing, y = (strip->node_y0 + j) * spacing;
        double u, v;

        node[0] = node[1] = node[2] = FOL_COMPOSITE_ONE;
        if (!fol_scalp_from_px (&layer->scalp, x / strip->scale, y / strip->scale, &u, &v)
            || !fol_tone_sample (layer->tone, u, v, node))
          continue;
        strip->has_tint = TRUE;
        strip->first = MIN (strip->first, MAX (x - spacing - strip->rect.x, 0));
        strip->end = MAX (strip->end, MIN (x + spacing - strip->rect.x, strip->rect.width));
      }
}

/* A row of nodes as a row of pixels: between two nodes a factor goes up or down
 * by the same step from pixel to pixel. */
static void
expand_nodes (const Strip *strip, int node_row, guint16 *factors)
{
  const int spacing = 1 << strip->shift;
  const int bits = strip->shift + 1;
  const guint16 *nodes =
      strip->nodes + 3 * (gsize) (node_row - strip->node_y0) * (gsize) strip->n_nodes_x;
  int x = strip->first;

  while (x < strip->end)
    {
      const int at = strip->rect.x + x;
      const int phase = at & (spacing - 1);
      const int n = MIN (spacing - phase, strip->end - x);
      const guint16 *node = nodes + 3 * ((at >> strip->shift) - strip->node_x0);

      for (int c = 0; c < 3; c++)
        {
          const int slope = node[c + 3] - node[c];
          int value = node[c] * 2 * spacing + slope * (2 * phase + 1) + spacing;

          for (int i = 0; i < n; i++, value += 2 * slope)
            factors[3 * (x + i) + c] = (guint16) (value >> bits);
        }
      x += n;
    }
}

static void
mix_rows (guint16 *restrict out, const guint16 *restrict top, const guint16 *restrict bottom,
          gsize n, guint16 up, guint16 down, int bits)
{
  const guint32 half = 1u << (bits - 1);

  for (gsize i = 0; i < n; i++)
    out[i] = (guint16) (((guint32) top[i] * up + (guint32) bottom[i] * down + half) >> bits);
}

/* Rows of nodes are expanded once for all the pixel rows between them. */
static void
tint_row (const Strip *strip, int y)
{
  const int spacing = 1 << strip->shift;
  const int node_row = y >> strip->shift, phase = y & (spacing - 1);
  const gsize row_length = 3 * (gsize) strip->rect.width;
  guint16 *top = strip->expanded + (node_row & 1) * row_length;
  guint16 *bottom = strip->expanded + (~node_row & 1) * row_length;
  const gsize first = 3 * (gsize) strip->first, n = 3 * (gsize) strip->end - first;

  if (y == strip->rect.y)
    expand_nodes (strip, node_row, top);
  if (y == strip->rect.y || phase == 0)
    expand_nodes (strip, node_row + 1, bottom);
  mix_rows (strip->factors + first, top + first, bottom + first, n,
            (guint16) (2 * spacing - 2 * phase - 1), (guint16) (2 * phase + 1), strip->shift + 1);
}

static void
dot_pixel (const Strip *strip, guint16 coverage, guint16 *factors)
{
  const guint16 *dot =
      strip->layer->factors[(coverage + (1 << (COVERAGE_SHIFT - 1))) >> COVERAGE_SHIFT];

  factors[0] = fol_composite_join (factors[0], dot[0]);
  factors[1] = fol_composite_join (factors[1], dot[1]);
  factors[2] = fol_composite_join (factors[2], dot[2]);
}

/* Most pixels lie between dots: four are passed over at once. */
static void
dot_row (const Strip *strip, int y)
{
  const guint16 *coverage =
      strip->coverage + (gsize) (y - strip->rect.y) * (gsize) strip->rect.width;
  int x = strip->first;

  while (x < strip->end)
    {
      guint64 four = 1;

      if (x + 4 <= strip->end)
        memcpy (&four, coverage + x, sizeof four);
      if (four == 0)
        {
          x += 4;
          continue;
        }
      if (coverage[x] != 0)
        dot_pixel (strip, coverage[x], strip->factors + 3 * (gsize) x);
      x++;
    }
}

/* @rgb: the photo's pixels of the strip's row @y. */
static void
protect_row (const Strip *strip, int y, const guint8 *rgb)
{
  const gsize stride = 3 * (gsize) strip->rect.width, first = 3 * (gsize) strip->first;

  if (strip->skin_light != NULL)
    fol_strands_protect (
        strip->layer->strands.amount, 3 * (gsize) (strip->end - strip->first), rgb + first,
        strip->skin_light + (gsize) (y - strip->rect.y) * stride + first, strip->factors + first);
}

/* Called with the factors of row @y, for columns strip->first … strip->end - 1. */
typedef void (*RowFunc) (const Strip *strip, int y, guint8 *row);

static void
multiply_row (const Strip *strip, int y, guint8 *row)
{
  protect_row (strip, y, row);
  fol_composite_row (row + 3 * (gsize) strip->first, strip->factors + 3 * (gsize) strip->first,
                     3 * (gsize) (strip->end - strip->first));
}

/* The overlay is drawn without the photo, which must be looked up. */
static void
look_up_row (const Strip *strip, int y)
{
  const FolRect row = { strip->rect.x, y, strip->rect.width, 1 };
  g_autofree guint8 *rgb = NULL;

  if (strip->skin_light == NULL)
    return;
  rgb = g_malloc (3 * (gsize) row.width);
  fol_resample (strip->layer->strands.photo, strip->scale, &row, rgb, 3 * (gsize) row.width);
  protect_row (strip, y, rgb);
}

/* Of all straight-alpha colours that turn the reference skin into what it comes
 * to, the one of least alpha: its strongest channel is black. */
static void
overlay_row (const Strip *strip, int y, guint8 *row)
{
  const double *skin = fol_trade_get ()->reference_skin;

  look_up_row (strip, y);
  memset (row, 0, 4 * (gsize) strip->rect.width);
  for (int x = strip->first; x < strip->end; x++)
    {
      const guint16 *factors = strip->factors + 3 * (gsize) x;
      double after[3], least = 1.0;

      for (int c = 0; c < 3; c++)
        {
          const double m = factors[c] / (double) FOL_COMPOSITE_ONE;

          after[c] = MAX ((skin[c] + 0.055 * 255.0) * m - 0.055 * 255.0, 0.0);
          least = MIN (least, after[c] / skin[c]);
        }

      const guint8 alpha = (guint8) ceil ((1.0 - least) * 255.0);

      for (int c = 0; alpha > 0 && c < 3; c++)
        {
          const double color = (after[c] - skin[c] * (1.0 - alpha / 255.0)) / (alpha / 255.0);

          row[4 * x + c] = (guint8) lround (CLAMP (color, 0.0, 255.0));
        }
      row[4 * x + 3] = alpha;
    }
}

static void
draw_strip (Strip *strip, RowFunc func, guint8 *pixels, gsize stride)
{
  const gsize n = (gsize) strip->rect.width * (gsize) strip->rect.height;
  int first, end;

  strip->first = strip->rect.width;
  strip->end = 0;
  sample_nodes (strip);
  memset (strip->coverage, 0, n * sizeof *strip->coverage);
  strip->has_dots = fol_splat_draw (strip->layer->splat, strip->scale, &strip->rect,
                                    strip->coverage, &first, &end);
  if (strip->has_dots)
    {
      strip->first = MIN (strip->first, first);
      strip->end = MAX (strip->end, end);
    }
  if (strip->first >= strip->end)
    return;
  if (strip->skin_light != NULL)
    fol_resample (strip->layer->strands.skin_light, strip->scale, &strip->rect, strip->skin_light,
                  3 * (gsize) strip->rect.width);
  for (int y = strip->rect.y; y < strip->rect.y + strip->rect.height; y++)
    {
      if (strip->has_tint)
        tint_row (strip, y);
      else
        for (int i = 3 * strip->first; i < 3 * strip->end; i++)
          strip->factors[i] = FOL_COMPOSITE_ONE;
      if (strip->has_dots)
        dot_row (strip, y);
      func (strip, y, pixels + (gsize) (y - strip->rect.y) * stride);
    }
}

/* The part of @rect that pigment can reach. */
static gboolean
reached (const FolPigmentLayer *layer, double scale, const FolRect *rect, FolRect *part)
{
  const double left = MAX (floor (layer->min_px.x * scale), rect->x);
  const double top = MAX (floor (layer->min_px.y * scale), rect->y);
  const double right = MIN (ceil (layer->max_px.x * scale), (double) rect->x + rect->width);
  const double bottom = MIN (ceil (layer->max_px.y * scale), (double) rect->y + rect->height);

  if (layer->empty || left >= right || top >= bottom)
    return FALSE;
  *part = (FolRect){ (int) left, (int) top, (int) (right - left), (int) (bottom - top) };
  return TRUE;
}

static void
draw (const FolPigmentLayer *layer, double scale, const FolRect *rect, RowFunc func, guint8 *pixels,
      gsize stride)
{
  const int shift = node_shift (layer, scale);
  const gsize n_nodes_x = (gsize) (rect->width >> shift) + 3;
  g_autofree guint16 *nodes = g_new (guint16, 3 * n_nodes_x * ((STRIP >> shift) + 3));
  g_autofree guint16 *coverage = g_new (guint16, (gsize) rect->width * STRIP);
  g_autofree guint16 *expanded = g_new (guint16, 6 * (gsize) rect->width);
  g_autofree guint16 *factors = g_new (guint16, 3 * (gsize) rect->width);
  g_autofree guint8 *skin_light =
      layer->has_strands ? g_malloc (3 * (gsize) rect->width * STRIP) : NULL;

  for (int y = rect->y; y < rect->y + rect->height; y += STRIP)
    {
      Strip strip = { .layer = layer,
                      .scale = scale,
                      .rect = { rect->x, y, rect->width, MIN (STRIP, rect->y + rect->height - y) },
                      .shift = shift,
                      .node_x0 = rect->x >> shift,
                      .node_y0 = y >> shift,
                      .nodes = nodes,
                      .coverage = coverage,
                      .expanded = expanded,
                      .factors = factors,
                      .skin_light = skin_light };

      strip.n_nodes_x = ((rect->x + rect->width - 1) >> shift) + 2 - strip.node_x0;
      strip.n_nodes_y = ((y + strip.rect.height - 1) >> shift) + 2 - strip.node_y0;
      draw_strip (&strip, func, pixels + (gsize) (y - rect->y) * stride, stride);
    }
}

gboolean
fol_pigment_layer_apply (const FolPigmentLayer *layer, double scale, const FolRect *rect,
                         guint8 *pixels, gsize stride)
{
  FolRect part;

  if (!reached (layer, scale, rect, &part))
    return FALSE;
  draw (layer, scale, &part, multiply_row,
        pixels + (gsize) (part.y - rect->y) * stride + 3 * (gsize) (part.x - rect->x), stride);
  return TRUE;
}

void
fol_pigment_layer_overlay (const FolPigmentLayer *layer, double scale, const FolRect *rect,
                           guint8 *pixels, gsize stride)
{
  FolRect part;

  for (int y = 0; y < rect->height; y++)
    memset (pixels + (gsize) y * stride, 0, 4 * (gsize) rect->width);
  if (reached (layer, scale, rect, &part))
    draw (layer, scale, &part, overlay_row,
          pixels + (gsize) (part.y - rect->y) * stride + 4 * (gsize) (part.x - rect->x), stride);
}
