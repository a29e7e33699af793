#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StmHelpLineLink:
 * @STM_HELP_LINE_TEXT: can only be copied
 * @STM_HELP_LINE_PHONE: a number to call
 * @STM_HELP_LINE_MAIL: an address to mail to
 * @STM_HELP_LINE_SITE: a website
 *
 * What can be done with a line.
 */
typedef enum
{
  STM_HELP_LINE_TEXT,
  STM_HELP_LINE_PHONE,
  STM_HELP_LINE_MAIL,
  STM_HELP_LINE_SITE
} StmHelpLineLink;

/* One way to get help: its text can be copied, and called, mailed or opened. */
#define STM_TYPE_HELP_LINE_ROW (stm_help_line_row_get_type ())
G_DECLARE_FINAL_TYPE (StmHelpLineRow, stm_help_line_row, STM, HELP_LINE_ROW, AdwActionRow)

GtkWidget  *stm_help_line_row_new     (const char      *title,
                                       const char      *text,
                                       StmHelpLineLink  link);
/* (nullable): where the row leads */
const char *stm_help_line_row_get_uri (StmHelpLineRow  *self);

G_END_DECLS
