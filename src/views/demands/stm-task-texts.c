#include "config.h"

#include "views/demands/stm-task-texts.h"

#include "core/stm-date.h"

#include <glib/gi18n-lib.h>

static gboolean
may (StmDemandCase *demand_case, const char *kind)
{
  return stm_policy_may (stm_store_get_role (demand_case->store), STM_ACTION_EDIT, kind, FALSE, NULL);
}

/* "Due on 24-08-2026, 6 weeks before the start" */
static char *
dup_when (StmDemandCase *demand_case, const StmStageTask *task, int weeks)
{
  g_autofree char *due = stm_date_format (task->due);
  g_autofree char *before = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d week before the start",
                                                          "%d weeks before the start", weeks), weeks);

  if (task->at_once)
    /* Translators: the first %s is a day, the second "6 weeks before the start" */
    return g_strdup_printf (_("Due at once: asked for on %s, later than %s"), due, before);

  /* Translators: the first %s is a day, the second "6 weeks before the start" */
  return g_strdup_printf (_("Due on %s, %s"), due, before);
}

static char *
dup_passed_on (const char *day)
{
  g_autofree char *shown = stm_date_format (day);

  /* Translators: %s is a day */
  return g_strdup_printf (_("Passed on on %s"), shown);
}

void
stm_task_texts_fill_places (StmTaskRow *row, StmDemandCase *demand_case)
{
  StmDemand *demand = demand_case->demand;
  const char *sent_on = demand->places_sent_on != NULL
                          ? demand->places_sent_on
                          : stm_message_find_sent_on (demand_case->messages, NULL, STM_TOPIC_PLACES);
  gboolean has_places = demand_case->places->len > 0;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *when = NULL;
  g_autofree char *passed_on = sent_on != NULL ? dup_passed_on (sent_on) : NULL;
  StmStageTask task;

  if (!stm_demand_find_places_task (demand, demand_case->messages, demand_case->now, &task))
    return;

  when = dup_when (demand_case, &task, STM_PLACES_WEEKS_BEFORE);
  stm_task_row_set_title (row, _("List of places"));
  stm_task_row_set_state (row, task.state, passed_on);
  stm_task_row_set_lines (row, (const char *const[]) {
    when, _("The bureau passes the arranged places, institutions and contact persons on to the school."), NULL });
  stm_task_row_show_button (row, "demand.print-places", has_places, FALSE);
  stm_task_row_show_button (row, "demand.save-places", has_places, FALSE);
  stm_task_row_show_button (row, "demand.pass-places", has_places && may (demand_case, "arrangement") && sent_on == NULL, TRUE);
  if (sent_on != NULL && may (demand_case, "arrangement"))
    g_menu_append (menu, _("Pass List _On Again…"), "demand.pass-places");
  stm_task_row_set_menu (row, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0 ? G_MENU_MODEL (menu) : NULL);
}

void
stm_task_texts_fill_pupils (StmTaskRow *row, StmDemandCase *demand_case)
{
  StmStageTask task;
  g_autofree char *when = NULL;
  g_autofree char *count = NULL;
  guint n = 0;

  if (!stm_demand_find_pupils_task (demand_case->demand, demand_case->arrangements, demand_case->messages,
                                    demand_case->now, &task))
    return;

  for (guint i = 0; i < demand_case->places->len; i++)
    n += ((StmCasePlace *) g_ptr_array_index (demand_case->places, i))->pupils_sent_on != NULL;
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u institution has its list",
                                        "%u of %u institutions have their list", demand_case->places->len),
                           n, demand_case->places->len);

  when = dup_when (demand_case, &task, STM_PUPILS_WEEKS_BEFORE);
  stm_task_row_set_title (row, _("List of pupils"));
  stm_task_row_set_state (row, task.state, NULL);
  stm_task_row_set_lines (row, (const char *const[]) {
    when, _("The school passes names and numbers on to each institution, and the bureau gets word."),
    demand_case->places->len > 0 ? count : _("No places are arranged yet."), NULL });
}

/* "4 places, 3 pupils: Sanne Bakker, Daan Visser, Lotte Smit" */
static char *
dup_pupils (StmCasePlace *place)
{
  int n_places = place->place.arrangement->places;
  guint n = g_list_model_get_n_items (place->pupils);
  g_autofree char *places = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d place", "%d places", n_places), n_places);
  g_autofree char *pupils = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u pupil", "%u pupils", n), n);
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%s, %s", places, pupils);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmRecord) pupil = g_list_model_get_item (place->pupils, i);
      g_autofree char *name = stm_record_dup_title (pupil);

      g_string_append_printf (text, "%s %s", i == 0 ? ":" : ",", name);
    }

  return g_string_free_and_steal (text);
}

static char *
dup_where (StmCasePlace *place)
{
  g_autofree char *days = stm_stage_dup_days (place->place.offer->days);
  const char *const parts[] = { place->place.offer->department, days };

  return stm_stage_facts_join (" · ", parts, G_N_ELEMENTS (parts));
}

static char *
dup_unused (StmCasePlace *place)
{
  g_autofree char *day = stm_date_format (place->unused_sent_on);

  if (place->unused == 0)
    return g_strdup ("");
  if (place->unused_sent_on != NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d place stays unused, reported on %s",
                                         "%d places stay unused, reported on %s", place->unused), place->unused, day);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d place stays unused and is not reported yet",
                                       "%d places stay unused and are not reported yet", place->unused), place->unused);
}

static void
append (GMenu *menu, const char *label, const char *action, const char *uuid)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", uuid);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What is not the next thing to do. */
static void
show_menu (StmTaskRow *row, StmDemandCase *demand_case, StmCasePlace *place)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) record = g_menu_new ();

  if (g_list_model_get_n_items (place->pupils) > 0)
    {
      append (list, _("_Print List of Pupils…"), "demand.print-pupils", place->uuid);
      append (list, _("Save List as P_DF…"), "demand.save-pupils", place->uuid);
    }
  if (may (demand_case, "assignment") && place->pupils_sent_on != NULL)
    append (list, _("Pass List _On Again…"), "demand.pass-pupils", place->uuid);
  if (may (demand_case, "arrangement"))
    {
      append (record, _("_Edit Arranged Places…"), "demand.edit-arrangement", place->uuid);
      append (record, _("_Remove Arranged Places"), "demand.remove-arrangement", place->uuid);
    }

  append_section (menu, list);
  append_section (menu, record);
  stm_task_row_set_menu (row, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0 ? G_MENU_MODEL (menu) : NULL);
}

static void
show_buttons (StmTaskRow *row, StmDemandCase *demand_case, StmCasePlace *place)
{
  gboolean may_assign = may (demand_case, "assignment");
  gboolean is_school = stm_store_get_role (demand_case->store) == STM_ROLE_SCHOOL;
  gboolean has_pupils = g_list_model_get_n_items (place->pupils) > 0;

  stm_task_row_show_button (row, "demand.assign", may_assign, is_school && !has_pupils);
  stm_task_row_show_button (row, "demand.pass-pupils", may_assign && place->pupils_sent_on == NULL, is_school && has_pupils);
  stm_task_row_show_button (row, "demand.report-unused", may_assign && place->unused > 0 && place->unused_sent_on == NULL, TRUE);
  show_menu (row, demand_case, place);
}

void
stm_task_texts_fill_place (StmTaskRow *row, StmDemandCase *demand_case, StmCasePlace *place)
{
  g_autofree char *where = dup_where (place);
  g_autofree char *contact = stm_arranged_place_dup_contact (&place->place, " · ");
  g_autofree char *pupils = dup_pupils (place);
  g_autofree char *unused = dup_unused (place);
  g_autofree char *passed_on = place->pupils_sent_on != NULL ? dup_passed_on (place->pupils_sent_on) : NULL;
  const char *remarks = place->place.arrangement->remarks;

  stm_task_row_set_title (row, place->place.service->name);
  stm_task_row_set_state (row, passed_on != NULL ? STM_DEADLINE_DONE : -1, passed_on);
  stm_task_row_set_lines (row, (const char *const[]) { pupils, unused, where, contact, remarks != NULL ? remarks : "", NULL });
  show_buttons (row, demand_case, place);
}
