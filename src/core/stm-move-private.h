#pragma once

#include "core/stm-move.h"

G_BEGIN_DECLS

/* What the files of the moves share. */

/* a move's own conditions, after those that the table of moves names */
typedef gboolean (*StmMayFunc)   (StmCaseFile *file,
                                  StmRecord   *subject,
                                  const char  *today,
                                  GError     **error);
/* makes the move: looks at all that it was given before it changes anything */
typedef gboolean (*StmApplyFunc) (StmCaseFile *file,
                                  StmRecord   *subject,
                                  StmMove     *move,
                                  const char  *today,
                                  GError     **error);

gboolean        stm_move_refuse              (GError        **error,
                                              const char     *format,
                                              ...) G_GNUC_PRINTF (2, 3);
gboolean        stm_move_refuse_since        (GError        **error,
                                              const char     *sentence,
                                              const char     *day);
char           *stm_move_dup_sentence        (const char     *sentence,
                                              const char     *day);
gboolean        stm_move_check_day           (const char     *day,
                                              const char     *earliest,
                                              const char     *today,
                                              GError        **error);
gboolean        stm_move_check_ahead         (const char     *day,
                                              const char     *today,
                                              GError        **error);
gboolean        stm_move_check_record        (StmRecord      *record,
                                              GError        **error);
const char     *stm_move_get_day             (const StmMove  *move,
                                              const char     *today);
gboolean        stm_move_has_text            (const StmMove  *move);

StmRecord      *stm_case_peek                (GListStore     *list,
                                              guint           index);
guint           stm_case_count               (GListStore     *list);
StmAppointment *stm_case_find_planned        (StmCaseFile    *file,
                                              StmContactType  type,
                                              const char     *from);
StmAppointment *stm_case_find_last_absence   (StmCaseFile    *file);
gboolean        stm_case_check_ladder        (StmMediation   *mediation,
                                              StmPhase        phase,
                                              GError        **error);

gboolean        stm_case_check_access        (StmCaseFile    *file,
                                              const char     *today,
                                              GError        **error);
gboolean        stm_case_check_is_part       (StmCaseFile    *file,
                                              StmRecord      *record,
                                              GError        **error);
gboolean        stm_case_check_open          (StmCaseFile    *file,
                                              StmRecord      *record,
                                              GError        **error);
gboolean        stm_case_check_new           (StmCaseFile    *file,
                                              StmRecord      *record,
                                              const char     *today,
                                              GError        **error);
gboolean        stm_referral_check_new       (StmCaseFile    *file,
                                              StmMediation   *mediation,
                                              const char     *today,
                                              GError        **error);
gboolean        stm_referral_check_changed   (StmCaseFile    *file,
                                              StmMediation   *before,
                                              StmMediation   *mediation,
                                              const char     *today,
                                              GError        **error);

gboolean stm_appointment_may_complete     (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_appointment_complete         (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_appointment_may_replan       (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_appointment_replan           (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_appointment_may_new_first    (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_appointment_new_first        (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_appointment_may_print        (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_appointment_print            (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);

gboolean stm_agreement_may_print          (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_agreement_print              (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_agreement_may_sign           (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_agreement_sign               (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_agreement_may_start          (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_agreement_start              (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);

gboolean stm_sheet_make                   (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_sheet_may_sign               (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_sheet_sign                   (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_sheet_may_close              (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_sheet_close                  (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);

gboolean stm_activity_may_request         (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_activity_request             (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_activity_may_start           (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_activity_start               (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_activity_may_end             (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_activity_end                 (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_activity_may_cancel          (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_activity_cancel              (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_activity_may_attest          (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_activity_attest              (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);

gboolean stm_closing_end_process          (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_closing_may_advise           (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_closing_advise               (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_closing_close_by_vdab        (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);

gboolean stm_signal_may_send              (StmCaseFile *file, StmRecord *subject, const char *today, GError **error);
gboolean stm_signal_send                  (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);
gboolean stm_printout_keep                (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error);

G_END_DECLS
