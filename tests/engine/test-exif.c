/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the orientation out of well-formed, odd and broken EXIF data. */
#include "engine/exif.h"

#include <string.h>

/* A header, a directory of one entry, the end of directories. */
static const guint8 big[] = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0";
static const guint8 little[] = "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0";
static const guint8 as_long[] = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x04\0\0\0\x01\0\0\0\x06\0\0\0";
static const guint8 as_ascii[] = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x02\0\0\0\x01\x06\0\0\0\0\0\0";
static const guint8 no_values[] = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\0\0\x06\0\0\0\0\0";
static const guint8 far_away[] = "MM\0*\xff\xff\xff\xf0\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
static const guint8 far_values[] =
    "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\xff\xff\xff\xff\xff\xff\xff\xf0";
static const guint8 many[] = "MM\0*\0\0\0\x08\xff\xff\x01\x0f\0\x02\0\0\0\x01\0\0\0\0"
                             "\x01\x12\0\x03\0\0\0\x01\0\x05\0\0";
static const guint8 itself[] = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\x08";

static void
test_byte_orders (void)
{
  g_assert_cmpint (fol_exif_get_orientation (big, sizeof big), ==, 6);
  g_assert_cmpint (fol_exif_get_orientation (little, sizeof little), ==, 6);
}

static void
test_marker (void)
{
  guint8 marked[6 + sizeof big] = "Exif\0";

  memcpy (marked + 6, big, sizeof big);
  g_assert_cmpint (fol_exif_get_orientation (marked, sizeof marked), ==, 6);
}

static void
test_values (void)
{
  for (guint value = 0; value < 0x10000; value++)
    {
      guint8 data[sizeof big];

      memcpy (data, big, sizeof big);
      data[18] = (guint8) (value >> 8);
      data[19] = (guint8) value;
      g_assert_cmpint (fol_exif_get_orientation (data, sizeof data), ==,
                       value >= 1 && value <= 8 ? (int) value : 1);
    }
}

static void
test_odd (void)
{
  g_assert_cmpint (fol_exif_get_orientation (as_long, sizeof as_long), ==, 6);
  g_assert_cmpint (fol_exif_get_orientation (as_ascii, sizeof as_ascii), ==, 1);
  g_assert_cmpint (fol_exif_get_orientation (no_values, sizeof no_values), ==, 1);
  g_assert_cmpint (fol_exif_get_orientation (far_away, sizeof far_away), ==, 1);
  g_assert_cmpint (fol_exif_get_orientation (far_values, sizeof far_values), ==, 1);
  g_assert_cmpint (fol_exif_get_orientation (many, sizeof many), ==, 5);
  g_assert_cmpint (fol_exif_get_orientation (itself, sizeof itself), ==, 8);
  g_assert_cmpint (fol_exif_get_orientation ((const guint8 *) "Exif", 4), ==, 1);
  g_assert_cmpint (fol_exif_get_orientation (NULL, 0), ==, 1);
}

/* Exactly as much memory as there is data, so that a sanitizer sees a read
 * beyond it. */
static void
test_truncated (void)
{
  for (gsize size = 1; size < sizeof big; size++)
    {
      g_autofree guint8 *data = g_memdup2 (big, size);

      g_assert_cmpint (fol_exif_get_orientation (data, size), ==, size < 22 ? 1 : 6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exif/byte-orders", test_byte_orders);
  g_test_add_func ("/exif/marker", test_marker);
  g_test_add_func ("/exif/values", test_values);
  g_test_add_func ("/exif/odd", test_odd);
  g_test_add_func ("/exif/truncated", test_truncated);
  return g_test_run ();
}
