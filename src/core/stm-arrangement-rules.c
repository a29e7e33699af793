#include "config.h"

#include "core/stm-arrangement-rules.h"

#include "core/stm-date.h"
#include "core/stm-demand-rules.h"

#include <glib/gi18n-lib.h>

static gboolean
is_same (gpointer record, gpointer other)
{
  return g_strcmp0 (stm_record_get_uuid (record), stm_record_get_uuid (other)) == 0;
}

/**
 * stm_offer_count_arranged:
 * @self: an offer
 * @arrangements: #StmArrangement, those of other offers too
 * @except: (nullable): one that does not count, since it is being changed
 *
 * Returns: how many of its places are arranged
 */
int
stm_offer_count_arranged (StmOffer *self, GListModel *arrangements, StmArrangement *except)
{
  int n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (arrangements); i++)
    {
      g_autoptr (StmArrangement) arrangement = g_list_model_get_item (arrangements, i);

      if (g_strcmp0 (arrangement->offer, stm_record_get_uuid (STM_RECORD (self))) == 0
          && (except == NULL || !is_same (arrangement, except)))
        n += arrangement->places;
    }

  return n;
}

static gboolean
covers (StmOffer *offer, StmDemand *demand)
{
  return stm_date_parse (offer->starts_on, NULL) && stm_date_parse (offer->ends_on, NULL)
         && stm_date_parse (demand->starts_on, NULL) && stm_date_parse (demand->ends_on, NULL)
         && stm_date_compare (offer->starts_on, demand->starts_on) <= 0
         && stm_date_compare (offer->ends_on, demand->ends_on) >= 0;
}

/**
 * stm_offer_suits:
 * @self: an offer
 * @demand: a demand
 *
 * Returns: whether places of @self can be arranged for @demand: they are of the
 *   same programme and model, and are there in the whole period (SPEC V2)
 */
gboolean
stm_offer_suits (StmOffer *self, StmDemand *demand)
{
  return g_strcmp0 (self->programme, demand->programme) == 0 && self->model == demand->model && covers (self, demand);
}

/**
 * stm_offer_check_arranged:
 * @self: an offer
 * @arrangements: its #StmArrangement
 * @problems: gets what is wrong
 *
 * An offer keeps the places that are arranged.
 */
void
stm_offer_check_arranged (StmOffer *self, GListModel *arrangements, StmProblemList *problems)
{
  int arranged = stm_offer_count_arranged (self, arrangements, NULL);

  if (self->places < arranged)
    stm_problem_list_add (problems, "places", STM_SEVERITY_ERROR,
                          g_dngettext (GETTEXT_PACKAGE, "%d place is arranged already.",
                                       "%d places are arranged already.", arranged),
                          arranged);
}

/**
 * stm_arrangement_count_assigned:
 * @self: an arrangement
 * @assignments: #StmAssignment, those of other arrangements too
 *
 * Returns: how many pupils come there
 */
int
stm_arrangement_count_assigned (StmArrangement *self, GListModel *assignments)
{
  int n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (assignments); i++)
    {
      g_autoptr (StmAssignment) assignment = g_list_model_get_item (assignments, i);

      n += g_strcmp0 (assignment->arrangement, stm_record_get_uuid (STM_RECORD (self))) == 0;
    }

  return n;
}

/**
 * stm_arrangement_find_pupils_sent_on:
 * @self: an arrangement
 * @messages: the #StmMessage of its demand
 *
 * Returns: (transfer none) (nullable): the day on which the institution got its
 *   list of pupils (SPEC V3)
 */
const char *
stm_arrangement_find_pupils_sent_on (StmArrangement *self, GListModel *messages)
{
  return self->pupils_sent_on != NULL
           ? self->pupils_sent_on
           : stm_message_find_sent_on (messages, stm_record_get_uuid (STM_RECORD (self)), STM_TOPIC_PUPILS);
}

/**
 * stm_arrangement_find_unused_sent_on:
 * @self: an arrangement
 * @messages: the #StmMessage of its demand
 *
 * Returns: (transfer none) (nullable): the day on which the institution was told
 *   of places that stay unused (SPEC V4)
 */
const char *
stm_arrangement_find_unused_sent_on (StmArrangement *self, GListModel *messages)
{
  return self->unused_sent_on != NULL
           ? self->unused_sent_on
           : stm_message_find_sent_on (messages, stm_record_get_uuid (STM_RECORD (self)), STM_TOPIC_UNUSED);
}

/**
 * stm_arrangement_count_unused:
 * @self: an arrangement
 * @assigned: how many pupils come there
 * @messages: the #StmMessage of its demand
 *
 * Returns: how many of its places stay unused, once its list of pupils is passed
 *   on (SPEC V4)
 */
int
stm_arrangement_count_unused (StmArrangement *self, int assigned, GListModel *messages)
{
  return stm_arrangement_find_pupils_sent_on (self, messages) != NULL ? MAX (self->places - assigned, 0) : 0;
}

static void
check_suits (StmOffer *offer, StmDemand *demand, StmProblemList *problems)
{
  if (g_strcmp0 (offer->programme, demand->programme) != 0)
    stm_problem_list_add (problems, "offer", STM_SEVERITY_ERROR, _("This offer is for another programme."));
  else if (offer->model != demand->model)
    stm_problem_list_add (problems, "offer", STM_SEVERITY_ERROR, _("This offer is for another model of stage."));
  else if (!covers (offer, demand))
    stm_problem_list_add (problems, "offer", STM_SEVERITY_ERROR, _("This offer is not for the whole period of the demand."));
  else if (offer->days != 0 && (demand->days & ~offer->days) != 0)
    stm_problem_list_add (problems, "offer", STM_SEVERITY_WARNING,
                          _("The school asks for half-days on which this offer has no places."));
}

/**
 * stm_arrangement_check_places:
 * @self: an arrangement
 * @offer: where its places are
 * @demand: what they are for
 * @of_offer: the #StmArrangement of @offer
 * @assignments: the #StmAssignment of @self
 * @problems: gets what is wrong
 *
 * The offer suits the demand and is not overbooked, and no pupil loses a place
 * (SPEC V2, V3).
 */
void
stm_arrangement_check_places (StmArrangement *self,
                              StmOffer       *offer,
                              StmDemand      *demand,
                              GListModel     *of_offer,
                              GListModel     *assignments,
                              StmProblemList *problems)
{
  int left = MAX (offer->places - stm_offer_count_arranged (offer, of_offer, self), 0);
  int assigned = stm_arrangement_count_assigned (self, assignments);

  check_suits (offer, demand, problems);

  if (self->places > left)
    stm_problem_list_add (problems, "places", STM_SEVERITY_ERROR,
                          g_dngettext (GETTEXT_PACKAGE, "This offer has %d place left.",
                                       "This offer has %d places left.", left),
                          left);
  else if (self->places < assigned)
    stm_problem_list_add (problems, "places", STM_SEVERITY_ERROR,
                          g_dngettext (GETTEXT_PACKAGE, "%d pupil is assigned here already.",
                                       "%d pupils are assigned here already.", assigned),
                          assigned);
}

/* How many others come here, and whether the pupil goes somewhere already. */
static int
count_others (StmAssignment *self, GListModel *of_demand, gboolean *is_twice)
{
  int n = 0;

  *is_twice = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (of_demand); i++)
    {
      g_autoptr (StmAssignment) other = g_list_model_get_item (of_demand, i);

      if (is_same (other, self))
        continue;

      n += g_strcmp0 (other->arrangement, self->arrangement) == 0;
      *is_twice |= g_strcmp0 (other->student, self->student) == 0;
    }

  return n;
}

/**
 * stm_assignment_check_place:
 * @self: an assignment
 * @arrangement: where the pupil goes
 * @demand: what it was arranged for
 * @student: the pupil
 * @of_demand: the #StmAssignment of all arrangements of @demand
 * @problems: gets what is wrong
 *
 * There is a place, the pupil is of the school that asked for it, and goes to one
 * institution only (SPEC V3).
 */
void
stm_assignment_check_place (StmAssignment  *self,
                            StmArrangement *arrangement,
                            StmDemand      *demand,
                            StmStudent     *student,
                            GListModel     *of_demand,
                            StmProblemList *problems)
{
  gboolean is_twice;
  int others = count_others (self, of_demand, &is_twice);

  if (g_strcmp0 (student->school, demand->school) != 0)
    stm_problem_list_add (problems, "student", STM_SEVERITY_ERROR, _("This pupil is of another school."));
  else if (is_twice)
    stm_problem_list_add (problems, "student", STM_SEVERITY_ERROR, _("This pupil already has a place in this period."));

  if (others >= arrangement->places)
    stm_problem_list_add (problems, "arrangement", STM_SEVERITY_ERROR,
                          g_dngettext (GETTEXT_PACKAGE, "Only %d place is arranged here.",
                                       "Only %d places are arranged here.", arrangement->places),
                          arrangement->places);
}
