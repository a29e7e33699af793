#pragma once

#include "documents/stm-typesetter.h"

G_BEGIN_DECLS

/**
 * StmPageMargins:
 * @title: (nullable): at the left above the text
 * @copy: (nullable): at the right above it
 * @foot: (nullable): at the left below it; three lines at most
 * @number: at the right below it
 *
 * What stands around the text of a page.
 */
typedef struct
{
  const char *title;
  const char *copy;
  const char *foot;
  const char *number;
} StmPageMargins;

void stm_page_margins_draw (const StmPageMargins *self,
                            StmTypesetter        *typesetter,
                            cairo_t              *cr,
                            double                side,
                            double                width,
                            double                paper_height);

G_END_DECLS
