#include "config.h"

#include "views/exchange/stm-trust-group.h"

#include "views/exchange/stm-fingerprint-row.h"

#include <glib/gi18n-lib.h>

struct _StmTrustGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkCheckButton      *check;
};

enum { PROP_0, PROP_CONFIRMED, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmTrustGroup, stm_trust_group, ADW_TYPE_PREFERENCES_GROUP)

static void
stm_trust_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, stm_trust_group_get_confirmed (STM_TRUST_GROUP (object)));
}

static void
stm_trust_group_class_init (StmTrustGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = stm_trust_group_get_property;

  properties[PROP_CONFIRMED] = g_param_spec_boolean ("confirmed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
toggled (StmTrustGroup *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFIRMED]);
}

static void
stm_trust_group_init (StmTrustGroup *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled), self, G_CONNECT_SWAPPED);
}

/**
 * stm_trust_group_new:
 * @name: what the sender is called, as it says itself
 * @fingerprint: of its keys
 *
 * Returns: (transfer floating): what asks for the comparison
 */
GtkWidget *
stm_trust_group_new (const char *name, const char *fingerprint)
{
  StmTrustGroup *self = g_object_new (STM_TYPE_TRUST_GROUP, "title", _("Is It Really Them?"), NULL);
  GtkWidget *fingerprint_row = stm_fingerprint_row_new (_("Fingerprint of the sender"));
  GtkWidget *row = adw_action_row_new ();
  /* Translators: %s is the name of a sender */
  g_autofree char *title = g_strdup_printf (_("I compared this fingerprint with %s"), name);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("No package has come from this sender before. Call a number that you know, have "
                                           "the fingerprint read out under “Exchange”, and tick the box only when each group "
                                           "is the same."));
  stm_fingerprint_row_set_fingerprint (STM_FINGERPRINT_ROW (fingerprint_row), fingerprint);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), fingerprint_row);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (self->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->check));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  return GTK_WIDGET (self);
}

gboolean
stm_trust_group_get_confirmed (StmTrustGroup *self)
{
  return gtk_check_button_get_active (self->check);
}
