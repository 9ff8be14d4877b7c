/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A design as a value: edits share, nothing changes behind one's back. */
#include "engine/design.h"
#include "engine/members.h"

#include <math.h>

static const FolPoint line[] = { { 100, 200 }, { 200, 150 }, { 300, 200 } };
static const FolPoint square[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 } };
static const FolStrokePoint path[] = { { 1, 2, 0.5 }, { 3, 4, 1 } };

static const FolHairline hairline = {
  FOL_STYLE_SOFT, G_N_ELEMENTS (line), line, 0, NULL, 8, 5, 0.5, 0.98
};
static const FolArea area = { FOL_AREA_TREAT, G_N_ELEMENTS (square), square, 5, 1 };
static const FolStroke stroke = { FOL_STROKE_THIN, 10, 0.3, G_N_ELEMENTS (path), path };

/* One of everything. */
static FolDesign *
design_full (void)
{
  const FolDesignHead head = { { 50, 60 }, 30, 40, 10, 0 };
  g_autoptr (FolDesign) plain = fol_design_new ();
  g_autoptr (FolDesign) with_head = fol_design_with_head (plain, &head);
  g_autoptr (FolDesign) with_line = fol_design_with_hairline (with_head, &hairline);
  g_autoptr (FolDesign) with_area = fol_design_insert_area (with_line, 0, &area);

  return fol_design_insert_stroke (with_area, 0, &stroke);
}

static void
test_defaults (void)
{
  g_autoptr (FolDesign) design = fol_design_new ();

  g_assert_cmpint (fol_design_get_view (design), ==, FOL_VIEW_FRONT);
  g_assert_cmpint (fol_design_get_treatment (design), ==, FOL_TREATMENT_SHAVED);
  g_assert_cmpint (fol_design_get_photo (design)->width, ==, 0);
  g_assert_cmpstr (fol_design_get_photo (design)->sha256, ==, "");
  g_assert_cmpint (fol_design_get_scale (design)->method, ==, FOL_SCALE_ASSUMED);
  g_assert_cmpfloat (fol_design_get_scale (design)->mm_per_px, ==, 0);
  g_assert_null (fol_design_get_head (design));
  g_assert_null (fol_design_get_hairline (design));
  g_assert_cmpuint (fol_design_get_n_areas (design), ==, 0);
  g_assert_cmpuint (fol_design_get_n_strokes (design), ==, 0);
  g_assert_cmpfloat (fol_design_get_dots (design)->density_per_cm2, ==, 200);
  g_assert_cmpfloat (fol_design_get_dots (design)->diameter_mm, ==, 0.17);
  g_assert_cmpuint (fol_design_get_dots (design)->seed, ==, 1);
  g_assert_cmpfloat (fol_design_get_pigment (design)->shade, ==, 12);
  g_assert_cmpint (fol_design_get_course (design)->session, ==, 3);
  g_assert_cmpint (fol_design_get_course (design)->stage, ==, FOL_STAGE_HEALED);
}

/* The enumerations are the indices of the table's words. */
static void
test_words (void)
{
  const struct
  {
    const char *path;
    const char *word;
    int value;
    guint n_words;
  } words[] = {
    { "view", "detail", FOL_VIEW_DETAIL, FOL_VIEW_DETAIL + 1 },
    { "treatment", "density", FOL_TREATMENT_DENSITY, FOL_TREATMENT_SCAR + 1 },
    { "scale.method", "ruler", FOL_SCALE_RULER, FOL_SCALE_ASSUMED + 1 },
    { "hairline.style", "widows-peak", FOL_STYLE_WIDOWS_PEAK, FOL_STYLE_FEMININE + 1 },
    { "areas[].role", "keep-out", FOL_AREA_KEEP_OUT, FOL_AREA_SCAR + 1 },
    { "strokes[].effect", "erase", FOL_STROKE_ERASE, FOL_STROKE_ERASE + 1 },
    { "scale_lines[].method", "given", FOL_SCALE_GIVEN, FOL_SCALE_ASSUMED },
    { "scale_lines[].plane", "eyes", FOL_PLANE_EYES, FOL_PLANE_MIDDLE + 1 },
    { "scars[].kind", "spot", FOL_SCAR_SPOT, FOL_SCAR_SPOT + 1 },
    { "skin.samples[].role", "stubble", FOL_SKIN_ROLE_STUBBLE, FOL_SKIN_ROLE_NEUTRAL + 1 },
    /* These may be absent, which is 0. */
    { "skin.fitzpatrick", "IV", FOL_FITZPATRICK_IV - 1, FOL_FITZPATRICK_VI },
    { "skin.hair", "grey", FOL_HAIR_GREY - 1, FOL_HAIR_WHITE },
    { "course.stage", "day7", FOL_STAGE_DAY7, FOL_STAGE_HEALED + 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const FolMember *member = fol_members_get (words[i].path);

      g_assert_cmpint (fol_member_find_word (member, words[i].word), ==, words[i].value);
      g_assert_cmpuint (member->n_words, ==, words[i].n_words);
    }
}

static void
test_edits_share (void)
{
  g_autoptr (FolDesign) design = design_full ();
  FolDotSettings dots = *fol_design_get_dots (design);
  g_autoptr (FolDesign) denser = NULL;
  g_autoptr (FolDesign) more = NULL;

  dots.density_per_cm2 = 250;
  denser = fol_design_with_dots (design, &dots);
  g_assert_true (fol_design_get_hairline (denser) == fol_design_get_hairline (design));
  g_assert_true (fol_design_get_area (denser, 0) == fol_design_get_area (design, 0));
  g_assert_true (fol_design_get_stroke (denser, 0) == fol_design_get_stroke (design, 0));
  g_assert_cmpfloat (fol_design_get_dots (design)->density_per_cm2, ==, 200);

  more = fol_design_insert_area (denser, 0, &area);
  g_assert_true (fol_design_get_area (more, 1) == fol_design_get_area (design, 0));
  g_assert_cmpuint (fol_design_get_n_areas (design), ==, 1);
}

static void
test_parts_outlive (void)
{
  FolDesign *design = design_full ();
  g_autoptr (FolDesign) edited = fol_design_with_view (design, FOL_VIEW_TOP);

  fol_design_unref (design);
  g_assert_cmpfloat (fol_design_get_hairline (edited)->points[1].y, ==, 150);
  g_assert_cmpfloat (fol_design_get_stroke (edited, 0)->path[0].pressure, ==, 0.5);
}

static void
test_lists (void)
{
  g_autoptr (FolDesign) one = design_full ();
  FolArea scar = area;
  g_autoptr (FolDesign) two = NULL, three = NULL, replaced = NULL, removed = NULL, bare = NULL;

  scar.role = FOL_AREA_SCAR;
  two = fol_design_insert_area (one, 1, &scar);
  scar.role = FOL_AREA_KEEP_OUT;
  three = fol_design_insert_area (two, 1, &scar);
  g_assert_cmpint (fol_design_get_area (three, 0)->role, ==, FOL_AREA_TREAT);
  g_assert_cmpint (fol_design_get_area (three, 1)->role, ==, FOL_AREA_KEEP_OUT);
  g_assert_cmpint (fol_design_get_area (three, 2)->role, ==, FOL_AREA_SCAR);
  replaced = fol_design_replace_area (three, 2, &area);
  g_assert_cmpint (fol_design_get_area (replaced, 2)->role, ==, FOL_AREA_TREAT);
  removed = fol_design_remove_area (replaced, 1);
  g_assert_cmpuint (fol_design_get_n_areas (removed), ==, 2);
  bare = fol_design_remove_stroke (removed, 0);
  g_assert_cmpuint (fol_design_get_n_strokes (bare), ==, 0);
  g_assert_cmpuint (fol_design_get_n_strokes (removed), ==, 1);
}

static void
test_scars_and_lines (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolPoint middle[] = { { 10, 20 }, { 1e9, 20 } };
  const FolScar scar = { FOL_SCAR_LINE, 2, middle, 900, 1, 1, 0 };
  const FolScar spot = { FOL_SCAR_SPOT, 1, middle, 1, 1, 1, 99 };
  const FolScaleLine card = { FOL_SCALE_CARD, { { 0, 0 }, { 100, 0 } }, 85.6, FOL_PLANE_AUTO };
  const FolMeasure measure = { { { 1, 2 }, { 3, NAN } } };
  g_autoptr (FolDesign) one = fol_design_insert_scar (plain, 0, &scar);
  g_autoptr (FolDesign) two = fol_design_replace_scar (one, 0, &spot);
  g_autoptr (FolDesign) three = fol_design_insert_scale_line (two, 0, &card);
  g_autoptr (FolDesign) four = fol_design_insert_measure (three, 0, &measure);
  g_autoptr (FolDesign) five = fol_design_remove_scar (four, 0);

  g_assert_cmpfloat (fol_design_get_scar (one, 0)->width_mm, ==, 60);
  g_assert_cmpfloat (fol_design_get_scar (one, 0)->path[1].x, ==, 1e6);
  g_assert_cmpfloat (fol_design_get_scar (one, 0)->shade, ==, 0);
  g_assert_cmpfloat (fol_design_get_scar (two, 0)->shade, ==, 60);
  g_assert_cmpfloat (fol_design_get_measure (four, 0)->line[1].y, ==, 0);
  g_assert_cmpuint (fol_design_get_n_scars (five), ==, 0);
  g_assert_cmpuint (fol_design_get_n_scale_lines (five), ==, 1);
  g_assert_false (fol_design_same_geometry (plain, one));
  g_assert_false (fol_design_same_geometry (two, three));
  g_assert_true (fol_design_same_geometry (three, four));
  g_assert_false (fol_design_equal (three, four));
}

static void
test_skin (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolPoint brushed[] = { { 10, 20 }, { 1e9, 20 } };
  const FolSkinSample first = { FOL_SKIN_ROLE_SKIN, 900, 2, brushed };
  const FolSkinSample second = { FOL_SKIN_ROLE_STUBBLE, 2, 1, brushed };
  const FolDesignSkin skin = { FOL_FITZPATRICK_III, (FolHairColor) 99 };
  g_autoptr (FolDesign) one = fol_design_insert_skin_sample (plain, 0, &first);
  g_autoptr (FolDesign) two = fol_design_insert_skin_sample (one, 1, &second);
  g_autoptr (FolDesign) three = fol_design_replace_skin_sample (two, 0, &second);
  g_autoptr (FolDesign) four = fol_design_remove_skin_sample (three, 1);
  g_autoptr (FolDesign) five = fol_design_with_skin (four, &skin);

  g_assert_cmpfloat (fol_design_get_skin_sample (one, 0)->radius_mm, ==, 60);
  g_assert_cmpfloat (fol_design_get_skin_sample (one, 0)->path[1].x, ==, 1e6);
  g_assert_cmpint (fol_design_get_skin_sample (three, 0)->role, ==, FOL_SKIN_ROLE_STUBBLE);
  g_assert_cmpuint (fol_design_get_n_skin_samples (four), ==, 1);
  g_assert_cmpint (fol_design_get_skin (five)->fitzpatrick, ==, FOL_FITZPATRICK_III);
  g_assert_cmpint (fol_design_get_skin (five)->hair, ==, FOL_HAIR_WHITE);
  g_assert_true (fol_design_same_geometry (plain, five));
  g_assert_false (fol_design_equal (plain, one));
  g_assert_false (fol_design_equal (four, five));
}

static void
test_landmarks_and_notes (void)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolLandmarks marks = { .has_glabella = TRUE, .glabella = { 5, -1e9 }, .pupils = { { 7 } } };
  g_autoptr (FolDesign) marked = fol_design_with_landmarks (plain, &marks);
  g_autoptr (FolDesign) read = fol_design_with_dismissed (marked, FOL_NOTE_OFF_SCALP, TRUE);
  g_autoptr (FolDesign) unread = fol_design_with_dismissed (read, FOL_NOTE_OFF_SCALP, FALSE);

  g_assert_cmpfloat (fol_design_get_landmarks (marked)->glabella.y, ==, -1e6);
  g_assert_cmpfloat (fol_design_get_landmarks (marked)->pupils[0].x, ==, 0);
  g_assert_false (fol_design_equal (plain, marked));
  g_assert_true (fol_design_same_geometry (plain, marked));
  g_assert_true (fol_design_has_dismissed (read, FOL_NOTE_OFF_SCALP));
  g_assert_false (fol_design_has_dismissed (read, FOL_NOTE_HAIRLINE_LOW));
  g_assert_false (fol_design_equal (marked, read));
  g_assert_true (fol_design_equal (marked, unread));
}

static void
test_remove_head_and_hairline (void)
{
  g_autoptr (FolDesign) design = design_full ();
  g_autoptr (FolDesign) headless = fol_design_with_head (design, NULL);
  g_autoptr (FolDesign) bald = fol_design_with_hairline (headless, NULL);

  g_assert_null (fol_design_get_head (bald));
  g_assert_null (fol_design_get_hairline (bald));
  g_assert_cmpfloat (fol_design_get_head (design)->rx, ==, 30);
}

static void
test_equality (void)
{
  g_autoptr (FolDesign) one = design_full ();
  g_autoptr (FolDesign) other = design_full ();
  FolCourse course = *fol_design_get_course (one);
  FolHairline bent = hairline;
  const FolPoint bent_line[] = { { 100, 200 }, { 200, 151 }, { 300, 200 } };
  g_autoptr (FolDesign) fresh = NULL, moved = NULL;

  g_assert_true (fol_design_equal (one, other));
  g_assert_true (fol_design_same_geometry (one, other));

  course.stage = FOL_STAGE_FRESH;
  fresh = fol_design_with_course (one, &course);
  g_assert_false (fol_design_equal (one, fresh));
  g_assert_true (fol_design_same_geometry (one, fresh));

  bent.points = bent_line;
  moved = fol_design_with_hairline (one, &bent);
  g_assert_false (fol_design_equal (one, moved));
  g_assert_false (fol_design_same_geometry (one, moved));
}

/* Each thing that decides where dots may be. */
static void
test_geometry (void)
{
  g_autoptr (FolDesign) design = design_full ();
  const FolDesignPhoto photo = { .width = 100, .height = 200 };
  const FolDesignScale scale = { 0.1, FOL_SCALE_GIVEN };
  const FolDesignHead head = { { 50, 60 }, 30, 40, 11, 0 };
  FolDesign *changed[] = {
    fol_design_with_photo (design, &photo), fol_design_with_scale (design, &scale),
    fol_design_with_head (design, &head),   fol_design_with_hairline (design, NULL),
    fol_design_remove_area (design, 0),     fol_design_insert_stroke (design, 1, &stroke),
  };

  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_assert_false (fol_design_same_geometry (design, changed[i]));
      g_assert_false (fol_design_equal (design, changed[i]));
      fol_design_unref (changed[i]);
    }
}

static void
test_clamping_settings (void)
{
  g_autoptr (FolDesign) design = fol_design_new ();
  const FolDotSettings dots = { 1e9, -1, NAN, 7 };
  const FolPigmentSettings pigment = { 0, -INFINITY, INFINITY, 2 };
  const FolCourse course = { 9, FOL_STAGE_FRESH, 5 };
  g_autoptr (FolDesign) one = fol_design_with_dots (design, &dots);
  g_autoptr (FolDesign) two = fol_design_with_pigment (one, &pigment);
  g_autoptr (FolDesign) three = fol_design_with_course (two, &course);
  g_autoptr (FolDesign) four = fol_design_with_view (three, (FolView) 77);

  g_assert_cmpfloat (fol_design_get_dots (four)->density_per_cm2, ==, 300);
  g_assert_cmpfloat (fol_design_get_dots (four)->diameter_mm, ==, 0.05);
  g_assert_cmpfloat (fol_design_get_dots (four)->variation, ==, 0.12);
  g_assert_cmpuint (fol_design_get_dots (four)->seed, ==, 7);
  g_assert_cmpfloat (fol_design_get_pigment (four)->shade, ==, 1);
  g_assert_cmpfloat (fol_design_get_pigment (four)->undertone, ==, -1);
  g_assert_cmpfloat (fol_design_get_pigment (four)->shine, ==, 1);
  g_assert_cmpint (fol_design_get_course (four)->session, ==, 4);
  g_assert_cmpfloat (fol_design_get_course (four)->years, ==, 0);
  g_assert_cmpint (fol_design_get_view (four), ==, FOL_VIEW_DETAIL);
}

static void
test_clamping_places (void)
{
  g_autoptr (FolDesign) design = fol_design_new ();
  const FolDesignPhoto photo = { .width = 10, .height = -3, .sha256 = "not a digest" };
  const FolDesignScale scale = { 0, FOL_SCALE_RULER, TRUE, { { 0, 0 }, { 1e9, NAN } }, 0.1 };
  const FolDesignHead head = { { -1e9, 0 }, 0, 5, 1000, -4 };
  const FolStrokePoint wild[] = { { 1e9, NAN, 7 } };
  const FolStroke wild_stroke = { FOL_STROKE_THIN, 0, 9, 1, wild };
  g_autoptr (FolDesign) one = fol_design_with_photo (design, &photo);
  g_autoptr (FolDesign) two = fol_design_with_scale (one, &scale);
  g_autoptr (FolDesign) three = fol_design_with_head (two, &head);
  g_autoptr (FolDesign) four = fol_design_insert_stroke (three, 0, &wild_stroke);
  const FolStroke *brushed = fol_design_get_stroke (four, 0);

  g_assert_cmpint (fol_design_get_photo (four)->height, ==, 1);
  g_assert_cmpstr (fol_design_get_photo (four)->sha256, ==, "");
  g_assert_cmpfloat (fol_design_get_scale (four)->mm_per_px, ==, 0);
  g_assert_cmpfloat (fol_design_get_scale (four)->known_mm, ==, 1);
  g_assert_cmpfloat (fol_design_get_scale (four)->line[1].x, ==, 1e6);
  g_assert_cmpfloat (fol_design_get_scale (four)->line[1].y, ==, 0);
  g_assert_cmpfloat (fol_design_get_head (four)->center.x, ==, -1e6);
  g_assert_cmpfloat (fol_design_get_head (four)->rx, ==, 1);
  g_assert_cmpfloat (fol_design_get_head (four)->angle_deg, ==, 360);
  g_assert_cmpfloat (fol_design_get_head (four)->depth, ==, 1);
  g_assert_cmpfloat (brushed->radius_mm, ==, 0.5);
  g_assert_cmpfloat (brushed->path[0].x, ==, 1e6);
  g_assert_cmpfloat (brushed->path[0].pressure, ==, 1);
}

static void
test_long_lists_are_cut (void)
{
  g_autofree FolPoint *many = g_new0 (FolPoint, 5000);
  const FolArea large = { FOL_AREA_TREAT, 5000, many, 5, 1 };
  g_autoptr (FolDesign) design = fol_design_new ();
  g_autoptr (FolDesign) edited = fol_design_insert_area (design, 0, &large);

  g_assert_cmpuint (fol_design_get_area (edited, 0)->n_outline, ==, 4096);
}

static gpointer
edit_many_times (gpointer data)
{
  const FolDesign *shared = data;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (FolDesign) held = fol_design_ref (shared);
      g_autoptr (FolDesign) edited = fol_design_with_view (held, i % 6);
      g_autoptr (FolDesign) more = fol_design_remove_area (edited, 0);

      g_assert_true (fol_design_get_hairline (more) == fol_design_get_hairline (shared));
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (FolDesign) design = design_full ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("edit", edit_many_times, design);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (fol_design_get_n_areas (design), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design/defaults", test_defaults);
  g_test_add_func ("/design/words", test_words);
  g_test_add_func ("/design/edits-share", test_edits_share);
  g_test_add_func ("/design/parts-outlive", test_parts_outlive);
  g_test_add_func ("/design/lists", test_lists);
  g_test_add_func ("/design/scars-and-lines", test_scars_and_lines);
  g_test_add_func ("/design/skin", test_skin);
  g_test_add_func ("/design/landmarks-and-notes", test_landmarks_and_notes);
  g_test_add_func ("/design/remove-head-and-hairline", test_remove_head_and_hairline);
  g_test_add_func ("/design/equality", test_equality);
  g_test_add_func ("/design/geometry", test_geometry);
  g_test_add_func ("/design/clamping-settings", test_clamping_settings);
  g_test_add_func ("/design/clamping-places", test_clamping_places);
  g_test_add_func ("/design/long-lists-are-cut", test_long_lists_are_cut);
  g_test_add_func ("/design/threads", test_threads);
  return g_test_run ();
}
