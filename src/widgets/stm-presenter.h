#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StmPresenterUndo:
 * @data: what was given with the function
 *
 * Undoes what was just done.
 */
typedef void (*StmPresenterUndo) (gpointer data);

#define STM_TYPE_PRESENTER (stm_presenter_get_type ())
G_DECLARE_INTERFACE (StmPresenter, stm_presenter, STM, PRESENTER, GtkWidget)

/**
 * StmPresenterInterface:
 * @show_error: something that was asked for failed
 * @show_toast: something was done
 * @show_undo: something was done that can be undone; the callee owns @data and
 *   destroys it when Undo can no longer be chosen
 *
 * The window: it alone decides in which form its user is told (DESIGN §5).
 */
struct _StmPresenterInterface
{
  GTypeInterface parent_iface;

  void (*show_error) (StmPresenter     *self,
                      const GError     *error);
  void (*show_toast) (StmPresenter     *self,
                      const char       *text);
  void (*show_undo)  (StmPresenter     *self,
                      const char       *text,
                      StmPresenterUndo  undo,
                      gpointer          data,
                      GDestroyNotify    destroy);
};

/* from: any widget in the window; outside of a presenter nothing is shown */
void stm_presenter_show_error (GtkWidget        *from,
                               const GError     *error);
void stm_presenter_show_toast (GtkWidget        *from,
                               const char       *text);
void stm_presenter_show_undo  (GtkWidget        *from,
                               const char       *text,
                               StmPresenterUndo  undo,
                               gpointer          data,
                               GDestroyNotify    destroy);

G_END_DECLS
