#include "config.h"

#include "widgets/stm-edit-dialog.h"

#include "core/stm-error.h"
#include "widgets/stm-announce.h"
#include "widgets/stm-choice-row.h"
#include "widgets/stm-count-row.h"
#include "widgets/stm-date-row.h"
#include "widgets/stm-half-days-row.h"
#include "widgets/stm-long-text-row.h"
#include "widgets/stm-mnemonics.h"
#include "widgets/stm-number-row.h"
#include "widgets/stm-reference-row.h"
#include "widgets/stm-set-row.h"
#include "widgets/stm-switch-row.h"
#include "widgets/stm-text-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray         *forms;
  GtkWidget         *focus;  /* where it was before saving */
  guint              grow_id;
  gboolean           dirty;
  gboolean           busy;
  gboolean           has_errors;

  GtkButton         *cancel_button;
  GtkButton         *save_button;
  GtkWidget         *spinner;
  AdwBanner         *banner;
  GtkScrolledWindow *scroller;
  AdwBin            *content;
} StmEditDialogPrivate;

enum { PROP_0, PROP_SAVE_LABEL, N_PROPS };
enum { SAVE, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable_iface;

static void stm_edit_dialog_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (StmEditDialog, stm_edit_dialog, ADW_TYPE_DIALOG,
                         G_ADD_PRIVATE (StmEditDialog)
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, stm_edit_dialog_buildable_init))

#define PRIVATE(self) ((StmEditDialogPrivate *) stm_edit_dialog_get_instance_private (STM_EDIT_DIALOG (self)))

static void
stm_edit_dialog_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  StmEditDialogPrivate *priv = PRIVATE (buildable);

  if (priv->content != NULL && type == NULL && GTK_IS_WIDGET (child))
    adw_bin_set_child (priv->content, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
stm_edit_dialog_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = stm_edit_dialog_add_child;
}

static void
collect_forms (StmEditDialog *self, GtkWidget *widget)
{
  if (STM_IS_FORM (widget))
    g_ptr_array_add (PRIVATE (self)->forms, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_forms (self, child);
}

static void
update_actions (StmEditDialog *self)
{
  StmEditDialogPrivate *priv = PRIVATE (self);

  gtk_widget_set_sensitive (GTK_WIDGET (priv->save_button), !priv->has_errors && !priv->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->cancel_button), !priv->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->content), !priv->busy);
  gtk_widget_set_visible (priv->spinner, priv->busy);
  adw_dialog_set_can_close (ADW_DIALOG (self), !priv->dirty && !priv->busy);
}

/* A dialog has the size of its first content.  What comes to it later, such as
 * problems and the banner, makes it higher where the window has room. */
static void
grow (gpointer data)
{
  StmEditDialogPrivate *priv = PRIVATE (data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (priv->scroller);
  double hidden = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  priv->grow_id = 0;

  if (hidden > 0 && gtk_widget_get_mapped (data))
    adw_dialog_set_content_height (data, gtk_widget_get_height (adw_dialog_get_child (data)) + (int) hidden);
}

static void
content_resized (StmEditDialog *self)
{
  StmEditDialogPrivate *priv = PRIVATE (self);

  if (priv->grow_id == 0)
    priv->grow_id = g_idle_add_once (grow, self);
}

static void
name_errors (StmForm *form, StmProblemList *problems, GStrvBuilder *names)
{
  g_autoptr (GPtrArray) editors = stm_editor_list_all (GTK_WIDGET (form));

  for (guint i = 0; i < editors->len; i++)
    {
      StmEditor *editor = g_ptr_array_index (editors, i);
      StmProblem *problem = stm_problem_list_find (problems, stm_editor_get_field (editor));

      if (problem != NULL && stm_problem_get_severity (problem) == STM_SEVERITY_ERROR)
        g_strv_builder_add (names, stm_editor_get_title (editor));
    }
}

/* Why Save cannot be chosen is told where one looks for it, too. */
static void
explain_save (StmEditDialog *self, GStrvBuilder *names)
{
  StmEditDialogPrivate *priv = PRIVATE (self);
  g_auto (GStrv) titles = g_strv_builder_end (names);
  g_autofree char *joined = g_strjoinv (", ", titles);
  g_autofree char *text = *joined != '\0'
                            ? g_strdup_printf (_("Still to be filled in or corrected: %s"), joined)
                            : NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->save_button), text);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->save_button),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (priv->save_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
form_edited (StmEditDialog *self)
{
  stm_edit_dialog_set_dirty (self, TRUE);
  stm_edit_dialog_check (self);
}

static void
try_save (StmEditDialog *self)
{
  StmEditDialogPrivate *priv = PRIVATE (self);
  gboolean focused = FALSE;

  if (priv->busy)
    return;

  if (!priv->has_errors)
    {
      g_signal_emit (self, signals[SAVE], 0);
      return;
    }

  gtk_widget_error_bell (GTK_WIDGET (self));

  for (guint i = 0; i < priv->forms->len; i++)
    {
      stm_form_set_show_all (g_ptr_array_index (priv->forms, i), TRUE);
      focused = focused || stm_form_focus_error (g_ptr_array_index (priv->forms, i));
    }
}

static void
save_clicked (StmEditDialog *self)
{
  try_save (self);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  try_save (STM_EDIT_DIALOG (widget));
}

static void
cancel_clicked (StmEditDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
discard_answered (StmEditDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
stm_edit_dialog_close_attempt (AdwDialog *dialog)
{
  AdwDialog *question;

  if (PRIVATE (dialog)->busy)
    return;

  question = adw_alert_dialog_new (_("Discard Changes?"), _("What you entered here is not saved yet."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question),
                                  "cancel", _("_Keep Editing"),
                                  "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response::discard", G_CALLBACK (discard_answered), dialog, G_CONNECT_SWAPPED);

  adw_dialog_present (question, GTK_WIDGET (dialog));
}

static void
stm_edit_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, gtk_button_get_label (PRIVATE (object)->save_button));
}

static void
stm_edit_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_button_set_label (PRIVATE (object)->save_button, g_value_get_string (value));
}

static void
stm_edit_dialog_dispose (GObject *object)
{
  StmEditDialogPrivate *priv = PRIVATE (object);

  for (guint i = 0; i < priv->forms->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (priv->forms, i), form_edited, object);
  g_ptr_array_set_size (priv->forms, 0);
  g_clear_weak_pointer (&priv->focus);
  g_clear_handle_id (&priv->grow_id, g_source_remove);

  G_OBJECT_CLASS (stm_edit_dialog_parent_class)->dispose (object);
}

static void
stm_edit_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (PRIVATE (object)->forms);

  G_OBJECT_CLASS (stm_edit_dialog_parent_class)->finalize (object);
}

static void
ensure_types (void)
{
  g_type_ensure (STM_TYPE_FORM);
  g_type_ensure (STM_TYPE_CHOICE_ROW);
  g_type_ensure (STM_TYPE_COUNT_ROW);
  g_type_ensure (STM_TYPE_DATE_ROW);
  g_type_ensure (STM_TYPE_HALF_DAYS_ROW);
  g_type_ensure (STM_TYPE_LONG_TEXT_ROW);
  g_type_ensure (STM_TYPE_NUMBER_ROW);
  g_type_ensure (STM_TYPE_REFERENCE_ROW);
  g_type_ensure (STM_TYPE_SET_ROW);
  g_type_ensure (STM_TYPE_SWITCH_ROW);
  g_type_ensure (STM_TYPE_TEXT_ROW);
}

static void
stm_edit_dialog_class_init (StmEditDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stm_edit_dialog_get_property;
  object_class->set_property = stm_edit_dialog_set_property;
  object_class->dispose = stm_edit_dialog_dispose;
  object_class->finalize = stm_edit_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = stm_edit_dialog_close_attempt;

  properties[PROP_SAVE_LABEL] = g_param_spec_string ("save-label", NULL, NULL, NULL,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                G_STRUCT_OFFSET (StmEditDialogClass, save), NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "dialog.save", NULL);

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/widgets/stm-edit-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, StmEditDialog, cancel_button);
  gtk_widget_class_bind_template_child_private (widget_class, StmEditDialog, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, StmEditDialog, spinner);
  gtk_widget_class_bind_template_child_private (widget_class, StmEditDialog, banner);
  gtk_widget_class_bind_template_child_private (widget_class, StmEditDialog, content);
  gtk_widget_class_bind_template_child_private (widget_class, StmEditDialog, scroller);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
}

/* A banner shows three lines at most; on a narrow screen an explanation takes
 * more. */
static void
show_all_lines (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_all_lines (child);
}

static void
stm_edit_dialog_init (StmEditDialog *self)
{
  StmEditDialogPrivate *priv = PRIVATE (self);

  priv->forms = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  show_all_lines (GTK_WIDGET (priv->banner));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (priv->scroller), "changed",
                           G_CALLBACK (content_resized), self, G_CONNECT_SWAPPED);
}

/* whether it is not left out, nor what it stands in */
static gboolean
is_shown (GtkWidget *widget, GtkWidget *content)
{
  while (widget != content && gtk_widget_get_visible (widget))
    widget = gtk_widget_get_parent (widget);

  return widget == content;
}

/* Typing can begin at once; without a focus Escape would do nothing. */
static void
focus_first (StmEditDialog *self)
{
  GtkWidget *content = GTK_WIDGET (PRIVATE (self)->content);
  g_autoptr (GPtrArray) editors = stm_editor_list_all (content);

  for (guint i = 0; i < editors->len; i++)
    if (is_shown (g_ptr_array_index (editors, i), content))
      {
        adw_dialog_set_focus (ADW_DIALOG (self), g_ptr_array_index (editors, i));
        return;
      }
}

/* The letters behind an underscore in the two buttons. */
static char *
dup_taken_letters (StmEditDialog *self)
{
  GtkButton *buttons[] = { PRIVATE (self)->cancel_button, PRIVATE (self)->save_button };
  GString *taken = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      const char *underscore = strchr (gtk_button_get_label (buttons[i]), '_');

      if (underscore != NULL)
        g_string_append_c (taken, g_ascii_tolower (underscore[1]));
    }

  return g_string_free_and_steal (taken);
}

void
stm_edit_dialog_begin (StmEditDialog *self, gboolean is_new)
{
  StmEditDialogPrivate *priv = PRIVATE (self);
  g_autofree char *taken = dup_taken_letters (self);

  g_return_if_fail (priv->forms->len == 0);

  collect_forms (self, GTK_WIDGET (priv->content));

  for (guint i = 0; i < priv->forms->len; i++)
    {
      StmForm *form = g_ptr_array_index (priv->forms, i);

      stm_form_set_show_all (form, !is_new);
      g_signal_connect_object (form, "edited", G_CALLBACK (form_edited), self, G_CONNECT_SWAPPED);
    }

  stm_mnemonics_assign (GTK_WIDGET (priv->content), taken);
  focus_first (self);
  stm_edit_dialog_check (self);
}

void
stm_edit_dialog_check (StmEditDialog *self)
{
  StmEditDialogPrivate *priv = PRIVATE (self);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (STM_EDIT_DIALOG_GET_CLASS (self)->check == NULL)
    return;

  priv->has_errors = FALSE;

  for (guint i = 0; i < priv->forms->len; i++)
    {
      StmForm *form = g_ptr_array_index (priv->forms, i);
      g_autoptr (StmProblemList) problems = stm_problem_list_new ();

      STM_EDIT_DIALOG_GET_CLASS (self)->check (self, form, problems);
      priv->has_errors = priv->has_errors || stm_problem_list_has_errors (problems);
      stm_form_show_problems (form, problems);
      name_errors (form, problems, names);
    }

  explain_save (self, names);
  update_actions (self);
}

void
stm_edit_dialog_set_problems (StmEditDialog *self, StmProblemList *problems)
{
  StmEditDialogPrivate *priv = PRIVATE (self);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  priv->has_errors = stm_problem_list_has_errors (problems);

  for (guint i = 0; i < priv->forms->len; i++)
    {
      stm_form_show_problems (g_ptr_array_index (priv->forms, i), problems);
      name_errors (g_ptr_array_index (priv->forms, i), problems, names);
    }

  explain_save (self, names);
  update_actions (self);
}

void
stm_edit_dialog_set_busy (StmEditDialog *self, gboolean busy)
{
  StmEditDialogPrivate *priv = PRIVATE (self);

  if (busy)
    g_set_weak_pointer (&priv->focus, adw_dialog_get_focus (ADW_DIALOG (self)));

  priv->busy = busy;
  update_actions (self);

  if (!busy && priv->focus != NULL)
    gtk_widget_grab_focus (priv->focus);
}

void
stm_edit_dialog_set_dirty (StmEditDialog *self, gboolean dirty)
{
  PRIVATE (self)->dirty = dirty;
  update_actions (self);
}

gboolean
stm_edit_dialog_get_dirty (StmEditDialog *self)
{
  return PRIVATE (self)->dirty;
}

/* Where the message itself says what to do, the general advice would only be in
 * its way. */
static char *
describe (const GError *error)
{
  if (g_error_matches (error, STM_ERROR, STM_ERROR_INVALID) || g_error_matches (error, STM_ERROR, STM_ERROR_REFUSED))
    return g_strdup_printf ("%s. %s", stm_error_get_title (error), error->message);

  return g_strdup_printf ("%s. %s %s", stm_error_get_title (error), stm_error_get_kept (error),
                          stm_error_get_advice (error));
}

void
stm_edit_dialog_show_error (StmEditDialog *self, const GError *error)
{
  StmEditDialogPrivate *priv = PRIVATE (self);

  if (error != NULL)
    {
      g_autofree char *text = describe (error);

      adw_banner_set_title (priv->banner, text);
      stm_announce (GTK_WIDGET (priv->banner), text);
    }

  adw_banner_set_revealed (priv->banner, error != NULL);
}

void
stm_edit_dialog_finish_save (StmEditDialog *self, const GError *error)
{
  stm_edit_dialog_set_busy (self, FALSE);
  stm_edit_dialog_show_error (self, error);

  if (error == NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
}
