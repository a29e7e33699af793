#include "config.h"

#include "documents/stm-document.h"

#include "core/stm-date.h"
#include "documents/stm-break-block.h"
#include "documents/stm-copies.h"
#include "documents/stm-page-flow.h"
#include "documents/stm-page-margins.h"
#include "documents/stm-text-block.h"

#include <glib/gi18n-lib.h>

#define MILLIMETRE (72.0 / 25.4)

typedef struct
{
  double width;
  double height;
  double side;    /* margins */
  double top;
  double bottom;
} Paper;

/* in the order of StmPageShape; a printer leaves about 6 mm white */
static const Paper papers[] = {
  { 210 * MILLIMETRE, 297 * MILLIMETRE, 22 * MILLIMETRE, 24 * MILLIMETRE, 22 * MILLIMETRE },
  { 297 * MILLIMETRE, 210 * MILLIMETRE, 14 * MILLIMETRE, 17 * MILLIMETRE, 17 * MILLIMETRE },
};

/**
 * StmDocument:
 *
 * What is printed: blocks, and what is said of them above, below and beside
 * each page.
 */
struct _StmDocument
{
  GObject         parent_instance;

  StmPageShape    shape;
  char           *title;
  char           *author;
  char           *language;
  char           *date;
  gboolean        show_date;
  char           *foot;        /* (nullable): at the left, in the place of the date */
  char           *numbering;   /* with {page} and {pages} */
  GListStore     *blocks;
  StmCopies      *copies;

  GMutex          mutex;       /* holds what follows */
  StmTypesetter  *typesetter;
  StmPageFlow    *flow;
};

G_DEFINE_FINAL_TYPE (StmDocument, stm_document, G_TYPE_OBJECT)

static void
stm_document_finalize (GObject *object)
{
  StmDocument *self = STM_DOCUMENT (object);

  g_clear_object (&self->flow);
  g_clear_object (&self->typesetter);
  g_clear_object (&self->blocks);
  stm_copies_free (self->copies);
  g_free (self->foot);
  g_free (self->numbering);
  g_free (self->title);
  g_free (self->author);
  g_free (self->language);
  g_free (self->date);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (stm_document_parent_class)->finalize (object);
}

static void
stm_document_class_init (StmDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_document_finalize;
}

static void
stm_document_init (StmDocument *self)
{
  g_mutex_init (&self->mutex);
  self->blocks = g_list_store_new (STM_TYPE_BLOCK);
  self->copies = stm_copies_new ();
  self->show_date = TRUE;
  self->numbering = g_strdup ("{page} / {pages}");
}

/* Calls with the mutex held. */
static StmPageFlow *
ensure_flow (StmDocument *self)
{
  const Paper *paper = &papers[self->shape];

  if (self->flow == NULL)
    {
      self->typesetter = stm_typesetter_new (self->language);
      self->flow = stm_page_flow_new (G_LIST_MODEL (self->blocks), self->typesetter,
                                      paper->width - 2 * paper->side,
                                      paper->height - paper->top - paper->bottom);
    }

  return self->flow;
}

/**
 * stm_document_new:
 * @shape: its paper
 * @title: what it is called; its first block is that title
 * @date: when it is made: an ISO day, "2026-09-03", or an ISO time in UTC,
 *   "2026-09-03T08:15:00Z"
 *
 * Makes a document by Stagematching, in the language of the user interface.
 * The same blocks and date give the same bytes on one machine.
 *
 * Returns: (transfer full): a document with a title
 */
StmDocument *
stm_document_new (StmPageShape shape, const char *title, const char *date)
{
  StmDocument *self = stm_document_new_blank (shape, title, date);

  stm_document_add_text (self, STM_TEXT_TITLE, self->title);

  return self;
}

/**
 * stm_document_new_blank:
 * @shape: its paper
 * @title: what it is called
 * @date: when it is made, as for stm_document_new()
 *
 * Makes a document of which the blocks tell where the title stands.
 *
 * Returns: (transfer full): a document without blocks
 */
StmDocument *
stm_document_new_blank (StmPageShape shape, const char *title, const char *date)
{
  StmDocument *self = g_object_new (STM_TYPE_DOCUMENT, NULL);

  self->shape = shape;
  self->title = g_utf8_make_valid (title, -1);
  self->author = g_strdup ("Stagematching");
  /* TRANSLATORS: the language that you translate to, as in <html lang>: "nl" */
  self->language = g_strdup (C_("language code", "en"));
  self->date = g_strdup (date);

  return self;
}

/**
 * stm_document_set_author:
 * @self: a document not yet drawn
 * @author: who made it, for the properties of the file
 */
void
stm_document_set_author (StmDocument *self, const char *author)
{
  g_set_str (&self->author, author);
}

/**
 * stm_document_set_language:
 * @self: a document not yet drawn
 * @language: what it is written in, "nl"
 */
void
stm_document_set_language (StmDocument *self, const char *language)
{
  g_set_str (&self->language, language);
}

/**
 * stm_document_set_show_date:
 * @self: a document not yet drawn
 * @show_date: whether the date stands at the foot of each page
 */
void
stm_document_set_show_date (StmDocument *self, gboolean show_date)
{
  self->show_date = show_date;
}

/**
 * stm_document_set_foot:
 * @self: a document not yet drawn
 * @text: what stands at the foot of each page in the place of the date; three
 *   lines of it at most
 * @numbering: how pages are numbered, "Pagina {page} van {pages}"
 */
void
stm_document_set_foot (StmDocument *self, const char *text, const char *numbering)
{
  g_free (self->foot);
  self->foot = g_utf8_make_valid (text, -1);
  g_set_str (&self->numbering, numbering);
}

/**
 * stm_document_start_copy:
 * @self: a document not yet drawn
 * @name: for whom it is; stands above each of its pages
 *
 * Lets the blocks that are added from here on be a copy: it begins on a new page,
 * and its pages are numbered from 1.
 */
void
stm_document_start_copy (StmDocument *self, const char *name)
{
  stm_document_add (self, stm_break_block_new ());
  stm_copies_add (self->copies, name, g_list_model_get_n_items (G_LIST_MODEL (self->blocks)));
}

/**
 * stm_document_add:
 * @self: a document not yet drawn
 * @block: (transfer full): what comes below the other blocks
 */
void
stm_document_add (StmDocument *self, StmBlock *block)
{
  g_return_if_fail (self->flow == NULL);

  g_list_store_append (self->blocks, block);
  g_object_unref (block);
}

/**
 * stm_document_add_text:
 * @self: a document not yet drawn
 * @style: how it looks
 * @text: a heading or a paragraph
 *
 * Adds a #StmTextBlock.
 */
void
stm_document_add_text (StmDocument *self, StmTextStyle style, const char *text)
{
  stm_document_add (self, stm_text_block_new (style, text));
}

/**
 * stm_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none): what it is called
 */
const char *
stm_document_get_title (StmDocument *self)
{
  return self->title;
}

/**
 * stm_document_get_author:
 * @self: a document
 *
 * Returns: (transfer none): who made it
 */
const char *
stm_document_get_author (StmDocument *self)
{
  return self->author;
}

/**
 * stm_document_get_language:
 * @self: a document
 *
 * Returns: (transfer none): what it is written in
 */
const char *
stm_document_get_language (StmDocument *self)
{
  return self->language;
}

/**
 * stm_document_get_date:
 * @self: a document
 *
 * Returns: (transfer none): when it is made, as it was handed in
 */
const char *
stm_document_get_date (StmDocument *self)
{
  return self->date;
}

/**
 * stm_document_get_page_size:
 * @self: a document
 * @width: (out): width of the paper, in points
 * @height: (out): height of the paper, in points
 */
void
stm_document_get_page_size (StmDocument *self, double *width, double *height)
{
  *width = papers[self->shape].width;
  *height = papers[self->shape].height;
}

/**
 * stm_document_get_n_pages:
 * @self: a document
 *
 * Lays the document out, the first time.
 *
 * Returns: how many pages it has, at least 1
 */
guint
stm_document_get_n_pages (StmDocument *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return stm_page_flow_get_n_pages (ensure_flow (self));
}

static char *
dup_numbering (StmDocument *self, const StmPageNumber *number)
{
  g_autoptr (GString) text = g_string_new (self->numbering);
  g_autofree char *page = g_strdup_printf ("%u", number->number);
  g_autofree char *pages = g_strdup_printf ("%u", number->total);

  g_string_replace (text, "{page}", page, 1);
  g_string_replace (text, "{pages}", pages, 1);

  return g_strdup (text->str);
}

static void
draw_margins (StmDocument *self, guint page, cairo_t *cr)
{
  const Paper *paper = &papers[self->shape];
  StmPageNumber number = stm_copies_count_pages (self->copies, self->flow, page);
  g_autofree char *numbering = dup_numbering (self, &number);
  g_autofree char *day = g_strndup (self->date, 10);
  g_autofree char *shown_day = stm_date_format (day);
  const char *foot = self->foot != NULL ? self->foot : self->show_date ? shown_day : NULL;
  /* The first page has the title itself. */
  const StmPageMargins margins = { number.number > 1 ? self->title : NULL, number.copy, foot, numbering };

  stm_page_margins_draw (&margins, self->typesetter, cr, paper->side, paper->width - 2 * paper->side, paper->height);
}

static void
draw_placed (StmDocument *self, const StmPlaced *placed, cairo_t *cr)
{
  g_autoptr (StmBlock) block = g_list_model_get_item (G_LIST_MODEL (self->blocks), placed->block);
  const Paper *paper = &papers[self->shape];

  cairo_save (cr);
  cairo_translate (cr, paper->side, paper->top + placed->y);
  if (placed->has_head)
    {
      stm_block_draw_head (block, self->typesetter, cr);
      cairo_translate (cr, 0, stm_block_get_head_height (block));
    }
  stm_block_draw (block, self->typesetter, cr, placed->piece);
  cairo_restore (cr);
}

/**
 * stm_document_draw_page:
 * @self: a document
 * @page: which page, from 0
 * @cr: where to draw: the left upper corner of the paper at the origin, one
 *   unit a point
 *
 * Draws one page in black on nothing: the paper is the caller's.
 */
void
stm_document_draw_page (StmDocument *self, guint page, cairo_t *cr)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  StmPageFlow *flow = ensure_flow (self);
  const StmPlaced *placed;
  guint n_placed;

  g_return_if_fail (page < stm_page_flow_get_n_pages (flow));

  placed = stm_page_flow_get_page (flow, page, &n_placed);
  draw_margins (self, page, cr);
  for (guint i = 0; i < n_placed; i++)
    draw_placed (self, &placed[i], cr);
}

static void
call_for_heading (StmDocument     *self,
                  const StmPlaced *placed,
                  guint            page,
                  StmHeadingFunc   func,
                  gpointer         data)
{
  g_autoptr (StmBlock) block = g_list_model_get_item (G_LIST_MODEL (self->blocks), placed->block);
  guint depth;
  const char *text = placed->piece == 0 ? stm_block_get_outline (block, &depth) : NULL;
  const char *copy = stm_copies_find (self->copies, placed->block);
  g_autofree char *own_title = NULL;

  if (text == NULL)
    return;

  if (depth == 0 && copy != NULL)
    own_title = g_strconcat (text, " – ", copy, NULL);
  func (own_title != NULL ? own_title : text, depth, page, papers[self->shape].side,
        papers[self->shape].top + placed->y, data);
}

/**
 * stm_document_for_each_heading:
 * @self: a document
 * @func: (scope call): gets each heading, from the first to the last
 * @data: for @func
 */
void
stm_document_for_each_heading (StmDocument *self, StmHeadingFunc func, gpointer data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  StmPageFlow *flow = ensure_flow (self);

  for (guint page = 0; page < stm_page_flow_get_n_pages (flow); page++)
    {
      guint n_placed;
      const StmPlaced *placed = stm_page_flow_get_page (flow, page, &n_placed);

      for (guint i = 0; i < n_placed; i++)
        call_for_heading (self, &placed[i], page, func, data);
    }
}
