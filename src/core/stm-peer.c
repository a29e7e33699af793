#include "config.h"

#include "core/stm-peer.h"

#include "core/stm-choices.h"
#include "core/stm-region.h"
#include "core/stm-school.h"
#include "core/stm-service.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmPeer, stm_peer, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPeer, name),
    N_("Name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "role", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmPeer, role),
    N_("Role"), STM_FIELD_REQUIRED | STM_FIELD_SORTED, .choices = stm_role_choices },
  { "profile", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPeer, profile),
    N_("Profile"), STM_FIELD_REQUIRED, .maximum = 36 },
  { "school", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmPeer, school),
    N_("School"), 0, .target = stm_school_get_type },
  { "service", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmPeer, service),
    N_("Service"), 0, .target = stm_service_get_type },
  { "region", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmPeer, region),
    N_("Region"), 0, .target = stm_region_get_type },
  { "sign-key", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPeer, sign_key),
    N_("Signing key"), 0, .maximum = 64 },
  { "box-key", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPeer, box_key),
    N_("Sealing key"), 0, .maximum = 64 },
  { "confirmed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmPeer, confirmed_on),
    N_("Confirmed on"), 0 },
};

static void
stm_peer_check (StmRecord *record, StmProblemList *problems)
{
  StmPeer *self = STM_PEER (record);

  if ((self->sign_key != NULL) != (self->box_key != NULL))
    stm_problem_list_add (problems, "sign-key", STM_SEVERITY_ERROR, _("A partner has two keys or none."));
}

static char *
stm_peer_dup_title (StmRecord *record)
{
  return g_strdup (STM_PEER (record)->name);
}

static void
stm_peer_class_init (StmPeerClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_peer_check;
  record_class->dup_title = stm_peer_dup_title;

  stm_record_class_install (record_class, "peer", "peers", fields, G_N_ELEMENTS (fields));
}

static void
stm_peer_init (StmPeer *self)
{
}
