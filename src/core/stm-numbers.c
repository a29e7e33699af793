#include "config.h"

#include "core/stm-numbers.h"

#include "core/stm-deadline.h"
#include "core/stm-programme.h"

G_DEFINE_BOXED_TYPE (StmNumbers, stm_numbers, stm_numbers_ref, stm_numbers_unref)

static void
free_demand (gpointer data)
{
  StmDemandNumbers *demand = data;

  g_object_unref (demand->demand);
  g_free (demand->school);
  g_free (demand);
}

static void
free_service (gpointer data)
{
  StmServiceNumbers *service = data;

  g_free (service->uuid);
  g_free (service->name);
  g_free (service);
}

/**
 * stm_numbers_new:
 *
 * Returns: (transfer full): numbers of nothing, to be filled
 */
StmNumbers *
stm_numbers_new (void)
{
  StmNumbers *self = g_new0 (StmNumbers, 1);

  g_atomic_ref_count_init (&self->references);
  self->programmes = G_LIST_MODEL (g_list_store_new (STM_TYPE_PROGRAMME));
  self->deadlines = G_LIST_MODEL (g_list_store_new (STM_TYPE_DEADLINE));
  self->demands = g_ptr_array_new_with_free_func (free_demand);
  self->services = g_ptr_array_new_with_free_func (free_service);
  self->weeks = g_array_new (FALSE, TRUE, sizeof (StmWeekNumbers));

  return self;
}

/**
 * stm_numbers_ref:
 * @self: numbers
 *
 * Returns: (transfer full): the same
 */
StmNumbers *
stm_numbers_ref (StmNumbers *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * stm_numbers_unref:
 * @self: (transfer full): numbers
 */
void
stm_numbers_unref (StmNumbers *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_object_unref (self->programmes);
  g_object_unref (self->deadlines);
  g_ptr_array_unref (self->demands);
  g_ptr_array_unref (self->services);
  g_array_unref (self->weeks);
  g_free (self);
}

/**
 * stm_numbers_add_demand:
 * @self: numbers
 * @demand: a demand
 * @school: the name of its school
 *
 * Returns: (transfer none): its numbers, all 0
 */
StmDemandNumbers *
stm_numbers_add_demand (StmNumbers *self, StmDemand *demand, const char *school)
{
  StmDemandNumbers *numbers = g_new0 (StmDemandNumbers, 1);

  numbers->demand = g_object_ref (demand);
  numbers->school = g_strdup (school);
  g_ptr_array_add (self->demands, numbers);

  return numbers;
}

/**
 * stm_numbers_add_service:
 * @self: numbers
 * @uuid: a service
 * @name: its name
 * @accepted: students that it accepted
 * @offered: places that it offers
 */
void
stm_numbers_add_service (StmNumbers *self, const char *uuid, const char *name, int accepted, int offered)
{
  StmServiceNumbers *service = g_new0 (StmServiceNumbers, 1);

  service->uuid = g_strdup (uuid);
  service->name = g_strdup (name);
  service->accepted = accepted;
  service->offered = offered;
  g_ptr_array_add (self->services, service);
}

/**
 * stm_numbers_count_students:
 * @self: numbers
 *
 * Returns: how many students there are
 */
int
stm_numbers_count_students (StmNumbers *self)
{
  int n = 0;

  for (guint i = 0; i < STM_NUMBERS_STATUSES; i++)
    n += self->status[i];

  return n;
}

/**
 * stm_numbers_find_first_day:
 * @today: a day
 * @day: (out caller-allocates): 1 September of the school year that runs on it,
 *   which lasts until the end of August
 */
void
stm_numbers_find_first_day (const GDate *today, GDate *day)
{
  int year = g_date_get_year (today) - (g_date_get_month (today) < G_DATE_SEPTEMBER ? 1 : 0);

  g_date_clear (day, 1);
  g_date_set_dmy (day, 1, G_DATE_SEPTEMBER, (GDateYear) year);
}
