#pragma once

#include "app/stm-window.h"

G_BEGIN_DECLS

void stm_export_job_start (StmWindow *window);

G_END_DECLS
