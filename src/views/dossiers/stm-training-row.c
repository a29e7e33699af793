#include "config.h"

#include "views/dossiers/stm-training-row.h"

#include "core/stm-date.h"
#include "core/stm-training-rules.h"

#include <glib/gi18n-lib.h>

struct _StmTrainingRow
{
  StmPickerRow  parent_instance;

  GListStore   *trainings;   /* StmActivity, each by its position */
};

G_DEFINE_FINAL_TYPE (StmTrainingRow, stm_training_row, STM_TYPE_PICKER_ROW)

/* The row shows what was picked; code and title have rows of their own. */
static void
stm_training_row_load (StmFieldRow *row)
{
}

static void
stm_training_row_picked (StmPickerRow *picker, const char *position)
{
  StmTrainingRow *self = STM_TRAINING_ROW (picker);
  StmRecord *draft = stm_field_row_get_record (STM_FIELD_ROW (self));
  g_autoptr (StmActivity) training = *position != '\0'
                                       ? g_list_model_get_item (G_LIST_MODEL (self->trainings), atoi (position)) : NULL;

  if (training == NULL)
    {
      g_object_set (draft, "code", NULL, "name", NULL, NULL);
      return;
    }

  g_object_set (draft, "code", training->code, "name", training->name, "organiser", training->organiser,
                "by-vdab", training->by_vdab, "contact-name", training->contact_name,
                "contact-phone", training->contact_phone, "contact-email", training->contact_email, NULL);
}

static void
stm_training_row_dispose (GObject *object)
{
  g_clear_object (&STM_TRAINING_ROW (object)->trainings);

  G_OBJECT_CLASS (stm_training_row_parent_class)->dispose (object);
}

static void
stm_training_row_class_init (StmTrainingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_training_row_dispose;
  STM_FIELD_ROW_CLASS (klass)->load = stm_training_row_load;
  STM_PICKER_ROW_CLASS (klass)->picked = stm_training_row_picked;
}

static void
stm_training_row_init (StmTrainingRow *self)
{
  self->trainings = g_list_store_new (STM_TYPE_ACTIVITY);
}

static void
add (StmTrainingRow *self, GListStore *titles, StmActivity *training, const char *name, const char *subtitle)
{
  g_autofree char *position = g_strdup_printf ("%u", g_list_model_get_n_items (G_LIST_MODEL (self->trainings)));
  g_autofree char *text = training->code != NULL ? g_strdup_printf ("%s · %s", training->code, name)
                                                 : g_strdup (name);
  g_autoptr (StmTitle) title = stm_title_new ("activity", position, text, subtitle);

  g_list_store_append (self->trainings, training);
  g_list_store_append (titles, title);
}

/* What can no longer start is shown with the reason; the rules judge the day.  The
 * title that is entered is that of S5: it is printed. */
static void
add_coded (StmTrainingRow *self, GListStore *titles, const StmTraining *coded, const char *own)
{
  g_autoptr (StmRecord) training = stm_record_new (STM_TYPE_ACTIVITY);
  g_autofree char *last = stm_date_format (coded->last_start);
  g_autofree char *subtitle = NULL;

  g_object_set (training, "code", coded->code, "name", stm_training_get_name (coded), "organiser", own, NULL);
  if (coded->last_start != NULL)
    subtitle = g_strdup_printf (_("Closed: could start until %s"), last);
  else if (coded->most_months > 0)
    subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "At most %d month", "At most %d months",
                                             coded->most_months), coded->most_months);
  add (self, titles, STM_ACTIVITY (training), _(coded->name), subtitle);
}

void
stm_training_row_offer (StmTrainingRow *self, GListModel *known, const char *own)
{
  g_autoptr (GListStore) titles = g_list_store_new (STM_TYPE_TITLE);
  g_autoptr (StmTitle) other = stm_title_new ("activity", "", _("Another training"), _("Fill in its title below"));
  guint n_coded = 0;
  const StmTraining *coded = stm_training_list (&n_coded);

  g_list_store_remove_all (self->trainings);
  for (guint i = 0; own != NULL && i < n_coded; i++)
    add_coded (self, titles, &coded[i], own);

  for (guint i = 0; known != NULL && i < g_list_model_get_n_items (known); i++)
    {
      g_autoptr (StmActivity) training = g_list_model_get_item (known, i);

      if (own == NULL || stm_training_find (training->code) == NULL)
        add (self, titles, training, training->name, training->organiser);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (G_LIST_MODEL (titles)) > 0);
  g_list_store_append (titles, other);
  stm_picker_row_set_model (STM_PICKER_ROW (self), G_LIST_MODEL (titles));
  stm_picker_row_set_selected (STM_PICKER_ROW (self), "");
}
