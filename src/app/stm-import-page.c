#include "config.h"

#include "app/stm-import-page.h"

#include "core/stm-arrangement.h"
#include "core/stm-assignment.h"
#include "core/stm-deadline.h"
#include "core/stm-demand.h"
#include "core/stm-message.h"
#include "core/stm-offer.h"
#include "core/stm-placement.h"
#include "core/stm-programme.h"
#include "core/stm-region.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"
#include "core/stm-title.h"
#include "views/exchange/stm-conflict-group.h"
#include "views/exchange/stm-origin-group.h"
#include "views/exchange/stm-trust-group.h"

#include <glib/gi18n-lib.h>

struct _StmImportPage
{
  AdwPreferencesPage   parent_instance;

  AdwPreferencesGroup *errors_group;
  AdwPreferencesGroup *changes_group;
  AdwPreferencesGroup *kept_group;
  AdwPreferencesGroup *warnings_group;
  StmTrustGroup       *trust_group;      /* NULL where the sender is known */
  StmConflictGroup    *conflict_group;

  StmImportPlan       *plan;
};

enum { PROP_0, PROP_READY, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmImportPage, stm_import_page, ADW_TYPE_PREFERENCES_PAGE)

/* in the order of the sidebar */
static const struct
{
  GType     (*type) (void);
  const char *label;
  const char *icon_name;
} types[] = {
  { stm_student_get_type, N_("Students"), "stm-student-symbolic" },
  { stm_request_get_type, N_("Requests"), "stm-placement-symbolic" },
  { stm_placement_get_type, N_("Decisions"), "stm-placement-symbolic" },
  { stm_demand_get_type, N_("Demand"), "stm-placement-symbolic" },
  { stm_offer_get_type, N_("Places offered"), "stm-service-symbolic" },
  { stm_arrangement_get_type, N_("Places arranged"), "stm-service-symbolic" },
  { stm_assignment_get_type, N_("Students assigned"), "stm-student-symbolic" },
  { stm_supervisor_get_type, N_("Supervisors"), "avatar-default-symbolic" },
  { stm_service_get_type, N_("Services"), "stm-service-symbolic" },
  { stm_school_get_type, N_("Schools"), "stm-school-symbolic" },
  { stm_programme_get_type, N_("Programmes"), "stm-programme-symbolic" },
  { stm_deadline_get_type, N_("Moments"), "stm-programme-symbolic" },
  { stm_message_get_type, N_("Messages"), "mail-unread-symbolic" },
  { stm_region_get_type, N_("Help Line"), "stm-help-line-symbolic" },
};

static char *
format_count (StmImportOutcome outcome, guint n)
{
  switch (outcome)
    {
    case STM_IMPORT_NEW:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", n), n);
    case STM_IMPORT_NEWER:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", n), n);
    case STM_IMPORT_UNCHANGED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u the same", "%u the same", n), n);
    case STM_IMPORT_OLDER:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u older, kept as here", "%u older, kept as here", n), n);
    case STM_IMPORT_CONFLICT:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed in both places",
                                           "%u changed in both places", n), n);
    }
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *icon_name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon_name != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  adw_preferences_group_add (group, row);
}

static void
show_counts (StmImportPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) parts = NULL;
      g_autofree char *subtitle = NULL;

      for (guint outcome = 0; outcome < STM_IMPORT_N_OUTCOMES; outcome++)
        {
          guint n = stm_import_plan_get_count (self->plan, types[i].type (), outcome);

          if (n > 0)
            g_strv_builder_take (builder, format_count (outcome, n));
        }

      parts = g_strv_builder_end (builder);
      if (parts[0] == NULL)
        continue;

      subtitle = g_strjoinv (" · ", parts);
      add_row (self->changes_group, _(types[i].label), subtitle, types[i].icon_name);
    }
}

static void
show_problems (StmImportPage *self, AdwPreferencesGroup *group, StmSeverity severity)
{
  GListModel *problems = G_LIST_MODEL (stm_import_plan_get_problems (self->plan, severity));
  guint n_listed = g_list_model_get_n_items (problems);
  guint n_more = stm_import_plan_count_problems (self->plan, severity) - n_listed;

  for (guint i = 0; i < n_listed; i++)
    {
      g_autoptr (StmProblem) problem = g_list_model_get_item (problems, i);

      add_row (group, stm_problem_get_message (problem), stm_problem_get_field (problem),
               severity == STM_SEVERITY_ERROR ? "dialog-error-symbolic" : "dialog-warning-symbolic");
    }

  if (n_more > 0)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %u more", "And %u more", n_more),
                                               n_more);

      add_row (group, more, NULL, NULL);
    }

  gtk_widget_set_visible (GTK_WIDGET (group), n_listed > 0);
}

/* Of a profile's file, ours are kept. */
static void
show_kept (StmImportPage *self)
{
  GListModel *conflicts = stm_import_plan_get_conflicts (self->plan);
  guint n = g_list_model_get_n_items (conflicts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (conflicts, i);

      add_row (self->kept_group, stm_title_get_title (title), stm_title_get_subtitle (title), NULL);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->kept_group), n > 0);
}

static void
notify_ready (StmImportPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
add_group (StmImportPage *self, GtkWidget *group, const char *signal_name)
{
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  if (signal_name != NULL)
    g_signal_connect_object (group, signal_name, G_CALLBACK (notify_ready), self, G_CONNECT_SWAPPED);
}

static void
add_origin (StmImportPage *self)
{
  const StmPackageOrigin *origin = stm_import_plan_get_origin (self->plan);
  const char *name;

  if (origin == NULL)
    return;

  name = origin->manifest->from.name != NULL ? origin->manifest->from.name : _("Unknown");
  add_group (self, stm_origin_group_new (origin), NULL);
  if (!origin->is_known && !stm_import_plan_has_errors (self->plan))
    {
      self->trust_group = STM_TRUST_GROUP (stm_trust_group_new (name, origin->fingerprint));
      add_group (self, GTK_WIDGET (self->trust_group), "notify::confirmed");
    }
}

static AdwPreferencesGroup *
create_group (const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);

  return group;
}

static void
create_groups (StmImportPage *self)
{
  gboolean may = stm_import_page_has_import (self);

  self->errors_group = create_group (_("Errors"), _("The file has errors, so nothing is imported. Have them corrected where "
                                                    "the file was made, and import it again."));
  self->changes_group = create_group (may ? _("What the File Brings") : _("Nothing to Import"),
                                      may ? _("Nothing is written until you choose Import.")
                                          : _("All of it is here already, so there is nothing to import."));
  self->kept_group = create_group (_("Changed in Both Places"), _("These stay as they are here. Compare them with the sender."));
  self->warnings_group = create_group (_("Please Look At"), NULL);
}

static void
stm_import_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, stm_import_page_get_ready (STM_IMPORT_PAGE (object)));
}

static void
stm_import_page_finalize (GObject *object)
{
  g_clear_object (&STM_IMPORT_PAGE (object)->plan);

  G_OBJECT_CLASS (stm_import_page_parent_class)->finalize (object);
}

static void
stm_import_page_class_init (StmImportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_import_page_get_property;
  object_class->finalize = stm_import_page_finalize;

  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stm_import_page_init (StmImportPage *self)
{
}

/**
 * stm_import_page_new:
 * @store: where to import
 * @plan: what a file would change
 *
 * Returns: (transfer floating): what tells it, and asks what has to be asked
 */
GtkWidget *
stm_import_page_new (StmStore *store, StmImportPlan *plan)
{
  StmImportPage *self = g_object_new (STM_TYPE_IMPORT_PAGE, NULL);

  self->plan = g_object_ref (plan);
  self->conflict_group = STM_CONFLICT_GROUP (stm_conflict_group_new (store, stm_import_plan_get_choices (plan)));
  create_groups (self);

  add_group (self, GTK_WIDGET (self->errors_group), NULL);
  add_origin (self);
  add_group (self, GTK_WIDGET (self->conflict_group), "notify::undecided");
  add_group (self, GTK_WIDGET (self->changes_group), NULL);
  add_group (self, GTK_WIDGET (self->kept_group), NULL);
  add_group (self, GTK_WIDGET (self->warnings_group), NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->changes_group), !stm_import_plan_has_errors (plan));
  show_counts (self);
  show_problems (self, self->errors_group, STM_SEVERITY_ERROR);
  show_problems (self, self->warnings_group, STM_SEVERITY_WARNING);
  show_kept (self);

  return GTK_WIDGET (self);
}

/**
 * stm_import_page_has_import:
 * @self: the page
 *
 * A package may bring nothing new and yet a new partner.
 *
 * Returns: whether there is anything to import, and nothing forbids it
 */
gboolean
stm_import_page_has_import (StmImportPage *self)
{
  const StmPackageOrigin *origin = stm_import_plan_get_origin (self->plan);

  return !stm_import_plan_has_errors (self->plan)
         && (stm_import_plan_has_changes (self->plan)
             || (origin != NULL && (origin->received_at == NULL || !origin->is_known
                                    || g_list_model_get_n_items (stm_import_plan_get_choices (self->plan)) > 0)));
}

gboolean
stm_import_page_get_ready (StmImportPage *self)
{
  return stm_import_page_has_import (self)
         && (self->trust_group == NULL || stm_trust_group_get_confirmed (self->trust_group))
         && stm_conflict_group_get_undecided (self->conflict_group) == 0;
}

const char *
stm_import_page_get_trust (StmImportPage *self)
{
  return self->trust_group != NULL && stm_trust_group_get_confirmed (self->trust_group)
           ? stm_import_plan_get_origin (self->plan)->fingerprint : NULL;
}

GHashTable *
stm_import_page_dup_choices (StmImportPage *self)
{
  return stm_conflict_group_dup_choices (self->conflict_group);
}
