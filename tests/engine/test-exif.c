/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the orientation and the focal length out of well-formed, odd and broken EXIF data. */
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
  g_assert_cmpint (fol_exif_read (big, sizeof big).orientation, ==, 6);
  g_assert_cmpint (fol_exif_read (little, sizeof little).orientation, ==, 6);
}

static void
test_marker (void)
{
  guint8 marked[6 + sizeof big] = "Exif\0";

  memcpy (marked + 6, big, sizeof big);
  g_assert_cmpint (fol_exif_read (marked, sizeof marked).orientation, ==, 6);
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
      g_assert_cmpint (fol_exif_read (data, sizeof data).orientation, ==,
                       value >= 1 && value <= 8 ? (int) value : 1);
    }
}

static void
test_odd (void)
{
  g_assert_cmpint (fol_exif_read (as_long, sizeof as_long).orientation, ==, 6);
  g_assert_cmpint (fol_exif_read (as_ascii, sizeof as_ascii).orientation, ==, 1);
  g_assert_cmpint (fol_exif_read (no_values, sizeof no_values).orientation, ==, 1);
  g_assert_cmpint (fol_exif_read (far_away, sizeof far_away).orientation, ==, 1);
  g_assert_cmpint (fol_exif_read (far_values, sizeof far_values).orientation, ==, 1);
  g_assert_cmpint (fol_exif_read (many, sizeof many).orientation, ==, 5);
  g_assert_cmpint (fol_exif_read (itself, sizeof itself).orientation, ==, 8);
  g_assert_cmpint (fol_exif_read ((const guint8 *) "Exif", 4).orientation, ==, 1);
  g_assert_cmpint (fol_exif_read (NULL, 0).orientation, ==, 1);
}

/* Exactly as much memory as there is data, so that a sanitizer sees a read
 * beyond it. */
static void
test_truncated (void)
{
  for (gsize size = 1; size < sizeof big; size++)
    {
      g_autofree guint8 *data = g_memdup2 (big, size);

      g_assert_cmpint (fol_exif_read (data, size).orientation, ==, size < 22 ? 1 : 6);
    }
}

/* The pointer to the EXIF directory, and in that a focal length of 52 mm. */
static const guint8 focal[] = "MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0"
                              "\0\x01\xa4\x05\0\x03\0\0\0\x01\0\x34\0\0\0\0\0\0";

static void
test_focal_length (void)
{
  g_assert_cmpint (fol_exif_read (focal, sizeof focal).focal_35mm, ==, 52);
  g_assert_cmpint (fol_exif_read (focal, sizeof focal).orientation, ==, 1);
  g_assert_cmpint (fol_exif_read (big, sizeof big).focal_35mm, ==, 0);
  for (guint offset = 0; offset < 0x100; offset++)
    {
      g_autofree guint8 *astray = g_memdup2 (focal, sizeof focal);

      astray[21] = (guint8) offset;
      if (offset < 2 || offset > sizeof focal)
        g_assert_cmpint (fol_exif_read (astray, sizeof focal).focal_35mm, ==, 0);
      else
        fol_exif_read (astray, sizeof focal);
    }
  for (gsize size = 1; size < sizeof focal; size++)
    {
      g_autofree guint8 *data = g_memdup2 (focal, size);

      g_assert_cmpint (fol_exif_read (data, size).focal_35mm, ==, size < 40 ? 0 : 52);
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
  g_test_add_func ("/exif/focal-length", test_focal_length);
  return g_test_run ();
}
