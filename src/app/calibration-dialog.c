/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calibration-dialog.h"

#include "app/calibration-job.h"
#include "app/calibration-text.h"
#include "app/message-bar.h"
#include "app/pigment-store.h"
#include "engine/error.h"

#include <glib/gi18n.h>

struct _FolCalibrationDialog
{
  GtkWindow parent_instance;

  GtkLabel *before;
  GtkButton *choose;
  FolMessageBar *message_bar;
  GtkWidget *result;
  GtkLabel *found;
  GtkLabel *doubts;
  GtkWidget *keeping;
  GtkDropDown *keep;
  GtkWidget *naming;
  GtkEditable *name;
  GtkLabel *outcome;
  GtkButton *save;

  FolDocument *document;
  GtkNativeDialog *chooser;
  GCancellable *measuring; /* of the work under way, or NULL */
  gboolean measured;
  FolCalibrationMeasure measure;
  GPtrArray *growing;        /* FolPigmentProfile: kept ones that take another measurement */
  gboolean fitted;           /* to what it is to be kept as */
  FolPigmentProfile profile; /* that */
};

G_DEFINE_FINAL_TYPE (FolCalibrationDialog, fol_calibration_dialog, GTK_TYPE_WINDOW)

enum
{
  CALIBRATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_healed (FolCalibrationDialog *dialog)
{
  return fol_design_get_course (fol_document_get_design (dialog->document))->stage
         == FOL_STAGE_HEALED;
}

static FolPigmentProfile
profile_now (FolCalibrationDialog *dialog)
{
  const FolPigmentSettings *pigment =
      fol_design_get_pigment (fol_document_get_design (dialog->document));

  return pigment->has_profile ? pigment->profile : fol_pigment_profile_default ();
}

/* The profile that is to be added to; NULL for a new one. */
static const FolPigmentProfile *
get_growing (FolCalibrationDialog *dialog)
{
  const guint selected = gtk_drop_down_get_selected (dialog->keep);

  return selected == 0 || selected > dialog->growing->len ? NULL
                                                          : dialog->growing->pdata[selected - 1];
}

static void
show_outcome (FolCalibrationDialog *dialog)
{
  const FolPigmentProfile *growing = get_growing (dialog);
  const FolPigmentProfile old = growing != NULL ? *growing : profile_now (dialog);
  g_autofree char *text = fol_calibration_dup_change_text (&old, &dialog->profile);

  gtk_label_set_label (dialog->outcome, text);
}

static void
show_measure (FolCalibrationDialog *dialog)
{
  g_autofree char *found = fol_calibration_dup_found_text (&dialog->measure);
  g_autofree char *doubts = fol_calibration_dup_doubts_text (&dialog->measure);

  gtk_label_set_label (dialog->found, found);
  gtk_label_set_label (dialog->doubts, doubts);
  gtk_widget_set_visible (GTK_WIDGET (dialog->doubts), doubts[0] != '\0');
}

static char *
dup_name (FolCalibrationDialog *dialog)
{
  const FolPigmentProfile *growing = get_growing (dialog);

  return g_strstrip (
      g_strdup (growing != NULL ? growing->name : gtk_editable_get_text (dialog->name)));
}

/* A name that is taken is said to be on the button that would take it again. */
static const char *
get_save_label (FolCalibrationDialog *dialog, const char *name)
{
  FolPigmentProfile kept;

  if (get_growing (dialog) == NULL && fol_pigment_store_find (name, &kept))
    return _ ("Replace and Use");
  return _ ("Save and Use");
}

static void
update (FolCalibrationDialog *dialog)
{
  g_autofree char *name = dup_name (dialog);

  gtk_widget_set_sensitive (GTK_WIDGET (dialog->choose),
                            dialog->measuring == NULL && is_healed (dialog));
  gtk_widget_set_visible (dialog->result, dialog->measured);
  gtk_widget_set_visible (dialog->keeping, dialog->growing->len > 0);
  gtk_widget_set_visible (dialog->naming, get_growing (dialog) == NULL);
  gtk_widget_set_visible (GTK_WIDGET (dialog->outcome), dialog->fitted);
  gtk_button_set_label (dialog->save, get_save_label (dialog, name));
  gtk_widget_set_sensitive (GTK_WIDGET (dialog->save), dialog->fitted && name[0] != '\0');
}

/* Fits what it is to be kept as to the measurement. */
static void
fit (FolCalibrationDialog *dialog)
{
  const FolPigmentProfile *growing = get_growing (dialog);
  g_autoptr (GError) error = NULL;

  dialog->profile = growing != NULL ? *growing : fol_pigment_profile_default ();
  dialog->fitted =
      dialog->measured && fol_calibration_add (&dialog->profile, &dialog->measure, &error);
  if (error != NULL)
    fol_message_bar_show_error (dialog->message_bar, error);
  else if (dialog->fitted)
    {
      fol_message_bar_hide (dialog->message_bar);
      show_outcome (dialog);
    }
  update (dialog);
}

/* Offers the profiles that were measured before; the design's own at first. */
static void
find_growing (FolCalibrationDialog *dialog)
{
  const FolPigmentProfile now = profile_now (dialog);
  g_autoptr (GPtrArray) kept = fol_pigment_store_list ();
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (choices, _ ("New Profile"));
  for (guint i = 0; i < kept->len; i++)
    {
      const FolPigmentProfile *profile = kept->pdata[i];
      g_autofree char *text = g_strdup_printf (_ ("Add to “%s”"), profile->name);

      if (profile->n_measures == 0 || !fol_calibration_has_room (profile))
        continue;
      g_ptr_array_add (dialog->growing, g_memdup2 (profile, sizeof *profile));
      gtk_string_list_append (choices, text);
      if (g_str_equal (profile->name, now.name))
        selected = dialog->growing->len;
    }
  gtk_drop_down_set_model (dialog->keep, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (dialog->keep, selected);
}

static void
measured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FolCalibrationDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  FolCalibrationMeasure measure;
  const gboolean done = fol_calibration_job_finish (result, &measure, &error);

  /* Closed meanwhile. */
  if (dialog->measuring != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&dialog->measuring);
  dialog->measured = done;
  if (!done)
    {
      fol_message_bar_show_error (dialog->message_bar, error);
      update (dialog);
      return;
    }
  dialog->measure = measure;
  show_measure (dialog);
  fit (dialog);
  if (get_growing (dialog) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (dialog->name));
}

static void
measuring_progress (double fraction, gpointer user_data)
{
  FolCalibrationDialog *dialog = user_data;

  if (dialog->measuring != NULL)
    fol_message_bar_set_progress (dialog->message_bar, fraction);
}

void
fol_calibration_dialog_set_after (FolCalibrationDialog *dialog, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_ ("Comparing with %s…"), name);

  g_return_if_fail (FOL_IS_CALIBRATION_DIALOG (dialog) && dialog->measuring == NULL);

  dialog->measured = dialog->fitted = FALSE;
  if (path == NULL)
    {
      g_autoptr (GError) error =
          g_error_new (FOL_ERROR, FOL_ERROR_READ,
                       _ ("“%s” is not on this computer; copy it to a folder here first"), name);

      fol_message_bar_show_error (dialog->message_bar, error);
      update (dialog);
      return;
    }
  gtk_button_set_label (dialog->choose, name);
  /* The name became the button's own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->choose), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Healed Photo"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name,
                                  -1);
  dialog->measuring = g_cancellable_new ();
  fol_message_bar_show_work (dialog->message_bar, text, dialog->measuring);
  update (dialog);
  fol_calibration_job_async (fol_document_get_photo (dialog->document), path,
                             fol_document_get_design (dialog->document), dialog->measuring,
                             measuring_progress, dialog, measured, g_object_ref (dialog));
}

static void
after_chosen (GtkNativeDialog *chooser, int response, FolCalibrationDialog *dialog)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&dialog->chooser);
  if (file != NULL && dialog->measuring == NULL)
    fol_calibration_dialog_set_after (dialog, file);
}

static void
choose_clicked (FolCalibrationDialog *dialog)
{
  GFile *photo = fol_document_get_photo_file (dialog->document);
  g_autoptr (GFile) folder = photo != NULL ? g_file_get_parent (photo) : NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Healed Photo"), GTK_WINDOW (dialog),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_file_filter_set_name (filter, _ ("Photos"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_clear_object (&dialog->chooser);
  dialog->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_set_modal (dialog->chooser, TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (after_chosen), dialog, 0);
  gtk_native_dialog_show (dialog->chooser);
}

static void
save_clicked (FolCalibrationDialog *dialog)
{
  FolPigmentSettings pigment = *fol_design_get_pigment (fol_document_get_design (dialog->document));
  g_autofree char *name = dup_name (dialog);
  g_autoptr (FolDesign) design = NULL;
  g_autoptr (GError) error = NULL;

  g_strlcpy (dialog->profile.name, name, sizeof dialog->profile.name);
  if (!dialog->fitted || name[0] == '\0')
    return;
  if (!fol_pigment_store_add (&dialog->profile, &error))
    {
      fol_message_bar_show_error (dialog->message_bar, error);
      return;
    }
  pigment.has_profile = TRUE;
  pigment.profile = dialog->profile;
  design = fol_design_with_pigment (fol_document_get_design (dialog->document), &pigment);
  fol_document_apply (dialog->document, design, _ ("Calibrate Pigment"), NULL);
  g_object_ref (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  g_signal_emit (dialog, signals[CALIBRATED], 0, dialog->profile.name);
  g_object_unref (dialog);
}

static void
fol_calibration_dialog_dispose (GObject *object)
{
  FolCalibrationDialog *dialog = FOL_CALIBRATION_DIALOG (object);

  if (dialog->measuring != NULL)
    g_cancellable_cancel (dialog->measuring);
  g_clear_object (&dialog->measuring);
  g_clear_object (&dialog->chooser);
  g_clear_object (&dialog->document);
  g_clear_pointer (&dialog->growing, g_ptr_array_unref);
  G_OBJECT_CLASS (fol_calibration_dialog_parent_class)->dispose (object);
}

static void
fol_calibration_dialog_class_init (FolCalibrationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_calibration_dialog_dispose;
  signals[CALIBRATED] = g_signal_new ("calibrated", FOL_TYPE_CALIBRATION_DIALOG, G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (FOL_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/follicle/ui/calibration-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, before);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, result);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, found);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, doubts);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, keeping);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, naming);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, name);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, FolCalibrationDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fol_calibration_dialog_init (FolCalibrationDialog *dialog)
{
  dialog->growing = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

GtkWidget *
fol_calibration_dialog_new (GtkWindow *parent, FolDocument *document)
{
  FolCalibrationDialog *dialog =
      g_object_new (FOL_TYPE_CALIBRATION_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  GFile *photo = fol_document_get_photo_file (document);
  g_autofree char *name = photo != NULL ? g_file_get_basename (photo) : NULL;

  dialog->document = g_object_ref (document);
  gtk_label_set_label (dialog->before, name != NULL ? name : "");
  find_growing (dialog);
  g_signal_connect_swapped (dialog->keep, "notify::selected", G_CALLBACK (fit), dialog);
  if (!is_healed (dialog))
    fol_message_bar_show_advice (
        dialog->message_bar, _ ("Set the stage to Healed first: only healed work can be measured"));
  update (dialog);
  return GTK_WIDGET (dialog);
}
