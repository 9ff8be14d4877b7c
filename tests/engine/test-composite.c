/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Multiplying encoded values against decode, multiply, encode. */
#include "engine/composite.h"
#include "engine/srgb.h"

#include <math.h>

static void
test_against_definition (void)
{
  double worst = 0.0;

  for (int f = 0; f <= FOL_COMPOSITE_ONE; f += 37)
    for (int code = 0; code < 256; code++)
      {
        guint8 sample = (guint8) code;
        const guint16 factor = (guint16) f;
        const double transmittance = pow (f / (double) FOL_COMPOSITE_ONE, 2.4);
        const double truth =
            255.0 * fol_srgb_from_lin (transmittance * fol_srgb_to_lin (code / 255.0));

        fol_composite_row (&sample, &factor, 1);
        worst = MAX (worst, fabs (sample - truth));
      }
  g_test_message ("worst error: %.3f codes", worst);
  g_assert_cmpfloat (worst, <, 0.6);
}

static void
test_one_changes_nothing (void)
{
  guint8 samples[1000];
  guint16 factors[1000];

  for (int i = 0; i < 1000; i++)
    {
      samples[i] = (guint8) i;
      factors[i] = FOL_COMPOSITE_ONE;
    }
  fol_composite_row (samples, factors, 1000);
  for (int i = 0; i < 1000; i++)
    g_assert_cmpint (samples[i], ==, (guint8) i);
}

/* The same whatever stands beside a sample, in or out of the toe. */
static void
test_neighbours_do_not_matter (void)
{
  guint8 together[512];
  guint16 factors[512];

  for (int i = 0; i < 512; i++)
    {
      together[i] = (guint8) (i * 7);
      factors[i] = (guint16) ((i * 977) % (FOL_COMPOSITE_ONE + 1));
    }
  fol_composite_row (together, factors, 512);
  for (int i = 0; i < 512; i++)
    {
      guint8 alone = (guint8) (i * 7);

      fol_composite_row (&alone, &factors[i], 1);
      g_assert_cmpint (alone, ==, together[i]);
    }
}

static void
test_factor (void)
{
  g_assert_cmpint (fol_composite_factor (1.0), ==, FOL_COMPOSITE_ONE);
  g_assert_cmpint (fol_composite_factor (0.0), ==, 0);
  g_assert_cmpint (fol_composite_factor (0.5), ==,
                   (int) lround (pow (0.5, 1 / 2.4) * FOL_COMPOSITE_ONE));
  g_assert_cmpint (fol_composite_join (FOL_COMPOSITE_ONE, 1234), ==, 1234);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composite/against-definition", test_against_definition);
  g_test_add_func ("/composite/one-changes-nothing", test_one_changes_nothing);
  g_test_add_func ("/composite/neighbours", test_neighbours_do_not_matter);
  g_test_add_func ("/composite/factor", test_factor);
  return g_test_run ();
}
