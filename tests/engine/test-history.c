/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo, redo, merging, and what counts as saved. */
#include "engine/history.h"

/* Designs that can be told apart: by their density. */
static FolDesign *
design_new (double density)
{
  g_autoptr (FolDesign) plain = fol_design_new ();
  const FolDotSettings dots = { density, 0.17, 0.12, 1 };

  return fol_design_with_dots (plain, &dots);
}

static void
push (FolHistory *history, double density, const char *label, const char *merge_key)
{
  g_autoptr (FolDesign) design = design_new (density);

  fol_history_push (history, design, label, merge_key);
}

static double
density (const FolHistory *history)
{
  return fol_design_get_dots (fol_history_get_design (history))->density_per_cm2;
}

static FolHistory *
history_new (void)
{
  g_autoptr (FolDesign) design = design_new (100);

  return fol_history_new (design);
}

static void
test_undo_redo (void)
{
  g_autoptr (FolHistory) history = history_new ();

  g_assert_false (fol_history_undo (history));
  for (int i = 1; i <= 1000; i++)
    push (history, 100 + i / 10.0, "Step", NULL);
  for (int i = 999; i >= 0; i--)
    {
      g_assert_true (fol_history_undo (history));
      g_assert_cmpfloat (density (history), ==, 100 + i / 10.0);
    }
  g_assert_false (fol_history_can_undo (history));
  g_assert_true (fol_history_redo (history));
  g_assert_cmpfloat (density (history), ==, 100.1);
  push (history, 250, "Other", NULL);
  g_assert_false (fol_history_redo (history));
  g_assert_cmpfloat (density (history), ==, 250);
}

static void
test_labels (void)
{
  g_autoptr (FolHistory) history = history_new ();
  g_autofree char *nothing = fol_history_dup_undo_label (history);
  g_autofree char *undo = NULL, *redo = NULL;

  g_assert_cmpstr (nothing, ==, "Undo");
  push (history, 120, "Move Hairline Point", NULL);
  undo = fol_history_dup_undo_label (history);
  g_assert_cmpstr (undo, ==, "Undo Move Hairline Point");
  fol_history_undo (history);
  redo = fol_history_dup_redo_label (history);
  g_assert_cmpstr (redo, ==, "Redo Move Hairline Point");
}

static void
test_merge (void)
{
  g_autoptr (FolHistory) history = history_new ();

  for (int i = 1; i <= 50; i++)
    push (history, 100 + i, "Change Density", "density");
  push (history, 200, "Change Shade", "shade");
  push (history, 210, "Change Density", "density");
  fol_history_end_series (history);
  push (history, 220, "Change Density", "density");

  fol_history_undo (history);
  g_assert_cmpfloat (density (history), ==, 210);
  fol_history_undo (history);
  g_assert_cmpfloat (density (history), ==, 200);
  fol_history_undo (history);
  g_assert_cmpfloat (density (history), ==, 150);
  fol_history_undo (history);
  g_assert_cmpfloat (density (history), ==, 100);
}

/* Undoing ends a series: a push after it does not overwrite what was there. */
static void
test_merge_after_undo (void)
{
  g_autoptr (FolHistory) history = history_new ();

  push (history, 110, "A", "a");
  fol_history_end_series (history);
  push (history, 120, "A", "a");
  fol_history_undo (history);
  push (history, 130, "A", "a");
  fol_history_undo (history);
  g_assert_cmpfloat (density (history), ==, 110);
}

static void
test_same_design (void)
{
  g_autoptr (FolDesign) design = design_new (100);
  g_autoptr (FolHistory) history = fol_history_new (design);

  fol_history_push (history, design, "Nothing", NULL);
  g_assert_false (fol_history_can_undo (history));
}

static void
test_cancel (void)
{
  g_autoptr (FolHistory) history = history_new ();

  push (history, 110, "One", NULL);
  push (history, 120, "Two", NULL);
  fol_history_mark_saved (history);
  fol_history_undo (history);
  push (history, 130, "Drag", "drag");
  push (history, 140, "Drag", "drag");
  fol_history_cancel (history, "other");
  g_assert_cmpfloat (density (history), ==, 140);
  fol_history_cancel (history, "drag");
  g_assert_cmpfloat (density (history), ==, 110);

  /* Redo is as it was, and what was saved is still to be found there. */
  g_assert_true (fol_history_redo (history));
  g_assert_cmpfloat (density (history), ==, 120);
  g_assert_true (fol_history_is_saved (history));
}

static void
test_saved (void)
{
  g_autoptr (FolHistory) history = history_new ();

  g_assert_true (fol_history_is_saved (history));
  push (history, 110, "A", "a");
  g_assert_false (fol_history_is_saved (history));
  fol_history_mark_autosaved (history);
  fol_history_mark_saved (history);
  push (history, 120, "A", "a");
  g_assert_false (fol_history_is_saved (history));
  g_assert_false (fol_history_is_autosaved (history));
  fol_history_undo (history);
  g_assert_true (fol_history_is_saved (history));
  g_assert_true (fol_history_is_autosaved (history));

  /* Once what was saved has been overwritten nothing is. */
  fol_history_undo (history);
  push (history, 130, "B", NULL);
  g_assert_false (fol_history_is_saved (history));
  fol_history_undo (history);
  g_assert_false (fol_history_is_saved (history));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/undo-redo", test_undo_redo);
  g_test_add_func ("/history/labels", test_labels);
  g_test_add_func ("/history/merge", test_merge);
  g_test_add_func ("/history/merge-after-undo", test_merge_after_undo);
  g_test_add_func ("/history/same-design", test_same_design);
  g_test_add_func ("/history/cancel", test_cancel);
  g_test_add_func ("/history/saved", test_saved);
  return g_test_run ();
}
