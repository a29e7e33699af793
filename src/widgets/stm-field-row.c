#include "config.h"

#include "widgets/stm-field-row.h"

#include "widgets/stm-announce.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char           *field;
  StmRecord      *record;
  const StmField *definition;
  GSignalGroup   *record_signals;
  GtkListBox     *list;
  gunichar        mnemonic;
  int             required;  /* -1: as the field is flagged */
  gboolean        loading;
  gboolean        writing;

  GtkBox         *header;
  GtkBox         *lines;
  GtkLabel       *title;
  GtkLabel       *required_label;
  GtkWidget      *problem_box;
  GtkImage       *problem_icon;
  GtkLabel       *problem_label;
  GtkWidget      *input;
} StmFieldRowPrivate;

enum { PROP_0, PROP_FIELD, PROP_REQUIRED, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void stm_field_row_editor_init (StmEditorInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (StmFieldRow, stm_field_row, ADW_TYPE_PREFERENCES_ROW,
                                  G_ADD_PRIVATE (StmFieldRow)
                                  G_IMPLEMENT_INTERFACE (STM_TYPE_EDITOR, stm_field_row_editor_init))

#define PRIVATE(self) ((StmFieldRowPrivate *) stm_field_row_get_instance_private (STM_FIELD_ROW (self)))

static const char *
get_title (StmFieldRow *self)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
}

/* The title with an underscore before the letter of the mnemonic; underscores of
 * its own are doubled. */
static char *
dup_title_with_mnemonic (StmFieldRow *self)
{
  StmFieldRowPrivate *priv = PRIVATE (self);
  GString *text = g_string_new (NULL);
  gunichar wanted = priv->mnemonic;

  for (const char *p = get_title (self); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '_')
        g_string_append_c (text, '_');

      if (wanted != 0 && g_unichar_tolower (c) == wanted)
        {
          g_string_append_c (text, '_');
          wanted = 0;
        }

      g_string_append_unichar (text, c);
    }

  return g_string_free_and_steal (text);
}

static void
update_title (StmFieldRow *self)
{
  StmFieldRowPrivate *priv = PRIVATE (self);
  g_autofree char *text = dup_title_with_mnemonic (self);

  gtk_label_set_label (priv->title, text);

  if (priv->input != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->input),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (self), -1);
}

static void
update_required (StmFieldRow *self)
{
  StmFieldRowPrivate *priv = PRIVATE (self);
  gboolean required = stm_field_row_get_required (self);
  gboolean empty = priv->record != NULL && stm_record_is_empty (priv->record, priv->definition);

  gtk_widget_set_visible (GTK_WIDGET (priv->required_label),
                          required && empty && !gtk_widget_get_visible (priv->problem_box));

  if (priv->input != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->input),
                                    GTK_ACCESSIBLE_PROPERTY_REQUIRED, required, -1);
}

void
stm_field_row_reload (StmFieldRow *self)
{
  StmFieldRowPrivate *priv = PRIVATE (self);

  priv->loading = TRUE;
  STM_FIELD_ROW_GET_CLASS (self)->load (self);
  priv->loading = FALSE;
}

static void
record_changed (StmFieldRow *self)
{
  if (!PRIVATE (self)->writing)
    stm_field_row_reload (self);

  update_required (self);
}

static void
stm_field_row_set_record (StmEditor *editor, StmRecord *record)
{
  StmFieldRow *self = STM_FIELD_ROW (editor);
  StmFieldRowPrivate *priv = PRIVATE (self);

  priv->definition = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), priv->field);
  g_return_if_fail (priv->definition != NULL);

  g_set_object (&priv->record, record);
  g_signal_group_set_target (priv->record_signals, record);

  if (*get_title (self) == '\0')
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), stm_field_get_label (priv->definition));

  stm_field_row_reload (self);
  update_required (self);
}

static const char *
stm_field_row_get_field (StmEditor *editor)
{
  return PRIVATE (editor)->field;
}

static const char *
stm_field_row_get_title (StmEditor *editor)
{
  return get_title (STM_FIELD_ROW (editor));
}

static void
stm_field_row_set_mnemonic (StmEditor *editor, gunichar letter)
{
  PRIVATE (editor)->mnemonic = g_unichar_tolower (letter);
  update_title (STM_FIELD_ROW (editor));
}

static void
tell_problem (StmFieldRow *self, const char *message, gboolean invalid)
{
  StmFieldRowPrivate *priv = PRIVATE (self);
  GtkAccessible *input = GTK_ACCESSIBLE (priv->input);

  if (message == NULL)
    {
      gtk_accessible_reset_state (input, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (input, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }

  gtk_accessible_update_state (input, GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (input, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  stm_announce (priv->input, message);
}

static void
stm_field_row_show_problem (StmEditor *editor, StmProblem *problem)
{
  StmFieldRow *self = STM_FIELD_ROW (editor);
  StmFieldRowPrivate *priv = PRIVATE (self);
  const char *message = problem != NULL ? stm_problem_get_message (problem) : NULL;
  gboolean is_error = problem != NULL && stm_problem_get_severity (problem) == STM_SEVERITY_ERROR;
  gboolean is_warning = problem != NULL && !is_error;

  if (g_str_equal (gtk_label_get_label (priv->problem_label), message != NULL ? message : "")
      && gtk_widget_has_css_class (GTK_WIDGET (self), "error") == is_error
      && gtk_widget_has_css_class (GTK_WIDGET (self), "warning") == is_warning)
    return;

  gtk_label_set_label (priv->problem_label, message != NULL ? message : "");
  gtk_image_set_from_icon_name (priv->problem_icon,
                                is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_set_visible (priv->problem_box, problem != NULL);

  (is_error ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "error");
  (is_warning ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "warning");

  update_required (self);
  tell_problem (self, message, is_error);
}

static void
stm_field_row_editor_init (StmEditorInterface *iface)
{
  iface->set_record = stm_field_row_set_record;
  iface->get_field = stm_field_row_get_field;
  iface->show_problem = stm_field_row_show_problem;
  iface->set_mnemonic = stm_field_row_set_mnemonic;
  iface->get_title = stm_field_row_get_title;
}

static void
stm_field_row_begin (StmFieldRow *self)
{
  gtk_widget_grab_focus (PRIVATE (self)->input);
}

static void
begin (StmFieldRow *self)
{
  STM_FIELD_ROW_GET_CLASS (self)->begin (self);
}

static void
row_activated (StmFieldRow *self, GtkListBoxRow *row)
{
  if (GTK_WIDGET (row) == GTK_WIDGET (self))
    begin (self);
}

/* A list tells its own children of nothing; they listen to it. */
static void
parent_changed (StmFieldRow *self)
{
  StmFieldRowPrivate *priv = PRIVATE (self);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (priv->list != NULL)
    g_signal_handlers_disconnect_by_func (priv->list, row_activated, self);

  g_set_weak_pointer (&priv->list, GTK_IS_LIST_BOX (parent) ? GTK_LIST_BOX (parent) : NULL);

  if (priv->list != NULL)
    g_signal_connect_object (priv->list, "row-activated", G_CALLBACK (row_activated), self, G_CONNECT_SWAPPED);
}

static void
contains_focus_changed (StmFieldRow *self, GParamSpec *pspec, GtkEventControllerFocus *controller)
{
  StmFieldRowPrivate *priv = PRIVATE (self);

  if ((GTK_IS_TEXT (priv->input) || GTK_IS_TEXT_VIEW (priv->input))
      && gtk_event_controller_focus_contains_focus (controller))
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
}

/* A row that is an input itself behaves as every row does; one around an input
 * is no stop on the way to it. */
static gboolean
stm_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (PRIVATE (widget)->input == widget)
    return GTK_WIDGET_CLASS (stm_field_row_parent_class)->focus (widget, direction);

  return gtk_widget_child_focus (GTK_WIDGET (PRIVATE (widget)->header), direction);
}

static gboolean
stm_field_row_grab_focus (GtkWidget *widget)
{
  if (PRIVATE (widget)->input == widget)
    return GTK_WIDGET_CLASS (stm_field_row_parent_class)->grab_focus (widget);

  return gtk_widget_grab_focus (PRIVATE (widget)->input);
}

static gboolean
stm_field_row_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  begin (STM_FIELD_ROW (widget));

  return TRUE;
}

static void
stm_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FIELD)
    g_value_set_string (value, PRIVATE (object)->field);
  else
    g_value_set_boolean (value, stm_field_row_get_required (STM_FIELD_ROW (object)));
}

static void
stm_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FIELD)
    g_set_str (&PRIVATE (object)->field, g_value_get_string (value));
  else
    stm_field_row_set_required (STM_FIELD_ROW (object), g_value_get_boolean (value));
}

static void
stm_field_row_constructed (GObject *object)
{
  StmFieldRowPrivate *priv = PRIVATE (object);
  g_autofree char *detailed = NULL;

  G_OBJECT_CLASS (stm_field_row_parent_class)->constructed (object);

  g_return_if_fail (priv->field != NULL);

  detailed = g_strconcat ("notify::", priv->field, NULL);
  priv->record_signals = g_signal_group_new (STM_TYPE_RECORD);
  g_signal_group_connect_swapped (priv->record_signals, detailed, G_CALLBACK (record_changed), object);
}

static void
stm_field_row_dispose (GObject *object)
{
  StmFieldRowPrivate *priv = PRIVATE (object);

  if (priv->list != NULL)
    g_signal_handlers_disconnect_by_func (priv->list, row_activated, object);

  g_clear_weak_pointer (&priv->list);
  g_clear_object (&priv->record_signals);
  g_clear_object (&priv->record);

  G_OBJECT_CLASS (stm_field_row_parent_class)->dispose (object);
}

static void
stm_field_row_finalize (GObject *object)
{
  g_free (PRIVATE (object)->field);

  G_OBJECT_CLASS (stm_field_row_parent_class)->finalize (object);
}

static void
stm_field_row_class_init (StmFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stm_field_row_get_property;
  object_class->set_property = stm_field_row_set_property;
  object_class->constructed = stm_field_row_constructed;
  object_class->dispose = stm_field_row_dispose;
  object_class->finalize = stm_field_row_finalize;

  widget_class->focus = stm_field_row_focus;
  widget_class->grab_focus = stm_field_row_grab_focus;
  widget_class->mnemonic_activate = stm_field_row_mnemonic_activate;

  klass->begin = stm_field_row_begin;

  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/widgets/stm-field-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, StmFieldRow, header);
  gtk_widget_class_bind_template_child_private (widget_class, StmFieldRow, lines);
  gtk_widget_class_bind_template_child_private (widget_class, StmFieldRow, title);
  gtk_widget_class_bind_template_child_private (widget_class, StmFieldRow, required_label);
  gtk_widget_class_bind_template_child_private (widget_class, StmFieldRow, problem_box);
  gtk_widget_class_bind_template_child_private (widget_class, StmFieldRow, problem_icon);
  gtk_widget_class_bind_template_child_private (widget_class, StmFieldRow, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, contains_focus_changed);
}

static void
stm_field_row_init (StmFieldRow *self)
{
  PRIVATE (self)->required = -1;

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (self, "notify::title", G_CALLBACK (update_title), NULL);
  g_signal_connect (self, "notify::parent", G_CALLBACK (parent_changed), NULL);
}

void
stm_field_row_set_body (StmFieldRow *self, GtkWidget *body, GtkWidget *input)
{
  StmFieldRowPrivate *priv = PRIVATE (self);

  priv->input = input;
  gtk_box_insert_child_after (priv->lines, body, gtk_widget_get_first_child (GTK_WIDGET (priv->lines)));
  update_title (self);
}

void
stm_field_row_add_suffix (StmFieldRow *self, GtkWidget *suffix)
{
  StmFieldRowPrivate *priv = PRIVATE (self);

  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_box_append (priv->header, suffix);
}

StmRecord *
stm_field_row_get_record (StmFieldRow *self)
{
  return PRIVATE (self)->record;
}

const StmField *
stm_field_row_get_definition (StmFieldRow *self)
{
  return PRIVATE (self)->definition;
}

const char *
stm_field_row_get_text (StmFieldRow *self)
{
  StmFieldRowPrivate *priv = PRIVATE (self);

  return stm_record_get_text (priv->record, priv->definition);
}

void
stm_field_row_set_text (StmFieldRow *self, const char *text)
{
  StmFieldRowPrivate *priv = PRIVATE (self);

  if (priv->loading || priv->record == NULL)
    return;

  priv->writing = TRUE;
  stm_record_set_text (priv->record, priv->definition, text);
  priv->writing = FALSE;
}

int
stm_field_row_get_number (StmFieldRow *self)
{
  StmFieldRowPrivate *priv = PRIVATE (self);

  return stm_record_get_number (priv->record, priv->definition);
}

void
stm_field_row_set_number (StmFieldRow *self, int number)
{
  StmFieldRowPrivate *priv = PRIVATE (self);

  if (priv->loading || priv->record == NULL)
    return;

  priv->writing = TRUE;
  stm_record_set_number (priv->record, priv->definition, number);
  priv->writing = FALSE;
}

gboolean
stm_field_row_get_required (StmFieldRow *self)
{
  StmFieldRowPrivate *priv = PRIVATE (self);

  if (priv->required >= 0)
    return priv->required;

  return priv->definition != NULL && (priv->definition->flags & STM_FIELD_REQUIRED) != 0;
}

void
stm_field_row_set_required (StmFieldRow *self, gboolean required)
{
  StmFieldRowPrivate *priv = PRIVATE (self);

  if (priv->required == !!required)
    return;

  priv->required = !!required;
  update_required (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUIRED]);
}
