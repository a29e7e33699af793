#include "config.h"

#include "app/stm-start-screen.h"

#include "app/stm-profile-list.h"
#include "app/stm-profile-maker.h"
#include "app/stm-restore.h"
#include "app/stm-samples.h"
#include "app/stm-settings.h"
#include "core/stm-programme.h"
#include "views/start/stm-new-profile-page.h"
#include "views/start/stm-opening-page.h"
#include "views/start/stm-recovery-page.h"
#include "views/start/stm-restore-page.h"
#include "views/start/stm-unlock-page.h"
#include "views/start/stm-welcome-page.h"

#include <glib/gi18n-lib.h>

/* A profile opens in far less than this, without anything flashing up. */
#define OPENING_DELAY_MS 300
#define KEYRING_DELAY_MS 1500

struct _StmStartScreen
{
  AdwBin             parent_instance;

  AdwNavigationView *navigation;
  AdwNavigationPage *welcome;
  AdwNavigationPage *opening;
  AdwNavigationPage *form;         /* of a new profile, while it is shown */

  StmSession        *session;
  StmProfileFolder  *folder;       /* the profile that it is about */
  GCancellable      *cancellable;
  GPtrArray         *new_profiles; /* StmNewProfile whose codes are to be shown */
  char              *notice;       /* to say once the profile is open */
  gboolean           by_code;      /* the profile is being opened with its recovery code */
  guint              delay;
};

G_DEFINE_FINAL_TYPE (StmStartScreen, stm_start_screen, ADW_TYPE_BIN)

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void open_folder (StmStartScreen *self, const char *code);

static void
show_page (StmStartScreen *self, AdwNavigationPage *page)
{
  AdwNavigationPage *pages[] = { self->welcome, page };

  g_clear_handle_id (&self->delay, g_source_remove);
  adw_navigation_view_replace (self->navigation, pages, page != NULL ? 2 : 1);
}

static void
update_welcome (StmStartScreen *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) profiles = stm_profile_list_new (stm_session_get_root (self->session), &error);

  if (profiles == NULL)
    {
      stm_presenter_show_error (GTK_WIDGET (self), error);
      return;
    }

  stm_welcome_page_set_profiles (STM_WELCOME_PAGE (self->welcome), profiles);
  stm_welcome_page_offer_samples (STM_WELCOME_PAGE (self->welcome),
                                  stm_samples_can_make (stm_session_get_root (self->session)));
}

static gboolean
explain_wait (gpointer user_data)
{
  StmStartScreen *self = user_data;

  self->delay = 0;
  stm_opening_page_set_text (STM_OPENING_PAGE (self->opening), _("Waiting for the Keyring"),
                             _("Your desktop may be asking for the password of your keyring."), NULL);

  return G_SOURCE_REMOVE;
}

static gboolean
show_opening (gpointer user_data)
{
  StmStartScreen *self = user_data;

  self->delay = 0;
  show_page (self, self->opening);
  self->delay = g_timeout_add (KEYRING_DELAY_MS, explain_wait, self);

  return G_SOURCE_REMOVE;
}

static void
begin_work (StmStartScreen *self, const char *title)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  stm_opening_page_set_text (STM_OPENING_PAGE (self->opening), title, NULL, NULL);
}

static void
leave (StmStartScreen *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  g_settings_set_string (stm_settings_get (), "last-profile",
                         stm_profile_folder_get_uuid (stm_session_get_folder (self->session)));
  g_signal_emit (self, signals[READY], 0);

  if (self->notice != NULL)
    stm_presenter_show_toast (GTK_WIDGET (self), self->notice);
  g_clear_pointer (&self->notice, g_free);
}

/* The codes of new profiles, one page after the other. */
static void show_next_code (StmStartScreen *self);

static void
code_done (StmStartScreen *self, gboolean kept)
{
  StmNewProfile *made = self->new_profiles->pdata[0];

  stm_settings_set_code_kept (stm_profile_folder_get_uuid (made->folder), kept);
  g_ptr_array_remove_index (self->new_profiles, 0);
  show_next_code (self);
}

static void
show_next_code (StmStartScreen *self)
{
  AdwNavigationPage *page;
  StmNewProfile *made;

  if (self->new_profiles->len == 0)
    {
      leave (self);
      return;
    }

  made = self->new_profiles->pdata[0];
  page = stm_recovery_page_new (stm_profile_folder_get_name (made->folder), made->code, made->in_keyring);
  g_signal_connect_object (page, "done", G_CALLBACK (code_done), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

/* Only the keyring can take that long: the profile itself is made by then. */
static gboolean
explain_keyring (gpointer user_data)
{
  StmStartScreen *self = user_data;

  self->delay = 0;
  stm_opening_page_set_text (STM_OPENING_PAGE (self->opening), _("Waiting for the Keyring"),
                             _("Your desktop may be asking for the password of your keyring. Without it you are "
                               "asked for the recovery code each time."),
                             _("_Go On Without"));
  adw_navigation_view_push (self->navigation, self->opening);

  return G_SOURCE_REMOVE;
}

/* Where the work of each role begins (S1: supervisors before students). */
static const char *const first_views[] = {
  [STM_ROLE_NONE] = "",
  [STM_ROLE_SCHOOL] = "supervisors",
  [STM_ROLE_SERVICE] = "placements",
  [STM_ROLE_REGION] = "schools",
  [STM_ROLE_PARTNER] = "cases",
};

static void
profile_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmStartScreen) self = user_data;
  g_autoptr (GError) error = NULL;
  StmNewProfile *made = stm_profile_maker_make_finish (result, &error);

  g_clear_handle_id (&self->delay, g_source_remove);
  if (made == NULL)
    {
      StmNewProfilePage *page = STM_NEW_PROFILE_PAGE (self->form);

      adw_navigation_view_pop_to_page (self->navigation, self->form);
      stm_new_profile_page_set_busy (page, FALSE);
      stm_new_profile_page_set_error (page, error);
      return;
    }

  stm_session_adopt (self->session, made->folder, made->store, made->in_keyring);
  g_settings_set_string (stm_settings_get (), "last-view", first_views[stm_store_get_role (made->store)]);
  if (made->code != NULL)
    {
      stm_settings_set_code_kept (stm_profile_folder_get_uuid (made->folder), FALSE);
      g_ptr_array_add (self->new_profiles, made);
    }
  else
    {
      stm_new_profile_free (made);
    }
  show_next_code (self);
}

static void
create_profile (StmStartScreen *self, StmNewProfilePage *page)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  StmRecord *own = stm_new_profile_page_dup_own (page);
  StmRecord *mediator = stm_new_profile_page_dup_mediator (page);
  StmProfile *profile = stm_new_profile_page_dup_profile (page);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);

  if (own != NULL)
    g_ptr_array_add (records, own);
  if (mediator != NULL)
    g_ptr_array_add (records, mediator);
  /* others get their programmes from the region */
  if (stm_policy_may (profile->role, STM_ACTION_EDIT, "programme", FALSE, NULL))
    g_ptr_array_add (records, stm_programme_new_default (&today));
  g_ptr_array_add (records, profile);

  begin_work (self, "");
  stm_new_profile_page_set_error (page, NULL);
  stm_new_profile_page_set_busy (page, TRUE);
  self->delay = g_timeout_add (KEYRING_DELAY_MS, explain_keyring, self);
  stm_profile_maker_make_async (stm_session_get_root (self->session), records, self->cancellable,
                                profile_made, g_object_ref (self));
}

static void
new_profile_asked (StmStartScreen *self, StmRole role)
{
  AdwNavigationPage *page = stm_new_profile_page_new (role);

  self->form = page;
  g_signal_connect_object (page, "create", G_CALLBACK (create_profile), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static void
samples_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmStartScreen) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) made = stm_samples_make_finish (result, &error);
  StmNewProfile *school;

  if (made == NULL)
    {
      stm_start_screen_welcome (self);
      stm_presenter_show_error (GTK_WIDGET (self), error);
      return;
    }

  school = made->pdata[0];
  stm_session_adopt (self->session, school->folder, school->store, school->in_keyring);

  /* invented data needs no paper, unless the program could not open it again */
  if (!school->in_keyring && school->code != NULL)
    while (made->len > 0)
      g_ptr_array_add (self->new_profiles, g_ptr_array_steal_index (made, 0));
  show_next_code (self);
}

static void
make_samples (StmStartScreen *self)
{
  begin_work (self, _("Preparing the Samples"));
  self->delay = g_timeout_add (OPENING_DELAY_MS, show_opening, self);
  stm_samples_make_async (stm_session_get_root (self->session), self->cancellable,
                          samples_made, g_object_ref (self));
}

static void
restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmStartScreen) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StmProfileFolder) folder = stm_restore_run_finish (result, &error);

  if (folder == NULL)
    {
      stm_start_screen_welcome (self);
      stm_presenter_show_error (GTK_WIDGET (self), error);
      return;
    }

  g_set_str (&self->notice, _("Backup restored; the former database is kept beside it"));
  stm_start_screen_open_profile (self, folder);
}

static void
add_backups (StmRestorePage *page, StmProfileFolder *folder)
{
  g_autoptr (GListModel) backups = stm_restore_list_backups (stm_profile_folder_get_backups (folder));

  stm_restore_page_add_backups (page, stm_profile_folder_get_name (folder), backups);
}

static void
push_restore_page (StmStartScreen *self)
{
  AdwNavigationPage *page = stm_restore_page_new ();
  g_autoptr (GPtrArray) folders = NULL;

  if (self->folder != NULL)
    add_backups (STM_RESTORE_PAGE (page), self->folder);
  else
    folders = stm_profile_folder_list (stm_session_get_root (self->session), NULL);

  for (guint i = 0; folders != NULL && i < folders->len; i++)
    add_backups (STM_RESTORE_PAGE (page), folders->pdata[i]);

  g_signal_connect_object (page, "restore", G_CALLBACK (stm_start_screen_restore), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static void
restore_asked (StmStartScreen *self)
{
  g_clear_object (&self->folder);
  push_restore_page (self);
}

static void
retry_asked (StmStartScreen *self)
{
  stm_start_screen_open_profile (self, self->folder);
}

static void
quit_asked (StmStartScreen *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.quit", NULL);
}

static void
code_entered (StmStartScreen *self, const char *code, StmUnlockPage *page)
{
  stm_unlock_page_set_busy (page, TRUE);
  open_folder (self, code);
}

static AdwNavigationPage *
show_unlock (StmStartScreen *self, const GError *error)
{
  AdwNavigationPage *page = stm_unlock_page_new ();

  stm_unlock_page_set_error (STM_UNLOCK_PAGE (page), stm_profile_folder_get_name (self->folder), error);
  g_signal_connect_object (page, "retry", G_CALLBACK (retry_asked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "code", G_CALLBACK (code_entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "restore", G_CALLBACK (push_restore_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "other", G_CALLBACK (stm_start_screen_welcome), self, G_CONNECT_SWAPPED);
  show_page (self, page);

  return page;
}

static void
code_asked (StmStartScreen *self)
{
  g_autoptr (GError) error = g_error_new_literal (STM_ERROR, STM_ERROR_KEY_MISSING, "");

  show_unlock (self, error);
}

static void
show_cannot_open (StmStartScreen *self, const GError *error, StmWaysOut ways)
{
  AdwNavigationPage *page = stm_cannot_open_page_new ();

  stm_cannot_open_page_set_error (STM_CANNOT_OPEN_PAGE (page), stm_profile_folder_get_name (self->folder),
                                  error, ways);
  g_signal_connect_object (page, "retry", G_CALLBACK (retry_asked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "code", G_CALLBACK (code_asked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "restore", G_CALLBACK (push_restore_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "other", G_CALLBACK (stm_start_screen_welcome), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "quit", G_CALLBACK (quit_asked), self, G_CONNECT_SWAPPED);
  show_page (self, page);
}

static void
opening_failed (StmStartScreen *self, const GError *error)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);
  StmWaysOut ways;

  switch (stm_error_presenter_get_opening_form (error, self->by_code, &ways))
    {
    case STM_OPENING_UNLOCK:
      if (!self->by_code)
        {
          show_unlock (self, error);
          break;
        }
      stm_unlock_page_set_busy (STM_UNLOCK_PAGE (page), FALSE);
      stm_unlock_page_set_code_error (STM_UNLOCK_PAGE (page), error);
      break;
    case STM_OPENING_CANNOT:
      show_cannot_open (self, error, ways);
      break;
    case STM_OPENING_SILENT:
    default:
      stm_start_screen_welcome (self);
      break;
    }
}

static void
profile_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmStartScreen) self = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->delay, g_source_remove);
  if (!stm_session_open_finish (self->session, result, &error))
    {
      opening_failed (self, error);
      return;
    }

  /* who can type the code has kept it */
  if (self->by_code)
    stm_settings_set_code_kept (stm_profile_folder_get_uuid (self->folder), TRUE);
  leave (self);
}

static void
open_folder (StmStartScreen *self, const char *code)
{
  g_autofree char *title = NULL;

  /* Translators: %s is the name of a profile. */
  title = g_strdup_printf (_("Opening “%s”"), stm_profile_folder_get_name (self->folder));
  begin_work (self, title);
  self->by_code = code != NULL;
  if (!self->by_code)
    self->delay = g_timeout_add (OPENING_DELAY_MS, show_opening, self);
  stm_session_open_async (self->session, self->folder, code, self->cancellable,
                          profile_opened, g_object_ref (self));
}

static void
profile_chosen (StmStartScreen *self, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmProfileFolder) folder = NULL;

  folder = stm_profile_list_find (stm_session_get_root (self->session), uuid, &error);
  if (folder != NULL)
    stm_start_screen_open_profile (self, folder);
  else
    stm_presenter_show_error (GTK_WIDGET (self), error);
}

static void
opening_cancelled (StmStartScreen *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
stm_start_screen_dispose (GObject *object)
{
  StmStartScreen *self = STM_START_SCREEN (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->welcome);
  g_clear_object (&self->opening);
  g_clear_object (&self->session);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->new_profiles, g_ptr_array_unref);
  g_clear_pointer (&self->notice, g_free);

  G_OBJECT_CLASS (stm_start_screen_parent_class)->dispose (object);
}

static void
stm_start_screen_class_init (StmStartScreenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_start_screen_dispose;

  signals[READY] = g_signal_new ("ready", STM_TYPE_START_SCREEN, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stm_start_screen_init (StmStartScreen *self)
{
  self->new_profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) stm_new_profile_free);
  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->navigation));

  self->welcome = g_object_ref_sink (stm_welcome_page_new ());
  g_signal_connect_object (self->welcome, "open-profile", G_CALLBACK (profile_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome, "new-profile", G_CALLBACK (new_profile_asked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome, "open-samples", G_CALLBACK (make_samples), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome, "restore", G_CALLBACK (restore_asked), self, G_CONNECT_SWAPPED);

  self->opening = g_object_ref_sink (stm_opening_page_new ());
  g_signal_connect_object (self->opening, "cancelled", G_CALLBACK (opening_cancelled), self, G_CONNECT_SWAPPED);
}

/**
 * stm_start_screen_new:
 * @session: the session
 *
 * Returns: (transfer floating): the screen, empty as yet
 */
GtkWidget *
stm_start_screen_new (StmSession *session)
{
  StmStartScreen *self = g_object_new (STM_TYPE_START_SCREEN, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

/**
 * stm_start_screen_begin:
 * @self: the screen
 * @samples: whether to begin with the samples where there is no profile yet
 *
 * Opens the profile of last time or the only one there is, or asks.
 */
void
stm_start_screen_begin (StmStartScreen *self, gboolean samples)
{
  GFile *root = stm_session_get_root (self->session);
  g_autofree char *last = g_settings_get_string (stm_settings_get (), "last-profile");
  g_autoptr (GPtrArray) folders = stm_profile_folder_list (root, NULL);
  g_autoptr (StmProfileFolder) folder = NULL;

  if (*last != '\0')
    folder = stm_profile_list_find (root, last, NULL);
  if (folder == NULL && folders != NULL && folders->len == 1)
    folder = g_object_ref (folders->pdata[0]);

  if (folder != NULL)
    stm_start_screen_open_profile (self, folder);
  else if (samples && folders != NULL && folders->len == 0 && stm_samples_can_make (root))
    make_samples (self);
  else
    stm_start_screen_welcome (self);
}

/**
 * stm_start_screen_welcome:
 * @self: the screen
 *
 * Goes to the page where it all begins.
 */
void
stm_start_screen_welcome (StmStartScreen *self)
{
  g_clear_object (&self->folder);
  update_welcome (self);
  show_page (self, NULL);
}

/**
 * stm_start_screen_open_profile:
 * @self: the screen
 * @folder: a profile
 *
 * Opens it with its key from the keyring; what goes wrong is shown.
 */
void
stm_start_screen_open_profile (StmStartScreen *self, StmProfileFolder *folder)
{
  g_set_object (&self->folder, folder);
  open_folder (self, NULL);
}

/**
 * stm_start_screen_restore:
 * @self: the screen
 * @backup: a backup
 *
 * Closes the profile that is open, restores @backup and opens its profile.
 */
void
stm_start_screen_restore (StmStartScreen *self, GFile *backup)
{
  stm_session_close (self->session);
  begin_work (self, _("Restoring the Backup"));
  self->delay = g_timeout_add (OPENING_DELAY_MS, show_opening, self);
  stm_restore_run_async (stm_session_get_root (self->session), backup, self->cancellable,
                         restored, g_object_ref (self));
}
