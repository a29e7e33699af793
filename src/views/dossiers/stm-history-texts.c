#include "config.h"

#include "views/dossiers/stm-history-texts.h"

#include "core/stm-case-facts.h"
#include "core/stm-choices.h"
#include "core/stm-closing-rules.h"
#include "core/stm-date.h"
#include "core/stm-record-types.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ARROW " → "

/* A value as the history keeps it, in the words of the screen. */
static char *
dup_shown (GType type, const StmField *field, const char *kept)
{
  g_autoptr (StmRecord) record = stm_record_new (type);

  if (*kept == '\0' || field->type == STM_FIELD_REFERENCE)
    return g_strdup (kept);

  if (stm_field_is_text (field))
    stm_record_set_text (record, field, kept);
  else if (field->type == STM_FIELD_CHOICE)
    stm_record_set_number (record, field, stm_field_find_choice (field, kept));
  else
    stm_record_set_number (record, field, atoi (kept));

  return stm_record_dup_display (record, field);
}

/* Returns: (transfer full) (nullable): a line "outcome: planned → present" for people */
static char *
dup_change (GType type, StmRecordClass *klass, const char *line)
{
  const char *colon = strstr (line, ": ");
  const char *arrow = colon != NULL ? strstr (colon, ARROW) : NULL;
  g_autofree char *name = colon != NULL ? g_strndup (line, colon - line) : NULL;
  const StmField *field = name != NULL ? stm_record_class_find_field (klass, name) : NULL;
  g_autofree char *kept = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (arrow == NULL || field == NULL)
    return NULL;

  kept = g_strndup (colon + 2, arrow - colon - 2);
  from = dup_shown (type, field, kept);
  to = dup_shown (type, field, arrow + strlen (ARROW));
  if (*from == '\0')
    return g_strdup_printf ("%s: %s", stm_field_get_label (field), to);

  return g_strdup_printf ("%s: %s" ARROW "%s", stm_field_get_label (field), from, *to != '\0' ? to : _("nothing"));
}

/* field: a name of the list that has no line of values */
static gboolean
is_without_values (const char *changes, const char *name)
{
  g_autofree char *start = g_strconcat (name, ": ", NULL);
  g_autofree char *within = g_strconcat ("\n", start, NULL);

  return changes == NULL || !(g_str_has_prefix (changes, start) || strstr (changes, within) != NULL);
}

/* What changed, of which the history keeps no values: "Phone, E-mail". */
static char *
dup_labels (StmEvent *event, StmRecordClass *klass)
{
  const char *fields = stm_event_get_fields (event);
  g_auto (GStrv) names = g_strsplit (fields != NULL ? fields : "", " ", -1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const StmField *field = stm_record_class_find_field (klass, names[i]);

      if (field != NULL && is_without_values (stm_event_get_changes (event), names[i]))
        g_strv_builder_add (labels, stm_field_get_label (field));
    }

  strv = g_strv_builder_end (labels);

  return g_strjoinv (", ", strv);
}

char *
stm_history_texts_dup_changes (StmEvent *event)
{
  GType type = stm_record_types_find (stm_event_get_kind (event));
  const char *changes = stm_event_get_changes (event);
  g_auto (GStrv) lines = g_strsplit (changes != NULL ? changes : "", "\n", -1);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_autoptr (StmRecordClass) klass = NULL;
  g_autofree char *labels = NULL;
  g_auto (GStrv) strv = NULL;

  if (type == G_TYPE_INVALID)
    return g_strdup ("");

  klass = g_type_class_ref (type);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *change = dup_change (type, klass, lines[i]);

      if (change != NULL)
        g_strv_builder_add (shown, change);
    }

  labels = dup_labels (event, klass);
  if (*labels != '\0')
    g_strv_builder_add (shown, labels);
  strv = g_strv_builder_end (shown);

  return g_strjoinv ("\n", strv);
}

/* (transfer full): an earlier service, with what may have been left open in it */
static StmCaseFile *
load_earlier (StmMediation *mediation, StmStore *store)
{
  const GType types[] = { STM_TYPE_APPOINTMENT, STM_TYPE_TASK, STM_TYPE_ACTIVITY };
  StmCaseFile *file = stm_case_file_new ();

  stm_case_file_add (file, STM_RECORD (mediation));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GListModel) parts = stm_store_list (store, types[i], "mediation",
                                                     stm_record_get_uuid (STM_RECORD (mediation)), NULL);

      for (guint j = 0; parts != NULL && j < g_list_model_get_n_items (parts); j++)
        {
          g_autoptr (StmRecord) part = g_list_model_get_item (parts, j);

          stm_case_file_add (file, part);
        }
    }

  return file;
}

static gboolean
is_of (StmMediation *mediation, StmCaseFile *file)
{
  return file != NULL && file->mediation != NULL
         && g_str_equal (stm_record_get_uuid (STM_RECORD (file->mediation)), stm_record_get_uuid (STM_RECORD (mediation)));
}

/* SPEC W13: (nullable): whether it goes back to the VDAB, and the row that decided */
static char *
dup_verdict (StmMediation *mediation, StmStore *store, StmCaseFile *file)
{
  g_autoptr (StmCaseFile) closed = is_of (mediation, file) ? g_object_ref (file)
                                   : store != NULL         ? load_earlier (mediation, store)
                                                           : NULL;
  StmClosingVerdict verdict;
  g_autofree char *row = NULL;

  if (closed == NULL || !stm_closing_decide (mediation->ending, mediation->closing, mediation->advice,
                                              stm_case_has_open_actions (closed), &verdict))
    return NULL;

  row = stm_closing_dup_verdict_text (&verdict);

  /* Translators: the row of the table that decided */
  return g_strdup_printf (_("Back to the VDAB: %s"), row);
}

char *
stm_history_texts_dup_closing (StmMediation *mediation, StmStore *store, StmCaseFile *file)
{
  g_autofree char *day = stm_date_format (mediation->closed_on);
  const char *way = _(stm_closing_choices[mediation->closing].label);
  g_autofree char *closed = mediation->ending != STM_ENDING_NONE
                              ? g_strdup_printf (_("Closed on %s: %s, %s"), day, _(stm_ending_choices[mediation->ending].label), way)
                              : g_strdup_printf (_("Closed on %s: %s"), day, way);
  g_autofree char *advice = mediation->advice != STM_ADVICE_NONE
                              ? g_strdup_printf (_("Final advice: %s"), _(stm_advice_choices[mediation->advice].label))
                              : g_strdup (_("Without final advice"));
  g_autofree char *verdict = dup_verdict (mediation, store, file);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  g_strv_builder_add_many (lines, closed, advice, NULL);
  if (mediation->advice_remark != NULL)
    g_strv_builder_add (lines, mediation->advice_remark);
  if (verdict != NULL)
    g_strv_builder_add (lines, verdict);
  strv = g_strv_builder_end (lines);

  return g_strjoinv ("\n", strv);
}
