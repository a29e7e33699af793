#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-days.h"
#include "cli/stm-dossier-finder.h"
#include "cli/stm-kinds.h"
#include "cli/stm-profile-opener.h"
#include "cli/stm-text-table.h"
#include "core/stm-calendar-rules.h"
#include "core/stm-date.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 4

static char *today_given;
static gboolean dry_run;

static const GOptionEntry entries[] = {
  { "today", 0, 0, G_OPTION_ARG_STRING, &today_given, N_("As it was on DAY, not in the future unless with --dry-run"), N_("DAY") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would be decided"), NULL },
  G_OPTION_ENTRY_NULL
};

/* writer: the table of what is decided */
typedef struct
{
  StmTableWriter  *writer;
  guint            n;
  gboolean         ok;
  GError         **error;
} Decisions;

static gboolean
append (Decisions *self, const char *name, const char *rule, const char *day, const char *uuid)
{
  const StmCell cells[N_COLUMNS] = {
    { .text = (char *) name }, { .text = (char *) rule }, { .text = (char *) day }, { .text = (char *) uuid }
  };

  return self->writer->append (self->writer, cells, N_COLUMNS, self->error);
}

static void
add_decision (StmCaseFile *file, const char *rule, gpointer data)
{
  Decisions *self = data;
  g_autofree char *name = stm_record_dup_title (STM_RECORD (file->dossier));
  g_autofree char *day = stm_date_format (g_str_equal (rule, STM_RULE_ADVICE_TERM) ? file->mediation->closed_on
                                                                                   : file->mediation->process_ended_on);

  if (self->n == 0)
    self->ok = append (self, _("Name"), _("Decision"), _("As from"), "UUID");
  self->n++;
  self->ok = self->ok && append (self, name, stm_rule_get_label (rule), day, stm_record_get_uuid (STM_RECORD (file->dossier)));
}

static char *
dup_summary (guint n, const char *today)
{
  g_autofree char *day = stm_date_format (today);

  if (n == 0)
    return g_strdup_printf (_("The calendar decides nothing on %s."), day);
  if (dry_run)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "On %s the calendar would apply %u rule. Nothing was changed.",
                                         "On %s the calendar would apply %u rules. Nothing was changed.", n),
                            day, n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "On %s the calendar applied %u rule.",
                                       "On %s the calendar applied %u rules.", n),
                          day, n);
}

/* The table is of what stood there before: nobody else can write meanwhile. */
static gboolean
decide (StmInvocation *invocation, StmStore *store, Decisions *decisions, const char *today, GError **error)
{
  g_autofree char *summary = NULL;

  if (!stm_dossier_finder_foreach (store, today, invocation->cancellable, add_decision, NULL, decisions, error)
      || !decisions->ok
      || (!dry_run && decisions->n > 0 && stm_store_pass_time (store, today, error) < 0))
    return FALSE;

  summary = dup_summary (decisions->n, today);

  return decisions->writer->finish (decisions->writer, error)
         && (decisions->n == 0 || stm_invocation_print (invocation, "\n", error))
         && stm_invocation_print_line (invocation, summary, error);
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autofree char *today = today_given != NULL ? g_strdup (today_given) : stm_days_dup_today ();
  g_autoptr (StmStore) store = NULL;
  Decisions decisions = { NULL, 0, TRUE, error };
  gboolean ok;

  if (!(dry_run ? stm_days_check : stm_days_check_past) ("today", today_given, error))
    return FALSE;

  store = stm_profile_opener_open (invocation, dry_run ? STM_PROFILE_READ : STM_PROFILE_WRITE, NULL, NULL, error);
  if (store == NULL || !stm_kinds_may_view (store, STM_TYPE_DOSSIER, error))
    return FALSE;

  decisions.writer = stm_text_table_new (invocation->output);
  ok = decide (invocation, store, &decisions, today, error);
  decisions.writer->free (decisions.writer);

  return ok;
}

const StmCommand stm_calendar_command = {
  "calendar", NULL, N_("Apply to all dossiers what the calendar decides"), entries, 0, 0, run
};
