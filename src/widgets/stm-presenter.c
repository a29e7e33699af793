#include "config.h"

#include "widgets/stm-presenter.h"

G_DEFINE_INTERFACE (StmPresenter, stm_presenter, GTK_TYPE_WIDGET)

static void
stm_presenter_default_init (StmPresenterInterface *iface)
{
}

static StmPresenter *
find_presenter (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return STM_IS_PRESENTER (root) ? STM_PRESENTER (root) : NULL;
}

void
stm_presenter_show_error (GtkWidget *from, const GError *error)
{
  StmPresenter *presenter = find_presenter (from);

  if (presenter != NULL)
    STM_PRESENTER_GET_IFACE (presenter)->show_error (presenter, error);
}

void
stm_presenter_show_toast (GtkWidget *from, const char *text)
{
  StmPresenter *presenter = find_presenter (from);

  if (presenter != NULL)
    STM_PRESENTER_GET_IFACE (presenter)->show_toast (presenter, text);
}

void
stm_presenter_show_undo (GtkWidget        *from,
                         const char       *text,
                         StmPresenterUndo  undo,
                         gpointer          data,
                         GDestroyNotify    destroy)
{
  StmPresenter *presenter = find_presenter (from);

  if (presenter != NULL)
    STM_PRESENTER_GET_IFACE (presenter)->show_undo (presenter, text, undo, data, destroy);
  else if (destroy != NULL)
    destroy (data);
}
