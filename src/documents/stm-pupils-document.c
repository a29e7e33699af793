#include "config.h"

#include "documents/stm-pupils-document.h"

#include "core/stm-student.h"
#include "documents/stm-table-block.h"

#include <glib/gi18n-lib.h>

static void
add_institution (StmFormBlock *form, const StmArrangedPlace *place)
{
  g_autofree char *address = stm_arranged_place_dup_address (place);
  g_autofree char *contact = stm_arranged_place_dup_contact (place, ", ");
  const char *const lines[] = { place->service->name, address };
  g_autofree char *institution = stm_stage_facts_join ("\n", lines, G_N_ELEMENTS (lines));

  stm_form_block_add_field (form, _("Institution"), institution);
  if (place->offer->department != NULL)
    stm_form_block_add_field (form, _("Department"), place->offer->department);
  if (*contact != '\0')
    stm_form_block_add_field (form, _("Contact person"), contact);
}

static void
add_pupil (StmTableBlock *table, guint number, StmStudent *pupil)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  const char *const names[] = { pupil->last_name, pupil->first_name };
  g_autofree char *name = stm_stage_facts_join (", ", names, G_N_ELEMENTS (names));
  const char *const cells[] = { text, name, NULL };

  stm_table_block_add_row (table, cells);
}

static void
add_pupils (StmDocument *document, GListModel *pupils)
{
  StmBlock *block = stm_table_block_new (STM_TABLE_NATURAL);

  stm_table_block_add_column (STM_TABLE_BLOCK (block), _("No."), PANGO_ALIGN_RIGHT);
  stm_table_block_add_column (STM_TABLE_BLOCK (block), _("Name"), PANGO_ALIGN_LEFT);
  for (guint i = 0; i < g_list_model_get_n_items (pupils); i++)
    {
      g_autoptr (StmStudent) pupil = g_list_model_get_item (pupils, i);

      add_pupil (STM_TABLE_BLOCK (block), i + 1, pupil);
    }
  stm_document_add (document, block);
}

static void
add_number (StmFormBlock *form, const char *label, int number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  stm_form_block_add_field (form, label, text);
}

static void
add_numbers (StmDocument *document, int places, int n_pupils)
{
  StmBlock *form = stm_form_block_new ();

  add_number (STM_FORM_BLOCK (form), _("Arranged places"), places);
  add_number (STM_FORM_BLOCK (form), _("Pupils who come"), n_pupils);
  if (places > n_pupils)
    add_number (STM_FORM_BLOCK (form), _("Places that stay unused"), places - n_pupils);
  stm_document_add (document, form);
}

/**
 * stm_pupils_document_new:
 * @demand: what a school asked for
 * @school: the school
 * @place: the institution that gets the list
 * @pupils: the #StmStudent who come there, in the order of the list
 * @date: when it is made: an ISO day, or an ISO time in UTC
 *
 * Makes the "Lijst van leerlingen", with which the school passes names and
 * numbers on to the contact person of an institution (SPEC V3).  It holds no
 * more than that: the institution sees the rest once it accepted (SPEC P3).
 *
 * Returns: (transfer full): a document
 */
StmDocument *
stm_pupils_document_new (StmDemand *demand, StmSchool *school, const StmArrangedPlace *place, GListModel *pupils, const char *date)
{
  StmDocument *document = stm_document_new (STM_PAGE_PORTRAIT, _("List of pupils"), date);
  guint n = g_list_model_get_n_items (pupils);
  StmBlock *form = stm_form_block_new ();
  /* Translators: the name of an institution */
  g_autofree char *lead = g_strdup_printf (_("For %s"), place->service->name);

  stm_document_add_text (document, STM_TEXT_LEAD, lead);
  add_institution (STM_FORM_BLOCK (form), place);
  stm_stage_facts_add (STM_FORM_BLOCK (form), demand, school);
  stm_document_add (document, form);

  stm_document_add_text (document, STM_TEXT_HEADING, _("Pupils"));
  if (n > 0)
    add_pupils (document, pupils);
  else
    stm_document_add_text (document, STM_TEXT_BODY, _("No pupil comes."));
  stm_document_add_text (document, STM_TEXT_HEADING, _("Numbers"));
  add_numbers (document, place->arrangement->places, n);

  return document;
}
