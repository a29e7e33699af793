#include "config.h"

#include "views/dossiers/stm-look.h"

#include "widgets/stm-presenter.h"

typedef struct
{
  GtkWidget      *from;
  StmLookFunc     show;
  gpointer        data;
  GDestroyNotify  destroy;
} Look;

static void
look_free (Look *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_object_unref (self->from);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void
look_noted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GError) error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_error (look->from, error);
  else if (gtk_widget_get_root (look->from) != NULL)
    look->show (look->from, look->data);
}

void
stm_look_note (GtkWidget      *from,
               StmStore       *store,
               StmRecord      *dossier,
               StmLookFunc     show,
               gpointer        data,
               GDestroyNotify  destroy)
{
  Look *look = g_new0 (Look, 1);

  look->from = g_object_ref (from);
  look->show = show;
  look->data = data;
  look->destroy = destroy;
  stm_store_log_async (store, STM_EVENT_REVEALED, dossier, "national-number", NULL, look_noted, look);
}
