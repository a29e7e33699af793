#pragma once

#include "core/stm-event.h"
#include "core/stm-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StmParsed:
 * @record: (nullable): the record, normalised and checked by itself; %NULL for
 *   a line of history, and a member of the file that the format does not know
 * @event: (nullable): the line of history, %NULL where anything is wrong with it
 * @key: the name of the array or member, "students"
 * @index: its place in the array, -1 for another member
 * @problems: (nullable): what is wrong with it, if anything
 *
 * One thing that stands in a file.
 */
typedef struct
{
  StmRecord      *record;
  StmEvent       *event;
  char           *key;
  gint64          index;
  StmProblemList *problems;
} StmParsed;

typedef struct _StmProfileParser StmProfileParser;

StmProfileParser *stm_profile_parser_new       (GFile             *file,
                                                GCancellable      *cancellable,
                                                GError           **error);
StmProfileParser *stm_profile_parser_new_for_package (GBytes  *body,
                                                GCancellable      *cancellable);
void              stm_profile_parser_free      (StmProfileParser  *self);

GPtrArray        *stm_profile_parser_next      (StmProfileParser  *self,
                                                GError           **error);
guint64           stm_profile_parser_get_bytes (StmProfileParser  *self);
guint64           stm_profile_parser_get_size  (StmProfileParser  *self);

char             *stm_parsed_dup_path          (StmParsed         *self,
                                                const char        *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmProfileParser, stm_profile_parser_free)

G_END_DECLS
