#include "config.h"

#include "documents/stm-page-margins.h"

#define MILLIMETRE      (72.0 / 25.4)
#define HEADER_DISTANCE (11 * MILLIMETRE)  /* of the line above the text, to the edge of the paper */
#define FOOTER_DISTANCE (12 * MILLIMETRE)
#define GAP             12.0
#define MOST_FOOT_LINES 3

static void
draw_line (StmTypesetter *typesetter, cairo_t *cr, const char *text, double width, PangoAlignment alignment, double x, double y)
{
  if (text != NULL)
    stm_typesetter_draw_line (typesetter, cr, STM_TEXT_MARGIN, text, width, alignment, 0, x, y);
}

/* Grows upwards, so that the last line stands beside the number of the page. */
static void
draw_foot (StmTypesetter *typesetter, cairo_t *cr, const char *text, double width, double x, double bottom)
{
  double line_height = stm_typesetter_get_line_height (STM_TEXT_MARGIN);
  guint n_lines = MIN (stm_typesetter_count_lines (typesetter, STM_TEXT_MARGIN, text, width), MOST_FOOT_LINES);

  for (guint line = 0; line < n_lines; line++)
    stm_typesetter_draw_line (typesetter, cr, STM_TEXT_MARGIN, text, width, PANGO_ALIGN_LEFT, line,
                              x, bottom - (n_lines - 1 - line) * line_height);
}

/**
 * stm_page_margins_draw:
 * @self: what to draw
 * @typesetter: what measures it
 * @cr: where to draw: the left upper corner of the paper at the origin
 * @side: how far from the edge of the paper the text begins, in points
 * @width: of the text
 * @paper_height: of the paper
 *
 * Draws what stands above and below the text of a page.
 */
void
stm_page_margins_draw (const StmPageMargins *self,
                       StmTypesetter        *typesetter,
                       cairo_t              *cr,
                       double                side,
                       double                width,
                       double                paper_height)
{
  double header = HEADER_DISTANCE - stm_typesetter_get_line_height (STM_TEXT_MARGIN);
  double footer = paper_height - FOOTER_DISTANCE;
  double copy = self->copy != NULL ? stm_typesetter_get_width (typesetter, STM_TEXT_MARGIN, self->copy) + GAP : 0;
  double number = stm_typesetter_get_width (typesetter, STM_TEXT_MARGIN, self->number) + GAP;

  draw_line (typesetter, cr, self->title, MAX (width - copy, width / 2), PANGO_ALIGN_LEFT, side, header);
  draw_line (typesetter, cr, self->copy, width, PANGO_ALIGN_RIGHT, side, header);
  draw_line (typesetter, cr, self->number, width, PANGO_ALIGN_RIGHT, side, footer);
  if (self->foot != NULL)
    draw_foot (typesetter, cr, self->foot, width - number, side, footer);
}
