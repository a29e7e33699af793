#include "config.h"

#include "views/demands/stm-demand-dialog.h"

#include "core/stm-demand.h"
#include "core/stm-programme.h"
#include "core/stm-stage-rules.h"
#include "widgets/stm-half-days-row.h"

#include <glib/gi18n-lib.h>

struct _StmDemandDialog
{
  StmRecordDialog  parent_instance;

  StmForm         *form;
  GtkWidget       *school_row;
  StmHalfDaysRow  *days_row;
};

G_DEFINE_FINAL_TYPE (StmDemandDialog, stm_demand_dialog, STM_TYPE_RECORD_DIALOG)

static void
show_hours (StmDemandDialog *self)
{
  StmDemand *demand = STM_DEMAND (stm_form_get_record (self->form));
  g_autofree char *hours = stm_stage_dup_hours (demand->days, demand->half_day_hours, demand->starts_on, demand->ends_on);

  stm_half_days_row_set_summary (self->days_row, hours);
}

static void
edited (StmDemandDialog *self, const char *field)
{
  StmDemand *demand = STM_DEMAND (stm_form_get_record (self->form));

  /* "de hele week" */
  if (g_str_equal (field, "model"))
    g_object_set (demand, "days", stm_stage_propose_days (demand->model, demand->days), NULL);

  show_hours (self);
}

static void
stm_demand_dialog_class_init (StmDemandDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/demands/stm-demand-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDemandDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StmDemandDialog, school_row);
  gtk_widget_class_bind_template_child (widget_class, StmDemandDialog, days_row);
}

static void
stm_demand_dialog_init (StmDemandDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
choose_programme (StmRecord *demand, StmStore *store)
{
  g_autoptr (GListModel) programmes = stm_store_list (store, STM_TYPE_PROGRAMME, "method", "1", NULL);

  if (programmes != NULL && g_list_model_get_n_items (programmes) == 1)
    {
      g_autoptr (StmRecord) programme = g_list_model_get_item (programmes, 0);

      g_object_set (demand, "programme", stm_record_get_uuid (programme), NULL);
    }
}

/* A school asks for itself; the one programme that works by number needs no
 * choosing. */
static void
fill_in (StmDemandDialog *self, StmStore *store, gboolean is_new)
{
  StmRecord *demand = stm_form_get_record (self->form);
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);
  const char *own = profile != NULL && stm_store_get_role (store) == STM_ROLE_SCHOOL ? profile->school : NULL;

  if (is_new)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

      g_object_set (demand, "asked-on", today, "half-day-hours", STM_STAGE_HALF_DAY_MINUTES, NULL);
      if (own != NULL)
        g_object_set (demand, "school", own, NULL);
      choose_programme (demand, store);
    }

  gtk_widget_set_visible (self->school_row, own == NULL);
}

AdwDialog *
stm_demand_dialog_new (StmStore *store, const char *uuid)
{
  StmDemandDialog *self = g_object_new (STM_TYPE_DEMAND_DIALOG, NULL);
  StmRecordDialog *dialog = STM_RECORD_DIALOG (self);

  if (!stm_record_dialog_open (dialog, store, self->form, STM_TYPE_DEMAND, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  adw_dialog_set_title (ADW_DIALOG (self), uuid != NULL ? _("Edit Demand") : _("New Demand"));
  stm_record_dialog_offer (dialog, "school");
  stm_record_dialog_offer (dialog, "programme");
  fill_in (self, store, uuid == NULL);
  show_hours (self);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  stm_record_dialog_begin (dialog);

  return ADW_DIALOG (self);
}
