#include "config.h"

#include "views/dossiers/stm-part-texts.h"

#include "core/stm-choices.h"
#include "core/stm-competence.h"
#include "core/stm-date.h"
#include "core/stm-study.h"
#include "core/stm-target.h"

#include <glib/gi18n-lib.h>

/* What is done with a part stands in its menu. */
void
stm_part_texts_add_nothing (StmTaskRow *row, const char *uuid)
{
}

static void
add_item (GMenu *menu, const char *label, const char *action, StmRecord *record)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)", STM_RECORD_GET_CLASS (record)->kind, stm_record_get_uuid (record));
  g_menu_append_item (menu, item);
}

static void
fill (StmTaskRow *row, StmRecord *record, const char *line, const char *remarks, gpointer may_edit)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *title = stm_record_dup_title (record);

  add_item (menu, _("_Edit…"), "dossier.edit-part", record);
  add_item (menu, _("_Delete"), "win.delete-record", record);

  stm_task_row_set_title (row, title);
  stm_task_row_set_lines (row, (const char *const[]) { line, remarks != NULL ? remarks : "", NULL });
  stm_task_row_set_menu (row, GPOINTER_TO_INT (may_edit) ? G_MENU_MODEL (menu) : NULL);
}

static char *
dup_years (StmStudy *study)
{
  if (study->from_year != 0 && study->until_year != 0)
    return g_strdup_printf ("%d–%d", study->from_year, study->until_year);

  return study->from_year + study->until_year != 0 ? g_strdup_printf ("%d", study->from_year + study->until_year) : NULL;
}

void
stm_part_texts_fill_study (StmTaskRow *row, StmRecord *record, gpointer may_edit)
{
  StmStudy *study = STM_STUDY (record);
  g_autofree char *years = dup_years (study);
  const char *words[4] = { NULL };
  g_autofree char *line = NULL;
  guint n = 0;

  if (study->school != NULL)
    words[n++] = study->school;
  if (years != NULL)
    words[n++] = years;
  words[n++] = study->diploma ? _("diploma obtained") : _("no diploma");
  line = g_strjoinv (" · ", (char **) words);

  fill (row, record, line, NULL, may_edit);
}

void
stm_part_texts_fill_target (StmTaskRow *row, StmRecord *record, gpointer may_edit)
{
  fill (row, record, "", STM_TARGET (record)->remarks, may_edit);
}

void
stm_part_texts_fill_competence (StmTaskRow *row, StmRecord *record, gpointer may_edit)
{
  StmCompetence *competence = STM_COMPETENCE (record);
  g_autofree char *day = stm_date_format (competence->scored_on);
  const char *score = _(stm_score_choices[competence->score].label);
  g_autofree char *line = *day != '\0' ? g_strdup_printf (_("%s, scored on %s"), score, day) : g_strdup (score);

  fill (row, record, line, competence->remarks, may_edit);
}
