/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A design turned with its photo. */
#include "engine/design-turn.h"

#include "engine/design-json.h"
#include "engine/face.h"
#include "engine/hairline-height.h"
#include "engine/members.h"
#include "engine/scalp.h"

#include <json-glib/json-glib.h>
#include <math.h>

#define WIDTH 600
#define HEIGHT 800

static const char text[] =
    "{ \"photo\": { \"width\": 600, \"height\": 800 },"
    "  \"scale\": { \"method\": \"pupils\", \"line\": [[240, 410], [360, 410]], \"known_mm\": 64 },"
    "  \"scale_lines\": [ { \"method\": \"card\", \"line\": [[10, 20], [110, 20]], \"known_mm\": "
    "85.6 } ],"
    "  \"landmarks\": { \"pupils\": [[240, 410], [360, 410]], \"glabella\": [300, 395],"
    "                   \"eye_corners\": [[215, 412], [385, 412]] },"
    "  \"head\": { \"center\": [300, 380], \"radii\": [145, 150], \"angle_deg\": 3 },"
    "  \"hairline\": { \"points\": [[190, 330], [240, 260], [300, 250], [360, 260], [410, 330]],"
    "                  \"closure\": [[420, 250], [300, 225], [180, 250]] },"
    "  \"areas\": [ { \"outline\": [[250, 300], [300, 300], [300, 350]] } ],"
    "  \"scars\": [ { \"path\": [[260, 280], [340, 285]] } ],"
    "  \"parts\": [ { \"path\": [[270, 240], [275, 290], [280, 320]] } ],"
    "  \"measures\": [ { \"line\": [[300, 395], [300, 250]] } ],"
    "  \"strokes\": [ { \"effect\": \"thin\", \"radius_mm\": 5, \"path\": [[280, 300, 1], [320, "
    "310, 0.5]] } ],"
    "  \"skin\": { \"samples\": [ { \"role\": \"bare\", \"path\": [[290, 310]] } ] } }";

static FolDesign *
sample_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  FolDesign *design = fol_design_from_json (bytes, "sample", NULL, &error);

  g_assert_no_error (error);
  return design;
}

static FolScalp
scalp_of (const FolDesign *design, int quarter_turns)
{
  const gboolean lies = quarter_turns % 2 != 0;
  FolScalp scalp;

  g_assert_true (
      fol_scalp_init (&scalp, design, lies ? HEIGHT : WIDTH, lies ? WIDTH : HEIGHT, NULL));
  return scalp;
}

/* Wherever a thing was drawn, it is on the same skin as before. */
static void
assert_same_skin (const FolDesign *one, const FolDesign *other, int quarter_turns)
{
  const FolScalp a = scalp_of (one, 0), b = scalp_of (other, quarter_turns);
  const FolHairline *line = fol_design_get_hairline (one),
                    *turned = fol_design_get_hairline (other);

  g_assert_cmpfloat_with_epsilon (a.mm_per_px, b.mm_per_px, 1e-12);
  for (guint i = 0; i < line->n_points; i++)
    {
      double u, v, turned_u, turned_v;

      fol_scalp_from_px (&a, line->points[i].x, line->points[i].y, &u, &v);
      fol_scalp_from_px (&b, turned->points[i].x, turned->points[i].y, &turned_u, &turned_v);
      g_assert_cmpfloat_with_epsilon (u, turned_u, 1e-6);
      g_assert_cmpfloat_with_epsilon (v, turned_v, 1e-6);
    }
}

static void
test_same_skin (gconstpointer data)
{
  const int quarter_turns = GPOINTER_TO_INT (data);
  g_autoptr (FolDesign) design = sample_new ();
  g_autoptr (FolDesign) turned = fol_design_turned (design, quarter_turns, WIDTH, HEIGHT);
  const FolScalp a = scalp_of (design, 0), b = scalp_of (turned, quarter_turns);
  double height, turned_height;

  assert_same_skin (design, turned, quarter_turns);
  g_assert_true (fol_hairline_height_mm (design, &a, &height));
  g_assert_true (fol_hairline_height_mm (turned, &b, &turned_height));
  g_assert_cmpfloat_with_epsilon (height, turned_height, 1e-6);
  g_assert_cmpint (fol_design_get_photo (turned)->quarter_turns, ==, (quarter_turns + 4) % 4);
}

/* Clockwise by one: the top edge comes to the right. */
static void
test_clockwise (void)
{
  g_autoptr (FolDesign) design = sample_new ();
  g_autoptr (FolDesign) turned = fol_design_turned (design, 1, WIDTH, HEIGHT);
  const FolStroke *stroke = fol_design_get_stroke (turned, 0);
  const FolScaleLine *line = fol_design_get_scale_line (turned, 0);

  g_assert_cmpint (fol_design_get_photo (turned)->width, ==, HEIGHT);
  g_assert_cmpfloat (fol_design_get_head (turned)->center.x, ==, HEIGHT - 380);
  g_assert_cmpfloat (fol_design_get_head (turned)->center.y, ==, 300);
  g_assert_cmpfloat (fol_design_get_head (turned)->angle_deg, ==, 93);
  g_assert_cmpfloat (fol_design_get_area (turned, 0)->outline[2].x, ==, HEIGHT - 350);
  g_assert_cmpfloat (stroke->path[1].x, ==, HEIGHT - 310);
  g_assert_cmpfloat (stroke->path[1].y, ==, 320);
  g_assert_cmpfloat (stroke->path[1].pressure, ==, 0.5);
  g_assert_cmpfloat (line->line[1].x, ==, HEIGHT - 20);
  g_assert_cmpfloat (line->line[1].y, ==, 110);
  g_assert_cmpfloat (fol_design_get_skin_sample (turned, 0)->path[0].x, ==, HEIGHT - 310);
  g_assert_cmpfloat (fol_design_get_skin_sample (turned, 0)->path[0].y, ==, 290);
}

/* Four turns, or two the one way and two the other, change nothing. */
static void
test_all_round (void)
{
  g_autoptr (FolDesign) design = sample_new ();
  g_autoptr (FolDesign) once = fol_design_turned (design, 1, WIDTH, HEIGHT);
  g_autoptr (FolDesign) back = fol_design_turned (once, -1, HEIGHT, WIDTH);
  g_autoptr (FolDesign) twice = fol_design_turned (once, 1, HEIGHT, WIDTH);
  g_autoptr (FolDesign) home = fol_design_turned (twice, -2, WIDTH, HEIGHT);

  g_assert_true (fol_design_equal (design, back));
  g_assert_true (fol_design_equal (design, home));
}

/* Asserts that every place that the table knows is in @before, and another one in @after. */
static void
assert_all_moved (const FolMember *of, JsonObject *before, JsonObject *after)
{
  for (guint i = 0; i < of->children->len; i++)
    {
      const FolMember *member = g_ptr_array_index (of->children, i);
      JsonNode *one = json_object_get_member (before, member->name);
      JsonNode *other = json_object_get_member (after, member->name);

      if (member->type == FOL_MEMBER_POINT || member->type == FOL_MEMBER_POINTS
          || member->type == FOL_MEMBER_PATH)
        {
          g_test_message ("%s", member->path);
          g_assert_true (one != NULL && other != NULL);
          g_assert_false (json_node_equal (one, other));
        }
      else if (member->type == FOL_MEMBER_OBJECTS)
        {
          g_test_message ("%s", member->path);
          g_assert_true (one != NULL && other != NULL);
          assert_all_moved (member, json_array_get_object_element (json_node_get_array (one), 0),
                            json_array_get_object_element (json_node_get_array (other), 0));
        }
      else if (member->type == FOL_MEMBER_OBJECT && one != NULL && JSON_NODE_HOLDS_OBJECT (one))
        assert_all_moved (member, json_node_get_object (one), json_node_get_object (other));
    }
}

/* One turn moves all there is; the fourth brings it back. */
static void
test_every_member (void)
{
  g_autoptr (FolDesign) design = sample_new ();
  g_autoptr (FolDesign) turned = fol_design_ref (design);

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (FolDesign) before = g_steal_pointer (&turned);
      g_autofree char *text_before = fol_design_to_json (before);
      g_autofree char *text_after = NULL;
      g_autoptr (JsonNode) node_before = json_from_string (text_before, NULL);
      g_autoptr (JsonNode) node_after = NULL;

      turned =
          fol_design_turned (before, 1, i % 2 == 0 ? WIDTH : HEIGHT, i % 2 == 0 ? HEIGHT : WIDTH);
      text_after = fol_design_to_json (turned);
      node_after = json_from_string (text_after, NULL);
      assert_all_moved (fol_members_get (""), json_node_get_object (node_before),
                        json_node_get_object (node_after));
    }
  g_assert_true (fol_design_equal (design, turned));
}

/* A scale that nobody measured does not change with the photo's width. */
static void
test_assumed_scale (void)
{
  g_autoptr (FolDesign) blank = fol_design_new ();
  g_autoptr (FolDesign) turned = fol_design_turned (blank, 1, WIDTH, HEIGHT);

  g_assert_cmpfloat_with_epsilon (scalp_of (blank, 0).mm_per_px, scalp_of (turned, 1).mm_per_px,
                                  1e-12);
  g_assert_cmpint (scalp_of (turned, 1).method, ==, FOL_SCALE_ASSUMED);
}

/* Nor does one with a line of unknown length, which measures nothing. */
static void
test_line_of_unknown_length (void)
{
  const FolDesignScale scale = { .method = FOL_SCALE_PUPILS,
                                 .has_line = TRUE,
                                 .line = { { 240, 410 }, { 360, 410 } } };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) blank = fol_design_with_scale (plain, &scale);
  g_autoptr (FolDesign) turned = fol_design_turned (blank, 1, WIDTH, HEIGHT);

  g_assert_cmpfloat (fol_design_get_scale (blank)->known_mm, ==, 0.0);
  g_assert_cmpfloat (fol_design_get_scale (turned)->known_mm, ==, 0.0);
  g_assert_cmpfloat (fol_design_get_scale (turned)->line[0].x, ==, HEIGHT - 410);
  g_assert_cmpfloat_with_epsilon (scalp_of (blank, 0).mm_per_px, scalp_of (turned, 1).mm_per_px,
                                  1e-12);
  g_assert_cmpint (scalp_of (turned, 1).method, ==, FOL_SCALE_ASSUMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/design-turn/same-skin/right", GINT_TO_POINTER (1), test_same_skin);
  g_test_add_data_func ("/design-turn/same-skin/over", GINT_TO_POINTER (2), test_same_skin);
  g_test_add_data_func ("/design-turn/same-skin/left", GINT_TO_POINTER (-1), test_same_skin);
  g_test_add_func ("/design-turn/clockwise", test_clockwise);
  g_test_add_func ("/design-turn/all-round", test_all_round);
  g_test_add_func ("/design-turn/every-member", test_every_member);
  g_test_add_func ("/design-turn/assumed-scale", test_assumed_scale);
  g_test_add_func ("/design-turn/line-of-unknown-length", test_line_of_unknown_length);
  return g_test_run ();
}
