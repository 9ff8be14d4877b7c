/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tools say on the canvas, and which region they are at, elsewhere in the
 * window. */
#include "app/window-private.h"

#include "app/scale-text.h"
#include "engine/error.h"
#include "engine/scale-edit.h"

#include <glib/gi18n.h>

/* What the bar was made to say, unless it says something else by now. */
static void
take_back (FolWindow *window, char **said)
{
  if (*said != NULL && g_strcmp0 (fol_message_bar_get_text (window->message_bar), *said) == 0)
    fol_message_bar_hide (window->message_bar);
  g_clear_pointer (said, g_free);
}

void
fol_window_forget_refusal (FolWindow *window)
{
  take_back (window, &window->refusal);
}

static void
tool_refused (FolWindow *window, const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (FOL_ERROR, FOL_ERROR_DESIGN, message);

  fol_message_bar_show_error (window->message_bar, error);
  g_free (window->refusal);
  window->refusal = g_strdup (fol_message_bar_get_text (window->message_bar));
}

static void
scar_advised (FolWindow *window, const char *advice)
{
  fol_message_bar_show_advice (window->message_bar, advice);
  g_free (window->refusal);
  window->refusal = g_strdup (fol_message_bar_get_text (window->message_bar));
}

void
fol_window_ask_first (FolWindow *window, const char *text, const char *button_label,
                      const char *action, GVariant *target)
{
  fol_message_bar_show_question (window->message_bar, text, button_label, action, target);
  g_free (window->refusal);
  window->refusal = g_strdup (fol_message_bar_get_text (window->message_bar));
}

/* Seen from the side a line tells of no head, and without one the treatment cannot
 * end where the head does. */
static void
ask_for_head (FolWindow *window)
{
  fol_window_ask_first (window,
                        _ ("It is not known where the head ends. Put the ellipse on it, "
                           "and the treatment ends there."),
                        _ ("Head"), "win.tool", g_variant_new_string ("head"));
}

static void
tool_done (FolWindow *window)
{
  const FolDesign *design = fol_document_get_design (window->document);

  fol_window_forget_refusal (window);
  if (fol_canvas_get_tool (window->canvas) == FOL_CANVAS_TOOL_HAIRLINE
      && fol_design_get_hairline (design) != NULL && fol_design_get_head (design) == NULL)
    ask_for_head (window);
}

/* A scale that someone gave is not lost unsaid where a line takes its place; until the
 * next step it can be brought back here. Switching to the other design is none. */
void
fol_window_tell_scale (FolWindow *window)
{
  const FolDesign *before = window->shown_design;
  const FolDesign *after = fol_document_get_design (window->document);
  g_autofree char *source = NULL;
  g_autofree char *per_px = NULL;
  g_autofree char *text = NULL;
  FolScale given;

  take_back (window, &window->gave_way);
  if (before == NULL || before == window->other_design
      || fol_canvas_get_tool (window->canvas) != FOL_CANVAS_TOOL_SCALE
      || !fol_scale_given_way (before, after, &given))
    return;
  source = fol_scale_text_source (&given);
  per_px = fol_scale_text_per_px (&given);
  /* Translators: as in “The former scale, 0.0846 mm/px (given), has given way …” */
  text = g_strdup_printf (_ ("The former scale, %s (%s), has given way to what was just drawn."),
                          per_px, source);
  fol_message_bar_show_question (window->message_bar, text, _ ("Keep Former Scale"), "win.undo",
                                 NULL);
  window->gave_way = g_strdup (fol_message_bar_get_text (window->message_bar));
}

/* A region named in the list goes to the tool that edits it. */
static void
region_chosen (FolWindow *window, int region)
{
  const FolDesign *design = fol_document_get_design (window->document);
  const int first_scar = (int) fol_design_get_n_areas (design);
  const int first_part = first_scar + (int) fol_design_get_n_scars (design);

  if (region == FOL_REGION_HAIRLINE)
    {
      fol_window_set_tool (window, "hairline");
      return;
    }
  if (region >= first_part)
    {
      fol_window_set_tool (window, "part");
      fol_canvas_select_part (window->canvas, region - first_part);
      return;
    }
  if (region >= first_scar)
    {
      fol_window_set_tool (window, "scar");
      fol_canvas_select_scar (window->canvas, region - first_scar);
      return;
    }
  fol_window_set_tool (
      window, fol_design_get_area (design, (guint) region)->role == FOL_AREA_KEEP_OUT ? "keep-out"
                                                                                      : "area");
  fol_canvas_select_area (window->canvas, region);
}

/* The region that the active tool is at, as the list counts. */
static int
edited_region (FolWindow *window)
{
  const FolDesign *design = fol_document_get_design (window->document);
  const int first_scar = (int) fol_design_get_n_areas (design);
  const int scar = fol_canvas_get_selected_scar (window->canvas);
  const int part = fol_canvas_get_selected_part (window->canvas);

  if (fol_canvas_get_tool (window->canvas) == FOL_CANVAS_TOOL_HAIRLINE)
    return FOL_REGION_HAIRLINE;
  if (scar >= 0)
    return first_scar + scar;
  if (part >= 0)
    return first_scar + (int) fol_design_get_n_scars (design) + part;
  return fol_canvas_get_selected_area (window->canvas);
}

static void
tool_changed (FolWindow *window)
{
  fol_region_list_set_selected (fol_inspector_get_regions (window->inspector),
                                edited_region (window));
}

void
fol_window_hear_tools (FolWindow *window)
{
  g_signal_connect_object (window->canvas, "tool-changed", G_CALLBACK (tool_changed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fol_inspector_get_regions (window->inspector), "chosen",
                           G_CALLBACK (region_chosen), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->canvas, "tool-refused", G_CALLBACK (tool_refused), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fol_inspector_get_scar (window->inspector), "refused",
                           G_CALLBACK (scar_advised), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (fol_inspector_get_head (window->inspector), "refused",
                           G_CALLBACK (tool_refused), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (fol_inspector_get_head (window->inspector), "fitted",
                           G_CALLBACK (fol_window_forget_refusal), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->canvas, "tool-done", G_CALLBACK (tool_done), window,
                           G_CONNECT_SWAPPED);
}
