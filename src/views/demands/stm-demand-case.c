#include "config.h"

#include "views/demands/stm-demand-case.h"

#include "core/stm-arrangement-rules.h"
#include "core/stm-date.h"
#include "core/stm-moment.h"
#include "documents/stm-places-document.h"
#include "documents/stm-pupils-document.h"

#include <glib/gi18n-lib.h>

static void
case_place_free (gpointer data)
{
  StmCasePlace *self = data;

  g_object_unref (self->place.arrangement);
  g_clear_object (&self->place.offer);
  g_clear_object (&self->place.service);
  g_clear_object (&self->pupils);
  g_free (self);
}

void
stm_demand_case_free (StmDemandCase *self)
{
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_object (&self->arrangements);
  g_clear_object (&self->assignments);
  g_clear_object (&self->messages);
  g_clear_object (&self->events);
  g_clear_object (&self->school);
  g_object_unref (self->demand);
  g_object_unref (self->store);
  g_free (self->now);
  g_free (self);
}

static int
compare_pupils (gconstpointer a, gconstpointer b, gpointer data)
{
  StmStudent *one = (StmStudent *) a, *other = (StmStudent *) b;
  g_autofree char *key = g_strdup_printf ("%s, %s", one->last_name, one->first_name);
  g_autofree char *other_key = g_strdup_printf ("%s, %s", other->last_name, other->first_name);

  return g_utf8_collate (key, other_key);
}

static GListModel *
list_pupils (StmDemandCase *self, const char *arrangement)
{
  GListStore *pupils = g_list_store_new (STM_TYPE_STUDENT);

  for (guint i = 0; i < g_list_model_get_n_items (self->assignments); i++)
    {
      g_autoptr (StmAssignment) assignment = g_list_model_get_item (self->assignments, i);
      g_autoptr (StmRecord) pupil = NULL;

      if (g_strcmp0 (assignment->arrangement, arrangement) == 0)
        pupil = stm_store_get (self->store, STM_TYPE_STUDENT, assignment->student, NULL);
      if (pupil != NULL)
        g_list_store_insert_sorted (pupils, pupil, compare_pupils, NULL);
    }

  return G_LIST_MODEL (pupils);
}

/* NULL where what it names cannot be read. */
static StmCasePlace *
load_place (StmDemandCase *self, StmArrangement *arrangement)
{
  StmCasePlace *place = g_new0 (StmCasePlace, 1);

  place->place.arrangement = g_object_ref (arrangement);
  place->uuid = stm_record_get_uuid (STM_RECORD (arrangement));
  place->place.offer = (StmOffer *) stm_store_get (self->store, STM_TYPE_OFFER, arrangement->offer, NULL);
  if (place->place.offer != NULL)
    place->place.service = (StmService *) stm_store_get (self->store, STM_TYPE_SERVICE, place->place.offer->service, NULL);
  if (place->place.service == NULL)
    {
      case_place_free (place);
      return NULL;
    }

  place->pupils = list_pupils (self, place->uuid);
  place->unused = stm_arrangement_count_unused (arrangement, g_list_model_get_n_items (place->pupils), self->messages);
  place->pupils_sent_on = stm_arrangement_find_pupils_sent_on (arrangement, self->messages);
  place->unused_sent_on = stm_arrangement_find_unused_sent_on (arrangement, self->messages);

  return place;
}

static GListModel *
list_assignments (StmDemandCase *self)
{
  GListStore *all = g_list_store_new (STM_TYPE_ASSIGNMENT);

  for (guint i = 0; i < g_list_model_get_n_items (self->arrangements); i++)
    {
      g_autoptr (StmRecord) arrangement = g_list_model_get_item (self->arrangements, i);
      g_autoptr (GListModel) some = stm_store_list (self->store, STM_TYPE_ASSIGNMENT, "arrangement",
                                                    stm_record_get_uuid (arrangement), NULL);

      for (guint j = 0; some != NULL && j < g_list_model_get_n_items (some); j++)
        {
          g_autoptr (StmRecord) assignment = g_list_model_get_item (some, j);

          g_list_store_append (all, assignment);
        }
    }

  return G_LIST_MODEL (all);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const StmCasePlace *one = *(const StmCasePlace *const *) a;
  const StmCasePlace *other = *(const StmCasePlace *const *) b;

  return g_utf8_collate (one->place.service->name, other->place.service->name);
}

static void
load_places (StmDemandCase *self)
{
  self->places = g_ptr_array_new_with_free_func (case_place_free);
  for (guint i = 0; i < g_list_model_get_n_items (self->arrangements); i++)
    {
      g_autoptr (StmArrangement) arrangement = g_list_model_get_item (self->arrangements, i);
      StmCasePlace *place = load_place (self, arrangement);

      if (place != NULL)
        g_ptr_array_add (self->places, place);
    }

  g_ptr_array_sort (self->places, compare_places);
}

StmDemandCase *
stm_demand_case_load (StmStore *store, StmDemand *demand)
{
  g_autoptr (StmDemandCase) self = g_new0 (StmDemandCase, 1);
  const char *uuid = stm_record_get_uuid (STM_RECORD (demand));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  self->store = g_object_ref (store);
  self->demand = g_object_ref (demand);
  self->now = stm_moment_from_utc (now);
  self->school = (StmSchool *) stm_store_get (store, STM_TYPE_SCHOOL, demand->school, NULL);
  self->arrangements = stm_store_list (store, STM_TYPE_ARRANGEMENT, "demand", uuid, NULL);
  self->messages = stm_store_list (store, STM_TYPE_MESSAGE, "demand", uuid, NULL);
  self->events = stm_store_list_events (store, uuid, NULL);
  if (self->school == NULL || self->arrangements == NULL || self->messages == NULL || self->events == NULL)
    return NULL;

  self->assignments = list_assignments (self);
  load_places (self);
  stm_demand_count (demand, self->arrangements, self->assignments, self->messages, &self->tally);

  return g_steal_pointer (&self);
}

StmCasePlace *
stm_demand_case_find_place (StmDemandCase *self, const char *arrangement)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      StmCasePlace *place = g_ptr_array_index (self->places, i);

      if (g_strcmp0 (place->uuid, arrangement) == 0)
        return place;
    }

  return NULL;
}

static char *
dup_time (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* Returns: (transfer full) (nullable): the bureau whose profile this is, or the
 * only one that is known */
static StmRegion *
find_region (StmStore *store)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);
  g_autoptr (GListModel) regions = stm_store_list (store, STM_TYPE_REGION, NULL, NULL, NULL);

  if (profile != NULL && profile->region != NULL)
    return (StmRegion *) stm_store_get (store, STM_TYPE_REGION, profile->region, NULL);

  return regions != NULL && g_list_model_get_n_items (regions) == 1 ? g_list_model_get_item (regions, 0) : NULL;
}

StmDocument *
stm_demand_case_make_places (StmDemandCase *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (StmArrangedPlace));
  g_autoptr (StmRegion) region = find_region (self->store);
  g_autofree char *time = dup_time ();

  for (guint i = 0; i < self->places->len; i++)
    g_array_append_val (places, ((StmCasePlace *) g_ptr_array_index (self->places, i))->place);

  return stm_places_document_new (self->demand, self->school, region, (StmArrangedPlace *) places->data, places->len, time);
}

StmDocument *
stm_demand_case_make_pupils (StmDemandCase *self, StmCasePlace *place)
{
  g_autofree char *time = dup_time ();

  return stm_pupils_document_new (self->demand, self->school, &place->place, place->pupils, time);
}

static char *
dup_places_text (StmDemandCase *self)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, g_dngettext (GETTEXT_PACKAGE, "%d place is arranged:", "%d places are arranged:",
                                      self->tally.arranged), self->tally.arranged);
  for (guint i = 0; i < self->places->len; i++)
    {
      StmCasePlace *place = g_ptr_array_index (self->places, i);

      g_string_append_printf (text, "%s %s (%d)", i > 0 ? "," : "", place->place.service->name,
                              place->place.arrangement->places);
    }
  g_string_append_c (text, '.');

  return g_string_free_and_steal (text);
}

char *
stm_demand_case_dup_text (StmDemandCase *self, StmCasePlace *place, StmTopic topic)
{
  g_autofree char *start = stm_date_format (self->demand->starts_on);
  int pupils = place != NULL ? g_list_model_get_n_items (place->pupils) : 0;
  StmNumberChange change;

  switch (topic)
    {
    case STM_TOPIC_PLACES:
      return dup_places_text (self);
    case STM_TOPIC_PUPILS:
      return place != NULL ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d pupil of %s comes to %s on %s.",
                                                           "%d pupils of %s come to %s on %s.", pupils),
                                              pupils, self->school->name, place->place.service->name, start)
                           : g_strdup ("");
    case STM_TOPIC_CHANGE:
      return stm_demand_find_unreported (self->demand, self->events, self->messages, &change)
               ? g_strdup_printf (_("The number of pupils from %s changes from %d to %d."), start, change.from, change.to)
               : g_strdup ("");
    case STM_TOPIC_UNUSED:
      return place != NULL ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d place at %s from %s stays unused.",
                                                           "%d places at %s from %s stay unused.", place->unused),
                                              place->unused, place->place.service->name, start)
                           : g_strdup ("");
    default:
      return g_strdup ("");
    }
}
