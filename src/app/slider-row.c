/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/slider-row.h"

#include "app/entry-hint.h"
#include "app/number-text.h"
#include "engine/members.h"

#include <math.h>
#include <string.h>

struct _FolSliderRow
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *scale;
  GtkWidget *entry;
  GtkWidget *unit_label;
  GtkAdjustment *adjustment;

  const FolMember *member;
  char *name;
  char *member_path;
  char *prefix;
  char *unit;
  char *spoken_unit; /* NULL for the unit itself */
  double factor;
  int digits;
  double step;
  double lower;
  double upper;
  double reset;
  double value;
  gboolean showing; /* set while the widgets are made to show the value */
};

G_DEFINE_FINAL_TYPE (FolSliderRow, fol_slider_row, GTK_TYPE_WIDGET)

enum
{
  PROP_LABEL = 1,
  PROP_MEMBER,
  PROP_PREFIX,
  PROP_UNIT,
  PROP_SPOKEN_UNIT,
  PROP_FACTOR,
  PROP_DIGITS,
  PROP_STEP,
  PROP_LOWER,
  PROP_UPPER,
  PROP_RESET,
  N_PROPS
};

enum
{
  CHANGED,
  FINISHED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static double
clamp_value (FolSliderRow *row, double value)
{
  if (row->member != NULL)
    return fol_member_clamp (row->member, value);
  return CLAMP (value, row->lower, row->upper);
}

static void
show_value (FolSliderRow *row)
{
  const gboolean known = !isnan (row->value);
  g_autofree char *number = fol_number_to_text (row->value * row->factor, row->digits);
  g_autofree char *text = known ? g_strconcat (row->prefix, number, NULL) : g_strdup ("–");
  const char *unit = row->spoken_unit != NULL ? row->spoken_unit : row->unit;
  g_autofree char *spoken =
      unit[0] == '\0' || !known ? g_strdup (text) : g_strdup_printf ("%s %s", text, unit);

  row->showing = TRUE;
  if (known)
    gtk_adjustment_set_value (row->adjustment, row->value);
  gtk_editable_set_text (GTK_EDITABLE (row->entry), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  spoken, -1);
  row->showing = FALSE;
}

static void
change_value (FolSliderRow *row, double value)
{
  value = clamp_value (row, value);
  if (value != row->value)
    {
      row->value = value;
      g_signal_emit (row, signals[CHANGED], 0, value);
    }
  show_value (row);
}

static void
finish (FolSliderRow *row)
{
  g_signal_emit (row, signals[FINISHED], 0);
}

/* The slider moves in steps that read well in the unit shown. */
static double
round_to_step (FolSliderRow *row, double value)
{
  const double step = pow (10.0, -row->digits) / row->factor;

  return round (value / step) * step;
}

static void
scale_moved (GtkAdjustment *adjustment, FolSliderRow *row)
{
  if (!row->showing)
    change_value (row, round_to_step (row, gtk_adjustment_get_value (adjustment)));
}

static void
hide_hint (FolSliderRow *row)
{
  if (!row->showing)
    fol_entry_hint_hide (GTK_WIDGET (row), row->entry);
}

static void
show_range (FolSliderRow *row)
{
  const double lower = row->member != NULL ? row->member->min : row->lower;
  const double upper = row->member != NULL ? row->member->max : row->upper;
  g_autofree char *text =
      fol_entry_hint_range (lower * row->factor, upper * row->factor, row->digits, row->unit);

  fol_entry_hint_show (GTK_WIDGET (row), row->entry, text);
}

static gboolean
is_in_range (FolSliderRow *row, double shown)
{
  const double value = shown / row->factor;

  return fabs (clamp_value (row, value) - value) * row->factor <= 0.5 * pow (10.0, -row->digits);
}

/* FALSE where what was typed is no number. */
static gboolean
take_text (FolSliderRow *row, double *shown)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row->entry));

  if (g_str_has_prefix (text, row->prefix))
    text += strlen (row->prefix);
  if (!fol_number_from_text (text, shown))
    return FALSE;
  /* A number that was only looked at must not lose the decimals not shown. */
  if (fabs (*shown - row->value * row->factor) > 0.5 * pow (10.0, -row->digits))
    change_value (row, *shown / row->factor);
  else
    show_value (row);
  finish (row);
  return TRUE;
}

/* What is no number stays to be corrected. */
static void
entry_activated (FolSliderRow *row)
{
  double shown;
  const gboolean is_number = take_text (row, &shown);

  if (!is_number)
    gtk_widget_error_bell (row->entry);
  if (!is_number || !is_in_range (row, shown))
    show_range (row);
  else
    fol_entry_hint_hide (GTK_WIDGET (row), row->entry);
}

static void
entry_left (FolSliderRow *row)
{
  double shown;

  if (!take_text (row, &shown))
    show_value (row);
  fol_entry_hint_hide (GTK_WIDGET (row), row->entry);
}

static gboolean
scale_event (GtkEventControllerLegacy *controller, GdkEvent *event, FolSliderRow *row)
{
  const GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL)
    finish (row);
  return GDK_EVENT_PROPAGATE;
}

static void
scale_pressed (GtkGestureClick *gesture, int n_press, double x, double y, FolSliderRow *row)
{
  if (n_press != 2 || isnan (row->reset))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  change_value (row, row->reset);
  finish (row);
}

/* GtkRange listens to the wheel; a panel that scrolls must not change what lies
 * under the pointer on its way. */
static void
ignore_wheel (GtkWidget *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
listen_to_scale (FolSliderRow *row)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *legacy = gtk_event_controller_legacy_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  ignore_wheel (row->scale);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (scale_pressed), row);
  gtk_widget_add_controller (row->scale, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_CAPTURE);
  g_signal_connect (legacy, "event", G_CALLBACK (scale_event), row);
  gtk_widget_add_controller (row->scale, legacy);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (finish), row);
  gtk_widget_add_controller (row->scale, focus);
}

static void
listen_to_entry (FolSliderRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (row->entry, "activate", G_CALLBACK (entry_activated), row);
  g_signal_connect_swapped (row->entry, "changed", G_CALLBACK (hide_hint), row);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left), row);
  gtk_widget_add_controller (row->entry, focus);
}

static void
describe_to_accessibility (FolSliderRow *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  row->name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  row->name, -1);
}

static void
fol_slider_row_constructed (GObject *object)
{
  FolSliderRow *row = FOL_SLIDER_ROW (object);

  G_OBJECT_CLASS (fol_slider_row_parent_class)->constructed (object);
  if (row->member_path != NULL)
    row->member = fol_members_get (row->member_path);
  g_return_if_fail (row->member_path == NULL || row->member != NULL);
  if (row->member != NULL && row->lower == 0.0 && row->upper == 0.0)
    {
      row->lower = row->member->min;
      row->upper = row->member->max;
    }
  if (row->member != NULL && isnan (row->reset))
    row->reset = row->member->default_value;
  row->value = isnan (row->reset) ? row->lower : row->reset;
  gtk_label_set_label (GTK_LABEL (row->label), row->name);
  gtk_label_set_label (GTK_LABEL (row->unit_label), row->unit);
  row->showing = TRUE;
  gtk_adjustment_configure (row->adjustment, row->value, row->lower, row->upper, row->step,
                            10.0 * row->step, 0.0);
  describe_to_accessibility (row);
  show_value (row);
}

static void
fol_slider_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FolSliderRow *row = FOL_SLIDER_ROW (object);

  switch (id)
    {
    case PROP_LABEL:
      row->name = g_value_dup_string (value);
      break;
    case PROP_MEMBER:
      row->member_path = g_value_dup_string (value);
      break;
    case PROP_PREFIX:
      row->prefix = g_strdup (g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
      break;
    case PROP_UNIT:
      row->unit = g_strdup (g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
      break;
    case PROP_SPOKEN_UNIT:
      row->spoken_unit = g_value_dup_string (value);
      break;
    case PROP_FACTOR:
      row->factor = g_value_get_double (value);
      break;
    case PROP_DIGITS:
      row->digits = g_value_get_int (value);
      break;
    case PROP_STEP:
      row->step = g_value_get_double (value);
      break;
    case PROP_LOWER:
      row->lower = g_value_get_double (value);
      break;
    case PROP_UPPER:
      row->upper = g_value_get_double (value);
      break;
    case PROP_RESET:
      if (g_value_get_double (value) != -G_MAXDOUBLE)
        row->reset = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fol_slider_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fol_slider_row_parent_class)->dispose (object);
}

static void
fol_slider_row_finalize (GObject *object)
{
  FolSliderRow *row = FOL_SLIDER_ROW (object);

  g_free (row->name);
  g_free (row->member_path);
  g_free (row->prefix);
  g_free (row->unit);
  g_free (row->spoken_unit);
  G_OBJECT_CLASS (fol_slider_row_parent_class)->finalize (object);
}

static GParamSpec *
double_prop (const char *name, double initial)
{
  return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, initial,
                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
}

static void
fol_slider_row_class_init (FolSliderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = fol_slider_row_constructed;
  object_class->set_property = fol_slider_row_set_property;
  object_class->dispose = fol_slider_row_dispose;
  object_class->finalize = fol_slider_row_finalize;

  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  props[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, flags);
  props[PROP_PREFIX] = g_param_spec_string ("prefix", NULL, NULL, "", flags);
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, "", flags);
  props[PROP_SPOKEN_UNIT] = g_param_spec_string ("spoken-unit", NULL, NULL, NULL, flags);
  props[PROP_FACTOR] = double_prop ("factor", 1.0);
  props[PROP_DIGITS] = g_param_spec_int ("digits", NULL, NULL, 0, 6, 0, flags);
  props[PROP_STEP] = double_prop ("step", 1.0);
  props[PROP_LOWER] = double_prop ("lower", 0.0);
  props[PROP_UPPER] = double_prop ("upper", 0.0);
  /* A default cannot be NaN: the least double stands for "not given". */
  props[PROP_RESET] = double_prop ("reset", -G_MAXDOUBLE);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", FOL_TYPE_SLIDER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[FINISHED] = g_signal_new ("finished", FOL_TYPE_SLIDER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sliderrow");
}

static void
fol_slider_row_init (FolSliderRow *row)
{
  GtkWidget *widget = GTK_WIDGET (row);

  row->reset = NAN;
  row->adjustment = gtk_adjustment_new (0, 0, 0, 1, 1, 0);
  row->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->label), 0.0F);
  gtk_label_set_ellipsize (GTK_LABEL (row->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (row->label, widget);

  row->scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, row->adjustment);
  gtk_widget_set_hexpand (row->scale, TRUE);
  gtk_widget_set_parent (row->scale, widget);
  listen_to_scale (row);

  row->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (row->entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (row->entry), 5);
  gtk_editable_set_alignment (GTK_EDITABLE (row->entry), 1.0F);
  gtk_entry_set_input_purpose (GTK_ENTRY (row->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_set_valign (row->entry, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (row->entry, widget);
  listen_to_entry (row);

  row->unit_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->unit_label), 0.0F);
  gtk_widget_add_css_class (row->unit_label, "unit");
  gtk_widget_set_parent (row->unit_label, widget);
  g_signal_connect (row->adjustment, "value-changed", G_CALLBACK (scale_moved), row);
}

double
fol_slider_row_get_value (FolSliderRow *row)
{
  g_return_val_if_fail (FOL_IS_SLIDER_ROW (row), 0.0);

  return row->value;
}

void
fol_slider_row_set_value (FolSliderRow *row, double value)
{
  g_return_if_fail (FOL_IS_SLIDER_ROW (row));

  value = clamp_value (row, value);
  if (value == row->value)
    return;
  row->value = value;
  show_value (row);
}

void
fol_slider_row_set_measured (FolSliderRow *row, double value)
{
  double slack;

  g_return_if_fail (FOL_IS_SLIDER_ROW (row));

  /* What reads as the travel's end is not past it. */
  slack = 0.5 * pow (10.0, -row->digits) / row->factor;
  gtk_widget_set_sensitive (row->entry, !isnan (value));
  gtk_widget_set_sensitive (row->scale, value >= row->lower - slack && value <= row->upper + slack);
  if (value == row->value)
    return;
  row->value = value;
  show_value (row);
}

void
fol_slider_row_set_unit (FolSliderRow *row, double factor, const char *unit, int digits)
{
  g_return_if_fail (FOL_IS_SLIDER_ROW (row));

  row->factor = factor;
  row->digits = digits;
  g_free (row->unit);
  row->unit = g_strdup (unit);
  gtk_label_set_label (GTK_LABEL (row->unit_label), unit);
  show_value (row);
}

void
fol_slider_row_set_reset (FolSliderRow *row, double value)
{
  g_return_if_fail (FOL_IS_SLIDER_ROW (row));

  row->reset = value;
}
