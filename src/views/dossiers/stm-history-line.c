#include "config.h"

#include "views/dossiers/stm-history-line.h"

#include "core/stm-choices.h"
#include "core/stm-moment.h"
#include "core/stm-record-types.h"
#include "views/dossiers/stm-history-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StmHistoryLine
{
  GObject       parent_instance;

  StmEvent     *event;
  StmPrintout  *printout;
  StmMediation *closed;
};

G_DEFINE_FINAL_TYPE (StmHistoryLine, stm_history_line, G_TYPE_OBJECT)

static const struct
{
  const char *kind;
  const char *label;
} words[] = {
  { "dossier", N_("Dossier") },
  { "mediation", N_("Service of the VDAB") },
  { "appointment", N_("Appointment") },
  { "sheet", N_("Action sheet") },
  { "goal", N_("Working point") },
  { "task", N_("Task") },
  { "activity", N_("Step towards work") },
  { "signal", N_("Signal") },
  { "printout", N_("Document") },
  { "competence", N_("Competence") },
  { "study", N_("Study") },
  { "target", N_("Job target") },
};

static void
stm_history_line_dispose (GObject *object)
{
  StmHistoryLine *self = STM_HISTORY_LINE (object);

  g_clear_object (&self->event);
  g_clear_object (&self->printout);
  g_clear_object (&self->closed);

  G_OBJECT_CLASS (stm_history_line_parent_class)->dispose (object);
}

static void
stm_history_line_class_init (StmHistoryLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_history_line_dispose;
}

static void
stm_history_line_init (StmHistoryLine *self)
{
}

/* printout, closed: (nullable) */
StmHistoryLine *
stm_history_line_new (StmEvent *event, StmPrintout *printout, StmMediation *closed)
{
  StmHistoryLine *self = g_object_new (STM_TYPE_HISTORY_LINE, NULL);

  self->event = g_object_ref (event);
  g_set_object (&self->printout, printout);
  g_set_object (&self->closed, closed);

  return self;
}

/* The move that closes a service writes that day. */
gboolean
stm_history_is_closing (StmEvent *event)
{
  const char *changes = stm_event_get_changes (event);

  return g_str_equal (stm_event_get_kind (event), "mediation") && changes != NULL
         && strstr (changes, "closed-on:  → ") != NULL;
}

StmHistoryKind
stm_history_line_get_kind (StmHistoryLine *self)
{
  if (self->printout != NULL)
    return STM_HISTORY_KIND_DOCUMENT;

  return self->closed != NULL ? STM_HISTORY_KIND_CLOSING : STM_HISTORY_KIND_EVENT;
}

StmEvent *
stm_history_line_get_event (StmHistoryLine *self)
{
  return self->event;
}

StmPrintout *
stm_history_line_get_printout (StmHistoryLine *self)
{
  return self->printout;
}

const char *
stm_history_kind_get_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].kind, kind))
      return _(words[i].label);

  return NULL;
}

/* SPEC W12, W16: a closing is told with the rule or the person that did it; what came
 * in from elsewhere was closed by somebody who is not known here. */
static char *
dup_text (StmHistoryLine *self)
{
  g_autofree char *who = stm_event_dup_who (self->event);
  StmEventType type = stm_event_get_event_type (self->event);

  if (self->closed == NULL || type == STM_EVENT_APPLIED)
    return stm_event_dup_text (self->event);

  /* Translators: by a person or a role */
  return type == STM_EVENT_CHANGED ? g_strdup_printf (_("Service closed by %s"), who) : g_strdup (_("Service closed"));
}

/* The line of a document itself; others tell what became of it later. */
static gboolean
is_kept (StmHistoryLine *self)
{
  StmEventType type = stm_event_get_event_type (self->event);

  return self->printout != NULL && (type == STM_EVENT_CREATED || type == STM_EVENT_IMPORTED);
}

char *
stm_history_line_dup_title (StmHistoryLine *self)
{
  const char *label = stm_history_kind_get_label (stm_event_get_kind (self->event));
  g_autofree char *text = dup_text (self);

  if (is_kept (self))
    return g_strdup_printf ("%s · %s", self->printout->name, _(stm_printout_way_choices[self->printout->way].label));
  if (self->printout != NULL)
    label = self->printout->name;

  /* Translators: what it happened to, and what happened */
  return g_strdup_printf (_("%s · %s"), label != NULL ? label : "", text);
}

/* What the record is called, where that says more than its kind. */
static char *
dup_name (StmHistoryLine *self, StmStore *store)
{
  const char *kind = stm_event_get_kind (self->event);
  GType type = stm_record_types_find (kind);

  if (type == G_TYPE_INVALID || type == STM_TYPE_MEDIATION || g_str_equal (kind, "dossier"))
    return NULL;

  return stm_store_dup_title (store, type, stm_event_get_uuid (self->event));
}

/* What a document is about, beside the dossier. */
static char *
dup_about (StmPrintout *printout, StmCaseFile *file)
{
  const GType types[] = { STM_TYPE_APPOINTMENT, STM_TYPE_SHEET, STM_TYPE_ACTIVITY, STM_TYPE_SIGNAL };

  for (guint i = 0; i < G_N_ELEMENTS (types) && printout->about != NULL; i++)
    {
      StmRecord *record = stm_case_file_find (file, types[i], printout->about);

      if (record != NULL)
        return stm_record_dup_title (record);
    }

  return g_strdup ("");
}

char *
stm_history_line_dup_details (StmHistoryLine *self, StmStore *store, StmCaseFile *file)
{
  g_autofree char *name = self->printout == NULL ? dup_name (self, store) : NULL;
  g_autofree char *text = NULL;

  if (self->printout != NULL)
    return dup_about (self->printout, file);

  /* SPEC W13: with the row that decided */
  text = self->closed != NULL ? stm_history_texts_dup_closing (self->closed, store, file)
                              : stm_history_texts_dup_changes (self->event);
  if (name == NULL || *name == '\0')
    return g_steal_pointer (&text);

  return *text != '\0' ? g_strdup_printf ("%s\n%s", name, text) : g_steal_pointer (&name);
}

char *
stm_history_line_dup_when (StmHistoryLine *self)
{
  g_autofree char *made = is_kept (self) ? stm_moment_format (self->printout->made_on) : NULL;
  g_autofree char *who = stm_event_dup_who (self->event);

  /* the title of the others says by whom */
  return made != NULL ? g_strdup_printf ("%s · %s", made, who) : stm_moment_format_utc (stm_event_get_at (self->event));
}
