/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When there is which note, and when it stays away. */
#include "engine/notes.h"
#include "test-heads.h"
#include "test-partings.h"
#include "test-replay.h"

#include "engine/design-number.h"
#include "engine/hairline-height.h"
#include "engine/hairline-style.h"
#include "engine/off-scalp.h"
#include "engine/proposal.h"

#include <math.h>
#include <string.h>

#define SIZE 1350

/* Grown into by what a test does to it; each step takes the design. */
static FolDesign *
portrait (void)
{
  g_autoptr (FolDesign) design = fol_replay_portrait ();

  /* Sparse, so that tests are quick. */
  return fol_design_with_number (design, "dots.density_per_cm2", 60.0);
}

static GArray *
notes_of (const FolDesign *design, const FolLab *skin)
{
  FolScalp scalp;
  g_autoptr (FolField) field = NULL;
  g_autoptr (FolPlacement) placement = NULL;
  FolNoteFacts facts = { SIZE, &scalp, NULL, NULL, skin, NULL };

  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, NULL));
  field = fol_field_new (design, &scalp, SIZE, SIZE, 2, NULL);
  g_assert_nonnull (field);
  placement = fol_placement_new (design, field, SIZE, SIZE, 2);
  facts.field = field;
  facts.placement = placement;
  return fol_notes_find (design, &facts);
}

static const FolNote *
find (const GArray *notes, FolNoteKind kind)
{
  for (guint i = 0; i < notes->len; i++)
    if (g_array_index (notes, FolNote, i).kind == kind)
      return &g_array_index (notes, FolNote, i);
  return NULL;
}

static gboolean
noted (const FolDesign *design, FolNoteKind kind)
{
  g_autoptr (GArray) notes = notes_of (design, NULL);

  return find (notes, kind) != NULL;
}

/* @design with another value; frees it. */
static FolDesign *
set (FolDesign *design, const char *path, double value)
{
  FolDesign *changed = fol_design_with_number (design, path, value);

  fol_design_unref (design);
  return changed;
}

static FolDesign *
with_height (FolDesign *design, double height_mm)
{
  FolScalp scalp;
  FolDesign *changed;

  g_assert_true (fol_scalp_init (&scalp, design, SIZE, SIZE, NULL));
  changed = fol_hairline_with_height (design, &scalp, height_mm);
  fol_design_unref (design);
  return changed;
}

/* A proposal is nothing to be warned of, but that its photo is coarse. */
static void
test_proposal (void)
{
  g_autoptr (FolDesign) design = portrait ();
  g_autoptr (FolDesign) dense = fol_design_with_number (design, "dots.density_per_cm2", 200.0);
  g_autoptr (GArray) notes = notes_of (dense, NULL);

  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (g_array_index (notes, FolNote, 0).id, ==, "photo-coarse");
}

static void
test_hairline_low (void)
{
  g_autoptr (FolDesign) low = with_height (portrait (), 69.0);
  g_autoptr (FolDesign) high = with_height (portrait (), 71.0);
  FolScaleLine line = *fol_design_get_scale_line (low, 0);
  g_autoptr (FolDesign) plain = NULL;
  g_autoptr (FolDesign) woman = NULL;

  g_assert_true (noted (low, FOL_NOTE_HAIRLINE_LOW));
  g_assert_false (noted (high, FOL_NOTE_HAIRLINE_LOW));
  line.known_mm = 61.7;
  plain = portrait ();
  woman = with_height (fol_design_replace_scale_line (plain, 0, &line), 56.0);
  g_assert_false (noted (woman, FOL_NOTE_HAIRLINE_LOW));
  woman = with_height (g_steal_pointer (&woman), 54.0);
  g_assert_true (noted (woman, FOL_NOTE_HAIRLINE_LOW));
}

static void
test_density_high (void)
{
  const FolStroke thicken = { .effect = FOL_STROKE_THICKEN,
                              .radius_mm = 40,
                              .strength = 1.0,
                              .n_path = 1,
                              .path = &(FolStrokePoint){ 675, 250, 1.0 } };
  g_autoptr (FolDesign) at = set (portrait (), "dots.density_per_cm2", 250.0);
  g_autoptr (FolDesign) over = set (portrait (), "dots.density_per_cm2", 260.0);
  g_autoptr (FolDesign) base = set (portrait (), "dots.density_per_cm2", 180.0);
  g_autoptr (FolDesign) brushed = fol_design_insert_stroke (base, 0, &thicken);
  g_autoptr (FolDesign) bare = fol_design_with_hairline (over, NULL);

  g_assert_false (noted (at, FOL_NOTE_DENSITY_HIGH));
  g_assert_true (noted (over, FOL_NOTE_DENSITY_HIGH));
  g_assert_false (noted (base, FOL_NOTE_DENSITY_HIGH));
  g_assert_true (noted (brushed, FOL_NOTE_DENSITY_HIGH));
  g_assert_false (noted (bare, FOL_NOTE_DENSITY_HIGH));
}

static void
test_dots_large (void)
{
  g_autoptr (FolDesign) at = set (portrait (), "dots.diameter_mm", 0.2);
  g_autoptr (FolDesign) over = set (portrait (), "dots.diameter_mm", 0.21);

  g_assert_false (noted (at, FOL_NOTE_DOTS_LARGE));
  g_assert_true (noted (over, FOL_NOTE_DOTS_LARGE));
}

static FolDesign *
with_line (const FolDesign *design, FolHairlineStyle style, const FolPoint *points, guint n)
{
  FolHairline hairline = *fol_design_get_hairline (design);

  hairline.style = style;
  hairline.points = points;
  hairline.n_points = n;
  return fol_design_with_hairline (design, &hairline);
}

static FolDesign *
top_view (void)
{
  const FolDesignHead head = { { 675, 675 }, 410, 510 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) seen = fol_design_with_view (plain, FOL_VIEW_TOP);
  g_autoptr (FolDesign) headed = fol_proposal_scale_from_head (seen, FOL_SIZES_MEN, &head);

  return fol_proposal_treatment (headed, SIZE, SIZE);
}

/* No style as sold is taken for a straight line, but those that are meant to be one. */
static void
test_edge_straight (void)
{
  static const FolPoint drawn[] = { { 500, 330 }, { 600, 332 }, { 700, 329 }, { 850, 331 } };
  g_autoptr (FolDesign) plain = portrait ();
  g_autoptr (FolDesign) top = top_view ();
  const FolDesign *const views[] = { plain, top };

  for (guint i = 0; i < 2 * FOL_HAIRLINE_STYLES; i++)
    {
      const FolDesign *view = views[i / FOL_HAIRLINE_STYLES];
      g_autoptr (FolDesign) design = NULL;
      FolScalp scalp;

      g_assert_true (fol_scalp_init (&scalp, view, SIZE, SIZE, NULL));
      design = fol_hairline_with_style (view, &scalp, i % FOL_HAIRLINE_STYLES);
      g_assert_nonnull (fol_design_get_hairline (design));
      g_assert_false (noted (design, FOL_NOTE_EDGE_STRAIGHT));
    }

  g_autoptr (FolDesign) natural = with_line (plain, FOL_STYLE_NATURAL, drawn, 4);
  g_autoptr (FolDesign) edge_up = with_line (plain, FOL_STYLE_EDGE_UP, drawn, 4);

  g_assert_true (noted (natural, FOL_NOTE_EDGE_STRAIGHT));
  g_assert_false (noted (edge_up, FOL_NOTE_EDGE_STRAIGHT));
}

static void
test_edge_symmetric (void)
{
  g_autoptr (FolDesign) exact = set (portrait (), "hairline.symmetry", 1.0);
  g_autoptr (FolDesign) nearly = set (portrait (), "hairline.symmetry", 0.98);
  g_autoptr (FolDesign) sharp = set (portrait (), "hairline.irregularity", 0.0);
  g_autoptr (FolDesign) moved = NULL;
  FolHairline hairline = *fol_design_get_hairline (exact);
  g_autofree FolPoint *points = g_memdup2 (hairline.points, hairline.n_points * sizeof (FolPoint));

  g_assert_true (noted (exact, FOL_NOTE_EDGE_SYMMETRIC));
  g_assert_false (noted (nearly, FOL_NOTE_EDGE_SYMMETRIC));
  g_assert_true (noted (sharp, FOL_NOTE_EDGE_SYMMETRIC));
  points[1].y += 8.0;
  moved = with_line (exact, hairline.style, points, hairline.n_points);
  g_assert_false (noted (moved, FOL_NOTE_EDGE_SYMMETRIC));
}

static FolDesign *
with_square (const FolDesign *design, FolPoint center, double half_px)
{
  const FolPoint outline[] = { { center.x - half_px, center.y - half_px },
                               { center.x + half_px, center.y - half_px },
                               { center.x + half_px, center.y + half_px },
                               { center.x - half_px, center.y + half_px } };
  const FolArea area = { .role = FOL_AREA_TREAT, .n_outline = 4, .outline = outline, .density = 1 };

  return fol_design_insert_area (design, 0, &area);
}

static void
test_off_scalp (void)
{
  g_autoptr (FolDesign) plain = portrait ();
  g_autoptr (FolDesign) cheek = with_square (plain, (FolPoint){ 640, 620 }, 40);
  g_autoptr (FolDesign) temple = with_square (plain, (FolPoint){ 677 - 199, 500 }, 13);

  g_assert_false (noted (plain, FOL_NOTE_OFF_SCALP));
  g_assert_true (noted (cheek, FOL_NOTE_OFF_SCALP));
  g_assert_false (noted (temple, FOL_NOTE_OFF_SCALP));

  g_autoptr (FolDesign) headless = fol_design_with_head (plain, NULL);
  g_autoptr (FolDesign) behind = with_square (headless, (FolPoint){ 1000, 300 }, 40);

  g_assert_false (noted (headless, FOL_NOTE_OFF_SCALP));
  g_assert_true (noted (behind, FOL_NOTE_OFF_SCALP));
}

/* A wall with a head on it that fills @share of @head's radii. */
static FolPhoto *
photo_of_head (const FolDesignHead *head, double share)
{
  g_autofree guint8 *rgb = g_malloc ((gsize) SIZE * SIZE * 3);

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const double dx = (x - head->center.x) / (head->rx * share);
        const double dy = (y - head->center.y) / (head->ry * share);
        const gboolean skin = hypot (dx, dy) < 1.0 || (dy > 0.0 && fabs (dx) < 0.6);
        guint8 *pixel = rgb + ((gsize) y * SIZE + (gsize) x) * 3;

        pixel[0] = skin ? 194 : 120;
        pixel[1] = skin ? 155 : 125;
        pixel[2] = skin ? 133 : 130;
      }
  return fol_photo_new_from_rgb (SIZE, SIZE, SIZE * 3, rgb);
}

/* An ellipse that is larger than the head puts dots on the wall. */
static void
test_off_head (void)
{
  g_autoptr (FolDesign) design = portrait ();
  const double shares[] = { 1.0, 0.75 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      FolPhoto *photo = photo_of_head (fol_design_get_head (design), shares[i]);
      g_autoptr (FolAnalysis) analysis = fol_analysis_new_plain (0.0);
      g_autoptr (FolScene) scene = fol_scene_new (photo, analysis, design, 2, NULL);
      g_autoptr (GArray) notes = NULL;

      g_assert_nonnull (scene);
      notes = fol_notes_find_in_scene (scene);
      g_assert_true ((find (notes, FOL_NOTE_OFF_SCALP) != NULL) == (shares[i] < 1.0));
      fol_photo_unref (photo);
    }
}

/* A parting over bald skin amid the hair is one; and only there. */
static void
test_slick_patch (void)
{
  for (int bald = 0; bald < 2; bald++)
    {
      g_autoptr (FolPhoto) photo = fol_test_parted_photo (bald ? 17.0 : 0.0);
      g_autoptr (FolDesign) design = fol_test_parted_design (1.0);
      g_autoptr (FolScene) scene = fol_test_scene (photo, design);
      g_autoptr (GArray) notes = fol_notes_find_in_scene (scene);
      g_autoptr (FolDesign) bare = fol_design_remove_parting (design, 0);
      g_autoptr (FolScene) untreated = fol_test_scene (photo, bare);
      g_autoptr (GArray) none = fol_notes_find_in_scene (untreated);

      g_assert_cmpint (find (notes, FOL_NOTE_SLICK_PATCH) != NULL, ==, bald);
      g_assert_null (find (none, FOL_NOTE_SLICK_PATCH));
    }
}

/* On practice heads: what the truth calls scalp above the hairline is none of it,
 * pupils are, ears are. */
static void
test_off_scalp_on_practice_heads (void)
{
  const FolView views[] = { FOL_VIEW_FRONT, FOL_VIEW_TOP, FOL_VIEW_LEFT, FOL_VIEW_RIGHT };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      FolPracticeSettings settings = FOL_PRACTICE_SETTINGS_INIT;
      FolPracticeTruth truth;
      g_autoptr (FolDesign) plain = fol_design_new ();
      g_autoptr (FolDesign) seen = fol_design_with_view (plain, views[i]);
      g_autoptr (FolDesign) headed = NULL;
      FolScalp scalp;
      FolFace face;

      settings.view = views[i];
      fol_practice_head_get_truth (&settings, &truth);
      headed = fol_design_with_head (seen, &truth.head);
      g_assert_true (fol_scalp_init (&scalp, headed, settings.width, settings.height, NULL));
      scalp.mm_per_px = truth.mm_per_px;
      face = fol_face_estimate (headed, &scalp);
      for (guint k = 0; k < truth.n_outlines; k++)
        for (guint j = 0; j < FOL_PRACTICE_OUTLINE_POINTS; j++)
          if (truth.outlines[k].points[j].y < truth.head.center.y)
            g_assert_false (fol_off_scalp (&face, views[i], &scalp, truth.outlines[k].points[j]));
      for (guint k = 0; truth.has_face && k < 2; k++)
        g_assert_true (fol_off_scalp (&face, views[i], &scalp, truth.pupils[k]));
      if (views[i] == FOL_VIEW_LEFT || views[i] == FOL_VIEW_RIGHT)
        {
          const double back = views[i] == FOL_VIEW_LEFT ? 1.0 : -1.0, px = 1.0 / truth.mm_per_px;
          const FolPoint c = truth.head.center;
          const FolPoint ear = { c.x + back * 9.0 * px, c.y + 31.0 * px };
          const FolPoint nape = { c.x + back * 60.0 * px, c.y + 40.0 * px };
          const FolPoint cheek = { c.x - back * 60.0 * px, c.y + 30.0 * px };

          g_assert_true (fol_off_scalp (&face, views[i], &scalp, ear));
          g_assert_true (fol_off_scalp (&face, views[i], &scalp, cheek));
          g_assert_false (fol_off_scalp (&face, views[i], &scalp, nape));
        }
    }
}

static void
test_scale (void)
{
  const FolDesignScale given = { .mm_per_px = 0.1, .method = FOL_SCALE_GIVEN };
  const FolDesignScale none = { .method = FOL_SCALE_ASSUMED };
  FolScaleLine line = { FOL_SCALE_CARD, { { 100, 100 }, { 200, 100 } }, 10.7, FOL_PLANE_AUTO };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) assumed = fol_design_with_scale (plain, &none);
  g_autoptr (FolDesign) fine = fol_design_with_scale (plain, &given);
  g_autoptr (FolDesign) agreeing = fol_design_insert_scale_line (fine, 0, &line);
  g_autoptr (FolDesign) disagreeing = NULL;

  line.known_mm = 10.9;
  disagreeing = fol_design_insert_scale_line (fine, 0, &line);
  g_assert_true (noted (assumed, FOL_NOTE_SCALE_ASSUMED));
  g_assert_false (noted (fine, FOL_NOTE_SCALE_ASSUMED));
  g_assert_false (noted (fine, FOL_NOTE_PHOTO_COARSE));
  g_assert_false (noted (agreeing, FOL_NOTE_SCALE_DISAGREES));
  g_assert_true (noted (disagreeing, FOL_NOTE_SCALE_DISAGREES));
}

/* One line wrongly named makes a head that nobody has. */
static void
test_head_size (void)
{
  g_autoptr (FolDesign) fine = portrait ();
  FolScaleLine line = *fol_design_get_scale_line (fine, 0);
  const FolDesignScale by_head = { .mm_per_px = 1.0, .method = FOL_SCALE_HEAD };
  g_autoptr (FolDesign) as_card = NULL;
  g_autoptr (FolDesign) as_iris = NULL;
  g_autoptr (FolDesign) told_by_head = NULL;
  FolDesignHead profile = *fol_design_get_head (fine);
  g_autoptr (FolDesign) narrow = NULL;
  g_autoptr (FolDesign) side = NULL;

  line.known_mm = 85.6;
  as_card = fol_design_replace_scale_line (fine, 0, &line);
  line.known_mm = 11.7;
  as_iris = fol_design_replace_scale_line (fine, 0, &line);
  told_by_head = fol_design_with_scale (fine, &by_head);
  profile.ry = profile.rx * 1.3;
  narrow = fol_design_with_head (fine, &profile);
  side = fol_design_with_view (narrow, FOL_VIEW_LEFT);
  g_assert_false (noted (fine, FOL_NOTE_HEAD_SIZE));
  g_assert_true (noted (as_card, FOL_NOTE_HEAD_SIZE));
  g_assert_true (noted (as_iris, FOL_NOTE_HEAD_SIZE));
  g_assert_false (noted (told_by_head, FOL_NOTE_HEAD_SIZE));
  g_assert_false (noted (side, FOL_NOTE_HEAD_SIZE));
}

static void
test_skin_light (void)
{
  const FolLab very_light = fol_lab_from_srgb8 (238, 212, 200);
  const FolLab wall = fol_lab_from_srgb8 (225, 226, 230);
  const FolLab tan_skin = fol_lab_from_srgb8 (175, 130, 100);
  g_autoptr (FolDesign) dark = set (portrait (), "pigment.shade", 6.0);
  g_autoptr (FolDesign) light = set (portrait (), "pigment.shade", 20.0);
  g_autoptr (FolDesign) white =
      fol_design_with_skin (light, &(FolDesignSkin){ .hair = FOL_HAIR_WHITE });
  const FolCourse first_dark = { 3, FOL_STAGE_HEALED, 0, .n_shades = 2, .shades = { 6, 20 } };
  g_autoptr (FolDesign) dark_at_first = fol_design_with_course (light, &first_dark);
  g_autoptr (GArray) at_first = notes_of (dark_at_first, &very_light);
  g_autoptr (GArray) both = notes_of (dark, &very_light);
  g_autoptr (GArray) among_white = notes_of (white, &very_light);
  g_autoptr (GArray) blending = notes_of (light, &very_light);
  g_autoptr (GArray) on_tan = notes_of (dark, &tan_skin);
  g_autoptr (GArray) on_wall = notes_of (dark, &wall);

  g_assert_cmpfloat (fol_lab_ita_deg (very_light), >, 55.0);
  g_assert_nonnull (find (both, FOL_NOTE_SKIN_LIGHT));
  g_assert_nonnull (find (at_first, FOL_NOTE_SKIN_LIGHT));
  g_assert_null (find (blending, FOL_NOTE_SKIN_LIGHT));
  g_assert_nonnull (find (among_white, FOL_NOTE_SKIN_LIGHT));
  g_assert_null (find (on_tan, FOL_NOTE_SKIN_LIGHT));
  g_assert_null (find (on_wall, FOL_NOTE_SKIN_LIGHT));
}

/* They are still found, and said to be put away. */
static void
test_dismissed (void)
{
  g_autoptr (FolDesign) plain = portrait ();
  g_autoptr (FolDesign) design = fol_design_with_dismissed (plain, FOL_NOTE_PHOTO_COARSE, TRUE);
  g_autoptr (FolDesign) again = fol_design_with_dismissed (design, FOL_NOTE_PHOTO_COARSE, FALSE);
  g_autoptr (GArray) before = notes_of (plain, NULL);
  g_autoptr (GArray) notes = notes_of (design, NULL);
  g_autoptr (GArray) after = notes_of (again, NULL);

  g_assert_false (find (before, FOL_NOTE_PHOTO_COARSE)->dismissed);
  g_assert_true (find (notes, FOL_NOTE_PHOTO_COARSE)->dismissed);
  g_assert_false (find (after, FOL_NOTE_PHOTO_COARSE)->dismissed);
}

/* One sentence each. */
static void
test_texts (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (GArray) notes = notes_of (plain, NULL);

  g_assert_cmpuint (notes->len, ==, 2);
  for (guint i = 0; i < notes->len; i++)
    {
      const FolNote *note = &g_array_index (notes, FolNote, i);

      g_assert_cmpuint (strlen (note->title), >, 5);
      g_assert_true (g_str_has_suffix (note->explanation, "."));
      g_assert_null (strstr (note->explanation, ". "));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes/proposal", test_proposal);
  g_test_add_func ("/notes/hairline-low", test_hairline_low);
  g_test_add_func ("/notes/density-high", test_density_high);
  g_test_add_func ("/notes/dots-large", test_dots_large);
  g_test_add_func ("/notes/edge-straight", test_edge_straight);
  g_test_add_func ("/notes/edge-symmetric", test_edge_symmetric);
  g_test_add_func ("/notes/off-scalp", test_off_scalp);
  g_test_add_func ("/notes/off-head", test_off_head);
  g_test_add_func ("/notes/slick-patch", test_slick_patch);
  g_test_add_func ("/notes/off-scalp-on-practice-heads", test_off_scalp_on_practice_heads);
  g_test_add_func ("/notes/scale", test_scale);
  g_test_add_func ("/notes/head-size", test_head_size);
  g_test_add_func ("/notes/skin-light", test_skin_light);
  g_test_add_func ("/notes/dismissed", test_dismissed);
  g_test_add_func ("/notes/texts", test_texts);
  return g_test_run ();
}
