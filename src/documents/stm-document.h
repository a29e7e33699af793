#pragma once

#include "documents/stm-block.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StmPageShape:
 * @STM_PAGE_PORTRAIT: A4, upright
 * @STM_PAGE_LANDSCAPE: A4, lying
 *
 * The paper of a document.
 */
typedef enum
{
  STM_PAGE_PORTRAIT,
  STM_PAGE_LANDSCAPE
} StmPageShape;

/**
 * StmHeadingFunc:
 * @text: the heading
 * @depth: 0 for the title
 * @page: the page it stands on, from 0
 * @x: left edge, in points from the left of the paper
 * @y: top edge, in points from the top of the paper
 * @data: what was handed in
 *
 * Gets each heading of a document in turn.
 */
typedef void (*StmHeadingFunc) (const char *text, guint depth, guint page, double x, double y, gpointer data);

/* Blocks on A4 pages.  One drawing serves preview, printer and file.  Every
 * function may be called from any thread once the blocks are in. */
#define STM_TYPE_DOCUMENT (stm_document_get_type ())
G_DECLARE_FINAL_TYPE (StmDocument, stm_document, STM, DOCUMENT, GObject)

StmDocument *stm_document_new             (StmPageShape    shape,
                                           const char     *title,
                                           const char     *date);
StmDocument *stm_document_new_blank       (StmPageShape    shape,
                                           const char     *title,
                                           const char     *date);
void         stm_document_set_author      (StmDocument    *self,
                                           const char     *author);
void         stm_document_set_language    (StmDocument    *self,
                                           const char     *language);
void         stm_document_set_show_date   (StmDocument    *self,
                                           gboolean        show_date);
void         stm_document_set_foot        (StmDocument    *self,
                                           const char     *text,
                                           const char     *numbering);
void         stm_document_start_copy      (StmDocument    *self,
                                           const char     *name);
void         stm_document_add             (StmDocument    *self,
                                           StmBlock       *block);
void         stm_document_add_text        (StmDocument    *self,
                                           StmTextStyle    style,
                                           const char     *text);

const char  *stm_document_get_title       (StmDocument    *self);
const char  *stm_document_get_author      (StmDocument    *self);
const char  *stm_document_get_language    (StmDocument    *self);
const char  *stm_document_get_date        (StmDocument    *self);
void         stm_document_get_page_size   (StmDocument    *self,
                                           double         *width,
                                           double         *height);
guint        stm_document_get_n_pages     (StmDocument    *self);
void         stm_document_draw_page       (StmDocument    *self,
                                           guint           page,
                                           cairo_t        *cr);
void         stm_document_for_each_heading (StmDocument   *self,
                                            StmHeadingFunc func,
                                            gpointer       data);

G_END_DECLS
