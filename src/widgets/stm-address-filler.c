#include "config.h"

#include "widgets/stm-address-filler.h"

#include "core/stm-postcode.h"

typedef struct
{
  int followed;  /* the province of the last postcode */
} Filler;

static const StmField *
find_field (StmRecord *record, const char *name)
{
  return stm_record_class_find_field (STM_RECORD_GET_CLASS (record), name);
}

static int
get_expected (StmRecord *record)
{
  return stm_postcode_get_province (stm_record_get_text (record, find_field (record, "postcode")));
}

static void
field_edited (StmForm *form, const char *field, Filler *filler)
{
  StmRecord *draft = stm_form_get_record (form);
  const StmField *province = find_field (draft, "province");
  int current, expected;

  if (!g_str_equal (field, "postcode"))
    return;

  expected = get_expected (draft);
  if (expected == STM_PROVINCE_UNKNOWN)
    return;

  current = stm_record_get_number (draft, province);
  if (current == STM_PROVINCE_UNKNOWN || current == filler->followed)
    stm_record_set_number (draft, province, expected);

  filler->followed = expected;
}

void
stm_address_filler_attach (StmForm *form)
{
  Filler *filler = g_new0 (Filler, 1);

  filler->followed = get_expected (stm_form_get_record (form));
  g_signal_connect_data (form, "edited", G_CALLBACK (field_edited), filler, (GClosureNotify) g_free, 0);
}
