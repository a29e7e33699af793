#include "config.h"

#include "views/exchange/stm-conflict-row.h"

#include <glib/gi18n-lib.h>

struct _StmConflictRow
{
  AdwExpanderRow     parent_instance;

  StmConflict       *conflict;
  StmReader         *reader;
  GtkImage          *icon;
  GtkCheckButton    *buttons[STM_CONFLICT_THEIRS + 1];   /* none for ASK */
  StmConflictChoice  choice;
  gboolean           is_filled;
};

enum { PROP_0, PROP_CHOICE, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmConflictRow, stm_conflict_row, ADW_TYPE_EXPANDER_ROW)

static const struct
{
  const char *title;
  const char *icon_name;
} words[] = {
  [STM_CONFLICT_ASK] = { N_("Not chosen yet"), "dialog-question-symbolic" },
  [STM_CONFLICT_OURS] = { N_("Stays as it is here"), "object-select-symbolic" },
  [STM_CONFLICT_THEIRS] = { N_("Taken from the package"), "object-select-symbolic" },
};

static void
stm_conflict_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, STM_CONFLICT_ROW (object)->choice);
}

static void
stm_conflict_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  stm_conflict_row_set_choice (STM_CONFLICT_ROW (object), g_value_get_int (value));
}

static void
stm_conflict_row_finalize (GObject *object)
{
  StmConflictRow *self = STM_CONFLICT_ROW (object);

  g_clear_object (&self->conflict);
  g_clear_object (&self->reader);

  G_OBJECT_CLASS (stm_conflict_row_parent_class)->finalize (object);
}

static void
stm_conflict_row_class_init (StmConflictRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_conflict_row_get_property;
  object_class->set_property = stm_conflict_row_set_property;
  object_class->finalize = stm_conflict_row_finalize;

  properties[PROP_CHOICE] = g_param_spec_int ("choice", NULL, NULL, STM_CONFLICT_ASK, STM_CONFLICT_THEIRS,
                                              STM_CONFLICT_ASK,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

/* SPEC P3 holds here too: what is to be asked for is not shown in passing. */
static char *
dup_value (StmConflictRow *self, StmRecord *record, const StmField *field)
{
  g_autofree char *text = NULL;

  if (!stm_reader_may_see (self->reader, record, field) || stm_reader_must_ask (self->reader, field))
    return g_strdup (_("not shown"));

  text = stm_reader_dup_text (self->reader, record, field);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : g_strdup (_("empty"));
}

static void
add_difference (StmConflictRow *self, const char *title, const char *ours, const char *theirs)
{
  /* Translators: the value of a field, here and in a package */
  g_autofree char *subtitle = g_strdup_printf (_("Here: %s\nIn the package: %s"), ours, theirs);
  GtkWidget *row = create_row (title, subtitle);

  gtk_widget_add_css_class (row, "property");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static gboolean
is_deleted (StmRecord *record)
{
  return stm_record_get_deleted_at (record) != NULL;
}

static void
add_differences (StmConflictRow *self)
{
  StmRecord *ours = stm_conflict_get_ours (self->conflict);
  StmRecord *theirs = stm_conflict_get_theirs (self->conflict);
  StmRecordClass *klass = STM_RECORD_GET_CLASS (ours);

  if (is_deleted (ours) != is_deleted (theirs))
    add_difference (self, _("Record"), is_deleted (ours) ? _("deleted") : _("kept"),
                    is_deleted (theirs) ? _("deleted") : _("kept"));

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];
      g_autofree char *our_text = NULL;
      g_autofree char *their_text = NULL;

      if ((field->flags & STM_FIELD_DERIVED) || !stm_conflict_differs (self->conflict, field))
        continue;

      our_text = dup_value (self, ours, field);
      their_text = dup_value (self, theirs, field);
      add_difference (self, stm_field_get_label (field), our_text, their_text);
    }
}

static void
button_toggled (StmConflictRow *self)
{
  for (guint i = STM_CONFLICT_OURS; i <= STM_CONFLICT_THEIRS; i++)
    if (gtk_check_button_get_active (self->buttons[i]))
      stm_conflict_row_set_choice (self, i);
}

static void
add_choice (StmConflictRow *self, StmConflictChoice choice, const char *title)
{
  GtkWidget *row = create_row (title, NULL);
  GtkWidget *button = gtk_check_button_new ();

  self->buttons[choice] = GTK_CHECK_BUTTON (button);
  if (choice == STM_CONFLICT_THEIRS)
    gtk_check_button_set_group (self->buttons[choice], self->buttons[STM_CONFLICT_OURS]);
  gtk_check_button_set_active (self->buttons[choice], self->choice == choice);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (button_toggled), self, G_CONNECT_SWAPPED);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* There may be many conflicts, of which few are looked at. */
static void
fill (StmConflictRow *self)
{
  if (self->is_filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->is_filled = TRUE;
  add_differences (self);
  add_choice (self, STM_CONFLICT_OURS, _("Keep it as it is here"));
  add_choice (self, STM_CONFLICT_THEIRS, _("Take it from the package"));
}

static void
show_choice (StmConflictRow *self)
{
  const char *kind = stm_conflict_is_locked (self->conflict)
                       ? _("Changed by the school after a service had accepted the student") : NULL;
  g_autofree char *subtitle = NULL;

  subtitle = kind != NULL ? g_strdup_printf ("%s\n%s", kind, _(words[self->choice].title))
                          : g_strdup (_(words[self->choice].title));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_image_set_from_icon_name (self->icon, words[self->choice].icon_name);
  if (self->choice == STM_CONFLICT_ASK)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "warning");
}

static void
stm_conflict_row_init (StmConflictRow *self)
{
  self->icon = GTK_IMAGE (gtk_image_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->icon));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (fill), NULL);
}

/**
 * stm_conflict_row_new:
 * @conflict: a record that was changed in two places
 * @reader: who reads it
 *
 * Returns: (transfer floating): its row, where nothing is chosen yet
 */
GtkWidget *
stm_conflict_row_new (StmConflict *conflict, StmReader *reader)
{
  StmConflictRow *self = g_object_new (STM_TYPE_CONFLICT_ROW, NULL);
  const char *name = stm_conflict_get_name (conflict);

  self->conflict = g_object_ref (conflict);
  self->reader = g_object_ref (reader);
  self->choice = stm_conflict_get_choice (conflict);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name != NULL ? name : stm_conflict_get_path (conflict));
  show_choice (self);

  return GTK_WIDGET (self);
}

StmConflict *
stm_conflict_row_get_conflict (StmConflictRow *self)
{
  return self->conflict;
}

StmConflictChoice
stm_conflict_row_get_choice (StmConflictRow *self)
{
  return self->choice;
}

void
stm_conflict_row_set_choice (StmConflictRow *self, StmConflictChoice choice)
{
  if (self->choice == choice)
    return;

  self->choice = choice;
  show_choice (self);
  if (self->is_filled && choice != STM_CONFLICT_ASK)
    gtk_check_button_set_active (self->buttons[choice], TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOICE]);
}
