#pragma once

#include "core/stm-numbers.h"
#include "core/stm-policy.h"
#include "store/stm-connection.h"

G_BEGIN_DECLS

/* What is known while numbers are read.  Dates are ISO: today, how far back is
 * new, how far ahead is soon, and the first day of the running school year. */
typedef struct
{
  StmConnection *connection;
  StmNumbers    *numbers;
  StmRole        role;
  char          *own_service;   /* (nullable): whose profile it is */
  char          *own_school;    /* (nullable): likewise, where a school works */
  char           today[11];
  char           lately[11];
  char           soon[11];
  GDate          first_day;
  char           first_year[10];
  GHashTable    *accepted;      /* row number of a service: number of students */
} StmNumbersReader;

typedef void (*StmNumbersRow) (StmNumbersReader *self,
                               StmStatement     *statement,
                               gpointer          data);

/* Calls func for each row; binds :today, :lately, :soon, :year, :own and :school
 * where sql has them. */
gboolean stm_numbers_reader_each     (StmNumbersReader *self,
                                      const char       *sql,
                                      StmNumbersRow     func,
                                      gpointer          data,
                                      GError          **error);
gboolean stm_numbers_reader_students (StmNumbersReader *self,
                                      GError          **error);
gboolean stm_numbers_reader_places   (StmNumbersReader *self,
                                      GError          **error);

G_END_DECLS
