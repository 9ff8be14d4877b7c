/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/relight.h"

#include "engine/srgb.h"
#include "engine/trade.h"

#include <math.h>

/* Estimates are smooth: they are asked for at nodes so many times a cell of theirs, at least
 * and at most so many output pixels apart. */
#define NODES_PER_CELL 2.0
#define LEAST_STEP_PX 3.0
#define MOST_STEP_PX 8.0

/* Bare skin's own unevenness: by so much it is darker, or paler, without shine elsewhere. */
#define LEAST_BARE 0.9f
#define LEAST_CHROMA 0.88f

/* Contrast is hair's and shadow's: below the first share of bare skin nothing gets darker
 * still, nor lighter above the other. */
#define LEAST_RATIO 0.02f
#define MOST_RATIO 1.3f
#define MOST_TEXTURE 1.3f

/* Shine past this share hides the colour of skin; and from where to where a pixel's own colour
 * tells skin from background, over bare skin's. */
#define HIDING 0.4f
#define COLOUR_NONE 0.15f
#define COLOUR_ALL 0.4f

/* From where to where of the cover it is not the edge of skin. */
#define COVER_NONE 0.6f
#define COVER_ALL 0.95f

/* Bare skin's light over its mean: from where to where it is skin in the shade, and not hair. */
#define SHADE_NONE 0.15f
#define SHADE_ALL 0.35f

/* Light over bare skin's, from where to where what is not skin is no hair, but a wall or a
 * shirt, that no lamp of ours lights. */
#define HAIR_ALL 0.75f
#define HAIR_NONE 1.15f

/* What the estimates say of a place; all floats. */
typedef struct
{
  float shine;      /* share of the light that pigment was laid under */
  float cover;      /* of skin */
  float light;      /* of bare skin */
  float chroma;     /* of bare skin, times its light */
  float rgb[3];     /* of bare skin over its light */
  float flattening; /* factor on the light of skin */
  float diffuse;    /* factor on what lies under the shine */
  float gloss;      /* linear light that the lamp adds to bare skin */
  float hair_room;  /* 0–1: whether there may be hair */
} Node;

#define N_FIELDS (sizeof (Node) / sizeof (float))

static const FolLightNumbers *
numbers_of (FolLight light)
{
  return &fol_trade_get ()->lights[light - FOL_LIGHT_SOFT];
}

void
fol_relight_init (FolRelight *relight, FolLight light, const FolScene *scene)
{
  *relight = (FolRelight){ .light = light };
  if (light == FOL_LIGHT_AS_TAKEN)
    return;
  relight->analysis = fol_scene_get_analysis (scene);
  fol_lamp_init (&relight->lamp, numbers_of (light),
                 fol_design_get_view (fol_scene_get_design (scene)),
                 fol_field_get_scalp (fol_scene_get_field (scene)));
}

gboolean
fol_relight_equal (const FolRelight *one, const FolRelight *other)
{
  if (one->light != other->light || one->light == FOL_LIGHT_AS_TAKEN)
    return one->light == other->light;
  return one->analysis == other->analysis && fol_lamp_equal (&one->lamp, &other->lamp);
}

/* Smooth brown hair passes for skin in deep shade. */
static void
mistrust_hair (FolBareSkin *skin)
{
  const float lit = skin->light / skin->mean_light;

  skin->cover *= CLAMP ((lit - SHADE_NONE) / (SHADE_ALL - SHADE_NONE), 0.0f, 1.0f);
  skin->light = MAX (skin->light, SHADE_NONE * skin->mean_light);
}

static Node
node_at (const FolRelight *relight, FolPoint point)
{
  const double flattening = numbers_of (relight->light)->flattening;
  const float pivot = (float) fol_trade_get ()->light_pivot;
  FolBareSkin skin = { .light = pivot, .mean_light = pivot, .rgb = { 1.0f, 1.0f, 1.0f } };
  double diffuse, gloss;

  fol_lamp_shine (&relight->lamp, point, &diffuse, &gloss);
  if (fol_analysis_bare_skin (relight->analysis, point.x, point.y, &skin))
    mistrust_hair (&skin);
  return (Node){ (float) fol_analysis_shine (relight->analysis, point.x, point.y),
                 skin.cover,
                 skin.light,
                 skin.light * skin.chroma,
                 { skin.rgb[0], skin.rgb[1], skin.rgb[2] },
                 (float) pow (skin.light / skin.mean_light, -flattening),
                 (float) diffuse,
                 (float) (gloss * sqrt (skin.light / pivot)),
                 (float) fol_lamp_hair_room (&relight->lamp, point) };
}

/* Nodes at every step-th pixel of the whole picture, wherever a rectangle begins. */
typedef struct
{
  int step;
  int x0; /* of the first node, in steps */
  int y0;
  int width;
  int height;
  Node *nodes;
} Nodes;

static void
nodes_init (Nodes *nodes, const FolRelight *relight, double scale, const FolRect *rect)
{
  const double cell_px = fol_analysis_get_cell_px (relight->analysis) * scale;
  const int step = (int) CLAMP (cell_px / NODES_PER_CELL, LEAST_STEP_PX, MOST_STEP_PX);

  nodes->step = step;
  nodes->x0 = rect->x / step;
  nodes->y0 = rect->y / step;
  nodes->width = (rect->x + rect->width - 1) / step + 2 - nodes->x0;
  nodes->height = (rect->y + rect->height - 1) / step + 2 - nodes->y0;
  nodes->nodes = g_new (Node, (gsize) nodes->width * (gsize) nodes->height);
  for (int y = 0; y < nodes->height; y++)
    for (int x = 0; x < nodes->width; x++)
      nodes->nodes[(gsize) y * (gsize) nodes->width + (gsize) x] =
          node_at (relight, (FolPoint){ ((nodes->x0 + x) * step + 0.5) / scale,
                                        ((nodes->y0 + y) * step + 0.5) / scale });
}

static void
mix (const Node *one, const Node *other, float share, Node *out)
{
  const float *a = (const float *) one, *b = (const float *) other;
  float *mixed = (float *) out;

  for (gsize i = 0; i < N_FIELDS; i++)
    mixed[i] = a[i] + share * (b[i] - a[i]);
}

/* The nodes of one row of pixels. */
static void
nodes_row (const Nodes *nodes, int y, Node *row)
{
  const gsize width = (gsize) nodes->width;
  const Node *above = nodes->nodes + (gsize) (y / nodes->step - nodes->y0) * width;
  const float share = (float) (y % nodes->step) / (float) nodes->step;

  for (gsize x = 0; x < width; x++)
    mix (above + x, above + width + x, share, row + x);
}

static float
luminance (const float rgb[3])
{
  return fol_srgb_luminance (rgb[0], rgb[1], rgb[2]);
}

typedef struct
{
  float shine_gain;
  float exponent; /* less one */
  const float *lin;
  const guint8 *codes;
} Tone;

/* More light than there was closes in on white instead of being clipped. */
static float
brighten (float light, float factor)
{
  return factor <= 1.0f ? light * factor : light * factor / (1.0f + (factor - 1.0f) * light);
}

/* Whether a pixel is of skin: beside the edge of skin, where the estimate is of both sides,
 * its own colour tells. */
static float
skin_share (const Node *node, const float lit[3])
{
  const float colour = (lit[0] - lit[2]) / MAX (node->chroma, 1e-4f);
  const float own = CLAMP ((colour - COLOUR_NONE) / (COLOUR_ALL - COLOUR_NONE), 0.0f, 1.0f);
  const float inside = CLAMP (2.0f * node->cover - 1.0f, 0.0f, 1.0f);
  const float cover = CLAMP ((node->cover - COVER_NONE) / (COVER_ALL - COVER_NONE), 0.0f, 1.0f);

  return cover * (own + inside * inside * (1.0f - own));
}

/* Whether a pixel is of the person's skin or hair, and not of what is behind. */
static float
lit_share (const Node *node, float skin, float light)
{
  const float dark = CLAMP ((HAIR_NONE - light / node->light) / (HAIR_NONE - HAIR_ALL), 0.0f, 1.0f);

  return skin + (1.0f - skin) * dark * node->hair_room;
}

/* The light that is shine: what neither bare skin's light nor its colour explains. */
static float
shine_of (const Node *node, const float lit[3], float light)
{
  const float matt = (lit[0] - lit[2]) * node->light / (LEAST_CHROMA * MAX (node->chroma, 1e-4f));

  return MAX (light - MAX (matt, LEAST_BARE * node->light), 0.0f);
}

/* How much of the light that is not shine a treatment leaves. */
static float
transmittance (float photo, float treated, float shine)
{
  const float under = photo - shine;

  if (treated == photo)
    return 1.0f;
  return under > 1e-4f ? CLAMP ((treated - shine) / under, 0.0f, 1.0f) : 1.0f;
}

static void
relight_pixel (const Tone *tone, const Node *node, const guint8 *photo, guint8 *pixel)
{
  const float lit[3] = { tone->lin[photo[0]], tone->lin[photo[1]], tone->lin[photo[2]] };
  const float light = luminance (lit), skin = skin_share (node, lit);
  const float shine = skin * shine_of (node, lit, light);
  const float above = MIN (shine, node->shine * light); /* the pigment, when it was laid */
  const float hidden = MAX (shine - HIDING * light, 0.0f) / ((1.0f - HIDING) * MAX (light, 1e-4f));
  const float texture = MIN (light / node->light, MOST_TEXTURE);
  const float gloss = node->gloss * skin * texture * texture * texture;
  const float bare = light - shine;
  float under[3], reflected[3], contrast;

  for (int c = 0; c < 3; c++)
    {
      const float left = transmittance (lit[c], tone->lin[pixel[c]], above);
      const float diffuse = MAX (lit[c] - shine, 0.0f);

      under[c] = left * (diffuse + hidden * (bare * node->rgb[c] - diffuse));
      reflected[c] = above + left * (shine - above);
    }
  contrast = node->diffuse * (1.0f + skin * (node->flattening - 1.0f));
  if (tone->exponent != 0.0f)
    contrast *=
        powf (CLAMP (luminance (under) / node->light, LEAST_RATIO, MOST_RATIO), tone->exponent);
  contrast = 1.0f + lit_share (node, skin, light) * (contrast - 1.0f);
  for (int c = 0; c < 3; c++)
    {
      const float kept = reflected[c] * MIN (tone->shine_gain, 1.0f);
      const float added = reflected[c] * MAX (tone->shine_gain - 1.0f, 0.0f) + gloss;
      const float sum = MIN (brighten (under[c], contrast) + kept, 1.0f);

      pixel[c] = tone->codes[(int) ((sum + MIN (added, 1.0f) * (1.0f - sum)) * 65535.0f + 0.5f)];
    }
}

void
fol_relight_apply (const FolRelight *relight, double scale, const FolRect *rect,
                   const guint8 *photo, guint8 *pixels, gsize stride)
{
  g_autofree Node *row = NULL;
  Tone tone = { .lin = fol_srgb_table_lin (), .codes = fol_srgb_table_from_lin16 () };
  Nodes nodes;

  if (relight->light == FOL_LIGHT_AS_TAKEN)
    return;
  tone.shine_gain = (float) numbers_of (relight->light)->shine;
  tone.exponent = (float) numbers_of (relight->light)->contrast - 1.0f;
  nodes_init (&nodes, relight, scale, rect);
  row = g_new (Node, nodes.width);
  for (int y = 0; y < rect->height; y++)
    {
      nodes_row (&nodes, rect->y + y, row);
      for (int x = 0; x < rect->width; x++)
        {
          const int at = rect->x + x, left = at / nodes.step - nodes.x0;
          const gsize offset = (gsize) y * stride + 3 * (gsize) x;
          Node node;

          mix (row + left, row + left + 1, (float) (at % nodes.step) / (float) nodes.step, &node);
          relight_pixel (&tone, &node, photo + offset, pixels + offset);
        }
    }
  g_free (nodes.nodes);
}
