#include "config.h"

#include "documents/stm-places-document.h"

#include "core/stm-date.h"
#include "core/stm-stage-rules.h"
#include "documents/stm-table-block.h"

#include <glib/gi18n-lib.h>

static char *
dup_institution (const StmArrangedPlace *place)
{
  g_autofree char *address = stm_arranged_place_dup_address (place);
  const char *const lines[] = { place->service->name, address };

  return stm_stage_facts_join ("\n", lines, G_N_ELEMENTS (lines));
}

/* The days of the demand, as far as the institution has them. */
static char *
dup_days (const StmArrangedPlace *place, StmDemand *demand)
{
  int days = place->offer->days == 0 ? demand->days : demand->days == 0 ? place->offer->days
                                                                        : demand->days & place->offer->days;

  return stm_stage_dup_days (days);
}

static int
add_rows (StmTableBlock *table, StmDemand *demand, const StmArrangedPlace *places, guint n_places)
{
  int total = 0;

  for (guint i = 0; i < n_places; i++)
    {
      g_autofree char *institution = dup_institution (&places[i]);
      g_autofree char *days = dup_days (&places[i], demand);
      g_autofree char *contact = stm_arranged_place_dup_contact (&places[i], "\n");
      g_autofree char *number = g_strdup_printf ("%d", places[i].arrangement->places);
      const char *const remarks[] = { places[i].offer->remarks, places[i].arrangement->remarks };
      g_autofree char *remark = stm_stage_facts_join ("\n", remarks, G_N_ELEMENTS (remarks));
      const char *department = places[i].offer->department;
      const char *const cells[] = { institution, department != NULL ? department : "", days, number, contact, remark, NULL };

      stm_table_block_add_row (table, cells);
      total += places[i].arrangement->places;
    }

  return total;
}

static void
add_table (StmDocument *document, StmDemand *demand, const StmArrangedPlace *places, guint n_places)
{
  StmBlock *block = stm_table_block_new (STM_TABLE_FULL);
  StmTableBlock *table = STM_TABLE_BLOCK (block);
  g_autofree char *total = NULL;

  stm_table_block_add_column (table, _("Institution"), PANGO_ALIGN_LEFT);
  stm_table_block_add_column (table, _("Department"), PANGO_ALIGN_LEFT);
  stm_table_block_add_column (table, _("Days"), PANGO_ALIGN_LEFT);
  stm_table_block_add_column (table, _("Places"), PANGO_ALIGN_RIGHT);
  stm_table_block_add_column (table, _("Contact person"), PANGO_ALIGN_LEFT);
  stm_table_block_add_column (table, _("Remarks"), PANGO_ALIGN_LEFT);

  total = g_strdup_printf ("%d", add_rows (table, demand, places, n_places));
  stm_table_block_add_total (table, (const char *const[]) { _("Total"), "", "", total, "", "", NULL });
  stm_document_add (document, block);
}

/* What the school has to do next (SPEC V3). */
static void
add_next (StmDocument *document, StmDemand *demand, const char *date)
{
  StmStageTask task;
  g_autofree char *today = g_strndup (date, 10);
  g_autofree char *now = g_strconcat (today, " 00:00", NULL);
  g_autofree char *due = NULL;
  g_autofree char *text = NULL;

  if (!stm_stage_find_task (demand, STM_PUPILS_WEEKS_BEFORE, NULL, now, &task))
    return;

  due = stm_date_format (task.due);
  text = g_strdup_printf (_("The school passes the names and numbers of the pupils on to the contact person of each "
                            "institution, at the latest on %s, and lets the bureau know."), due);
  stm_document_add_text (document, STM_TEXT_BODY, text);
}

static void
add_bureau (StmFormBlock *form, StmRegion *region)
{
  const char *const contact[] = { region->contact_name, region->phone, region->email };
  g_autofree char *reach = stm_stage_facts_join (", ", contact, G_N_ELEMENTS (contact));
  const char *const lines[] = { region->name, reach };
  g_autofree char *text = stm_stage_facts_join ("\n", lines, G_N_ELEMENTS (lines));

  stm_form_block_add_field (form, _("Bureau"), text);
}

/**
 * stm_places_document_new:
 * @demand: what a school asked for
 * @school: the school
 * @region: (nullable): the bureau that passes the places on
 * @places: (array length=n_places): what was arranged
 * @n_places: at how many institutions
 * @date: when it is made: an ISO day, or an ISO time in UTC
 *
 * Makes the "Lijst van plaatsen", with which the bureau passes the arranged
 * places, the institutions and their contact persons on to the school (SPEC V3).
 *
 * Returns: (transfer full): a document
 */
StmDocument *
stm_places_document_new (StmDemand              *demand,
                         StmSchool              *school,
                         StmRegion              *region,
                         const StmArrangedPlace *places,
                         guint                   n_places,
                         const char             *date)
{
  StmDocument *document = stm_document_new (STM_PAGE_LANDSCAPE, _("List of places"), date);
  StmBlock *form = stm_form_block_new ();
  g_autofree char *number = g_strdup_printf ("%d", demand->number);
  /* Translators: the name of a school */
  g_autofree char *lead = g_strdup_printf (_("Arranged places for %s"), school->name);

  stm_document_add_text (document, STM_TEXT_LEAD, lead);
  stm_stage_facts_add (STM_FORM_BLOCK (form), demand, school);
  stm_form_block_add_field (STM_FORM_BLOCK (form), _("Asked for"), number);
  if (region != NULL)
    add_bureau (STM_FORM_BLOCK (form), region);
  stm_document_add (document, form);
  add_next (document, demand, date);

  stm_document_add_text (document, STM_TEXT_HEADING, _("Arranged places"));
  if (n_places > 0)
    add_table (document, demand, places, n_places);
  else
    stm_document_add_text (document, STM_TEXT_BODY, _("No places are arranged yet."));

  return document;
}
