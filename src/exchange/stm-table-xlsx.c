#include "config.h"

#include "exchange/stm-table-xlsx.h"

#include "core/stm-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <xlsxwriter.h>

#define MIN_WIDTH 8
#define MAX_WIDTH 50

typedef struct
{
  StmTableWriter  parent;

  char           *folder;
  locale_t        locale;
  lxw_workbook   *workbook;
  lxw_worksheet  *sheet;
  lxw_format     *heading;
  lxw_format     *date;
  lxw_row_t       row;
  guint           n_columns;
  glong          *widths;
} Xlsx;

static gboolean
fail (GError **error, lxw_error code, int number)
{
  g_set_error (error, STM_ERROR, number == ENOSPC ? STM_ERROR_FULL : STM_ERROR_IO,
               _("The workbook cannot be written: %s"), lxw_strerror (code));

  return FALSE;
}

static lxw_error
write_cell (Xlsx *self, lxw_col_t column, const StmCell *cell)
{
  lxw_datetime day = { 0 };

  if (*cell->text == '\0')
    return LXW_NO_ERROR;

  switch (self->row == 0 ? STM_CELL_TEXT : cell->kind)
    {
    case STM_CELL_NUMBER:
      return worksheet_write_number (self->sheet, self->row, column, cell->number, NULL);

    case STM_CELL_DATE:
      day.year = g_date_get_year (&cell->date);
      day.month = g_date_get_month (&cell->date);
      day.day = g_date_get_day (&cell->date);
      return worksheet_write_datetime (self->sheet, self->row, column, &day, self->date);

    case STM_CELL_TEXT:
    default:
      return worksheet_write_string (self->sheet, self->row, column, cell->text,
                                     self->row == 0 ? self->heading : NULL);
    }
}

static gboolean
append (Xlsx *self, const StmCell *cells, guint n_cells, GError **error)
{
  if (self->widths == NULL)
    {
      self->n_columns = n_cells;
      self->widths = g_new0 (glong, n_cells);
    }

  if (self->row >= LXW_ROW_MAX)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_REFUSED,
                   _("A workbook holds at most %d rows. Choose fewer, or export as CSV."), LXW_ROW_MAX - 1);
      return FALSE;
    }

  for (guint i = 0; i < n_cells; i++)
    {
      lxw_error code = write_cell (self, (lxw_col_t) i, &cells[i]);

      if (code != LXW_NO_ERROR)
        return fail (error, code, errno);
      self->widths[i] = MAX (self->widths[i], g_utf8_strlen (cells[i].text, -1));
    }
  self->row++;

  return TRUE;
}

/* The library writes numbers with the decimal sign of the locale, and a comma
 * makes the file one that Excel calls damaged. */
static gboolean
xlsx_append (StmTableWriter *writer, const StmCell *cells, guint n_cells, GError **error)
{
  Xlsx *self = (Xlsx *) writer;
  locale_t users = uselocale (self->locale);
  gboolean ok = append (self, cells, n_cells, error);

  uselocale (users);

  return ok;
}

static gboolean
finish (Xlsx *self, GError **error)
{
  lxw_error code;

  worksheet_freeze_panes (self->sheet, 1, 0);
  if (self->n_columns > 0)
    worksheet_autofilter (self->sheet, 0, 0, self->row - 1, (lxw_col_t) (self->n_columns - 1));
  for (guint i = 0; i < self->n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                          (double) CLAMP (self->widths[i], MIN_WIDTH, MAX_WIDTH) + 2, NULL);

  errno = 0;
  code = workbook_close (g_steal_pointer (&self->workbook));

  return code == LXW_NO_ERROR || fail (error, code, errno);
}

static gboolean
xlsx_finish (StmTableWriter *writer, GError **error)
{
  Xlsx *self = (Xlsx *) writer;
  locale_t users = uselocale (self->locale);
  gboolean ok = finish (self, error);

  uselocale (users);

  return ok;
}

static void
xlsx_free (StmTableWriter *writer)
{
  Xlsx *self = (Xlsx *) writer;

  g_clear_pointer (&self->workbook, lxw_workbook_free);
  freelocale (self->locale);
  g_free (self->folder);
  g_free (self->widths);
  g_free (self);
}

/**
 * stm_table_xlsx_new:
 * @path: where to
 *
 * Writes an Excel workbook of one sheet: headings that stay in view, columns as
 * wide as their text, dates and numbers as such (SPEC X2).
 *
 * Returns: (transfer full): a writer
 */
StmTableWriter *
stm_table_xlsx_new (const char *path)
{
  Xlsx *self = g_new0 (Xlsx, 1);
  lxw_workbook_options options = { .constant_memory = TRUE };

  /* rows wait in a file without a name, on the disk where they will stand */
  self->folder = g_path_get_dirname (path);
  options.tmpdir = self->folder;
  self->locale = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));

  self->parent.append = xlsx_append;
  self->parent.finish = xlsx_finish;
  self->parent.free = xlsx_free;
  self->workbook = workbook_new_opt (path, &options);
  self->sheet = workbook_add_worksheet (self->workbook, NULL);
  self->heading = workbook_add_format (self->workbook);
  format_set_bold (self->heading);
  self->date = workbook_add_format (self->workbook);
  format_set_num_format (self->date, "dd-mm-yyyy");

  return &self->parent;
}
