/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share: window.c builds it, window-actions.c holds
 * its commands, window-files.c opens and saves, window-design.c opens a design with
 * the photo it was drawn on, window-export.c exports, window-unsaved.c asks before work is lost,
 * window-ab.c keeps two designs, window-pigment.c brings pigment profiles in and out, window-tool.c
 * passes on what tools say. */
#pragma once

#include "app/canvas.h"
#include "app/course-bar.h"
#include "app/inspector.h"
#include "app/message-bar.h"
#include "app/notes-panel.h"
#include "app/status-bar.h"
#include "app/treatment-strip.h"
#include "app/window.h"

G_BEGIN_DECLS

/* What to go on with once unsaved work is saved or given up. */
typedef enum
{
  FOL_THEN_NOTHING,
  FOL_THEN_CLOSE,
  FOL_THEN_OPEN,            /* window->then_file */
  FOL_THEN_OPEN_FOR_DESIGN, /* window->then_file, the photo of pending_design */
} FolThen;

struct _FolWindow
{
  GtkApplicationWindow parent_instance;

  GtkWidget *header;
  GtkMenuButton *menu_button;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *work_buttons_start;
  GtkWidget *work_buttons_end;
  GMenu *edit_menu;
  GtkWidget *message_holder;
  FolMessageBar *message_bar;
  GtkStack *pages;
  GtkWidget *welcome;
  GtkWidget *work;
  GtkWidget *palette;
  FolCanvas *canvas;
  FolTreatmentStrip *strip;
  FolCourseBar *course_bar;
  GtkWidget *inspector_pane;
  FolInspector *inspector;
  FolNotesPanel *notes;
  FolStatusBar *status_bar;

  FolDocument *document;
  GSettings *settings;
  char *tool;
  gboolean client_view;
  char *refusal;   /* the last thing a tool said cannot be, or NULL */
  char *gave_way;  /* what was said of a scale that gave way in the last step, or NULL */
  guint settle_id; /* of the timeout that runs while the scene keeps changing, or 0 */

  /* A/B: the design that is put aside, or NULL, and which of the two shows. */
  FolDesign *other_design;
  GPtrArray *turned_pairs; /* of designs put aside, FolDesign *[2]: one is the other, turned */
  FolDesign *shown_design; /* as last heard of from the document, or NULL */
  gboolean shows_b;
  /* A and B as they are in files, or were at first; the files, or NULL. */
  FolDesign *saved_designs[2];
  GFile *saved_files[2];

  /* Files. The chooser is kept here until it answers. */
  GtkNativeDialog *chooser;
  GFile *design_file;        /* where Save Design goes, or NULL */
  FolDesign *pending_design; /* to be set once its photo is loaded, or NULL */
  GFile *pending_file;
  GCancellable *finding;   /* of the search for pending_design's photo, or NULL */
  GCancellable *loading;   /* of the photo being loaded, or NULL */
  GCancellable *exporting; /* of the export under way, or NULL */
  FolThen then;
  GFile *then_file;
};

/* window-actions.c */
void fol_window_install_actions (GtkWidgetClass *widget_class);
void fol_window_update_actions (FolWindow *window);
void fol_window_insert_canvas_actions (FolWindow *window);

/* window-ab.c: shows A or B; the document has another design, or another photo; turns
 * photo and designs clockwise. */
void fol_window_show_ab (FolWindow *window, gboolean shows_b);
void fol_window_follow_ab (FolWindow *window);
void fol_window_forget_ab (FolWindow *window);
/* The photo was turned, clockwise by @turns, and the design that shows with it. */
void fol_window_turn_ab (FolWindow *window, int turns);
GPtrArray *fol_window_turned_pairs_new (void);
/* The design that is shown is in window->design_file now; whether the one that is put
 * aside would be lost. */
void fol_window_mark_saved_ab (FolWindow *window);
gboolean fol_window_other_is_unsaved (FolWindow *window);
void fol_window_turn (FolWindow *window, int quarter_turns);

/* window-tool.c: connects to the canvas' tools and the list of regions; what a tool
 * last said is done, or its tool is gone: nobody needs to be told any more. */
void fol_window_hear_tools (FolWindow *window);
void fol_window_forget_refusal (FolWindow *window);
/* The document has another design: whether a scale that was given has gone with it. */
void fol_window_tell_scale (FolWindow *window);
/* Says what is to be done first, with a button for it, until it is done. */
void fol_window_ask_first (FolWindow *window, const char *text, const char *button_label,
                           const char *action, GVariant *target);

/* window.c */
void fol_window_set_tool (FolWindow *window, const char *tool);
void fol_window_set_client_view (FolWindow *window, gboolean client_view);

/* window-proposal.c */
gboolean fol_window_can_propose_hairline (FolWindow *window);
void fol_window_propose_hairline (FolWindow *window, double height_mm);

/* window-files.c */
void fol_window_choose_photo (FolWindow *window);
void fol_window_choose_photo_of_design (FolWindow *window); /* for pending_design */
void fol_window_choose_design (FolWindow *window);
void fol_window_open_now (FolWindow *window, GFile *file);
void fol_window_load_photo (FolWindow *window, GFile *file);
void fol_window_save_design (FolWindow *window, gboolean choose);
char *fol_window_suggest_name (FolWindow *window, const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
/* The file chosen, with @suffix once; NULL, and the bar says why, where that is
 * another file nobody has agreed to replace. */
GFile *fol_window_get_save_file (FolWindow *window, GtkFileChooser *chooser,
                                 const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
void fol_window_show_chooser (FolWindow *window, GtkFileChooserNative *chooser, GCallback response);

/* window-design.c. Setting tells whether the design is of the photo that is open;
 * where it is not, the bar says so, or asks whether to use it all the same. */
void fol_window_open_design_now (FolWindow *window, GFile *file);
gboolean fol_window_set_design (FolWindow *window, FolDesign *design, GFile *file);
gboolean fol_window_set_pending_design (FolWindow *window);
void fol_window_use_design_anyway (FolWindow *window);
void fol_window_stop_finding (FolWindow *window);

/* window-export.c */
void fol_window_export (FolWindow *window);
void fol_window_show_in_folder (FolWindow *window, const char *uri);

/* window-pigment.c */
void fol_window_calibrate (FolWindow *window);
void fol_window_choose_pigment (FolWindow *window);
void fol_window_import_pigment (FolWindow *window, GFile *file);
void fol_window_export_pigment (FolWindow *window);
void fol_window_rename_pigment (FolWindow *window);
void fol_window_delete_pigment (FolWindow *window);
void fol_window_restore_pigment (FolWindow *window, const char *json);

/* window-unsaved.c: goes on at once where nothing is unsaved; once one design is saved,
 * where the other need not be. */
void fol_window_then (FolWindow *window, FolThen then, GFile *file);
void fol_window_go_on (FolWindow *window);
void fol_window_go_on_if_saved (FolWindow *window);
void fol_window_stay (FolWindow *window);

G_END_DECLS
