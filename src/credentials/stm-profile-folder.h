#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STM_TYPE_PROFILE_FOLDER (stm_profile_folder_get_type ())
G_DECLARE_FINAL_TYPE (StmProfileFolder, stm_profile_folder, STM, PROFILE_FOLDER, GObject)

GFile            *stm_profile_folder_get_default_root (void);
GPtrArray        *stm_profile_folder_list             (GFile             *root,
                                                       GError           **error);
StmProfileFolder *stm_profile_folder_find             (GFile             *root,
                                                       const char        *sought,
                                                       GError           **error);
StmProfileFolder *stm_profile_folder_create           (GFile             *root,
                                                       const char        *uuid,
                                                       const char        *name,
                                                       const char        *role,
                                                       GError           **error);
StmProfileFolder *stm_profile_folder_new              (GFile             *folder);

const char       *stm_profile_folder_get_uuid         (StmProfileFolder  *self);
const char       *stm_profile_folder_get_name         (StmProfileFolder  *self);
const char       *stm_profile_folder_get_role         (StmProfileFolder  *self);
const GError     *stm_profile_folder_get_error        (StmProfileFolder  *self);
GFile            *stm_profile_folder_get_folder       (StmProfileFolder  *self);
GFile            *stm_profile_folder_get_database     (StmProfileFolder  *self);
GFile            *stm_profile_folder_get_slot         (StmProfileFolder  *self);
GFile            *stm_profile_folder_get_backups      (StmProfileFolder  *self);

G_END_DECLS
