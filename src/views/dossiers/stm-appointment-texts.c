#include "config.h"

#include "views/dossiers/stm-appointment-texts.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-move.h"

#include <glib/gi18n-lib.h>

#define N_LINES 6

void
stm_appointment_texts_add_buttons (StmTaskRow *row, const char *uuid)
{
  stm_task_row_add_button (row, _("_Present…"), "dossier.present", uuid);
  stm_task_row_add_button (row, _("_Absent…"), "dossier.absent", uuid);
  stm_task_row_add_button (row, _("Plan the Contact A_gain…"), "dossier.replan", uuid);
  stm_task_row_add_button (row, _("Print the _Invitation…"), "dossier.print-letter", uuid);
  stm_task_row_add_button (row, _("Make a _New First Appointment…"), "dossier.new-first", uuid);
}

char *
stm_appointment_texts_dup_when (StmAppointment *appointment)
{
  g_autofree char *day = stm_date_format (appointment->date);

  /* Translators: a day and a time */
  return g_strdup_printf (_("%s at %s"), day, appointment->time != NULL ? appointment->time : "–");
}

static void
append (GString *text, const char *between, const char *part)
{
  if (part == NULL)
    return;

  if (text->len > 0)
    g_string_append (text, between);
  g_string_append (text, part);
}

char *
stm_appointment_texts_dup_contact (StmAppointment *appointment)
{
  GString *text = g_string_new (NULL);

  append (text, "", appointment->contact_name);
  if (appointment->location != NULL)
    {
      g_autofree char *location = g_strdup_printf (text->len > 0 ? "(%s)" : "%s", appointment->location);

      append (text, " ", location);
    }
  append (text, " – ", appointment->street);
  append (text, appointment->street != NULL ? ", " : " – ", appointment->postcode);
  append (text, appointment->postcode != NULL ? " " : ", ", appointment->place);

  return g_string_free_and_steal (text);
}

/* SPEC W5: a registered one is told as "aangetekend". */
static char *
dup_type (StmAppointment *appointment)
{
  const char *type = _(stm_contact_type_choices[appointment->type].label);

  return appointment->registered ? g_strdup_printf (_("%s · registered"), type) : g_strdup (type);
}

static char *
dup_letter (StmAppointment *appointment)
{
  g_autofree char *day = stm_date_format (appointment->letter_printed_on);

  if (appointment->letter_printed_on == NULL)
    return g_strdup ("");

  return appointment->registered ? g_strdup_printf (_("Registered letter printed on %s"), day)
                                 : g_strdup_printf (_("Invitation printed on %s"), day);
}

/* SPEC W9 */
static char *
dup_completed (StmAppointment *appointment)
{
  g_autofree char *day = stm_date_format (appointment->completed_on);

  if (appointment->completed_on == NULL)
    return g_strdup ("");

  return appointment->residence_checked && appointment->work_card_checked
           ? g_strdup_printf (_("Completed on %s, residence status and work card confirmed"), day)
           : g_strdup_printf (_("Completed on %s"), day);
}

/* sentence: with one "%s", where the text stands; nothing to say without a text */
static char *
dup_labelled (const char *sentence, const char *text)
{
  GString *line = g_string_new (text != NULL && *text != '\0' ? sentence : "");

  g_string_replace (line, "%s", text != NULL ? text : "", 1);

  return g_string_free_and_steal (line);
}

static void
fill_lines (StmTaskRow *row, StmAppointment *appointment)
{
  g_autofree char *contact = stm_appointment_texts_dup_contact (appointment);
  char *lines[N_LINES + 1] = {
    dup_type (appointment),
    dup_labelled (_("Contact: %s"), contact),
    dup_labelled (_("Remark: %s"), appointment->remarks),
    dup_letter (appointment),
    dup_labelled (_("Planned again: %s"), appointment->replan_reason),
    dup_completed (appointment),
  };

  stm_task_row_set_lines (row, (const char *const *) lines);
  for (guint i = 0; i < N_LINES; i++)
    g_free (lines[i]);
}

static void
fill_state (StmTaskRow *row, StmAppointment *appointment, const char *today)
{
  int order = stm_date_compare (appointment->date, today);
  const char *outcome = _(stm_outcome_choices[appointment->outcome].label);

  if (appointment->outcome == STM_OUTCOME_PRESENT)
    stm_task_row_set_state (row, STM_DEADLINE_DONE, outcome);
  else if (appointment->outcome != STM_OUTCOME_PLANNED)
    stm_task_row_set_state (row, STM_DEADLINE_LATE, outcome);
  else if (order < 0)
    stm_task_row_set_state (row, STM_DEADLINE_LATE, _("Still to be completed"));
  else
    stm_task_row_set_state (row, order == 0 ? STM_DEADLINE_SOON : STM_DEADLINE_OPEN, order == 0 ? _("Today") : outcome);
}

gboolean
stm_appointment_texts_asks_new (StmCaseFile *file, StmAppointment *appointment, const char *today)
{
  StmAppointment *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->appointments)); i++)
    {
      g_autoptr (StmAppointment) other = g_list_model_get_item (G_LIST_MODEL (file->appointments), i);

      if (other->type == STM_CONTACT_TYPE_FIRST)
        last = other;
    }

  return last != NULL && g_str_equal (stm_record_get_uuid (STM_RECORD (last)), stm_record_get_uuid (STM_RECORD (appointment)))
         && stm_case_may (file, STM_MOVE_NEW_FIRST, NULL, today, NULL);
}

void
stm_appointment_texts_fill (StmTaskRow *row, StmCaseFile *file, StmAppointment *appointment, const char *today)
{
  g_autofree char *when = stm_appointment_texts_dup_when (appointment);
  int order = stm_date_compare (appointment->date, today);
  gboolean is_open = file->mediation->closed_on == NULL && stm_mediation_has_access (file->mediation, today);
  gboolean is_planned = is_open && appointment->outcome == STM_OUTCOME_PLANNED;

  stm_task_row_set_title (row, when);
  fill_state (row, appointment, today);
  fill_lines (row, appointment);

  stm_task_row_show_button (row, "dossier.present", is_planned, order <= 0);
  stm_task_row_show_button (row, "dossier.absent", is_planned, FALSE);
  stm_task_row_show_button (row, "dossier.replan", is_planned, FALSE);
  stm_task_row_show_button (row, "dossier.print-letter", is_planned && order >= 0,
                            appointment->letter_printed_on == NULL && order > 0);
  stm_task_row_show_button (row, "dossier.new-first", stm_appointment_texts_asks_new (file, appointment, today), TRUE);
}
