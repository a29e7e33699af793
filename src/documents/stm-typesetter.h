#pragma once

#include <glib-object.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * StmTextStyle:
 * @STM_TEXT_TITLE: the title of a document
 * @STM_TEXT_LEAD: the sentence under the title
 * @STM_TEXT_HEADING: the heading of a part
 * @STM_TEXT_BODY: running text
 * @STM_TEXT_SMALL: what is of less weight
 * @STM_TEXT_TABLE_HEAD: the headings of a table
 * @STM_TEXT_TABLE: its cells
 * @STM_TEXT_TABLE_TOTAL: cells with sums
 * @STM_TEXT_CODE: characters to copy by hand
 * @STM_TEXT_MARGIN: what stands above and below each page
 * @STM_TEXT_SUBHEADING: the heading of a smaller part
 * @STM_TEXT_LABEL: what a box or a line below it is for
 * @STM_TEXT_CELL_HEAD: the headings of a table in a form
 * @STM_TEXT_CELL: its cells
 *
 * How text looks; everything on paper is one of these.
 */
typedef enum
{
  STM_TEXT_TITLE,
  STM_TEXT_LEAD,
  STM_TEXT_HEADING,
  STM_TEXT_BODY,
  STM_TEXT_SMALL,
  STM_TEXT_TABLE_HEAD,
  STM_TEXT_TABLE,
  STM_TEXT_TABLE_TOTAL,
  STM_TEXT_CODE,
  STM_TEXT_MARGIN,
  STM_TEXT_SUBHEADING,
  STM_TEXT_LABEL,
  STM_TEXT_CELL_HEAD,
  STM_TEXT_CELL
} StmTextStyle;

/* Text in lines of one height, so that blocks can count in lines and break
 * between any two of them.  All lengths are in points. */
#define STM_TYPE_TYPESETTER (stm_typesetter_get_type ())
G_DECLARE_FINAL_TYPE (StmTypesetter, stm_typesetter, STM, TYPESETTER, GObject)

#define STM_UNLIMITED_WIDTH (-1.0)

StmTypesetter *stm_typesetter_new             (const char     *language);
double         stm_typesetter_get_line_height (StmTextStyle    style);
guint          stm_typesetter_count_lines     (StmTypesetter  *self,
                                               StmTextStyle    style,
                                               const char     *text,
                                               double          width);
double         stm_typesetter_get_width       (StmTypesetter  *self,
                                               StmTextStyle    style,
                                               const char     *text);
void           stm_typesetter_draw_line       (StmTypesetter  *self,
                                               cairo_t        *cr,
                                               StmTextStyle    style,
                                               const char     *text,
                                               double          width,
                                               PangoAlignment  alignment,
                                               guint           line,
                                               double          x,
                                               double          y);

G_END_DECLS
