#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks to compare the fingerprint of a sender who is not known here yet.
 *
 * Property "confirmed" (boolean, read-only): the user says that it is the same. */
#define STM_TYPE_TRUST_GROUP (stm_trust_group_get_type ())
G_DECLARE_FINAL_TYPE (StmTrustGroup, stm_trust_group, STM, TRUST_GROUP, AdwPreferencesGroup)

GtkWidget *stm_trust_group_new           (const char    *name,
                                          const char    *fingerprint);
gboolean   stm_trust_group_get_confirmed (StmTrustGroup *self);

G_END_DECLS
