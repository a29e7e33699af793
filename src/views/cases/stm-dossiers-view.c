#include "config.h"

#include "views/cases/stm-dossiers-view.h"

#include "core/stm-caseload.h"
#include "core/stm-dossier.h"
#include "views/stm-list-export.h"

#include <glib/gi18n-lib.h>

struct _StmDossiersView
{
  StmRecordsView  parent_instance;

  StmListPage    *list_page;
};

G_DEFINE_FINAL_TYPE (StmDossiersView, stm_dossiers_view, STM_TYPE_RECORDS_VIEW)

static const char *const columns[] = {
  "last-name", "first-name", "phase", "mediator-name", "next-contact", "lot", "client-number", "category", "work-situation",
  "place", "referred-on", "attended-on", "ended-on", "ending", "advice", "closed-on", "access-until", NULL
};
static const char *const subtitle[] = { "phase", "mediator-name", "next-contact", NULL };
static const char *const hidden[] = {
  "lot", "category", "work-situation", "place", "attended-on", "ended-on", "ending", "advice", "closed-on", "access-until", NULL
};

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u dossier", "%'u dossiers", n), n);
}

static void
stm_dossiers_view_class_init (StmDossiersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/cases/stm-dossiers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDossiersView, list_page);
}

static void
stm_dossiers_view_init (StmDossiersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  stm_table_set_columns (stm_list_page_get_table (self->list_page), STM_TYPE_CASELOAD, columns, subtitle);
  stm_table_hide_columns (stm_list_page_get_table (self->list_page), hidden);
  stm_table_set_sort (stm_list_page_get_table (self->list_page), "last-name", FALSE);
  stm_list_page_set_count_func (self->list_page, dup_count);
}

static int
compare_lots (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_utf8_collate (stm_title_get_title ((StmTitle *) a), stm_title_get_title ((StmTitle *) b));
}

/* Lots are typed, so those that there are can be chosen. */
static void
offer_lots (StmDossiersView *self)
{
  StmStore *store = stm_records_view_get_store (STM_RECORDS_VIEW (self));
  g_autoptr (GListModel) dossiers = stm_store_list (store, STM_TYPE_DOSSIER, NULL, NULL, NULL);
  g_autoptr (GListStore) lots = g_list_store_new (STM_TYPE_TITLE);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *chosen = stm_list_page_get_filter (self->list_page, "lot");

  for (guint i = 0; dossiers != NULL && i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (StmDossier) dossier = g_list_model_get_item (dossiers, i);
      g_autoptr (StmTitle) title = NULL;

      if (dossier->lot == NULL || !g_hash_table_add (seen, g_strdup (dossier->lot)))
        continue;
      title = stm_title_new ("", dossier->lot, dossier->lot, NULL);
      g_list_store_insert_sorted (lots, title, compare_lots, NULL);
    }

  stm_list_page_add_filter (self->list_page, "lot", NULL, G_LIST_MODEL (lots));
  if (chosen != NULL && !g_hash_table_contains (seen, chosen))
    stm_list_page_set_filter (self->list_page, "lot", NULL);
}

static void
store_changed (StmDossiersView *self, const char *kind)
{
  if (kind == NULL || g_str_equal (kind, "dossier"))
    offer_lots (self);
}

GtkWidget *
stm_dossiers_view_new (StmStore *store)
{
  StmDossiersView *self = g_object_new (STM_TYPE_DOSSIERS_VIEW, NULL);
  StmRecordsView *view = STM_RECORDS_VIEW (self);

  stm_list_page_add_filter (self->list_page, "phase", NULL, NULL);
  stm_records_view_open (view, store, self->list_page, STM_TYPE_CASELOAD);
  stm_records_view_add_reference_filter (view, "mediator");
  offer_lots (self);
  stm_list_page_add_filter (self->list_page, "ending", NULL, NULL);
  stm_list_page_add_filter (self->list_page, "advice", NULL, NULL);
  stm_list_export_add (self->list_page, store, _("Dossiers"));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
