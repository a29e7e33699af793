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

/* Those of chapter 5 of the SPEC. */

const StmChoice stm_residence_choices[] = {
  { "", N_("Not chosen") },
  { "belgian", N_("Belgian") },
  { "eu", N_("Citizen of the European Economic Area or Switzerland") },
  { "unlimited", N_("Unlimited stay") },
  { "limited", N_("Limited stay") },
  { "protection", N_("Temporary protection") },
  { "applicant", N_("Applicant for international protection") },
  { "none", N_("No valid residence status") },
  { NULL }
};

const StmChoice stm_work_card_choices[] = {
  { "", N_("Not chosen") },
  { "not-needed", N_("Not needed") },
  { "unlimited", N_("Labour market: unlimited") },
  { "limited", N_("Labour market: limited") },
  { "none", N_("Labour market: no") },
  { NULL }
};

/* in the order of StmContactType */
const StmChoice stm_contact_type_choices[] = {
  { "", N_("Not chosen") },
  { "first", N_("First appointment for mediation at the partner") },
  { "follow-up", N_("Follow-up contact") },
  { NULL }
};

/* in the order of StmOutcome */
const StmChoice stm_outcome_choices[] = {
  { "", N_("Planned") },
  { "present", N_("Present") },
  { "absent-valid", N_("Absent – valid reason") },
  { "absent-invalid", N_("Absent – invalid reason") },
  { NULL }
};

/* in the order of StmEnding */
const StmChoice stm_ending_choices[] = {
  { "", N_("None") },
  { "maximum-duration", N_("Maximum duration of 2 years") },
  { "passive", N_("3 times in a passive category") },
  { "no-contract-days", N_("2 months without contract days") },
  { "absence", N_("Refused by absence") },
  { "dismissal", N_("Dismissal from the project") },
  { "early-stop", N_("Early stop") },
  { NULL }
};

/* in the order of StmAdvice */
const StmChoice stm_advice_choices[] = {
  { "", N_("None") },
  { "no-need", N_("No need for personal services") },
  { "need", N_("Need for personal services") },
  { "exhausted", N_("Services exhausted") },
  { "reassess", N_("New assessment needed") },
  { NULL }
};

/* in the order of StmClosing */
const StmChoice stm_closing_choices[] = {
  { "", N_("Open") },
  { "by-partner", N_("By the partner, with final advice") },
  { "automatic", N_("Automatic, without final advice") },
  { "by-vdab", N_("Closed by the VDAB") },
  { NULL }
};

/* in the order of the bits of StmDelivery */
const StmChoice stm_delivery_choices[] = {
  { "mail", N_("Mail final advice") },
  { "print", N_("Print final advice") },
  { NULL }
};

const StmChoice stm_rubric_choices[] = {
  { "", N_("Not chosen") },
  { "competences", N_("Strengthening competences") },
  { "job-search", N_("Looking for work") },
  { "conditions", N_("Preconditions") },
  { "employability", N_("Employability") },
  { "orientation", N_("Orientation") },
  { "other", N_("Other") },
  { NULL }
};

/* in the order of StmActivityType */
const StmChoice stm_activity_type_choices[] = {
  { "", N_("Not chosen") },
  { "own-training", N_("Own training") },
  { "requested-training", N_("Requested training") },
  { "ibo", N_("Individual vocational training (IBO)") },
  { "work", N_("Work") },
  { NULL }
};

/* in the order of StmActivityState */
const StmChoice stm_activity_state_choices[] = {
  { "planned", N_("Planned") },
  { "requested", N_("Requested") },
  { "started", N_("Started") },
  { "ended", N_("Ended") },
  { "cancelled", N_("Cancelled") },
  { NULL }
};

/* in the order of StmProgress */
const StmChoice stm_progress_choices[] = {
  { "open", N_("To do") },
  { "done", N_("Done") },
  { "dropped", N_("Dropped") },
  { NULL }
};

const StmChoice stm_score_choices[] = {
  { "", N_("Not scored") },
  { "1", N_("No experience") },
  { "2", N_("Some experience") },
  { "3", N_("Experienced") },
  { "4", N_("Very experienced") },
  { NULL }
};

/* in the order of StmSignalTopic */
const StmChoice stm_signal_topic_choices[] = {
  { "", N_("Not chosen") },
  { "refused", N_("Service refused because of absence") },
  { "stopped", N_("Dismissal or early stop") },
  { "training-request", N_("Training requested") },
  { "training-notice", N_("Training no longer wanted") },
  { "advice", N_("Final advice") },
  { NULL }
};

/* in the order of StmWay */
const StmChoice stm_way_choices[] = {
  { "", N_("Not sent") },
  { "printed", N_("Printed") },
  { "saved", N_("Saved as a file") },
  { "mailed", N_("By e-mail") },
  { "outside", N_("Outside the program") },
  { NULL }
};

/* in the order of StmWay: what left the program only later was kept before */
const StmChoice stm_printout_way_choices[] = {
  { "", N_("Kept") },
  { "printed", N_("Printed") },
  { "saved", N_("Saved as a file") },
  { "mailed", N_("By e-mail") },
  { "outside", N_("Outside the program") },
  { NULL }
};

/* in the order of StmPhase */
const StmChoice stm_phase_choices[] = {
  { "referred", N_("Referred") },
  { "attended", N_("First appointment attended") },
  { "agreement-printed", N_("Agreement printed") },
  { "agreement-signed", N_("Agreement signed") },
  { "running", N_("In mediation") },
  { "to-close", N_("To be closed") },
  { "closed", N_("Closed") },
  { "refused", N_("Refused by absence") },
  { NULL }
};

/* in the order of StmReason */
const StmChoice stm_reason_choices[] = {
  { "", N_("Nothing to do") },
  { "new-service", N_("New service") },
  { "first-today", N_("First appointment today") },
  { "complete-first", N_("Complete the first appointment") },
  { "new-appointment", N_("Make a new appointment") },
  { "print-letter", N_("Print the invitation") },
  { "print-agreement", N_("Print the WEO") },
  { "sign-agreement", N_("Have the WEO signed") },
  { "start-process", N_("Start the mediation process") },
  { "action-sheet", N_("Action sheet") },
  { "contact-today", N_("Contact today") },
  { "complete-contact", N_("Complete a contact") },
  { "task", N_("Task past its deadline") },
  { "competences", N_("Update the competences") },
  { "papers", N_("Residence status or work card expires") },
  { "plan-contact", N_("Plan a contact") },
  { "contract-days", N_("No contract days") },
  { "end-soon", N_("The two years end") },
  { "signal", N_("Signal to send") },
  { "to-close", N_("To be closed") },
  { "attestation", N_("Deliver the C91") },
  { NULL }
};
