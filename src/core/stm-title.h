#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STM_TYPE_TITLE (stm_title_get_type ())
G_DECLARE_FINAL_TYPE (StmTitle, stm_title, STM, TITLE, GObject)

StmTitle   *stm_title_new        (const char *kind,
                                  const char *uuid,
                                  const char *title,
                                  const char *subtitle);
const char *stm_title_get_kind   (StmTitle   *self);
const char *stm_title_get_uuid   (StmTitle   *self);
const char *stm_title_get_title  (StmTitle   *self);
const char *stm_title_get_subtitle (StmTitle *self);

G_END_DECLS
