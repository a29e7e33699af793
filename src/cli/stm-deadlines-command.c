#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-kinds.h"
#include "cli/stm-profile-opener.h"
#include "cli/stm-text-table.h"
#include "core/stm-choices.h"
#include "core/stm-deadline-rules.h"
#include "core/stm-moment.h"
#include "core/stm-programme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_COLUMNS 5

static char *at;

static const GOptionEntry entries[] = {
  { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("How it stands at another moment than now, such as “2026-09-03 12:00”"), N_("MOMENT") },
  G_OPTION_ENTRY_NULL
};

/* now: the moment that is asked about; writer: where the table goes */
typedef struct
{
  StmInvocation  *invocation;
  StmStore       *store;
  char           *now;
  StmTableWriter *writer;
  GString        *rounds;
} Table;

static gboolean
append (Table *self, const char *const *texts, GError **error)
{
  StmCell cells[N_COLUMNS] = { 0 };

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i].text = (char *) texts[i];

  return self->writer->append (self->writer, cells, N_COLUMNS, error);
}

static gboolean
append_deadline (Table *self, const char *programme, StmDeadline *deadline, GError **error)
{
  g_autofree char *when = stm_deadline_dup_when (deadline);
  g_autofree char *round = deadline->round > 0 ? g_strdup_printf ("%d", deadline->round) : g_strdup ("");
  const char *texts[N_COLUMNS] = {
    programme, deadline->name, when,
    stm_deadline_state_get_label (stm_deadline_get_state (deadline, self->now)), round
  };

  return append (self, texts, error);
}

/* What a round means for who enters a request at that moment (SPEC T7). */
static void
note_round (Table *self, const char *programme, GListModel *deadlines)
{
  int round;
  StmTiming timing = stm_round_find (deadlines, self->now, &round);

  if (timing == STM_TIMING_NONE)
    return;

  if (round > 0)
    g_string_append_printf (self->rounds, _("%s: a request entered then falls in round %d: %s"), programme, round,
                            _(stm_timing_choices[timing].label));
  else
    g_string_append_printf (self->rounds, _("%s: a request entered then comes after the last round"), programme);
  g_string_append_c (self->rounds, '\n');
}

static int
compare_deadlines (gconstpointer a, gconstpointer b, gpointer data)
{
  return stm_deadline_compare ((StmDeadline *) a, (StmDeadline *) b);
}

/* Two years of one programme are told apart. */
static char *
dup_name (StmProgramme *programme)
{
  if (programme->school_year == NULL || strstr (programme->name, programme->school_year) != NULL)
    return g_strdup (programme->name);

  return g_strdup_printf ("%s %s", programme->name, programme->school_year);
}

static gboolean
append_programme (Table *self, StmTitle *title, GError **error)
{
  g_autoptr (StmRecord) record = stm_store_get (self->store, STM_TYPE_PROGRAMME, stm_title_get_uuid (title), error);
  g_autoptr (GListModel) deadlines = NULL;
  g_autoptr (GListStore) sorted = NULL;
  g_autofree char *name = NULL;

  deadlines = record != NULL ? stm_store_list (self->store, STM_TYPE_DEADLINE, "programme",
                                               stm_title_get_uuid (title), error) : NULL;
  if (deadlines == NULL)
    return FALSE;

  name = dup_name (STM_PROGRAMME (record));
  sorted = g_list_store_new (STM_TYPE_DEADLINE);
  for (guint i = 0; i < g_list_model_get_n_items (deadlines); i++)
    {
      g_autoptr (StmDeadline) deadline = g_list_model_get_item (deadlines, i);

      g_list_store_insert_sorted (sorted, deadline, compare_deadlines, NULL);
    }

  note_round (self, name, G_LIST_MODEL (sorted));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sorted)); i++)
    {
      g_autoptr (StmDeadline) deadline = g_list_model_get_item (G_LIST_MODEL (sorted), i);

      if (!append_deadline (self, name, deadline, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_table (Table *self, GError **error)
{
  const char *heads[N_COLUMNS] = { _("Programme"), _("Moment"), _("When"), _("State"), _("Round") };
  g_autoptr (GListModel) programmes = stm_store_list_titles (self->store, STM_TYPE_PROGRAMME, NULL, NULL, error);

  if (programmes == NULL || !append (self, heads, error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (programmes); i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (programmes, i);

      if (!append_programme (self, title, error))
        return FALSE;
    }

  return self->writer->finish (self->writer, error)
         && (self->rounds->len == 0
             || (stm_invocation_print (self->invocation, "\n", error)
                 && stm_invocation_print (self->invocation, self->rounds->str, error)));
}

static char *
dup_moment (GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (at == NULL)
    return stm_moment_from_utc (now);
  if (stm_moment_check (at, NULL))
    return g_strdup (at);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no moment. Write it as 2026-09-03 12:00."), at);

  return NULL;
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autofree char *now = dup_moment (error);
  g_autoptr (StmStore) store = NULL;
  g_autoptr (GString) rounds = g_string_new (NULL);
  Table table = { invocation, NULL, now, NULL, rounds };
  gboolean ok;

  if (now == NULL)
    return FALSE;

  store = table.store = stm_profile_opener_open (invocation, STM_PROFILE_READ, NULL, NULL, error);
  if (store == NULL || !stm_kinds_may_view (store, STM_TYPE_DEADLINE, error))
    return FALSE;

  table.writer = stm_text_table_new (invocation->output);
  ok = write_table (&table, error);
  table.writer->free (table.writer);

  return ok;
}

const StmCommand stm_deadlines_command = {
  "deadlines", NULL, N_("List the moments of the programmes, and how each stands"), entries, 0, 0, run
};
