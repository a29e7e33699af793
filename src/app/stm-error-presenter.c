#include "config.h"

#include "app/stm-error-presenter.h"

#include "app/stm-condition.h"
#include "core/stm-error.h"

#include <glib/gi18n-lib.h>

#define UNDO_SECONDS 10

/* An action that can be undone, until its toast goes. */
typedef struct
{
  StmPresenterUndo  undo;
  gpointer          data;
  GDestroyNotify    destroy;
} Undo;

struct _StmErrorPresenter
{
  GObject          parent_instance;

  GtkWidget       *window;       /* which owns this */
  AdwToastOverlay *toasts;
  GListModel      *conditions;
  AdwToast        *undo_toast;   /* the newest */
};

G_DEFINE_FINAL_TYPE (StmErrorPresenter, stm_error_presenter, G_TYPE_OBJECT)

/* A profile that does not open: DESIGN §5 and §8.  What is not listed may pass. */
static const struct
{
  StmError       code;
  StmOpeningForm form;
  StmWaysOut     ways;
} openings[] = {
  { STM_ERROR_KEY_MISSING, STM_OPENING_UNLOCK, 0 },
  { STM_ERROR_KEY_LOCKED,  STM_OPENING_UNLOCK, 0 },
  { STM_ERROR_KEYRING,     STM_OPENING_UNLOCK, 0 },
  { STM_ERROR_WRONG_CODE,  STM_OPENING_UNLOCK, 0 },
  { STM_ERROR_NEWER,       STM_OPENING_CANNOT, 0 },
  { STM_ERROR_FOREIGN,     STM_OPENING_CANNOT, STM_WAY_RESTORE },
  { STM_ERROR_DAMAGED,     STM_OPENING_CANNOT, STM_WAY_RESTORE | STM_WAY_CODE },
  { STM_ERROR_FORMAT,      STM_OPENING_CANNOT, STM_WAY_RESTORE },
  { STM_ERROR_NOT_FOUND,   STM_OPENING_CANNOT, STM_WAY_RESTORE },
  { STM_ERROR_READ_ONLY,   STM_OPENING_CANNOT, STM_WAY_RETRY },
  { STM_ERROR_FULL,        STM_OPENING_CANNOT, STM_WAY_RETRY },
  { STM_ERROR_IN_USE,      STM_OPENING_CANNOT, STM_WAY_RETRY },
  { STM_ERROR_REMOTE,      STM_OPENING_CANNOT, STM_WAY_RETRY },
  { STM_ERROR_IO,          STM_OPENING_CANNOT, STM_WAY_RETRY | STM_WAY_RESTORE },
};

static gboolean
is_dismissal (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
         || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

static void
stm_error_presenter_dispose (GObject *object)
{
  StmErrorPresenter *self = STM_ERROR_PRESENTER (object);

  g_clear_object (&self->undo_toast);
  g_clear_object (&self->conditions);

  G_OBJECT_CLASS (stm_error_presenter_parent_class)->dispose (object);
}

static void
stm_error_presenter_class_init (StmErrorPresenterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_error_presenter_dispose;
}

static void
stm_error_presenter_init (StmErrorPresenter *self)
{
}

/**
 * stm_error_presenter_new:
 * @window: the window, which outlives the presenter
 * @toasts: its toast overlay
 * @conditions: its list of #StmCondition
 *
 * Returns: (transfer full): the presenter
 */
StmErrorPresenter *
stm_error_presenter_new (GtkWidget *window, AdwToastOverlay *toasts, GListModel *conditions)
{
  StmErrorPresenter *self = g_object_new (STM_TYPE_ERROR_PRESENTER, NULL);

  self->window = window;
  self->toasts = toasts;
  self->conditions = g_object_ref (conditions);

  return self;
}

/**
 * stm_error_presenter_show_error:
 * @self: the presenter
 * @error: why something that was asked for was not done
 *
 * Tells what happened, what is kept and what to do; what the user cancelled is
 * not told.
 */
void
stm_error_presenter_show_error (StmErrorPresenter *self, const GError *error)
{
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  if (is_dismissal (error))
    return;

  body = g_strdup_printf ("%s\n\n%s %s", error->message, stm_error_get_kept (error), stm_error_get_advice (error));
  dialog = adw_alert_dialog_new (stm_error_get_title (error), body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, self->window);
}

void
stm_error_presenter_show_toast (StmErrorPresenter *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  if (undo->destroy != NULL)
    undo->destroy (undo->data);
  g_free (undo);
}

static void
undo_clicked (AdwToast *toast, gpointer user_data)
{
  Undo *undo = user_data;

  undo->undo (undo->data);
}

static void
undo_dismissed (AdwToast *toast, gpointer user_data)
{
  StmErrorPresenter *self = user_data;

  if (self->undo_toast == toast)
    g_clear_object (&self->undo_toast);
}

/**
 * stm_error_presenter_show_undo:
 * @self: the presenter
 * @text: what was done
 * @undo: undoes it
 * @data: for @undo
 * @destroy: (nullable): frees @data when it can no longer be undone
 */
void
stm_error_presenter_show_undo (StmErrorPresenter *self,
                               const char        *text,
                               StmPresenterUndo   undo,
                               gpointer           data,
                               GDestroyNotify     destroy)
{
  AdwToast *toast = adw_toast_new (text);
  Undo *done = g_new0 (Undo, 1);

  done->undo = undo;
  done->data = data;
  done->destroy = destroy;

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked), done, undo_free, 0);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_dismissed), self, 0);

  g_set_object (&self->undo_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * stm_error_presenter_undo_last:
 * @self: the presenter
 *
 * Undoes the last thing that can be, as its toast would.
 *
 * Returns: whether there was any
 */
gboolean
stm_error_presenter_undo_last (StmErrorPresenter *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->undo_toast);

  if (toast == NULL)
    return FALSE;

  g_signal_emit_by_name (toast, "button-clicked");
  adw_toast_dismiss (toast);

  return TRUE;
}

/**
 * stm_error_presenter_forget:
 * @self: the presenter
 *
 * Takes away what belongs to a profile that is being closed.
 */
void
stm_error_presenter_forget (StmErrorPresenter *self)
{
  g_clear_object (&self->undo_toast);
  adw_toast_overlay_dismiss_all (self->toasts);
  g_list_store_remove_all (G_LIST_STORE (self->conditions));
}

static void
folder_shown (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmErrorPresenter) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error)
      && !is_dismissal (error))
    stm_error_presenter_show_toast (self, _("The folder cannot be shown"));
}

static void
show_folder (AdwToast *toast, gpointer user_data)
{
  StmErrorPresenter *self = user_data;
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (self->window), NULL,
                                            folder_shown, g_object_ref (self));
}

/**
 * stm_error_presenter_show_link:
 * @self: the presenter
 * @text: what happened
 * @label: of the button
 * @action: a detailed action that shows more of it
 *
 * Tells what nobody asked for, until it is put away.
 */
void
stm_error_presenter_show_link (StmErrorPresenter *self, const char *text, const char *label, const char *action)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_detailed_action_name (toast, action);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * stm_error_presenter_show_file:
 * @self: the presenter
 * @text: that a file was made
 * @file: the file, which the user may want to find
 */
void
stm_error_presenter_show_file (StmErrorPresenter *self, const char *text, GFile *file)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("_Show in Folder"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_folder), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * stm_error_presenter_set_condition:
 * @self: the presenter
 * @id: of something that lasts
 * @text: (nullable): what it is; %NULL when it is over
 * @label: (nullable): of a button that helps
 * @action: (nullable): the detailed name of the action of that button
 */
void
stm_error_presenter_set_condition (StmErrorPresenter *self,
                                   const char        *id,
                                   const char        *text,
                                   const char        *label,
                                   const char        *action)
{
  if (text != NULL)
    stm_conditions_set (self->conditions, id, text, label, action);
  else
    stm_conditions_clear (self->conditions, id);
}

/**
 * stm_error_presenter_get_opening_form:
 * @error: why a profile does not open
 * @by_code: whether the recovery code was tried
 * @ways: (out): what may help
 *
 * Returns: what to show
 */
StmOpeningForm
stm_error_presenter_get_opening_form (const GError *error, gboolean by_code, StmWaysOut *ways)
{
  *ways = STM_WAY_RETRY;

  if (is_dismissal (error))
    return STM_OPENING_SILENT;

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if (g_error_matches (error, STM_ERROR, (int) openings[i].code))
      {
        *ways = by_code ? openings[i].ways & ~STM_WAY_CODE : openings[i].ways;
        return openings[i].form;
      }

  return STM_OPENING_CANNOT;
}
