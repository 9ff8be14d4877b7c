/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/history.h"

#include "engine/i18n.h"

typedef struct
{
  FolDesign *design;
  char *label;
  char *merge_key;
} Entry;

/* @saved and @autosaved are entries, not owned, NULL once they are lost. */
struct _FolHistory
{
  GPtrArray *entries;
  guint current;
  gboolean series_open;
  GPtrArray *held_back; /* what the open series' first step took from redo */
  const Entry *saved;
  const Entry *autosaved;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  fol_design_unref (entry->design);
  g_free (entry->label);
  g_free (entry->merge_key);
  g_free (entry);
}

static Entry *
entry_new (const FolDesign *design, const char *label, const char *merge_key)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->design = fol_design_ref (design);
  entry->label = g_strdup (label);
  entry->merge_key = g_strdup (merge_key);
  return entry;
}

static Entry *
current_entry (const FolHistory *history)
{
  return g_ptr_array_index (history->entries, history->current);
}

FolHistory *
fol_history_new (const FolDesign *design)
{
  FolHistory *history = g_new0 (FolHistory, 1);

  history->entries = g_ptr_array_new_with_free_func (entry_free);
  history->held_back = g_ptr_array_new_with_free_func (entry_free);
  g_ptr_array_add (history->entries, entry_new (design, NULL, NULL));
  history->saved = history->autosaved = current_entry (history);
  return history;
}

void
fol_history_free (FolHistory *history)
{
  if (history == NULL)
    return;
  g_ptr_array_unref (history->entries);
  g_ptr_array_unref (history->held_back);
  g_free (history);
}

const FolDesign *
fol_history_get_design (const FolHistory *history)
{
  return current_entry (history)->design;
}

static gboolean
continues (const FolHistory *history, const char *merge_key)
{
  return history->series_open && history->current > 0
         && g_strcmp0 (current_entry (history)->merge_key, merge_key) == 0;
}

static void
forget_held_back (FolHistory *history)
{
  for (guint i = 0; i < history->held_back->len; i++)
    {
      const Entry *entry = g_ptr_array_index (history->held_back, i);

      if (history->saved == entry)
        history->saved = NULL;
      if (history->autosaved == entry)
        history->autosaved = NULL;
    }
  g_ptr_array_set_size (history->held_back, 0);
}

static void
hold_back_redo (FolHistory *history)
{
  const guint first = history->current + 1;
  const guint n = history->entries->len - first;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (history->held_back, g_ptr_array_steal_index (history->entries, first));
}

void
fol_history_push (FolHistory *history, const FolDesign *design, const char *label,
                  const char *merge_key)
{
  if (design == fol_history_get_design (history))
    return;
  if (merge_key != NULL && continues (history, merge_key))
    {
      Entry *entry = current_entry (history);

      fol_design_unref (entry->design);
      entry->design = fol_design_ref (design);
      return;
    }
  forget_held_back (history);
  hold_back_redo (history);
  g_ptr_array_add (history->entries, entry_new (design, label, merge_key));
  history->current++;
  history->series_open = merge_key != NULL;
  if (!history->series_open)
    forget_held_back (history);
}

void
fol_history_end_series (FolHistory *history)
{
  history->series_open = FALSE;
  forget_held_back (history);
}

void
fol_history_cancel (FolHistory *history, const char *merge_key)
{
  if (merge_key == NULL || !continues (history, merge_key))
    return;
  g_ptr_array_remove_index (history->entries, history->current);
  history->current--;
  g_ptr_array_extend_and_steal (history->entries, g_steal_pointer (&history->held_back));
  history->held_back = g_ptr_array_new_with_free_func (entry_free);
  history->series_open = FALSE;
}

gboolean
fol_history_can_undo (const FolHistory *history)
{
  return history->current > 0;
}

gboolean
fol_history_can_redo (const FolHistory *history)
{
  return history->current + 1 < history->entries->len;
}

static const FolDesign *
design_at (const FolHistory *history, guint index)
{
  const Entry *entry = g_ptr_array_index (history->entries, index);

  return entry->design;
}

const FolDesign *
fol_history_peek_undo (const FolHistory *history)
{
  return fol_history_can_undo (history) ? design_at (history, history->current - 1) : NULL;
}

const FolDesign *
fol_history_peek_redo (const FolHistory *history)
{
  return fol_history_can_redo (history) ? design_at (history, history->current + 1) : NULL;
}

gboolean
fol_history_undo (FolHistory *history)
{
  fol_history_end_series (history);
  if (!fol_history_can_undo (history))
    return FALSE;
  history->current--;
  return TRUE;
}

gboolean
fol_history_redo (FolHistory *history)
{
  fol_history_end_series (history);
  if (!fol_history_can_redo (history))
    return FALSE;
  history->current++;
  return TRUE;
}

char *
fol_history_dup_undo_label (const FolHistory *history)
{
  if (!fol_history_can_undo (history))
    return g_strdup (_ ("Undo"));
  /* Translators: %s is a step such as “Move Hairline Point” */
  return g_strdup_printf (_ ("Undo %s"), current_entry (history)->label);
}

char *
fol_history_dup_redo_label (const FolHistory *history)
{
  const Entry *next;

  if (!fol_history_can_redo (history))
    return g_strdup (_ ("Redo"));
  next = g_ptr_array_index (history->entries, history->current + 1);
  /* Translators: %s is a step such as “Move Hairline Point” */
  return g_strdup_printf (_ ("Redo %s"), next->label);
}

void
fol_history_mark_saved (FolHistory *history)
{
  fol_history_end_series (history);
  history->saved = current_entry (history);
}

void
fol_history_mark_autosaved (FolHistory *history)
{
  fol_history_end_series (history);
  history->autosaved = current_entry (history);
}

gboolean
fol_history_is_saved (const FolHistory *history)
{
  return history->saved == current_entry (history);
}

gboolean
fol_history_is_autosaved (const FolHistory *history)
{
  return history->autosaved == current_entry (history);
}
