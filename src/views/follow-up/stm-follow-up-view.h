#pragma once

#include <adwaita.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

/* "Opvolging", the home view: what is due, late, new or undecided, and small
 * pictures of where all stands. */
#define STM_TYPE_FOLLOW_UP_VIEW (stm_follow_up_view_get_type ())
G_DECLARE_FINAL_TYPE (StmFollowUpView, stm_follow_up_view, STM, FOLLOW_UP_VIEW, AdwNavigationPage)

GtkWidget *stm_follow_up_view_new (StmStore *store);

G_END_DECLS
