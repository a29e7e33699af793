#include "config.h"

#include "views/stm-package-link.h"

#include "core/stm-school.h"

#include <glib/gi18n-lib.h>

struct _StmPackageLink
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *row;
};

G_DEFINE_FINAL_TYPE (StmPackageLink, stm_package_link, ADW_TYPE_PREFERENCES_GROUP)

static void
stm_package_link_class_init (StmPackageLinkClass *klass)
{
}

static void
stm_package_link_init (StmPackageLink *self)
{
  self->row = adw_button_row_new ();
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->row), "stm-package-sent-symbolic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->row), "(ss)", "", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->row), "win.make-package");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);
}

void
stm_package_link_set_record (StmPackageLink *self, StmStore *store, StmRecord *record)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), STM_IS_SCHOOL (record)
                                 ? _("Make Package for This School…") : _("Make Package for This Service…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->row), "(ss)", STM_RECORD_GET_CLASS (record)->kind,
                                    stm_record_get_uuid (record));
  gtk_widget_set_visible (GTK_WIDGET (self), profile != NULL && profile->role == STM_ROLE_REGION);
}
