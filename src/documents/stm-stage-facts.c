#include "config.h"

#include "documents/stm-stage-facts.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-stage-rules.h"

#include <glib/gi18n-lib.h>

/**
 * stm_stage_facts_join:
 * @separator: what stands between two parts
 * @parts: (array length=n_parts): texts, %NULL or empty where there is none
 * @n_parts: how many
 *
 * Returns: (transfer full): those that there are, in one text
 */
char *
stm_stage_facts_join (const char *separator, const char *const *parts, guint n_parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", parts[i]);

  return g_string_free_and_steal (text);
}

/**
 * stm_arranged_place_dup_address:
 * @self: places at an institution
 *
 * Returns: (transfer full): where it is, in lines
 */
char *
stm_arranged_place_dup_address (const StmArrangedPlace *self)
{
  const char *const town[] = { self->service->postcode, self->service->place };
  g_autofree char *line = stm_stage_facts_join (" ", town, G_N_ELEMENTS (town));
  const char *const lines[] = { self->service->street, line };

  return stm_stage_facts_join ("\n", lines, G_N_ELEMENTS (lines));
}

/**
 * stm_arranged_place_dup_contact:
 * @self: places at an institution
 * @separator: what stands between name, phone and e-mail
 *
 * The contact person is that of the arrangement, of the offer or of the
 * institution, whichever is known best.
 *
 * Returns: (transfer full): who to turn to there, and how
 */
char *
stm_arranged_place_dup_contact (const StmArrangedPlace *self, const char *separator)
{
  const char *name = self->arrangement->contact_name != NULL ? self->arrangement->contact_name
                     : self->offer->contact_name != NULL ? self->offer->contact_name : self->service->contact_name;
  const char *const lines[] = { name, self->service->phone, self->service->email };

  return stm_stage_facts_join (separator, lines, G_N_ELEMENTS (lines));
}

/* "05-10-2026 – 11-12-2026 (10 weeks)" */
static char *
dup_period (StmDemand *demand)
{
  int weeks = stm_stage_count_weeks (demand->starts_on, demand->ends_on);
  g_autofree char *start = stm_date_format (demand->starts_on);
  g_autofree char *end = stm_date_format (demand->ends_on);

  /* Translators: from day to day, and how many weeks that is */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s – %s (%d week)", "%s – %s (%d weeks)", weeks),
                          start, end, weeks);
}

/* The days and how many hours that is; NULL where none are chosen. */
static char *
dup_hours (StmDemand *demand)
{
  g_autofree char *days = stm_stage_dup_days (demand->days);
  g_autofree char *hours = stm_stage_dup_hours (demand->days, demand->half_day_hours, demand->starts_on, demand->ends_on);

  return demand->days != 0 ? g_strdup_printf ("%s (%s)", days, hours) : NULL;
}

static char *
dup_school (StmDemand *demand, StmSchool *school)
{
  const char *const contact[] = { demand->contact_name != NULL ? demand->contact_name : school->contact_name,
                                  school->phone, school->email };
  g_autofree char *reach = stm_stage_facts_join (", ", contact, G_N_ELEMENTS (contact));
  const char *const lines[] = { school->name, reach };

  return stm_stage_facts_join ("\n", lines, G_N_ELEMENTS (lines));
}

/**
 * stm_stage_facts_add:
 * @form: gets what is known
 * @demand: a demand
 * @school: whose it is
 *
 * Adds school, period, model and days of a stage.
 */
void
stm_stage_facts_add (StmFormBlock *form, StmDemand *demand, StmSchool *school)
{
  g_autofree char *whose = dup_school (demand, school);
  g_autofree char *period = dup_period (demand);
  g_autofree char *hours = dup_hours (demand);
  const char *const stage[] = { demand->model != STM_MODEL_NONE ? _(stm_model_choices[demand->model].label) : NULL, period };
  g_autofree char *when = stm_stage_facts_join (", ", stage, G_N_ELEMENTS (stage));

  stm_form_block_add_field (form, _("School"), whose);
  stm_form_block_add_field (form, _("Stage"), when);
  if (hours != NULL)
    stm_form_block_add_field (form, _("Days"), hours);
}
