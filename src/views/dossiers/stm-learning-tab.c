#include "config.h"

#include "views/dossiers/stm-learning-tab.h"

struct _StmLearningTab
{
  AdwBin       parent_instance;

  StmStore    *store;
  StmCaseFile *file;
  char        *today;
};

G_DEFINE_FINAL_TYPE (StmLearningTab, stm_learning_tab, ADW_TYPE_BIN)

static void
stm_learning_tab_dispose (GObject *object)
{
  StmLearningTab *self = STM_LEARNING_TAB (object);

  g_clear_object (&self->store);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (stm_learning_tab_parent_class)->dispose (object);
}

static void
stm_learning_tab_finalize (GObject *object)
{
  g_free (STM_LEARNING_TAB (object)->today);

  G_OBJECT_CLASS (stm_learning_tab_parent_class)->finalize (object);
}

static void
stm_learning_tab_class_init (StmLearningTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_learning_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_learning_tab_finalize;
}

static void
stm_learning_tab_init (StmLearningTab *self)
{
}

GtkWidget *
stm_learning_tab_new (StmStore *store)
{
  StmLearningTab *self = g_object_new (STM_TYPE_LEARNING_TAB, NULL);

  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

void
stm_learning_tab_set_case (StmLearningTab *self, StmCaseFile *file, const char *today)
{
  g_set_object (&self->file, file);
  g_set_str (&self->today, today);
}
