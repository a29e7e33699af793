#include "config.h"

#include "core/stm-choices.h"

#include <glib/gi18n-lib.h>

/* The fixed lists of chapter 1 of the SPEC, in its order.  Keys are kept in
 * files and positions in databases, so lists only grow at their end. */

const StmChoice stm_strand_choices[] = {
  { "secondary", N_("Secondary education") },
  { "dual", N_("Dual learning") },
  { "vmbo", N_("Vmbo") },
  { "practical", N_("Practical education") },
  { "higher", N_("Higher education") },
  { NULL }
};

/* in the order of StmProvince */
const StmChoice stm_province_choices[] = {
  { "", N_("Not chosen") },
  { "brussels", N_("Brussels-Capital Region") },
  { "flemish-brabant", N_("Flemish Brabant") },
  { "antwerp", N_("Antwerp") },
  { "limburg", N_("Limburg") },
  { "west-flanders", N_("West Flanders") },
  { "east-flanders", N_("East Flanders") },
  { "walloon-brabant", N_("Walloon Brabant") },
  { "liege", N_("Liège") },
  { "namur", N_("Namur") },
  { "hainaut", N_("Hainaut") },
  { "luxembourg", N_("Luxembourg") },
  { "abroad", N_("Outside Belgium") },
  { NULL }
};

const StmChoice stm_service_kind_choices[] = {
  { "", N_("Not chosen") },
  { "home-care", N_("Home care") },
  { "residential-care", N_("Residential care centre") },
  { "day-care", N_("Day care centre") },
  { "hospital", N_("Hospital") },
  { "disability-care", N_("Disability care") },
  { "child-care", N_("Child care") },
  { "company", N_("Company") },
  { "other", N_("Other") },
  { NULL }
};

const StmChoice stm_study_year_choices[] = {
  { "", N_("Not chosen") },
  { "1", N_("1st year") },
  { "2", N_("2nd year") },
  { "3", N_("3rd year") },
  { "4", N_("4th year") },
  { "5", N_("5th year") },
  { "6", N_("6th year") },
  { "7", N_("7th year") },
  { NULL }
};

/* bit n is year n + 1 */
const StmChoice stm_study_year_set[] = {
  { "1", N_("1st year") },
  { "2", N_("2nd year") },
  { "3", N_("3rd year") },
  { "4", N_("4th year") },
  { "5", N_("5th year") },
  { "6", N_("6th year") },
  { "7", N_("7th year") },
  { NULL }
};

const StmChoice stm_transport_choices[] = {
  { "car", N_("Car") },
  { "e-bike", N_("Electric bicycle or moped") },
  { "bicycle", N_("Bicycle") },
  { "public-transport", N_("Public transport") },
  { NULL }
};

/* in the order of StmStageForm */
const StmChoice stm_stage_form_choices[] = {
  { "", N_("Not chosen") },
  { "block", N_("Block") },
  { "alternating", N_("Alternating") },
  { "block-and-alternating", N_("Block and alternating") },
  { NULL }
};

/* in the order of StmDecision */
const StmChoice stm_decision_choices[] = {
  { "accepted", N_("Accepted") },
  { "declined", N_("Declined") },
  { "withdrawn", N_("Withdrawn") },
  { NULL }
};

/* in the order of StmStatus */
const StmChoice stm_status_choices[] = {
  { "none", N_("No request") },
  { "requested", N_("Requested") },
  { "partly", N_("Partly accepted") },
  { "accepted", N_("Accepted") },
  { "declined", N_("Declined") },
  { NULL }
};

/* in the order of StmRole */
const StmChoice stm_role_choices[] = {
  { "", N_("Not chosen") },
  { "school", N_("School") },
  { "service", N_("Service") },
  { "region", N_("Regional coordinator") },
  { "partner", N_("Partner mediator") },
  { NULL }
};

/* in the order of StmProgrammeMethod */
const StmChoice stm_programme_method_choices[] = {
  { "", N_("Requests by student") },
  { "by-number", N_("Places by number") },
  { NULL }
};

/* in the order of StmDeadlineEffect */
const StmChoice stm_deadline_effect_choices[] = {
  { "reminder", N_("Reminder") },
  { "requests", N_("Requests entered") },
  { "late-starters", N_("Late starters entered") },
  { "round", N_("End of the round") },
  { "final", N_("Final") },
  { NULL }
};

/* in the order of the bits of StmAudience */
const StmChoice stm_audience_choices[] = {
  { "school", N_("Schools") },
  { "service", N_("Services") },
  { "region", N_("Region") },
  { NULL }
};

/* in the order of StmModel */
const StmChoice stm_model_choices[] = {
  { "", N_("Not chosen") },
  { "block", N_("Block") },
  { "alternating", N_("Alternating") },
  { "block-and-alternating", N_("Block and alternating") },
  { "ribbon", N_("Weekly day") },
  { NULL }
};

/* bit 2n is the morning of day n, bit 2n + 1 its afternoon; Monday is day 0 */
const StmChoice stm_half_day_choices[] = {
  { "mon-am", N_("Monday morning") },
  { "mon-pm", N_("Monday afternoon") },
  { "tue-am", N_("Tuesday morning") },
  { "tue-pm", N_("Tuesday afternoon") },
  { "wed-am", N_("Wednesday morning") },
  { "wed-pm", N_("Wednesday afternoon") },
  { "thu-am", N_("Thursday morning") },
  { "thu-pm", N_("Thursday afternoon") },
  { "fri-am", N_("Friday morning") },
  { "fri-pm", N_("Friday afternoon") },
  { "sat-am", N_("Saturday morning") },
  { "sat-pm", N_("Saturday afternoon") },
  { "sun-am", N_("Sunday morning") },
  { "sun-pm", N_("Sunday afternoon") },
  { NULL }
};

/* in the order of StmCertainty */
const StmChoice stm_certainty_choices[] = {
  { "provisional", N_("Provisional") },
  { "exact", N_("Exact") },
  { NULL }
};

/* in the order of StmTopic */
const StmChoice stm_topic_choices[] = {
  { "places-list", N_("List of places") },
  { "pupils-list", N_("List of pupils") },
  { "change", N_("Change") },
  { "unused", N_("Unused places") },
  { NULL }
};

/* in the order of StmDeadlineState */
const StmChoice stm_task_state_choices[] = {
  { "open", N_("Open") },
  { "soon", N_("Soon") },
  { "late", N_("Late") },
  { "done", N_("Done") },
  { NULL }
};

/* the tasks of SPEC V3, as far as one is still to be done; see StmTally */
const StmChoice stm_next_task_choices[] = {
  { "", N_("None") },
  { "places-list", N_("List of places") },
  { "pupils-list", N_("List of pupils") },
  { NULL }
};

/* in the order of StmTiming */
const StmChoice stm_timing_choices[] = {
  { "", N_("No rounds") },
  { "on-time", N_("On time") },
  { "late-starter", N_("Late starter") },
  { "late", N_("Entered late") },
  { "after-rounds", N_("After the last round") },
  { NULL }
};

/* in the order of StmDirection */
const StmChoice stm_direction_choices[] = {
  { "sent", N_("Sent") },
  { "received", N_("Received") },
  { NULL }
};

/* in the order of StmPackageContent */
const StmChoice stm_package_content_choices[] = {
  { "", N_("Not chosen") },
  { "catalogue", N_("Services and programmes") },
  { "requests", N_("Stage requests") },
  { "candidates", N_("Candidates") },
  { "decisions", N_("Decisions and offers") },
  { "placements", N_("Placements") },
  { "details", N_("Details of accepted students") },
  { NULL }
};
