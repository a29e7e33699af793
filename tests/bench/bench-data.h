#pragma once

#include "store/stm-store.h"

/* A profile in a temporary folder with any number of students, each with a
 * request; removed when freed. */
typedef struct
{
  char     *folder;
  StmStore *store;
} BenchData;

BenchData *bench_data_new  (guint      n_students);
void       bench_data_free (BenchData *self);

/* how many milliseconds plain prepared inserts of all its rows take in a new
 * database of the same schema and key, in one transaction */
double     bench_data_time_raw (BenchData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchData, bench_data_free)
