#pragma once

#include "core/stm-field.h"

G_BEGIN_DECLS

extern const StmChoice stm_strand_choices[];
extern const StmChoice stm_province_choices[];
extern const StmChoice stm_service_kind_choices[];
extern const StmChoice stm_study_year_choices[];
extern const StmChoice stm_study_year_set[];
extern const StmChoice stm_transport_choices[];
extern const StmChoice stm_stage_form_choices[];
extern const StmChoice stm_decision_choices[];
extern const StmChoice stm_status_choices[];
extern const StmChoice stm_role_choices[];
extern const StmChoice stm_programme_method_choices[];
extern const StmChoice stm_deadline_effect_choices[];
extern const StmChoice stm_audience_choices[];
extern const StmChoice stm_model_choices[];
extern const StmChoice stm_half_day_choices[];
extern const StmChoice stm_certainty_choices[];
extern const StmChoice stm_topic_choices[];
extern const StmChoice stm_task_state_choices[];
extern const StmChoice stm_next_task_choices[];
extern const StmChoice stm_timing_choices[];
extern const StmChoice stm_direction_choices[];
extern const StmChoice stm_package_content_choices[];
extern const StmChoice stm_residence_choices[];
extern const StmChoice stm_work_card_choices[];
extern const StmChoice stm_contact_type_choices[];
extern const StmChoice stm_outcome_choices[];
extern const StmChoice stm_ending_choices[];
extern const StmChoice stm_advice_choices[];
extern const StmChoice stm_closing_choices[];
extern const StmChoice stm_delivery_choices[];
extern const StmChoice stm_rubric_choices[];
extern const StmChoice stm_activity_type_choices[];
extern const StmChoice stm_activity_state_choices[];
extern const StmChoice stm_progress_choices[];
extern const StmChoice stm_score_choices[];
extern const StmChoice stm_signal_topic_choices[];
extern const StmChoice stm_way_choices[];
extern const StmChoice stm_printout_way_choices[];
extern const StmChoice stm_phase_choices[];
extern const StmChoice stm_reason_choices[];

G_END_DECLS
