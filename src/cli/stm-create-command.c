#include "config.h"

#include "cli/stm-command.h"
#include "core/stm-choices.h"
#include "core/stm-profile.h"
#include "core/stm-programme.h"
#include "credentials/stm-key-slot.h"
#include "credentials/stm-keyring.h"
#include "credentials/stm-profile-folder.h"
#include "credentials/stm-recovery-code.h"
#include "store/stm-store.h"

#include <glib/gi18n-lib.h>

static char *name;
static char *role;
static char *school;
static char *service;
static char *region;

static const GOptionEntry entries[] = {
  { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("What to call the profile"), N_("NAME") },
  { "role", 0, 0, G_OPTION_ARG_STRING, &role, N_("Who works in it: school, service, region or partner"), N_("ROLE") },
  { "school", 0, 0, G_OPTION_ARG_STRING, &school, N_("The name of the school, where it is another one"), N_("NAME") },
  { "service", 0, 0, G_OPTION_ARG_STRING, &service, N_("The name of the service, where it is another one"), N_("NAME") },
  { "region", 0, 0, G_OPTION_ARG_STRING, &region, N_("The name of the region, where it is another one"), N_("NAME") },
  G_OPTION_ENTRY_NULL
};

/* A profile being made. */
typedef struct
{
  StmInvocation    *invocation;
  StmProfile       *profile;
  GPtrArray        *records;    /* what it begins with, the profile last */
  StmProfileFolder *folder;
  StmStore         *store;
  StmSecret        *key;
  char             *code;
} Making;

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->folder);
  g_clear_object (&self->store);
  g_clear_pointer (&self->key, stm_secret_unref);
  stm_recovery_code_free (self->code);
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

/* The names of what a profile can be of, and who alone may give them. */
static const struct
{
  StmRole      role;
  char       **name;
  const char  *refusal;
} own_names[] = {
  { STM_ROLE_SCHOOL, &school, N_("Only a school's profile has a school of its own.") },
  { STM_ROLE_SERVICE, &service, N_("Only a service's profile has a service of its own.") },
  { STM_ROLE_REGION, &region, N_("Only a region's profile has a region of its own.") },
};

static gboolean
read_role (StmRole *chosen, GError **error)
{
  *chosen = STM_ROLE_NONE;

  if (name == NULL || role == NULL)
    return refuse (_("A new profile needs --name and --role."), error);

  for (StmRole each = STM_ROLE_SCHOOL; each <= STM_ROLE_PARTNER; each++)
    if (g_str_equal (role, stm_role_choices[each].key))
      *chosen = each;

  if (*chosen == STM_ROLE_NONE)
    return refuse (_("The role is “school”, “service”, “region” or “partner”."), error);

  for (guint i = 0; i < G_N_ELEMENTS (own_names); i++)
    if (*own_names[i].name != NULL && own_names[i].role != *chosen)
      return refuse (_(own_names[i].refusal), error);

  return TRUE;
}

static const char *
get_own_name (StmRole chosen)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_names); i++)
    if (own_names[i].role == chosen && *own_names[i].name != NULL)
      return *own_names[i].name;

  return name;
}

static void
make_records (Making *self, StmRole chosen)
{
  StmRecord *own;
  GDate today;

  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->profile = STM_PROFILE (stm_record_new (STM_TYPE_PROFILE));
  g_object_set (self->profile, "name", name, "role", chosen, NULL);

  own = stm_profile_create_own (self->profile);
  if (own != NULL)
    {
      g_object_set (own, "name", get_own_name (chosen), NULL);
      g_ptr_array_add (self->records, own);
    }

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  /* others get their programmes from the region */
  if (stm_policy_may (chosen, STM_ACTION_EDIT, "programme", FALSE, NULL))
    g_ptr_array_add (self->records, stm_programme_new_default (&today));
  g_ptr_array_add (self->records, self->profile);
}

static gboolean
check_records (Making *self, GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      StmRecord *record = self->records->pdata[i];
      g_autoptr (StmProblemList) problems = stm_problem_list_new ();

      stm_record_check (record, problems);
      if (!stm_problem_list_to_error (problems, STM_RECORD_GET_CLASS (record)->kind, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
make_slot (Making *self, GError **error)
{
  g_autoptr (StmKeySlot) slot = stm_key_slot_new (stm_record_get_uuid (STM_RECORD (self->profile)),
                                                  self->profile->name, role);

  if (stm_store_is_encrypted ())
    {
      self->key = stm_secret_new_random (STM_KEY_SIZE);
      self->code = stm_recovery_code_new ();
      if (!stm_key_slot_seal (slot, self->key, self->code, error))
        return FALSE;
    }

  return stm_key_slot_save (slot, stm_profile_folder_get_slot (self->folder), error);
}

static gboolean
make_store (Making *self, GError **error)
{
  const guint8 *key = self->key != NULL ? stm_secret_get_data (self->key, NULL) : NULL;

  self->store = stm_store_open (stm_profile_folder_get_database (self->folder), key, STM_STORE_CREATE, error);
  if (self->store == NULL)
    return FALSE;

  stm_store_set_role (self->store, self->profile->role);
  stm_store_set_person (self->store, self->invocation->person);

  return stm_store_save (self->store, self->records, error)
         && !g_cancellable_set_error_if_cancelled (self->invocation->cancellable, error);
}

/* Whoever has the database must have the code, so it counts as made only when
 * the code is out. */
static gboolean
tell_code (Making *self, GError **error)
{
  const char *folder = g_file_peek_path (stm_profile_folder_get_folder (self->folder));
  const char *advice = _("Keep this code on paper. It is shown only now, and without the keyring "
                         "nothing else opens the profile or its backups.");
  g_autofree char *place = g_strdup_printf (_("The profile “%s” is in “%s”."), self->profile->name, folder);
  char *line;
  gboolean ok;

  if (!stm_invocation_print_line (self->invocation, place, error))
    return FALSE;

  if (self->code == NULL)
    return stm_invocation_flush (self->invocation, error);

  line = g_strdup_printf (_("Recovery code: %s"), self->code);
  ok = stm_invocation_print_line (self->invocation, line, error)
       && stm_invocation_print_line (self->invocation, advice, error)
       && stm_invocation_flush (self->invocation, error);
  stm_recovery_code_free (line);

  return ok;
}

static void
delete_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    g_file_delete (child, NULL, NULL);

  g_file_delete (folder, NULL, NULL);
}

static void
unmake (Making *self)
{
  g_clear_object (&self->store);
  delete_folder (stm_profile_folder_get_backups (self->folder));
  delete_folder (stm_profile_folder_get_folder (self->folder));
}

static void
keep_in_keyring (Making *self)
{
  g_autoptr (GError) error = NULL;

  if (self->key != NULL
      && !stm_keyring_store (stm_profile_folder_get_uuid (self->folder), self->profile->name, self->key,
                             self->invocation->cancellable, &error))
    stm_invocation_note (self->invocation, _("The keyring does not have the key, so the recovery code is needed each time. %s"),
                                             error->message);
}

static gboolean
make (Making *self, GError **error)
{
  g_autoptr (GFile) root = stm_profile_folder_get_default_root ();

  self->folder = stm_profile_folder_create (root, stm_record_get_uuid (STM_RECORD (self->profile)),
                                            self->profile->name, role, error);
  if (self->folder == NULL)
    return FALSE;

  if (!make_slot (self, error) || !make_store (self, error) || !tell_code (self, error))
    {
      unmake (self);
      return FALSE;
    }

  keep_in_keyring (self);

  return TRUE;
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  Making making = { .invocation = invocation };
  StmRole chosen;
  gboolean ok;

  if (!read_role (&chosen, error))
    return FALSE;

  make_records (&making, chosen);
  ok = check_records (&making, error) && make (&making, error);
  making_clear (&making);

  return ok;
}

const StmCommand stm_create_command = {
  "create", NULL, N_("Make a new profile, and show its recovery code once"), entries, 0, 0, run
};
