#include "config.h"

#include "credentials/stm-profile-folder.h"

#include "core/stm-error.h"
#include "credentials/stm-key-change.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define DATABASE_NAME "profile.db"
#define SLOT_NAME     "profile.key"
#define BACKUPS_NAME  "backups"

/**
 * StmProfileFolder:
 *
 * Where a profile lives: a folder with its database, the key slot that goes
 * with it and its backups.  One that cannot be read is shown with the reason,
 * so that it can be repaired, and never passed over.
 */
struct _StmProfileFolder
{
  GObject  parent_instance;

  GFile   *folder;
  GFile   *database;
  GFile   *slot;
  GFile   *backups;
  char    *uuid;
  char    *name;
  char    *role;
  GError  *error;
};

enum
{
  PROP_0,
  PROP_UUID,
  PROP_NAME,
  PROP_ROLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmProfileFolder, stm_profile_folder, G_TYPE_OBJECT)

static void
stm_profile_folder_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  StmProfileFolder *self = STM_PROFILE_FOLDER (object);

  switch (id)
    {
    case PROP_UUID:
      g_value_set_string (value, self->uuid);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ROLE:
      g_value_set_string (value, self->role);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
stm_profile_folder_finalize (GObject *object)
{
  StmProfileFolder *self = STM_PROFILE_FOLDER (object);

  g_clear_object (&self->folder);
  g_clear_object (&self->database);
  g_clear_object (&self->slot);
  g_clear_object (&self->backups);
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->role);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (stm_profile_folder_parent_class)->finalize (object);
}

static void
stm_profile_folder_class_init (StmProfileFolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_profile_folder_get_property;
  object_class->finalize = stm_profile_folder_finalize;

  properties[PROP_UUID] = g_param_spec_string ("uuid", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROLE] = g_param_spec_string ("role", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stm_profile_folder_init (StmProfileFolder *self)
{
}

static StmProfileFolder *
new_for_folder (GFile *folder)
{
  StmProfileFolder *self = g_object_new (STM_TYPE_PROFILE_FOLDER, NULL);

  self->folder = g_object_ref (folder);
  self->database = g_file_get_child (folder, DATABASE_NAME);
  self->slot = g_file_get_child (folder, SLOT_NAME);
  self->backups = g_file_get_child (folder, BACKUPS_NAME);

  return self;
}

/* Whatever the slot does not tell is taken from the folder's name. */
static void
read_slot (StmProfileFolder *self)
{
  g_autoptr (StmKeySlot) slot = stm_key_change_load (self->slot, &self->error);
  g_autofree char *base = g_file_get_basename (self->folder);

  if (slot == NULL)
    {
      self->uuid = g_uuid_string_is_valid (base) ? g_strdup (base) : NULL;
      self->name = g_utf8_make_valid (base, -1);
      return;
    }

  self->uuid = g_strdup (stm_key_slot_get_uuid (slot));
  self->name = g_strdup (stm_key_slot_get_name (slot));
  self->role = g_strdup (stm_key_slot_get_role (slot));

  if (!g_file_query_exists (self->database, NULL))
    g_set_error_literal (&self->error, STM_ERROR, STM_ERROR_NOT_FOUND,
                         _("The database of this profile is missing."));
}

/**
 * stm_profile_folder_new:
 * @folder: a folder with a profile, anywhere on this computer
 *
 * Looks at a profile; stm_profile_folder_get_error() tells what is wrong with it.
 *
 * Returns: (transfer full): the profile's folder
 */
StmProfileFolder *
stm_profile_folder_new (GFile *folder)
{
  StmProfileFolder *self;

  g_return_val_if_fail (G_IS_FILE (folder) && g_file_peek_path (folder) != NULL, NULL);

  self = new_for_folder (folder);
  read_slot (self);

  return self;
}

/**
 * stm_profile_folder_get_default_root:
 *
 * Returns: (transfer full): the folder in the user's data folder where the
 *   profiles are, which need not exist
 */
GFile *
stm_profile_folder_get_default_root (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "stagematching", "profiles", NULL);
}

static gboolean
has_child (GFile      *folder,
           gboolean  (*is_wanted) (const char *name, GFile *child))
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFileInfo *info;
  GFile *child;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (children == NULL)
    return TRUE;

  while (g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && info != NULL)
    if (is_wanted (g_file_info_get_name (info), child))
      return TRUE;

  return FALSE;
}

static gboolean
is_anything (const char *name,
             GFile      *child)
{
  return TRUE;
}

static gboolean
is_of_profile (const char *name,
               GFile      *child)
{
  return g_str_has_prefix (name, DATABASE_NAME)
         || g_str_has_prefix (name, SLOT_NAME)
         || (g_str_equal (name, BACKUPS_NAME) && has_child (child, is_anything));
}

/* A folder somebody made, or one whose creation stopped before its first file,
 * is none; one that cannot be read may be one. */
static gboolean
is_profile (GFile *folder)
{
  return has_child (folder, is_of_profile);
}

static gboolean
may_be_folder (GFileInfo *info)
{
  GFileType type = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_STANDARD_TYPE);

  return (type == G_FILE_TYPE_DIRECTORY || type == G_FILE_TYPE_UNKNOWN)
         && g_file_info_get_name (info)[0] != '.';
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  StmProfileFolder *first = *(StmProfileFolder **) a;
  StmProfileFolder *second = *(StmProfileFolder **) b;
  int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : g_strcmp0 (first->uuid, second->uuid);
}

static void
set_root_error (GError       **error,
                const GError  *reason)
{
  g_set_error (error, STM_ERROR, STM_ERROR_IO,
               _("The folder of the profiles cannot be read: %s"), reason->message);
}

/**
 * stm_profile_folder_list:
 * @root: the folder where the profiles are
 * @error: return location
 *
 * Finds the profiles by name, also those with which something is wrong.  That
 * @root does not exist means that there are none.
 *
 * Fails with %STM_ERROR_IO.
 *
 * Returns: (transfer full) (element-type StmProfileFolder): the profiles
 */
GPtrArray *
stm_profile_folder_list (GFile   *root,
                         GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (G_IS_FILE (root), NULL);

  children = g_file_enumerate_children (root, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                        G_FILE_QUERY_INFO_NONE, NULL, &local);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_steal_pointer (&list);

  while (local == NULL)
    {
      GFileInfo *info;
      GFile *child;

      if (!g_file_enumerator_iterate (children, &info, &child, NULL, &local) || info == NULL)
        break;

      if (may_be_folder (info) && is_profile (child))
        g_ptr_array_add (list, stm_profile_folder_new (child));
    }

  if (local != NULL)
    {
      set_root_error (error, local);
      return NULL;
    }

  g_ptr_array_sort (list, compare_names);

  return g_steal_pointer (&list);
}

static gboolean
is_called (StmProfileFolder *self,
           const char       *sought)
{
  g_autofree char *name = g_utf8_casefold (self->name, -1);
  g_autofree char *wanted = g_utf8_casefold (sought, -1);

  return (self->uuid != NULL && g_ascii_strcasecmp (self->uuid, sought) == 0)
         || g_utf8_collate (name, wanted) == 0;
}

static StmProfileFolder *
find_by_path (const char  *path,
              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *base = g_file_get_basename (file);

  if (g_strcmp0 (base, DATABASE_NAME) == 0)
    {
      GFile *folder = g_file_get_parent (file);

      g_object_unref (file);
      file = folder;
    }

  if (g_file_test (g_file_peek_path (file), G_FILE_TEST_IS_DIR) && is_profile (file))
    return stm_profile_folder_new (file);

  g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("There is no profile in that place."));

  return NULL;
}

/**
 * stm_profile_folder_find:
 * @root: the folder where the profiles are
 * @sought: the uuid or the name of one of them, or the path of a profile's
 *   folder or database anywhere
 * @error: return location
 *
 * Finds the profile that somebody means.
 *
 * Fails with %STM_ERROR_NOT_FOUND, with %STM_ERROR_REFUSED when several have
 * that name, or with %STM_ERROR_IO.
 *
 * Returns: (transfer full): the profile's folder
 */
StmProfileFolder *
stm_profile_folder_find (GFile       *root,
                         const char  *sought,
                         GError     **error)
{
  g_autoptr (GPtrArray) list = NULL;
  StmProfileFolder *found = NULL;

  g_return_val_if_fail (G_IS_FILE (root) && g_utf8_validate (sought, -1, NULL), NULL);

  if (strchr (sought, G_DIR_SEPARATOR) != NULL)
    return find_by_path (sought, error);

  list = stm_profile_folder_list (root, error);
  if (list == NULL)
    return NULL;

  for (guint i = 0; i < list->len; i++)
    {
      StmProfileFolder *folder = g_ptr_array_index (list, i);

      if (!is_called (folder, sought))
        continue;

      if (found != NULL)
        {
          g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED,
                               _("Several profiles are called that: give the folder of the one you mean."));
          return NULL;
        }
      found = folder;
    }

  if (found != NULL)
    return g_object_ref (found);

  g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("There is no profile of that name."));

  return NULL;
}

static gboolean
make_folder (GFile   *folder,
             GError **error)
{
  if (g_mkdir (g_file_peek_path (folder), 0700) == 0)
    return TRUE;

  g_set_error (error, STM_ERROR, errno == ENOSPC ? STM_ERROR_FULL : STM_ERROR_READ_ONLY,
               _("The folder of the profile cannot be made: %s"), g_strerror (errno));

  return FALSE;
}

/**
 * stm_profile_folder_create:
 * @root: the folder where the profiles are, made when it is not there
 * @uuid: the new profile's uuid
 * @name: what the user calls it
 * @role: its role's name, "school"
 * @error: return location
 *
 * Makes the folder of a new profile, for the user only.  Its database and its
 * slot are the caller's to make; until then it is not listed.
 *
 * Fails with %STM_ERROR_READ_ONLY or %STM_ERROR_FULL.
 *
 * Returns: (transfer full): the profile's folder
 */
StmProfileFolder *
stm_profile_folder_create (GFile       *root,
                           const char  *uuid,
                           const char  *name,
                           const char  *role,
                           GError     **error)
{
  g_autoptr (StmProfileFolder) self = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (G_IS_FILE (root) && g_file_peek_path (root) != NULL, NULL);
  g_return_val_if_fail (g_uuid_string_is_valid (uuid) && name != NULL && role != NULL, NULL);

  /* What goes wrong here goes wrong at the folder too, and is told there. */
  g_mkdir_with_parents (g_file_peek_path (root), 0700);

  folder = g_file_get_child (root, uuid);
  self = new_for_folder (folder);
  if (!make_folder (self->folder, error) || !make_folder (self->backups, error))
    return NULL;

  self->uuid = g_strdup (uuid);
  self->name = g_strdup (name);
  self->role = g_strdup (role);

  return g_steal_pointer (&self);
}

/**
 * stm_profile_folder_get_uuid:
 * @self: a profile's folder
 *
 * Returns: (transfer none) (nullable): the profile's uuid; %NULL when neither
 *   the slot nor the folder tells it
 */
const char *
stm_profile_folder_get_uuid (StmProfileFolder *self)
{
  g_return_val_if_fail (STM_IS_PROFILE_FOLDER (self), NULL);

  return self->uuid;
}

/**
 * stm_profile_folder_get_name:
 * @self: a profile's folder
 *
 * Returns: (transfer none): what the user calls the profile; the folder's name
 *   when its slot cannot be read
 */
const char *
stm_profile_folder_get_name (StmProfileFolder *self)
{
  g_return_val_if_fail (STM_IS_PROFILE_FOLDER (self), NULL);

  return self->name;
}

/**
 * stm_profile_folder_get_role:
 * @self: a profile's folder
 *
 * Returns: (transfer none) (nullable): the name of the profile's role; %NULL when
 *   its slot cannot be read
 */
const char *
stm_profile_folder_get_role (StmProfileFolder *self)
{
  g_return_val_if_fail (STM_IS_PROFILE_FOLDER (self), NULL);

  return self->role;
}

/**
 * stm_profile_folder_get_error:
 * @self: a profile's folder
 *
 * Returns: (transfer none) (nullable): why the slot cannot be read, or that the
 *   database is missing; %NULL when all is there
 */
const GError *
stm_profile_folder_get_error (StmProfileFolder *self)
{
  g_return_val_if_fail (STM_IS_PROFILE_FOLDER (self), NULL);

  return self->error;
}

/**
 * stm_profile_folder_get_folder:
 * @self: a profile's folder
 *
 * Returns: (transfer none): the folder itself
 */
GFile *
stm_profile_folder_get_folder (StmProfileFolder *self)
{
  g_return_val_if_fail (STM_IS_PROFILE_FOLDER (self), NULL);

  return self->folder;
}

/**
 * stm_profile_folder_get_database:
 * @self: a profile's folder
 *
 * Returns: (transfer none): where its database is, or will be
 */
GFile *
stm_profile_folder_get_database (StmProfileFolder *self)
{
  g_return_val_if_fail (STM_IS_PROFILE_FOLDER (self), NULL);

  return self->database;
}

/**
 * stm_profile_folder_get_slot:
 * @self: a profile's folder
 *
 * Returns: (transfer none): where its key slot is, or will be
 */
GFile *
stm_profile_folder_get_slot (StmProfileFolder *self)
{
  g_return_val_if_fail (STM_IS_PROFILE_FOLDER (self), NULL);

  return self->slot;
}

/**
 * stm_profile_folder_get_backups:
 * @self: a profile's folder
 *
 * Returns: (transfer none): the folder of its backups, which need not exist
 */
GFile *
stm_profile_folder_get_backups (StmProfileFolder *self)
{
  g_return_val_if_fail (STM_IS_PROFILE_FOLDER (self), NULL);

  return self->backups;
}
