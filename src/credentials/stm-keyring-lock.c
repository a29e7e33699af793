#include "config.h"

#include "credentials/stm-keyring-lock.h"

#include <glib/gi18n-lib.h>

/* Unlocking by the Secret Service's own D-Bus interface: in libsecret 0.21 an
 * unlocking whose prompt is cancelled, or whose service goes away meanwhile,
 * never ends.  The functions wait, so they are for threads and commands. */

#define SERVICE_INTERFACE    "org.freedesktop.Secret.Service"
#define COLLECTION_INTERFACE "org.freedesktop.Secret.Collection"
#define PROMPT_INTERFACE     "org.freedesktop.Secret.Prompt"
#define CALL_TIMEOUT_MS      25000

typedef struct
{
  GMainLoop *loop;
  GVariant  *result;    /* (owned) (nullable): what the prompt gave, if not dismissed */
} Prompt;

static void
on_completed (GDBusConnection *connection,
              const char      *sender,
              const char      *path,
              const char      *interface,
              const char      *signal,
              GVariant        *parameters,
              gpointer         user_data)
{
  Prompt *prompt = user_data;
  gboolean dismissed;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")))
    {
      g_clear_pointer (&prompt->result, g_variant_unref);
      g_variant_get (parameters, "(bv)", &dismissed, &prompt->result);
      if (dismissed)
        g_clear_pointer (&prompt->result, g_variant_unref);
    }
  g_main_loop_quit (prompt->loop);
}

static void
on_vanished (GDBusConnection *connection,
             const char      *name,
             gpointer         user_data)
{
  g_main_loop_quit (((Prompt *) user_data)->loop);
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  g_main_loop_quit (((Prompt *) user_data)->loop);

  return G_SOURCE_REMOVE;
}

static gboolean
call_prompt (SecretService  *service,
             const char     *path,
             const char     *method,
             GVariant       *parameters,
             GCancellable   *cancellable,
             GError        **error)
{
  GDBusProxy *proxy = G_DBUS_PROXY (service);
  g_autoptr (GVariant) nothing = NULL;

  nothing = g_dbus_connection_call_sync (g_dbus_proxy_get_connection (proxy), g_dbus_proxy_get_name (proxy),
                                         path, PROMPT_INTERFACE, method, parameters, NULL,
                                         G_DBUS_CALL_FLAGS_NO_AUTO_START, CALL_TIMEOUT_MS, cancellable, error);

  return nothing != NULL;
}

/* In a main context of its own that is the thread's default one. */
static gboolean
wait_for_user (Prompt         *prompt,
               GMainContext   *context,
               SecretService  *service,
               const char     *path,
               GCancellable   *cancellable,
               GError        **error)
{
  GDBusProxy *proxy = G_DBUS_PROXY (service);
  GDBusConnection *connection = g_dbus_proxy_get_connection (proxy);
  const char *name = g_dbus_proxy_get_name (proxy);
  g_autoptr (GSource) cancelled = NULL;
  guint completed;
  guint watch;
  gboolean shown;

  completed = g_dbus_connection_signal_subscribe (connection, name, PROMPT_INTERFACE, "Completed", path, NULL,
                                                  G_DBUS_SIGNAL_FLAGS_NONE, on_completed, prompt, NULL);
  watch = g_bus_watch_name_on_connection (connection, name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                          NULL, on_vanished, prompt, NULL);
  if (cancellable != NULL)
    {
      cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (cancelled, G_SOURCE_FUNC (on_cancelled), prompt, NULL);
      g_source_attach (cancelled, context);
    }

  shown = call_prompt (service, path, "Prompt", g_variant_new ("(s)", ""), cancellable, error);
  if (shown)
    g_main_loop_run (prompt->loop);
  if (g_cancellable_is_cancelled (cancellable))
    call_prompt (service, path, "Dismiss", NULL, NULL, NULL);

  if (cancelled != NULL)
    g_source_destroy (cancelled);
  g_bus_unwatch_name (watch);
  g_dbus_connection_signal_unsubscribe (connection, completed);

  return shown && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Shows the prompt at @path, where "/" is none.  What it gave, or %NULL: without
 * an error when the user dismissed it or the service went away. */
static GVariant *
ask_user (SecretService  *service,
          const char     *path,
          GCancellable   *cancellable,
          GError        **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  Prompt prompt = { .loop = loop };

  g_main_context_push_thread_default (context);
  if (!wait_for_user (&prompt, context, service, path, cancellable, error))
    g_clear_pointer (&prompt.result, g_variant_unref);

  /* What was sent to this context before the signals were let go. */
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);

  return prompt.result;
}

/**
 * stm_keyring_lock_find_default:
 * @service: the keyring
 * @locked: (out): whether it is locked
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Finds the keyring in which applications keep things.
 *
 * Fails with what D-Bus or @cancellable says.
 *
 * Returns: (transfer full) (nullable): its path; %NULL without an error when none
 *   was made yet
 */
char *
stm_keyring_lock_find_default (SecretService  *service,
                               gboolean       *locked,
                               GCancellable   *cancellable,
                               GError        **error)
{
  GDBusProxy *proxy = G_DBUS_PROXY (service);
  g_autoptr (GVariant) alias = NULL;
  g_autoptr (GVariant) property = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GError) local = NULL;
  const char *path;

  alias = g_dbus_proxy_call_sync (proxy, "ReadAlias", g_variant_new ("(s)", SECRET_COLLECTION_DEFAULT),
                                  G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, cancellable, error);
  if (alias == NULL || !g_variant_is_of_type (alias, G_VARIANT_TYPE ("(o)")))
    return NULL;

  g_variant_get (alias, "(&o)", &path);
  if (g_str_equal (path, "/"))
    return NULL;

  property = g_dbus_connection_call_sync (g_dbus_proxy_get_connection (proxy), g_dbus_proxy_get_name (proxy),
                                          path, "org.freedesktop.DBus.Properties", "Get",
                                          g_variant_new ("(ss)", COLLECTION_INTERFACE, "Locked"),
                                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS,
                                          cancellable, &local);
  if (property == NULL)
    {
      /* GNOME names its login keyring even before there is one. */
      if (!g_error_matches (local, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT)
          && !g_error_matches (local, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD)
          && !g_error_matches (local, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT))
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  g_variant_get (property, "(v)", &value);
  *locked = g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value);

  return g_strdup (path);
}

/**
 * stm_keyring_lock_unlock:
 * @service: the keyring
 * @paths: (array zero-terminated=1): the items or collections to unlock
 * @cancellable: (nullable): ends the wait for the user and takes the prompt away
 * @error: return location
 *
 * Asks the user to unlock what is locked.
 *
 * Fails with %SECRET_ERROR_IS_LOCKED when the user does not, and with what D-Bus
 * or @cancellable says.
 *
 * Returns: whether anything was unlocked
 */
gboolean
stm_keyring_lock_unlock (SecretService       *service,
                         const char * const  *paths,
                         GCancellable        *cancellable,
                         GError             **error)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) unlocked = NULL;
  const char *path;

  answer = g_dbus_proxy_call_sync (G_DBUS_PROXY (service), "Unlock",
                                   g_variant_new ("(@ao)", g_variant_new_objv (paths, -1)),
                                   G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, cancellable, error);
  if (answer == NULL)
    return FALSE;

  if (g_variant_is_of_type (answer, G_VARIANT_TYPE ("(aoo)")))
    {
      g_variant_get (answer, "(@ao&o)", &unlocked, &path);
      if (!g_str_equal (path, "/"))
        {
          g_autoptr (GError) local = NULL;

          g_variant_unref (unlocked);
          unlocked = ask_user (service, path, cancellable, &local);
          if (local != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&local));
              return FALSE;
            }
        }
    }

  if (unlocked != NULL && g_variant_is_of_type (unlocked, G_VARIANT_TYPE ("ao"))
      && g_variant_n_children (unlocked) > 0)
    return TRUE;

  g_set_error_literal (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED, _("The keyring was not unlocked."));

  return FALSE;
}

/**
 * stm_keyring_lock_make_default:
 * @service: the keyring
 * @cancellable: (nullable): ends the wait for the user and takes the prompt away
 * @error: return location
 *
 * Asks the user to make the keyring in which applications keep things.
 *
 * Fails with %SECRET_ERROR_NO_SUCH_OBJECT when the user does not, and with what
 * D-Bus or @cancellable says.
 *
 * Returns: whether there is one now
 */
gboolean
stm_keyring_lock_make_default (SecretService  *service,
                               GCancellable   *cancellable,
                               GError        **error)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) made = NULL;
  g_autoptr (GError) local = NULL;
  GVariantBuilder properties;
  const char *collection = "/";
  const char *prompt;

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&properties, "{sv}", COLLECTION_INTERFACE ".Label",
                         g_variant_new_string (_("Default keyring")));
  answer = g_dbus_proxy_call_sync (G_DBUS_PROXY (service), "CreateCollection",
                                   g_variant_new ("(a{sv}s)", &properties, SECRET_COLLECTION_DEFAULT),
                                   G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, cancellable, error);
  if (answer == NULL)
    return FALSE;

  if (g_variant_is_of_type (answer, G_VARIANT_TYPE ("(oo)")))
    {
      g_variant_get (answer, "(&o&o)", &collection, &prompt);
      if (!g_str_equal (prompt, "/"))
        made = ask_user (service, prompt, cancellable, &local);
      if (made != NULL && g_variant_is_of_type (made, G_VARIANT_TYPE_OBJECT_PATH))
        collection = g_variant_get_string (made, NULL);
    }

  if (local == NULL && !g_str_equal (collection, "/"))
    return TRUE;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT, _("No keyring was made."));

  return FALSE;
}
