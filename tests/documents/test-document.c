#include "config.h"

#include "core/stm-overview.h"
#include "core/stm-row.h"
#include "documents/stm-overview-document.h"
#include "documents/stm-pdf.h"
#include "documents/stm-recovery-sheet.h"
#include "documents/stm-table-block.h"

#include <glib/gstdio.h>

#define CODE "7KQ2M-0A1B2-C3D4E-F5G6H-J7K8M-N9PQR"
#define DATE "2026-09-03"

/* A place in a list that stands for a record, as the store's lists hold them. */
#define TEST_TYPE_ROW (test_row_get_type ())
G_DECLARE_FINAL_TYPE (TestRow, test_row, TEST, ROW, GObject)

struct _TestRow
{
  GObject    parent_instance;
  StmRecord *record;
};

static StmRecord *
test_row_get_record (StmRow *row)
{
  return TEST_ROW (row)->record;
}

static void
test_row_iface_init (StmRowInterface *iface)
{
  iface->get_record = test_row_get_record;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRow, test_row, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STM_TYPE_ROW, test_row_iface_init))

static void
test_row_finalize (GObject *object)
{
  g_clear_object (&TEST_ROW (object)->record);

  G_OBJECT_CLASS (test_row_parent_class)->finalize (object);
}

static void
test_row_class_init (TestRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_row_finalize;
}

static void
test_row_init (TestRow *self)
{
}

/* Every other item is a record itself; the last row's record was deleted. */
static GListModel *
create_rows (guint n_rows)
{
  GListStore *rows = g_list_store_new (G_TYPE_OBJECT);

  for (guint i = 0; i <= n_rows; i++)
    {
      g_autoptr (TestRow) row = g_object_new (TEST_TYPE_ROW, NULL);
      g_autofree char *name = g_strdup_printf ("Student %u", i);

      if (i < n_rows)
        {
          row->record = stm_record_new (STM_TYPE_OVERVIEW);
          g_object_set (row->record, "last-name", name, "first-name", "Zoë", "status", (int) (i % 5), NULL);
        }

      if (i < n_rows && i % 2 == 0)
        g_list_store_append (rows, row->record);
      else
        g_list_store_append (rows, row);
    }

  return G_LIST_MODEL (rows);
}

static StmDocument *
create_overview (guint n_rows)
{
  g_autoptr (GListModel) rows = create_rows (n_rows);

  return stm_overview_document_new ("Overview", rows, NULL, STM_ROLE_REGION, DATE);
}

static void
test_pages (void)
{
  g_autoptr (StmDocument) overview = create_overview (200);
  g_autoptr (StmDocument) empty = create_overview (0);
  g_autoptr (StmDocument) sheet = stm_recovery_sheet_new ("School", CODE, DATE);
  double width, height;

  g_assert_cmpuint (stm_document_get_n_pages (overview), >, 3);
  g_assert_cmpuint (stm_document_get_n_pages (empty), ==, 1);
  g_assert_cmpuint (stm_document_get_n_pages (sheet), ==, 1);

  stm_document_get_page_size (overview, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 595.28, 0.01);
  stm_document_get_page_size (sheet, &width, &height);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.01);
}

/* Sum of what is drawn on a page, for comparing. */
static guint
draw (StmDocument *document, guint page)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  const guint8 *pixels;
  guint sum = 0;

  stm_document_get_page_size (document, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width + 1, (int) height + 1);
  cr = cairo_create (surface);
  stm_document_draw_page (document, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  pixels = cairo_image_surface_get_data (surface);
  for (int i = 0; i < cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface); i++)
    sum = sum * 31 + pixels[i];
  cairo_surface_destroy (surface);

  return sum;
}

static void
test_draw (void)
{
  g_autoptr (StmDocument) overview = create_overview (200);
  guint first = draw (overview, 0);

  g_assert_cmpuint (first, !=, 0);
  g_assert_cmpuint (draw (overview, 1), !=, first);
  g_assert_cmpuint (draw (overview, 0), ==, first);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (stm_document_write_pdf_finish (STM_DOCUMENT (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* A preview is drawn while the file is written. */
static void
test_threads (void)
{
  g_autofree char *folder = g_dir_make_tmp ("stm-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "overview.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (StmDocument) overview = create_overview (400);
  guint n_drawn = 0;
  gboolean written = FALSE;

  stm_document_write_pdf_async (overview, file, NULL, on_written, &written);
  while (!written)
    {
      draw (overview, n_drawn++ % 3);
      g_main_context_iteration (NULL, FALSE);
    }

  g_assert_true (g_file_query_exists (file, NULL));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_cancel (void)
{
  g_autoptr (StmDocument) overview = create_overview (20);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/overview.pdf");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (stm_document_write_pdf (overview, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_false (stm_document_write_pdf (overview, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text)) != NULL;
}

static void
test_metadata (void)
{
  g_autoptr (StmDocument) document = stm_document_new (STM_PAGE_PORTRAIT, "Title", DATE);
  g_autoptr (StmDocument) again = stm_document_new (STM_PAGE_PORTRAIT, "Title", DATE);
  g_autoptr (StmDocument) later = stm_document_new (STM_PAGE_PORTRAIT, "Title", "2026-09-04");
  g_autoptr (GBytes) pdf = NULL, same = NULL, other = NULL;

  stm_document_set_author (document, "GO! De Vijver");
  stm_document_set_author (again, "GO! De Vijver");
  stm_document_set_language (document, "nl");
  stm_document_set_language (again, "nl");

  pdf = stm_document_render_pdf (document, NULL, NULL);
  same = stm_document_render_pdf (again, NULL, NULL);
  other = stm_document_render_pdf (later, NULL, NULL);

  g_assert_true (g_bytes_equal (pdf, same));
  g_assert_false (g_bytes_equal (pdf, other));
  g_assert_true (contains (pdf, "/Lang (nl)"));
  g_assert_true (contains (pdf, "/Title (Title)"));
  g_assert_true (contains (pdf, "/Author (GO! De Vijver)"));
  g_assert_true (contains (pdf, "20260903000000Z"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/document/pages", test_pages);
  g_test_add_func ("/documents/document/draw", test_draw);
  g_test_add_func ("/documents/document/threads", test_threads);
  g_test_add_func ("/documents/document/cancel", test_cancel);
  g_test_add_func ("/documents/document/B1/metadata", test_metadata);

  return g_test_run ();
}
