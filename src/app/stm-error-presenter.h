#pragma once

#include <adwaita.h>

#include "views/start/stm-cannot-open-page.h"
#include "widgets/stm-presenter.h"

G_BEGIN_DECLS

/**
 * StmOpeningForm:
 * @STM_OPENING_SILENT: the user gave up: back to where it began
 * @STM_OPENING_UNLOCK: the page that asks for the key
 * @STM_OPENING_CANNOT: the page that says why not
 *
 * What a profile that does not open brings on the screen.
 */
typedef enum
{
  STM_OPENING_SILENT,
  STM_OPENING_UNLOCK,
  STM_OPENING_CANNOT
} StmOpeningForm;

/* The only place that decides in which form the user is told something (DESIGN
 * §5).  A problem of a field and a failed save are shown where they belong by the
 * dialogs themselves. */
#define STM_TYPE_ERROR_PRESENTER (stm_error_presenter_get_type ())
G_DECLARE_FINAL_TYPE (StmErrorPresenter, stm_error_presenter, STM, ERROR_PRESENTER, GObject)

StmErrorPresenter *stm_error_presenter_new        (GtkWidget         *window,
                                                   AdwToastOverlay   *toasts,
                                                   GListModel        *conditions);
void               stm_error_presenter_show_error (StmErrorPresenter *self,
                                                   const GError      *error);
void               stm_error_presenter_show_toast (StmErrorPresenter *self,
                                                   const char        *text);
void               stm_error_presenter_show_undo  (StmErrorPresenter *self,
                                                   const char        *text,
                                                   StmPresenterUndo   undo,
                                                   gpointer           data,
                                                   GDestroyNotify     destroy);
gboolean           stm_error_presenter_undo_last  (StmErrorPresenter *self);
void               stm_error_presenter_forget     (StmErrorPresenter *self);
void               stm_error_presenter_show_file  (StmErrorPresenter *self,
                                                   const char        *text,
                                                   GFile             *file);
/* action: detailed, that shows more; the toast stays until it is chosen or put away */
void               stm_error_presenter_show_link  (StmErrorPresenter *self,
                                                   const char        *text,
                                                   const char        *label,
                                                   const char        *action);
/* text: NULL ends the condition */
void               stm_error_presenter_set_condition (StmErrorPresenter *self,
                                                      const char        *id,
                                                      const char        *text,
                                                      const char        *label,
                                                      const char        *action);
StmOpeningForm     stm_error_presenter_get_opening_form (const GError   *error,
                                                         gboolean        by_code,
                                                         StmWaysOut     *ways);

G_END_DECLS
