#pragma once

#include "cli/stm-invocation.h"

G_BEGIN_DECLS

/**
 * StmCommand:
 * @name: what is typed, "import"
 * @parameters: (nullable): what follows it
 * @summary: what it does
 * @entries: (nullable): its own options
 * @least: how many arguments it needs
 * @most: how many it takes
 * @run: does it; fails with %G_OPTION_ERROR where it was called wrongly
 *
 * One command of stagematching-cli.
 */
typedef struct
{
  const char         *name;
  const char         *parameters;
  const char         *summary;
  const GOptionEntry *entries;
  guint               least;
  guint               most;
  gboolean          (*run) (StmInvocation  *invocation,
                            char          **arguments,
                            GError        **error);
} StmCommand;

extern const StmCommand stm_backup_command;
extern const StmCommand stm_calendar_command;
extern const StmCommand stm_cases_command;
extern const StmCommand stm_check_command;
extern const StmCommand stm_create_command;
extern const StmCommand stm_deadlines_command;
extern const StmCommand stm_decide_command;
extern const StmCommand stm_export_command;
extern const StmCommand stm_import_command;
extern const StmCommand stm_list_command;
extern const StmCommand stm_package_command;
extern const StmCommand stm_partners_command;
extern const StmCommand stm_profiles_command;
extern const StmCommand stm_programme_command;
extern const StmCommand stm_render_command;
extern const StmCommand stm_rules_command;
extern const StmCommand stm_show_command;
extern const StmCommand stm_step_command;

G_END_DECLS
