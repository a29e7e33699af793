#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-names.h"
#include "cli/stm-profile-opener.h"
#include "cli/stm-secret-input.h"
#include "core/stm-region.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "exchange/stm-package-export.h"
#include "exchange/stm-sealed-package.h"

#include <glib/gi18n-lib.h>

static char *to;
static char *passphrase_file;
static gboolean undecided;

static const GOptionEntry entries[] = {
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("The school or service that it is for: name or uuid"), N_("RECEIVER") },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
    N_("Seal with the passphrase in FILE (“-” to be asked), for a receiver whose key is not known"), N_("FILE") },
  { "undecided", 0, 0, G_OPTION_ARG_NONE, &undecided, N_("Candidates: all who have no place yet too"), NULL },
  G_OPTION_ENTRY_NULL
};

/* A package on its way. */
typedef struct
{
  StmInvocation  *invocation;
  StmStore       *store;
  GFile          *file;
  char           *receiver;     /* uuid; NULL for the region */
  StmPackageOrder order;
  guint           n_records;
} Sending;

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

static char *
dup_contents (void)
{
  GString *keys = g_string_new (NULL);

  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", stm_package_content_get_key (i));

  return g_string_free_and_steal (keys);
}

static gboolean
read_content (Sending *self, const char *key, GError **error)
{
  g_autofree char *contents = NULL;

  self->order.content = stm_package_content_from_key (key);
  if (self->order.content == STM_PACKAGE_NONE)
    {
      contents = dup_contents ();
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("There is no kind of package “%s”. There are: %s."), key, contents);
      return FALSE;
    }

  if (undecided && self->order.content != STM_PACKAGE_CANDIDATES)
    return refuse (_("Only candidates can be those without a place."), error);

  self->order.undecided = undecided;

  return TRUE;
}

static gboolean
find_receiver (Sending *self, GError **error)
{
  const GType types[] = { STM_TYPE_SCHOOL, STM_TYPE_SERVICE };
  gboolean is_region = stm_store_get_role (self->store) == STM_ROLE_REGION;

  if (!is_region && to != NULL)
    return refuse (_("Only a region chooses a receiver; others send to their region."), error);
  if (is_region && to == NULL)
    return refuse (_("Say with --to which school or service the package is for."), error);
  if (!is_region)
    return TRUE;

  self->receiver = stm_names_find (self->store, types, G_N_ELEMENTS (types), to, error);
  self->order.receiver = self->receiver;

  return self->receiver != NULL;
}

static gboolean
export (Sending *self, GError **error)
{
  char *passphrase = NULL;
  gboolean ok;

  if (passphrase_file != NULL)
    {
      passphrase = stm_secret_input_read (STM_SECRET_INPUT_NEW_PASSPHRASE, passphrase_file,
                                          self->invocation->cancellable, error);
      if (passphrase == NULL)
        return FALSE;
    }

  self->order.passphrase = passphrase;
  ok = stm_package_export (self->store, &self->order, self->file, self->invocation->cancellable, &self->n_records, error);
  self->order.passphrase = NULL;
  stm_secret_input_free (passphrase);

  return ok;
}

static char *
dup_receiver (Sending *self)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (self->store);
  char *name = NULL;

  if (self->receiver == NULL)
    return profile->region != NULL ? stm_store_dup_title (self->store, STM_TYPE_REGION, profile->region) : NULL;

  name = stm_store_dup_title (self->store, STM_TYPE_SCHOOL, self->receiver);

  return name != NULL ? name : stm_store_dup_title (self->store, STM_TYPE_SERVICE, self->receiver);
}

/* Told of the file as it is, not of what it should be. */
static char *
dup_seal (StmSealedPackage *package)
{
  g_autofree char *key = NULL;

  switch (stm_sealed_package_get_seal (package))
    {
    case STM_SEAL_KEY:
      key = stm_sealed_package_dup_receiver_fingerprint (package);
      return g_strdup_printf (_("It is sealed to the key of the receiver, %s."), key);
    case STM_SEAL_PASSPHRASE:
      return g_strdup (_("It is sealed with the passphrase. Tell that to the receiver by another way."));
    case STM_SEAL_NONE:
    default:
      return g_strdup (_("It is signed but not sealed: whoever has the file can read it."));
    }
}

static gboolean
tell (Sending *self, GError **error)
{
  g_autoptr (StmSealedPackage) package = stm_sealed_package_read (self->file, self->invocation->cancellable, error);
  g_autofree char *receiver = dup_receiver (self);
  g_autofree char *written = NULL;
  g_autofree char *seal = NULL;
  g_autofree char *own = NULL;
  g_autofree char *signature = NULL;

  if (package == NULL)
    return FALSE;

  written = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "“%s” holds %u record for %s.", "“%s” holds %u records for %s.",
                                          self->n_records),
                             g_file_peek_path (self->file), self->n_records,
                             receiver != NULL ? receiver : _("the region"));
  seal = dup_seal (package);
  own = stm_sealed_package_dup_sender_fingerprint (package);
  signature = g_strdup_printf (_("The receiver compares your fingerprint with you at the first package: %s"), own);

  return stm_invocation_print_line (self->invocation, written, error)
         && stm_invocation_print_line (self->invocation, seal, error)
         && stm_invocation_print_line (self->invocation, signature, error);
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (arguments[1]);
  g_autoptr (StmStore) store = NULL;
  Sending sending = { .invocation = invocation, .file = file };
  gboolean ok;

  if (!read_content (&sending, arguments[0], error))
    return FALSE;

  store = sending.store = stm_profile_opener_open (invocation, STM_PROFILE_WRITE, NULL, NULL, error);
  ok = store != NULL && find_receiver (&sending, error) && export (&sending, error) && tell (&sending, error);
  g_free (sending.receiver);

  return ok;
}

const StmCommand stm_package_command = {
  "package", N_("KIND FILE"), N_("Make a sealed package for another profile"), entries, 2, 2, run
};
