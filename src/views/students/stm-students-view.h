#pragma once

#include "views/stm-records-view.h"

G_BEGIN_DECLS

#define STM_TYPE_STUDENTS_VIEW (stm_students_view_get_type ())
G_DECLARE_FINAL_TYPE (StmStudentsView, stm_students_view, STM, STUDENTS_VIEW, StmRecordsView)

GtkWidget *stm_students_view_new (StmStore *store);

G_END_DECLS
