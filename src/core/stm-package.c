#include "config.h"

#include "core/stm-package.h"

#include "core/stm-choices.h"
#include "core/stm-peer.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmPackage, stm_package, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "direction", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmPackage, direction),
    N_("Direction"), STM_FIELD_SORTED, .choices = stm_direction_choices },
  { "content", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmPackage, content),
    N_("Content"), STM_FIELD_REQUIRED | STM_FIELD_SORTED, .choices = stm_package_content_choices },
  { "peer", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmPackage, peer),
    N_("Partner"), 0, .target = stm_peer_get_type },
  { "receiver", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPackage, receiver),
    N_("For"), 0, .maximum = 36 },
  { "made-at", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPackage, made_at),
    N_("Made at"), STM_FIELD_REQUIRED | STM_FIELD_SORTED, .maximum = 40 },
  { "records", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmPackage, records),
    N_("Records"), STM_FIELD_SORTED, .maximum = G_MAXINT },
  { "digest", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPackage, digest),
    N_("Digest"), 0, .maximum = 64 },
};

static char *
stm_package_dup_title (StmRecord *record)
{
  return g_strdup (_(stm_package_content_choices[STM_PACKAGE (record)->content].label));
}

static void
stm_package_class_init (StmPackageClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_package_dup_title;

  stm_record_class_install (record_class, "package", "packages", fields, G_N_ELEMENTS (fields));
}

static void
stm_package_init (StmPackage *self)
{
}
