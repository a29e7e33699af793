#include "config.h"

#include "views/dossiers/stm-step-texts.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-deadline-rules.h"
#include "core/stm-service.h"

#include <glib/gi18n-lib.h>

char *
stm_step_dup_title (StmActivity *activity)
{
  return activity->code != NULL ? g_strdup_printf ("%s · %s", activity->code, activity->name) : g_strdup (activity->name);
}

/* What was done counts more than what was planned. */
static char *
dup_period (StmActivity *activity)
{
  g_autofree char *from = stm_date_format (activity->started_on != NULL ? activity->started_on : activity->starts_on);
  g_autofree char *to = stm_date_format (activity->ended_on != NULL ? activity->ended_on : activity->ends_on);

  if (*from == '\0' && *to == '\0')
    return g_strdup ("");
  if (*to == '\0')
    return g_strdup_printf (_("From %s"), from);
  if (*from == '\0')
    return g_strdup_printf (_("Until %s"), to);

  /* Translators: from day to day */
  return g_strdup_printf (_("%s – %s"), from, to);
}

static char *
dup_hours (StmActivity *activity)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (activity), "hours");
  g_autofree char *hours = stm_record_dup_display (STM_RECORD (activity), field);

  if (*hours == '\0')
    return g_strdup ("");

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s hour", "%s hours", activity->hours == 60 ? 1 : 2), hours);
}

/* (transfer full): those that are not empty, with a dot between them */
static char *
join (const char *first, const char *second)
{
  if (second == NULL || *second == '\0')
    return g_strdup (first != NULL ? first : "");
  if (first == NULL || *first == '\0')
    return g_strdup (second);

  return g_strdup_printf ("%s · %s", first, second);
}

char *
stm_step_dup_when (StmActivity *activity)
{
  g_autofree char *period = dup_period (activity);
  g_autofree char *hours = dup_hours (activity);

  return join (period, hours);
}

char *
stm_step_dup_state (StmActivity *activity)
{
  const char *days[] = {
    [STM_ACTIVITY_STATE_PLANNED] = NULL,
    [STM_ACTIVITY_STATE_REQUESTED] = activity->requested_on,
    [STM_ACTIVITY_STATE_STARTED] = activity->started_on,
    [STM_ACTIVITY_STATE_ENDED] = activity->ended_on,
    [STM_ACTIVITY_STATE_CANCELLED] = activity->cancelled_on,
  };
  const char *label = _(stm_activity_state_choices[activity->state].label);
  g_autofree char *day = stm_date_format (days[activity->state]);

  /* Translators: what became of a step towards work and when: "Started on 07-09-2026" */
  return *day != '\0' ? g_strdup_printf (_("%s on %s"), label, day) : g_strdup (label);
}

char *
stm_step_dup_where (StmActivity *activity, StmStore *store)
{
  g_autofree char *service = activity->service != NULL
                               ? stm_store_dup_title (store, STM_TYPE_SERVICE, activity->service) : NULL;
  g_autofree char *organiser = join (service, activity->organiser);

  return activity->by_vdab && activity->organiser == NULL ? join (organiser, "VDAB") : g_steal_pointer (&organiser);
}

/* SPEC W10: an IBO is agreed by both. */
static char *
dup_agreement (StmActivity *activity)
{
  g_autofree char *client = stm_date_format (activity->client_agreed_on);
  g_autofree char *mediator = stm_date_format (activity->mediator_agreed_on);

  if (activity->type != STM_ACTIVITY_TYPE_IBO)
    return g_strdup ("");
  if (*client == '\0' && *mediator == '\0')
    return g_strdup (_("Client and mediator still have to agree."));
  if (*client == '\0')
    return g_strdup_printf (_("The client still has to agree; the mediator agreed on %s."), mediator);
  if (*mediator == '\0')
    return g_strdup_printf (_("The mediator still has to agree; the client agreed on %s."), client);

  return g_strdup_printf (_("Agreed by the client on %s and by the mediator on %s"), client, mediator);
}

static char *
dup_contact (StmActivity *activity)
{
  g_autofree char *reach = join (activity->contact_phone, activity->contact_email);
  g_autofree char *contact = join (activity->contact_name, reach);

  return *contact != '\0' ? g_strdup_printf (_("Contact person: %s"), contact) : g_strdup ("");
}

static gboolean
is_due (const char *day, const char *today)
{
  return day != NULL && stm_date_compare (day, today) <= 0;
}

static StmDeadlineState
get_look (StmActivity *activity, const char *today)
{
  switch ((StmActivityState) activity->state)
    {
    case STM_ACTIVITY_STATE_ENDED:
      return STM_DEADLINE_DONE;
    case STM_ACTIVITY_STATE_STARTED:
      return is_due (activity->ends_on, today) ? STM_DEADLINE_SOON : STM_DEADLINE_OPEN;
    case STM_ACTIVITY_STATE_PLANNED:
    case STM_ACTIVITY_STATE_REQUESTED:
      return is_due (activity->starts_on, today) ? STM_DEADLINE_SOON : STM_DEADLINE_OPEN;
    case STM_ACTIVITY_STATE_CANCELLED:
    default:
      return STM_DEADLINE_OPEN;
    }
}

static GMenuModel *
create_menu (const char *uuid)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *edit = g_strdup_printf ("dossier.edit-step('%s')", uuid);
  g_autofree char *delete = g_strdup_printf ("win.delete-record(('activity','%s'))", uuid);

  g_menu_append (menu, _("_Edit…"), edit);
  g_menu_append (menu, _("_Delete"), delete);

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

void
stm_step_row_add (StmTaskRow *row, const char *uuid)
{
  stm_task_row_add_button (row, _("_Request…"), "dossier.request-step", uuid);
  stm_task_row_add_button (row, _("_Start…"), "dossier.start-step", uuid);
  stm_task_row_add_button (row, _("_End…"), "dossier.end-step", uuid);
  stm_task_row_add_button (row, _("_Cancel It…"), "dossier.cancel-step", uuid);
  stm_task_row_add_button (row, _("Give _Notice…"), "dossier.give-notice", uuid);
  stm_task_row_add_button (row, _("_Print…"), "dossier.print-request", uuid);
}

/* SPEC W10: a training of the VDAB is not cancelled here. */
static void
show_buttons (StmTaskRow *row, StmActivity *activity, StmGuidance *guidance)
{
  gboolean ahead = activity->state == STM_ACTIVITY_STATE_PLANNED || activity->state == STM_ACTIVITY_STATE_REQUESTED;
  gboolean asks = activity->type == STM_ACTIVITY_TYPE_REQUESTED && activity->state == STM_ACTIVITY_STATE_PLANNED;
  gboolean is_requested = activity->state == STM_ACTIVITY_STATE_REQUESTED;
  gboolean is_notice = activity->by_vdab && is_requested;
  gboolean may = guidance->may_edit;

  stm_task_row_show_button (row, "dossier.request-step", may && asks, TRUE);
  stm_task_row_show_button (row, "dossier.start-step", may && ahead && !asks, is_due (activity->starts_on, guidance->today));
  stm_task_row_show_button (row, "dossier.end-step", may && activity->state == STM_ACTIVITY_STATE_STARTED,
                            is_due (activity->ends_on, guidance->today));
  stm_task_row_show_button (row, "dossier.cancel-step", may && ahead && !is_notice, FALSE);
  stm_task_row_show_button (row, "dossier.give-notice", may && is_notice, FALSE);
  stm_task_row_show_button (row, "dossier.print-request", may && is_requested, FALSE);
}

void
stm_step_row_fill (StmTaskRow *row, StmRecord *record, gpointer data)
{
  StmGuidance *guidance = data;
  StmActivity *activity = STM_ACTIVITY (record);
  g_autofree char *title = stm_step_dup_title (activity);
  g_autofree char *state = stm_step_dup_state (activity);
  g_autofree char *where = stm_step_dup_where (activity, guidance->store);
  g_autofree char *kind = join (_(stm_activity_type_choices[activity->type].label), where);
  g_autofree char *when = stm_step_dup_when (activity);
  g_autofree char *agreement = dup_agreement (activity);
  g_autofree char *contact = dup_contact (activity);
  g_autofree char *goal = stm_guidance_dup_title (guidance, STM_TYPE_GOAL, activity->goal);
  g_autofree char *for_goal = goal != NULL ? g_strdup_printf (_("Working point: %s"), goal) : g_strdup ("");
  const char *reason = activity->end_reason != NULL ? activity->end_reason : "";
  const char *summary = activity->summary != NULL ? activity->summary : "";
  g_autoptr (GMenuModel) menu = guidance->may_edit ? create_menu (stm_record_get_uuid (record)) : NULL;

  stm_task_row_set_title (row, title);
  stm_task_row_set_state (row, get_look (activity, guidance->today), state);
  stm_task_row_set_lines (row, (const char *const[]) { kind, when, agreement, contact, for_goal, summary, reason, NULL });
  stm_task_row_set_menu (row, menu);
  show_buttons (row, activity, guidance);
}
