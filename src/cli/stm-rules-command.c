#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-markdown-table.h"
#include "cli/stm-text-table.h"
#include "core/stm-absence-rules.h"
#include "core/stm-choices.h"
#include "core/stm-closing-rules.h"
#include "core/stm-term.h"
#include "exchange/stm-json-value.h"

#include <glib/gi18n-lib.h>

#define N_CLOSING_COLUMNS 4
/* the appointments, how the last one is recorded, and the end */
#define N_ABSENCE_COLUMNS (STM_ABSENCE_MOST_APPOINTMENTS + 2)

static char *format;

static const GOptionEntry entries[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("How to write the table: text, json or markdown"), N_("FORMAT") },
  G_OPTION_ENTRY_NULL
};

static gboolean
is_markdown (void)
{
  return g_strcmp0 (format, "markdown") == 0;
}

static StmTableWriter *
create_writer (StmInvocation *invocation)
{
  return is_markdown () ? stm_markdown_table_new (invocation->output) : stm_text_table_new (invocation->output);
}

static gboolean
finish_writer (StmTableWriter *writer, gboolean ok, GError **error)
{
  ok = ok && (writer->finish == NULL || writer->finish (writer, error));
  writer->free (writer);

  return ok;
}

static gboolean
append (StmTableWriter *writer, const char *const *texts, guint n_texts, GError **error)
{
  StmCell cells[MAX (N_CLOSING_COLUMNS, N_ABSENCE_COLUMNS)] = { 0 };

  for (guint i = 0; i < n_texts; i++)
    cells[i].text = (char *) texts[i];

  return writer->append (writer, cells, n_texts, error);
}

/* Markdown has a heading above each table; text has it where there are several. */
static gboolean
print_heading (StmInvocation *invocation, const char *mark, const char *heading, GError **error)
{
  g_autofree char *line = g_strdup_printf ("%s%s\n\n", is_markdown () ? mark : "", heading);

  return stm_invocation_print (invocation, line, error);
}

/* ok: whether all went well so far */
typedef struct
{
  StmTableWriter  *writer;
  gboolean         ok;
  GError         **error;
} Sheet;

/* An appointment as it is invited, and how it went. */
static char *
dup_appointment (StmAbsenceState state, int outcome)
{
  const char *label = _(stm_outcome_choices[outcome].label);

  /* Translators: how an appointment went to which a registered letter invited */
  return stm_absence_is_registered (state) ? g_strdup_printf (_("%s (registered)"), label) : g_strdup (label);
}

static void
append_sequence (const int *outcomes, guint n, StmAbsenceState end, gpointer data)
{
  Sheet *self = data;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  StmAbsenceState state = STM_ABSENCE_FIRST;
  int recorded = STM_OUTCOME_PLANNED;

  for (guint i = 0; i < STM_ABSENCE_MOST_APPOINTMENTS; i++)
    {
      g_ptr_array_add (texts, i < n ? dup_appointment (state, outcomes[i]) : g_strdup (""));
      if (i < n)
        state = stm_absence_get_next (state, outcomes[i], &recorded);
    }
  g_ptr_array_add (texts, g_strdup (_(stm_outcome_choices[recorded].label)));
  g_ptr_array_add (texts, g_strdup (stm_absence_state_get_label (end)));

  self->ok = self->ok && append (self->writer, (const char *const *) texts->pdata, texts->len, self->error);
}

static gboolean
print_absences (StmInvocation *invocation, GError **error)
{
  const char *heads[N_ABSENCE_COLUMNS] = {
    _("First appointment"), _("Second appointment"), _("Third appointment"), _("Last one recorded as"), _("End")
  };
  g_autofree char *term = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
    "The next appointment is made within %d calendar day of an absence; it may itself lie later.",
    "The next appointment is made within %d calendar days of an absence; it may itself lie later.",
    STM_TERM_NEW_APPOINTMENT_DAYS), STM_TERM_NEW_APPOINTMENT_DAYS);
  Sheet sheet = { NULL, TRUE, error };

  if (is_markdown () && !print_heading (invocation, "# ", _("First appointment for mediation: how it can go"), error))
    return FALSE;

  sheet.writer = create_writer (invocation);
  sheet.ok = append (sheet.writer, heads, N_ABSENCE_COLUMNS, error);
  stm_absence_foreach_sequence (append_sequence, &sheet);

  return finish_writer (sheet.writer, sheet.ok, error)
         && stm_invocation_print (invocation, "\n", error)
         && stm_invocation_print_line (invocation, term, error);
}

/* What stands in the row above already is left open, as in the annex. */
static gboolean
append_closing (StmTableWriter *writer, const StmClosingRow *row, const StmClosingRow *above, GError **error)
{
  gboolean same_ending = above != NULL && above->ending == row->ending;
  gboolean same_way = same_ending && above->closing == row->closing;
  g_autofree char *advice = stm_closing_dup_advice_label (row->advice);
  const char *texts[N_CLOSING_COLUMNS] = {
    same_ending ? "" : stm_closing_get_ending_label (row->ending),
    same_way ? "" : stm_closing_get_way_label (row->closing),
    advice,
    stm_closing_get_answer (row->back, row->to)
  };

  return append (writer, texts, N_CLOSING_COLUMNS, error);
}

static gboolean
print_closing_rows (StmInvocation *invocation, gboolean in_annex, GError **error)
{
  const char *heads[N_CLOSING_COLUMNS] = {
    _("Reason of closing"), _("Way of closing"), _("Chosen final advice"), _("Mediation back at the VDAB")
  };
  StmTableWriter *writer = create_writer (invocation);
  gboolean ok = append (writer, heads, N_CLOSING_COLUMNS, error);
  const StmClosingRow *above = NULL;

  for (guint i = 0; ok && i < stm_closing_get_n_rows (); i++)
    {
      const StmClosingRow *row = stm_closing_get_row (i);

      if (row->in_annex != in_annex)
        continue;
      ok = append_closing (writer, row, above, error);
      above = row;
    }

  return finish_writer (writer, ok, error);
}

static gboolean
print_closings (StmInvocation *invocation, GError **error)
{
  return print_heading (invocation, "# ", _("Overview of the closing of the services"), error)
         && stm_invocation_print_line (invocation, stm_closing_get_remark (), error)
         && stm_invocation_print (invocation, "\n", error)
         && print_closing_rows (invocation, TRUE, error)
         && stm_invocation_print (invocation, "\n", error)
         && print_heading (invocation, "## ", _("What the annex does not tell"), error)
         && print_closing_rows (invocation, FALSE, error);
}

static void
append_sequence_json (const int *outcomes, guint n, StmAbsenceState end, gpointer data)
{
  GString *json = data;
  StmAbsenceState state = STM_ABSENCE_FIRST;

  g_string_append (json, g_str_has_suffix (json->str, "[") ? "\n{\"appointments\":[" : ",\n{\"appointments\":[");
  for (guint i = 0; i < n; i++)
    {
      const char *key = stm_absence_state_get_key (state);
      gboolean registered = stm_absence_is_registered (state);
      int recorded;

      state = stm_absence_get_next (state, outcomes[i], &recorded);
      g_string_append_printf (json, "%s{\"appointment\":\"%s\",\"registered\":%s,\"outcome\":\"%s\",\"recorded\":\"%s\"}",
                              i > 0 ? "," : "", key, registered ? "true" : "false",
                              stm_outcome_choices[outcomes[i]].key, stm_outcome_choices[recorded].key);
    }
  g_string_append_printf (json, "],\"end\":\"%s\"}", stm_absence_state_get_key (end));
}

static void
append_absences_json (GString *json)
{
  stm_absence_foreach_sequence (append_sequence_json, json);
}

/* null: whatever it is */
static void
append_key_json (GString *json, const char *name, const StmChoice *choices, int value)
{
  if (value == STM_CLOSING_ANY)
    g_string_append_printf (json, "\"%s\":null,", name);
  else
    g_string_append_printf (json, "\"%s\":\"%s\",", name, choices[value].key);
}

static void
append_closings_json (GString *json)
{
  const char *const targets[] = { "", "chef-oe", "vdab-mediator" };

  for (guint i = 0; i < stm_closing_get_n_rows (); i++)
    {
      const StmClosingRow *row = stm_closing_get_row (i);
      g_autofree char *text = stm_closing_dup_row_text (i);

      g_string_append (json, i > 0 ? ",\n{" : "\n{");
      append_key_json (json, "ending", stm_ending_choices, row->ending);
      append_key_json (json, "closing", stm_closing_choices, row->closing);
      append_key_json (json, "advice", stm_advice_choices, row->advice);
      g_string_append_printf (json, "\"back\":%s,\"to\":\"%s\",\"annex\":%s,\"text\":", row->back ? "true" : "false",
                              targets[row->to], row->in_annex ? "true" : "false");
      stm_json_append_string (json, text);
      g_string_append_c (json, '}');
    }
}

static const struct
{
  const char *name;
  gboolean  (*print) (StmInvocation *invocation, GError **error);
  void      (*append_json) (GString *json);
} tables[] = {
  { "absences", print_absences, append_absences_json },
  { "closing", print_closings, append_closings_json },
};

static gboolean
check_format (GError **error)
{
  const char *const formats[] = { "text", "json", "markdown", NULL };

  if (format == NULL || g_strv_contains (formats, format))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("There is no format “%s”. There are: %s."), format, "text, json, markdown");

  return FALSE;
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  if (!check_format (error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].name, arguments[0]))
      {
        g_autoptr (GString) json = g_string_new ("[");

        if (g_strcmp0 (format, "json") != 0)
          return tables[i].print (invocation, error);

        tables[i].append_json (json);
        g_string_append (json, "\n]\n");
        return stm_invocation_print (invocation, json->str, error);
      }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("There is no table “%s”. There are: %s."), arguments[0], "absences, closing");

  return FALSE;
}

const StmCommand stm_rules_command = {
  "rules", N_("TABLE"), N_("Print the rules on dossiers: how appointments go, what follows on closing"), entries, 1, 1, run
};
