#include "config.h"

#include "views/dossiers/stm-radio-group.h"

struct _StmRadioGroup
{
  AdwPreferencesGroup  parent_instance;

  GPtrArray           *checks;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmRadioGroup, stm_radio_group, ADW_TYPE_PREFERENCES_GROUP)

static void
stm_radio_group_finalize (GObject *object)
{
  g_ptr_array_unref (STM_RADIO_GROUP (object)->checks);

  G_OBJECT_CLASS (stm_radio_group_parent_class)->finalize (object);
}

static void
stm_radio_group_class_init (StmRadioGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_radio_group_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stm_radio_group_init (StmRadioGroup *self)
{
  self->checks = g_ptr_array_new ();
}

GtkWidget *
stm_radio_group_new (void)
{
  return g_object_new (STM_TYPE_RADIO_GROUP, NULL);
}

static int
get_value (GtkWidget *check)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "value"));
}

static void
toggled (GtkCheckButton *check, StmRadioGroup *self)
{
  if (gtk_check_button_get_active (check))
    g_signal_emit (self, signals[CHOSEN], 0);
}

void
stm_radio_group_add (StmRadioGroup *self, int value, const char *title, const char *meaning)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", meaning != NULL ? meaning : "", NULL);
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data (G_OBJECT (check), "value", GINT_TO_POINTER (value));
  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled), self, 0);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->checks, check);
}

GtkWidget *
stm_radio_group_get_first (StmRadioGroup *self)
{
  return self->checks->len > 0 ? g_ptr_array_index (self->checks, 0) : NULL;
}

int
stm_radio_group_get_value (StmRadioGroup *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return get_value (g_ptr_array_index (self->checks, i));

  return 0;
}

void
stm_radio_group_set_value (StmRadioGroup *self, int value)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (get_value (g_ptr_array_index (self->checks, i)) == value)
      gtk_check_button_set_active (g_ptr_array_index (self->checks, i), TRUE);
}
