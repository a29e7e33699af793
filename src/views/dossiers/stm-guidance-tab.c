#include "config.h"

#include "views/dossiers/stm-guidance-tab.h"

struct _StmGuidanceTab
{
  AdwBin       parent_instance;

  StmStore    *store;
  StmCaseFile *file;
  char        *today;
};

G_DEFINE_FINAL_TYPE (StmGuidanceTab, stm_guidance_tab, ADW_TYPE_BIN)

static void
stm_guidance_tab_dispose (GObject *object)
{
  StmGuidanceTab *self = STM_GUIDANCE_TAB (object);

  g_clear_object (&self->store);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (stm_guidance_tab_parent_class)->dispose (object);
}

static void
stm_guidance_tab_finalize (GObject *object)
{
  g_free (STM_GUIDANCE_TAB (object)->today);

  G_OBJECT_CLASS (stm_guidance_tab_parent_class)->finalize (object);
}

static void
stm_guidance_tab_class_init (StmGuidanceTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_guidance_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_guidance_tab_finalize;
}

static void
stm_guidance_tab_init (StmGuidanceTab *self)
{
}

GtkWidget *
stm_guidance_tab_new (StmStore *store)
{
  StmGuidanceTab *self = g_object_new (STM_TYPE_GUIDANCE_TAB, NULL);

  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

void
stm_guidance_tab_set_case (StmGuidanceTab *self, StmCaseFile *file, const char *today)
{
  g_set_object (&self->file, file);
  g_set_str (&self->today, today);
}

gboolean
stm_guidance_tab_show_step (StmGuidanceTab *self, const StmNextStep *step)
{
  return FALSE;
}
