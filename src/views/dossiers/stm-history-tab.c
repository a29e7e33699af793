#include "config.h"

#include "views/dossiers/stm-history-tab.h"

struct _StmHistoryTab
{
  AdwBin       parent_instance;

  StmStore    *store;
  StmCaseFile *file;
  char        *today;
};

G_DEFINE_FINAL_TYPE (StmHistoryTab, stm_history_tab, ADW_TYPE_BIN)

static void
stm_history_tab_dispose (GObject *object)
{
  StmHistoryTab *self = STM_HISTORY_TAB (object);

  g_clear_object (&self->store);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (stm_history_tab_parent_class)->dispose (object);
}

static void
stm_history_tab_finalize (GObject *object)
{
  g_free (STM_HISTORY_TAB (object)->today);

  G_OBJECT_CLASS (stm_history_tab_parent_class)->finalize (object);
}

static void
stm_history_tab_class_init (StmHistoryTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_history_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_history_tab_finalize;
}

static void
stm_history_tab_init (StmHistoryTab *self)
{
}

GtkWidget *
stm_history_tab_new (StmStore *store)
{
  StmHistoryTab *self = g_object_new (STM_TYPE_HISTORY_TAB, NULL);

  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

void
stm_history_tab_set_case (StmHistoryTab *self, StmCaseFile *file, const char *today)
{
  g_set_object (&self->file, file);
  g_set_str (&self->today, today);
}
